"""Verbs of telling that the tagger takes for nouns: "The Ministry of Defence informs in its evening bulletin that ..."."""

from __future__ import annotations

from collections.abc import Iterable

from claims.attribution import Attribution
from claims.parse import Token
from claims.tree import trimmed

_TOLD = frozenset(
    {"informs", "informed", "states", "reports", "claims", "notes", "remarks", "comments", "answers", "counters"}
)
_OBJECT = frozenset({"informed"})  # of these only with somebody between: "informed parliament that"
_LINKS = frozenset({"in", "that", "through", "via", "on", "by", "to"})
_ISSUED = frozenset({
    "bulletin", "statement", "release", "communique", "communiqué", "report", "letter", "note", "website", "channel", "post",
    "message", "dispatch", "briefing", "bulletins", "announcement", "summary", "telegram", "address", "page",
})  # fmt: skip
_REACH = 9  # words from the verb to "that"
_VERBS = ("VERB", "AUX")


def mistaken(token: Token) -> Attribution | None:
    """As in "The Keshi Ministry of Defence informs in its evening bulletin that a guard was hurt".

    Quiet for "press reports in the capital that were false", and where another verb has said something before.
    """
    if token.lower_ not in _TOLD or token.pos_ in _VERBS or token.i - 1 <= token.sent.start:
        return None
    doc, sent = token.doc, token.sent
    after = doc[token.i + 1 : min(token.i + 1 + _REACH, sent.end)]
    that = next((t for t in after if t.lower_ == "that"), None)
    if that is None or that.i + 2 >= sent.end or not _leads(token, that):
        return None
    before = doc[sent.start : token.i]
    if any(t.pos_ in _VERBS for t in before) or not before[0].text[:1].isupper() or before[-1].tag_ == "DT":
        return None
    source = trimmed(doc, frozenset(t.i for t in before))
    head = _main(before)
    content = trimmed(doc, frozenset(range(that.i, sent.end)))
    if head is None or not any(doc[i].pos_ in _VERBS for i in content):
        return None
    return Attribution(
        head=token.i, cue=frozenset({token.i}), content=content, stance="asserts", rule="mistaken_verb", source=source,
        source_head=head.i,
    )  # fmt: skip


def _leads(token: Token, that: Token) -> bool:
    """True when only "in its bulletin" or whom it was said to stands between, and a clause follows."""
    if token.lower_ in _OBJECT:
        return that.i > token.i + 1
    follows = token.nbor(1).lower_ in _LINKS
    issued = any(t.lower_ in _ISSUED for t in token.doc[token.i + 1 : that.i])
    named = token.nbor(-1).pos_ == "PROPN" or token.lower_ == "informs" or issued
    clause = that.nbor(1).tag_ in ("DT", "PRP", "PRP$", "NNP", "NNPS", "CD", "NNS", "JJ", "EX", "NN")
    return follows and named and clause


def _main(words: Iterable[Token]) -> Token | None:
    """The noun before the first "of" or comma: "Ministry" of "The Keshi Ministry of Defence"."""
    found: Token | None = None
    for word in words:
        if found is not None and (word.pos_ == "ADP" or word.text == ","):
            break
        if word.pos_ in ("NOUN", "PROPN"):
            found = word
    return found
