"""Finds the claims of an article: rules over a parsed text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, replace
from typing import Protocol

from claims.blame import with_blame
from claims.carried import with_inferred
from claims.coined import known_in
from claims.cues import Cues
from claims.denials import with_denials
from claims.events import EventReader
from claims.extract import attributions
from claims.figure_called import Called
from claims.figure_owners import Owners
from claims.figure_reports import reported
from claims.figure_rest import widened
from claims.figure_vouched import Vouched, beside
from claims.figures import Counted, FigureReader
from claims.narrator import own_voice
from claims.parser import Parser
from claims.parties import Parties
from claims.provenance import heard, with_chains
from claims.reading import Reading
from claims.said import Said
from claims.speakers import OWN_VOICE, Speakers
from claims.territory import Territory
from claims.transcript import turn_at
from claims.tree import Tokens, spans
from claims.vocabulary import Vocabulary
from domain.article import Article
from domain.claim import Claim, Event, Figure, Form, Speaker, Via
from domain.text import Span

_COUNTING = frozenset({"asserts", "accuses", "confirms", "denies"})  # stances that speak of a figure as such


class ClaimFinder(Protocol):
    """Finds who says what in an article; `name` goes into `found_by`."""

    name: str

    def find(self, article: Article) -> tuple[Claim, ...]:
        """The claims of the article, in text order."""


class RuleFinder:
    """Rules on spaCy's small English parser. Deterministic; may be shared between threads."""

    name = "rules"

    def __init__(self, parties: Parties) -> None:
        self._parties = parties
        self._cues = Cues.load()
        self._vocabulary = Vocabulary.load()
        self._parser = Parser()

    def knowing(self, parties: Parties) -> RuleFinder:
        """The same rules with these parties, over the same parser: what other articles have made known."""
        other = copy(self)
        other._parties = parties
        return other

    def find(self, article: Article) -> tuple[Claim, ...]:
        """The claims of the article, in text order."""
        return next(self.find_many((article,)))

    def find_many(self, articles: Iterable[Article]) -> Iterator[tuple[Claim, ...]]:
        """The claims of each article in turn; faster than one by one."""
        for article, reading in self._parser.read_many(articles):
            yield self._claims(article, reading)

    def _claims(self, article: Article, reading: Reading) -> tuple[Claim, ...]:
        parties = known_in(f"{article.name}.\n{article.text}", self._parties, self._vocabulary)
        speakers = Speakers.of_article(article, reading, parties, self._vocabulary)
        counted = FigureReader(
            reading=reading,
            parties=parties,
            vocabulary=self._vocabulary,
            published=article.published.first_day if article.published else None,
        ).all()
        every = widened(counted, reported(counted, attributions(reading, self._cues), reading), reading)
        found = tuple(heard(a, reading, speakers) for a in every)
        chained = with_chains(with_denials(found, reading, self._vocabulary, parties), reading, article)
        said = with_blame(with_inferred(chained, reading, article), reading, speakers.party_in)
        desk = _Desk(
            article=article,
            reading=reading,
            speakers=speakers,
            counted=counted,
            said=said,
            finder=self.name,
            named=parties.named_in(article.text),
            owners=Owners(
                called=Called(
                    text=article.text,
                    parties=parties,
                    home=speakers.scene.standpoint.own or speakers.scene.standpoint.home,
                    vocabulary=self._vocabulary,
                ),
                territory=Territory(
                    text=f"{article.name}.\n{article.text}", parties=parties, known=self._parties.sites_of(article.text)
                ),
                people=frozenset(
                    w for s in chained for who in s.speakers if who.kind == "person" for w in who.name.split()
                ),
            ),
        )
        return desk.claims()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """One article's findings, ready to be written down as claims."""

    article: Article
    reading: Reading
    speakers: Speakers
    counted: tuple[Counted, ...]
    said: tuple[Said, ...]
    finder: str
    named: tuple[str, ...]
    owners: Owners

    def claims(self) -> tuple[Claim, ...]:
        """All claims in text order, with ids, parents and denials as ids."""
        own = tuple(self._narrator())
        desk = replace(self, owners=self.owners.taught(self._given(own)))
        drafts = [(s.head, desk._claim(s)) for s in self.said]
        drafts += [(-1, desk._narrated(tokens)) for tokens in own]
        drafts.sort(key=lambda d: (d[1].extent.start, d[1].extent.end, d[0]))
        ids = {head: self._id(n) for n, (head, _) in enumerate(drafts, 1) if head >= 0}
        links = {s.head: (s.parent, s.denies) for s in self.said}
        return tuple(
            replace(claim, id=self._id(n), parent=_linked(ids, links, head, 0), denies=_linked(ids, links, head, 1))
            for n, (head, claim) in enumerate(drafts, 1)
        )

    def _id(self, number: int) -> str:
        return f"{self.article.id}@{self.article.version}-c{number}"

    def _claim(self, said: Said) -> Claim:
        a = said.attribution
        accused = self._accused(said) if a.stance in ("accuses", "urges", "denies") else None
        figures = self._figures(self._vouched(said))
        return Claim(
            id="", article=self.article.id, version=self.article.version, speakers=said.speakers, stance=a.stance,
            content=self._spans(a.content), form=self._form(a.content), cue=_whole(self._spans(a.cue)),
            negated=a.negated, target_party=accused, via=self._via(said),
            event=self._event(a.content, self._sentence(a.head), figures, accused or self._enemy_acting(said)),
            figures=figures, found_by=self.finder,
        )  # fmt: skip

    def _via(self, said: Said) -> tuple[Via, ...]:
        """The carriers, with the one in whose answer or turn somebody else's words are told."""
        teller = self._telling(self.reading.doc[said.head].idx)
        known = {s.name for s in said.speakers} | {v.name for v in said.via}
        own = any(s.name.lower() in OWN_VOICE for s in said.speakers) or said.attribution.rule in (
            "turn",
            "answer",
            "colon",
        )
        if teller is None or own or teller.name in known:
            return said.via
        publishers = {self.article.outlet, self.article.agency}
        at = next((n for n, v in enumerate(said.via) if v.name in publishers), len(said.via))
        return (*said.via[:at], Via(name=teller.name), *said.via[at:])

    def _narrated(self, tokens: Tokens) -> Claim:
        owner = self._teller(tokens)
        figures = self._figures(self._counted_in(tokens))
        via = (
            (Via(name=self.article.agency, inferred=True),)
            if self.article.agency and self.article.agency != owner.name
            else ()
        )
        return Claim(
            id="", article=self.article.id, version=self.article.version, speakers=(owner,), stance="asserts",
            content=self._spans(tokens), form=self._form(tokens), via=via,
            event=self._event(tokens, tokens, figures, None), figures=figures, found_by=self.finder,
        )  # fmt: skip

    def _narrator(self) -> Iterator[Tokens]:
        taken: Tokens = frozenset()
        for said in self.said:
            a = said.attribution
            taken |= a.content | a.cue | a.source
        counted = [c for c in self.counted if not c.echo]
        return own_voice(
            self.reading, taken, counted, self.speakers.parties, self.speakers.vocabulary, states=self._is_own_statement
        )

    def _is_own_statement(self, offset: int) -> bool:
        """True in what a party publishes itself, and in an answer or a turn of a transcript."""
        return self.speakers.scene.standpoint.own is not None or self._telling(offset) is not None

    def _telling(self, offset: int) -> Speaker | None:
        """Who has the floor, when he answers; None for an outlet's own host, who asks."""
        turn = turn_at(self.reading.text, offset)
        return None if turn is not None and turn.asks else self.speakers.telling(offset)

    def _teller(self, tokens: Tokens) -> Speaker:
        """The one who answers where the text prints an interview or a transcript, else the outlet."""
        return self._telling(self.reading.doc[min(tokens)].idx) or self._narrator_itself()

    def _narrator_itself(self) -> Speaker:
        """The outlet; a ministry that publishes its own statement speaks for its party."""
        party = self.speakers.scene.standpoint.own
        return Speaker(name=self.article.name, kind="narrator", party=party, resolved_by="inferred")

    def _event(self, content: Tokens, sentence: Tokens, figures: Sequence[Figure], accused: str | None) -> Event:
        day = self.article.published.day if self.article.published else None
        reader = EventReader(parties=self.speakers.parties, vocabulary=self.speakers.vocabulary, published=day)
        return reader.of(self.reading.doc, content, sentence, counted=bool(figures), accused=accused)

    def _given(self, own: Iterable[Tokens]) -> Iterator[Vouched]:
        """Every count of the article with those who vouch for it."""
        for said in self.said:
            yield from self._vouched(said)
        for tokens in own:
            yield from self._counted_in(tokens)

    def _figures(self, given: Iterable[Vouched]) -> tuple[Figure, ...]:
        return tuple(self.owners.figure(each) for each in given)

    def _vouched(self, said: Said) -> tuple[Vouched, ...]:
        """The counts that this statement vouches for: inside its content and in no statement further inside."""
        a = said.attribution
        if a.stance not in _COUNTING or a.negated:
            return ()
        mine = [c for c in self.counted if c.at in a.content and (not c.rival or a.rule == "instead")]
        if not mine:
            return ()
        inner = [s.attribution.content for s in self.said if said.holds(s) and a.stance != "denies"]
        mine = [c for c in mine if not any(c.at in i for i in inner)]
        accused = self._accused(said) if a.stance == "accuses" else None
        source = " ".join(self.reading.doc[i].text for i in sorted(a.source))
        return tuple(
            beside(
                Vouched(counted=c, speakers=said.speakers, accused=accused, source=source), a.content, self.reading.doc
            )
            for c in mine
        )

    def _counted_in(self, tokens: Tokens) -> tuple[Vouched, ...]:
        """The narrator's own counts in these words."""
        mine = [c for c in self.counted if c.at in tokens and not c.echo]
        owner = (self._teller(tokens),)
        return tuple(beside(Vouched(counted=c, speakers=owner), tokens, self.reading.doc) for c in mine)

    def _enemy_of(self, parties: frozenset[str]) -> str | None:
        """The only other party that the article names, when a party's own people say "the enemy"."""
        others = [p for p in self.named if p not in parties]
        return others[0] if len(parties) == 1 and len(others) == 1 else None

    def _enemy_acting(self, said: Said) -> str | None:
        """As in "the enemy opened fire first"."""
        tokens = self.reading.doc.tokens
        acting = [tokens[i] for i in said.attribution.content if tokens[i].lower_ == "enemy"]
        return self._enemy_of(said.parties) if any(t.dep_ == "nsubj" for t in acting) else None

    def _accused(self, said: Said) -> str | None:
        """The party that an accusation or an appeal is aimed at."""
        verb = self.reading.doc[said.head]
        for child in verb.children:
            if child.dep_ in ("dobj", "obj", "dative", "nsubjpass"):
                named = self.speakers.party_in(list(child.subtree))
                if named and named not in said.parties:
                    return named
        return None

    def _sentence(self, head: int) -> Tokens:
        sent = self.reading.doc[head].sent
        return frozenset(range(sent.start, sent.end))

    def _spans(self, tokens: Tokens) -> tuple[Span, ...]:
        return spans(self.reading.doc, tokens)

    def _form(self, content: Tokens) -> Form:
        tokens = self.reading.doc.tokens
        marks = [self.reading.quotation_at(i) is not None for i in content if tokens[i].is_alpha]
        if not any(marks):
            return "indirect"
        return "direct" if sum(marks) >= 0.9 * len(marks) else "mixed"


def _whole(pieces: Sequence[Span]) -> Span | None:
    return Span(start=pieces[0].start, end=pieces[-1].end) if pieces else None


def _linked(ids: dict[int, str], links: dict[int, tuple[int | None, int | None]], head: int, which: int) -> str | None:
    target = links.get(head, (None, None))[which]
    return ids.get(target) if target is not None else None
