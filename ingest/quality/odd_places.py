"""A garbled short form or another spelling of a place whose full name the text gives."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations

from domain.article import Flag
from domain.text import Span
from ingest.names import is_country, is_world, root_of, skeleton
from ingest.quality.subject import Subject

_PART = r"[A-ZÀ-Þ][^\W\d_]+"
_PLACE_NOUN = (
    r"(?:regional |border |armed )?(?:region|area|district|province|enclave|territory|territories|front|valley"
    r"|crossing|section|sector|zone|city"
    r"|town|village|county|governorate|conflict|war|issue|targets|line|settlement|peninsula|corridor)\b"
)
_IN = (
    r"(?:conflict|war|fighting|situation|clashes|crisis|events|tensions|operations|escalation|ceasefire"
    r"|outbreak) (?:in|over|around|near) (?:the )?"
    r"|(?:president|council|people|villages?|hospitals?|capital|government|army|ministry|defenders|leaders?"
    r"|residents|parliament|authorities"
    r"|population|ombudsman|part|north|south|east|west|status) of (?:the )?"
    r"|(?:region|area|district|province|enclave|town|city|village|valley) of "
)
_SLOT = re.compile(
    rf"\b(?P<named>{_PART}(?:[ -]{_PART}){{0,2}})(?=\s{_PLACE_NOUN})"
    rf"|(?:{_IN})(?P<inside>{_PART}(?:[ -]{_PART}){{0,2}})"
)
_SMALL = re.compile(
    r"\b(?:conflict|war|fighting|situation|clashes|between [^.,;]{1,40}|shelling) in (?P<small>[a-z]{6,})\b"
)
_FULL = re.compile(rf"\b{_PART}(?:[ -]{_PART}){{1,2}}\b")
_QUALIFIED = re.compile(
    rf"\b(?:Upper|Lower|Old|New|Greater|Inner|Outer|North|South|East|West|Northern|Southern|Eastern|Western"
    rf"|Central|High|Low|Mount|Lake|Port|Fort)"
    rf" {_PART}\b"
)
_OFTEN = 3
_LONG = 6
_SHARE = 3
"""Different names in one text that are compared with each other at most."""
_MOST = 400


def odd_places(subject: Subject) -> Iterator[Flag]:
    """Short forms, then spellings, each named where it stands."""
    slots = _slots(subject.text)
    yield from short_forms(subject, slots)
    yield from spellings(subject, slots)
    yield from second_words(subject)


def _slots(text: str) -> dict[str, list[Span]]:
    """Where each name stands in the place of a region or town: "the Sella region", "the fighting in Sella"."""
    found: dict[str, list[Span]] = defaultdict(list)
    for slot in _SLOT.finditer(text):
        group = "named" if slot["named"] else "inside"
        name = re.sub(r"^(?:The|A|An|In|On|At|This|That) ", "", slot[group])
        found[name].append(Span(start=slot.end(group) - len(name), end=slot.end(group)))
    return dict(list(found.items())[:_MOST])


def short_forms(subject: Subject, slots: dict[str, list[Span]]) -> Iterator[Flag]:
    """A name such as "the Orta conflict" beside "the Orlen Tasva conflict": the first letters of its parts run together.

    Not an abbreviation in capitals, not a part of the name ("Tasva"), not a name of its own ("Ortav").
    """
    text = subject.text
    fulls = Counter(found[0] for found in _FULL.finditer(text))
    for name in slots:
        if " " in name or "-" in name or name.isupper() or is_country(name) or is_world(name):
            continue
        meant = [full for full in fulls if is_run_together(name, full) and _is_place(full, slots)]
        if meant:
            full = max(meant, key=lambda f: fulls[f])
            yield from _each(
                text, name, full, f"{name!r} is the beginnings of {full!r} run together, which the text names in full"
            )


def is_run_together(name: str, full: str) -> bool:
    """True for two or more letters of every part of the full name, one after the other.

    >>> is_run_together("Orta", "Orlen Tasva"), is_run_together("Orlen", "Orlen Tasva"), is_run_together("Ortav", "Orlen Tasva")
    (True, False, False)
    """
    parts = re.split(r"[ -]", full.lower())
    return name.lower() not in parts and len(name) >= 2 * len(parts) and _runs(name.lower(), parts)


def _runs(name: str, parts: list[str]) -> bool:
    if not parts:
        return not name
    sizes = (n for n in range(2, len(parts[0]) + 1) if name[:n] == parts[0][:n])
    return any(_runs(name[size:], parts[1:]) for size in sizes)


def _is_place(full: str, slots: dict[str, list[Span]]) -> bool:
    """The full name stands as a place too, or has a hyphen inside as only places do between equals."""
    return full in slots or "-" in full


def spellings(subject: Subject, slots: dict[str, list[Span]]) -> Iterator[Flag]:
    """A "Zelbrad" once, where the text else writes "Zelbarad": the same consonants and ends; not "Varna" and "Verna"."""
    text = subject.text
    names = {name for name in slots if len(name) >= _LONG and not is_country(name)}
    by_bones: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in sorted(names):
        by_bones[name[0], skeleton(name)].append(name)
    for group in by_bones.values():
        for one, other in combinations(group[:_SHARE], 2):
            rare, often = sorted((one, other), key=lambda n: len(slots[n]))
            if len(slots[rare]) < len(slots[often]) and _is_spelling(rare, often):
                note = f"{rare!r} is spelled {often!r} elsewhere in the text ({len(slots[often])} times)"
                yield from _each(text, rare, often, note)
    yield from _small_letters(text, slots)


def _is_spelling(one: str, other: str) -> bool:
    """A vowel more or a letter doubled, inside the word; "Israel" and "Israeli" are two words."""
    return (
        one[-1] == other[-1]
        and len(one) != len(other)
        and abs(len(one) - len(other)) <= 2
        and root_of(one) != root_of(other)
    )


def second_words(subject: Subject) -> Iterator[Flag]:
    """An "Upper Sarka" once, where the text else speaks of "Upper Sareth"; not "North Sella" beside "North Varna"."""
    text = subject.text
    counts = Counter(found[0] for found in _QUALIFIED.finditer(text))
    for name, count in counts.items():
        first, _, second = name.partition(" ")
        meant = [
            n
            for n in counts
            if counts[n] >= _OFTEN and n.startswith(first + " ") and _is_garbled(second, n.partition(" ")[2])
        ]
        if count == 1 and meant and not is_country(second):
            often = meant[0].partition(" ")[2]
            note = f"{name!r} is named once; the text else speaks of {meant[0]!r} ({counts[meant[0]]} times)"
            for found in re.finditer(rf"\b{re.escape(name)}\b", text):
                span = Span(start=found.end() - len(second), end=found.end())
                yield Flag(kind="odd-entity", note=note, span=span, suggestion=often)


def _is_garbled(one: str, other: str) -> bool:
    """The same three letters first and another end, which is no ending of an adjective."""
    return one != other and one[:3] == other[:3] and root_of(one) != root_of(other) and not one.startswith(other[:-1])


def _small_letters(text: str, slots: dict[str, list[Span]]) -> Iterator[Flag]:
    """The "conflict in orlena" beside "the Orlen Tasva region": part of a name without its capital, and another vowel."""
    parts = {part.lower(): name for name in slots for part in re.split(r"[ -]", name) if len(part) >= _LONG}
    for found in _SMALL.finditer(text):
        small = found["small"]
        meant = [part for part in parts if part != small and part[0] == small[0] and _is_near(small, part)]
        if meant:
            name = parts[meant[0]]
            note = f"{small!r} looks like a part of the name {name!r}, which the text gives elsewhere"
            span = Span(start=found.start("small"), end=found.end("small"))
            yield Flag(kind="odd-entity", note=note, span=span, suggestion=name)


def _is_near(small: str, part: str) -> bool:
    return skeleton(small) == skeleton(part) and len(skeleton(part)) >= 3 and abs(len(small) - len(part)) <= 1


def _each(text: str, name: str, meant: str, note: str) -> Iterator[Flag]:
    """A flag at every place of a name."""
    for found in re.finditer(rf"\b{re.escape(name)}\b", text):
        yield Flag(kind="odd-entity", note=note, span=Span(start=found.start(), end=found.end()), suggestion=meant)
