"""Organisations and armed groups that no list names: "the Free Vesh Front", then "the Front"; "the charity Grey Heron Aid"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.capitals import Page
from claims.parties import Alias, Parties

_WORD = r"[A-ZÀ-ÖØ-Þ][^\W_]*(?:-[A-ZÀ-ÖØ-Þ][^\W_]*)*"
_CAPITAL = rf"(?:(?:al|el|ash)-)?(?:{_WORD}|(?:People|Lord|Workers|Women)['’]s?)"
HEADS = "Front|Movement|Alliance|Union|League|Mission|Monitor|Observatory|Relief|Watch"
_ARMED = "Army|Brigades?|Militia|Forces|Council|Guards?"
_CAUSES = (
    r"Free|Liberation|People['’]?s|Popular|Revolutionary|Resistance|Salvation|Martyrs|Transitional|Islamic|Patriotic|Unity"
    r"|Self-Defen[cs]e"
)
_FOR = rf" (?:for|of) (?:the )?{_CAPITAL}(?: (?:of |and )?{_CAPITAL}){{0,3}}"
_NAMED = re.compile(rf"(?:{_CAPITAL} ){{1,5}}(?:{HEADS})\b(?! (?!The|In|On|At){_CAPITAL})(?:{_FOR})?")
_AT_ARMS = re.compile(rf"(?:{_CAPITAL} ){{0,5}}(?:{_CAUSES}) (?:{_CAPITAL} ){{0,5}}(?:{_ARMED})\b")
_KINDS = (
    r"(?:charity|(?:aid|relief) (?:group|agency|organi[sz]ation)|(?:human )?rights (?:group|organi[sz]ation)"
    r"|monitoring (?:group|mission)|rebel (?:group|army|movement|alliance)|armed group|militant group"
    r"|separatist (?:group|movement)|militia)"
)
_INTRODUCED = re.compile(rf"\b{_KINDS},? ((?:{_CAPITAL} ){{0,5}}{_CAPITAL})")
_CALLED_SO = re.compile(
    rf"\b[Tt]he ((?:{_CAPITAL} ){{0,5}}{_CAPITAL}) (?:charity|organi[sz]ation|militia|movement|rebels)\b"
)
_EXPLAINED = re.compile(rf"((?:{_CAPITAL} ){{0,5}}{_CAPITAL}), an? (?:[\w-]+ ){{0,2}}{_KINDS}\b")
_ANY_KIND = re.compile(rf"\b(?:{_KINDS}|charity|organi[sz]ation|militia|movement|rebels)\b")
_ANY_CAUSE = re.compile(rf"\b(?:{_CAUSES})\b")
_SHORTENED = re.compile(r" \(([A-Z][A-Za-z]{1,6})\)")
_NO_UNION = re.compile(
    r"\b(?:\w+(?:ers|ors|ists|men|ees|ents)['’]?|\w+s['’]|Trade|Labou?r|Credit|Rugby|Soviet|Football"
    r"|Premier|Major|Champions|Home|Ivy|Student|Western|Union)$"
)


def organisations(page: Page, parties: Parties) -> Iterator[Alias]:
    """Each new organisation of the text with its name, and with what it is called for short."""
    found = tuple(n for n in dict.fromkeys(_named(page)) if _is_new(n, parties))
    full = {name: _fullest(name, found) for name in found}
    for name in found:
        shorter = (s for s in _short(page, name, found) if parties.canonical(s) is None)
        yield from (Alias(party=full[name], name=called, table="organisations") for called in (name, *shorter))


def _is_new(name: str, parties: Parties) -> bool:
    """False for a name that is known, or that ends in a known organisation's: "Kurdish YPG"."""
    mentions = parties.mentions(name)
    return not any(m.name not in parties.states for m in mentions) and parties.canonical(name) is None


def _named(page: Page) -> Iterator[str]:
    for rule in (_headed, _at_arms, _introduced):
        yield from rule(page)


def _headed(page: Page) -> Iterator[str]:
    """As in "the Free Vesh Movement", "the Inner Sea League"; not "the Eastern Front", "the Farmers' Union"."""
    for found in _NAMED.finditer(page.text):
        words = _without_opener(page, found.group().split(" "))
        at = next(n for n, w in enumerate(words) if re.fullmatch(HEADS, w))
        before = " ".join(words[:at])
        directions = all(page.vocabulary.has("directions", w.lower()) for w in words[:at])
        wrong = _NO_UNION.search(before) and words[at] in ("Union", "League", "Front")
        if at and not directions and not wrong:
            yield " ".join(words)


def _at_arms(page: Page) -> Iterator[str]:
    """As in "the Kesh Liberation Army"; "the Orvenian Army" is a state's."""
    if not _ANY_CAUSE.search(page.text):
        return
    for found in _AT_ARMS.finditer(page.text):
        words = _without_opener(page, found.group().split(" "))
        if len(words) > 1:
            yield " ".join(words)


def _introduced(page: Page) -> Iterator[str]:
    """As in "the charity Grey Heron Aid", "Velm Voices, a rights group", "the Grey Heron organisation"."""
    if not _ANY_KIND.search(page.text):
        return
    for pattern in (_INTRODUCED, _EXPLAINED, _CALLED_SO):
        for found in pattern.finditer(page.text):
            words = _without_opener(page, found[1].removesuffix("'s").removesuffix("’s").split(" "))
            several = len(words) > 1 or (pattern is not _CALLED_SO and words and words[0] not in page.people)
            if several and not any(page.vocabulary.has("not_states", w.lower()) for w in words[:1]):
                yield " ".join(words)


def _without_opener(page: Page, words: list[str]) -> list[str]:
    """The words from the first on that is not capitalised only because it opens a sentence."""
    openers = page.vocabulary.lists["sentence_openers"]
    while words and words[0].lower() in openers:
        words = words[1:]
    return words


def _fullest(name: str, found: tuple[str, ...]) -> str:
    """The longest name that begins with this one: "Grey Heron Aid" of "Grey Heron"."""
    return max((n for n in found if n == name or n.startswith(f"{name} ")), key=len)


def _short(page: Page, name: str, found: tuple[str, ...]) -> Iterator[str]:
    """As in "the Front" once "the Free Vesh Front" was named; "Grey Heron" of "Grey Heron Aid"; "FVF" where brackets say so."""
    words = name.split(" ")
    heads = [w for w in words if re.fullmatch(f"{HEADS}|{_ARMED}", w)]
    for head in heads[:1]:
        alone = re.search(rf"\b[Tt]he {head}\b(?! (?:for|of|{_CAPITAL}))", page.text)
        if alone and sum(head in other.split(" ") for other in found) == 1:
            yield head
    first = " ".join(words[:-1])
    if len(words) > 2 and re.search(rf"\b{re.escape(first)}\b(?! {words[-1]})", page.text):
        yield first
    bracket = _SHORTENED.match(page.text, page.text.find(name) + len(name))
    if bracket:
        yield bracket[1]
