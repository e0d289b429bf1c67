"""A state, a group or one of its institutions by name: "Orvenia", "the Keshi border guards"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.naming import bare, modifiers_joined
from claims.parse import Token
from claims.party_index import PartyMention
from claims.people import Person
from claims.phrase import Phrase
from claims.rules.cue_verb import noun_phrase
from claims.speakers.memory import Memory
from claims.speakers.persons import of_person
from claims.speakers.scene import Scene
from claims.tree import children
from domain.claim import Speaker, SpeakerKind

_SORTS = frozenset(
    ["group", "organisation", "organization", "movement", "monitor", "monitors", "militants", "fighters", "terrorists",
     "jihadists", "insurgents", "rebels", "militia", "watchdog", "network", "charity", "alliance", "faction", "monitoring",
     "rights", "terrorist", "militant", "jihadist", "extremist", "rebel", "armed", "ngo", "body", "agency"]
)  # fmt: skip
_ISSUED = frozenset({"statement", "communique", "communiqué", "announcement", "declaration", "release", "bulletin"})
_LABELS = frozenset(["British", "Takfiri", "Islamist", "Sunni", "Shiite", "Shia", "Salafist", "Jihadist", "Marxist"])
_JOINING = frozenset(["of", "for", "in", "and", "or", "to", "from", "with", "at", "by", "on", "the", "a"])


def body(phrase: Phrase, scene: Scene, memory: Memory) -> tuple[Speaker, ...]:
    """The body with the party that its own words give."""
    party = phrase.owner()
    if party is None:
        return ()
    holder = _holder(phrase, party, scene, memory)
    if holder is not None:
        return (of_person(holder, phrase, "coreference"),)
    named = scene.parties.named_in(phrase.text)
    if len(named) > 1 and modifiers_joined(phrase.head):  # "the Orvenian and Keshi governments"
        role = phrase.head.text
        return tuple(Speaker(name=n, kind="organisation", span=phrase.span, role=role, party=n) for n in named[:2])
    name = bare(phrase.tokens)
    whole = scene.parties.mentions(name)
    if whole and (
        whole[0].span.end - whole[0].span.start >= len(name) - 1 or _only_said_more(name, whole, party, scene)
    ):
        name = party
    return (Speaker(name=name, kind=_kind(phrase.head, scene), span=phrase.span, party=party),)


def _only_said_more(name: str, mentions: Sequence[PartyMention], party: str, scene: Scene) -> bool:
    """True for "Sellen-based Talmark Monitor", "so-called Dawn Front", "militant Dawn Front group": one body, one name.

    Quiet for a state, "Keshi government", and for what belongs to a body: "Dawn Front spokesman".
    """
    own = [m for m in mentions if m.name == party]
    if len(own) != 1 or party in scene.parties.states:
        return False
    before, behind = name[: own[0].span.start], name[own[0].span.end :]
    described = all(w.islower() or "-" in w or w in _LABELS for w in before.split())
    return described and not _JOINING & set(before.split()) and set(behind.lower().split()) <= _SORTS


def _kind(head: Token, scene: Scene) -> SpeakerKind:
    lists = scene.vocabulary.lists
    one = head.tag_ == "NN" and head.lower_ in lists["military"] | lists["chiefs"]
    somebody = one or head.lower_ in lists["offices"] | lists["unnamed_heads"] | lists["bystanders"]
    return "unnamed" if somebody and head.lower_ not in lists["institutions"] else "organisation"


def _holder(phrase: Phrase, party: str, scene: Scene, memory: Memory) -> Person | None:
    """As in "Iran's president", when the article names the president: the person.

    Quiet for "a deputy minister of Kesh" and "the Keshi foreign minister" where the article names the energy minister.
    """
    head = phrase.head
    if phrase.tokens[0].lower_ in ("a", "an", "another", "one"):
        return None
    told = {t.lower_ for t in phrase.tokens if t.i < head.i and t.text.islower() and t.pos_ in ("NOUN", "ADJ")}
    if head.tag_ != "NN" or head.lower_ not in scene.vocabulary.lists["offices"]:
        return None
    everybody = memory.people.known.values()
    held = [p for p in everybody if p.party == party and p.role and head.lower_ in p.role.lower().split()]
    held = [p for p in held if told <= set(str(p.role).lower().split())]
    return held[0] if len(held) == 1 else None


def report_owner(phrase: Phrase, scene: Scene) -> Phrase | None:
    """The phrase of whoever made a report: "by the Keshi Foreign Ministry", "the ministry's"."""
    head = phrase.head
    owners = [g for c in children(head, "prep") if c.lower_ in ("by", "from", "of") for g in children(c, "pobj")]
    owners += children(head, "poss", "appos")
    inside = {t.i for t in phrase.tokens}
    for owner in owners[:1]:
        tokens = [head.doc[i] for i in sorted(noun_phrase(owner, head)) if i in inside]
        if tokens:
            return scene.phrase(tokens)
    return _issuer(phrase, scene)


def _issuer(phrase: Phrase, scene: Scene) -> Phrase | None:
    """As in "the Keshi army statement", "a Dawn Front communique": the army, the Front; not "a press statement"."""
    before = [t for t in phrase.tokens if t.i < phrase.head.i and t.tag_ != "DT" and not t.is_punct]
    if not before or before[-1].i != phrase.head.i - 1 or phrase.head.lower_ not in _ISSUED:
        return None
    inner = scene.phrase(before)
    last = before[-1]
    body = scene.vocabulary.has("institutions", last.lower_) and not scene.vocabulary.has("offices", last.lower_)
    named = any(m.name not in scene.parties.states and m.span.end == len(inner.text) for m in inner.mentions)
    return inner if body or named else None
