"""A source's noun phrase, and the party that its own grammar gives it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from claims.naming import span_of, text_of
from claims.parse import Token
from claims.parties import Parties, PartyMention
from claims.party_beside import against_its_state, only_placed
from claims.tree import children, topmost
from claims.vocabulary import Vocabulary
from domain.text import Span

OWN_VOICE = frozenset({"i", "we", "you", "my", "our", "us", "me", "your"})
OWNED = ("'s", "’s", "'", "’")
_BELONGING = frozenset({"of", "for", "from", "with"})
_PLACE = frozenset({"in", "at", "on"})
_AWAY = frozenset({"to", "against", "about", "over", "between"})
_UNITS = frozenset({"brigade", "army", "corps", "division", "battalion", "fleet"})
_KINDS = frozenset(
    {"organisation", "organization", "charity", "watchdog", "monitor", "network", "terrorists", "alliance"}
)
_STAFF = frozenset(
    ["observer", "expert", "engineer", "researcher", "doctor", "nurse", "medic", "paramedic", "surgeon", "worker", "volunteer",
     "activist", "analyst", "lawyer", "colleague", "scientist", "driver", "economist", "hydrologist", "correspondent"]
)  # fmt: skip
_SERVING = frozenset(
    ["military", "security", "intelligence", "diplomatic", "government", "governmental", "official", "police", "army", "naval",
     "navy", "defence", "defense", "presidential", "ministerial", "ministry", "cabinet", "judicial", "parliamentary"]
)  # fmt: skip
_PARTY_TO = frozenset({"side", "camp", "counterpart"})  # "the Keshi side", "his Keshi counterpart"
_CLAUSE = frozenset({"who", "which", "whose"})


@dataclass(frozen=True, kw_only=True)
class Phrase:
    """The words of one source; `mentions` are the parties that they name, with places inside the phrase's text."""

    tokens: tuple[Token, ...]
    parties: Parties
    vocabulary: Vocabulary
    main: Token | None = None

    @classmethod
    def of(
        cls, tokens: Sequence[Token], parties: Parties, vocabulary: Vocabulary, *, main: Token | None = None
    ) -> Phrase:
        """The phrase that these tokens make, around `main` where the caller knows better than the parse."""
        return cls(tokens=tuple(tokens), parties=parties, vocabulary=vocabulary, main=main)

    @cached_property
    def head(self) -> Token:
        """The word that the others hang from."""
        return self.main or topmost(self.tokens)

    @cached_property
    def text(self) -> str:
        """The phrase as it stands."""
        return text_of(self.tokens)

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words in lower case."""
        return frozenset(t.lower_ for t in self.tokens if t.is_alpha)

    @cached_property
    def mentions(self) -> tuple[PartyMention, ...]:
        """The parties that it names, in order; "the monitors" in small letters is no organisation's name."""
        if self.text == self.text.lower():
            return ()
        public = self.vocabulary.public  # "Ministry" by itself is no party, whoever learned it
        named = (m for m in self.parties.mentions(self.text) if m.name.lower() not in public)
        return tuple(m for m in named if not only_placed(self.text, m))

    @property
    def span(self) -> Span:
        """Where it stands."""
        return span_of(self.tokens)

    @property
    def start(self) -> int:
        """The index of its first token."""
        return self.tokens[0].i

    @property
    def plural(self) -> bool:
        """True for "officials", "they"."""
        return self.head.tag_ in ("NNS", "NNPS") or self.head.lower_ in ("they", "them")

    @cached_property
    def is_public(self) -> bool:
        """True when its main word is an institution, an office or people under arms: what a side speaks through."""
        return speaks_for_others(self.head, self.vocabulary)

    @cached_property
    def is_bystander(self) -> bool:
        """True for "residents", "a doctor", "his wife", "an analyst": where they live is not whom they speak for."""
        return bool({self.head.lower_, self.head.lemma_.lower()} & self.vocabulary.lists["bystanders"])

    def owner(self) -> str | None:
        """The party that the phrase speaks for by its own words: itself, before its main word, "of" or "for" it."""
        if self.is_bystander:
            return _pleads(self) or _staff_of(self)
        if against_its_state(self):
            return None
        for rule in (_itself, _of_kind, _before, _behind, _beside):
            found = rule(self)
            if found is not None:
                return found
        return None


def speaks_for_others(head: Token, vocabulary: Vocabulary) -> bool:
    """True for a word for an institution, an office or people under arms, and for a "military source"."""
    words = {head.lower_, head.lemma_.lower()}
    if words & {"source", "circle"} and any(c.lower_ in _SERVING for c in children(head, "amod", "compound", "nmod")):
        return True
    return any(w in vocabulary.public or vocabulary.among(w, "state_bodies", "military", "chiefs") for w in words)


def speaks_by_office(head: Token, vocabulary: Vocabulary) -> bool:
    """True for a word for an office, a trade or a nameless source: "Judge" in a headline is nobody's name."""
    return vocabulary.among(head.lower_, "offices", "chiefs", "bystanders", "unnamed_heads", "military")


def _index(phrase: Phrase, mention: PartyMention) -> tuple[int, int]:
    """The first and the last token of a mention."""
    base = phrase.tokens[0].idx
    doc = phrase.tokens[0].doc
    span = doc.char_span(base + mention.span.start, base + mention.span.end, alignment_mode="expand")
    return (span.start, span.end - 1) if span is not None else (-1, -1)


def _staff_of(phrase: Phrase) -> str | None:
    """As in "observers of the Lakes Union", "a doctor with Open Hands", "Open Hands researchers": the organisation they work for.

    Quiet for "residents of Kesh", and for "a survivor heard by Open Hands".
    """
    if not {phrase.head.lower_, phrase.head.lemma_.lower()} & _STAFF:
        return None
    bodies = [m for m in phrase.mentions if m.name not in phrase.parties.states]
    for mention in bodies:
        first, last = _index(phrase, mention)
        between = [t.lower_ for t in phrase.tokens if phrase.head.i < t.i < first and t.tag_ != "DT"]
        if last == phrase.head.i - 1 or (
            first > phrase.head.i and between in (["of"], ["from"], ["with"], ["for"], ["at"])
        ):
            return mention.name
    return None


def _pleads(phrase: Phrase) -> str | None:
    """As in "counsel for Orvenia", "Kesh's lawyer" before a court of states: they speak for a state; not "lawyers in Kesh"."""
    words = phrase.head.lower_, phrase.head.lemma_.lower()
    if not {"counsel", "lawyer", "attorney", "advocate", "barrister", "solicitor"} & set(words):
        return None
    for mention in phrase.mentions:
        first, last = _index(phrase, mention)
        between = [t.lower_ for t in phrase.tokens if phrase.head.i < t.i < first and t.tag_ != "DT"]
        behind = next((t.text for t in phrase.tokens if t.i == last + 1), "")
        if between == ["for"] or (last < phrase.head.i and behind in OWNED):
            return mention.name
    return None


def _itself(phrase: Phrase) -> str | None:
    """As in "Orvenia", "the Orvenians", "the Free Vesh Movement"."""
    for mention in phrase.mentions:
        first, last = _index(phrase, mention)
        if first <= phrase.head.i <= last:
            owner = _before(phrase) if phrase.head.lower_ in _UNITS else None
            return owner or mention.name
    return None


def _of_kind(phrase: Phrase) -> str | None:
    """As in "the Dawn Front group", "the militant Dawn Front movement": the group; not "the Dawn Front village"."""
    for mention in phrase.mentions:
        _, last = _index(phrase, mention)
        body = phrase.vocabulary.has("armed_groups", phrase.head.lower_) or phrase.head.lower_ in _KINDS
        if mention.name not in phrase.parties.states and last == phrase.head.i - 1 and body:
            return mention.name
    return None


def _before(phrase: Phrase) -> str | None:
    """As in "Orvenian troops", "Talmark's chiefs"; the nearest one in "the Orvenian-backed Keshi militia".

    Quiet for "the Orvenian trawler": only a body or an office speaks for a side, or whatever a state owns by "'s".
    """
    for mention in reversed(phrase.mentions):
        _, last = _index(phrase, mention)
        if last < phrase.head.i:
            between = [t for t in phrase.tokens if last < t.i < phrase.head.i]
            if any(t.text == "," or t.dep_ == "prep" for t in between):
                continue
            owned = bool(between) and between[0].text in OWNED
            carries = phrase.vocabulary.has("outlet_heads", phrase.head.lower_)
            party_to = last == phrase.head.i - 1 and _works_for(mention, phrase)
            party_to = party_to or (phrase.head.lower_ in _PARTY_TO and last == phrase.head.i - 1)
            return mention.name if phrase.is_public or party_to or (owned and not carries) else None
    return None


def _works_for(mention: PartyMention, phrase: Phrase) -> bool:
    """As in "the EU council", "NATO command": a body of an organisation; a people's council may be anybody's."""
    body = phrase.vocabulary.among(phrase.head.lower_, "bodies", "generic_heads")
    return body and mention.name not in phrase.parties.states


def _behind(phrase: Phrase) -> str | None:
    """As in "the Ministry of Defence of Corvale", "the authorities in Sellen"; not "the envoy to Kesh", "a village in Kesh"."""
    for mention in phrase.mentions:
        first, _ = _index(phrase, mention)
        realm = phrase.vocabulary.has("realms", phrase.head.lower_)
        if first <= phrase.head.i or not (phrase.is_public or realm):
            continue
        between = [t for t in phrase.tokens if phrase.head.i < t.i < first]
        if any(t.text in (",", "(") or t.lower_ in _CLAUSE for t in between):
            continue
        links = [t.lower_ for t in between if t.pos_ in ("ADP", "SCONJ") or t.lower_ in _AWAY]
        last = links[-1] if links else ""
        if set(links) & _AWAY:
            continue
        local = phrase.vocabulary.has("local_bodies", phrase.head.lower_) or _governs(phrase, mention)
        if last in _BELONGING or (last in _PLACE and local):
            return mention.name
    return None


def _governs(phrase: Phrase, mention: PartyMention) -> bool:
    """As in "the navy in Osmere", where Osmere is a seat of government; not "the embassy in Osmere", "soldiers in Kesh"."""
    head, lists = phrase.head.lower_, phrase.vocabulary.lists
    place = phrase.text[mention.span.start : mention.span.end]
    return head in lists["institutions"] and head not in lists["abroad"] and not phrase.plural and place != mention.name


def _beside(phrase: Phrase) -> str | None:
    """As in "Ilan Veshtan, who speaks for the Orvenian army", "the general, a deputy head of Talmark's staff"."""
    commas = [n for n, t in enumerate(phrase.tokens) if t.text == "," and t.i > phrase.head.i]
    if not commas:
        return None
    rest = phrase.tokens[commas[0] + 1 :]
    apart = [t for t in rest if not t.is_punct]
    if not apart:
        return None
    inner = Phrase.of(rest, phrase.parties, phrase.vocabulary)
    if apart[0].lower_ == "who":
        return _spoken_for(inner)
    if apart[0].lower_ in OWN_VOICE or inner.head.dep_ != "appos" or not inner.is_public:
        return None
    return _before(inner) or _behind(inner)


def _spoken_for(clause: Phrase) -> str | None:
    """As in "who speaks for Orvenia's army", "who heads the Keshi delegation"."""
    verb = next(
        (t for t in clause.tokens if t.lemma_ in ("speak", "head", "lead", "command", "represent", "run")), None
    )
    return clause.mentions[0].name if verb is not None and len(clause.mentions) == 1 else None
