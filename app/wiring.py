"""Where the rooms are introduced to each other: `open_desk` gives the one facade that pages and commands call."""

from __future__ import annotations

import itertools
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from answering.answer import answer
from answering.briefing import brief
from answering.engine import Engine
from answering.extractive import ExtractiveEngine
from answering.positions import positions
from answering.question import understand
from answering.verify import cite_disputes
from app.memory import Memory
from app.models import embedder_of, host_of, model_check, model_engine
from app.settings import Settings
from claims.across import across
from claims.disputes import find_disputes
from claims.parties import Parties
from domain.answer import Answer, Brief, Evidence, Scope, Turn
from domain.article import Article, Filters, Hit, Refusal
from domain.briefing import Briefing, PartyPositions
from domain.claim import Claim, Dispute, Relation
from domain.errors import LibraryLocked
from domain.report import AddReport, Check, Progress, Source
from ingest.copies import origins
from ingest.load import Limits, load
from retrieval.library import Library

if TYPE_CHECKING:
    from claims.finder import RuleFinder

T = TypeVar("T")
EngineName = Literal["extractive", "llm"]
BATCH = 16  # articles kept, indexed and analysed together: small enough that progress moves, large enough to embed fast
SAMPLES = Path(__file__).resolve().parent.parent / "corpus" / "articles"
SAMPLE_SUFFIXES = (".txt", ".md", ".html", ".jsonl")
NO_FILTERS = Filters()


class Desk:
    """Everything Sitrep does, over one library: the user's own, or the samples while the user has none."""

    def __init__(self, own: Library, settings: Settings, *, samples: Callable[[], Library] | None = None) -> None:
        self._own = own
        self._open_samples = samples
        self._sample_library: Library | None = None
        self._settings = settings
        self._limits = Limits(max_file_bytes=settings.max_file_bytes, max_article_chars=settings.max_article_chars)
        self._parties = Parties.load()
        self._memory = Memory()

    # --- which library

    @property
    def samples(self) -> bool:
        """True while the sample library is shown, because the user's own has never held an article."""
        return self._open_samples is not None and not self._own.ever_held()

    @property
    def _library(self) -> Library:
        if not self.samples or self._open_samples is None:
            return self._own
        if self._sample_library is None:
            self._sample_library = self._open_samples()
        return self._sample_library

    def close(self) -> None:
        """Let go of the libraries."""
        self._own.close()
        if self._sample_library is not None:
            self._sample_library.close()

    # --- adding

    def add(
        self,
        sources: Sequence[Source],
        *,
        progress: Callable[[Progress], None] | None = None,
        stopped: Callable[[], bool] | None = None,
    ) -> AddReport:
        """Take the sources into the user's own library; what was taken stays taken when it is stopped."""
        started = time.monotonic()
        tally: dict[str, list[str]] = {"added": [], "updated": [], "unchanged": []}
        refused: list[Refusal] = []
        done = 0
        halted = False
        for batch in _batches(load(sources, self._limits)):
            if halted := stopped is not None and stopped():
                break
            refused += [item for item in batch if isinstance(item, Refusal)]
            for kept in self._own.keep([item for item in batch if isinstance(item, Article)]):
                tally[kept.outcome].append(kept.article.id)
            done += len(batch)
            self._finish(stopped)
            if progress is not None:
                progress(Progress(done=done, total=None, doing=f"added {done} of what was given"))
        return AddReport(
            added=tuple(tally["added"]),
            updated=tuple(tally["updated"]),
            unchanged=tuple(tally["unchanged"]),
            refused=tuple(refused),
            seconds=round(time.monotonic() - started, 3),
            stopped=halted,
        )

    def resume(self) -> None:
        """Index and analyse what an earlier run left waiting."""
        self._finish(None)

    def _finish(self, stopped: Callable[[], bool] | None) -> None:
        for _ in self._own.index_waiting(stopped):
            pass
        self._analyse()

    def _analyse(self) -> None:
        """Find the claims of every article that awaits analysis."""
        waiting = self._own.waiting_analysis()
        if waiting:
            self._own.keep_all_claims(tuple(zip(waiting, self._finder.find_many(waiting), strict=True)))

    @cached_property
    def _finder(self) -> RuleFinder:
        from claims.finder import RuleFinder  # late: spaCy takes seconds to import, and reading commands need none

        return RuleFinder(self._parties)

    # --- looking

    def articles(self, filters: Filters = NO_FILTERS) -> tuple[Article, ...]:
        """The articles under the filters, latest version of each, with the copies that the whole library holds of it."""
        return self._remember("articles", filters, lambda: self._articles(filters))

    def _articles(self, filters: Filters) -> tuple[Article, ...]:
        known = self._remember("origins", NO_FILTERS, lambda: origins(self._library.articles()))
        return tuple(
            replace(a, origin=known[a.id].origin, copies=known[a.id].copies) if a.id in known else a
            for a in self._library.articles(filters)
        )

    def article(self, id: str, version: int | None = None) -> Article:  # noqa: A002 - the contract's own word
        """One article, in its latest or a given version; NotFound when there is none."""
        return self._library.article(id, version)

    def status(self) -> Mapping[str, int]:
        """How many articles are in each state."""
        return self._library.counts()

    def scope(self, filters: Filters = NO_FILTERS) -> Scope:
        """What an answer under these filters can rest on."""
        articles = self.articles(filters)
        days = sorted(a.published.iso[:10] for a in articles if a.published)
        return Scope(
            articles=len(articles),
            origins=len({a.origin or a.id for a in articles}),
            since=days[0] if days else None,
            until=days[-1] if days else None,
            waiting=sum(a.state != "analysed" for a in articles),
        )

    def parties(self) -> tuple[str, ...]:
        """The parties that make claims, most claims first."""
        counted = Counter(party for claim in self.claims() for party in claim.parties)
        return tuple(party for party, _ in counted.most_common())

    def outlets(self) -> tuple[str, ...]:
        """The outlets of the library, by name."""
        return tuple(sorted({a.outlet for a in self.articles() if a.outlet}))

    def search(self, text: str, filters: Filters = NO_FILTERS, limit: int = 10) -> tuple[Hit, ...]:
        """The passages nearest to `text` by meaning and words, best first."""
        return self._library.search(text, filters, limit)

    def claims(self, filters: Filters = NO_FILTERS) -> tuple[Claim, ...]:
        """The claims under the filters, in the order of the text, with what the whole library knows of their parties."""
        return self._remember("claims", filters, lambda: self._claims(filters))

    def _claims(self, filters: Filters) -> tuple[Claim, ...]:
        known = self._remember("known claims", NO_FILTERS, self._known_claims)
        articles = {article.id for article in self.articles(replace(filters, parties=()))}
        wanted = set(filters.parties)
        return tuple(c for c in known if c.article in articles and (not wanted or wanted & set(c.parties)))

    def _known_claims(self) -> tuple[Claim, ...]:
        return across(self._library.claims(), self._parties)

    # --- saying

    def ask(
        self,
        text: str,
        history: Sequence[Turn] = (),
        filters: Filters = NO_FILTERS,
        engine: EngineName | None = None,
    ) -> Answer:
        """The verified answer to a question, or a Silence that says what was searched; BadQuestion, ModelFailed."""
        from retrieval.chain import evidence_chain  # late: LangChain takes a second that other commands need not wait

        question = understand(
            text,
            history,
            parties_in=self._parties.with_names(self.parties()).named_in,
            outlets=self.outlets(),
            filters=filters,
        )
        evidence = evidence_chain(self._library, find_disputes, self.claims, self.articles).invoke(question)
        return answer(question, evidence, self._engine(engine), self.scope(question.filters))

    def positions(self, filters: Filters = NO_FILTERS) -> tuple[PartyPositions, ...]:
        """What each party claims, denies and demands."""
        wanted = filters.parties or self.parties()
        return positions(self._ledger(filters), wanted)

    def disputes(self, filters: Filters = NO_FILTERS) -> tuple[tuple[Dispute, ...], tuple[Relation, ...]]:
        """Where accounts contradict, each side cited, and what only looks like a contradiction."""
        ledger = self._ledger(filters)
        return cite_disputes(ledger.disputes, ledger), ledger.relations

    def brief(
        self,
        topic: str | None = None,
        length: Literal["short", "long"] = "short",
        filters: Filters = NO_FILTERS,
        engine: EngineName | None = None,
    ) -> Briefing:
        """A summary in which every sentence is cited, of everything or of a topic."""
        chosen = filters if topic is None else self._about(topic, filters)
        task = Brief(topic=topic, length=length)
        return brief(task, self._ledger(chosen), self._engine(engine), self.scope(chosen))

    def _about(self, topic: str, filters: Filters) -> Filters:
        """The filters narrowed to the articles in which search finds the topic."""
        hits = self._library.search(topic, filters, limit=20)
        found = tuple(dict.fromkeys(hit.passage.article for hit in hits))
        return Filters(
            since=filters.since,
            until=filters.until,
            outlets=filters.outlets,
            articles=found or filters.articles,
            parties=filters.parties,
        )

    def _ledger(self, filters: Filters) -> Evidence:
        """All claims under the filters with their articles and disputes: evidence without a search."""
        return self._remember("ledger", filters, lambda: self._make_ledger(filters))

    def _make_ledger(self, filters: Filters) -> Evidence:
        articles = {a.id: a for a in self.articles(filters)}
        claims = self.claims(filters)
        disputes, relations = find_disputes(claims, articles)
        return Evidence(articles=articles, claims=claims, disputes=disputes, relations=relations)

    def _remember(self, what: str, filters: Filters, make: Callable[[], T]) -> T:
        library = self._library
        return self._memory.of((what, library.folder, library.revision(), filters), make)

    def _engine(self, name: EngineName | None) -> Engine:
        chosen = name or self._settings.engine
        return ExtractiveEngine() if chosen == "extractive" else model_engine(self._settings)

    def engine_line(self) -> str:
        """What writes the answers and where it runs, for the page's header."""
        if self._settings.engine == "extractive":
            return "Offline: nothing leaves this machine"
        return f"{self._settings.model} at {host_of(self._settings)}"

    # --- looking after it

    def doctor(self) -> tuple[Check, ...]:
        """What was looked at and whether it is well."""
        return (*self._library.checks(), model_check(self._settings))

    def reindex(self, progress: Callable[[Progress], None] | None = None) -> tuple[Check, ...]:
        """Embed anew after a change of model, build the search index anew, and say how it stands."""
        self._own.reembed(progress)
        self._analyse()
        return self._own.checks()


def open_desk(
    settings: Settings, *, writer: bool, samples: bool = False, show_samples: bool = False, anew: bool = False
) -> Desk:
    """The desk over the settings' library; `samples` opens the sample library itself, `show_samples` falls back to it.

    `anew` lets a library of another embedding model through, for `reindex`.
    """
    if samples:
        return Desk(_sample_library(settings), settings)
    who = "sitrep serve" if show_samples else "sitrep add"
    own = Library.open(settings.library, embedder_of(settings), writer=writer, who=who, accept_model_change=anew)
    return Desk(own, settings, samples=(lambda: _sample_library(settings)) if show_samples else None)


def _sample_library(settings: Settings) -> Library:
    """The library of the sample articles, brought up to date first unless another process is at it."""
    folder, embedder = settings.library / "samples", embedder_of(settings)
    try:
        library = Library.open(folder, embedder, writer=True, who="sitrep, for the samples")
    except LibraryLocked:
        return Library.open(folder, embedder, writer=False)
    files = sorted(path for path in SAMPLES.iterdir() if path.suffix in SAMPLE_SUFFIXES)
    Desk(library, settings).add([Source(location=str(path)) for path in files])
    return library


def _batches(items: Iterator[Article | Refusal]) -> Iterator[list[Article | Refusal]]:
    while batch := list(itertools.islice(items, BATCH)):
        yield batch
