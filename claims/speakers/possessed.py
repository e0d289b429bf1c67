"""What belongs to somebody known: "its General Staff", "her office", "the governor's office", "the monitors' man"."""

from __future__ import annotations

from collections.abc import Callable

from claims.naming import bare
from claims.phrase import OWNED, Phrase, speaks_for_others
from claims.speakers.memory import Memory
from claims.speakers.pronouns import meant, possessor
from claims.speakers.scene import Scene
from domain.claim import ResolvedBy, Speaker, SpeakerKind

_ATTACHED = frozenset({"spokesman", "spokeswoman", "spokesperson", "aide", "adviser"})
_MEN = frozenset({"man", "men", "people"})
_RULE = frozenset({"regime", "government", "administration", "cabinet"})
_OWN = frozenset(
    {"office", "envoy", "coordinator", "team", "teams", "crews", "people", "fighters", "doctors", "medics"}
)
Naming = Callable[[Phrase], tuple[Speaker, ...]]


def owner_of(phrase: Phrase, scene: Scene, memory: Memory, naming: Naming) -> Speaker | None:
    """Who owns the phrase by "its", "his" or "'s", None without an owner that is known."""
    own = scene.standpoint.own
    if phrase.tokens[0].lower_ == "our" and own and scene.reading.quotation_at(phrase.start) is None:
        return Speaker(name=scene.standpoint.name, kind="organisation", party=own)
    pronoun = possessor(phrase)
    if pronoun is not None:
        met = meant(pronoun, scene, memory)
        known = memory.people.called(met.speaker.name) if met and met.speaker.kind == "person" else None
        if met is None:
            return None
        return Speaker(name=known.name, kind="person", party=known.party) if known else met.speaker
    nearby = _attached(phrase, scene, memory)
    if nearby is not None:
        return nearby
    made_of = _of_which(phrase, scene)
    if made_of is not None:
        return naming(made_of)[0]
    ruler = _ruler(phrase, memory)
    if ruler is not None:
        return ruler
    mark = next((n for n, t in enumerate(phrase.tokens) if t.text in OWNED), 0)
    if not mark or phrase.head.i < phrase.tokens[mark].i:
        return None
    return naming(scene.phrase(phrase.tokens[:mark]))[0]


def _attached(phrase: Phrase, scene: Scene, memory: Memory) -> Speaker | None:
    """As in "The Front counts martyrs, and a spokesman conceded ..."; "The ministry rejected it. An aide said ...".

    Quiet when the phrase says more than that, and when no side is the subject right before.
    """
    plain = [t for t in phrase.tokens if t.is_alpha and t.tag_ != "DT"]
    alone = len(plain) == 1 and phrase.tokens[0].lower_ in ("a", "an", "one") and plain[0].lower_ in _ATTACHED
    if not alone:
        return None
    here = scene.sentence(phrase.start)
    last = next((m for m in memory.before(phrase.tokens[0]) if m.subject), None)
    return last.speaker if last is not None and here - last.sentence <= 1 and last.speaker.party else None


def _ruler(phrase: Phrase, memory: Memory) -> Speaker | None:
    """As in "the Orsa regime" where Orsa is a person of the article: Orsa."""
    plain = [t for t in phrase.tokens if t.is_alpha and t.tag_ != "DT"]
    if len(plain) != 2 or phrase.head.lower_ not in _RULE or plain[-1].i != phrase.head.i:
        return None
    known = memory.people.named([plain[0].lower_])
    return Speaker(name=known.name, kind="person", party=known.party) if known else None


def _of_which(phrase: Phrase, scene: Scene) -> Phrase | None:
    """As in "the press service of the ministry", "a spokesman for the president": the ministry, the president.

    An organisation has offices of its own: "a health coordinator for the rebels".
    """
    head = phrase.head.lower_
    armed = head in scene.vocabulary.lists["own_offices"] and phrase.words & scene.vocabulary.lists["armed_groups"]
    if not (armed or scene.vocabulary.among(head, "institutions", "attached")):
        return None
    link = next(
        (n for n, t in enumerate(phrase.tokens) if t.i == phrase.head.i + 1 and t.lower_ in ("of", "for", "to")), 0
    )
    return scene.phrase(phrase.tokens[link + 1 :]) if link and len(phrase.tokens) > link + 1 else None


def _his_office(phrase: Phrase) -> bool:
    """True for "his office", "her press office"."""
    return phrase.head.lower_ == "office" and phrase.tokens[0].lower_ in ("his", "her")


def possessed(phrase: Phrase, scene: Scene, owner: Speaker | None) -> tuple[Speaker, ...]:
    """The body or the office-holder with its owner's party; quiet for "his wife" and for an owner without a party."""
    man = phrase.head.lower_ in _MEN
    speaks = speaks_for_others(phrase.head, scene.vocabulary) or man or phrase.head.lower_ in _OWN
    if owner is not None and owner.kind == "person" and not owner.party and _his_office(phrase):
        return (
            Speaker(name=f"{owner.name}'s office", kind="organisation", span=phrase.span, resolved_by="coreference"),
        )
    if owner is None or not owner.party or not speaks or (phrase.is_bystander and not man):
        return ()
    institution = scene.vocabulary.has("institutions", phrase.head.lower_)
    kind: SpeakerKind = "organisation" if institution else "unnamed"
    how: ResolvedBy = "explicit" if owner.party in {m.name for m in phrase.mentions} else "inferred"
    return (Speaker(name=bare(phrase.tokens), kind=kind, span=phrase.span, party=owner.party, resolved_by=how),)
