"""One reader's conversation: what was asked, what was shown for it, and what the next question may refer to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.render.answer import answer, turn, waiting
from app.render.html import Html, join
from app.ui.told import words
from domain.answer import Answer, Turn
from domain.conversation import REMEMBERED, Conversation, said
from domain.narrowing import NarrowKind

KEPT = 50  # exchanges shown; older ones leave the page


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """A conversation of one session. `asked` is the question that has no answer yet; `count` numbers the exchanges.

    `id` names it in the library once it is kept there; `answered` is an answer that is yet to be kept, which it is not
    when its question was `private`. `wide` names what the words of `asked` shall not filter. `samples`: it is about the
    sample articles.
    """

    shown: tuple[Html, ...] = ()
    history: tuple[Turn, ...] = ()
    asked: str = ""
    count: int = 0
    id: str | None = None
    title: str = ""
    private: bool = False
    wide: tuple[NarrowKind, ...] = ()
    answered: Answer | None = None
    samples: bool = False

    @classmethod
    def of(cls, kept: Conversation, palette: Mapping[str, str]) -> Talk:
        """A kept conversation, opened again: its answers as they were shown."""
        many = len(kept.exchanges)
        shown = kept.exchanges[-KEPT:]
        turns = (
            turn(number, one.answer.question, answer(one.answer, palette))
            for number, one in enumerate(shown, many - len(shown) + 1)
        )
        return cls(shown=tuple(turns), history=kept.recalled, count=many, id=kept.id, title=kept.title)

    def ask(self, text: str, private: bool = False, wide: tuple[NarrowKind, ...] = ()) -> Talk:
        """The conversation with a question that waits for its answer (an empty one changes nothing)."""
        if not text.strip():
            return self
        return replace(self, asked=text.strip(), count=self.count + 1, private=private, wide=wide, answered=None)

    def replies(
        self, find: Callable[[str, Sequence[Turn]], Iterator[Answer]], palette: Mapping[str, str]
    ) -> Iterator[Talk]:
        """The conversation with the waiting question's answer as `find` lets it grow, or with what went wrong in its place."""
        if not self.asked:
            yield replace(self, answered=None)
            return
        try:
            for found in find(self.asked, self.history):
                history = (*self.history, *said(found))[-REMEMBERED:]
                yield replace(self._showing(answer(found, palette)), history=history, answered=found)
        except Exception as failure:  # noqa: BLE001 - logged and shown by `words`: a page is never a traceback
            yield replace(self._showing(words(failure)), answered=None)

    def noting(self, remark: Html) -> Talk:
        """The conversation with a remark under its last exchange."""
        return replace(self, shown=(*self.shown, remark)[-KEPT:])

    def _showing(self, reply: Html) -> Talk:
        return replace(self, shown=(*self.shown, turn(self.count, self.asked, reply))[-KEPT:], asked="")

    def html(self) -> Html:
        """Every exchange; nothing while there is none."""
        open_turn = turn(self.count, self.asked, waiting()) if self.asked else ""
        return join((*self.shown, open_turn))
