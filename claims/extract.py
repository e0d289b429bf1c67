"""From a parsed article to attributions: every rule on every sentence, then quotations without an owner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from claims.attribution import Attribution
from claims.continued import with_quotations
from claims.cues import Cues
from claims.reading import Reading
from claims.rules.active import ACTIVE_RULES
from claims.rules.cue_verb import CueVerb, Framed, cue_verb, noun_phrase
from claims.rules.others import according_to, colon, hearsay_adverb, noun_that
from claims.rules.passive import PASSIVE_RULES
from claims.tree import NONE, trimmed


def attributions(reading: Reading, cues: Cues) -> tuple[Attribution, ...]:
    """Every attribution of the article, outer and inner, in the order of their cues."""
    found = [a for sentence in reading.sentences for a in _in_sentence(reading, cues, sentence)]
    complete = with_quotations(reading, found)
    clean = (replace(a, content=trimmed(reading.doc, a.content - a.cue - a.source)) for a in complete)
    return tuple(sorted((a for a in clean if a.content), key=lambda a: a.head))


def _in_sentence(reading: Reading, cues: Cues, sentence: Sequence[Token]) -> Iterator[Attribution]:
    used: set[int] = set()
    for token in sentence:
        found = _at(reading, cues, token)
        if found is not None:
            used |= found.cue
            negated = any(c.dep_ == "neg" for c in token.children)
            yield replace(found, negated=negated, quoted=reading.deep_in_quotation(token.i))
    headed = colon(reading, sentence)
    if headed is not None and not headed.cue & used:
        yield headed


def _at(reading: Reading, cues: Cues, token: Token) -> Attribution | None:
    if token.lower_ == "according":
        return according_to(token)
    if token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB"):
        verb = cue_verb(reading, cues, token)
        return _by_verb(verb) if verb is not None else None
    return noun_that(token, cues) or hearsay_adverb(token, cues)


def _by_verb(verb: CueVerb) -> Attribution | None:
    for rule in PASSIVE_RULES if verb.passive else ACTIVE_RULES:
        framed = rule(verb)
        if framed is not None:
            return _attribution(verb, framed, rule.__name__)
    return None


def _attribution(verb: CueVerb, framed: Framed, rule: str) -> Attribution:
    head = framed.source_head or (None if framed.sourceless else verb.subject)
    source = noun_phrase(head, verb.token) if framed.source_head is not None and head is not None else verb.source
    return Attribution(
        head=verb.token.i, cue=verb.cue | framed.more_cue, content=framed.content - verb.cue - framed.more_cue,
        stance=verb.stance, rule=rule, source=NONE if framed.sourceless else source,
        source_head=head.i if head is not None else None, speech=verb.cues.speech(verb.lemma),
    )  # fmt: skip
