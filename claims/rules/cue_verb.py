"""A verb that may attribute, with the parts of its clause that the rules ask about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from claims.cues import Cues
from claims.parse import Token
from claims.reading import Reading
from claims.rules.subjects import SUBJECTS as SUBJECTS
from claims.rules.subjects import find_subject as find_subject
from claims.rules.subjects import is_stray_conjunct
from claims.tree import NONE, Tokens, children, run_around, subtree, trimmed
from claims.vocabulary import Vocabulary
from domain.claim import Stance

_RELATIVE = frozenset({"WP", "WDT"})
_CUE_PARTS = frozenset({"aux", "auxpass", "neg", "prt"})
_CUE_ADVERBS = frozenset(
    {"also", "later", "previously", "repeatedly", "reportedly", "first", "often", "recently", "then", "once"}
)
_RAISING = frozenset(
    {"believe", "think", "say", "report", "know", "rumor", "rumour", "allege", "suspect", "understand"}
)
_BLOWS = frozenset({"attack", "blast", "hammer", "bash", "assail", "rip", "slam", "fault"})
_NEAR = 6  # tokens: a cue that spreads further is not shown as one run


@dataclass(frozen=True, slots=True, kw_only=True)
class CueVerb:
    """One candidate verb. `source` is the subject's noun phrase; an agent ("by ...") is kept apart."""

    reading: Reading
    cues: Cues
    token: Token
    lemma: str
    stance: Stance
    subject: Token | None
    source: Tokens
    cue: Tokens
    clauses: tuple[Token, ...]
    infinitives: tuple[Token, ...]
    objects: tuple[Token, ...]
    complements: tuple[Token, ...]
    agent: Token | None
    prepositions: Mapping[str, Token]
    passive: bool

    def takes(self, frame: str) -> bool:
        """True when the lexicon gives this verb the frame."""
        return self.cues.takes(frame, self.lemma)

    @property
    def sentence(self) -> Tokens:
        """The tokens of its sentence."""
        sent = self.token.sent
        return frozenset(range(sent.start, sent.end))


@dataclass(frozen=True, slots=True, kw_only=True)
class Framed:
    """What a rule found: the content and more words of the cue.

    `source_head` and `stance` are None where the subject speaks with the verb's own stance; `carrier` brought the words.
    """

    content: Tokens
    more_cue: Tokens = NONE
    source_head: Token | None = None
    sourceless: bool = False
    carrier: Token | None = None
    stance: Stance | None = None


def cue_verb(reading: Reading, cues: Cues, token: Token) -> CueVerb | None:
    """The verb with its parts, or None when the word cannot attribute here."""
    lemma = lemma_of(token)
    stance = cues.verbs.get(lemma)
    if stance is None or token.dep_ in ("amod", "compound", "aux", "auxpass"):
        return None
    subject = _outside_quotation(reading, token, find_subject(token))
    objects = tuple(o for o in _objects(token) if subject is None or o.i != subject.i)
    if _is_blow(lemma, token, subject):
        return None
    agents = [g for c in children(token, "agent") for g in children(c, "pobj")]
    passive = (token.tag_ == "VBN" and bool(children(token, "auxpass"))) or is_reduced_passive(token)
    owner = None if passive else _antecedent(subject, token)
    return CueVerb(
        reading=reading, cues=cues, token=token, lemma=lemma, stance=stance, subject=owner or subject,
        source=_source(owner, subject, token), cue=cue_words(token),
        clauses=_clauses(token, lemma, cues), infinitives=_infinitives(token, lemma, cues),
        objects=objects, complements=children(token, "oprd"),
        agent=agents[0] if agents else None, prepositions={c.lower_: c for c in children(token, "prep")},
        passive=passive,
    )  # fmt: skip


def _is_blow(lemma: str, verb: Token, subject: Token | None) -> bool:
    """As in "rebels attacked two points", "a shell was fired": nothing is said. Not "the senator attacked the plan"."""
    lists = Vocabulary.load().lists
    hit = [t.lemma_.lower() for t in (*children(verb, "dobj", "obj", "nsubjpass"), *_struck_at(verb))]
    doers = [t.lemma_.lower() for t in ((subject,) if subject is not None else ()) if t.dep_ != "nsubjpass"]
    if lemma == "fire":
        return bool(hit) or "on" in {c.lower_ for c in children(verb, "prep")}
    armed = lists["military"] | lists["armed_group"] | lists["armed_groups"] | lists["equipment"]
    things = lists["equipment"] | lists["military"] | lists["homes"] | lists["struck"]
    return lemma in _BLOWS and (any(d in armed for d in doers) or any(h in things for h in hit))


def _struck_at(verb: Token) -> list[Token]:
    return [g for p in children(verb, "prep") if p.lower_ in ("at", "on") for g in children(p, "pobj")]


def is_reduced_passive(token: Token) -> bool:
    """As in "Gunmen believed to be from Kesh struck": the gunmen believe nothing, whatever the parser makes of it.

    Not "a man said he saw them", nor "she believed him to be there".
    """
    if children(token, "dobj", "obj", "aux", "auxpass"):
        return False
    raising = token.tag_ in ("VBN", "VBD") and token.lemma_.lower() in _RAISING
    infinitives = (c for c in children(token, "xcomp") if any(d.lower_ == "to" for d in c.children))
    return raising and any(c.lemma_.lower() in ("be", "have") for c in infinitives)


def lemma_of(verb: Token) -> str:
    """The verb's base form; the lemmatizer takes "hopes", "hoped" and "hoping" for forms of "hop"."""
    lemma = verb.lemma_.lower()
    if lemma == "go" and any(c.lower_ == "on" and c.dep_ in ("prt", "advmod") for c in verb.children):
        return "continue"  # "The road, she went on, was mined"
    return "hope" if lemma == "hop" and verb.lower_.startswith("hop") and not verb.lower_.startswith("hopp") else lemma


def _outside_quotation(reading: Reading, verb: Token, subject: Token | None) -> Token | None:
    """As in "“It was dark. Total panic,” said the driver", where "panic" passes for a second subject."""
    if subject is None:
        return _behind_verb(reading, verb)
    if reading.quotation_at(subject.i) in (None, reading.quotation_at(verb.i)):
        return subject
    own = next((s for s in children(verb, *SUBJECTS) if reading.quotation_at(s.i) is None), None)
    return own or _behind_verb(reading, verb) or subject


def _objects(verb: Token) -> tuple[Token, ...]:
    """The objects; also "this account" in "Orsa disputes this account", which the parser may take for a time."""
    own = children(verb, "dobj", "obj")
    told = Vocabulary.load().lists["statements"]
    after = (
        c for c in children(verb, "npadvmod") if c.i > verb.i and (c.lemma_.lower() in told or c.lemma_ == "account")
    )
    return own or tuple(after) or _judged_first(verb)


def _judged_first(verb: Token) -> tuple[Token, ...]:
    """As in "rejected as baseless a claim that ...", where the parser takes the claim for what it is rejected as."""
    links = [c for c in children(verb, "prep") if c.lower_ == "as" and c.i == verb.i + 1]
    held = (g for link in links for g in children(link, "pobj"))
    return tuple(g for g in held if any(d.dep_ == "det" and d.i > g.doc[links[0].i].i + 1 for d in g.children))


def _behind_verb(reading: Reading, verb: Token) -> Token | None:
    """As in "“Rubbish,” snorted the captain", where the parser takes the quotation for who snorts and the captain for what."""
    if verb.i == 0 or reading.quotation_at(verb.i - 1) is None or reading.quotation_at(verb.i) is not None:
        return None
    return next((o for o in children(verb, "dobj", "obj", "attr", "oprd") if o.i > verb.i), None)


def stray_conjuncts(clauses: Iterable[Token]) -> Tokens:
    """What hangs from infinitives but belongs to the verb above them, with its "and"."""
    found: set[int] = set()
    for clause in clauses:
        strays = [c for c in children(clause, "conj") if is_stray_conjunct(c)]
        for stray in strays:
            found |= subtree(stray) | {c.i for c in children(clause, "cc", "punct") if c.i < stray.i}
    return frozenset(found)


def noun_phrase(head: Token, verb: Token) -> Tokens:
    """The noun phrase around `head`, without the relative clause that holds `verb`."""
    if not head.children:
        return frozenset({head.i})
    cut = {c.i for c in head.children if c.dep_ in ("relcl", "advcl", "ccomp")}
    cut |= {t.i for t in (verb, *verb.ancestors) if t.dep_ == "acl"}  # those that hold the verb
    cut.discard(head.i)
    return trimmed(head.doc, run_around(head.i, subtree(head, cut) | {head.i}))


def cue_words(verb: Token) -> Tokens:
    """The verb with its auxiliaries, negation, particle and a light adverb before it."""
    parts = {verb.i}
    parts |= {c.i for c in verb.children if c.dep_ in _CUE_PARTS and abs(c.i - verb.i) < _NEAR - 1}
    parts |= {c.i for c in verb.children if c.dep_ == "advmod" and c.i == verb.i - 1 and c.lower_ in _CUE_ADVERBS}
    if max(parts) - min(parts) < _NEAR:
        parts = set(range(min(parts), max(parts) + 1))
    return frozenset(i for i in parts if verb.doc[i].dep_ not in SUBJECTS) | {verb.i}


def _source(owner: Token | None, subject: Token | None, verb: Token) -> Tokens:
    """The words that name the source; in "the envoy, who said" they run on to "who"."""
    if owner is None:
        return NONE
    phrase = noun_phrase(owner, verb)
    if subject is not None and subject.i not in phrase and phrase and 0 < subject.i - max(phrase) <= 2:
        between = range(max(phrase) + 1, subject.i + 1)
        return phrase | frozenset(between) if subject.i != owner.i else phrase
    return phrase


def _antecedent(subject: Token | None, verb: Token) -> Token | None:
    """For "the envoy, who said ..." the envoy; otherwise the subject itself."""
    if subject is None:
        return None
    if subject.tag_ in _RELATIVE or (subject.lower_ == "that" and verb.dep_ == "relcl"):
        if verb.dep_ == "relcl":
            return verb.head
        if verb.head.dep_ == "relcl":
            return verb.head.head
    return subject


def _clauses(verb: Token, lemma: str, cues: Cues) -> tuple[Token, ...]:
    own = children(verb, "ccomp")
    if own or children(verb, "xcomp") or not cues.takes("distant_clause", lemma):
        return own
    return tuple(_that_clauses_below(verb))[:1]


def _that_clauses_below(verb: Token) -> Iterator[Token]:
    """For "informs in its statement that a guard died", where the parser hangs the clause from "statement"."""
    for clause in verb.subtree:
        if clause.dep_ not in ("relcl", "acl", "ccomp") or clause.i <= verb.i or clause.head.i - verb.i >= 8:
            continue
        first = clause.doc[min(subtree(clause))]
        subjects = [c for c in children(clause, *SUBJECTS) if c.lower_ != "that"]
        if first.lower_ == "that" and subjects and not (clause.dep_ == "ccomp" and clause.head.pos_ == "VERB"):
            yield clause


def _infinitives(verb: Token, lemma: str, cues: Cues) -> tuple[Token, ...]:
    own = children(verb, "xcomp")
    objects = children(verb, "dobj", "obj")
    takes_object = cues.takes("addressee", lemma) or cues.takes("object_inside", lemma)
    if own or children(verb, "ccomp") or not objects or not takes_object:
        return own
    return tuple(  # "reminded all parties to be careful", where the parser hangs "to be" from "parties"
        c for c in children(objects[0], "acl", "relcl")
        if c.i > objects[0].i and any(g.lower_ == "to" and g.dep_ == "aux" for g in c.children)
    )  # fmt: skip
