"""Where the rooms are introduced to each other: `open_desk` gives the one facade that pages and commands call."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from answering.answer import answer, answers
from answering.briefing import brief
from answering.citing import cite_disputes
from answering.engine import Engine, ModelBacked
from answering.extractive import ExtractiveEngine
from answering.positions import positions, stated
from answering.question import understand
from app.adding import Adding, adding_to
from app.analysing import Analyst, rule_finder
from app.briefings import Briefings
from app.copying import Copying
from app.correcting import Correcting
from app.disputing import Disputing
from app.intake import pasted
from app.knowing import Knowing
from app.memory import Memory
from app.models import cost_of, embedder_of, host_of, model_check, model_engine, replies_of
from app.naming import Naming
from app.newest import newest_day
from app.party_names import PartyNames, parties_check
from app.prompt_files import prompts_check
from app.reanalysing import Reanalysis
from app.records import Records
from app.running import running
from app.scope import outlets_of, scope_of
from app.settings import Settings
from app.spending import Spending, in_words
from app.steps import COMPARING, FINDING, Steps
from app.suggesting import Suggesting
from app.tags import Tagging
from app.talks import Talks
from app.tally import Stopped, Tally, Tell
from app.watching import Watching
from claims.disputes import compared
from claims.parties import Parties
from domain.answer import Answer, Audience, Brief, Evidence, Question, Scope, Turn
from domain.article import Article, Card, Filters, Hit
from domain.briefing import Briefing, PartyPositions
from domain.claim import Claim, Dispute, Relation
from domain.errors import LibraryLocked, ModelFailed
from domain.report import (
    AddReport,
    Check,
    Feed,
    Item,
    ItemState,
    LogEntry,
    ModelEstimate,
    ModelReport,
    Progress,
    Source,
)
from domain.running import Running
from ingest.copies import Origin
from ingest.limits import Limits
from retrieval.library import Library

if TYPE_CHECKING:
    from retrieval.retriever import SitrepRetriever

T = TypeVar("T")
EngineName = Literal["extractive", "llm"]
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
        self._limits = Limits(
            max_file_bytes=settings.max_file_bytes,
            max_article_chars=settings.max_article_chars,
            max_pages=settings.max_pages,
            max_entries=settings.max_entries,
            max_unpacked_bytes=settings.max_unpacked_bytes,
        )
        self._names = PartyNames()
        self._knowing = Knowing(self._names.to_find)
        self._copying = Copying()
        self._analyst = Analyst(lambda: rule_finder(self._names.to_find(own)), self._knowing, self._copying)
        self.corrections = Correcting(lambda: self._library, self._names, self._knowing.names)
        self.naming = Naming(lambda: self._library, self._names, self.corrections.claims)
        self.tags = Tagging(lambda: self._library)
        self.talks = Talks(lambda: self._library, keeps=settings.keep_conversations)
        self._memory = Memory()
        self._tries = Memory(most=500)
        self._disputing = Disputing()
        self.records = Records(self._ledger, self._remember, self._said)
        self.briefings = Briefings(self, lambda: self._library.briefings)

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
        self, sources: Sequence[Source], *, progress: Tell | None = None, stopped: Stopped | None = None
    ) -> AddReport:
        """Take files, folders, addresses and feeds into the user's own library; what was taken stays taken when stopped."""
        return self._adding.add(sources, Tally(progress, stopped))

    def paste(
        self, text: str, *, name: str | None = None, progress: Tell | None = None, stopped: Stopped | None = None
    ) -> AddReport:
        """Take a pasted text in as one article, or the addresses that are pasted one a line; BadQuestion when it is empty."""
        return self._adding.add(pasted(text, name, self._own.queue.originals), Tally(progress, stopped))

    def resume(self, *, progress: Tell | None = None, stopped: Stopped | None = None) -> AddReport:
        """Go on with what an earlier run left: received, parsed or indexed."""
        return self._adding.resume(Tally(progress, stopped))

    def under_way(self) -> Progress | None:
        """How far the work is that goes on behind the pages, None while there is none."""
        return self._adding.under_way()

    def items(self, *states: ItemState) -> tuple[Item, ...]:
        """The sources in these states (none named: all), in order of arrival."""
        return self._own.queue.items(states)

    def retry(
        self, ids: Collection[int] = (), *, progress: Tell | None = None, stopped: Stopped | None = None
    ) -> AddReport:
        """Try failed sources again: these, or all; NotFound when one of them is not a failed source."""
        return self._adding.retry(ids, Tally(progress, stopped))

    def drop(self, ids: Collection[int] = ()) -> tuple[Item, ...]:
        """Put failed sources aside: these, or all; NotFound when one of them is not a failed source."""
        return self._own.queue.drop(ids)

    def reparse(
        self, ids: Collection[str] = (), *, progress: Tell | None = None, stopped: Stopped | None = None
    ) -> AddReport:
        """Parse the originals of these articles again, or of all that an earlier parser read; what changed is a new version."""
        return self._adding.reparse(ids, Tally(progress, stopped))

    def analyse(
        self, ids: Collection[str] = (), *, progress: Tell | None = None, stopped: Stopped | None = None
    ) -> int:
        """Find the claims of these articles again, or of all, by the rules; how many were done."""
        return self._reanalysis.with_rules(ids, progress, stopped)

    def estimate(self, ids: Collection[str] = ()) -> ModelEstimate:
        """What the configured model would be sent to look at the claims of these articles, or of all; nothing is sent."""
        return self._reanalysis.estimate(ids)

    def analyse_with_model(
        self, ids: Collection[str] = (), *, progress: Tell | None = None, stopped: Stopped | None = None
    ) -> ModelReport:
        """Let the configured model confirm, mend and add to the claims of these articles, or of all."""
        done = self._reanalysis.with_model(ids, progress, stopped)
        if done.calls:
            Spending(self._own.folder).add(done.usage, done.cost)
        return done

    @property
    def _reanalysis(self) -> Reanalysis:
        return Reanalysis(self._own, self._settings, self._knowing)

    def remove(self, ids: Collection[str]) -> tuple[str, ...]:
        """Take articles out of search, claims and lists; the ids of those that were in, NotFound for an unknown one."""
        return self._own.remove(ids)

    def restore(self, ids: Collection[str]) -> tuple[str, ...]:
        """Bring removed articles back, indexed and analysed again; the ids of those that were removed."""
        back = self._own.restore(ids)
        self.resume()
        return back

    def removed(self) -> tuple[Article, ...]:
        """The articles that were removed."""
        return self._own.removed()

    def original(self, id: str, version: int | None = None) -> bytes:  # noqa: A002 - the contract's own word
        """The bytes that an article was read from; NotFound when they are not kept."""
        return self._library.queue.original(id, version)

    def log(self, limit: int = 200) -> tuple[LogEntry, ...]:
        """What was added, removed and refused, the newest first."""
        return self._own.queue.log(limit)

    def watch(
        self, addresses: Sequence[str], *, progress: Tell | None = None, stopped: Stopped | None = None
    ) -> AddReport:
        """One round: these feeds, watched from now on, and those watched before that are due."""
        return self._watching.round(addresses, Tally(progress, stopped))

    def feeds(self) -> tuple[Feed, ...]:
        """The feeds that are watched."""
        return self._own.queue.feeds()

    def unwatch(self, url: str) -> None:
        """Watch this feed no more; NotFound when it is not watched."""
        self._watching.drop(url)

    @cached_property
    def _adding(self) -> Adding:
        return adding_to(self._own, self._limits, self._analyst, self._settings.allow_private_net)

    @cached_property
    def _watching(self) -> Watching:
        return Watching(self._adding)

    # --- looking

    def articles(self, filters: Filters = NO_FILTERS) -> tuple[Article, ...]:
        """The articles under the filters, latest version of each, with the copies that the whole library holds of it."""
        return self._remember("articles", filters, lambda: self._articles(filters))

    def _articles(self, filters: Filters) -> tuple[Article, ...]:
        if filters.articles:  # a few: no need to read the others
            return self._with_origins(self._library.articles(self._located(filters)))
        known = self._remember("known", NO_FILTERS, lambda: self._with_origins(self._library.articles()))
        under = self._library.ids(self._located(filters))
        return tuple(article for article in known if article.id in under)

    def _located(self, filters: Filters) -> Filters:
        """The filters as the catalogue takes them: tags and parties told as articles."""
        return self.corrections.located(self.tags.located(filters))

    def _with_origins(self, articles: Sequence[Article]) -> tuple[Article, ...]:
        """The articles with the copies that the library holds of them."""
        known = self._origins()
        return tuple(
            replace(a, origin=known[a.id].origin, copies=known[a.id].copies) if a.id in known else a for a in articles
        )

    def _origins(self) -> Mapping[str, Origin]:
        return self._copying.origins(self._library)

    def _cards(self, filters: Filters) -> tuple[Card, ...]:
        """The articles under the filters without their texts."""
        under = self._library.ids(self._located(filters))
        return tuple(card for card in self._library.cards() if card.id in under)

    def article(self, id: str, version: int | None = None) -> Article:  # noqa: A002 - the contract's own word
        """One article, in its latest or a given version; NotFound when there is none."""
        return self._library.article(id, version)

    def status(self) -> Mapping[str, int]:
        """How many articles are in each state, and before them the sources that are received or have failed."""
        sources = self._library.queue.counts()
        return {s: n for s in ("received", "failed") if (n := sources.get(s, 0))} | self._library.counts()

    def scope(self, filters: Filters = NO_FILTERS) -> Scope:
        """What an answer under these filters can rest on."""
        return self._remember("scope", filters, lambda: scope_of(self._cards(filters), self._origins()))

    def parties(self) -> tuple[str, ...]:
        """The parties that make claims, most claims first."""
        return self._remember("parties", NO_FILTERS, self._parties)

    def _parties(self) -> tuple[str, ...]:
        return tuple(party for party, _ in self.corrections.counted().most_common())

    def outlets(self) -> tuple[str, ...]:
        """The outlets of the library, by name."""
        return self._remember("outlets", NO_FILTERS, lambda: outlets_of(self._library.cards()))

    def search(self, text: str, filters: Filters = NO_FILTERS, limit: int = 10) -> tuple[Hit, ...]:
        """The passages nearest to `text` by meaning and words, best first."""
        return self._library.search(text, self._located(filters), limit)

    def retriever(self, filters: Filters = NO_FILTERS, limit: int = 10) -> SitrepRetriever:
        """The same search for others' LangChain chains: a `BaseRetriever` whose documents lead back to the words."""
        from retrieval.retriever import SitrepRetriever  # late: LangChain takes a second that others need not wait

        return SitrepRetriever(library=self._library, filters=self._located(filters), limit=limit)

    def claims(self, filters: Filters = NO_FILTERS) -> tuple[Claim, ...]:
        """The claims under the filters, in the order of the text, with what the whole library knows of their parties."""
        return self._remember("claims", filters, lambda: self._claims(filters))

    def _claims(self, filters: Filters) -> tuple[Claim, ...]:
        articles = self._library.ids(self._located(replace(filters, parties=())))
        wanted = set(self.corrections.filters(filters).parties)
        known = self.corrections.claims(filters.articles)
        return tuple(c for c in known if c.article in articles and (not wanted or wanted & set(c.parties)))

    # --- saying

    def ask(
        self,
        text: str,
        history: Sequence[Turn] = (),
        filters: Filters = NO_FILTERS,
        engine: EngineName | None = None,
    ) -> Answer:
        """The verified answer to a question, or a Silence that says what was searched; BadQuestion.

        A model that fails before it has said anything that holds leaves the answer to the offline engine, with a notice.
        """
        return last(self.answers(text, history, filters, engine))

    def answers(
        self,
        text: str,
        history: Sequence[Turn] = (),
        filters: Filters = NO_FILTERS,
        engine: EngineName | None = None,
        stopped: Stopped = lambda: False,
        *,
        private: bool = False,
    ) -> Iterator[Answer]:
        """The answer as it grows, one checked statement after another; the last is whole, or says why it is not.

        Follow-up questions come with the last, when they were tried. Of a `private` one no reply of a model is kept.
        """
        for grown in self._growing(text, history, filters, engine, stopped, private=private):
            whole = grown
            yield replace(grown, suggestions=())
        yield replace(whole, suggestions=self.suggesting.after(whole, history, filters))

    def _named(self) -> Parties:
        """The parties that a question may name."""
        return self._names.of(self._library).with_names(self.parties())

    def gathered(
        self, text: str, history: Sequence[Turn] = (), filters: Filters = NO_FILTERS
    ) -> tuple[Question, Evidence]:
        """The question as understood, and all that an answer to it may rest on; BadQuestion."""
        from retrieval.chain import evidence_chain  # late: LangChain takes a second that other commands need not wait

        question = understand(
            text,
            history,
            parties_in=self._remember("named", NO_FILTERS, self._named).named_in,
            outlets=self.outlets(),
            filters=filters,
            newest=self._remember("newest", NO_FILTERS, lambda: newest_day(self._library.cards())),
        )
        found: Evidence = evidence_chain(
            self._library, self._disputing.of, self.claims, self.articles, self.search
        ).invoke(question)
        return question, found

    def _growing(
        self, text: str, history: Sequence[Turn], filters: Filters, engine: EngineName | None, stopped: Stopped,
        *, private: bool = False,
    ) -> Iterator[Answer]:  # fmt: skip
        question, evidence = self.gathered(text, history, filters)
        scope, writer = self.scope(question.filters), self._engine(engine, stopped, private=private)
        try:
            for grown in answers(question, evidence, writer, scope, stopped):
                yield replace(grown, cost=cost_of(grown.usage, self._settings))
        except ModelFailed as problem:
            notice = f"No model had a part in this answer: {problem} ({problem.hint})."
            yield replace(answer(question, evidence, ExtractiveEngine(), scope), notice=notice)
        finally:
            self._count(writer)

    @cached_property
    def suggesting(self) -> Suggesting:
        """Questions that the library answers, tried offline and remembered until it changes."""
        return Suggesting(self._refuses, self.parties)

    def openers(self) -> tuple[str, ...]:
        """Up to three questions to begin with, which the library answers; none while it is empty."""
        return self.suggesting.first(NO_FILTERS)

    def _refuses(self, text: str, filters: Filters) -> bool:
        """True when the offline engine has no answer to a question; remembered while the library stays as it is."""
        key = (text, *self._names.state(self._library), filters)
        offline: EngineName = "extractive"
        return self._tries.of(key, lambda: last(self._growing(text, (), filters, offline, lambda: False)).refused)

    def positions(self, filters: Filters = NO_FILTERS) -> tuple[PartyPositions, ...]:
        """What each party claims, denies and demands."""
        wanted = self.corrections.filters(filters).parties or self.parties()
        return self._remember("positions", filters, lambda: self._positions(filters, wanted))

    def _positions(self, filters: Filters, wanted: Sequence[str]) -> tuple[PartyPositions, ...]:
        said, evidence = (
            self._remember("stated", NO_FILTERS, lambda: stated(self._said(NO_FILTERS))),
            self._said(filters),
        )
        under = {claim.id for claim in evidence.claims}
        return positions(evidence, wanted, [one for one in said if one.claim.id in under])

    def disputes(self, filters: Filters = NO_FILTERS) -> tuple[tuple[Dispute, ...], tuple[Relation, ...]]:
        """Where accounts contradict, each side cited, and what only looks like a contradiction."""
        ledger = self._ledger(filters)
        return self._remember("disputes", filters, lambda: cite_disputes(ledger.disputes, ledger)), ledger.relations

    def possible(self, filters: Filters = NO_FILTERS) -> tuple[Dispute, ...]:
        """Accounts that may not agree, each side cited, the likeliest first."""
        ledger = self._ledger(filters)
        return self._remember("possible", filters, lambda: cite_disputes(ledger.possible, ledger))

    def brief(
        self,
        topic: str | None = None,
        length: Literal["short", "long"] = "short",
        filters: Filters = NO_FILTERS,
        engine: EngineName | None = None,
        *,
        audience: Audience = "editor",
        progress: Tell | None = None,
        stopped: Stopped = lambda: False,
    ) -> Briefing:
        """A summary in which every sentence is cited, of everything or of a topic; Stopped when a person stops it."""
        steps = Steps(progress, stopped)
        steps.at(FINDING)
        chosen = filters if topic is None else self._about(topic, filters)
        steps.at(COMPARING)
        ledger = self._ledger(chosen)
        task = Brief(topic=topic, length=length, audience=audience)
        writer = self._engine(engine, stopped)
        try:
            made = brief(task, ledger, writer, self.scope(chosen), tell=steps.at, stopped=stopped)
        finally:
            self._count(writer)
        return replace(made, cost=cost_of(made.usage, self._settings))

    def evidence(self, filters: Filters = NO_FILTERS) -> Evidence:
        """All claims under the filters with their articles and disputes."""
        return self._ledger(filters)

    def _about(self, topic: str, filters: Filters) -> Filters:
        """The filters narrowed to the articles in which search finds the topic."""
        hits = self.search(topic, filters, limit=20)
        found = tuple(dict.fromkeys(hit.passage.article for hit in hits))
        return replace(filters, articles=found or filters.articles)

    def _ledger(self, filters: Filters) -> Evidence:
        """All claims under the filters with their articles and disputes: evidence without a search."""
        return self._remember("ledger", filters, lambda: self._make_ledger(filters))

    def _make_ledger(self, filters: Filters) -> Evidence:
        said = self._said(filters)
        found = compared(said.claims, said.articles)
        return replace(said, disputes=found.disputes, possible=found.possible, relations=found.relations)

    def _said(self, filters: Filters) -> Evidence:
        """The same without the disputes, which take longest to find."""
        held = {a.id: a for a in self.articles(filters)}
        return self._remember("said", filters, lambda: Evidence(articles=held, claims=self.claims(filters)))

    def _remember(self, what: str, filters: Filters, make: Callable[[], T]) -> T:
        library = self._library
        return self._memory.of((what, *self._names.state(library), filters), make)

    def _engine(self, name: EngineName | None, stopped: Stopped = lambda: False, *, private: bool = False) -> Engine:
        if (name or self._settings.engine) == "extractive":
            return ExtractiveEngine()
        kept = None if private else replies_of(self._settings, self._library.folder)
        return model_engine(self._settings, stopped=stopped, replies=kept)

    @property
    def spending(self) -> Spending:
        """What this library's model calls have taken so far."""
        return Spending(self._library.folder)

    def _count(self, writer: Engine) -> None:
        if isinstance(writer, ModelBacked):
            self.spending.add(writer.usage, cost_of(writer.usage, self._settings))

    @property
    def streams(self) -> bool:
        """True when a model writes answers, so that they grow and can be stopped."""
        return self._settings.engine == "llm"

    def engine_line(self) -> str:
        """What writes the answers and where it runs, for the page's header."""
        if self._settings.engine == "extractive":
            return "Offline: nothing leaves this machine"
        spent = in_words(self.spending.total())
        return f"{self._settings.model} at {host_of(self._settings)}" + (f": {spent}" if spent else "")

    # --- looking after it

    def running(self) -> Running:
        """What is in use: engine, host, settings, and what is kept; no key and no password."""
        return running(self._settings, self._library, self.status(), samples=self.samples)

    def doctor(self) -> tuple[Check, ...]:
        """What was looked at and whether it is well."""
        parties = parties_check(self._library)
        return (*self._library.checks(), parties, prompts_check(self._settings), model_check(self._settings))

    def backup(self, file: Path) -> int:
        """Write the user's own library to one file, which `sitrep restore-backup` reads; its size in bytes."""
        return self._own.backup(file)

    def reindex(self, progress: Tell | None = None) -> tuple[Check, ...]:
        """Embed anew after a change of model, build the search index anew, and say how it stands."""
        self._own.reembed(progress)
        self.resume()
        return self._own.checks()


def last(growing: Iterator[Answer]) -> Answer:
    """The answer when it is whole."""
    *_, whole = growing
    return whole


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
        library = Library.open(folder, embedder, writer=True, who="sitrep, for the samples", accept_model_change=True)
    except LibraryLocked:
        return Library.open(folder, embedder, writer=False)
    desk = Desk(library, settings)
    if library.of_other_model():
        desk.reindex()
    files = sorted(path for path in SAMPLES.iterdir() if path.suffix in SAMPLE_SUFFIXES)
    desk.add([Source(location=str(path)) for path in files])
    return library
