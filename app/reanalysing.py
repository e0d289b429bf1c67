"""Claims found again: by the rules as they are now, or by the rules with a model over them."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from app.analysing import is_unread, rule_finder
from app.kept import REPLIES, KeptReplies
from app.knowing import Knowing
from app.models import cost_of, model_engine
from app.settings import Settings
from app.tally import Stopped, Tell
from app.tokens import token_counter
from domain.article import Article
from domain.claim import Claim
from domain.errors import NotFound
from domain.report import ModelEstimate, ModelReport, Progress
from retrieval.library import Library

if TYPE_CHECKING:
    from claims.llm import ModelFinder


class Reanalysis:
    """Finds the claims of articles again, one article at a time: a stop or a fault keeps what was done."""

    def __init__(self, library: Library, settings: Settings, knowing: Knowing) -> None:
        self._library = library
        self._settings = settings
        self._knowing = knowing

    def estimate(self, ids: Collection[str]) -> ModelEstimate:
        """What the model would be sent for these articles, none named: for all."""
        told = self._model_finder().estimate(self._chosen(ids))
        return replace(told, cost=cost_of(told.usage, self._settings))

    def with_model(self, ids: Collection[str], tell: Tell | None, stopped: Stopped | None) -> ModelReport:
        """The model's say on these articles, none named: on all. A model that fails leaves what the rules find."""
        began, finder, articles = time.monotonic(), self._model_finder(), self._chosen(ids)
        done = self._keep(articles, finder.find_many(articles), tell, stopped or (lambda: False))
        told = finder.report()
        return replace(
            told,
            cost=cost_of(told.usage, self._settings),
            seconds=time.monotonic() - began,
            stopped=done < len(articles),
        )

    def with_rules(self, ids: Collection[str], tell: Tell | None, stopped: Stopped | None) -> int:
        """How many articles the rules have read again, none named: of all."""
        articles = self._chosen(ids)
        self._knowing.learn(self._library, articles)
        found = rule_finder(self._knowing.with_others(self._library)).find_many(articles)
        return self._keep(articles, found, tell, stopped or (lambda: False))

    def _chosen(self, ids: Collection[str]) -> Sequence[Article]:
        held = self._library.articles()
        unknown = set(ids) - {a.id for a in held}
        if unknown:
            raise NotFound(f"there is no article {min(unknown)!r}", hint="`sitrep articles` lists their ids")
        return [a for a in held if (not ids or a.id in ids) and not is_unread(a)]

    def _keep(
        self, articles: Sequence[Article], found: Iterator[tuple[Claim, ...]], tell: Tell | None, stopped: Stopped
    ) -> int:
        done = 0
        for article, claims in zip(articles, _until(found, stopped), strict=False):
            self._library.keep_claims(article, claims)
            done += 1
            if tell:
                tell(Progress(done=done, total=len(articles), doing=article.name, step="analysed"))
        return done

    def _model_finder(self) -> ModelFinder:
        from claims.finder import RuleFinder  # late: spaCy takes a second
        from claims.llm import ModelFinder

        engine, parties = model_engine(self._settings), self._knowing.with_others(self._library)
        return ModelFinder(
            rules=RuleFinder(parties), ask=engine.complete, model=engine.model,
            replies=KeptReplies(self._library.folder / REPLIES), parties=parties,
            context_tokens=self._settings.context_tokens, count_tokens=token_counter(engine.model),
        )  # fmt: skip


def _until(found: Iterable[tuple[Claim, ...]], stopped: Callable[[], bool]) -> Iterator[tuple[Claim, ...]]:
    for claims in found:
        yield claims
        if stopped():
            return
