"""Rules whose cue is no verb: "according to", nouns of saying, hearsay adverbs, a colon."""

from __future__ import annotations

from claims.attribution import Attribution
from claims.cues import Cues
from claims.parse import Token
from claims.rules.cue_verb import noun_phrase
from claims.tree import NONE, Tokens, children, subtree, subtrees

_HOLDERS = frozenset({
    "minister", "president", "spokesman", "spokeswoman", "spokesperson", "chief", "head", "commander", "governor", "mayor",
    "ambassador", "envoy", "director", "secretary", "chairman", "chairwoman", "leader", "premier", "prosecutor", "adviser",
    "negotiator", "prefect", "deputy", "speaker", "commissioner", "officer", "doctor", "surgeon", "coordinator",
})  # fmt: skip
_FULL = 2  # words of a name
_CLAUSE_TOPS = frozenset({"ROOT", "ccomp", "conj", "advcl", "relcl", "parataxis"})


def according_to(token: Token) -> Attribution | None:
    """As in "The bridge was hit, according to the regional governor"."""
    doc = token.doc
    if token.lower_ != "according" or token.i + 2 >= len(doc) or doc[token.i + 1].lower_ != "to":
        return None
    objects = children(doc[token.i + 1], "pobj") or children(token, "pobj")
    head = objects[0] if objects else doc[token.i + 2]
    if head.tag_ == "NN" and not list(head.children):  # "according to plan", "according to rank"
        return None
    source = noun_phrase(head, token)
    source |= _named_behind(source, token)
    cue = frozenset({token.i, token.i + 1})
    content = (subtree(_clause_of(token), {token.i}) & _between_semicolons(token)) - source - cue
    return Attribution(
        head=token.i, cue=cue, content=content, stance="asserts", rule="according_to", source=source, source_head=head.i
    )


def _named_behind(source: Tokens, token: Token) -> Tokens:
    """As in "according to the chief of staff, General Ada Orsa, the road is mined": the name is the chief's."""
    sent, doc = token.sent, token.doc
    if (
        not source
        or not any(doc[i].lower_ in _HOLDERS for i in source)
        or any(doc[i].pos_ == "PROPN" and doc[i].i == max(source) for i in source)
    ):
        return NONE
    at = max(source) + 1
    if at + 3 >= sent.end or doc[at].text != ",":
        return NONE
    end = at + 1
    while end < sent.end and doc[end].pos_ == "PROPN":
        end += 1
    told = end - at - 1 >= _FULL and end < sent.end and doc[end].text == ","
    return frozenset(range(at, end)) if told else NONE


def _between_semicolons(token: Token) -> Tokens:
    """As in "He gave no date; according to a newsletter, it may take weeks": what is said stands on this side of the mark."""
    sent = token.sent
    marks = [t.i for t in sent if t.text == ";"]
    first = max((i + 1 for i in marks if i < token.i), default=sent.start)
    return frozenset(range(first, min((i for i in marks if i > token.i), default=sent.end)))


def noun_that(token: Token, cues: Cues) -> Attribution | None:
    """As in "The general's claim that the town had fallen"."""
    lemma = token.lemma_.lower()
    if token.pos_ != "NOUN" or lemma not in cues.nouns:
        return None
    clauses = [c for c in children(token, "acl", "ccomp") if _that_or_to(c)]
    if not clauses:
        return None
    source, head = owner_of(token)
    return Attribution(
        head=token.i, cue=frozenset({token.i}), content=subtrees(clauses), stance=cues.nouns[lemma], rule="noun_that",
        source=source, source_head=head, speech=cues.nouns[lemma] != "expresses",
    )  # fmt: skip


def hearsay_adverb(token: Token, cues: Cues) -> Attribution | None:
    """As in "The depot was reportedly hit twice"."""
    if token.lower_ not in cues.hearsay or token.head.pos_ not in ("VERB", "AUX"):
        return None
    return Attribution(
        head=token.i, cue=frozenset({token.i}), content=subtree(token.head, {token.i}), stance="asserts",
        rule="hearsay_adverb",
    )  # fmt: skip


def _clause_of(token: Token) -> Token:
    host = token.head if token.head.i != token.i else token.sent.root
    while host.dep_ not in _CLAUSE_TOPS and host.head.i != host.i and host.pos_ not in ("VERB", "AUX"):
        host = host.head
    while token.i > host.i and _is_sequel(host):
        host = host.head
    if host.dep_ == "ccomp" and token.i > host.i and host.head.i > host.i:
        return host.head
    return host


def _is_sequel(verb: Token) -> bool:
    """As in "Shells hit a yard killing 13 men and hurting more, according to a doctor": all of it is the doctor's."""
    follows = verb.tag_ == "VBG" and verb.dep_ in ("advcl", "conj") and verb.head.i < verb.i
    return follows and verb.head.pos_ == "VERB" and not children(verb, "nsubj", "nsubjpass", "mark", "ccomp")


def _that_or_to(clause: Token) -> bool:
    marked = any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)
    return marked or (clause.tag_ == "VB" and any(c.lower_ == "to" for c in clause.children))


def _of_a_people(noun: Token) -> tuple[Token, ...]:
    """As in "an Orvenian claim that ...": the adjective, when it stands with a capital right before the noun."""
    before = [c for c in children(noun, "amod", "compound") if c.i == noun.i - 1 and c.text[:1].isupper()]
    return tuple(c for c in before if not c.text.isupper())


def owner_of(noun: Token) -> tuple[Tokens, int | None]:
    """Whose the noun is: "the envoy's claim", "a claim by the envoy"; nothing and None where nobody is named."""
    owners = children(noun, "poss") or _of_a_people(noun)
    if owners:
        return subtree(owners[0]), owners[0].i
    found: tuple[Tokens, int | None] = (NONE, None)
    for link in children(noun, "prep"):
        for head in children(link, "pobj")[:1]:
            if link.lower_ in ("by", "from", "of", "among"):
                found = noun_phrase(head, noun), head.i
    return found
