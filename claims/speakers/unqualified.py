"""Whose an office or an institution is when no state stands beside it: "the Defence Ministry", "a police officer"."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile

from claims.branches import is_common
from claims.naming import text_of
from claims.parse import Token
from claims.phrase import Phrase
from claims.rules.cue_verb import SUBJECTS
from claims.speakers.branches import of_a_branch
from claims.speakers.just_named import CARES, appears_for, goes_on, named_later, of_a_person, of_house
from claims.speakers.memory import Memory, words_of
from claims.speakers.ministries import sole_state
from claims.speakers.outlets import is_authority, is_state_press
from claims.speakers.places import by_ground, of_its_place
from claims.speakers.rebels import commands
from claims.speakers.scene import Scene
from claims.speakers.topic import by_setting, by_topic, continuing, in_relative
from claims.tree import children
from domain.claim import Speaker

_POSSESSED = frozenset({"its", "his", "her", "their", "our"})
_NEAR = 8  # tokens in which the name of the press that is told stands
_ANY_BODYS = frozenset({"state", "special", "regional", "former"})
_WORLDWIDE = frozenset({"international", "world", "european", "united", "global", "regional", "nations"})
_WORD = re.compile(r"\w+(?:-\w+)*")
_OF_BOTH = re.compile(
    r"(?i)\b(?:of|from|in) (?:both|the two|all) (?:countries|sides|states|nations|capitals|governments|armies)\b"
)  # "officials of both countries" are no one state's
_OF_SOME_LAND = re.compile(r"([A-Z][a-z]+) [a-z]")


def side_of(speaker: Speaker, phrase: Phrase, scene: Scene, memory: Memory) -> str | None:
    """The party that the text lets one infer, None for those who are no state's or whose nothing tells."""
    words = words_of(speaker) | phrase.words
    if _OF_BOTH.search(phrase.text):
        return None
    served = of_a_branch(phrase, speaker) or phrase.head.lower_ == "magistrate"
    aside = phrase.is_bystander and not served and not _watches_for(phrase, scene)
    if aside or words & scene.vocabulary.lists["apart"] or of_a_person(phrase, memory):
        return None
    if is_state_press(speaker) and phrase.tokens[0].lower_ in _POSSESSED:  # "its state television" is the other's
        return None
    own = of_publisher(speaker, phrase, scene) or of_its_place(phrase, scene)
    if own is not None or _of_a_place(phrase) or _is_qualified(speaker, phrase, scene):
        return own
    if scene.rebels and speaker.kind == "person" and commands(speaker.role):
        return scene.rebels
    state = is_state_role(phrase, speaker, scene)
    if not scene.standpoint.home and state:
        nearer = by_setting(phrase.tokens[0], scene) or by_topic(phrase.tokens[0], scene)
        if nearer is not None:
            return nearer
    found = by_institution(speaker, phrase, scene, memory) or appears_for(speaker, phrase, scene)
    found = found or named_later(speaker, phrase, scene, memory)
    if found is not None or not state:
        return found or goes_on(phrase, scene, memory) or of_house(speaker, phrase, scene, memory)
    ground = by_ground(speaker, phrase, scene)
    if ground is not None:
        return ground
    return _by_place(phrase, scene, memory)


def _watches_for(phrase: Phrase, scene: Scene) -> bool:
    """True for "two observers", "our monitors" in what an organisation publishes itself: its own; not in a state's paper."""
    own = scene.standpoint.own
    watching = phrase.head.lower_ in ("observers", "monitors") and not phrase.mentions
    return watching and own is not None and own not in scene.parties.states


def _is_qualified(speaker: Speaker, phrase: Phrase, scene: Scene) -> bool:
    """True for "the Keshi Defence Ministry" where nothing else tells of Kesh: it is somebody's, and not the nearest state's.

    So is "a Keshi colonel, Chris Garver"; not "the Supreme Leader, Ilan Orsa".
    """
    if speaker.kind == "person":
        told = _OF_SOME_LAND.match(speaker.role or "") if phrase.tokens[0].tag_ == "DT" else None
        return told is not None and not is_common(told[1].lower(), scene.vocabulary)
    before = (t for t in phrase.tokens if t.i < phrase.head.i and t.pos_ in ("ADJ", "PROPN") and t.text[:1].isupper())
    return any(not is_common(t.lower_, scene.vocabulary) for t in before)


def _of_a_place(phrase: Phrase) -> bool:
    """True for "the General Staff in Sellen", "the Mufti of Sellen", when nothing tells whose Sellen is: not the outlet's own."""
    rest = [t for t in phrase.tokens if t.i > phrase.head.i and t.tag_ != "DT"]
    if phrase.start < phrase.head.i:  # "Lieutenant Orsa, officer of the Vigil": the rank tells enough
        rest = list(takewhile(lambda t: t.text != ",", rest))
    links = [n for n, t in enumerate(rest[:-1]) if t.lower_ in ("in", "at", "of", "from")]
    subject = phrase.vocabulary.lists["state_modifiers"] | CARES
    return not phrase.mentions and any(rest[n + 1].pos_ == "PROPN" and rest[n + 1].lower_ not in subject for n in links)


def _by_place(phrase: Phrase, scene: Scene, memory: Memory) -> str | None:
    """Whose a bare office is by where the text stands.

    In a state's own press it is the state's; only when the press of a third state reports, the state that the text is just
    about comes first.
    """
    first, point = phrase.tokens[0], scene.standpoint
    national = bool(phrase.words & scene.vocabulary.lists["national_offices"])
    setting = by_setting(first, scene)
    if setting is not None:
        return setting
    if point.home and scene.involved(point.home):
        return (None if national else continuing(phrase, scene, memory)) or _unless_foreign(phrase, scene)
    around = by_topic(first, scene, across=True) or continuing(phrase, scene, memory)
    local = point.local if point.local and scene.involved(point.local) else None
    around = around or told_to(phrase, scene) or local or only_state(first, scene, memory) or sole_state(phrase, scene)
    around = around or (memory.implied or point.home if national else None)
    return around or (scene.ground if scene.ground and scene.involved(scene.ground) else None)


def _unless_foreign(phrase: Phrase, scene: Scene) -> str | None:
    """The outlet's own state, unless another state's press hears the speaker: "Malin was quoted by the Keshi daily Denik".

    Then it is that state's when the dispute is with it, and else nobody's.
    """
    told, home = told_to(phrase, scene), scene.standpoint.home
    if told and told != home:
        return told if told in scene.pair else None
    return home


def told_to(phrase: Phrase, scene: Scene) -> str | None:
    """The party whose press hears the speaker: "Major Drossan told Talmark Press", "was quoted by the Keshi daily Denik"."""
    if phrase.head.dep_ in ("dobj", "obj") and phrase.head.head.lemma_ == "quote":
        return _quoting(phrase, scene)
    if phrase.head.dep_ not in SUBJECTS:
        return None
    for heard in children(phrase.head.head, "agent", "dobj", "dative"):
        words = [t for t in heard.subtree if t.i < heard.i + _NEAR]
        named = scene.parties.named_in(text_of(words)) if words else ()
        if named and any(scene.vocabulary.has("outlet_heads", t.lower_) for t in words):
            return named[0]
    return None


def _quoting(phrase: Phrase, scene: Scene) -> str | None:
    """As in "Keshi media quoted Admiral Drossan as saying": Kesh."""
    for press in children(phrase.head.head, "nsubj"):
        words = [t for t in press.subtree if t.i <= press.i]
        named = scene.parties.named_in(text_of(words)) if words else ()
        if named and press.lower_ in scene.vocabulary.lists["outlet_heads"]:
            return named[0]
    return None


def of_publisher(speaker: Speaker, phrase: Phrase, scene: Scene) -> str | None:
    """As in "the Secretary-General", "the head of the team" in what an organisation publishes itself.

    Quiet for a state's offices there: "a police officer told the mission".
    """
    own, lists = scene.standpoint.own, scene.vocabulary.lists
    if own is None or phrase.tokens[0].lower_ in _POSSESSED - {"our"}:  # "its chair" is of the body just named
        return None
    ranks = set(_WORD.findall((speaker.role or "").lower())) & lists["military"]
    if own in scene.parties.states and speaker.kind == "person" and " " in speaker.name and ranks:
        return own
    if speaker.kind == "person" and speaker.name.lower().split()[-1] in scene.answering:
        return own
    if scene.standpoint.home and speaker.kind != "person":
        return own if phrase.head.lower_ in lists["institutions"] and not phrase.words & lists["abroad"] else None
    role = [w.lower() for w in _WORD.findall(speaker.role or "")] or [t.lower_ for t in phrase.tokens]
    return own if set(role) & lists["own_offices"] else None


def only_state(token: Token, scene: Scene, memory: Memory) -> str | None:
    """As in "The government in Sellen announced it. The Interior Minister said ...": the one state that has acted so far.

    Only bodies with the state's name beside them count. Quiet when the two in dispute are two others, and when a bare body
    came first: that article has a country of its own.
    """
    roles = scene.vocabulary.lists["home_roles"] | {"forces"}
    bodies = [m for m in memory.before(token) if m.words & roles and not m.words & _POSSESSED]
    if (bodies and bodies[-1].speaker.party is None) or in_relative(token):
        return None
    acting = {m.speaker.party for m in bodies if m.speaker.resolved_by == "explicit"}
    spoken = {m.speaker.party for m in memory.before(token) if m.spoke and m.speaker.name == m.speaker.party}
    acting = acting | spoken if acting else set()
    states = {p for p in acting if p in scene.parties.states}
    neutral = scene.standpoint.own is not None
    fitting = len(states) == 1 and (not scene.pair or states <= set(scene.pair))
    return next(iter(states)) if fitting and not neutral else None


def is_state_role(phrase: Phrase, speaker: Speaker, scene: Scene) -> bool:
    """True for what a state has one of: "the army", "Prime Minister Dovan", "the Coast Guard"; not "the embassy"."""
    lists = scene.vocabulary.lists
    role = [w.lower() for w in _WORD.findall(speaker.role or "")]
    spoken = [t.lower_ for t in phrase.tokens if t.is_alpha]
    head = phrase.head.lower_
    if is_state_press(speaker):
        return True
    if set(role or spoken) & lists["named_things"] - {"patrol-boat", "warship", "gunboat"}:
        return False  # "trawler captain Onno Reel"
    pairs = {f"{a}-{b}" for words in (role, spoken) for a, b in pairwise(words)} & lists["home_pairs"]
    if of_a_branch(phrase, speaker):
        return True
    if speaker.kind == "person":
        return bool(set(role) & lists["home_roles"] or pairs)
    if is_authority(phrase) and (scene.standpoint.home or scene.ground) and not phrase.words & _WORLDWIDE:
        return True
    if "secretary-general" in phrase.text.lower():
        return False
    bodies = {head} | ({t.lower_ for t in phrase.tokens} if head in lists["offices"] else set())
    return bool(bodies & lists["home_roles"] or pairs)


def by_institution(speaker: Speaker, phrase: Phrase, scene: Scene, memory: Memory) -> str | None:
    """As in "ministry spokesman Veshtan" after "the Orvenian Defence Ministry"; "the Interior Minister" after its ministry."""
    lists = scene.vocabulary.lists
    words = words_of(speaker) if speaker.kind != "person" else frozenset(_WORD.findall((speaker.role or "").lower()))
    body = {w for w in words if scene.vocabulary.among(w, "institutions", "state_modifiers")} - _ANY_BODYS
    if "minister" in words and len(body) >= 1:
        body = body | {"ministry"}
    if not body & lists["institutions"]:
        return None
    heard = (m for m in memory.before(phrase.tokens[0]) if m.speaker.kind == "organisation" and m.speaker.party)
    return next((m.speaker.party for m in heard if body <= words_of(m.speaker) | m.words), None)
