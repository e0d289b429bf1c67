"""Rules for what somebody leaves unsaid: "declined to comment", "gave no figure", "has not commented"."""

from __future__ import annotations

from claims.attribution import Attribution
from claims.parse import Token
from claims.rules.cue_verb import cue_words, noun_phrase
from claims.rules.subjects import SUBJECTS, find_subject
from claims.tree import NONE, Tokens, children, subtree, subtrees

_SPEAK = frozenset(
    [
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
        "draw",
        "talk",
    ]
)
_TELL = frozenset(
    ["say", "specify", "disclose", "reveal", "elaborate", "name", "clarify", "indicate", "explain", "tell"]
)
_GIVE = frozenset({"give", "provide", "offer", "release", "make", "issue", "send"})
_GIVEN = frozenset(
    [
        "figure",
        "detail",
        "number",
        "comment",
        "information",
        "explanation",
        "answer",
        "reason",
        "reply",
        "response",
        "word",
        "proof",
    ]
)
_ASKED = frozenset(
    {"question", "request", "inquiry", "enquiry", "call", "query", "letter", "email", "e-mail", "message", "telephone"}
)
_ASKING = frozenset({"who", "what", "when", "where", "how", "whether", "if", "why", "which", "whose"})
_NOBODY = frozenset({"nobody", "none", "neither", "no-one"})
_DODGE = frozenset({"sidestep", "dodge", "duck", "evade"})


def silence(token: Token) -> Attribution | None:
    """Who is silent, by which words, about what."""
    content = (
        _declined(token) or _unanswered(token) or _gave_none(token) or _left_open(token) or _said_nothing(token)
        or _unavailable(token) or _sidestepped(token)
    )  # fmt: skip
    subject = find_subject(token)
    if not content or subject is None:
        return None
    source = NONE if subject.lower_ in _NOBODY else noun_phrase(subject, token)
    cue = cue_words(token)
    return Attribution(
        head=token.i, cue=cue - content or frozenset({subject.i}), content=content - cue - source or content, stance="declines",
        rule="silence", source=source - content, source_head=subject.i if source else None,
    )  # fmt: skip


def _declined(token: Token) -> Tokens | None:
    """As in "a spokeswoman declined to comment on the losses"; "refused to be drawn on the log"."""
    if token.lemma_ not in ("decline", "refuse"):
        return None
    asked = [c for c in children(token, "xcomp") if token.lemma_ == "decline" or c.lemma_ in _SPEAK]
    return subtrees(asked) or None


def _unanswered(token: Token) -> Tokens | None:
    """As in "the ministry has not commented on the report"; "did not answer our questions"; "neither replied"."""
    silent = _negated(token) or any(s.lower_ in _NOBODY for s in children(token, *SUBJECTS))
    if not silent or token.lemma_ not in ("comment", "respond", "reply", "answer", "return"):
        return None
    asked = [o for o in children(token, "dobj") if o.lemma_.lower() in _ASKED]
    if token.lemma_ == "return" and not asked:
        return None
    return subtrees([*asked, *children(token, "prep")]) or frozenset({token.i})


def _gave_none(token: Token) -> Tokens | None:
    """As in "it gave no figure for its own side"; "they sent identical answers: no comment"."""
    given = [c for c in children(token, "dobj") if c.lemma_.lower() in _GIVEN]
    none = [c for c in given if any(d.lower_ == "no" for d in c.children) or _negated(token)]
    if token.lemma_ not in _GIVE or not none:
        return None
    return subtrees(none) | subtrees(c for c in children(token, "dative", "prep") if c.i > none[0].i)


def _left_open(token: Token) -> Tokens | None:
    """As in "she did not say who had seen them"; not "she did not say that they had gone"."""
    if token.lemma_ not in _TELL or not _negated(token):
        return None
    clauses = [
        c for c in children(token, "ccomp", "xcomp", "dobj", "advmod")
        if c.i > token.i and token.doc[min(subtree(c))].lower_ in _ASKING
    ]  # fmt: skip
    if clauses:
        return subtrees(clauses)
    bare = not children(token, "ccomp", "xcomp", "dobj", "advcl")
    would = any(c.lower_ in ("would", "will", "could", "can", "ca") for c in children(token, "aux"))
    alone = bare and (
        token.lemma_ in ("elaborate", "specify") or (token.lemma_ == "say" and would and not _parenthesis(token))
    )
    return frozenset({token.i}) if alone else None


def _said_nothing(token: Token) -> Tokens | None:
    """As in "the ministry has said nothing about injuries"; "had nothing to add to the minister's words"."""
    nothing = [o for o in children(token, "dobj") if o.lower_ == "nothing"]
    adds = any(g.lemma_ in ("add", "say") for o in nothing for g in children(o, "relcl", "acl", "xcomp"))
    if not nothing or not (token.lemma_ == "say" or (token.lemma_ == "have" and adds)):
        return None
    return subtrees([*nothing, *(c for c in children(token, "prep") if c.lower_ in ("about", "on", "of"))])


def _unavailable(token: Token) -> Tokens | None:
    """As in "could not be reached for comment"; "nobody was prepared to comment"; "is silent"."""
    silent = [c for c in children(token, "acomp") if c.lower_ in ("silent", "tight-lipped", "mum")]
    if token.lemma_ in ("be", "remain", "stay", "keep") and silent:
        return subtrees(silent) | subtrees(children(token, "prep"))
    denied = _negated(token) or any(s.lower_ in _NOBODY for s in children(token, *SUBJECTS))
    below = [t for t in (token.doc[i] for i in sorted(subtree(token))) if t.lower_ == "comment" and t.i > token.i]
    fits = token.lemma_ in ("reach", "contact", "be", "prepare") or token.lower_ in ("available", "prepared")
    if not (below and denied and fits):
        return None
    return frozenset({below[0].i}) | subtrees(children(below[0], "prep"))


def _sidestepped(token: Token) -> Tokens | None:
    """As in "he sidestepped a question over the log"; "the ministry would not be drawn on the units"."""
    if token.lemma_ in _DODGE:
        return subtrees(o for o in children(token, "dobj") if o.lemma_.lower() in _ASKED) or None
    drawn = token.lemma_ == "draw" and _negated(token) and children(token, "auxpass")
    return subtrees(children(token, "prep")) or None if drawn else None


def _parenthesis(token: Token) -> bool:
    """True for "said" that hangs from another verb: "as I could not say"."""
    return token.dep_ in ("ccomp", "advcl", "parataxis", "relcl", "xcomp")


def _negated(token: Token) -> bool:
    return any(c.dep_ == "neg" for c in token.children)
