"""The pages' handlers: what they ask of the desk, and what a reader sees of it."""

from __future__ import annotations

import json
import logging
import re
import threading
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import gradio as gr
import pytest
from gradio.helpers import special_args

from app.render.briefing import briefing as render_briefing
from app.render.html import Html
from app.ui import build
from app.ui.adding import Adding, Seen, sources_of
from app.ui.ask import Ask
from app.ui.briefing import Briefing
from app.ui.filters import choosers, filters_of
from app.ui.library import Library
from app.ui.positions import Positions
from app.ui.sources import file_name
from app.ui.talk import KEPT, REMEMBERED, Talk
from app.ui.tasks import Tasks
from app.ui.told import told
from domain.article import Filters
from domain.errors import BadQuestion, ModelFailed
from domain.kept_briefing import Order
from domain.report import Progress, Source
from tests.app.live import request, running
from tests.app.ui_fakes import FakeDesk
from tests.app.ui_samples import article

CANARY = "sk-CANARY-7f3a9c2e51"
NO_CHOICE = ("", "", [], [])
REQUEST: Any = SimpleNamespace(session_hash="s1")
OTHER: Any = SimpleNamespace(session_hash="s2")


@pytest.fixture
def desk() -> FakeDesk:
    """A desk of three sample articles."""
    return FakeDesk()


@pytest.fixture
def room() -> Iterator[gr.Blocks]:
    """A place for components, so that a page can be made without the rest."""
    with gr.Blocks() as blocks:
        yield blocks


def last(replies: Iterator[tuple[Any, Any, Any]]) -> tuple[Talk, str]:
    """The conversation and the page when the answer is whole; the Stop button is gone by then."""
    *_, (talk, page, _), (_, _, stop) = replies
    assert stop["visible"] is False
    return talk, page


def test_a_question_shows_at_once_and_then_its_answer(desk: FakeDesk, room: gr.Blocks) -> None:
    """First the question with a word that it is worked on, then statements in its place; the box is emptied."""
    page = Ask(desk, choosers(desk))
    box, talk, waiting, *_ = page.ask("  Who reported casualties? ", Talk())
    assert box == ""
    assert "Reading the articles" in waiting
    talk, answered = last(page.reply(talk, None, *NO_CHOICE))
    assert "Reading the articles" not in answered
    assert "no fewer than nine" in answered
    assert 'id="turn-1"' in answered


def test_a_question_asked_while_an_answer_comes_stays_in_its_box(desk: FakeDesk, room: gr.Blocks) -> None:
    """Neither is lost: the first is answered in its place, the second is asked once that is done."""
    page = Ask(desk, choosers(desk))
    _, talk, *_ = page.ask("Who reported casualties?", Talk(), request=REQUEST)
    coming = page.reply(talk, REQUEST, *NO_CHOICE)
    answered, *_ = next(coming)
    box, *left, _ = page.ask("And who denied it?", talk, request=REQUEST)
    assert box == "And who denied it?"
    assert left == [gr.skip()] * 3
    assert list(page.reply(talk, REQUEST, *NO_CHOICE)) == [(gr.skip(),) * 3]
    assert page.keep(talk, "", REQUEST) == (gr.skip(),) * 5
    list(coming)
    assert page.ask("And who denied it?", answered, request=REQUEST)[0] == "And who denied it?", "it is not kept yet"
    *_, now = page.keep(answered, "", REQUEST)
    assert isinstance(now, str), "the word that has the waiting question asked"
    assert page.ask("And who denied it?", answered, request=REQUEST)[0] == ""
    assert page.ask("", answered, request=REQUEST)[1] == gr.skip(), "an empty box asks nothing"


def test_stop_ends_the_answer_of_its_own_session(desk: FakeDesk, room: gr.Blocks) -> None:
    """Gradio hands the request to the step that answers, so that Stop finds what it shall end; no other session's."""
    inputs, *_ = special_args(Ask(desk, choosers(desk)).reply, [Talk(), *NO_CHOICE], request=REQUEST)
    assert inputs[1] is REQUEST
    page = Ask(desk, choosers(desk))
    _, talk, *_ = page.ask("Who reported casualties?", Talk(), request=REQUEST)
    coming = page.reply(talk, REQUEST, *NO_CHOICE)
    next(coming)
    coming_now = page._under_way.of(REQUEST)
    assert coming_now is not None
    halt = coming_now.halt
    page.end(OTHER)
    assert not halt.is_set()
    page.end(REQUEST)
    assert halt.is_set()
    list(coming)


def test_a_follow_up_carries_the_conversation(desk: FakeDesk, room: gr.Blocks) -> None:
    """The desk is given the earlier question and answer, oldest first."""
    page = Ask(desk, choosers(desk))
    talk = Talk()
    for question in ("Who reported casualties?", "And who denied it?"):
        _, talk, *_ = page.ask(question, talk)
        talk, shown = last(page.reply(talk, None, *NO_CHOICE))
    assert [turn.role for turn in desk.asked[1][1]] == ["user", "assistant"]
    assert desk.asked[1][1][0].content == "Who reported casualties?"
    assert len(set(re.findall(r'id="(turn-\d+)"', shown))) == 2


def test_an_empty_question_asks_nothing(desk: FakeDesk, room: gr.Blocks) -> None:
    """Pressing the button by mistake changes nothing."""
    page = Ask(desk, choosers(desk))
    _, talk, *_ = page.ask("   ", Talk())
    assert talk == Talk()
    assert last(page.reply(talk, None, *NO_CHOICE))[0] == Talk()
    assert not desk.asked


def test_two_sessions_do_not_share_a_conversation(desk: FakeDesk, room: gr.Blocks) -> None:
    """A conversation is a value of one session, not of the page."""
    page = Ask(desk, choosers(desk))
    _, first, *_ = page.ask("Who reported casualties?", Talk())
    last(page.reply(first, None, *NO_CHOICE))
    _, second, shown, *_ = page.ask("What is known?", Talk())
    assert "casualties" not in shown
    assert second.history == ()


def test_a_long_conversation_forgets_its_beginning() -> None:
    """The page and what is given along with a question stay bounded."""
    talk = Talk()
    for number in range(KEPT + 5):
        (talk,) = talk.ask(f"question {number} about casualties").replies(FakeDesk().answers, {})
    assert len(talk.shown) == KEPT
    assert len(talk.history) == REMEMBERED
    assert talk.count == KEPT + 5


def test_what_went_wrong_stands_where_the_answer_would(desk: FakeDesk, room: gr.Blocks) -> None:
    """An error of ours is "message. hint", escaped, and the conversation goes on."""
    page = Ask(desk, choosers(desk))
    desk.fails = ModelFailed("The model <b>failed</b>", "Try again.")
    talk, shown = last(page.reply(page.ask("Who?", Talk())[1], None, *NO_CHOICE))
    assert "The model &lt;b&gt;failed&lt;/b&gt;." in shown
    assert "Try again." in shown
    assert talk.asked == ""


def test_an_error_nobody_foresaw_is_no_traceback(
    desk: FakeDesk, room: gr.Blocks, caplog: pytest.LogCaptureFixture
) -> None:
    """General words on the page, the traceback in the log, the key in neither."""
    page = Ask(desk, choosers(desk))
    desk.fails = RuntimeError(f"401: bad key {CANARY}")
    with caplog.at_level(logging.ERROR):
        _, shown = last(page.reply(page.ask("Who?", Talk())[1], None, *NO_CHOICE))
    assert "Something went wrong inside Sitrep" in shown
    assert CANARY not in shown + caplog.text
    assert "RuntimeError" in caplog.text
    assert "Traceback" not in shown


def test_filters_are_given_to_the_desk(desk: FakeDesk, room: gr.Blocks) -> None:
    """Days, outlets and parties as they were chosen."""
    page = Ask(desk, choosers(desk))
    last(page.reply(page.ask("casualties", Talk())[1], None, "2031-05-03", "", ["Harbour Radio"], ["Talmark"]))
    assert desk.asked[0][2] == Filters(since=date(2031, 5, 3), outlets=("Harbour Radio",), parties=("Talmark",))


def test_a_date_that_is_none_is_said() -> None:
    """A typing mistake does not silently search everything."""
    with pytest.raises(BadQuestion, match="yesterday"):
        filters_of("yesterday", "", [], [])


def test_a_bad_date_shows_on_every_page(desk: FakeDesk, room: gr.Blocks) -> None:
    """The table's place says what is wrong with the filter."""
    assert "Not a date" in Positions(desk).show("tomorrow", "", [], [])


def test_a_briefing_is_written_on_a_topic(desk: FakeDesk, room: gr.Blocks) -> None:
    """Sections of cited statements under the topic's name."""
    request: Any = SimpleNamespace(session_hash="a")
    written = Briefing(desk, choosers(desk)).write(
        " the ford ", "2031-05-03", "", "short", "analyst", [], [], [], request
    )
    *_, (_, _, last), _ = list(written)
    (line,) = desk.briefings.lines()
    assert f'href="#b/{line.id}"' in last
    assert line.order == Order(topic="the ford", filters=Filters(since=date(2031, 5, 3)), audience="analyst")
    shown = render_briefing(desk.briefings.read(line.id).briefing, {})
    assert "Briefing: the ford" in shown
    assert "a class=&quot;" not in shown
    assert 'class="cite"' in shown


def steps(desk: FakeDesk, sources: list[Source], adding: Adding | None = None) -> list[Html]:
    """Everything that a reader sees while files are added."""
    return list((adding or Adding()).watch(Tasks(desk).add(sources), "s1"))


def test_adding_shows_progress_and_the_result_of_each_file(tmp_path: Path) -> None:
    """A text is added, another kind of file is refused with the reason."""
    good = tmp_path / "a.txt"
    good.write_text("Title one\nA village was shelled.")
    desk = FakeDesk(pause=0.4)
    found = steps(desk, [Source(location=str(good), name="a.txt"), Source(location="x", name="b.exe")])
    assert "<progress" in found[0]
    assert "b.exe" in found[-1]
    assert "1 added, 1 refused" in found[-1]
    assert "Title one" in found[-1]


def test_adding_can_be_stopped(tmp_path: Path) -> None:
    """The task ends after the file it is at, and what was added stays."""
    files = [tmp_path / f"{n}.txt" for n in range(20)]
    for file in files:
        file.write_text("T\nText.")
    desk = FakeDesk(pause=0.1)
    adding = Adding()
    threading.Timer(0.35, lambda: adding.stop("s1")).start()
    began = time.monotonic()
    found = steps(desk, [Source(location=str(f), name=f.name) for f in files], adding)
    assert time.monotonic() - began < 1.9
    assert "Stopped at your request" in found[-1]
    assert 0 < len(desk.loaded) < 20


def test_stopping_nothing_is_no_error() -> None:
    """The button of another session, or pressed too late."""
    Adding().stop("nobody")
    assert Adding().stop("") is None


def test_uploads_keep_their_owners_names() -> None:
    """The name a person knows, not the temporary path; one file or many."""
    one = {"path": "/t/h/a.txt", "orig_name": "Talks (final).txt"}
    assert sources_of([one, {"path": "/t/b.txt"}]) == (
        Source(location="/t/h/a.txt", name="Talks (final).txt"),
        Source(location="/t/b.txt", name="b.txt"),
    )
    assert sources_of(one)[0].name == "Talks (final).txt"
    assert sources_of(None) == ()


def test_adding_ends_with_the_result(desk: FakeDesk, room: gr.Blocks) -> None:
    """After the last result the stop button is gone."""
    found = list(Library(desk).add([{"path": "x", "orig_name": "c.pdf"}], REQUEST))
    assert "c.pdf" in found[-2][1]
    assert found[-1][0].visible is False


def test_told_shows_the_hint() -> None:
    """A sentence that a person can act on."""

    @told
    def fails() -> Html:
        raise BadQuestion("Too long", "Ask in fewer words.")

    assert "Too long." in fails()
    assert "Ask in fewer words." in fails()


def test_no_event_is_a_public_api(desk: FakeDesk) -> None:
    """Every event of every page is private."""
    events = build(desk).config["dependencies"]
    assert len(events) > 10
    assert {event["api_visibility"] for event in events} == {"private"}


def test_no_component_evaluates_scripts(desk: FakeDesk) -> None:
    """The page's policy forbids eval: nothing may need it (`gr.HTML` does, and so do `js=` events)."""
    config = build(desk).config
    assert not [c for c in config["components"] if c["type"] in ("html", "chatbot", "dataframe")]
    assert not [event for event in config["dependencies"] if event["js"]]


def test_a_key_is_nowhere_in_the_page(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> None:
    """Page source, configuration, API description, sources, errors and logs are without the canary key."""
    desk = FakeDesk(fails=RuntimeError(f"provider said {CANARY}"))
    with running(desk) as port:
        pages = [request(port, path)[2] for path in ("/", "/config", "/gradio_api/info", "/source?article=x&version=1")]
    list(Talk().ask("casualties").replies(desk.answers, {}))
    written = capfd.readouterr()
    assert all(len(page) > 20 for page in pages)
    assert CANARY not in b"".join(pages).decode() + caplog.text + written.out + written.err


def test_the_source_route_answers_in_words(desk: FakeDesk) -> None:
    """The article with its mark; 404 and 400 as one sentence for what is not there or no place."""
    at = desk.loaded[0].sentences[2]
    with running(desk) as port:
        query = f"article=courier-1&version=1&start={at.start}&end={at.end}&also=0-20"
        status, _, found = request(port, f"/source?{query}")
        assert status == 200
        assert b'<mark class="now" tabindex="-1">One ranger was killed' in found
        assert request(port, "/source?article=nobody&version=1")[0] == 404
        status, _, found = request(port, "/source?article=courier-1&version=1&start=9&end=2")
        assert status == 400
        assert b"not a place" in found
        assert request(port, "/source?article=courier-1&version=1&also=x")[0] == 400


def test_the_original_is_a_file_and_never_a_page(desk: FakeDesk) -> None:
    """Plain text to be saved, whatever it holds: no sniffing, the page's policy, an ending under which nothing runs."""
    desk.loaded.append(article("page-1", "<script>alert(1)</script>", source="https://river.example/news.html"))
    with running(desk) as port:
        status, heads, found = request(port, "/original/page-1?version=1")
        assert (status, found) == (200, b"<script>alert(1)</script>")
        assert heads["content-type"] == "text/plain; charset=utf-8"
        assert heads["content-disposition"] == "attachment; filename*=UTF-8''page-1-v1.html.txt"
        assert heads["x-content-type-options"] == "nosniff"
        assert "default-src 'self'" in heads["content-security-policy"]
        assert request(port, "/original/page-1")[0] == 200
        assert request(port, "/original/page-1?version=7")[0] == 404
        assert request(port, "/original/nobody")[0] == 404


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("a/report.pdf", "x-v1.pdf"),
        ("Talks.DOCX", "x-v1.docx"),
        ("page.svg", "x-v1.svg.txt"),
        ("https://river.example/news", "x-v1.txt"),
        ("https://river.example/n.html?id=1", "x-v1.html.txt"),
    ],
)
def test_an_original_is_saved_under_an_ending_that_runs_nothing(source: str, name: str) -> None:
    """Documents keep theirs; pages and what is unknown become text."""
    assert file_name(article("x", "Text.", source=source)) == name


def done(desk: FakeDesk, *asked: Any) -> str:
    """What a reader sees after a button of the list was pressed."""
    return list(Adding().watch(Tasks(desk).asked(json.dumps(asked)), "s1"))[-1]


def test_the_lists_buttons_do_what_they_say(desk: FakeDesk) -> None:
    """Remove, put back, try again, drop, check a feed, stop watching it."""
    desk.samples = False
    assert "1 article removed" in done(desk, "remove", "wire-2")
    assert [a.id for a in desk.removed()] == ["wire-2"]
    assert "1 article put back" in done(desk, "restore", "wire-2", "nobody")
    desk.paste("https://river.example/ford")
    assert "1 added" in done(desk, "retry", "1")
    assert desk.items("failed") == ()
    desk.paste("https://river.example/nowhere")
    assert "1 failed source dropped" in done(desk, "drop", "1")
    assert desk.items("failed") == ()
    done(desk, "check", "https://river.example/feed")
    assert [feed.url for feed in desk.feeds()] == ["https://river.example/feed"]
    assert "no longer watched" in done(desk, "unwatch", "https://river.example/feed")
    assert desk.feeds() == ()


@pytest.mark.parametrize(
    "value",
    [
        "",
        "remove",
        "{}",
        "[]",
        '["drop", "wire-2"]',
        '["forget", "wire-2"]',
        '[["remove"]]',
        '["retry", "x"]',
        "[" * 3000,
    ],
)
def test_what_is_no_button_of_ours_is_refused(desk: FakeDesk, value: str) -> None:
    """The hidden box can be filled by hand: nothing happens, in words."""
    with gr.Blocks():
        found = list(Library(desk).act(value, REQUEST))
    assert "nothing that the library can do" in found[-2][1]
    assert len(desk.loaded) == 3


def test_a_pasted_text_and_feeds_of_the_same_box(desk: FakeDesk, room: gr.Blocks) -> None:
    """Add takes a text, Watch takes addresses; an empty box says what to do."""
    page = Library(desk)
    assert "1 added" in list(page.paste("Title\nA village was shelled.", REQUEST))[-2][1]
    list(page.follow("https://river.example/feed\n\n https://lake.example/rss ", REQUEST))
    assert [feed.url for feed in desk.feeds()] == ["https://river.example/feed", "https://lake.example/rss"]
    assert "There is nothing to add" in list(page.paste("  ", REQUEST))[-2][1]


def test_the_shelves_show_what_failed_and_what_was_done(desk: FakeDesk, room: gr.Blocks) -> None:
    """Failures with their reasons, feeds, removed articles and the log."""
    desk.paste("https://river.example/ford")
    desk.remove(["wire-2"])
    shown = Library(desk).beside()
    for words in ("The server did not answer", "Put back", "What was done"):
        assert words in shown


def test_a_rate_begins_anew_with_each_step() -> None:
    """The time left is told of the step at work, not of the one before."""
    seen = Seen(Progress(done=0, total=None, doing=""))
    seen.tell(Progress(done=5, total=10, doing="a", step="parsed"))
    assert seen.rate() is None
    seen.began -= 10
    seen.tell(Progress(done=10, total=10, doing="a", step="parsed"))
    assert seen.rate() == pytest.approx(0.5, rel=0.1)
    seen.tell(Progress(done=1, total=10, doing="a", step="indexed"))
    assert seen.rate() is None
