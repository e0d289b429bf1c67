"""Who hands words on in the clause around: "The paper, citing the army, writes", "She read out a letter in which he says"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claims.attribution import Attribution
from claims.carriers_named import looks_like_carrier
from claims.naming import text_of
from claims.parse import Token
from claims.reading import Reading
from claims.rules.cue_verb import SUBJECTS, find_subject, noun_phrase
from claims.speakers import OWN_VOICE, Speakers
from claims.tree import NONE, children, subtree, trimmed
from domain.claim import Speaker

_CITING = frozenset({"citing", "quoting", "referring"})
_QUOTED = frozenset({"quote", "cite", "interview", "reach", "contact"})
DOCUMENTS = frozenset(
    {"letter", "statement", "message", "note", "diary", "report", "recording", "video", "email", "e-mail", "transcript",
     "indictment", "minutes", "memo", "post", "cable", "testimony", "account", "call", "tape", "document"}
)  # fmt: skip
_TELLING_OF = frozenset(
    {"speak", "tell", "talk", "recall", "remember", "mention", "describe", "quote", "cite", "interview", "introduce"}
)
_SHOWING = frozenset(
    ["read", "quote", "cite", "point", "refer", "show", "produce", "present", "publish", "hold", "circulate",
     "release", "leak", "post",
     "share", "submit", "mention", "play", "hand", "table", "broadcast", "air", "carry", "print", "run", "invoke"]
)  # fmt: skip
"""What one does with a document whose words one passes on."""
_NOUN_PATH = frozenset({"pobj", "prep", "appos", "dobj", "nsubj", "conj", "attr"})
_FAR = 8  # tokens between a source and the participle behind it


def without_quoter(a: Attribution, reading: Reading) -> Attribution:
    """As in "His wife, quoted by the Courier, said ...": the wife speaks; who quoted her is no part of her name."""
    cut = [
        t
        for t in (reading.doc[i] for i in a.source)
        if t.dep_ == "acl"
        and t.lemma_ in _QUOTED
        and t.tag_ == "VBN"
        and any(c.dep_ in ("agent", "prep") for c in t.children)
    ]
    kept = trimmed(reading.doc, a.source - frozenset().union(*(subtree(t) for t in cut))) if cut else a.source
    return (
        replace(a, source=frozenset(i for i in kept if i < cut[0].i))
        if cut and min(kept, default=cut[0].i) < cut[0].i
        else a
    )


def without_label(a: Attribution, reading: Reading) -> Attribution:
    """As in "QUESTION (Radio Kesh): The river office says ...": the office speaks, not the one who has the floor."""
    verb = reading.doc[a.head]
    last = max(a.source, default=verb.i)
    labelled = any(t.text.endswith(":") for t in reading.doc[min(a.source, default=last) : last + 2])
    subjects = [t for t in children(verb, "nsubj") if t.i > last] if labelled else []
    return replace(a, source=noun_phrase(subjects[-1], verb), source_head=subjects[-1].i) if subjects else a


def cited_inside(a: Attribution, reading: Reading, speakers: Speakers) -> Attribution:
    """As in "The Courier, citing two officers, writes that ...": the officers speak, the Courier carries.

    Quiet for "The ministry, citing radar, said": what a ministry rests its own words on is no speaker.
    """
    if a.carrier is not None or not a.source or a.source_head is None:
        return a
    citing = _citing_beside(a, reading)
    cited = _object(citing) if citing is not None else None
    if cited is None and citing is not None and a.rule == "relayed":
        cited = _noun_behind(citing)
    carrier = [reading.doc[i] for i in sorted(a.source) if citing is None or i < citing.i or citing.i < min(a.source)]
    if citing is None or cited is None or not carrier:
        return a
    if not (_is_carrier(carrier, speakers) or (a.rule == "relayed" and _by_itself(carrier, speakers))):
        return a
    source = noun_phrase(cited, citing) - (a.content if a.rule == "relayed" else NONE)
    if not source:
        return a
    rest = a.content if a.rule == "relayed" else a.content - subtree(citing) - source
    if not rest:  # "Kesh denies citing three": nothing else is said
        return a
    return replace(a, source=source, source_head=cited.i, carrier=a.source_head, content=rest)


def _citing_beside(a: Attribution, reading: Reading) -> Token | None:
    """The "citing" behind a source or in front of it, or the "quoted" of "according to the agency, which quoted ..."."""
    first, last = min(a.source), max(a.source)
    words = reading.doc[first : min(last + _FAR, len(reading.doc))]
    behind = (t for t in words if t.lower_ in _CITING or (t.lower_ == "reference" and t.nbor(-1).lower_ == "with"))
    front = (t for t in reading.doc[a.head].children if t.lower_ in _CITING and t.i < first)
    which = (t for w in reading.doc[first : last + 1] for t in children(w, "relcl") if t.lemma_ in ("quote", "cite"))
    return next(
        (t for found in (behind, front, which) for t in found if a.rule == "according_to" or t.i != a.head), None
    )


def _is_carrier(tokens: Sequence[Token], speakers: Speakers) -> bool:
    phrase = re.sub(r"^(?:[Tt]he|[Aa]n?)\s|[\s,]+$", "", text_of(tokens))
    return speakers.is_outlet(tokens) or any(
        looks_like_carrier(words, speakers.vocabulary) for words in (phrase, f"the {phrase}")
    )


def _noun_behind(citing: Token) -> Token | None:
    """As in "quoting rescuers, that ...", where the parser loses the object: the last noun before the comma."""
    nouns = []
    for token in citing.doc[citing.i + 1 : citing.sent.end]:
        if token.text == "," or token.lower_ == "that":
            break
        if token.pos_ in ("NOUN", "PROPN"):
            nouns.append(token)
    return nouns[-1] if nouns else None


def _by_itself(tokens: Sequence[Token], speakers: Speakers) -> bool:
    """As in "Morgenblatt reported on Monday, citing two officers, that ...": a name of one word, nobody's and no party's."""
    names = [t for t in tokens if t.is_alpha and t.tag_ != "DT"]
    if len(names) != 1 or names[0].pos_ != "PROPN":
        return False
    known = speakers.memory.people.named([names[0].lower_])
    return (known is None or " " not in known.name) and all(s.party is None for s in speakers.looked_up(list(tokens)))


def _object(participle: Token) -> Token | None:
    """What is cited or referred to."""
    direct = children(participle, "dobj")
    oblique = [g for c in children(participle, "prep") if c.lower_ == "to" for g in children(c, "pobj")]
    return next(iter((*direct, *oblique)), None)


def handed_over(a: Attribution, reading: Reading, speakers: Speakers) -> tuple[Speaker, ...]:
    """As in "She read out a letter in which the captive says ..." and "Women spoke of a guard who told them ...": she, they.

    Quiet for "the letter, in which he says ..., was found", which nobody hands over.
    """
    verb = reading.doc[a.head]
    if verb.dep_ != "relcl" or a.quoted:
        return ()
    path = _nouns_up(verb.head)
    above = path[-1].head if path else verb.head
    subject = find_subject(above) if above.pos_ == "VERB" else None
    papers = any(t.lemma_.lower() in DOCUMENTS for t in path)
    document = papers and (_inside_it(verb) or above.lemma_ in _SHOWING)
    if subject is None or subject in path or not (document or _one_who(verb, above)):
        return ()
    return _who(subject, above, speakers)


def _one_who(verb: Token, above: Token) -> bool:
    """True for "spoke of a guard who told"; not for "spoke of nine, a number which it says"."""
    return above.lemma_ in _TELLING_OF and any(c.lower_ == "who" for c in children(verb, "nsubj"))


def _nouns_up(noun: Token) -> tuple[Token, ...]:
    """The noun and the phrases that it stands in, up to the verb."""
    path = [noun]
    while path[-1].dep_ in _NOUN_PATH and path[-1].head.pos_ not in ("VERB", "AUX") and path[-1].head.i != path[-1].i:
        path.append(path[-1].head)
    return tuple(path)


def _inside_it(verb: Token) -> bool:
    """True for "in which", "where"; not for "statements of the radio, which has claimed"."""
    first = [verb.doc[i] for i in subtree(verb) if i < verb.i]
    return any(t.lower_ == "where" or (t.lower_ == "which" and t.dep_ not in SUBJECTS) for t in first)


def _who(subject: Token, verb: Token, speakers: Speakers) -> tuple[Speaker, ...]:
    """The subject's names; the article's memory of who spoke last stays as it was."""
    tokens = [subject.doc[i] for i in sorted(noun_phrase(subject, verb))]
    if not tokens or tokens[0].lower_ in OWN_VOICE or subject.tag_ in ("WP", "WDT", "EX"):
        return ()
    return speakers.looked_up(tokens)
