"""One reader's conversation: what was asked, what was shown for it, and what the next question may refer to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.render.answer import answer, turn, waiting
from app.render.html import Html, join
from app.ui.told import words
from domain.answer import Answer, Turn

KEPT = 50  # exchanges shown; older ones leave the page
REMEMBERED = 12  # messages given along with a follow-up question


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """A conversation of one session. `asked` is the question that has no answer yet; `count` numbers the exchanges."""

    shown: tuple[Html, ...] = ()
    history: tuple[Turn, ...] = ()
    asked: str = ""
    count: int = 0

    def ask(self, text: str) -> Talk:
        """The conversation with a question that waits for its answer (an empty one changes nothing)."""
        return replace(self, asked=text.strip(), count=self.count + 1) if text.strip() else self

    def replies(
        self, find: Callable[[str, Sequence[Turn]], Iterator[Answer]], palette: Mapping[str, str]
    ) -> Iterator[Talk]:
        """The conversation with the waiting question's answer as `find` lets it grow, or with what went wrong in its place."""
        if not self.asked:
            yield self
            return
        try:
            for found in find(self.asked, self.history):
                said = (Turn(role="user", content=self.asked), Turn(role="assistant", content=found.answer))
                yield replace(self._showing(answer(found, palette)), history=(*self.history, *said)[-REMEMBERED:])
        except Exception as failure:  # noqa: BLE001 - logged and shown by `words`: a page is never a traceback
            yield self._showing(words(failure))

    def _showing(self, reply: Html) -> Talk:
        return replace(self, shown=(*self.shown, turn(self.count, self.asked, reply))[-KEPT:], asked="")

    def html(self, welcome: Html) -> Html:
        """Every exchange; the welcome while there is none."""
        open_turn = turn(self.count, self.asked, waiting()) if self.asked else ""
        return join((*self.shown, open_turn)) or welcome
