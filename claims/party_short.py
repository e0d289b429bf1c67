"""What a text calls an organisation for short: "the Front", "White Stork", "the Hills Army", "FVF"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.capitals import Page

_CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
_HEADS = (
    r"Front|Movement|Alliance|Union|League|Mission|Monitor|Observatory|Relief|Watch|Army|Brigades?|Militia|Forces|Council|Guards?"
    r"|Commission|Committee|Organi[sz]ation|Office|Coalition|Confederation|Assembly|Network|Foundation|Legion"
)
_SAYS = (
    r"(?:has |had |also )*(?:sa(?:ys|id)|den(?:ies|ied)|protest(?:s|ed)|called|insists?|gives|gave|puts?|asked|blame[sd]"
    r"|reject(?:s|ed)|accus(?:es|ed))\b"
)
_SHORTENED = re.compile(r" \(([A-Z][A-Za-z]{1,6})\)")
_LINKS = frozenset({"of", "for", "the", "and", "in", "on", "against"})
_LEAST = 3  # initials that stand for a name without brackets


def shorter(page: Page, name: str, found: tuple[str, ...]) -> Iterator[str]:
    """Every shorter name that the text has for it."""
    for rule in (_by_head, _without_head, _turned, _plural_alone, _in_brackets, _by_initials, _nicknamed):
        yield from rule(page, name, found)


def _by_head(page: Page, name: str, found: tuple[str, ...]) -> Iterator[str]:
    """As in "the Front" once "the Free Vesh Front" was named; not with two fronts in the text."""
    heads = [w for w in name.split(" ") if re.fullmatch(_HEADS, w)]
    last = name.split(" of ")[0].split(" ")[-1]
    for head in heads[:1] or [last]:
        alone = f"he {head}" in page.text and re.search(
            rf"\b[Tt]he {re.escape(head)}\b(?! (?:for|of|{_CAPITAL}))", page.text
        )
        if alone and sum(head in other.split(" ") for other in found) == 1:
            yield head


def _without_head(page: Page, name: str, _found: tuple[str, ...]) -> Iterator[str]:
    """As in "White Stork" of "White Stork Aid"."""
    words = name.split(" ")
    first = " ".join(words[:-1])
    if len(words) > 2 and words[-2] not in _LINKS and re.search(rf"\b{re.escape(first)}\b(?! {words[-1]})", page.text):
        yield first
    if (
        len(words) == 2
        and first not in page.people
        and re.search(rf"(?<!the )(?<!The )\b{re.escape(first)}(?:['’]s (?!{words[1]})|, which |,? {_SAYS})", page.text)
    ):
        yield first


def _turned(page: Page, name: str, _found: tuple[str, ...]) -> Iterator[str]:
    """As in "the Hills Army" of "the Army of the Eastern Hills"."""
    words = name.split(" ")
    if "of" in words and re.fullmatch(_HEADS, words[words.index("of") - 1]):
        turned = f"{words[-1]} {words[words.index('of') - 1]}"
        if re.search(rf"\b{re.escape(turned)}\b", page.text):
            yield turned


def _plural_alone(page: Page, name: str, _found: tuple[str, ...]) -> Iterator[str]:
    """As in "the Hills said no" for "the Army of the Eastern Hills"; not "in the Hills"."""
    last = name.split(" ")[-1]
    links = _LINKS & set(name.split(" "))
    if links and last.endswith("s") and re.search(
        rf"(?:^|[.”\"] |\n)The {re.escape(last)} (?:have |had |also )?(?:sa(?:y|id)|den|claim|accus|hold)", page.text
    ):  # fmt: skip
        yield last


def _in_brackets(page: Page, name: str, _found: tuple[str, ...]) -> Iterator[str]:
    """As in "the Free Vesh Front (FVF)"."""
    bracket = _SHORTENED.match(page.text, page.text.find(name) + len(name))
    if bracket:
        yield bracket[1]


def _by_initials(page: Page, name: str, _found: tuple[str, ...]) -> Iterator[str]:
    """As in "the FVF said" in a text that has "the Free Vesh Front" without brackets."""
    letters = "".join(w[0] for w in name.split(" ") if w not in _LINKS)
    if len(letters) >= _LEAST and letters.isupper() and re.search(rf"\b{letters}\b", page.text):
        yield letters


def _nicknamed(page: Page, name: str, _found: tuple[str, ...]) -> Iterator[str]:
    """As in "the Greens, as everyone here calls the Free Vesh Front"."""
    if " call" in page.text and (told := re.search(
        rf"\b[Tt]he ([A-Z]\w+), as (?:[\w']+ ){{1,4}}calls? (?:the )?{re.escape(name)}\b", page.text
    )):  # fmt: skip
        yield told[1]
