"""Who passes words on without a cue of its own: "carried a claim by", "read out by the registrar", "the paper's source"."""

from __future__ import annotations

from dataclasses import replace

from claims.attribution import Attribution
from claims.parse import Token
from claims.reading import Reading
from claims.rules.cue_verb import noun_phrase
from claims.rules.subjects import find_subject
from claims.speakers import OWN_VOICE, Speakers
from claims.tree import children, subtree
from domain.claim import Speaker

_CARRY = frozenset(
    ["carry", "convey", "relay", "publish", "run", "air", "broadcast", "print", "quote", "cite", "pass", "transmit", "forward",
     "deliver", "hand", "read", "spread", "circulate", "release", "repost", "share", "distribute", "bring", "feature", "reproduce",
     "repeat", "communicate", "report", "tweet", "retweet", "post", "leak", "disseminate", "send"]
)  # fmt: skip
_RECEIVE = frozenset({"receive", "get", "obtain"})
_CONVEY = frozenset({"convey", "relay", "transmit", "deliver", "bring", "forward", "communicate", "pass", "send"})
_READ_OUT = frozenset({"read", "deliver", "relay", "convey", "transmit", "present", "translate", "dictate", "forward", "submit", "quote"})
_REPORTING = frozenset(["observer", "monitor", "inspector", "researcher", "mission", "charity", "rapporteur", "mediator", "interviewer", "interpreter"])
_TELL = frozenset({"tell", "inform", "assure", "confide", "brief", "notify"})


def passed_on(a: Attribution, reading: Reading, speakers: Speakers) -> tuple[Speaker, ...]:
    """As in "STA carried a claim by Admiral Orsa that ...", "She has received an assurance from Kesh that ...": STA, she.

    Quiet for "denied a claim by ..." and where nobody else owns the claim.
    """
    noun = reading.doc[a.head]
    if a.rule != "noun_that" or not a.source or noun.dep_ not in ("dobj", "obj"):
        return ()
    verb = noun.head
    if verb.lemma_ not in _CARRY | _RECEIVE:
        return ()
    return _subject_of(verb, a, speakers)


def read_out_by(a: Attribution, reading: Reading, speakers: Speakers) -> tuple[Speaker, ...]:
    """As in "Their report, read out by the registrar, describes ...": the registrar."""
    if not a.source:
        return ()
    first, last = min(a.source), max(a.source)
    window = [reading.doc[i] for i in range(first, min(last + 3, len(reading.doc)))]
    for token in window:
        if token.lemma_ in _READ_OUT and token.tag_ in ("VBN", "VBD") and token.i != a.head:
            for agent in (g for c in children(token, "agent") for g in children(c, "pobj")):
                words = [reading.doc[i] for i in sorted(noun_phrase(agent, token))]
                return speakers.looked_up(words) if words else ()
    return ()


def told_to(a: Attribution, reading: Reading, speakers: Speakers) -> tuple[Speaker, ...]:
    """As in "The loadmaster told the observers in Mellin that ...": the observers, who report it; not "told reporters"."""
    verb = reading.doc[a.head]
    if verb.lemma_ not in _TELL or a.rule not in ("clause", "beside_quotation", "closing", "in_passing"):
        return ()
    for whom in children(verb, "dobj", "dative"):
        phrase = noun_phrase(whom, verb) - a.content
        words = [reading.doc[i] for i in sorted(phrase) if i <= whom.i]
        ours = words and words[0].lower_ in OWN_VOICE
        if whom.lemma_.lower() in _REPORTING and words and not ours and whom.i not in a.content:
            return tuple(s for s in speakers.looked_up(words) if s.kind != "narrator")
    return ()


def conveyed_for(a: Attribution, reading: Reading) -> Attribution:
    """As in "The embassy conveyed the regret of the General Staff at ...": the staff speaks, the embassy carries."""
    verb = reading.doc[a.head]
    if a.carrier is not None or a.rule not in ("plain_object", "phrasal", "beside_quotation") or verb.lemma_ not in _CONVEY:
        return a
    for noun in children(verb, "dobj", "obj"):
        for link in (c for c in children(noun, "prep") if c.lower_ in ("of", "from")):
            owner = next(iter(children(link, "pobj")), None)
            if owner is not None and owner.pos_ in ("PROPN", "NOUN") and _may_own(owner):
                source = noun_phrase(owner, verb)
                cut = {t for t in subtree(owner) if t <= max(source)} | {link.i}
                return replace(a, source=source, source_head=owner.i, carrier=a.source_head, content=a.content - cut)
    return a


def _may_own(owner: Token) -> bool:
    """True for a name and a body; not "the loss of life"."""
    return owner.pos_ == "PROPN" or any(c.dep_ in ("det", "poss", "amod") for c in owner.children)


def _subject_of(verb: Token, a: Attribution, speakers: Speakers) -> tuple[Speaker, ...]:
    subject = find_subject(verb)
    if subject is None or subject.i in a.source or subject.lower_ in OWN_VOICE or subject.tag_ in ("WP", "WDT"):
        return ()
    words = [subject.doc[i] for i in sorted(noun_phrase(subject, verb))]
    return speakers.looked_up(words) if words else ()
