"""A definite description that leads back: "the ministry", "the spokesman", "the charity", "the enemy"."""

from __future__ import annotations

from claims.phrase import Phrase
from claims.speakers.memory import Memory, Met, words_of
from claims.speakers.scene import Scene

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
    body = phrase.vocabulary.has("institutions", phrase.head.lower_)
    alike = [m for m in memory.before(phrase.tokens[0]) if not m.plural and _called(words, m, body=body)]
    told = [m for m in alike if m.speaker.party or not m.words - {"the"} <= words]  # not one as bare as this one
    return next(iter(told or alike), None)


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
    """As in "according to the statement": whoever spoke last, if that is a side; "a statement" leads nowhere."""
    words = _described(phrase)
    if len(words) != 1 or not words & _TELLING:
        return None
    last = next((m for m in memory.before(phrase.tokens[0]) if m.spoke and m.speaker.kind != "outlet"), None)
    return last if last is not None and last.speaker.party else None


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
