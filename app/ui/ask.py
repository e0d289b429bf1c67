"""The Ask page: a conversation, and a box to ask in."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import gradio as gr

from app.render.desk import welcome
from app.render.html import Html
from app.render.parties import colours
from app.ui.facade import Desk
from app.ui.filters import Choosers, filters_of
from app.ui.parts import DIRECT, IN_TURN, QUIET, panel, shown
from app.ui.talk import Talk
from app.ui.talks import Talks, deleted
from app.ui.under_way import Asked, UnderWay, session_of
from app.ui.widening import Widening, again, without
from domain.answer import Answer, Turn

Shown = tuple[Any, Any, Any]  # the conversation, the page's HTML, the Stop button
LONGEST = 2_000  # characters of a question


class Ask:
    """The page's components, and its handlers around one desk."""

    def __init__(self, desk: Desk, choosers: Choosers) -> None:
        self.desk = desk
        self._under_way = UnderWay()
        self._turning = threading.Lock()
        self._waiting: set[str] = set()  # sessions that pressed Ask before the answer to their last question was kept
        self.talk = gr.State(Talk())
        with gr.Column(elem_id="ask-page"):
            self.talks = Talks(desk)
            self.panel = panel(self.hello(), "talk")  # with questions to press once it is opened
            self._composer()
            self.widening = Widening()
        asked = gr.on(
            [self.box.submit, self.button.click, self.widening.go.click, self.held.change],
            self.ask,
            [self.box, self.talk, self.talks.private, self.widening.asked],
            [self.box, self.talk, self.panel, self.stop, self.widening.asked],
            **DIRECT,
        )
        replied = asked.then(self.reply, [self.talk, *choosers.inputs], [self.talk, self.panel, self.stop], **QUIET)
        self.answered = replied.then(
            self.keep, [self.talk, self.talks.find], [self.talk, self.panel, *self._beside, self.held], **DIRECT
        )
        self.stop.click(self.end, None, None, **DIRECT)
        self._listen()

    def _composer(self) -> None:
        with gr.Row(elem_id="asking"):
            self.box = gr.Textbox(
                placeholder="Ask about these articles…", label="Your question", show_label=False, elem_id="question",
                max_length=LONGEST, lines=1, max_lines=4, container=False, scale=6, autofocus=True,
            )  # fmt: skip
            self.button = gr.Button("Ask", variant="primary", elem_id="ask", scale=0, min_width=84)
            self.stop = gr.Button("Stop", elem_id="stop-answer", scale=0, min_width=84, visible=False)
            self.held = gr.Textbox(label="Asked meanwhile", elem_id="ask-held")

    @property
    def begun(self) -> list[Any]:
        """What a new conversation sets."""
        return [self.talk, self.panel, *self._beside]

    @property
    def _beside(self) -> list[gr.Markdown]:
        return [self.talks.bar, self.talks.list]

    def _listen(self) -> None:
        """The events of the list of conversations."""
        talks, seen = self.talks, [self.talk, self.panel]
        talks.go.click(self.act, [talks.asked, self.talk, talks.find], [*seen, *self._beside], **IN_TURN)
        talks.find.change(
            lambda talk, words: talks.listed(talk, words), [self.talk, talks.find], talks.list,
            trigger_mode="always_last", **DIRECT,
        )  # fmt: skip

    def hello(self, questions: Sequence[str] = ()) -> Html:
        """What stands there before anything was asked."""
        return welcome(self.desk.scope(), questions, samples=self.desk.samples)

    def _drawn(self, talk: Talk) -> Html:
        return shown(talk.html() or self.hello(self.desk.openers()), "talk")

    def opened(self) -> tuple[Html, Html, Html]:
        """The page as it is opened: a new conversation, and the list of those that are kept."""
        return self._drawn(Talk()), self.talks.over(Talk()), self.talks.listed(Talk())

    def arrived(self, talk: Talk, request: gr.Request | None = None) -> tuple[Any, Any, Any, Any]:
        """What an arrival in the library changes: the first words and their questions, until something was asked.

        A conversation about the sample articles ends with them: none of its citations could be opened any more.
        """
        over, begun = talk.samples and not self.desk.samples, self._under_way.begun(request)
        if self._under_way.of(request) or (talk.html() and not over):
            return gr.skip(), gr.skip(), gr.skip(), gr.skip()
        first = self.opened()  # takes a moment: a question that was asked in it stays
        if self._under_way.begun(request) != begun:
            return gr.skip(), gr.skip(), gr.skip(), gr.skip()
        return Talk(), *first

    def ask(
        self, text: str, talk: Talk, private: bool = False, widened: str = "", request: gr.Request | None = None
    ) -> tuple[Any, Any, Any, Any, Any]:
        """The question at once, with a line that says it is being worked on; `widened` asks one again without its filters.

        While an answer is on its way a further question waits in its box, and is asked when that is kept: each step of an
        answer writes the whole conversation, so that a question between two of them would be lost.
        """
        if self._under_way.of(request):
            if text.strip() or widened:
                self._waiting.add(session_of(request))
            return text, gr.skip(), gr.skip(), gr.skip(), gr.skip()
        if not text.strip() and not widened and request is not None:
            return text, gr.skip(), gr.skip(), gr.skip(), ""
        repeated = again(widened)
        asked = talk.ask(*(repeated[0], private, repeated[1]) if repeated else (text, private))
        asked = replace(asked, samples=self.desk.samples) if asked is not talk else talk
        self._under_way.begin(request, asked)
        return text if repeated else "", asked, self._drawn(asked), gr.update(visible=self.desk.streams), ""

    def reply(self, talk: Talk, request: gr.Request | None, *chosen: Any) -> Iterator[Shown]:
        """The answer in its place, as it grows; not seen where its reader has opened another conversation meanwhile.

        Gradio gives the request to a named place only, not to one after `*chosen`.
        """
        asked = self._under_way.take(request, talk)
        if asked is None:
            yield gr.skip(), gr.skip(), gr.skip()
            return
        wide, private = asked.talk.wide, asked.talk.private

        def find(words: str, history: Sequence[Turn]) -> Iterator[Answer]:
            filters = without(filters_of(*chosen), wide)
            return self.desk.answers(words, history, filters, stopped=asked.halt.is_set, private=private)

        coming = asked.talk.replies(find, colours(self.desk.parties()))
        try:
            for grown in coming:
                asked.talk = grown
                yield (*self._seen(asked), gr.skip())
        except GeneratorExit:  # Gradio lets go of it: the page was closed or loaded again
            asked.keeping = True
            threading.Thread(target=self._finish, args=(asked, coming, request), daemon=True).start()
            raise
        finally:
            self._under_way.answered(asked)
        last = (asked.elsewhere, self._drawn(asked.elsewhere)) if asked.elsewhere else (gr.skip(), gr.skip())
        yield (*last, gr.update(visible=False))

    def left(self, request: gr.Request) -> None:
        """The page was closed or loaded again: what was answered and is not kept yet is kept without it."""
        asked = self._under_way.of(request)
        if asked and asked.stage == "answered" and not asked.keeping:
            asked.keeping = True
            self._finish(asked, iter(()), request)

    def _finish(self, asked: Asked, coming: Iterator[Talk], request: gr.Request | None) -> None:
        """An answer that nobody looks at goes on to its end and is kept, where it is not private."""
        if asked.talk.private:
            asked.halt.set()
        for grown in coming:
            asked.talk = grown
        if not asked.dropped:
            self.talks.keep(asked.talk)
        self._under_way.end(request)

    def _seen(self, asked: Asked) -> tuple[Any, Any]:
        """The conversation that grows, where it is the one that is looked at."""
        return (asked.talk, self._drawn(asked.talk)) if asked.elsewhere is None else (gr.skip(), gr.skip())

    def keep(self, talk: Talk, words: str, request: gr.Request | None = None) -> tuple[Any, Any, Any, Any, Any]:
        """What was answered is kept, unless it is private; the page is drawn anew only where that went wrong.

        Last, a word that has a question asked that was waiting for this.
        """
        asked = self._under_way.of(request)
        if asked and (asked.stage != "answered" or asked.keeping):
            return gr.skip(), gr.skip(), gr.skip(), gr.skip(), gr.skip()
        if asked:
            asked.keeping = True
        if asked and asked.elsewhere:
            return self._kept_elsewhere(asked, talk, words, request)
        whole = asked.talk if asked else talk
        kept = self.talks.keep(whole)
        with self._turning:  # a reader who left meanwhile keeps what was opened
            if asked and asked.elsewhere:
                asked.talk = replace(kept, answered=None)
                return self._kept_elsewhere(asked, asked.elsewhere, words, request)
            waiting = self._next(request)
        page = gr.skip() if kept.shown == whole.shown else self._drawn(kept)
        done = replace(kept, answered=None)
        return done, page, self.talks.over(done), self.talks.listed(done, words), waiting

    def _kept_elsewhere(
        self, asked: Asked, talk: Talk, words: str, request: gr.Request | None
    ) -> tuple[Any, Any, Any, Any, Any]:
        """The same for an answer whose conversation is not the one that is open now: that one stays, with what went wrong."""
        kept = asked.talk if asked.dropped else self.talks.keep(asked.talk)
        told = talk.noting(kept.shown[-1]) if kept.shown != asked.talk.shown else talk
        seen = (told, self._drawn(told)) if told is not talk else (gr.skip(), gr.skip())
        return *seen, self.talks.over(talk), self.talks.listed(talk, words), self._next(request)

    def _next(self, request: gr.Request | None) -> Any:
        """A new word when a question waits, which starts it; none else."""
        self._under_way.end(request)
        if session_of(request) not in self._waiting:
            return gr.skip()
        self._waiting.discard(session_of(request))
        return str(time.monotonic())

    def act(self, asked: str, talk: Talk, words: str, request: gr.Request | None = None) -> tuple[Any, Any, Html, Html]:
        """What a button of the list asks for; the conversation is drawn anew only when another one is open now.

        An answer that is on its way goes on, and is kept in its own conversation.
        """
        now, over, listed = self.talks.act(asked, talk, words)
        with self._turning:
            if coming := self._under_way.of(request):
                coming.drop(deleted(asked))
                now = coming.looked_at(now, talk)
                if coming.elsewhere is None and now is talk:
                    return gr.skip(), gr.skip(), over, listed  # it is written as it grows
                over = self.talks.over(now, coming.question if coming.elsewhere else "")
        page = gr.skip() if now.html() == talk.html() else self._drawn(now)
        return now, page, over, listed

    def end(self, request: gr.Request) -> None:
        """Ask this session's answer to end where it is; what was shown stays."""
        if asked := self._under_way.of(request):
            asked.halt.set()
