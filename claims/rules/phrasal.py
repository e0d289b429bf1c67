"""Rules for cues of several words: "laughed off the charge", "stood by the figure", "pointed the finger at the navy"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from claims.attribution import Attribution
from claims.parse import Token
from claims.phrases import Phrases
from claims.rules.cue_verb import cue_words, noun_phrase
from claims.rules.subjects import find_subject
from claims.tree import NONE, Tokens, children, subtree, subtrees
from claims.vocabulary import Vocabulary
from domain.claim import Stance

_LINKS = ("prep", "agent", "dative", "prt", "advmod", "advcl")
_FAR = 8  # tokens between a verb and its particle
_NEAR = 5  # tokens from a verb to the word that makes a cue of it: "made it very clear"


def phrasal(token: Token, phrases: Phrases) -> Attribution | None:
    """Who rejects, blames, stands by or demands what, by a verb with its particle, preposition or noun."""
    if token.lemma_ == "give":
        return _given_to_understand(token)
    if (token.lemma_.lower() not in phrases.verbs and token.lemma_ not in _DIFFERING) or token.dep_ in (
        "amod",
        "compound",
        "aux",
        "auxpass",
    ):
        return None
    rules: tuple[_Rule, ...] = (
        _plea,
        _differs,
        _by_clause,
        _by_noun,
        _by_pair,
        _onto,
        _by_particle,
        _by_result,
        _by_preposition,
    )
    found = next((f for rule in rules if (f := rule(token, phrases)) is not None), None)
    if found is None:
        return None
    stance, more, content = found
    head = _speaker(token)
    if head is None or not content:
        return None
    source = noun_phrase(head, token)
    cue = cue_words(token) | more
    return Attribution(
        head=token.i, cue=cue - content, content=content - cue - source, stance=stance, rule="phrasal", source=source,
        source_head=head.i,
    )  # fmt: skip


def _given_to_understand(token: Token) -> Attribution | None:
    """As in "I was given to understand by the minister that they could be home in May": the minister lets it be known."""
    verbs = [c for c in children(token, "xcomp", "ccomp") if c.lemma_ in ("understand", "know", "believe")]
    if not children(token, "auxpass") or not verbs:
        return None
    clauses = [*children(verbs[0], "ccomp"), *(c for c in children(token, "ccomp") if c is not verbs[0])]
    agents = [
        g
        for v in (token, verbs[0])
        for c in children(v, "agent", "prep")
        if c.lower_ == "by"
        for g in children(c, "pobj")
    ]
    if not clauses or not agents:
        return None
    source = noun_phrase(agents[0], clauses[0])
    cue = cue_words(token) | {verbs[0].i}
    return Attribution(
        head=token.i, cue=cue, content=subtree(clauses[0]) - source, stance="asserts", rule="clause", source=source,
        source_head=agents[0].i,
    )  # fmt: skip


_Found = tuple[Stance, Tokens, Tokens]
_Rule = Callable[[Token, Phrases], _Found | None]


def _plea(verb: Token, _: Phrases) -> _Found | None:
    """As in "The driver pleaded not guilty": a denial of the charge; "pleaded guilty" owns up to it."""
    word = next((c for c in children(verb, "acomp", "oprd", "xcomp", "advmod") if c.lower_ == "guilty"), None)
    if verb.lemma_ != "plead" or word is None:
        return None
    no = [t for t in (*verb.children, *word.children) if t.lower_ == "not" and t.i == word.i - 1]
    return "denies" if no else "confirms", NONE, frozenset({word.i, *(t.i for t in no)})


def _differs(verb: Token, _: Phrases) -> _Found | None:
    """As in "Doctors said otherwise", "drivers tell a different story": a denial, with nothing said instead as yet.

    Quiet for "told a different crowd" and for "offered another version of the engine" that nobody tells.
    """
    if verb.lemma_ in ("say", "claim", "insist", "suggest", "think", "believe"):
        other = [
            c for c in (*children(verb, "advmod"), *_objects(verb)) if c.lower_ in ("otherwise", "opposite", "contrary")
        ]
        return ("denies", NONE, subtrees(other)) if other and not children(verb, "ccomp") else None
    stories = [o for o in _objects(verb) if o.lower_ in ("story", "version", "account", "picture", "tale")]
    told = [o for o in stories if any(c.lower_ in _OTHER for c in children(o, "amod", "det", "compound"))]
    bare = told and not children(told[0], "prep", "relcl", "acl")
    return ("denies", NONE, subtree(told[0])) if bare and verb.lemma_ in _DIFFERING else None


_OTHER = frozenset(
    {"different", "another", "opposite", "contrary", "conflicting", "competing", "contradictory", "other"}
)
_DIFFERING = frozenset(
    {"tell", "give", "paint", "offer", "present", "say", "claim", "insist", "suggest", "think", "believe"}
)


def _by_noun(verb: Token, phrases: Phrases) -> _Found | None:
    """As in "laid the blame on the army", "poured scorn on the figure", "claimed responsibility for the raid"."""
    for noun in _objects(verb):
        for link in (*children(noun, "prep"), *children(verb, "prep")):
            stance = phrases.stance("noun", verb.lemma_.lower(), noun.lemma_.lower(), link.lower_)
            if stance is not None and link.i > verb.i:
                held = subtrees(link.children)
                more = frozenset({noun.i, link.i, *(c.i for c in noun.children if c.dep_ in ("det", "amod"))})
                return stance, more - held, held
    return None


def _by_particle(verb: Token, phrases: Phrases) -> _Found | None:
    """As in "laughed off the charge", "brushed the report aside"; passive "The story was laughed off by the army"."""
    objects = [*_objects(verb), *(children(verb, "nsubjpass") if children(verb, "agent") else ())]
    for link in _linked(verb):
        stance = phrases.stance("particle", verb.lemma_.lower(), link.lower_)
        below = list(children(link, "pobj")) if link.dep_ == "prep" else []
        held = objects or below
        clauses = [c for c in children(verb, "ccomp") if c.i > link.i] if stance in ("denies", "asserts") else []
        if stance is not None and (held or clauses) and not _is_deed(verb, held, stance):
            return stance, frozenset({link.i}), subtrees([*held, *clauses]) - {link.i}
    return None


def _is_deed(verb: Token, objects: Sequence[Token], stance: Stance) -> bool:
    """As in "threw out a burglar", "shot down a drone": only what can be told is rejected; anything may be ruled out."""
    told = Phrases.load().told
    lists = Vocabulary.load().lists
    tellable = any(
        o.pos_ == "PRON" or o.lemma_.lower() in told or o.lower_ in lists["statements"] or o.tag_ == "VBG"
        for o in objects
    )
    return bool(objects) and not tellable and verb.lemma_ != "rule" and stance in ("denies", "confirms", "asserts")


def _by_clause(verb: Token, phrases: Phrases) -> _Found | None:
    """As in "made it clear that", "let slip that", "gave evidence that": the clause behind the word."""
    for word in verb.doc[verb.i + 1 : min(verb.i + _NEAR, len(verb.doc))]:
        stance = phrases.stance("clause", verb.lemma_.lower(), word.lemma_.lower()) or phrases.stance(
            "clause", verb.lemma_.lower(), word.lower_
        )
        if stance is None or word.sentence != verb.sentence:
            continue
        inside = [verb.doc[i] for i in sorted(subtree(verb)) if i > word.i]
        clauses = [
            c
            for c in inside
            if c.dep_ in ("ccomp", "acl", "relcl", "xcomp", "advcl") and any(m.lower_ == "that" for m in c.children)
        ]
        colon = [c for c in inside if c.text == ":"]
        if clauses:
            return stance, frozenset(range(verb.i, word.i + 1)), subtree(clauses[0])
        if colon and word.i >= colon[0].i - _FAR:
            return stance, frozenset(range(verb.i, word.i + 1)), frozenset(range(colon[0].i + 1, verb.sent.end))
    return None


def _onto(verb: Token, phrases: Phrases) -> _Found | None:
    """As in "attributed the graves to the corps", "pinned the raid on the navy"; to no name, nobody is blamed."""
    for link in (*children(verb, "prep", "dative"), *(c for o in _objects(verb) for c in children(o, "prep"))):
        stance = phrases.stance("onto", verb.lemma_.lower(), link.lower_)
        targets = children(link, "pobj")
        if stance is not None and targets and _objects(verb):
            named = any(t.pos_ == "PROPN" for t in targets)
            return stance if named else "asserts", NONE, subtrees([*_objects(verb), link])
    return None


def _by_pair(verb: Token, phrases: Phrases) -> _Found | None:
    """As in "hit out at the navy", "hit back at the charge", "owned up to the raid"."""
    for link in children(verb, "prep"):
        particle = next((c for c in verb.children if verb.i < c.i < link.i and c.i >= link.i - 2), None)
        if particle is None or particle.pos_ not in ("ADP", "ADV"):
            continue
        stance = phrases.stance("pair", verb.lemma_.lower(), particle.lower_, link.lower_)
        held = subtrees(children(link, "pobj", "pcomp"))
        if stance is not None and held:
            return stance, frozenset({particle.i, link.i}), held
    return None


def _by_preposition(verb: Token, phrases: Phrases) -> _Found | None:
    """As in "scoffed at the idea", "stood by the figure", "insisted on an apology", "warned against hasty words"."""
    if children(verb, "ccomp"):
        return None
    for link in _linked(verb):
        stance = phrases.stance("preposition", verb.lemma_.lower(), link.lower_)
        held = subtrees(children(link, "pobj", "pcomp", "prep"))
        if stance is not None and held and link.i > verb.i:
            whom = [o for o in _objects(verb) if o.i < link.i]
            if whom and stance not in ("urges", "asserts"):
                continue
            if stance == "asserts" and verb.tag_ == "VBG" and not children(verb, "nsubj", "aux"):
                continue  # "he said, referring to the treaty": no statement of its own
            if stance == "confirms" and not _can_be_held(children(link, "pobj", "pcomp")):
                continue  # "stood by the gate", "stuck to the wall"
            if verb.lemma_ == "appeal" and link.lower_ == "to" and not _infinitives(verb, link):
                continue  # "appealed to voters", "to a court"
            if verb.lemma_ == "insist" and any(o.like_num or o.tag_ == "CD" for o in children(link, "pobj")):
                return "asserts", frozenset({link.i}), held  # "insisted on eleven"
            asked = subtrees([*whom, *_infinitives(verb, link)]) if stance == "urges" else NONE
            return stance, frozenset({link.i}), held | asked
    return None


def _can_be_held(objects: Sequence[Token]) -> bool:
    """True for what somebody has said, a number, an act: "stood by its figure", "admits to eleven"."""
    told = Phrases.load().told | {
        "position",
        "decision",
        "policy",
        "word",
        "line",
        "view",
        "it",
        "that",
        "this",
        "everything",
    }
    return any(
        o.lemma_.lower() in told
        or o.tag_ in ("VBG", "CD")
        or o.like_num
        or any(c.dep_ in ("nummod", "poss") for c in o.children)
        for o in objects
    ) or any(c.text in '“"' for o in objects for c in o.subtree)


def _by_result(verb: Token, phrases: Phrases) -> _Found | None:
    """As in "holds the army responsible for the raid"."""
    below = [verb.doc[i] for i in sorted(subtree(verb)) if verb.i < i <= verb.i + 2 * _FAR]
    for word in below:
        stance = phrases.stance("result", verb.lemma_.lower(), word.lower_)
        modal = any(c.tag_ == "MD" for c in verb.children)
        if stance is not None and not modal and word.pos_ == "ADJ" and (_objects(verb) or children(verb, "ccomp")):
            first = verb.i + 1
            return stance, NONE, frozenset(range(first, max(subtree(word)) + 1))
    return None


def _infinitives(verb: Token, link: Token) -> list[Token]:
    """As in "appealed to both sides to stop", wherever the parser hangs "to stop"."""
    near = [*verb.children, *(g for c in children(link, "pobj") for g in c.children)]
    return [c for c in near if c.i > link.i and c.tag_ == "VB" and any(g.lower_ == "to" for g in c.children)]


def _objects(verb: Token) -> tuple[Token, ...]:
    return children(verb, "dobj", "obj")


def _linked(verb: Token) -> Iterator[Token]:
    """Particles and prepositions near the verb, as the parser hangs them."""
    for child in verb.children:
        if child.dep_ in _LINKS and child.pos_ in ("ADP", "ADV", "SCONJ", "PART") and abs(child.i - verb.i) <= _FAR:
            yield child


def _speaker(verb: Token) -> Token | None:
    """The subject of the verb, or the agent of a passive one."""
    agents = [g for c in children(verb, "agent") for g in children(c, "pobj")]
    passive = children(verb, "auxpass") or children(verb, "nsubjpass")
    return agents[0] if agents else None if passive else find_subject(verb)
