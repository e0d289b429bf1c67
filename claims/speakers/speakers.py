"""From a source's words to speakers: named, with office and party, across pronouns, bare surnames and "the ministry"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from claims.attribution import Attribution
from claims.naming import bare, joined_parts, text_of
from claims.parse import Token
from claims.parties import Parties
from claims.party_beside import against_its_state
from claims.people import people
from claims.phrase import OWN_VOICE, Phrase, speaks_by_office
from claims.reading import Reading
from claims.speakers.again import again, body_again, by_noun, enemy, owner_named_before, says_less, statement_of
from claims.speakers.bodies import body, report_owner
from claims.speakers.collided import uncollided, without_date, without_day
from claims.speakers.dateline import without_dateline
from claims.speakers.disputants import Disputants
from claims.speakers.exclaimed import behind_exclamation
from claims.speakers.focus import Candidate, candidates
from claims.speakers.interviews import Interview, interview
from claims.speakers.labels import Labels
from claims.speakers.memory import Memory, Met
from claims.speakers.ministries import body_around, of_its_holder
from claims.speakers.native import native
from claims.speakers.nicknames import nicknames
from claims.speakers.outlets import is_outlet, is_state_press, outlet
from claims.speakers.own_voice import own_voice, voice_at
from claims.speakers.partitive import of_several
from claims.speakers.persons import of_person, person
from claims.speakers.possessed import owner_of, possessed
from claims.speakers.pronouns import is_nobody, meant, pronoun
from claims.speakers.remembering import met_at
from claims.speakers.said_for import accuses_itself, side_by_words
from claims.speakers.scene import Scene
from claims.speakers.sides import both, turn
from claims.speakers.standpoint import Standpoint
from claims.speakers.unqualified import side_of
from claims.vocabulary import Vocabulary
from domain.article import Article
from domain.claim import ResolvedBy, Speaker, SpeakerKind

_Named = tuple[Speaker, ...]


@dataclass(slots=True, kw_only=True)
class Speakers:
    """Names the sources of one article in reading order; it remembers whom the text has brought up."""

    scene: Scene
    memory: Memory
    labels: Labels
    answers: Interview
    waiting: list[Candidate] = field(default_factory=list)

    @classmethod
    def of_article(cls, article: Article, reading: Reading, parties: Parties, vocabulary: Vocabulary) -> Speakers:
        """The speakers of an article that has been read."""
        known = people(reading, parties, vocabulary)
        text = reading.text
        mentions = parties.mentions(text)
        point = Standpoint.of(article, parties, vocabulary).or_native(native(text, mentions, parties))
        odds = Disputants(reading=reading, parties=parties, mentions=mentions, home=point.home, own=point.own)
        labels = Labels(text)
        scene = Scene(
            reading=reading, parties=parties, vocabulary=vocabulary, standpoint=point, pair=odds.pair, leading=odds.leading,
            counts=odds.counts, nouns=nicknames(text, mentions, vocabulary),
            answering=labels.answering,
            starts=tuple(s.start for s in reading.doc.sents),
            paragraphs=tuple(n for n, letter in enumerate(text) if letter == "\n"),
        )  # fmt: skip
        places = tuple(t.idx for t in reading.doc)
        waiting = list(reversed(candidates(reading, known, vocabulary)))
        answers = interview(text, known, places)
        return cls(scene=scene, memory=Memory(people=known), labels=labels, answers=answers, waiting=waiting)

    @property
    def parties(self) -> Parties:
        """The parties that this article knows."""
        return self.scene.parties

    @property
    def vocabulary(self) -> Vocabulary:
        """The words that the rules share."""
        return self.scene.vocabulary

    def of(self, attribution: Attribution) -> _Named:
        """The speakers of an attribution: one, several when they are joined, or one unnamed."""
        doc = self.scene.reading.doc
        words = [doc[i] for i in sorted(attribution.source) if not doc[i].is_space]
        tokens = without_dateline(words, doc[attribution.head])
        tokens = list(behind_exclamation(tokens, doc[attribution.head]))
        tokens = self._parted(without_day(without_date(tokens)))
        if not tokens:
            return (Speaker(name="unnamed", kind="unnamed"),)
        found = [s for part in joined_parts(tokens) for s in self.named(part, spoke=True)]
        return tuple(self._by_words(s, attribution) for s in found)

    def _parted(self, tokens: list[Token]) -> list[Token]:
        """The source without what ran into it; a person with a description behind the name stays whole."""
        kept = uncollided(tokens) if tokens else tokens
        known = len(kept) < len(tokens) and kept[0] is tokens[0] and any(t.lower_ in self.memory.people for t in kept)
        return tokens if known else kept

    def _by_words(self, speaker: Speaker, attribution: Attribution) -> Speaker:
        """The speaker with the side that the words themselves tell, where nothing else does."""
        wrong = accuses_itself(speaker, attribution, self.scene)
        unsided = replace(speaker, party=None) if wrong else speaker
        party = side_by_words(unsided, attribution, self.scene)
        if party is None and not wrong:
            return speaker
        self.memory.implied = self.memory.implied or party
        known = self.memory.person(speaker)
        if known is not None:
            self.memory.people.update(known, replace(known, party=party, inferred=party is not None))
        return replace(unsided, party=party, resolved_by="inferred" if party else "explicit")

    def named(self, tokens: Sequence[Token], *, spoke: bool = False) -> _Named:
        """Who a noun phrase names; remembered for later pronouns."""
        phrase = self.scene.phrase(tokens)
        self._catch_up(phrase.start)
        found = self._resolved(phrase)
        self._remember(phrase, found, spoke=spoke)
        return found

    def looked_up(self, tokens: Sequence[Token]) -> _Named:
        """Who a noun phrase names; for pronouns later on it has not been there."""
        phrase = self.scene.phrase(tokens)
        self._catch_up(phrase.start)
        return self._resolved(phrase)

    def is_outlet(self, tokens: Sequence[Token]) -> bool:
        """True when the words name a carrier of news: "the Trend news agency", "Reuters", "a Trend report"."""
        return is_outlet(self.scene.phrase(tokens))

    def party_in(self, tokens: Sequence[Token]) -> str | None:
        """The party that a noun phrase belongs to: the first it names."""
        named = self.scene.parties.named_in(text_of(tokens))
        return named[0] if named else None

    def _catch_up(self, start: int) -> None:
        """Meets everybody whom the text brings up before this token."""
        while self.waiting and self.waiting[-1].at < start:
            candidate = self.waiting.pop()
            tokens = without_date(candidate.tokens)
            if not tokens:
                continue
            phrase = self.scene.phrase(without_dateline(tokens, tokens[-1]) or tokens)
            self._remember(phrase, self._resolved(phrase), spoke=False, subject=candidate.subject, at=candidate.at)

    def _remember(
        self, phrase: Phrase, found: _Named, *, spoke: bool, subject: bool = False, at: int | None = None
    ) -> None:
        for speaker in found:
            self.memory.remember(met_at(phrase, speaker, self.scene, spoke=spoke, subject=subject, at=at))

    def _resolved(self, phrase: Phrase) -> _Named:
        return tuple(self._placed(s, phrase) for s in self._named(phrase))

    def _named(self, phrase: Phrase) -> _Named:
        for rule in (
            self._own_voice, self._pronoun, self._both, self._outlet, self._person, self._possessed, self._holder, self._again,
            self._partitive, self._report, self._body,
        ):  # fmt: skip
            found: _Named = rule(phrase)
            if found:
                return found
        return self._other(phrase)

    def _own_voice(self, phrase: Phrase) -> _Named:
        return own_voice(phrase, self.scene, self.memory, self.labels, self.answers)

    def telling(self, offset: int) -> Speaker | None:
        """The person whose turn of a transcript or answer holds the character, None in an outlet's own text."""
        who = voice_at(offset, self.memory, self.labels, self.answers)
        if who is None:
            return None
        return Speaker(name=who.name, kind="person", role=who.role, party=who.party, resolved_by="inferred")

    def _pronoun(self, phrase: Phrase) -> _Named:
        """As in "he added", "it said": the one whom the text has just brought up."""
        for token in pronoun(phrase):
            found = meant(token, self.scene, self.memory)
            if found is not None:
                return (self._back_to(found, phrase),)
            if not is_nobody(phrase):
                return (Speaker(name=phrase.text, kind="unnamed", span=phrase.span),)
        return (Speaker(name="unnamed", kind="unnamed", span=phrase.span),) if is_nobody(phrase) else ()

    def _both(self, phrase: Phrase) -> _Named:
        found = turn(phrase, self.scene, self.memory)
        return (self._back_to(found, phrase),) if found is not None else both(phrase, self.scene, self.memory)

    def _person(self, phrase: Phrase) -> _Named:
        return person(phrase, self.scene, self.memory, self._party_of_owner)

    def _party_of_owner(self, phrase: Phrase) -> str | None:
        """The party of whoever "its", "the minister's" stands for."""
        owner = owner_of(phrase, self.scene, self.memory, self._resolved)
        return owner.party if owner else None

    def _possessed(self, phrase: Phrase) -> _Named:
        return possessed(phrase, self.scene, owner_of(phrase, self.scene, self.memory, self._resolved))

    def _holder(self, phrase: Phrase) -> _Named:
        return of_its_holder(phrase, self.scene, self.memory)

    def _again(self, phrase: Phrase) -> _Named:
        """As in "the ministry", "the charity", "the enemy", "the statement"."""
        if named := owner_named_before(phrase, self.scene):
            return named
        issuer = statement_of(phrase, self.memory)
        for found in (again(phrase, self.memory), issuer, body_again(phrase, self.scene, self.memory)):
            if found is None:
                continue
            if found is issuer or found.speaker.party or found.human or says_less(phrase, found):
                return (self._back_to(found, phrase),)
        party = by_noun(phrase, self.scene) or enemy(phrase, self.scene)
        if party is None:
            return ()
        return (Speaker(name=party, kind="organisation", span=phrase.span, party=party, resolved_by="coreference"),)

    def _outlet(self, phrase: Phrase) -> _Named:
        return outlet(phrase, self.memory)

    def _partitive(self, phrase: Phrase) -> _Named:
        """As in "one of the Keshi officers", "a member of the mission", "nine of them": of those."""
        inner = of_several(phrase, self.scene)
        found = self._resolved(inner) if inner is not None else ()
        party = found[0].party if found else None
        if party is None:
            return ()
        return (
            Speaker(name=bare(phrase.tokens), kind="unnamed", span=phrase.span, party=party, resolved_by="inferred"),
        )

    def _report(self, phrase: Phrase) -> _Named:
        """As in "a statement by the Keshi Foreign Ministry": the ministry; "a report in Kesh" is nobody's."""
        if not self.vocabulary.has("report_heads", phrase.head.lower_):
            return ()
        owner = report_owner(phrase, self.scene)
        if owner is not None:
            return tuple(replace(s, span=phrase.span) for s in self._issuers(owner))
        return (Speaker(name=bare(phrase.tokens), kind="unnamed", span=phrase.span),)

    def _issuers(self, owner: Phrase) -> _Named:
        """As in "a joint statement by Kesh and Talmark": each of them, where the words name nobody else."""
        several = [m for m in owner.mentions if m.name in self.scene.parties.states]
        rest = {t.lower_ for t in owner.tokens if t.is_alpha} - {"and", "the"}
        rest -= {w.lower() for m in several for w in owner.text[m.span.start : m.span.end].split()}
        if len({m.name for m in several}) < len(several) or len(several) <= 1 or rest:
            return self._resolved(owner)
        return tuple(Speaker(name=m.name, kind="organisation", span=owner.span, party=m.name) for m in several)

    def _body(self, phrase: Phrase) -> _Named:
        return body(phrase, self.scene, self.memory)

    def _inside(self, phrase: Phrase) -> str | None:
        """The party of the ministry in "a source in the ministry"."""
        around = body_around(phrase, self.scene)
        found = self._resolved(around) if around is not None else ()
        return found[0].party if found else None

    def _other(self, phrase: Phrase) -> _Named:
        """Somebody without a known party, or inside a body that has one: what kind of source it is."""
        head, lists = phrase.head, self.vocabulary.lists
        kind: SpeakerKind = "unnamed"
        if head.lower_ in lists["institutions"] or head.lower_ in lists["bodies"]:
            kind = "organisation"
        elif head.pos_ == "PROPN" and not (len(phrase.tokens) == 1 and speaks_by_office(head, self.vocabulary)):
            kind = "organisation" if phrase.tokens[0].lower_ in ("the", "a") or head.text.isupper() else "person"
        elif head.lower_ in lists["sides"]:
            kind = "group"
        party = self._inside(phrase) if kind == "unnamed" else None
        how: ResolvedBy = "inferred" if party else "explicit"
        return (Speaker(name=bare(phrase.tokens), kind=kind, span=phrase.span, party=party, resolved_by=how),)

    def _back_to(self, met: Met, phrase: Phrase) -> Speaker:
        """The one met, at this place; a person with what has become known of them since."""
        known = self.memory.person(met.speaker)
        if known is not None and met.speaker.kind == "person":
            return of_person(known, phrase, "coreference")
        return replace(met.speaker, span=phrase.span, resolved_by="coreference")

    def _placed(self, speaker: Speaker, phrase: Phrase) -> Speaker:
        """The speaker with a party that the text lets one infer, when no description gives it."""
        open_kind = speaker.kind in ("person", "organisation", "unnamed") or is_state_press(speaker)
        settled = speaker.party or not open_kind or against_its_state(phrase)
        if settled or speaker.name.lower() in OWN_VOICE or speaker.resolved_by == "coreference":
            return speaker
        known = self.memory.person(speaker)
        if known is not None and (known.apart or known.elsewhere):
            return speaker
        party = side_of(speaker, phrase, self.scene, self.memory)
        if party is None:
            return speaker
        if known is not None:
            self.memory.people.update(known, replace(known, party=party, inferred=True))
        return replace(speaker, party=party, resolved_by="inferred")
