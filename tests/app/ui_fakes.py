"""A small desk with a made-up dispute between made-up states, for tests of pages and for looking at them.

Run `python -m tests.app.ui_fakes` to open it in a browser.
"""

# ruff: noqa: ARG002 - a fake takes what the facade takes
from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.briefings import Briefings
from app.records import Records
from app.steps import STEPS, Steps
from domain.answer import Answer, Evidence, Scope, Silence, Statement, Turn
from domain.article import Article, Filters, Flag, Hit, Refusal
from domain.briefing import Briefing, PartyPositions, Position, Section, SourceLine
from domain.claim import Claim, Dispute, Relation, Side
from domain.errors import BadQuestion, NotFound
from domain.moment import Moment
from domain.report import AddReport, Check, Feed, Item, LogEntry, Progress, Source
from domain.running import Running, SettingLine
from tests.app.fake_briefings import FakeKept
from tests.app.fake_corrections import FakeCorrections, FakeNaming
from tests.app.fake_tags import FakeTags
from tests.app.fake_talks import FakeTalks
from tests.app.ui_samples import (
    article,
    cited,
    hops,
    sample_answer,
    sample_articles,
    sample_claims,
    sample_disputes,
    sample_positions,
)

ALL = Filters()
NO_FORMAT = "Not a format that Sitrep reads. Save it as text."
UNREACHED = "The server did not answer. Try again later."


@dataclass
class FakeDesk:
    """A desk that keeps articles in memory and answers with the sentences that share a word with the question."""

    loaded: list[Article] = field(default_factory=lambda: list(sample_articles()))
    samples: bool = True
    engine: str = "Offline: nothing leaves this machine"
    pause: float = 0.0
    held: threading.Event = field(default_factory=threading.Event)
    """While set, an answer is not given."""
    fails: Exception | None = None
    asked: list[tuple[str, tuple[Turn, ...], Filters]] = field(default_factory=list)
    added: list[Source] = field(default_factory=list)
    queue: list[Item] = field(default_factory=list)
    gone: list[Article] = field(default_factory=list)
    watched: list[Feed] = field(default_factory=list)
    entries: list[LogEntry] = field(default_factory=list)
    found: list[Claim] = field(default_factory=lambda: list(sample_claims()))

    def __post_init__(self) -> None:
        self.corrections = FakeCorrections(articles=lambda: self.loaded, found=lambda: self.found)
        self.naming = FakeNaming(self.corrections, self.parties)
        self.talks = FakeTalks(self.article)
        self.tags = FakeTags()
        self.records = Records(self._evidence, lambda _what, _filters, make: make())
        kept = FakeKept()
        self.briefings = Briefings(self, lambda: kept)

    def _evidence(self, filters: Filters) -> Evidence:
        return Evidence(articles={a.id: a for a in self.articles(filters)}, claims=self.claims(filters))

    def running(self) -> Running:
        """The settings of the tests, a key among them that is set."""
        lines = (
            SettingLine(variable="SITREP_ENGINE", value="extractive", default=True, meaning="who writes answers"),
            SettingLine(variable="OPENAI_API_KEY", value="set, not shown", default=False, meaning="the key"),
        )
        return Running(
            engine="extractive", model=None, host=None, embedder="bundled", library="library", samples=self.samples,
            parties_file="library/parties.toml", own_parties=False, kept=(("analysed", len(self.loaded)),),
            settings=lines,
        )  # fmt: skip

    def doctor(self) -> tuple[Check, ...]:
        """One thing that is well, and one that is not."""
        return (
            Check(name="catalogue", ok=True, detail="3 articles"),
            Check(name="model", ok=False, detail="It does not answer", hint="Is its server running?"),
        )

    def claims(self, filters: Filters = ALL) -> tuple[Claim, ...]:
        """Who said what in the sample articles, as corrected."""
        return tuple(c for c in self.corrections.claims() if not filters.articles or c.article in filters.articles)

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
                progress(Progress(done=done, total=len(sources), doing=source.name or source.location, step="analysed"))
            time.sleep(self.pause)
            if not (source.name or "").endswith(".txt"):
                refused.append(Refusal(source=source.name or source.location, reason=NO_FORMAT))
                self._fail(source, NO_FORMAT)
                continue
            new.append(self._keep(source))
            self._log("added", new[-1])
        self.added += sources
        return AddReport(added=tuple(new), refused=tuple(refused), seconds=0.1, stopped=stop)

    def paste(self, text: str, *, name: str | None = None, progress: Any = None, stopped: Any = None) -> AddReport:
        """A text becomes an article, its first line the title; an address cannot be reached."""
        if not text.strip():
            raise BadQuestion("There is nothing to add", "Paste a text or addresses.")
        if text.strip().startswith("http"):
            sources = tuple(Source(location=line.strip()) for line in text.splitlines() if line.strip())
            for source in sources:
                self._fail(source, UNREACHED)
            return AddReport(refused=tuple(Refusal(source=s.location, reason=UNREACHED) for s in sources))
        id_ = self._keep_text(text, name or "pasted text")
        self._log("added", id_)
        return AddReport(added=(id_,), seconds=0.1)

    def _fail(self, source: Source, reason: str) -> None:
        self.queue.append(Item(id=len(self.queue) + 1, source=source, state="failed", reason=reason, tries=1))
        self._log("refused", source.name or source.location, reason)

    def _log(self, action: Any, subject: str, detail: str = "") -> None:
        at = datetime(2031, 6, 1, 12, len(self.entries) % 60, tzinfo=UTC)
        self.entries.append(LogEntry(at=at, action=action, subject=subject, detail=detail))

    def items(self, *states: str) -> tuple[Item, ...]:
        """The queue."""
        return tuple(item for item in self.queue if not states or item.state in states)

    def retry(self, ids: Sequence[int] = (), *, progress: Any = None, stopped: Any = None) -> AddReport:
        """What could not be reached can be now; what is no format stays so."""
        tried = [item for item in self.queue if not ids or item.id in ids]
        well = [item for item in tried if item.reason == UNREACHED]
        self.queue = [
            replace(item, tries=item.tries + 1) if item in tried else item for item in self.queue if item not in well
        ]
        added = tuple(
            self._keep_text(f"From {i.source.location}\n\nCasualties again.", i.source.location) for i in well
        )
        refused = tuple(
            Refusal(source=i.source.name or i.source.location, reason=i.reason) for i in tried if i not in well
        )
        return AddReport(added=added, refused=refused, seconds=0.1)

    def drop(self, ids: Sequence[int] = ()) -> tuple[Item, ...]:
        """Put aside what failed."""
        gone = tuple(item for item in self.queue if not ids or item.id in ids)
        self.queue = [item for item in self.queue if item not in gone]
        return gone

    def remove(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Take articles out."""
        gone = [a for a in self.loaded if a.id in ids]
        self.gone, self.loaded = [*self.gone, *gone], [a for a in self.loaded if a not in gone]
        for kept in gone:
            self._log("removed", kept.id)
        return tuple(a.id for a in gone)

    def restore(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Put articles back."""
        back = [a for a in self.gone if a.id in ids]
        self.loaded, self.gone = [*self.loaded, *back], [a for a in self.gone if a not in back]
        for kept in back:
            self._log("restored", kept.id)
        return tuple(a.id for a in back)

    def removed(self) -> tuple[Article, ...]:
        """What was taken out."""
        return tuple(self.gone)

    def original(self, id: str, version: int | None = None) -> bytes:  # noqa: A002 - the facade's own word
        """The raw text as it came."""
        return self.article(id, version).raw.encode("utf-8", "replace")

    def log(self, limit: int = 200) -> tuple[LogEntry, ...]:
        """What was done, newest first."""
        return tuple(reversed(self.entries))[:limit]

    def watch(self, addresses: Sequence[str], *, progress: Any = None, stopped: Any = None) -> AddReport:
        """Remember the feeds; they bring nothing."""
        at = datetime(2031, 6, 1, 12, tzinfo=UTC)
        known = {feed.url: feed for feed in self.watched}
        self.watched = list((known | {url: Feed(url=url, checked_at=at) for url in addresses}).values())
        return AddReport(seconds=0.1)

    def feeds(self) -> tuple[Feed, ...]:
        """The watched feeds."""
        return tuple(self.watched)

    def unwatch(self, url: str) -> None:
        """Watch a feed no longer."""
        self.watched = [feed for feed in self.watched if feed.url != url]

    def _keep(self, source: Source) -> str:
        return self._keep_text(Path(source.location).read_text("utf-8"), source.name or "unnamed")

    def _keep_text(self, whole: str, name: str) -> str:
        if self.samples:
            self.samples, self.loaded = False, []
        title, _, text = whole.partition("\n")
        kept = article(
            f"own-{len(self.loaded) + len(self.gone) + 1}",
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
        while self.held.is_set():
            time.sleep(0.02)
        self.asked.append((text, tuple(history), filters))
        if self.fails:
            raise self.fails
        if len(text) > 1_000:
            raise BadQuestion("The question is too long", "Ask in fewer than 1,000 letters.")
        if self.samples and "casualties" in text.lower():
            return sample_answer(text, self.scope())
        return self._found(text, list(self._sharing(text)))

    def search(self, text: str, filters: Filters = ALL, limit: int = 10) -> tuple[Hit, ...]:
        """Nothing: no page searches."""
        return ()

    streams = False

    def openers(self) -> tuple[str, ...]:
        """One question that is answered."""
        return ("Who reported casualties?",) if self.samples else ()

    def answers(
        self, text: str, history: Sequence[Turn] = (), filters: Filters = ALL, engine: Any = None, stopped: Any = None,
        *, private: bool = False,
    ) -> Iterator[Answer]:  # fmt: skip
        """The answer, whole at once."""
        yield self.ask(text, history, filters, engine)

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

    def positions(self, filters: Filters = ALL) -> tuple[PartyPositions, ...]:
        """The samples' positions, or for each own article one under its title's name."""
        return sample_positions() if self.samples else tuple(_position(kept) for kept in self.loaded)

    def possible(self, filters: Filters = ALL) -> tuple[Dispute, ...]:
        """No accounts that may not agree."""
        return ()

    def disputes(self, filters: Filters = ALL) -> tuple[tuple[Dispute, ...], tuple[Relation, ...]]:
        """The samples' disputes, or one between the titles of all own articles."""
        if self.samples or not self.loaded:
            return sample_disputes() if self.samples else ((), ())
        sides = tuple(
            Side(party=a.title or "", text=a.text[:200], claims=("c",), citations=(cited(1, a, 0),))
            for a in self.loaded
        )
        note = " ".join(a.title or "" for a in self.loaded)
        return (Dispute(id="d", question=note, kind="denial", sides=sides),), (
            Relation(kind="same", claims=("c",), note=note),
        )

    def evidence(self, filters: Filters = ALL) -> Evidence:
        """The articles and claims asked for."""
        articles = {a.id: a for a in self.loaded if not filters.articles or a.id in filters.articles}
        return Evidence(articles=articles, claims=self.claims(filters))

    def brief(
        self, topic: str | None = None, length: Any = "short", filters: Filters = ALL, engine: Any = None, **how: Any
    ) -> Briefing:
        """A briefing made of the sample answer."""
        steps = Steps(how.get("progress"), how.get("stopped", lambda: False))
        for step in STEPS[:4]:
            steps.at(step)
            time.sleep(self.pause)
        if self.fails:
            raise self.fails
        found = sample_answer("casualties", self.scope()) if self.samples else self.ask(topic or "")
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


def _position(kept: Article) -> PartyPositions:
    name = kept.title or "untitled"
    held = Position(
        party=name, question=name, text=kept.text[:200], claim="c", chain=hops(name), said_on=None,
        citations=(cited(1, kept, 0),), change=name,
    )  # fmt: skip
    return PartyPositions(party=name, positions=(held,))


def poisoned(*payloads: str) -> FakeDesk:
    """A desk in which every text that comes from outside holds a payload: one article for each."""
    return FakeDesk(samples=False, loaded=[_poisoned(f"bad-{n}", payload) for n, payload in enumerate(payloads, 1)])


def _poisoned(id_: str, payload: str) -> Article:
    text = f"{payload}\n\nCasualties of {payload} were reported.\n\n{payload} second."
    return article(
        id_, text, title=payload, outlet=payload, byline=payload, agency=payload + "2", origin=payload, licence=payload,
        flags=(Flag(kind="odd-entity", note=payload),), published=Moment(iso="2031-05-04"),
    )  # fmt: skip


if __name__ == "__main__":
    from types import SimpleNamespace

    from app.server import serve

    serve(
        FakeDesk(pause=0.3),
        SimpleNamespace(
            host="127.0.0.1", port=int(sys.argv[1]) if sys.argv[1:] else 7860, password=None, allowed_hosts=()
        ),
    )
