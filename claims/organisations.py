"""Organisations and armed groups that no list names: "the Free Vesh Front", then "the Front"; "the charity White Stork Aid"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from claims.capitals import Page
from claims.parties import Alias, Parties
from claims.party_bodies import abbreviated, bodies_of, wide_bodies
from claims.party_deeds import of_deeds
from claims.party_groups import armies_of, of_fighters, so_called
from claims.party_missions import missions
from claims.party_short import shorter

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
_TRADES = (
    r"(?:(?:aid|relief|(?:human )?rights|medical|humanitarian|advocacy|campaign|monitoring|partner|research|peace|refugee"
    r"|legal) )"
)
_KINDS = (
    rf"(?:charity|NGO|watchdog|{_TRADES}(?:group|agency|organi[sz]ation|network|mission|charity|collective)"
    r"|rebel (?:group|army|movement|alliance)|armed (?:group|movement)|militant group"
    r"|separatist (?:group|movement)|militia)"
)
_INTRODUCED = re.compile(rf"\b{_KINDS},? ((?:{_CAPITAL} ){{0,5}}{_CAPITAL})")
_CALLED_SO = re.compile(
    rf"\b[Tt]he ((?:{_CAPITAL} ){{0,5}}{_CAPITAL}) "
    r"(?:charity|organi[sz]ation|militia|movement|rebels|project|collective|initiative)\b"
)
_EXPLAINED = re.compile(rf"((?:{_CAPITAL} ){{0,5}}{_CAPITAL}), an? (?:[\w-]+ ){{0,2}}{_KINDS}\b")
_ANY_KIND = re.compile(
    rf"\b(?:{_KINDS}|charity|organi[sz]ation|militia|movement|rebels|project|collective|initiative)\b"
)
_ANY_CAUSE = re.compile(rf"\b(?:{_CAUSES})\b")
_NO_UNION = re.compile(
    r"\b(?:\w+(?:ers|ors|ists|men|ees|ents)['’]?|\w+s['’]|Trade|Labou?r|Credit|Rugby|Soviet|Football"
    r"|Premier|Major|Champions|Home|Ivy|Student|Western|Union)$"
)
_AROUND = 60  # characters in which a known name may hold a new one


def organisations(page: Page, parties: Parties) -> Iterator[Alias]:
    """Each new organisation of the text with its name, and with what it is called for short."""
    found = tuple(n for n in dict.fromkeys(_named(page, parties)) if _is_new(n, parties))
    sent = missions(page.text, found)
    full = {name: _fullest(name, tuple(n for n in found if n not in sent or n == name)) for name in found}
    full |= {name: full.get(owner, owner) for name, owner in sent.items() if name in full}
    given = {**{owner: owner for owner in sent.values()}, **sent}
    yield from (Alias(party=full.get(o, o), name=name, table="organisations") for name, o in given.items())
    for name in found:
        short = (s for s in shorter(page, name, found) if parties.canonical(s) is None)
        yield from (Alias(party=full[name], name=called, table="organisations") for called in (name, *short))


def _is_new(name: str, parties: Parties) -> bool:
    """False for a name that is known, or that ends in a known organisation's: "Kurdish YPG"."""
    mentions = parties.mentions(name)
    return not any(m.name not in parties.states for m in mentions) and parties.canonical(name) is None


def _named(page: Page, parties: Parties) -> Iterator[str]:
    taken: list[tuple[int, int]] = []
    for rule in _RULES:
        for start, name in rule(page):
            end = start + len(name)
            inside = any(s <= start and end <= e and (s, e) != (start, end) for s, e in taken)
            if not inside and not _inside_known(page, start, end, parties):
                taken.append((start, end))
                yield name


def _inside_known(page: Page, start: int, end: int, parties: Parties) -> bool:
    """True for "Humanitarian Relief" in the "Assembly Office for Humanitarian Relief" that is known."""
    first = max(0, start - _AROUND)
    around = parties.mentions(page.text[first : end + _AROUND])
    return any(
        m.name not in parties.states and m.span.start + first <= start and m.span.end + first >= end for m in around
    )


Placed = Iterator[tuple[int, str]]


def _groups(page: Page) -> Placed:
    """The armed groups of `party_groups`, where two words or more name them."""
    for rule in (of_fighters, so_called, armies_of):
        for found in rule(page):
            if " " in found[1]:
                yield found.start(1), found[1]


def _bodies(page: Page) -> Placed:
    """The bodies of `party_bodies`."""
    for rule in (abbreviated, bodies_of, wide_bodies):
        for found in rule(page):
            yield from _opened(page, found, 1 if rule is abbreviated else 0)


def _headed(page: Page) -> Placed:
    """As in "the Free Vesh Movement", "the Inner Sea League"; not "the Eastern Front", "the Farmers' Union"."""
    for found in _NAMED.finditer(page.text):
        for start, name in _opened(page, found):
            words = name.split(" ")
            at = next(n for n, w in enumerate(words) if re.fullmatch(HEADS, w))
            before = " ".join(words[:at])
            directions = all(page.vocabulary.has("directions", w.lower()) for w in words[:at])
            wrong = _NO_UNION.search(before) and words[at] in ("Union", "League", "Front")
            if at and not directions and not wrong:
                yield start, name


def _at_arms(page: Page) -> Placed:
    """As in "the Kesh Liberation Army"; "the Orvenian Army" is a state's."""
    if not _ANY_CAUSE.search(page.text):
        return
    for found in _AT_ARMS.finditer(page.text):
        yield from ((start, name) for start, name in _opened(page, found) if " " in name)


def _introduced(page: Page) -> Placed:
    """As in "the charity White Stork Aid", "Velm Voices, a rights group", "the White Stork organisation"."""
    if not _ANY_KIND.search(page.text):
        return
    for pattern in (_INTRODUCED, _EXPLAINED, _CALLED_SO):
        for found in pattern.finditer(page.text):
            for start, name in _opened(page, found, 1):
                words = name.split(" ")
                several = len(words) > 1 or (pattern is not _CALLED_SO and words[0] not in page.people)
                if several and not any(page.vocabulary.has("not_states", w.lower()) for w in words[:1]):
                    yield start, name


_RULES: tuple[Callable[[Page], Placed], ...] = (_groups, _bodies, _headed, _at_arms, of_deeds, _introduced)


def _opened(page: Page, found: re.Match[str], group: int = 0) -> Placed:
    """The name and its place, from the first word on that is not capitalised only because it opens a sentence."""
    start, name = found.start(group), found[group].strip().removesuffix("'s").removesuffix("’s")
    openers = page.vocabulary.lists["sentence_openers"]
    while name and name.partition(" ")[0].lower() in openers:
        first, _, name = name.partition(" ")
        start += len(first) + 1
    if name:
        yield start, name


def _fullest(name: str, found: tuple[str, ...]) -> str:
    """The longest name that begins with this one: "White Stork Aid" of "White Stork"."""
    return max((n for n in found if n == name or n.startswith(f"{name} ")), key=len)
