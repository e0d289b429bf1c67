"""Rules whose cue is no verb: "according to", nouns of saying, hearsay adverbs, a colon."""

from __future__ import annotations

from collections.abc import Sequence

from claims.attribution import Attribution
from claims.cues import Cues
from claims.parse import Token
from claims.reading import Reading
from claims.rules.cue_verb import noun_phrase
from claims.tree import NONE, Tokens, children, subtree, subtrees, trimmed, words_in

_CLAUSE_TOPS = frozenset({"ROOT", "ccomp", "conj", "advcl", "relcl", "parataxis"})
_COLON_WITHIN = 14  # tokens from the sentence's start


def according_to(token: Token) -> Attribution | None:
    """As in "The bridge was hit, according to the regional governor"."""
    doc = token.doc
    if token.lower_ != "according" or token.i + 2 >= len(doc) or doc[token.i + 1].lower_ != "to":
        return None
    objects = children(doc[token.i + 1], "pobj") or children(token, "pobj")
    head = objects[0] if objects else doc[token.i + 2]
    if head.tag_ == "NN" and not list(head.children):  # "according to plan", "according to rank"
        return None
    source = noun_phrase(head, token)
    cue = frozenset({token.i, token.i + 1})
    content = subtree(_clause_of(token), {token.i}) - source - cue
    return Attribution(
        head=token.i, cue=cue, content=content, stance="asserts", rule="according_to", source=source, source_head=head.i
    )


def noun_that(token: Token, cues: Cues) -> Attribution | None:
    """As in "The general's claim that the town had fallen"."""
    lemma = token.lemma_.lower()
    if token.pos_ != "NOUN" or lemma not in cues.nouns:
        return None
    clauses = [c for c in children(token, "acl", "ccomp") if _that_or_to(c)]
    if not clauses:
        return None
    source, head = _owner(token)
    return Attribution(
        head=token.i, cue=frozenset({token.i}), content=subtrees(clauses), stance=cues.nouns[lemma], rule="noun_that",
        source=source, source_head=head, speech=cues.nouns[lemma] != "expresses",
    )  # fmt: skip


def hearsay_adverb(token: Token, cues: Cues) -> Attribution | None:
    """As in "The depot was reportedly hit twice"."""
    if token.lower_ not in cues.hearsay or token.head.pos_ not in ("VERB", "AUX"):
        return None
    return Attribution(
        head=token.i, cue=frozenset({token.i}), content=subtree(token.head, {token.i}), stance="asserts",
        rule="hearsay_adverb",
    )  # fmt: skip


def colon(reading: Reading, sentence: Sequence[Token]) -> Attribution | None:
    """As in "Governor Orsa: No shells fell on the town"."""
    doc = reading.doc
    if len(sentence) < 5:
        return None
    start, end = sentence[0].i, sentence[-1].i + 1
    marks = (i for i in range(start + 1, min(end - 2, start + _COLON_WITHIN)) if doc[i].text == ":")
    at = next((i for i in marks if reading.quotation_at(i) is None), None)
    if at is None or not _names_somebody(list(doc[start:at])) or words_in(doc[at + 1 : end]) < 3:
        return None
    return Attribution(
        head=at, cue=frozenset({at}), content=frozenset(range(at + 1, end)), stance="asserts", rule="colon",
        source=trimmed(doc, range(start, at)), source_head=at - 1,
    )  # fmt: skip


def _names_somebody(words: Sequence[Token]) -> bool:
    return not any(t.pos_ in ("VERB", "AUX") for t in words) and any(t.pos_ == "PROPN" for t in words)


def _clause_of(token: Token) -> Token:
    host = token.head if token.head.i != token.i else token.sent.root
    while host.dep_ not in _CLAUSE_TOPS and host.head.i != host.i and host.pos_ not in ("VERB", "AUX"):
        host = host.head
    if host.dep_ == "ccomp" and token.i > host.i and host.head.i > host.i:
        return host.head
    return host


def _that_or_to(clause: Token) -> bool:
    marked = any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)
    return marked or (clause.tag_ == "VB" and any(c.lower_ == "to" for c in clause.children))


def _owner(noun: Token) -> tuple[Tokens, int | None]:
    owners = children(noun, "poss")
    if owners:
        return subtree(owners[0]), owners[0].i
    found: tuple[Tokens, int | None] = (NONE, None)
    for link in children(noun, "prep"):
        for head in children(link, "pobj")[:1]:
            if link.lower_ in ("by", "from", "of", "among"):
                found = noun_phrase(head, noun), head.i
    return found
