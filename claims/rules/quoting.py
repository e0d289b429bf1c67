"""Rules for words at second hand: "the agency quoted the general as saying ...", "citing the army"."""

from __future__ import annotations

from dataclasses import replace

from claims.attribution import Attribution
from claims.cues import Cues
from claims.parse import Token
from claims.reading import Reading
from claims.rules.active import quotation_beside
from claims.rules.cue_verb import CueVerb, Framed, noun_phrase
from claims.rules.subjects import find_subject
from claims.tree import Tokens, children, subtree, subtrees

_QUOTING = frozenset({"quote", "cite"})


def quoted_as(verb: CueVerb) -> Framed | None:
    """As in "“No order was given,” the agency quoted Major Drossan as saying": Drossan speaks, the agency carries."""
    saying = _as_saying(verb.token)
    if saying is None:
        return None
    speaker = verb.subject if verb.passive else next(iter(verb.objects), None)
    carrier = verb.agent if verb.passive else verb.subject
    content = subtrees([*children(saying, "ccomp"), *verb.clauses]) or quotation_beside(verb)
    if speaker is None or not content:
        return None
    more = frozenset({saying.head.i, saying.i})
    return Framed(content=content - more, more_cue=more, source_head=speaker, carrier=carrier)


def is_saying_of_quote(token: Token) -> bool:
    """True for "saying" in "quoted him as saying", which is no cue of its own."""
    return token.dep_ == "pcomp" and token.head.lower_ == "as" and token.head.head.lemma_ in _QUOTING


def citing(found: Attribution, reading: Reading, cues: Cues) -> Attribution:
    """As in "Kesh Press reported that two posts burned, citing the army": the army speaks, the agency carries."""
    verb = reading.doc[found.head]
    if verb.pos_ != "VERB" or not found.source:
        return found
    for token in (t for t in verb.sent if t.lower_ in ("citing", "quoting")):
        objects = children(token, "dobj")
        if not objects or token.i < found.head or found.source_head is None or not _can_tell(objects[0], cues):
            continue
        owner = find_subject(token)
        if owner is None or owner.i in found.source or token.i in found.content:
            phrase: Tokens = subtree(token)
            source = noun_phrase(objects[0], token)
            return replace(
                found,
                source=source,
                source_head=objects[0].i,
                carrier=found.source_head,
                content=found.content - phrase,
            )
    return found


def _can_tell(cited: Token, cues: Cues) -> bool:
    """True for "citing the army"; in "citing the risk of fire" the speaker only gives a reason."""
    return cited.pos_ in ("PROPN", "PRON") or cited.lemma_.lower() in cues.cited


def _as_saying(token: Token) -> Token | None:
    if token.lemma_ not in _QUOTING:
        return None
    links = [c for c in children(token, "prep") if c.lower_ == "as"]
    return next((g for c in links for g in children(c, "pcomp") if g.tag_ == "VBG"), None)
