"""Rules for what somebody leaves unsaid: "declined to comment", "gave no figure", "has not commented"."""

from __future__ import annotations

from claims.attribution import Attribution
from claims.parse import Token
from claims.rules.cue_verb import cue_words, find_subject, noun_phrase
from claims.tree import Tokens, children, subtree, subtrees

_SPEAK = frozenset(
    {
        "comment",
        "say",
        "discuss",
        "answer",
        "respond",
        "reply",
        "confirm",
        "elaborate",
        "speak",
        "disclose",
        "name",
        "give",
    }
)
_TELL = frozenset({"say", "specify", "disclose", "reveal", "elaborate", "name", "clarify", "indicate", "explain"})
_GIVE = frozenset({"give", "provide", "offer", "release", "make", "issue"})
_GIVEN = frozenset(
    {"figure", "figures", "detail", "details", "number", "numbers", "comment", "comments", "information", "explanation"}
)
_ASKING = frozenset({"who", "what", "when", "where", "how", "whether", "if", "why", "which", "whose"})


def silence(token: Token) -> Attribution | None:
    """Who is silent, by which words, about what."""
    if token.pos_ not in ("VERB", "AUX"):
        return None
    content = _declined(token) or _unanswered(token) or _gave_none(token) or _left_open(token)
    subject = find_subject(token)
    if not content or subject is None:
        return None
    return Attribution(
        head=token.i, cue=cue_words(token) - content, content=content - cue_words(token) or content, stance="declines",
        rule="silence", source=noun_phrase(subject, token), source_head=subject.i,
    )  # fmt: skip


def _declined(token: Token) -> Tokens | None:
    """As in "a spokeswoman declined to comment on the losses"."""
    if token.lemma_ not in ("decline", "refuse"):
        return None
    asked = [c for c in children(token, "xcomp") if c.lemma_ in _SPEAK]
    return subtrees(asked) or None


def _unanswered(token: Token) -> Tokens | None:
    """As in "the ministry has not commented on the report"; "did not respond to a request for comment"."""
    if token.lemma_ not in ("comment", "respond", "reply") or not _negated(token):
        return None
    return subtrees(children(token, "prep")) or frozenset({token.i})


def _gave_none(token: Token) -> Tokens | None:
    """As in "it gave no figure for its own side"."""
    given = [c for c in children(token, "dobj") if c.lower_ in _GIVEN]
    none = [c for c in given if any(d.lower_ == "no" for d in c.children)]
    if token.lemma_ not in _GIVE or not none:
        return None
    return subtrees(none) | subtrees(c for c in children(token, "dative", "prep") if c.i > none[0].i)


def _left_open(token: Token) -> Tokens | None:
    """As in "she did not say who had seen them"; not "she did not say that they had gone"."""
    if token.lemma_ not in _TELL or not _negated(token):
        return None
    clauses = [c for c in children(token, "ccomp", "xcomp") if token.doc[min(subtree(c))].lower_ in _ASKING]
    if clauses:
        return subtrees(clauses)
    bare = not children(token, "ccomp", "xcomp", "dobj") and token.lemma_ in ("elaborate", "specify")
    return frozenset({token.i}) if bare else None


def _negated(token: Token) -> bool:
    return any(c.dep_ == "neg" for c in token.children)
