"""Doubt and approximation: what a source tells as likely, planned or "at least" may not be told as certain or exact."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answering.quantities import numbers_in
from answering.support.lexicon import listed, phrases, sense
from answering.support.reading import read
from answering.words import fold, is_stop, tokens

_REACH = 7  # content words after a word of doubt that it is taken to speak of
_CLAUSE_END = re.compile(r"[.;:]\s|,\s(?:and|but|while|who|which)\b|\b(?:but|while|whereas|although)\b")
_NUMBER = r"(?:\d[\d.,]*|[a-z]+(?:-[a-z]+)?)"


def lost_doubt(statement: str, cited: str) -> str | None:
    """The source's word of doubt that a statement leaves out although it tells what is doubted; None when it keeps doubt.

    "The blast was caused by a mine" for "was likely caused by a mine". Quiet for "A mine may have caused the blast".
    """
    if listed("doubt") & set(tokens(statement)):
        return None
    told = {sense(w) for w in tokens(statement) if not is_stop(w)}
    for word, reach in _doubted(cited):
        shared = reach & told
        if reach and len(shared) >= max(1, len(reach) // 3):
            return word
    return None


def _doubted(cited: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Each word of doubt with the senses of what it speaks of."""
    whole = fold(cited)
    plain = whole.lower()
    for match in re.finditer(r"[a-z]+", whole):  # in small letters: "May" is a month
        if match[0] in listed("doubt"):
            clause = _CLAUSE_END.split(plain[match.end() :], maxsplit=1)[0]
            content = [sense(w) for w in tokens(clause) if not is_stop(w) and w not in listed("light")]
            yield match[0], frozenset(content[:_REACH])


def added_doubt(statement: str, cited: str) -> str | None:
    """A modal of doubt ("might") that a statement has and its source does not; None when the source doubts as well."""
    modals = {"may", "might", "could", "possibly", "probably", "allegedly", "reportedly", "perhaps"}
    own = modals & set(tokens(re.sub(r"\bcould(?: not|n't)", " ", fold(statement).lower())))
    return min(own) if own and not listed("doubt") & set(tokens(cited)) else None


def told_as_done(statement: str, cited: str) -> str | None:
    """What a statement tells as done and its source as planned, ordered or to come: "he burned it" for "he was told to burn it".

    Quiet for "he managed to burn it", and where the statement says "to burn" as well.
    """
    done, pending = _deeds(cited)
    own, _ = _deeds(statement)
    return next((f"{pending[deed]} {deed}" for deed in own if deed in pending and deed not in done), None)


def _deeds(text: str) -> tuple[dict[str, str], dict[str, str]]:
    """The senses of verbs told as done, and of those that a word such as "to" or "will" puts off, each with that word."""
    done: dict[str, str] = {}
    pending: dict[str, str] = {}
    words = read(text)
    for at, word in enumerate(words):
        if word.kind != "verb":
            continue
        group = at
        while group and words[group - 1].kind in ("aux", "be", "adverb"):
            group -= 1
        before = [w.lower for w in words[max(0, group - 2) : at]]
        sign = next((w for w in before[-(at - group + 1) :] if w in listed("not_yet")), None)
        open_ended = sign is not None and not (listed("real_to") | {"not", "never"}) & set(before)
        (pending if open_ended else done)[word.sense] = sign or ""
    return done, pending


def made_exact(statement: str, cited: str) -> str | None:
    """The approximation of a number that a statement leaves out or turns round: "23" or "up to 23" for "at least 23"."""
    known, own = (dict(reversed(list(_approximated(text)))) for text in (cited, statement))
    given = set(numbers_in(fold(statement)))
    for value, (kind, words) in known.items():
        if value in given and own.get(value, ("", ""))[0] != kind and not _close(kind, own.get(value, ("", ""))[0]):
            return words
    return None


def _close(kind: str, other: str) -> bool:
    """“Some 9,000” may be “around 9,000”; “at least 23” is not “up to 23”."""
    return kind == other or (kind == "about" and other in ("at_least", "at_most"))


def _approximated(text: str) -> Iterator[tuple[float, tuple[str, str]]]:
    """Each approximated number with its kind and words; "no fewer than 9" comes as "at least" before it comes as "fewer"."""
    plain = re.sub("|".join(phrases("particles")), " ", fold(text).lower())
    for kind in ("at_least", "at_most", "about"):
        forms = phrases(kind) if kind != "about" else tuple(listed("about"))
        for match in re.finditer(rf"\b({'|'.join(map(re.escape, forms))}) (?:an? )?({_NUMBER}(?: {_NUMBER})?)", plain):
            for value in numbers_in(match[2])[:1]:
                yield value, (kind, match[1])
