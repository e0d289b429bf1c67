"""A small desk with a made-up dispute between made-up states, for tests of pages and for looking at them.

Run `python -m tests.app.ui_fakes` to open it in a browser.
"""

# ruff: noqa: ARG002 - a fake takes what the facade takes
from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from domain.answer import Answer, Gap, Hop, Scope, Silence, Statement, Turn, Withheld
from domain.article import Article, Filters, Flag, Refusal
from domain.briefing import Briefing, PartyPositions, Position, Section, SourceLine
from domain.citation import Citation
from domain.claim import Dispute, Event, Relation, Side
from domain.errors import BadQuestion, NotFound
from domain.moment import Moment
from domain.report import AddReport, Progress, Source
from domain.text import OffsetMap, Sentence, sentence_id

ALL = Filters()
GUARD = """HALE FORD – Shots were heard at the ford before dawn. Several people were said to be hurt.
One ranger was killed and four were wounded, the Orvenian Defence Ministry told Orvenian Wire on Tuesday. \
It accused Talmark of “shooting without any reason”.
Talmark’s General Staff said its posts had only answered fire from the other bank. It named no losses of its own.
Corvale’s Foreign Ministry regretted the casualties and asked both sides for restraint."""
STAFF = """No fewer than nine Orvenian rangers lie dead at the ford, the Talmark General Staff told Talmark Press.
An army spokeswoman told Harbour Radio that no Talmark soldier was hurt. “Every one of our units is complete,” she said."""
LATER = """A fifth ranger has been found wounded, the Orvenian Defence Ministry said on Thursday.
It repeated its demand for an inquiry by the Border Commission. Talmark demanded that the east bank be cleared."""


def sentences(text: str) -> tuple[Sentence, ...]:
    """Sentences by full stops and line breaks: enough for a fake."""
    found, start, paragraph = [], 0, 0
    for at, letter in enumerate(text):
        end = at + 1
        if letter == "\n" or (letter in ".”" and text[end : end + 1] in ("", " ", "\n")):
            if text[start:end].strip():
                lead = len(text[start:end]) - len(text[start:end].lstrip())
                body = text[start:end].strip()
                found.append(
                    Sentence(index=len(found), start=start + lead, end=start + lead + len(body), paragraph=paragraph)
                )
            start = end
            paragraph += letter == "\n"
    if text[start:].strip():
        found.append(Sentence(index=len(found), start=start, end=len(text), paragraph=paragraph))
    return tuple(found)


def article(id_: str, text: str, **known: Any) -> Article:
    """An article of version 1 with its sentences."""
    base: dict[str, Any] = {"source": f"{id_}.txt", "digest": "0" * 64, "parser": "fake", "state": "analysed"}
    return Article(
        id=id_,
        text=text,
        raw=text,
        offsets=OffsetMap.identity(len(text)),
        sentences=sentences(text),
        version=1,
        **base | known,
    )


def sample_articles() -> tuple[Article, ...]:
    """Three articles about shots at a ford."""
    return (
        article(
            "courier-1",
            GUARD,
            title="Ranger killed at Hale Ford, Orvenia says",
            outlet="The Corvale Courier",
            byline="M. Idris",
            agency="Orvenian Wire",
            origin="Orvenian Wire",
            published=Moment(iso="2031-05-04T18:20:00+02:00"),
            licence="CC BY 4.0",
            flags=(
                Flag(kind="markup-debris", note="7 markup fragments removed"),
                Flag(kind="machine-translated", note="word order"),
            ),
        ),
        article(
            "press-1",
            STAFF,
            title="Nine dead, says General Staff",
            outlet="Harbour Radio",
            agency="Talmark Press",
            origin="Talmark Press",
            published=Moment(iso="2031-05-05"),
            copies=("evening-1",),
        ),
        article(
            "wire-2",
            LATER,
            title="Fifth ranger wounded",
            outlet="Orvenian Wire",
            origin="Orvenian Wire",
            published=Moment(iso="2031-05-06"),
        ),
    )


def cited(number: int, source: Article, index: int) -> Citation:
    """A citation of one sentence."""
    at = source.sentences[min(index, len(source.sentences) - 1)]
    return Citation(
        number=number,
        article=source.id,
        version=source.version,
        title=source.title,
        outlet=source.outlet,
        published=source.published,
        origin=source.origin,
        sentence=sentence_id(source.id, source.version, at.index),
        quote=at.span.of(source.text),
        start=at.start,
        end=at.end,
        raw_start=at.start,
        raw_end=at.end,
        via=tuple(n for n in (source.agency, source.outlet) if n),
    )


def hops(*names: str) -> tuple[Hop, ...]:
    """A chain of names; one that ends in "?" is inferred."""
    return tuple(Hop(name=name.rstrip("?"), inferred=name.endswith("?")) for name in names)


@dataclass
class FakeDesk:
    """A desk that keeps articles in memory and answers with the sentences that share a word with the question."""

    loaded: list[Article] = field(default_factory=lambda: list(sample_articles()))
    samples: bool = True
    engine: str = "Offline: nothing leaves this machine"
    pause: float = 0.0
    fails: Exception | None = None
    asked: list[tuple[str, tuple[Turn, ...], Filters]] = field(default_factory=list)
    added: list[Source] = field(default_factory=list)

    def add(
        self,
        sources: Sequence[Source],
        *,
        progress: Callable[[Progress], None] | None = None,
        stopped: Callable[[], bool] | None = None,
    ) -> AddReport:
        """Read text files, one second's pause each when told so; anything else is refused."""
        new, refused, stop = [], [], False
        for done, source in enumerate(sources):
            if stop := bool(stopped and stopped()):
                break
            if progress:
                progress(Progress(done=done, total=len(sources), doing=source.name or source.location))
            time.sleep(self.pause)
            if not (source.name or "").endswith(".txt"):
                refused.append(
                    Refusal(source=source.name or "", reason="Not a format that Sitrep reads. Save it as text.")
                )
                continue
            new.append(self._keep(source))
        self.added += sources
        return AddReport(added=tuple(new), refused=tuple(refused), seconds=0.1, stopped=stop)

    def _keep(self, source: Source) -> str:
        if self.samples:
            self.samples, self.loaded = False, []
        title, _, text = Path(source.location).read_text("utf-8").partition("\n")
        name = source.name or "unnamed"
        kept = article(
            f"own-{len(self.loaded) + 1}",
            text.strip(),
            title=title,
            source=name,
            outlet=f"Outlet of {name}",
            published=Moment(iso="2031-06-01"),
        )
        self.loaded.append(kept)
        return kept.id

    def articles(self, filters: Filters = ALL) -> tuple[Article, ...]:
        """All articles of the outlets asked for."""
        return tuple(a for a in self.loaded if not filters.outlets or a.outlet in filters.outlets)

    def article(self, id: str, version: int | None = None) -> Article:  # noqa: A002 - the facade's own word
        """One article, or NotFound."""
        for kept in self.loaded:
            if kept.id == id and version in (None, kept.version):
                return kept
        raise NotFound(f"No article {id!r}", "It may have been removed.")

    def scope(self, filters: Filters = ALL) -> Scope:
        """Counts of what is loaded."""
        days = sorted(a.published.iso[:10] for a in self.loaded if a.published)
        origins = len({a.origin or a.outlet for a in self.loaded})
        return Scope(
            articles=len(self.articles(filters)),
            origins=origins,
            since=days[0] if days else None,
            until=days[-1] if days else None,
        )

    def parties(self) -> tuple[str, ...]:
        """Three states while the samples are shown."""
        return ("Orvenia", "Talmark", "Corvale") if self.samples else ()

    def outlets(self) -> tuple[str, ...]:
        """Outlets of the loaded articles."""
        return tuple(dict.fromkeys(a.outlet for a in self.loaded if a.outlet))

    def ask(self, text: str, history: Sequence[Turn] = (), filters: Filters = ALL, engine: Any = None) -> Answer:
        """The sample answer about casualties, else every sentence that shares a long word with the question."""
        time.sleep(self.pause)
        self.asked.append((text, tuple(history), filters))
        if self.fails:
            raise self.fails
        if len(text) > 1_000:
            raise BadQuestion("The question is too long", "Ask in fewer than 1,000 letters.")
        if self.samples and "casualties" in text.lower():
            return self._sample_answer(text)
        return self._found(text, list(self._sharing(text)))

    def _sharing(self, text: str) -> Iterable[tuple[Article, int]]:
        words = {w.strip("?.,!").lower() for w in text.split() if len(w) > 4}
        for kept in self.loaded:
            for at in kept.sentences:
                if words & {w.strip("?.,!”").lower() for w in at.span.of(kept.text).split()}:
                    yield kept, at.index

    def _found(self, text: str, places: list[tuple[Article, int]]) -> Answer:
        citations = [cited(n, kept, index) for n, (kept, index) in enumerate(places[:9], 1)]
        statements = tuple(
            Statement(
                text=f"“{c.quote}”",
                citations=(c,),
                speaker=c.outlet,
                stance="asserts",
                chain=hops(c.outlet or c.article),
            )
            for c in citations
        )
        near = tuple(cited(n, kept, 0) for n, kept in enumerate(self.loaded[:2], 1))
        silence = (
            None
            if statements
            else Silence(kind="nothing found" if self.loaded else "nothing indexed", searched=text, nearest=near)
        )
        return Answer(
            question=text,
            asked_as=text,
            kind="general",
            answer="; ".join(s.text for s in statements),
            lead="",
            statements=statements,
            gaps=(),
            withheld=(),
            silence=silence,
            scope=self.scope(),
            engine="extractive",
        )

    def _sample_answer(self, text: str) -> Answer:
        courier, press, _wire = self.loaded[:3]
        return Answer(
            question=text,
            asked_as=text,
            kind="who-reported",
            answer="Two parties gave figures.",
            scope=self.scope(),
            engine="extractive",
            lead="Two parties gave figures. They differ on Orvenian losses.",
            statements=(
                Statement(
                    text="Its Defence Ministry reported one ranger killed and four wounded.",
                    citations=(cited(1, courier, 2),),
                    party="Orvenia",
                    speaker="Defence Ministry",
                    stance="asserts",
                    said_on="2031-05-04",
                    own_losses=True,
                    chain=hops("Defence Ministry", "Orvenian Wire", "The Corvale Courier"),
                    flags=("machine-translated",),
                ),
                Statement(
                    text="Its General Staff put Orvenian losses at “no fewer than nine” dead.",
                    citations=(cited(2, press, 0), cited(3, courier, 4)),
                    party="Talmark",
                    speaker="General Staff",
                    stance="asserts",
                    said_on="2031-05-05",
                    own_losses=False,
                    chain=hops("General Staff", "Talmark Press?", "Harbour Radio"),
                    origins=1,
                ),
                Statement(
                    text="A spokeswoman denied any losses of its own: “Every one of our units is complete.”",
                    citations=(cited(4, press, 1),),
                    party="Talmark",
                    speaker="Army spokeswoman",
                    stance="denies",
                    said_on="2031-05-05",
                    own_losses=True,
                    status="weak",
                    chain=hops("Army spokeswoman", "Harbour Radio"),
                ),
                Statement(
                    text="“Several people were said to be hurt” – the article names no source.",
                    citations=(cited(5, courier, 1),),
                    chain=hops("The Corvale Courier"),
                    said_on="2031-05-04",
                ),
            ),
            gaps=(
                Gap(
                    text="civilian casualties; names of the dead. Corvale’s Foreign Ministry voiced regret but gave no figures.",
                    citations=(cited(6, courier, 6),),
                ),
            ),
            withheld=(
                Withheld(
                    text="Twelve rangers were hurt.", reason="the number “12” stands in none of the cited sentences."
                ),
            ),
            silence=None,
            suggestions=("Where do the two accounts contradict each other?", "Has Orvenia revised its figure since?"),
        )

    def positions(self, filters: Filters = ALL) -> tuple[PartyPositions, ...]:
        """Positions on four questions."""
        if not self.samples:
            return ()
        courier, press, wire = self.loaded[:3]
        ministry, staff = hops("Defence Ministry", "Orvenian Wire"), hops("General Staff", "Talmark Press")

        def position(
            party: str, question: str, text: str, chain: tuple[Hop, ...], day: str, *at: Citation, **more: Any
        ) -> Position:
            return Position(
                party=party, question=question, text=text, claim="c", chain=chain, said_on=day, citations=at, **more
            )

        return (
            PartyPositions(
                party="Orvenia",
                positions=(
                    position(
                        "Orvenia",
                        "Who began it?",
                        "Talmark opened fire “without any reason”",
                        ministry,
                        "2031-05-04",
                        cited(1, courier, 3),
                    ),
                    position(
                        "Orvenia",
                        "Own losses",
                        "1 killed, 5 wounded",
                        ministry,
                        "2031-05-06",
                        cited(7, wire, 0),
                        change="revised from 4 wounded on 4 May",
                        earlier=("c0",),
                    ),
                    position(
                        "Orvenia",
                        "Demands",
                        "An inquiry by the Border Commission",
                        ministry,
                        "2031-05-06",
                        cited(9, wire, 1),
                    ),
                ),
            ),
            PartyPositions(
                party="Talmark",
                positions=(
                    position(
                        "Talmark",
                        "Who began it?",
                        "Its posts “had only answered fire”",
                        staff,
                        "2031-05-04",
                        cited(2, courier, 4),
                    ),
                    position(
                        "Talmark",
                        "Own losses",
                        "None: “Every one of our units is complete”",
                        hops("Spokeswoman", "Harbour Radio"),
                        "2031-05-05",
                        cited(4, press, 2),
                    ),
                    position(
                        "Talmark",
                        "The other side’s losses",
                        "“no fewer than nine” dead",
                        staff,
                        "2031-05-05",
                        cited(3, press, 0),
                    ),
                    position(
                        "Talmark", "Demands", "Withdrawal from the east bank", staff, "2031-05-06", cited(10, wire, 2)
                    ),
                ),
            ),
            PartyPositions(
                party="Corvale",
                positions=(
                    position(
                        "Corvale",
                        "Demands",
                        "Restraint by both",
                        hops("Foreign Ministry"),
                        "2031-05-04",
                        cited(6, courier, 6),
                    ),
                ),
            ),
        )

    def disputes(self, filters: Filters = ALL) -> tuple[tuple[Dispute, ...], tuple[Relation, ...]]:
        """Two disputes and one update."""
        if not self.samples:
            return (), ()
        courier, press, _ = self.loaded[:3]
        event = Event(type="shooting", place="Hale Ford", date="2031-05-04", date_basis="text")
        first = Dispute(
            id="d1",
            question="Who fired first at Hale Ford on 4 May?",
            kind="initiator",
            event=event,
            sides=(
                Side(
                    party="Orvenia",
                    text="“shooting without any reason”",
                    claims=("c1",),
                    citations=(cited(1, courier, 3),),
                ),
                Side(
                    party="Talmark",
                    text="posts “had only answered fire”",
                    claims=("c2",),
                    citations=(cited(2, courier, 4),),
                ),
            ),
        )
        figures = Dispute(
            id="d2",
            question="How many Orvenians were killed?",
            kind="figure",
            event=event,
            sides=(
                Side(party="Orvenia", text="one ranger killed", claims=("c3",), citations=(cited(3, courier, 2),)),
                Side(party="Talmark", text="“no fewer than nine”", claims=("c4",), citations=(cited(4, press, 0),)),
                Side(party="Corvale", text=""),
            ),
        )
        return (first, figures), (
            Relation(kind="update", claims=("c3", "c5"), note="Orvenia: 4 wounded on 4 May, 5 wounded on 6 May."),
        )

    def brief(
        self, topic: str | None = None, length: Any = "short", filters: Filters = ALL, engine: Any = None
    ) -> Briefing:
        """A briefing made of the sample answer."""
        if self.fails:
            raise self.fails
        found = self._sample_answer("casualties") if self.samples else self.ask(topic or "")
        sources = tuple(SourceLine(article=a.id, outlet=a.outlet, origin=a.origin) for a in self.loaded)
        return Briefing(
            topic=topic,
            period=(found.scope.since, found.scope.until),
            sections=(Section(title="Casualties", statements=found.statements),),
            disputed=("d2",),
            gaps=found.gaps,
            withheld=found.withheld,
            sources=sources,
            scope=found.scope,
            engine="extractive",
        )

    def engine_line(self) -> str:
        """What answers."""
        return self.engine


def poisoned(payload: str) -> FakeDesk:
    """A desk in which every text that comes from outside holds the payload."""
    desk = FakeDesk()
    text = f"{payload}\n\nCasualties of {payload} were reported.\n\n{payload} second."
    bad = article(
        "bad-1",
        text,
        title=payload,
        outlet=payload,
        byline=payload,
        agency=payload + "2",
        origin=payload,
        licence=payload,
        flags=(Flag(kind="odd-entity", note=payload),),
        published=Moment(iso="2031-05-04"),
    )
    desk.loaded = [bad, replace(bad, id="bad-2"), replace(bad, id="bad-3")]
    return desk


if __name__ == "__main__":
    from types import SimpleNamespace

    from app.server import serve

    serve(
        FakeDesk(pause=0.3),
        SimpleNamespace(
            host="127.0.0.1", port=int(sys.argv[1]) if sys.argv[1:] else 7860, password=None, allowed_hosts=()
        ),
    )
