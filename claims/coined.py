"""Parties that no list names, found from an article's own words: "the Orvenian Defence Ministry", "Republic of Kesh"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claims.demonyms import LIKELY_DEMONYM, is_demonym_of
from claims.parties import Parties
from claims.vocabulary import Vocabulary

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_WAR = re.compile(r"\b(border|clash\w*|war|fighting|cease-?fire|truce|conflict|hostilities|frontier)\b", re.IGNORECASE)


def coined(text: str, parties: Parties, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Names of parties in the text that `parties` does not know, the country's name where the text has it."""
    words = list(_WORD.finditer(text))
    surnames = _surnames(words, vocabulary, parties)
    hints = [
        *_before_institution(words, vocabulary),
        *_of_realm(words, vocabulary),
        *_at_war(text),
        *_fronts(words, vocabulary),
        *_with_own_troops(text),
        *_accused(text),
    ]
    capitals = {w.group() for w in words if w.group()[0].isupper()}
    hints += _with_demonym(capitals)
    good = [h for h in hints if _may_be_party(h, text, surnames, vocabulary) and not parties.named_in(h)]
    named = {_country_of(h, capitals) for h in good}
    named |= {
        h
        for h in (*_at_odds(text, named, parties), *_paired(text, named, parties))
        if _may_be_party(h, text, surnames, vocabulary)
    }
    return tuple(sorted(n for n in named if not parties.named_in(n)))


def _with_demonym(capitals: set[str]) -> Iterator[str]:
    """Names that the text also has as an adjective: "Orvenia" beside "Orvenian"."""
    alike: dict[str, list[str]] = defaultdict(list)  # both begin with the same letters: few pairs are left to compare
    for word in capitals:
        alike[word[:2]].append(word)
    for word in capitals:
        if any(is_demonym_of(d, word) for d in alike[word[:2]] if len(d) > len(word) - 1):
            yield word


def _before_institution(words: Sequence[re.Match[str]], vocabulary: Vocabulary) -> Iterator[str]:
    """As in "the Orvenian Defence Ministry" by its ending; "Talmark's army" by its possessive; "Talmark troops"."""
    for at, word in enumerate(words):
        if not word.group()[0].isupper():
            continue
        reached = _institution_after(words, at, vocabulary)
        owns = word.string[word.end() : word.end() + 2] in ("'s", "’s")
        strong = "state_bodies" if owns else "bodies_at_arms"
        if reached and (vocabulary.has(strong, reached) or word.group().endswith(LIKELY_DEMONYM)):
            yield _with_direction(words, at, vocabulary)


def _institution_after(words: Sequence[re.Match[str]], at: int, vocabulary: Vocabulary) -> str | None:
    for step in range(1, 5):
        if at + step >= len(words):
            return None
        here = words[at + step]
        gap = here.string[words[at + step - 1].end() : here.start()]
        word = here.group().lower()
        if word == "s" and gap in ("'", "’"):
            continue
        if gap.strip():
            return None
        if word in vocabulary.public | vocabulary.lists["state_bodies"] and not vocabulary.has("state_modifiers", word):
            return word
        if not vocabulary.has("state_modifiers", word):
            return None
    return None


def _of_realm(words: Sequence[re.Match[str]], vocabulary: Vocabulary) -> Iterator[str]:
    """As in "the Republic of Kesh"; "the Ministry of Defence of Corvale"; "the ambassador to Orvenia" is not one."""
    for at, word in enumerate(words[:-2]):
        head, link, name = word.group().lower(), words[at + 1].group(), words[at + 2].group()
        owner = any(vocabulary.has(kind, head) for kind in ("realms", "state_bodies", "offices", "state_modifiers"))
        if link == "of" and name[0].isupper() and owner:
            yield _with_next(words, at + 2, vocabulary)


def _at_war(text: str) -> Iterator[str]:
    """As in "clashes on the border between Orvenia and Talmark"."""
    for found in re.finditer(r"[Bb]etween ([A-Z]\w+) and ([A-Z]\w+)", text):
        around = text[max(0, found.start() - 80) : found.end() + 80]
        if _WAR.search(around):
            yield from found.groups()


def _accused(text: str) -> Iterator[str]:
    """As in "accused Talmark of shelling"; "Talmark has also denied the charge"."""
    for found in re.finditer(r"\baccus(?:ed|es|ing) ([A-Z]\w+) of\b", text):
        yield found[1]
    for found in re.finditer(r"(?<!\w )\b([A-Z]\w+) (?:has |had )?(?:also |again )?(?:den|reject|accus)\w+ ", text):
        yield found[1]


def _with_own_troops(text: str) -> Iterator[str]:
    """As in "Talmark denied that its troops had crossed the river"."""
    for found in re.finditer(
        r"\b([A-Z]\w+) (?:\w+ ){1,4}its (?:\w+ )?(?:troops|forces|soldiers|army|territory|border)\b", text
    ):
        yield found[1]


def _paired(text: str, known: set[str], parties: Parties) -> Iterator[str]:
    """As in "Orvenia and Talmark share a border. Talmark shelled a post": paired with a party, and acting like one."""
    for found in re.finditer(r"\b([A-Z]\w+) and ([A-Z]\w+)\b", text):
        sure = [name in known or bool(parties.named_in(name)) for name in found.groups()]
        if any(sure) and not all(sure):
            other = found[1 + sure.index(False)]
            if re.search(
                rf"\b{other} (?:has |had |also |again )*(?:said|den|accus|shell|fir|attack|open|reject|claim)", text
            ):
                yield other


def _at_odds(text: str, known: set[str], parties: Parties) -> Iterator[str]:
    """As in "Orvenia accused Talmark", when one of the two is known for a party."""
    for found in re.finditer(r"\b([A-Z]\w+) (?:\w+ )?(?:accus|blam|attack|shell|invad|condemn)\w+ ([A-Z]\w+)\b", text):
        if any(name in known or parties.named_in(name) for name in found.groups()):
            yield from found.groups()


def _fronts(words: Sequence[re.Match[str]], vocabulary: Vocabulary) -> Iterator[str]:
    """As in "the Free Vesh Movement"."""
    for at, word in enumerate(words):
        if vocabulary.has("fronts", word.group().lower()) and word.group()[0].isupper():
            first = at
            while (
                first and words[first - 1].group()[0].isupper() and words[first].start() - words[first - 1].end() == 1
            ):
                first -= 1
            if words[first].group() == "The":
                first += 1
            if at - first >= 2:
                yield word.string[words[first].start() : word.end()]


def _with_direction(words: Sequence[re.Match[str]], at: int, vocabulary: Vocabulary) -> str:
    if at and vocabulary.has("directions", words[at - 1].group().lower()) and words[at - 1].group()[0].isupper():
        return f"{words[at - 1].group()} {words[at].group()}"
    return words[at].group()


def _with_next(words: Sequence[re.Match[str]], at: int, vocabulary: Vocabulary) -> str:
    if (
        vocabulary.has("directions", words[at].group().lower())
        and at + 1 < len(words)
        and words[at + 1].group()[0].isupper()
    ):
        return f"{words[at].group()} {words[at + 1].group()}"
    return words[at].group()


def _surnames(words: Sequence[re.Match[str]], vocabulary: Vocabulary, parties: Parties) -> frozenset[str]:
    """Words that stand after a first name or a title somewhere: "Ilan Veshtan", "General Orsa"."""
    lower = {w.group() for w in words if w.group()[0].islower()}
    found = set()
    for before, word in pairwise(words):
        first = before.group()
        close = word.start() - before.end() == 1 and word.string[before.end()] == " "
        if not (close and first[0].isupper() and word.group()[0].isupper() and len(first) > 1):
            continue
        if vocabulary.has("fronts", word.group().lower()):
            continue
        name = (
            first.lower() not in lower
            and first.lower() not in vocabulary.lists["not_states"] | vocabulary.lists["institutions"]
        )
        title = first.lower() in ("mr", "mrs", "ms", "dr", "president", "general", "colonel", "minister", "spokesman")
        if (name or title) and not parties.named_in(first) and not first.endswith(("ian", "ese", "ish")):
            found.add(word.group())
    return frozenset(found)


def _may_be_party(hint: str, text: str, surnames: frozenset[str], vocabulary: Vocabulary) -> bool:
    last = hint.split()[-1]
    common = (
        vocabulary.has("not_states", last.lower()) or re.search(rf"\b{re.escape(last.lower())}\b", text) is not None
    )
    return len(last) > 2 and last not in surnames and not common


def _country_of(hint: str, capitals: set[str]) -> str:
    head, _, last = hint.rpartition(" ")
    countries = [c for c in capitals if is_demonym_of(last, c)]
    return f"{head} {min(countries, key=len)}".strip() if countries else hint
