"""Counts that somebody changes or sets: "the army revised its toll to 18 from 25", "the minister raised the toll to 23 dead"."""

from __future__ import annotations

from claims.attribution import Attribution
from claims.parse import Token
from claims.rules.cue_verb import find_subject, noun_phrase
from claims.tree import children, subtree, trimmed

_CHANGES = frozenset({
    "revise", "raise", "lower", "cut", "increase", "update", "correct", "reduce", "change", "adjust", "up", "halve", "double",
    "set", "give", "place", "fix", "amend", "upgrade", "downgrade", "scale", "bring", "hike", "trim", "readjust", "present",
})  # fmt: skip
_TALLIES = frozenset({
    "toll", "count", "tally", "number", "figure", "figures", "total", "estimate", "losses", "casualties", "dead", "list",
    "sum", "reckoning",
})  # fmt: skip
_EVENTS = frozenset({
    "attack", "strike", "raid", "blast", "explosion", "bombing", "shelling", "death", "deaths", "killing", "killings",
    "violence", "fighting", "clash", "clashes", "incident", "body", "bodies", "discovery", "find", "finds", "that", "this",
    "which", "what", "there", "i", "we", "you", "collapse", "flood", "fire", "ambush", "bombardment", "news", "count", "toll",
})  # fmt: skip
_UP = 6  # words from a count to the verb


def by_tally(count: Token) -> Attribution | None:
    """The claim of who changes a tally; "Tuesday's deaths raised the toll to 12" is nobody's, "could raise it" no count."""
    verb = count
    for _ in range(_UP):
        if verb.pos_ == "VERB" and verb.lemma_.lower() in _CHANGES:
            break
        verb = verb.head
    if verb.lemma_.lower() not in _CHANGES or verb.i > count.i or _is_participle(verb):
        return None
    if any(c.tag_ == "MD" for c in children(verb, "aux")) or children(verb, "neg", "auxpass"):
        return None
    subject = find_subject(verb)
    tally = next(
        (o for o in children(verb, "dobj", "obj") if o.lower_ in _TALLIES or o.lemma_.lower() in _TALLIES), None
    )
    if tally is None or subject is None or subject.i > verb.i or subject.lower_ in _EVENTS:
        return None
    source = noun_phrase(subject, verb)
    content = trimmed(verb.doc, frozenset(i for c in verb.children if c.i > verb.i for i in subtree(c)))
    if count.i not in content:
        return None
    return Attribution(
        head=verb.i, cue=frozenset({verb.i}), content=content, stance="asserts", rule="revised_count", source=source,
        source_head=subject.i,
    )  # fmt: skip


def _is_participle(verb: Token) -> bool:
    """As in "deaths that brought the toll", "raising the toll to 12": said by whoever says the rest."""
    return verb.tag_ in ("VBG", "VBN") and not children(verb, "aux")
