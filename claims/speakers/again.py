"""A definite description that leads back: "the ministry", "the spokesman", "the charity", "the enemy"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claims.naming import bare
from claims.parse import Token
from claims.phrase import Phrase
from claims.speakers.memory import Memory, Met, words_of
from claims.speakers.scene import Scene
from claims.tree import children
from domain.claim import Speaker

_DEFINITE = frozenset({"the", "this", "that"})
_SHORT = {"pm": frozenset({"prime", "minister"}), "premier": frozenset({"prime", "minister"})}
_SAME_OFFICE = {
    frozenset({"head", "of", "state"}): frozenset({"president"}),
    frozenset({"head", "of", "government"}): frozenset({"prime", "minister"}),
    frozenset({"chief", "diplomat"}): frozenset({"foreign", "minister"}),
    frozenset({"top", "diplomat"}): frozenset({"foreign", "minister"}),
    frozenset({"country's", "leader"}): frozenset({"president"}),
    frozenset({"monarch"}): frozenset({"king"}),
}
_ENEMY = frozenset({"enemy", "adversary", "occupier", "aggressor"})
_SIDES = frozenset(
    {
        "sides",
        "parties",
        "governments",
        "ministries",
        "armies",
        "officials",
        "authorities",
        "soldiers",
        "troops",
        "sources",
    }
)
_TELLING = frozenset(
    {"statement", "report", "communique", "communiqué", "announcement", "release", "letter", "readout"}
)

_BODY_NOUNS = frozenset(
    {
        "group",
        "organisation",
        "organization",
        "monitor",
        "watchdog",
        "charity",
        "ngo",
        "network",
        "observatory",
        "agency",
    }
)
_SORTS = frozenset(
    ["monitoring", "rights", "human", "war", "aid", "relief", "advocacy", "activist", "terrorist", "militant", "jihadist",
     "extremist", "armed", "rebel", "opposition", "insurgent", "humanitarian", "medical", "international", "british"]
)  # fmt: skip
_TRADES = frozenset({"company", "firm", "operator", "contractor", "union"})
_OF_MEMBERS = re.compile(
    r"\b(?:Union|League|Federation|Association|Assembly|Front|Movement|Committee|Council|Mission|Army|Party|Brotherhood|Guild"
    r"|Alliance|Forum|Congress)\b"
)
_NAMED = 60  # tokens back to "the Keshi report", which "the report" may mean
_BACK = 8  # sentences in which a body is still the group that is spoken of


def again(phrase: Phrase, memory: Memory) -> Met | None:
    """The last one met whose name, office or description has the words of "the ministry", "the officer".

    Quiet for plurals ("the ministries") and with another party's name in the phrase.
    """
    words = _described(phrase)
    plural = phrase.plural and phrase.head.lower_ != "forces"
    if not words or phrase.mentions:
        return None
    if plural:
        return _same_people(phrase, words, memory)
    state_body = phrase.vocabulary.has("institutions", phrase.head.lower_)
    body = state_body or phrase.vocabulary.among(phrase.head.lower_, "bodies", "generic_heads")
    everybody = [m for m in memory.before(phrase.tokens[0]) if not m.plural and _called(words, m, body=state_body)]
    alike = [m for m in everybody if not (body and m.human)]
    chief = everybody[0] if body and everybody and everybody[0].human and everybody[0].speaker.party else None
    if chief is not None:
        return _body_of(chief, alike, phrase)
    told = [m for m in alike if m.speaker.party or not m.words - {"the"} <= words]  # not one as bare as this one
    return next(iter(told or alike), None)


def _body_of(chief: Met, bodies: Sequence[Met], phrase: Phrase) -> Met:
    """As in "commission head Pia Orsa", then "the commission": her commission, by the name that the text gives it."""
    party = chief.speaker.party
    named = next((m for m in bodies if m.speaker.party == party), None)
    if named is not None:
        return named
    body = Speaker(name=bare(phrase.tokens), kind="organisation", span=phrase.span, party=party)
    return replace(chief, speaker=body, human=False)


def says_less(phrase: Phrase, met: Met) -> bool:
    """True for "the Commission" after "the Electoral Commission", whosever it is: one body with a longer name."""
    name = met.speaker.name
    longer = met.speaker.kind == "organisation" and " " in name and len(_described(phrase)) == 1
    return longer and phrase.head.text[:1].isupper() and phrase.head.text in name.split()


def _same_people(phrase: Phrase, words: frozenset[str], memory: Memory) -> Met | None:
    """As in "the observers" after "observers of the Lakes Union": several people of one side; quiet for "the ministries"."""
    if len(words) != 1 or phrase.head.lower_ in _SIDES:
        return None
    alike = (m for m in memory.before(phrase.tokens[0]) if m.plural and m.speaker.party and words <= m.words)
    return next(alike, None)


def _called(words: frozenset[str], met: Met, *, body: bool) -> bool:
    """True when the words are all among the other's; "the Foreign Ministry" is not its spokesman."""
    return (words <= met.words or words <= words_of(met.speaker)) and not (body and met.human)


def _described(phrase: Phrase) -> frozenset[str]:
    """The words after the article; none without one."""
    if phrase.tokens[0].lower_ not in _DEFINITE:
        return frozenset()
    words = {t.lower_ for t in phrase.tokens[1:] if t.is_alpha}
    words = set(_SAME_OFFICE.get(frozenset(words), words))
    return frozenset(w for word in words for w in _SHORT.get(word, {word}))


def statement_of(phrase: Phrase, memory: Memory) -> Met | None:
    """As in "according to the statement": whoever spoke last, if that is a side, a body or a person; "a statement" leads nowhere.

    "The report" is that of an outlet too, when it was heard last.
    """
    words = _described(phrase)
    if len(words) != 1 or not words & _TELLING:
        return None
    outlets = bool(words & {"report"})
    last = next((m for m in memory.before(phrase.tokens[0]) if m.spoke and (outlets or not _tells(m))), None)
    told = last is not None and (last.speaker.party or last.speaker.kind in ("organisation", "person", "outlet"))
    return last if told else None


def owner_named_before(phrase: Phrase, scene: Scene) -> tuple[Speaker, ...]:
    """As in "called the Keshi report a work of fiction. The report says ...": Kesh, not whoever called it so.

    Quiet where no earlier report says whose it is, and where "a report" came in between.
    """
    words = _described(phrase)
    if len(words) != 1 or not words & _TELLING:
        return ()
    doc = phrase.head.doc
    for token in reversed(list(doc[max(0, phrase.start - _NAMED) : phrase.start])):
        if token.lower_ != phrase.head.lower_:
            continue
        owners = children(token, "amod", "compound", "nmod", "poss")
        named = scene.parties.named_in(" ".join(t.text for t in owners))
        if len(named) == 1:
            return (
                Speaker(
                    name=named[0], kind="organisation", span=phrase.span, party=named[0], resolved_by="coreference"
                ),
            )
        if any(d.lower_ in ("a", "an", "another") for d in children(token, "det")):
            return ()
    return ()


def _tells(met: Met) -> bool:
    """True for a carrier of news."""
    return met.speaker.kind == "outlet"


def body_again(phrase: Phrase, scene: Scene, memory: Memory) -> Met | None:
    """As in "the monitoring group", "the Sellen-based watchdog", "the group": the organisation that was heard last.

    Quiet for a group of a kind of its own, "the women's group", and when a state was heard since.
    """
    head = phrase.head.lower_
    if phrase.tokens[0].lower_ not in _DEFINITE or head not in _BODY_NOUNS | _TRADES or phrase.plural:
        return None
    told = {t.lower_ for t in phrase.tokens[1:] if t.is_alpha and not _placing(t)}
    if phrase.mentions or not told <= _BODY_NOUNS | _TRADES | _SORTS:
        return None
    here = scene.sentence(phrase.start)
    for met in memory.before(phrase.tokens[0]):
        party = met.speaker.party
        if head in _TRADES and (party is None or (_OF_MEMBERS.search(party) is not None) != (head == "union")):
            continue
        if here - met.sentence > _BACK or (met.spoke and party in scene.parties.states):
            return None
        if met.spoke and party and met.speaker.kind == "organisation":
            return met
    return None


def _placing(token: Token) -> bool:
    """True for the words of "Sellen-based"."""
    parts = token.doc[max(0, token.i - 2) : min(len(token.doc), token.i + 3)]
    near = [t.lower_ for t in parts]
    return "-" in near and "based" in near


def by_noun(phrase: Phrase, scene: Scene) -> str | None:
    """As in "the charity" after "the charity Open Hands", "the rebel group" when the article has one armed group only."""
    head = phrase.head.lower_
    open_to_all = len(_described(phrase)) == 1 and head == "group"  # a charity is a group too
    armed = scene.vocabulary.has("armed_groups", head) and not (
        open_to_all and _last_body(phrase, scene) != scene.rebels
    )
    if scene.rebels and armed and not _of_another(phrase, scene):
        return scene.rebels if phrase.tokens[0].lower_ in _DEFINITE or head.endswith("s") else None
    if phrase.mentions or phrase.tokens[0].lower_ not in _DEFINITE:
        return None
    return scene.nouns.get(head)


def _last_body(phrase: Phrase, scene: Scene) -> str | None:
    """The organisation that the text named last before the phrase."""
    before = scene.parties.mentions(scene.reading.text[: phrase.tokens[0].idx])
    return next((m.name for m in reversed(before) if m.name not in scene.parties.states), None)


def _of_another(phrase: Phrase, scene: Scene) -> bool:
    """True for "the Orvenian militia", "rebels of the Dawn Legion", "former fighters"; not for "fighters in Kesh's hills"."""
    place = next(
        (t.i for t in phrase.tokens if t.i > phrase.head.i and t.lower_ in ("in", "on", "near", "around")), None
    )
    before = scene.phrase([t for t in phrase.tokens if place is None or t.i < place])
    return bool(before.mentions) or bool(phrase.words & scene.vocabulary.lists["apart"]) or phrase.is_bystander


def enemy(phrase: Phrase, scene: Scene) -> str | None:
    """As in "the enemy says": in what one of two parties publishes, the other one."""
    own = scene.standpoint.own or scene.standpoint.home
    if not phrase.words & _ENEMY or phrase.head.lower_ not in _ENEMY or own not in scene.pair:
        return None
    return next(p for p in scene.pair if p != own)
