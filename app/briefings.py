"""Briefings: written, kept, compared with earlier ones, and edited beside the original."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Literal, Protocol

from app import editing
from app.news import compared, known_now, marks_of, statements_of
from app.rechecking import recheck
from app.tally import Stopped, Tell
from domain.answer import Audience, Evidence
from domain.article import Article, Filters
from domain.briefing import Briefing
from domain.citation import Citation
from domain.claim import Claim
from domain.correction import Placed
from domain.edition import Edition, edition_of
from domain.errors import UserError
from domain.kept_briefing import BriefingLine, KeptBriefing, Known, Length, News, Order, title_of
from retrieval.kept_briefings import KeptBriefings

EngineName = Literal["extractive", "llm"]
ALL = Filters()


class Placing(Protocol):
    """Where corrections stand; see `app.correcting.Correcting`."""

    def placed(self, article: str | None = None) -> tuple[Placed, ...]:
        """The corrections."""


class Newsroom(Protocol):
    """The part of the desk that briefings rest on."""

    @property
    def corrections(self) -> Placing:
        """What persons set right."""

    def articles(self, filters: Filters = ...) -> tuple[Article, ...]:
        """The articles in the library."""

    def claims(self, filters: Filters = ...) -> tuple[Claim, ...]:
        """Who said what."""

    def evidence(self, filters: Filters = ...) -> Evidence:
        """Claims, articles and disputes under the filters."""

    def brief(
        self, topic: str | None = ..., length: Length = ..., filters: Filters = ..., engine: EngineName | None = ...,
        *, audience: Audience = ..., progress: Tell | None = ..., stopped: Stopped = ...,
    ) -> Briefing:  # fmt: skip
        """A briefing of cited statements."""


class Briefings:
    """The briefings of the library that is shown."""

    def __init__(self, desk: Newsroom, kept: Callable[[], KeptBriefings]) -> None:
        self._desk = desk
        self._kept = kept

    # --- writing and keeping

    def write(
        self, order: Order, engine: EngineName | None = None, *, progress: Tell | None = None,
        stopped: Stopped = lambda: False,
    ) -> KeptBriefing:  # fmt: skip
        """A new briefing, kept with what the library holds now; Stopped when the person asked to stop: nothing is kept."""
        held = self._held()
        written = self._desk.brief(
            order.topic, order.length, order.filters, engine,
            audience=order.audience, progress=progress, stopped=stopped,
        )  # fmt: skip
        marks = marks_of(self._desk.claims(), {a.id: a for a in self._desk.articles()})
        now = datetime.now(UTC)
        made = KeptBriefing(
            id=f"{now:%Y%m%d}-{secrets.token_hex(3)}",
            title=title_of(order),
            at=now,
            order=order,
            briefing=written,
            marks=tuple(tuple(marks[i] for i in one.claims if i in marks) for one in statements_of(written)),
        )
        self._kept().keep(made, held)
        return made

    def lines(self) -> tuple[BriefingLine, ...]:
        """The kept briefings, the last written first."""
        return self._kept().lines()

    def read(self, id: str) -> KeptBriefing:  # noqa: A002 - the contract's own word
        """One of them; NotFound."""
        return self._kept().read(id)

    def rename(self, id: str, title: str) -> BriefingLine:  # noqa: A002 - as above
        """Calls one otherwise; NotFound, UserError for a name without words."""
        return self._kept().rename(id, title)

    def delete(self, id: str) -> BriefingLine:  # noqa: A002 - as above
        """Takes one out of the list; `restore` undoes it for a day. NotFound."""
        return self._kept().delete(id)

    def restore(self, id: str) -> BriefingLine:  # noqa: A002 - as above
        """Brings a deleted one back; NotFound."""
        return self._kept().restore(id)

    # --- what is new

    def last_before(self, id: str) -> BriefingLine | None:  # noqa: A002 - as above
        """The briefing that one is best compared with: the last before it on the same topic, else the last before it."""
        lines = self.lines()
        at = next((n for n, one in enumerate(lines) if one.id == id), len(lines))
        before = lines[at + 1 :]
        topic = lines[at].order.topic if at < len(lines) else None
        return next((one for one in before if one.order.topic == topic), before[0] if before else None)

    def news(self, id: str, earlier: str) -> News:  # noqa: A002 - as above
        """What is new in a briefing beside an earlier one, and what is gone of that one; NotFound, UserError."""
        now, then = self.read(id), self.read(earlier)
        if not self._was_before(then, now):
            raise UserError(f"“{then.title}” is not the earlier one", "Compare a briefing with one written before it")
        kept = self._kept()
        return compared(now, kept.known(id), then, kept.known(earlier))

    def _was_before(self, then: KeptBriefing, now: KeptBriefing) -> bool:
        """By the order of writing, which a clock that was set back does not turn round; by their times beyond the list."""
        listed = [one.id for one in self.lines()]
        if then.id in listed and now.id in listed:
            return listed.index(then.id) > listed.index(now.id)
        return then.at < now.at

    def _held(self) -> Known:
        return known_now(self._desk.articles(), self._desk.claims(), self._desk.corrections.placed())

    # --- editing

    def reword(self, id: str, line: int, text: str, cited: str) -> KeptBriefing:  # noqa: A002 - as above
        """Other words or citations for a line; `cited` holds numbers, as in "1, 3". NotFound, UserError."""
        return self._edit(
            id, lambda kept, now: editing.reworded(now, line, text, _cited(kept, now, cited), edition_of(kept.briefing))
        )

    def add(self, id: str, after: int, text: str, cited: str) -> KeptBriefing:  # noqa: A002 - as above
        """A sentence of a person's own under a line; NotFound, UserError."""
        return self._edit(id, lambda kept, now: editing.added(now, after, text, _cited(kept, now, cited)))

    def remove(self, id: str, line: int) -> KeptBriefing:  # noqa: A002 - as above
        """A line taken out; NotFound."""
        return self._edit(id, lambda _, now: editing.removed(now, line))

    def put_back(self, id: str, line: int) -> KeptBriefing:  # noqa: A002 - as above
        """A line that was taken out, put back; NotFound."""
        return self._edit(id, lambda _, now: editing.put_back(now, line))

    def move(self, id: str, line: int, by: int) -> KeptBriefing:  # noqa: A002 - as above
        """A line moved up (-1) or down (1); NotFound."""
        return self._edit(id, lambda _, now: editing.moved(now, line, by))

    def check(self, id: str, line: int) -> KeptBriefing:  # noqa: A002 - as above
        """A line checked against the sentences it cites, as they stand now; NotFound."""
        return self._edit(
            id, lambda kept, now: editing.checked(now, line, lambda one: recheck(one, self._of, kept.order.topic or ""))
        )

    def start_again(self, id: str) -> KeptBriefing:  # noqa: A002 - as above
        """The original without anything that a person changed; NotFound."""
        self._kept().edit(id, None)
        return self.read(id)

    def _of(self, articles: Sequence[str]) -> Evidence:
        return self._desk.evidence(Filters(articles=tuple(articles)))

    def _edit(self, name: str, change: Callable[[KeptBriefing, Edition], Edition]) -> KeptBriefing:
        kept = self.read(name)
        original = edition_of(kept.briefing)
        changed = change(kept, kept.edition or original)
        self._kept().edit(name, None if changed == original else changed)
        return self.read(name)


def _cited(kept: KeptBriefing, now: Edition, numbers: str) -> tuple[Citation, ...]:
    """The citations of the briefing that are meant by "1, 3" or "[1][3]"; UserError for a number that it does not have."""
    known = {c.number: c for c in (*edition_of(kept.briefing).citations, *now.citations)}
    asked = dict.fromkeys(map(int, re.findall(r"\d{1,6}", numbers)))
    missing = next((n for n in asked if n not in known), None)
    if missing is not None:
        raise UserError(
            f"There is no citation {missing} in this briefing", f"Its numbers go from 1 to {max(known, default=0)}"
        )
    return tuple(known[n] for n in asked)
