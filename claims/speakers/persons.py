"""A person by name: "Foreign Ministry spokesman Ilan Veshtan", "Mr Veshtan" or "Veshtan" again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from claims.honorifics import TITLES
from claims.introduced import described
from claims.no_names import in_capitals, is_particle, qualifies
from claims.parse import Token
from claims.people import Person
from claims.phrase import OWNED, Phrase
from claims.speakers.memory import Memory
from claims.speakers.scene import Scene
from domain.claim import ResolvedBy, Speaker

_BESIDE = frozenset({"compound", "appos", "nmod", "flat", "amod", "npadvmod", "nsubj", "dep", "poss"})


def person(phrase: Phrase, scene: Scene, memory: Memory, owner: Callable[[Phrase], str | None]) -> tuple[Speaker, ...]:
    """The person whom the phrase names as its main word or beside it; "Mr Orun's office" names no person."""
    name = _name_in(phrase, memory)
    if not name:
        return ()
    known = memory.people.named([t.lower_ for t in name])
    if known is None:
        return ()
    before = [t for t in phrase.tokens if t.i < name[0].i and t.lower_ not in TITLES]
    told = described(before, scene.parties, scene.vocabulary)
    party = None if known.apart or told.apart else told.party or _of_main_word(phrase, name)
    his = phrase.tokens[0].lower_ in ("his", "her")
    private = his and any(t.lower_ in scene.vocabulary.lists["bystanders"] for t in before)  # "his lawyer, Ada Orsa"
    settled = party or known.party or known.apart or private
    owned = None if settled or _opposite(before) else owner(phrase) or _told_before(before, memory)
    how = _how(known, party, owned)
    new = replace(
        known, role=known.role or told.role, party=known.party or party or owned, apart=known.apart or told.apart,
        inferred=known.inferred and not party,
    )  # fmt: skip
    memory.people.update(known, new)
    return (of_person(new, phrase, how),)


def _opposite(before: Sequence[Token]) -> bool:
    """True for "his counterpart Ada Orsa", "its rival Ada Orsa": somebody of another side than his."""
    return any(t.lower_ in ("counterpart", "rival", "opponent", "foe", "adversary", "critic") for t in before)


def _of_main_word(phrase: Phrase, name: Sequence[Token]) -> str | None:
    """As in "Orvenia's delegation leader, Foreign Minister Ansa Verrigo": the leader's."""
    return phrase.owner() if phrase.head.i < name[0].i and phrase.is_public else None


def _told_before(before: Sequence[Token], memory: Memory) -> str | None:
    """As in "a coordinator for the Dawn Front said so. The coordinator, Ada Orsa, told": the party of whom she was called."""
    words = {t.lower_ for t in before if t.is_alpha and t.tag_ != "DT"}
    if not words or not before or before[0].lower_ != "the":
        return None
    met = (m for m in memory.before(before[0]) if m.human and m.speaker.kind == "unnamed" and not m.plural)
    return next((m.speaker.party for m in met if words <= m.words), None)


def _how(known: Person, party: str | None, owned: str | None) -> ResolvedBy:
    if party or owned:
        return "explicit"
    if known.inferred and known.party:
        return "inferred"
    return "description" if known.party else "explicit"


def of_person(known: Person, phrase: Phrase, how: ResolvedBy) -> Speaker:
    """A person as a speaker."""
    return Speaker(
        name=known.name, kind="person", span=phrase.span, role=known.role, party=known.party, resolved_by=how
    )


def _name_in(phrase: Phrase, memory: Memory) -> Sequence[Token]:
    """The first run of words that name a known person and belong to the main word; one that holds the main word comes first."""
    runs = [run for run in _runs(phrase, memory) if _central(run, phrase)]
    whole = (run for run in runs if run[0].i <= phrase.head.i <= run[-1].i)
    return next(whole, runs[0] if runs else ())


def _runs(phrase: Phrase, memory: Memory) -> Iterator[list[Token]]:
    run: list[Token] = []
    for token in (*phrase.tokens, None):
        if token is not None and (_names(token, memory) or (run and _inside_name(token))):
            run.append(token)
        elif run:
            while not _names(run[-1], memory):
                run.pop()
            yield run
            run = []


def _inside_name(token: Token) -> bool:
    """True for the small words of "Halim al-Tarq", "Ada van der Orsa"."""
    return token.text == "-" or (token.text.islower() and is_particle(token.lower_))


def _names(token: Token, memory: Memory) -> bool:
    word = token.text[0].isupper() and token.pos_ not in ("DET", "ADP", "PRON") and not in_capitals(token)
    return word and token.lower_ in memory.people


def _central(run: Sequence[Token], phrase: Phrase) -> bool:
    """True when the name is the phrase's main word, or stands beside it; False in "the wife of Veshtan", "Orun's office"."""
    after = next((t for t in phrase.tokens if t.i == run[-1].i + 1), None)
    if after is not None and after.text in OWNED and phrase.head.i > after.i:
        return False
    if (
        qualifies(run, phrase.vocabulary) and phrase.head.i > run[-1].i
    ):  # "the Orsa campaign", "the Orsa administration"
        return False
    if _closes_office(run, phrase):
        return True
    token, inside = run[-1], {t.i for t in phrase.tokens}
    while token.i != phrase.head.i and token.i in inside and token.dep_ in _BESIDE and token.head.i != token.i:
        token = token.head
    institution = phrase.vocabulary.has("institutions", phrase.head.lower_) and phrase.head.i > run[-1].i
    return token.i == phrase.head.i and not institution


def _closes_office(run: Sequence[Token], phrase: Phrase) -> bool:
    """As in "the chairman of the Talmark Network for Peace Ada Orsa", "the envoy for Kesh Ada Orsa": who holds the office.

    Quiet for "an adviser to Ada Orsa" and "the spokesman for President Ada Orsa": there it is hers.
    """
    ends = max(t.i for t in phrase.tokens if not t.is_punct)
    if run[-1].i != ends or phrase.head.i >= run[0].i - 2 or len(run) < 2:
        return False
    vocabulary, last = phrase.vocabulary, run[0].nbor(-1)
    last = last.nbor(-1) if last.text == "," else last  # "the ambassador in Kesh, Ada Orsa"
    between = [t for t in phrase.tokens if phrase.head.i < t.i < run[0].i]
    body = (
        last.pos_ == "PROPN"
        and last.text[:1].isupper()
        and not vocabulary.among(last.lower_, "offices", "chiefs", "military")
    )
    titled = last.lower_ in TITLES or last.text in OWNED
    links = any(t.lower_ in ("of", "for", "to", "at", "in") for t in between)
    office = vocabulary.among(phrase.head.lower_, "offices", "chiefs") or phrase.head.lower_ in (
        "speaker",
        "vice",
        "chair",
    )
    return body and not titled and links and office
