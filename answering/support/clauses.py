"""Who does what to whom: for each verb of a text what stands as its subject, its object, and after which preposition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from answering.support.lexicon import listed
from answering.support.reading import REMEMBERED, Word, read

_INTO = frozenset(("to", "into", "onto", "towards", "toward"))
_BESIDE = ("aux", "be", "adverb")
_LONGEST_PHRASE = 40  # words
_WEAK_BREAKS = frozenset((",", "(", ")"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words that belong together, with the preposition before them ("" for none), at `[start, end)` of the words."""

    start: int
    end: int
    words: tuple[Word, ...]
    preposition: str = ""

    @property
    def heads(self) -> tuple[Word, ...]:
        """Its names, numbers and things."""
        return tuple(w for w in self.words if w.is_head)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """A verb and one of its phrases: `slot` is "who", "whom" or a preposition."""

    verb: Word
    slot: str
    phrase: Phrase


@lru_cache(maxsize=REMEMBERED)
def phrases_in(words: tuple[Word, ...]) -> tuple[Phrase, ...]:
    """The phrases of a text in order; "of" and "'s" join what belongs together."""
    found: list[Phrase] = []
    at = 0
    while at < len(words):
        end = _phrase_end(words, at)
        if end > at:
            before = words[at - 1].lower if at and _leads(words[at - 1]) else ""
            found.append(Phrase(start=at, end=end, words=tuple(words[at:end]), preposition=before))
        at = max(end, at + 1)
    return _paired(words, found)


def _leads(word: Word) -> bool:
    return word.kind == "prep" or word.lower == "to"


def _phrase_end(words: Sequence[Word], start: int) -> int:
    """Where the phrase that begins at `start` ends; `start` when none does."""
    at, whole = start, start
    while at < min(len(words), start + _LONGEST_PHRASE):
        word = words[at]
        if word.is_head or word.kind == "pronoun":
            whole = at + 1
        elif not _goes_on(words, start, at):
            break
        at += 1
    return whole


def _goes_on(words: Sequence[Word], start: int, at: int) -> bool:
    """True for the "of" and the "the" of "the bridge of the Tern", and for "'s"; not for "on Friday the army"."""
    if words[at].kind == "det":
        return at == start or words[at - 1].kind == "det" or words[at - 1].lower == "of"
    return words[at].kind == "poss" or (words[at].lower == "of" and at > start)


def _paired(words: Sequence[Word], found: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """Phrases joined by "and" made one; not in "he shot the guard and Corvale protested"."""
    made: list[Phrase] = []
    for phrase in found:
        last = made[-1] if made else None
        if last is not None and last.end + 1 == phrase.start and words[last.end].lower == "and" and last.heads:
            after = words[phrase.end].kind if phrase.end < len(words) else "stop"
            if not (after in ("verb", "aux", "be") and any(w.kind == "verb" for w in words[: last.start])):
                joined = Phrase(
                    start=last.start, end=phrase.end, words=(*last.words, *phrase.words), preposition=last.preposition
                )
                made[-1] = joined
                continue
        made.append(phrase)
    return tuple(made)


@lru_cache(maxsize=REMEMBERED)
def bonds_in(text: str) -> tuple[Bond, ...]:
    """Every verb of a text with what is bound to it; phrases of pronouns only are left out."""
    return tuple(b for sentence in _sentences(read(text)) for b in _bonds(sentence) if _acts(b))


def _acts(bond: Bond) -> bool:
    """False for pronouns, and for a subject or object that is a time or a bare number."""
    heads = [w for w in bond.phrase.heads if w.lower not in listed("times")]
    return bool(heads) and (bond.slot not in ("who", "whom") or any(w.kind != "number" for w in heads) or _counts(bond))


def _counts(bond: Bond) -> bool:
    """True for the number that stands for people: "wounding eleven", "four were wounded"; "88" in "voted 88 to 41" as well."""
    return len(bond.phrase.heads) == 1 and bond.slot == "whom"


def _sentences(words: tuple[Word, ...]) -> Iterator[tuple[Word, ...]]:
    start = 0
    for at, word in enumerate(words):
        if word.kind == "stop" or word.text == ";":
            yield words[start:at]
            start = at + 1
    yield words[start:]


def _bonds(words: tuple[Word, ...]) -> Iterator[Bond]:
    phrases = phrases_in(words)
    verbs = [
        at for at, word in enumerate(words) if word.kind == "verb" and word.lower not in ("according", "including")
    ]
    subjects: dict[int, Phrase | None] = {}
    for nth, at in enumerate(verbs):
        last = verbs[nth - 1] if nth else -1
        following = verbs[nth + 1] if nth + 1 < len(verbs) else len(words)
        reduced = _is_reduced(words, at, last, phrases)
        passive = reduced or _is_passive(words, at)
        before = next((p for p in phrases if p.end == at), None) if reduced else None
        subject = subjects[at] = before or _subject(words, phrases, at, last, subjects)
        if subject is not None:
            yield Bond(verb=words[at], slot="whom" if passive else "who", phrase=subject)
        yield from _after(words, phrases, at, following, passive=passive)


def _is_passive(words: Sequence[Word], at: int) -> bool:
    """True for "were killed", "has been seized"; not for "were fleeing", "been able to reach"."""
    if not (words[at].lower.endswith("ed") or words[at].lower in listed("irregular")):
        return False
    while at and words[at - 1].kind in _BESIDE:
        at -= 1
        if words[at].kind == "be":
            return True
    return False


def _is_reduced(words: Sequence[Word], at: int, last: int, phrases: Sequence[Phrase]) -> bool:
    """True for "herders shot by his men" and "drones launched from the coast"; not for "the men launched drones"."""
    before = next((p for p in phrases if p.end == at), None)
    after = words[at + 1] if at + 1 < len(words) else None
    if before is None or after is None or after.kind != "prep" or words[at].lower.endswith("ing"):
        return False
    if after.lower == "by":
        return last >= 0 or any(w.kind == "verb" for w in words[at + 1 :])
    free = not any(w.kind == "break" for w in words[last + 1 : before.start])
    taken = last >= 0 and free and words[last].lower not in listed("saying") and before.start <= last + 2
    return taken or bool(before.preposition)


def _subject(
    words: Sequence[Word], phrases: Sequence[Phrase], at: int, last: int, subjects: dict[int, Phrase | None]
) -> Phrase | None:
    """The phrase that a verb says something of: the nearest free one before it, or that of the verb it is joined to."""
    start = _group_start(words, at)
    if start and words[start - 1].lower in ("who", "which", "that"):
        return _before_relative(words, phrases, start - 1)
    free = [p for p in phrases if last < p.start and p.end <= start]
    if start and words[start - 1].text == "," and not words[at].lower.endswith("ing"):
        named = next((p for p in reversed(free) if p.end == start - 1 and not p.preposition), None)
        if named is not None:
            return _with_title(words, phrases, named)
    if start and words[start - 1].lower == "to":
        ordered = next((p for p in reversed(free) if p.end == start - 1 and not p.preposition), None)
        return ordered or subjects.get(last)
    joined = start and (words[start - 1].lower in ("and", "or", "but", ","))
    if last >= 0 and (joined or (words[at].lower.endswith("ing") and not _is_after_head(words, at))):
        return subjects.get(last)
    if last >= 0 and _is_aside(words, last, start):
        return subjects.get(last)
    nearest = next((p for p in reversed(free) if not p.preposition), None)
    if nearest is not None:
        return nearest
    relative = next((i for i in range(start) if words[i].lower == "who"), None)
    if relative is not None and last > relative:
        return _before_relative(words, phrases, relative)
    return subjects.get(last) if last >= 0 else None


def _group_start(words: Sequence[Word], at: int) -> int:
    """Where the verb's own words begin: at "had" in "had not been seen"."""
    while at and words[at - 1].kind in _BESIDE:
        at -= 1
    return at


def _is_after_head(words: Sequence[Word], at: int) -> bool:
    return at > 0 and words[at - 1].is_head


def _is_aside(words: Sequence[Word], last: int, start: int) -> bool:
    """True when the verb before only describes the subject: "trucks carrying medicine reached", "the shell that hit it had"."""
    if any(w.kind == "break" for w in words[last + 1 : start]):
        return False
    begin = _group_start(words, last)
    relative = (
        begin > 1
        and words[begin - 1].lower in ("who", "which", "that")
        and (words[begin - 2].is_head or words[begin - 2].text == ",")
    )
    return bool(relative) or (words[last].lower.endswith("ing") and begin == last and _is_after_head(words, last))


def _before_relative(words: Sequence[Word], phrases: Sequence[Phrase], at: int) -> Phrase | None:
    """Whom a "who" means: "Ilse Quade" in "Ilse Quade, who opposed it"."""
    end = at - 1 if at and words[at - 1].text == "," else at
    return next((p for p in reversed(phrases) if p.end <= end), None)


def _with_title(words: Sequence[Word], phrases: Sequence[Phrase], named: Phrase) -> Phrase:
    """A name between commas with what it explains: "Its owner, Piet Aldous" before "says"."""
    before = next((p for p in phrases if p.end + 1 == named.start and words[p.end].text == ","), None)
    return named if before is None else Phrase(start=before.start, end=named.end, words=(*before.words, *named.words))


def _after(
    words: Sequence[Word], phrases: Sequence[Phrase], at: int, following: int, *, passive: bool
) -> Iterator[Bond]:
    """What follows a verb up to the next one: its object, and phrases after prepositions."""
    taken = passive
    for phrase in phrases:
        if not at < phrase.start < following:
            continue
        if _broken(words, at, phrase.start):
            return
        if phrase.preposition:
            slot = "who" if passive and phrase.preposition == "by" else _slot(phrase.preposition)
            yield Bond(verb=words[at], slot=slot, phrase=phrase)
        elif not taken and words[at].lower not in listed("saying"):
            taken = True
            yield Bond(verb=words[at], slot="whom", phrase=phrase)


def _slot(preposition: str) -> str:
    return "to" if preposition in _INTO else preposition


def _broken(words: Sequence[Word], start: int, end: int) -> bool:
    """True when another clause begins between two places."""
    return any(
        w.kind == "break" and w.text not in _WEAK_BREAKS and w.lower not in ("and", "or") for w in words[start:end]
    )
