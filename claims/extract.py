"""From a parsed article to attributions: every rule on every sentence, then quotations without an owner."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.attribution import Attribution
from claims.continued import with_quotations
from claims.cues import Cues
from claims.datelines import dateline
from claims.parse import Token
from claims.phrases import Phrases
from claims.reading import Reading
from claims.rules.active import ACTIVE_RULES
from claims.rules.cue_verb import CueVerb, Framed, cue_verb, noun_phrase
from claims.rules.edges import with_edges
from claims.rules.holding import adjective, in_opinion, noun_is
from claims.rules.instead import instead_of
from claims.rules.mistaken import mistaken
from claims.rules.others import according_to, hearsay_adverb, noun_that
from claims.rules.passive import PASSIVE_RULES
from claims.rules.phrasal import phrasal
from claims.rules.quoting import citing, is_saying_of_quote, quoted_as
from claims.rules.relayed import relayed
from claims.rules.silence import no_word, silence
from claims.rules.turns import answers, own_words, turns
from claims.rules.typography import colon, signed
from claims.stances import with_stance
from claims.transcript import answers_of, turn_at
from claims.tree import NONE, Tokens, trimmed


def attributions(reading: Reading, cues: Cues) -> tuple[Attribution, ...]:
    """Every attribution of the article, outer and inner, in the order of their cues."""
    found = [a for sentence in reading.sentences for a in _in_sentence(reading, cues, sentence)]
    complete = with_quotations(reading, _with_marks(reading, found))
    opening = _dateline(reading)
    clean = [
        replace(a, content=_clean(reading, with_edges(reading, a.content - a.cue - a.source - opening, a.rule)))
        for a in complete
    ]
    told = [with_stance(_bare_silence(reading, a), reading) for a in clean if a.content]
    return tuple(sorted(_with_questions(reading, told), key=lambda a: a.head))


def _with_marks(reading: Reading, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with those whose cue is a mark of print, without the colons of a transcript's labels."""
    kept = [a for a in found if not (a.rule == "colon" and turn_at(reading.text, reading.doc[a.head].idx) is not None)]
    marked = [*signed(reading), *turns(reading, kept), *answers(reading, answers_of(reading.text), kept)]
    heads = {a.head for a in marked} | own_words(reading, kept)
    return [a for a in kept if a.head not in heads] + marked


def _bare_silence(reading: Reading, a: Attribution) -> Attribution:
    """As in "has so far kept silent", "took no questions": where nothing is kept back by name, the silence itself is told."""
    if a.rule != "silence":
        return a
    said = [reading.doc[i] for i in a.content - a.cue if reading.doc[i].is_alpha]
    if len(said) > 1 or any(t.pos_ in ("NOUN", "PROPN", "PRON", "DET") for t in said):
        return a
    return replace(a, content=frozenset(range(min(a.content | a.cue), max(a.content | a.cue) + 1)) - a.source)


def _with_questions(reading: Reading, found: Sequence[Attribution]) -> list[Attribution]:
    """As in "Asked how many got through, he declined to give a number": what was asked is what he is silent about."""
    asked = [a for a in found if _is_asked(reading, a)]
    taken: set[int] = set()
    merged = []
    for a in found:
        question = next((q for q in asked if _answers(reading, q, a)), None)
        if question is not None:
            taken.add(question.head)
            about = question.content - a.cue - a.source
            a = replace(a, content=about if a.rule == "silence" and len(a.content) < _SHORT else a.content | about)
        merged.append(a)
    return [a for a in merged if a.head not in taken and not _is_answered(reading, a, merged)]


def _is_answered(reading: Reading, asked: Attribution, found: Sequence[Attribution]) -> bool:
    """As in "Asked whether it was safe, Orsa said it was shut": Orsa did not ask. Quiet for "Asked by the judge"."""
    token = reading.doc[asked.head]
    if not _is_asked(reading, asked) or token.dep_ != "advcl" or token.tag_ != "VBN":
        return False
    told = [c for c in token.children if c.dep_ in ("nsubj", "nsubjpass", "aux", "agent")]
    return not told and any(a.head == token.head.i for a in found)


_SHORT = 6  # words of "to give a number", which say nothing of what is kept back


def _is_asked(reading: Reading, a: Attribution) -> bool:
    token = reading.doc[a.head]
    return token.lemma_ in ("ask", "press", "question", "quiz", "challenge", "push") and token.tag_ in ("VBN", "VBD")


def _answers(reading: Reading, question: Attribution, a: Attribution) -> bool:
    """True for a silence behind the participle, in the same sentence."""
    q, verb = reading.doc[question.head], reading.doc[a.head]
    silent = a.stance == "declines" and verb.sentence == q.sentence and q.i < verb.i and a.head != question.head
    participle = q.tag_ in ("VBN", "VBD") and not any(c.dep_ in ("nsubj", "auxpass") for c in q.children)
    return silent and participle and not question.content & a.cue


def _clean(reading: Reading, content: Tokens) -> Tokens:
    """The content without stray edges, and with the mark that closes its last quotation."""
    tokens = reading.doc.tokens
    commas = {i + 1 for i in content if i + 2 in content and i + 1 not in content and tokens[i + 1].text == ","}
    kept = trimmed(reading.doc, content | commas)
    k = reading.quotation_at(max(kept)) if kept else None
    if k is not None and reading.quotations[k].first in kept and reading.quotations[k].last == max(kept) + 2:
        return kept | {max(kept) + 1}
    return kept


def _dateline(reading: Reading) -> Tokens:
    """The tokens of "OSMERE, May 4 (Agency) - ", which open a report and are nobody's words."""
    found = dateline(reading.text)
    if found is None:
        return NONE
    tokens = reading.doc.tokens
    first, end = (bisect_left(tokens, at, key=lambda t: t.idx) for at in (found.start, found.end))
    return frozenset(range(first, end))


def _in_sentence(reading: Reading, cues: Cues, sentence: Sequence[Token]) -> Iterator[Attribution]:
    used: set[int] = set()
    whole = relayed(sentence, cues)
    if whole is not None:
        used |= whole.cue
        yield replace(whole, quoted=reading.deep_in_quotation(whole.head))
    for token in sentence:
        found = _at(reading, cues, token)
        if found is not None and not (
            whole is not None
            and (token.i <= min(whole.content) or whole.content <= found.content or whole.source & found.content)
        ):
            used |= found.cue
            negated = any(c.dep_ == "neg" for c in token.children)
            yield replace(found, negated=negated, quoted=reading.deep_in_quotation(token.i))
    headed = colon(reading, sentence)
    if headed is not None and not headed.cue & used:
        yield headed


_OPEN = frozenset({"VERB", "AUX", "NOUN", "ADV", "ADJ"})


def _at(reading: Reading, cues: Cues, token: Token) -> Attribution | None:
    if token.pos_ not in _OPEN and not token.tag_.startswith("VB") and token.lower_ != "according":
        return None
    if token.lower_ == "according":
        return according_to(token)
    rival = instead_of(token)
    if rival is not None:
        return rival
    if token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB"):
        return silence(token) or _said(reading, cues, token) or phrasal(token, Phrases.load()) or adjective(token, cues)
    if token.pos_ == "NOUN":
        told = no_word(token) or noun_that(token, cues) or noun_is(token, cues) or in_opinion(token)
        return told or mistaken(token)
    return hearsay_adverb(token, cues) or adjective(token, cues) or mistaken(token)


def _said(reading: Reading, cues: Cues, token: Token) -> Attribution | None:
    verb = None if is_saying_of_quote(token) or _is_given(token) else cue_verb(reading, cues, token)
    found = _by_verb(verb) if verb is not None else None
    return citing(found, reading, cues) if found is not None else None


def _is_given(token: Token) -> bool:
    """True for the "understand" of "was given to understand", which is no cue of its own."""
    return token.lemma_ in ("understand", "know", "believe") and token.dep_ == "xcomp" and token.head.lemma_ == "give"


def _by_verb(verb: CueVerb) -> Attribution | None:
    for rule in (quoted_as, *(PASSIVE_RULES if verb.passive else ACTIVE_RULES)):
        framed = rule(verb)
        if framed is not None:
            return _attribution(verb, framed, rule.__name__)
    return None


def _attribution(verb: CueVerb, framed: Framed, rule: str) -> Attribution:
    head = None if framed.sourceless else framed.source_head if framed.source_head is not None else verb.subject
    source = noun_phrase(head, verb.token) if framed.source_head is not None and head is not None else verb.source
    return Attribution(
        head=verb.token.i, cue=verb.cue | framed.more_cue, content=framed.content - verb.cue - framed.more_cue,
        stance=framed.stance or verb.stance, rule=rule,
        carrier=framed.carrier.i if framed.carrier is not None else None, source=NONE if framed.sourceless else source,
        source_head=head.i if head is not None else None, speech=verb.cues.speech(verb.lemma),
    )  # fmt: skip
