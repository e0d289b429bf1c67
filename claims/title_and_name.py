"""An office and a name between commas before a verb of saying: the one who says it, wherever the parser hangs them."""

from __future__ import annotations

from claims.parse import Doc, Token
from claims.tree import children
from claims.vocabulary import Vocabulary

_SAYS = frozenset(
    {"say", "tell", "add", "announce", "report", "state", "confirm", "deny", "warn", "claim", "note", "insist"}
)
_LATER = frozenset({"also", "later", "earlier", "then", "previously"})
_OPENS = frozenset({",", "“", "”", '"', ";", "—", "–", ":"})
_OWNER = frozenset({"the", "a", "an", "its", "his", "her", "their", "our"})
_LONGEST = 9  # tokens of an office: "the deputy governor of Harn province"
_NAMES = 4  # words of a name
_PEOPLE = ("bystanders", "unnamed_heads", "military", "home_roles", "own_offices", "offices")


def hang_titled_names(doc: Doc) -> None:
    """As in "Two trucks burned, the governor of Harn, Mila Tosk, said": the governor is who says it.

    The parser may take him for a part of "trucks". Quiet where the verb has a subject: "Two trucks burned near the house of
    the governor, Mila Tosk, said the army".
    """
    for verb in doc.tokens:
        if verb.tag_ in ("VBD", "VBZ") and verb.lemma_.lower() in _SAYS and not children(verb, "nsubj", "nsubjpass"):
            found = _office_before(verb)
            if found is not None:
                _hang(*found, verb)


def _office_before(verb: Token) -> tuple[int, Token, Token] | None:
    """Where the office begins, its noun, and the last word of the name; None where no such words stand before the verb."""
    doc, start = verb.doc, verb.sent.start
    comma = verb.i - 1 - (verb.i - 1 > start and doc[verb.i - 1].lower_ in _LATER)
    first = comma - 1
    while first >= start and doc[first].text[:1].isupper() and doc[first].tag_ in ("NNP", "NNPS"):
        first -= 1
    if comma <= start or doc[comma].text != "," or first <= start or not 0 < comma - 1 - first <= _NAMES:
        return None
    if doc[first].text != ",":
        return None
    for i in range(first - 1, max(start, first - 1 - _LONGEST) - 1, -1):
        if doc[i].text in _OPENS or doc[i].tag_.startswith(("VB", "MD", "W")):
            return None
        opens = i == start or doc[i - 1].text in _OPENS
        if opens and (doc[i].lower_ in _OWNER or doc[i].tag_ in ("NNP", "NN", "JJ")):
            noun = _office(doc, i, first)
            return (i, noun, doc[comma - 1]) if noun is not None else None
    return None


def _office(doc: Doc, start: int, end: int) -> Token | None:
    """The last noun before "of": "governor" in "the deputy governor of Harn province"; None for what is no person."""
    stop = next((i for i in range(start, end) if doc[i].tag_ == "IN"), end)
    last = next((doc[i] for i in range(stop - 1, start - 1, -1) if doc[i].is_alpha), None)
    if last is None or last.tag_ not in ("NN", "NNP"):
        return None
    known, word = Vocabulary.load(), last.lower_
    return last if word in known.public or known.among(word, *_PEOPLE) else None


def _hang(start: int, noun: Token, name: Token, verb: Token) -> None:
    doc = verb.doc
    inside = range(start, verb.i)
    if verb.head.i in inside and verb.head is not verb:
        return
    if any(t.head.i in inside for t in verb.sent if t.i not in inside and t.head is not t):
        return
    below = [t for t in doc[start : verb.i] if t.head.i not in inside or t.head is t]
    _move(noun, verb, "nsubj")
    first = next(i for i in range(name.i, start, -1) if doc[i - 1].text == ",")
    _move(name, noun, "appos")
    for token in doc[first : name.i]:
        _move(token, name, "compound")
    for token in below:
        if token not in (noun, name) and token.i < first:
            _move(token, noun, token.dep_)
    _take_what_is_said(verb, start)


def _take_what_is_said(verb: Token, start: int) -> None:
    """Where the parser joins "said" to the clause before it, that clause is what is said."""
    said = verb.head
    if verb.dep_ not in ("conj", "advcl", "dep") or said.i >= start or children(verb, "ccomp", "xcomp"):
        return
    while said.dep_ == "conj" and said.head.i < said.i and said.head.pos_ in ("VERB", "AUX"):
        said = said.head
    above, relation = said.head, said.dep_
    if said.pos_ not in ("VERB", "AUX") or above is verb:
        return
    _move(verb, above if above is not said else verb, relation)
    _move(said, verb, "ccomp")


def _move(token: Token, head: Token, relation: str) -> None:
    old = token.head
    if old is not token:
        old.children = tuple(c for c in old.children if c is not token)
    token.dep_, token.head = relation, head
    if head is not token:
        head.children = tuple(sorted((*head.children, token), key=lambda t: t.i))
