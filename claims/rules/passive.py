"""Rules for a cue verb in the passive voice."""

from __future__ import annotations

from claims.rules.active import Rule
from claims.rules.cue_verb import CueVerb, Framed
from claims.tree import NONE, children, subtree, subtrees

_POINTERS = frozenset({"which", "that", "this", "it"})


def by_agent(verb: CueVerb) -> Framed | None:
    """As in "The report was denied by both governments"; "..., which was denied by Kesh"."""
    if verb.agent is None or verb.subject is None:
        return None
    relative = verb.subject.lower_ in _POINTERS and verb.token.dep_ == "relcl"
    content = _clause_above(verb) if relative else subtree(verb.subject)
    content |= subtrees([*verb.infinitives, *verb.complements])
    return Framed(content=content - subtree(verb.agent), source_head=verb.agent)


def charged_with(verb: CueVerb) -> Framed | None:
    """As in "The driver is charged with having led the convoy into a trap"; nobody need be named."""
    links = [verb.prepositions[p] for p in ("of", "with", "for") if p in verb.prepositions]
    if verb.lemma not in ("accuse", "charge", "blame", "suspect", "criticize", "criticise") or verb.subject is None:
        return None
    if not links:
        return None
    content = subtree(verb.subject) | subtrees(links)
    return Framed(content=content, source_head=verb.agent, sourceless=verb.agent is None, stance="accuses")


def told_that(verb: CueVerb) -> Framed | None:
    """As in "Residents were told that the road was closed", where nobody is named; "... by the army that ...": the army."""
    if not (verb.takes("addressee") or verb.lemma == "quote") or not verb.clauses:
        return None
    content = subtree(verb.clauses[0]) - (subtree(verb.agent) if verb.agent is not None else NONE)
    return Framed(content=content, source_head=verb.agent, sourceless=verb.agent is None)


def hearsay(verb: CueVerb) -> Framed | None:
    """As in "One guard was reported killed and two wounded"; "is expected to resign"."""
    if verb.subject is None or verb.takes("addressee") or verb.lemma == "quote":
        return None
    rest = [*verb.infinitives, *verb.complements, *verb.clauses]
    if not rest:
        return None
    content = subtree(verb.subject) | subtrees(rest) | subtrees(children(verb.token, "prep"))
    if verb.lemma == "report":
        content |= subtrees(c for c in children(verb.token, "conj") if children(c, "nsubjpass"))
    return Framed(content=content, sourceless=True)


PASSIVE_RULES: tuple[Rule, ...] = (charged_with, told_that, by_agent, hearsay)


def _clause_above(verb: CueVerb) -> frozenset[int]:
    host = verb.token.head
    while (
        host.dep_ not in ("ccomp", "ROOT", "relcl", "advcl", "xcomp")
        and host.head is not host
        and host.head.i != host.i
    ):
        host = host.head
    return subtree(host, {verb.token.i})
