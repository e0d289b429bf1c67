"""A carrier that rests on somebody: "LNA claims, quoting rescuers, that five bodies were found", whatever the parser makes of it."""

from __future__ import annotations

from collections.abc import Sequence

from claims.attribution import Attribution
from claims.cues import Cues
from claims.parse import Token
from claims.tree import trimmed

_RESTING = frozenset({"citing", "quoting", "referring", "crediting"})
_REFERENCE = ("with", "reference", "to")
_FAR = 6  # tokens between the carrier's verb and "citing"
_LONG = 14  # tokens of whoever is cited
_LEADING = frozenset({"earlier", "meanwhile", "later", "and", "but", "also", "today", "yesterday", "separately"})


def relayed(sentence: Sequence[Token], cues: Cues) -> Attribution | None:
    """The carrier's statement, from its "that" on; who is cited is found where carriers are told from speakers."""
    at = next((n for n, t in enumerate(sentence) if _rests(sentence, n)), None)
    if at is None or at < 2:
        return None
    verb = next((n for n in range(at - 1, max(0, at - _FAR), -1) if _reports(sentence[n], cues)), None)
    that = next((n for n in range(at + 1, min(len(sentence), at + _LONG)) if sentence[n].lower_ == "that"), None)
    comma = that is not None and (sentence[that - 1].text == "," or sentence[at].lower_ == "with")
    if verb is None or that is None or not comma:
        return None
    first = verb
    while first > 0 and not (sentence[first - 1].is_punct or sentence[first - 1].is_space):
        first -= 1
    while first < verb and sentence[first].lower_ in _LEADING:
        first += 1
    doc = sentence[0].doc
    source = trimmed(doc, (t.i for t in sentence[first:verb]))
    content = trimmed(doc, (t.i for t in sentence[that:]))
    named = any(t.pos_ in ("PROPN", "NOUN") for t in sentence[first:verb])
    if not source or not content or not named:
        return None
    return Attribution(
        head=sentence[verb].i, cue=frozenset({sentence[verb].i}), content=content, stance="asserts", rule="relayed", source=source,
        source_head=max(source),
    )  # fmt: skip


def _rests(sentence: Sequence[Token], n: int) -> bool:
    three = tuple(t.lower_ for t in sentence[n : n + 3])
    return sentence[n].lower_ in _RESTING or three == _REFERENCE


def _reports(token: Token, cues: Cues) -> bool:
    """True for "reports", "wrote", "claims", also where the tagger takes them for nouns."""
    lower = token.lower_
    base = token.lemma_.lower() if token.pos_ in ("VERB", "AUX") else lower.removesuffix("s")
    return token.tag_ in ("VBD", "VBZ", "VBP", "NNS", "NN", "VBN") and cues.speech(base) and lower not in _RESTING
