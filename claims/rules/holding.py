"""Rules for what is held or given out without a verb of saying: "is afraid that", "the Navy's position is that"."""

from __future__ import annotations

from claims.attribution import Attribution
from claims.cues import Cues
from claims.parse import Token
from claims.rules.cue_verb import cue_words, noun_phrase
from claims.rules.others import owner_of
from claims.rules.subjects import find_subject
from claims.tree import NONE, children, subtree, subtrees
from domain.claim import Stance

_BEING = frozenset({"be", "feel", "become", "remain", "seem"})
_EXPLETIVE = frozenset({"it", "there", "what", "which"})
_ABOUT = frozenset({"about", "over", "of", "with", "to"})
_VIEWS = frozenset(
    {"opinion", "view", "words", "reckoning", "account", "estimation", "telling", "estimate", "count", "version"}
)
_TALK = frozenset({"talk", "position", "line", "rumour", "rumor", "theory", "story", "verdict"})


def adjective(token: Token, cues: Cues) -> Attribution | None:
    """As in "The mayor is afraid that the dam will burst"; "is worried about the dam"."""
    if token.lower_ not in cues.holding or token.dep_ not in ("acomp", "conj", "ROOT"):
        return None
    verb = token if token.dep_ == "ROOT" else token.head if token.dep_ == "acomp" else token.head.head
    if token.dep_ != "ROOT" and verb.lemma_ not in _BEING:
        return None
    subject = find_subject(verb)
    clauses = children(token, "ccomp", "xcomp") or tuple(c for c in children(verb, "ccomp") if c.i > token.i)
    about = token.lower_ in cues.holding_about or token.lower_ == "committed"
    links = [c for c in children(token, "prep") if about and c.lower_ in _ABOUT]
    content = subtrees(clauses) or subtrees(g for c in links for g in c.children)
    if subject is None or subject.lower_ in _EXPLETIVE or not content:
        return None
    words = cue_words(verb) | {token.i} | (NONE if clauses else frozenset(c.i for c in links))
    cue = frozenset(range(min(words), max(words) + 1)) - content
    stance: Stance = "commits" if token.lower_ == "committed" else "expresses"
    return Attribution(
        head=token.i, cue=cue, content=content - cue, stance=stance, rule="adjective",
        source=noun_phrase(subject, verb), source_head=subject.i, speech=False,
    )  # fmt: skip


def noun_is(token: Token, cues: Cues) -> Attribution | None:
    """As in "The Navy's position is that a splinter did it"; "Harbour talk is that a second trawler got away"."""
    lemma = token.lemma_.lower()
    if token.dep_ != "nsubj" or token.head.lemma_ != "be" or not (lemma in cues.nouns or lemma in _TALK):
        return None
    clauses = [
        c for c in children(token.head, "ccomp") if any(g.dep_ == "mark" and g.lower_ == "that" for g in c.children)
    ]
    if not clauses:
        return None
    source, head = owner_of(token)
    return Attribution(
        head=token.i, cue=frozenset({token.i, *cue_words(token.head)}), content=subtrees(clauses),
        stance=cues.nouns.get(lemma, "asserts"), rule="noun_is", source=source, source_head=head,
    )  # fmt: skip


def in_opinion(token: Token) -> Attribution | None:
    """As in "The children, in his opinion, had driven over a mine"; "By the charity's reckoning, ten are missing"."""
    link = token.head
    owners = children(token, "poss")
    if token.lower_ not in _VIEWS or token.dep_ != "pobj" or link.lower_ not in ("in", "by") or not owners:
        return None
    verb = link.head
    phrase = subtree(link)
    if verb.pos_ not in ("VERB", "AUX") or owners[0].lower_ in ("my", "our", "your"):
        return None
    commas = frozenset(
        i for i in (min(phrase) - 1, max(phrase) + 1) if 0 <= i < len(token.doc) and token.doc[i].text == ","
    )
    return Attribution(
        head=token.i, cue=phrase - subtree(owners[0]), content=subtree(verb, {link.i}) - commas, stance="asserts",
        rule="in_opinion", source=subtree(owners[0]), source_head=owners[0].i,
    )  # fmt: skip
