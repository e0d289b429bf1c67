"""Whose verb it is: the subject of a verb, its own or shared, as the parser gives it and where the parser errs."""

from __future__ import annotations

from claims.parse import Token
from claims.tree import children
from claims.vocabulary import Vocabulary

SUBJECTS = ("nsubj", "nsubjpass")
_PEOPLE = frozenset(
    {"he", "she", "they", "we", "i", "you", "who", "one", "some", "many", "others", "both", "another", "everyone"}
)
_CLOSING = frozenset(
    {"add", "note", "stress", "point", "emphasize", "emphasise", "underline", "underscore", "recall", "reiterate"}
)
"""Verbs whose participle goes on with a report: whoever said the sentence adds, notes, stresses."""
_TURNS_TO = frozenset(
    ["ask", "urge", "call", "demand", "promise", "vow", "accuse", "deny", "reject", "blame", "appeal", "dismiss",
     "pledge", "threaten",
     "condemn", "insist", "request", "beg", "denounce", "thank", "apologise", "apologize", "offer"]
)  # fmt: skip
"""Verbs that no thing is the subject of, even without a clause: "said the charge was false and asked him to go"."""
_MAKING = frozenset({"prompt", "force", "lead", "push", "compel", "spur", "drive", "cause", "provoke", "move"})
"""Verbs whose object is brought to act."""
_TELLS = frozenset(
    {"tell", "say", "add", "state", "report", "claim", "insist", "warn", "announce", "confirm", "deny", "write"}
)


def find_subject(verb: Token, depth: int = 0) -> Token | None:
    """The subject of a verb, its own or shared from the verb that it hangs from."""
    own = children(verb, *SUBJECTS)
    if own or depth > 3:
        return _nearest(own, verb) if own else None
    if (moved := _made_to(verb)) is not None:
        return moved
    if (outer := _goes_on(verb)) is not None:
        return find_subject(outer, depth + 1)
    if (closing := _before_closing_verb(verb)) is not None:
        return closing
    if is_stray_conjunct(verb):
        return find_subject(verb.head.head, depth + 1)
    outer = speaks_on(verb)
    if outer is not None:
        return find_subject(outer, depth + 1)
    if (name := _name_before(verb)) is not None:
        return name
    if verb.dep_ == "conj" or (verb.dep_ in ("advcl", "xcomp") and verb.tag_ in ("VBG", "VB", "VBN")):
        return find_subject(verb.head, depth + 1)
    if verb.dep_ == "acl":
        return verb.head
    if verb.dep_ == "pcomp" and verb.head.head.pos_ in ("VERB", "AUX"):
        return find_subject(verb.head.head, depth + 1)
    return None


def _made_to(verb: Token) -> Token | None:
    """As in "Rockets fell near the ford, prompting Kesh to warn both sides": Kesh warns; not "asked Kesh to warn"."""
    to = verb.dep_ in ("xcomp", "advcl", "ccomp") and verb.tag_ == "VB" and verb.head.lemma_.lower() in _MAKING
    moved = [o for o in children(verb.head, "dobj", "obj") if o.i < verb.i] if to else []
    return moved[-1] if moved else None


def speaks_apart(verb: Token) -> bool:
    """As in "A nurse said the ward was full, and the mayor told reporters that ...": a clause joined to what the nurse said.

    It has its own subject and its own clause behind "that"; quiet for "said the ward was full and the army knew that".
    """
    own = children(verb, *SUBJECTS)
    that = [c for c in children(verb, "ccomp") if any(m.lower_ == "that" for m in children(c, "mark"))]
    joined = verb.dep_ == "conj" and verb.head.dep_ == "ccomp" and verb.tag_ in ("VBD", "VBZ", "VBP")
    comma = bool(own) and any(
        t.text == "," for t in verb.doc[max(verb.head.i, verb.left_edge.i - 2) : verb.left_edge.i + 1]
    )
    return joined and bool(that) and comma and verb.lemma_.lower() in _TELLS and own[0].pos_ != "PRON"


def speaks_on(verb: Token) -> Token | None:
    """As in "It said none of its boats had left and suggested that a mine had drifted": "said", whose subject suggests too.

    Quiet for "said the ministry had lied and claimed that": a ministry may well claim.
    """
    inner = verb.head
    if verb.dep_ != "conj" or inner.dep_ != "ccomp" or verb.tag_ not in ("VBD", "VBZ"):
        return None
    if not children(verb, "ccomp") and not (verb.lemma_ in _TURNS_TO and children(verb, "xcomp", "dobj", "prep")):
        return None
    outer, own = inner.head, children(inner, *SUBJECTS)
    things = [s for s in own if s.pos_ in ("NOUN", "PRON") and s.lower_ not in _PEOPLE]
    if not things or _may_speak(things[0]) or not children(outer, *SUBJECTS):
        return None
    return outer


def _goes_on(verb: Token) -> Token | None:
    """As in "Vell stressed that all quarrels can be settled, noting that talks help": "stressed", whose subject notes too.

    Quiet for "said the ministry had walked out, claiming that it was insulted": a ministry may well claim.
    """
    if verb.tag_ != "VBG" or verb.dep_ not in ("acl", "advcl", "conj", "xcomp") or verb.head.i > verb.i:
        return None
    whole = next((t for t in verb.ancestors if t.dep_ == "ccomp" and t.head.pos_ == "VERB"), None)
    if whole is None or whole.head.i > verb.i or not children(whole.head, *SUBJECTS):
        return None
    inner = verb.head if verb.dep_ == "acl" else next(iter(children(verb.head, *SUBJECTS)), None)
    return whole.head if inner is not None and (verb.lemma_ in _CLOSING or not _may_speak(inner)) else None


def _may_speak(noun: Token) -> bool:
    """True for a name, a person's pronoun, and a noun for people, offices, sides or papers that speak."""
    known, words = Vocabulary.load(), {noun.lower_, noun.lemma_.lower()}
    speaking = ("bystanders", "unnamed_heads", "military", "sides")
    return noun.pos_ == "PROPN" or any(w in _PEOPLE or w in known.public or known.among(w, *speaking) for w in words)


def _before_closing_verb(verb: Token) -> Token | None:
    """As in "Shells hit the town of Pellin, Orvenia Live Network reported.", "..., the head of the district said."."""
    if verb.tag_ not in ("VBD", "VBZ") or not children(verb, "ccomp"):
        return None
    if any(not (t.is_punct or t.is_space) for t in verb.doc[verb.i + 1 : verb.sent.end]):
        return None
    last = verb.doc[verb.i - 1]
    names = [t for t in (last, *last.ancestors) if t.pos_ in ("PROPN", "NOUN") and verb.i not in (t.i, t.head.i)]
    return next((t for t in names if t.dep_ in ("conj", "appos") and _comma_before(t) and _closed_by(t, verb)), None)


def _name_before(verb: Token) -> Token | None:
    """As in "General Orsa disputes this account", where the parser takes the name for a part of the verb."""
    names = [c for c in children(verb, "compound", "nmod") if c.i == verb.i - 1 and c.pos_ == "PROPN"]
    return names[0] if names and verb.tag_ in ("VBZ", "VBD") and verb.pos_ == "VERB" else None


def _closed_by(noun: Token, verb: Token) -> bool:
    """True for a name, and for "the governor of the province" when it runs up to the verb."""
    return noun.pos_ == "PROPN" or max(t.i for t in noun.subtree) == verb.i - 1


def _comma_before(noun: Token) -> bool:
    first = min(t.i for t in noun.subtree)
    return first > 0 and noun.doc[first - 1].text == ","


def _nearest(subjects: tuple[Token, ...], verb: Token) -> Token:
    """As in "Its promises notwithstanding, the analysts agree ...", where the parser finds two subjects."""
    before = [s for s in subjects if s.i < verb.i]
    return before[-1] if before else subjects[0]


def is_stray_conjunct(verb: Token) -> bool:
    """True for "promised" in "urged citizens to stay and promised help", which the parser joins to "stay"."""
    return verb.dep_ == "conj" and verb.tag_ in ("VBD", "VBZ") and verb.head.tag_ == "VB" and verb.head.dep_ == "xcomp"
