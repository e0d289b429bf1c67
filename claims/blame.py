"""Who tells a harmful deed of another party blames it: "Kesh said that Orvenian howitzers killed six"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from claims.parse import Token
from claims.phrases import Phrases
from claims.reading import Reading
from claims.said import Said
from claims.tree import children, subtree

PartyIn = Callable[[Sequence[Token]], str | None]
_TOLD = frozenset({"clause", "in_passing", "beside_quotation", "according_to", "closing", "turn", "colon", "signed", "quoted_as", "noun_that"})
_NOT_ARMS = {"open": frozenset({"fire"}), "lead": frozenset({"away", "off"}), "blow": frozenset({"up"}), "force": frozenset({"to"})}
"""Verbs that harm only with one of these words."""
_ENOUGH_CLAUSES = 6


def with_blame(said: Sequence[Said], reading: Reading, party_in: PartyIn) -> tuple[Said, ...]:
    """The statements, those that tell a deed of another party as accusations."""
    return tuple(_blaming(s, party_in, reading) for s in said)


def _blaming(item: Said, party_in: PartyIn, reading: Reading) -> Said:
    a = item.attribution
    if a.stance != "asserts" or a.rule not in _TOLD or a.negated or not item.parties:
        return item  # a bystander who saw it tells, and does not accuse for a side
    named = (party_in(doer) for doer in _doers(reading, a.content))
    if any(who is not None and who not in item.parties for who in named):
        return replace(item, attribution=replace(a, stance="accuses"))
    return item


def _doers(reading: Reading, content: frozenset[int]) -> Iterator[list[Token]]:
    """The words for who does each harmful thing that is told as fact: not "had not fired", "would fire", "if they fire"."""
    harm = Phrases.load().harm
    doc = reading.doc
    verbs = [doc[i] for i in sorted(content) if doc[i].pos_ == "VERB" and doc[i].lemma_.lower() in harm]
    for verb in verbs[:_ENOUGH_CLAUSES]:
        if not _harms(verb) or _is_unreal(verb):
            continue
        subject = _doer(verb)
        if subject is not None and subject.i in content:
            yield [doc[i] for i in sorted(subtree(subject)) if i in content]


def _harms(verb: Token) -> bool:
    needed = _NOT_ARMS.get(verb.lemma_.lower())
    return needed is None or any(c.lower_ in needed for c in verb.children)


def _doer(verb: Token) -> Token | None:
    """The subject, its own or that of the verb it is joined to; the agent of a passive."""
    agents = [g for c in children(verb, "agent") for g in children(c, "pobj")]
    if agents or children(verb, "auxpass") or children(verb, "nsubjpass"):
        return agents[0] if agents else None
    here = verb
    while not children(here, "nsubj") and here.dep_ in ("conj", "advcl", "xcomp") and here.head.pos_ in ("VERB", "AUX"):
        here = here.head
        if children(here, "nsubjpass"):
            return None
    return next(iter(children(here, "nsubj")), None)


def _is_unreal(verb: Token) -> bool:
    helped = {c.lower_ for c in verb.children if c.dep_ in ("aux", "neg", "mark")}
    return bool(helped & {"not", "n't", "n’t", "never", "would", "could", "might", "may", "will", "should", "if", "to", "whether", "unless"})
