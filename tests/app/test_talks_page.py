"""The Ask page's conversations: kept, listed, opened again, renamed, deleted and brought back; and those that are not kept."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator
from typing import Any

import gradio as gr
import pytest

from app.render.html import Html
from app.render.talks import bar, conversations
from app.ui.ask import Ask
from app.ui.filters import choosers
from app.ui.talk import KEPT, Talk
from domain.conversation import ConversationLine
from tests.app.fake_talks import BEGUN
from tests.app.live import request, running
from tests.app.ui_fakes import FakeDesk

NO_CHOICE = ("", "", [], [])


@pytest.fixture
def desk() -> FakeDesk:
    """A desk of three sample articles."""
    return FakeDesk()


@pytest.fixture
def page(desk: FakeDesk) -> Iterator[Ask]:
    """The Ask page around the desk."""
    with gr.Blocks():
        yield Ask(desk, choosers(desk))


def asked(page: Ask, question: str, talk: Talk, *, private: bool = False) -> tuple[Talk, str, str]:
    """The conversation after a question, the line over it, and the list."""
    talk = page.ask(question, talk, private)[1]
    for step, *_ in page.reply(talk, None, *NO_CHOICE):
        talk = step if isinstance(step, Talk) else talk
    talk, _, over, listed, _ = page.keep(talk, "")
    return talk, over, listed


def act(page: Ask, talk: Talk, *verb: str, words: str = "") -> tuple[Talk, Any, str, str]:
    """What a button of the list does."""
    return page.act(json.dumps(verb), talk, words)


def test_an_answer_is_kept_and_named_after_its_question(page: Ask, desk: FakeDesk) -> None:
    """The first question names the conversation; the next goes on with it."""
    talk, over, listed = asked(page, "Who reported casualties?", Talk())
    talk, _, listed = asked(page, "And the casualties of Talmark?", talk)

    (line,) = desk.talks.lines()
    assert (line.title, line.exchanges, talk.id) == ("Who reported casualties?", 2, line.id)
    assert "Conversations (1)" in over
    assert "2 questions" in listed
    assert 'class="on"' in listed


def test_a_private_question_is_not_kept(page: Ask, desk: FakeDesk) -> None:
    """Neither the question nor its answer; one asked later without the mark is."""
    talk, _, _ = asked(page, "Who reported casualties?", Talk(), private=True)
    assert desk.talks.kept == {}
    assert talk.history[0].content == "Who reported casualties?"
    asked(page, "Which casualties?", talk)

    (kept,) = desk.talks.kept.values()
    assert [one.answer.question for one in kept.exchanges] == ["Which casualties?"]


def test_a_question_is_private_as_it_was_when_it_was_asked(page: Ask, desk: FakeDesk) -> None:
    """Taking the tick away while the answer is written does not keep it."""
    talk = page.ask("Who reported casualties?", Talk(), True)[1]
    for step, *_ in page.reply(talk, None, *NO_CHOICE):
        talk = step if isinstance(step, Talk) else talk
    page.keep(talk, "")
    assert desk.talks.kept == {}


def test_an_answer_is_kept_once(page: Ask, desk: FakeDesk) -> None:
    """An empty question or a failure after it does not keep it again."""
    talk, _, _ = asked(page, "Who reported casualties?", Talk())
    talk, _, _ = asked(page, "  ", talk)
    desk.fails = RuntimeError("no")
    talk, _, _ = asked(page, "Which casualties?", talk)

    assert desk.talks.lines()[0].exchanges == 1


def test_a_conversation_is_opened_again_as_it_was(page: Ask, desk: FakeDesk) -> None:
    """The same words and citations, and a follow-up carries its history."""
    before, _, _ = asked(page, "Who reported casualties?", Talk())
    shown = before.html()
    now, drawn, _, _ = act(page, Talk(), "open", str(before.id))

    assert now.html() == shown
    assert shown in drawn
    asked(page, "Which casualties?", now)
    assert desk.asked[-1][1][0].content == "Who reported casualties?"
    assert desk.talks.lines()[0].exchanges == 2


def test_a_new_conversation_knows_nothing_of_the_last(page: Ask, desk: FakeDesk) -> None:
    """The page is empty, and the next question is given no history."""
    talk, _, _ = asked(page, "Who reported casualties?", Talk())
    talk, drawn, over, _ = act(page, talk, "new")

    assert "New conversation" in over
    assert "turn-1" not in drawn
    asked(page, "Which casualties?", talk)
    assert desk.asked[-1][1] == ()
    assert len(desk.talks.lines()) == 2


def test_another_sessions_conversation_is_in_no_answer(page: Ask, desk: FakeDesk) -> None:
    """Two readers at once: each question is given only what its own session said."""
    first = page.ask("Who reported casualties?", Talk())[1]
    second, _, _ = asked(page, "What casualties did Corvale have?", Talk())
    asked(page, "And then, which casualties?", first)

    assert [len(history) for _, history, _ in desk.asked] == [0, 0]
    assert second.history[0].content == "What casualties did Corvale have?"
    assert len(desk.talks.lines()) == 2


def test_a_conversation_is_renamed_deleted_and_brought_back(page: Ask, desk: FakeDesk) -> None:
    """Deleting the open one begins a new one, with a button that undoes it."""
    talk, _, _ = asked(page, "Who reported casualties?", Talk())
    name = str(talk.id)
    talk, _, over, listed = act(page, talk, "rename", name, "Losses & <others>")
    assert "Losses &amp; &lt;others&gt;" in over
    assert "Losses &amp; &lt;others&gt;" in listed
    talk, drawn, _, listed = act(page, talk, "delete", name)
    assert talk == Talk()
    assert "turn-1" not in drawn
    assert "Undo" in listed
    _, _, _, listed = act(page, talk, "restore", name)
    assert "Losses" in listed
    assert "Undo" not in listed


def test_deleting_another_conversation_leaves_the_open_one(page: Ask, desk: FakeDesk) -> None:
    """The page is not even drawn anew."""
    other, _, _ = asked(page, "Who reported casualties?", Talk())
    talk, _, _ = asked(page, "Which casualties?", Talk())
    now, drawn, _, _ = act(page, talk, "delete", str(other.id))

    assert now == talk
    assert not isinstance(drawn, str)


def test_a_conversation_that_another_page_deleted_goes_on_as_a_new_one(page: Ask, desk: FakeDesk) -> None:
    """What is asked next is kept under a name of its own, and nothing that was deleted comes back."""
    talk, _, _ = asked(page, "Who reported casualties?", Talk())
    old = str(talk.id)
    desk.talks.delete(old)
    talk, _, _ = asked(page, "Which casualties?", talk)

    assert talk.id != old
    assert [line.asked for line in desk.talks.lines()] == ["Which casualties?"]


def test_an_answer_that_cannot_be_kept_is_shown_all_the_same(page: Ask, desk: FakeDesk) -> None:
    """With a word under it on what went wrong."""
    desk.talks.full = True
    talk = page.ask("Who reported casualties?", Talk())[1]
    for step, *_ in page.reply(talk, None, *NO_CHOICE):
        talk = step if isinstance(step, Talk) else talk
    _, drawn, _, _, _ = page.keep(talk, "")

    assert "no fewer than nine" in drawn
    assert "could not be kept" in drawn


@pytest.mark.parametrize("verb", ["", "not json", '{"open": 1}', '["open"]', '["open", 1]', '["burn", "x"]'])
def test_what_no_button_says_changes_nothing(page: Ask, desk: FakeDesk, verb: str) -> None:
    """The hidden box takes only the buttons' own words."""
    talk, _, _ = asked(page, "Who reported casualties?", Talk())

    assert page.act(verb, talk, "")[0] == talk
    assert len(desk.talks.lines()) == 1


def test_a_conversation_that_is_gone_is_said(page: Ask) -> None:
    """A list that is out of date is no fault."""
    talk, _, _, listed = act(page, Talk(), "open", "elsewhere")

    assert talk == Talk()
    assert "no conversation &#x27;elsewhere&#x27;" in listed


def test_the_list_is_searched(page: Ask) -> None:
    """In names, questions and answers; a search without a hit says so."""
    asked(page, "Who reported casualties?", Talk())

    assert "1 question" in page.talks.listed(Talk(), "WHO reported")
    assert "No conversation holds all these words" in page.talks.listed(Talk(), "harvest")


def test_where_nothing_is_kept_there_is_no_list() -> None:
    """The setting that keeps none is said on the page."""
    shown = bar("", 3, private=False, keeps=False)

    assert "not kept here" in shown
    assert "talks-toggle" not in shown


def test_names_in_the_list_are_only_words() -> None:
    """A question that looks like HTML, or like the value of a button, stays a question."""
    line = ConversationLine(
        id="a", title='"><img src=x onerror=alert(1)>', begun=BEGUN, changed=BEGUN, exchanges=1, asked="x"
    )
    shown = conversations((line,), open_one="a", undone='"]<b>')

    assert "<img" not in shown
    assert "<b>]" not in shown
    values = [
        v.replace("&quot;", '"').replace("&lt;", "<").replace("&gt;", ">")
        for v in re.findall(r'value="(\[.*?\])"', shown)
    ]
    assert [json.loads(v)[0] for v in values] == ["restore", "open", "delete"]


def test_a_long_conversation_is_opened_at_its_end(desk: FakeDesk) -> None:
    """The page shows the last exchanges, numbered as in the whole."""
    for number in range(KEPT + 3):
        desk.talks.keep(desk.ask(f"casualties {number}"), "long")
    talk = Talk.of(desk.talks.read("long"), {})

    assert len(talk.shown) == KEPT
    assert talk.count == KEPT + 3
    assert 'id="turn-4"' in talk.shown[0]
    assert Html("casualties 52") in talk.shown[-1]


def test_a_conversation_is_saved_over_http(desk: FakeDesk) -> None:
    """As an attachment of its own kind; what is not there is 404, what is no format 400, both in words."""
    desk.talks.keep(desk.ask("Who reported casualties?"), "losses")
    with running(desk) as port:
        status, heads, body = request(port, "/conversation/losses?form=md")
        gone, _, words = request(port, "/conversation/other")
        bad, _, _ = request(port, "/conversation/losses?form=exe")
        foreign, _, _ = request(port, "/conversation/losses", heads={"Sec-Fetch-Site": "cross-site"})

    assert status == 200
    assert heads["content-disposition"] == 'attachment; filename="conversation-losses.md"'
    assert "no fewer than nine" in body.decode()
    assert (gone, bad, foreign) == (404, 400, 403)
    assert "no conversation" in words.decode()


REQUEST = gr.Request(session_hash="reader")


def test_an_answer_on_its_way_is_kept_in_its_own_conversation(page: Ask, desk: FakeDesk) -> None:
    """“New” while it grows: the new conversation stays on the screen, and the answer stands in the list."""
    _, talk, *_ = page.ask("Who reported casualties?", Talk(), request=REQUEST)
    now, drawn, over, _ = page.act('["new"]', talk, "", REQUEST)
    assert "turn-1" not in drawn
    assert "Still being answered: “Who reported casualties?”" in over
    steps = list(page.reply(now, REQUEST, *NO_CHOICE))
    assert {step[0] for step in steps if isinstance(step[0], Talk)} == {now}
    left, seen, over, listed, _ = page.keep(now, "", REQUEST)

    assert (left, seen) == (gr.skip(), gr.skip())
    assert "Still being answered" not in over
    assert "Who reported casualties?" in listed
    assert [line.asked for line in desk.talks.lines()] == ["Who reported casualties?"]
    talk, _, _ = asked(page, "Which casualties?", now)
    assert len(desk.talks.lines()) == 2


def test_another_conversation_that_is_opened_keeps_its_own_words(page: Ask, desk: FakeDesk) -> None:
    """Half of the answer is there when a kept one is opened: the rest goes where it belongs, and opens there again."""
    first, _, _ = asked(page, "Who reported casualties?", Talk())
    second, _, _ = asked(page, "Which casualties?", Talk())
    _, talk, *_ = page.ask("Where were casualties?", second, request=REQUEST)
    coming = page.reply(talk, REQUEST, *NO_CHOICE)
    grown, *_ = next(coming)
    now, drawn, *_ = page.act(json.dumps(["open", first.id]), grown, "", REQUEST)
    assert "Where were casualties?" not in drawn
    back, drawn, over, _ = page.act(json.dumps(["open", second.id]), now, "", REQUEST)
    assert back == grown
    assert "Where were casualties?" in drawn
    assert "Still being answered" not in over
    now, *_ = page.act(json.dumps(["open", first.id]), back, "", REQUEST)
    list(coming)
    page.keep(now, "", REQUEST)

    assert len(desk.talks.kept[str(first.id)].exchanges) == 1
    assert [one.answer.question for one in desk.talks.kept[str(second.id)].exchanges][1:] == ["Where were casualties?"]


def test_looking_at_the_list_leaves_a_growing_answer_alone(page: Ask, desk: FakeDesk) -> None:
    """What the list's button read a moment ago must not be written over what has come since."""
    _, talk, *_ = page.ask("Who reported casualties?", Talk(), request=REQUEST)
    coming = page.reply(talk, REQUEST, *NO_CHOICE)
    answered, *_ = next(coming)
    assert page.act('["look"]', talk, "", REQUEST)[:2] == (gr.skip(), gr.skip())
    list(coming)
    page.keep(answered, "", REQUEST)
    assert len(desk.talks.lines()) == 1


def test_an_answer_whose_conversation_is_deleted_is_not_kept(page: Ask, desk: FakeDesk) -> None:
    """It ends, and comes back under no other name."""
    first, _, _ = asked(page, "Who reported casualties?", Talk())
    _, talk, *_ = page.ask("Which casualties?", first, request=REQUEST)
    coming = page.reply(talk, REQUEST, *NO_CHOICE)
    grown, *_ = next(coming)
    now, *_ = page.act(json.dumps(["delete", first.id]), grown, "", REQUEST)
    under_way = page._under_way.of(REQUEST)
    assert under_way is not None
    assert under_way.halt.is_set()
    list(coming)
    page.keep(now, "", REQUEST)
    assert desk.talks.lines() == ()


def test_what_could_not_be_kept_is_said_where_its_reader_is(page: Ask, desk: FakeDesk) -> None:
    """The disk is full, and the reader has gone on to a new conversation."""
    _, talk, *_ = page.ask("Who reported casualties?", Talk(), request=REQUEST)
    now, *_ = page.act('["new"]', talk, "", REQUEST)
    list(page.reply(now, REQUEST, *NO_CHOICE))
    desk.talks.full = True
    told, drawn, *_ = page.keep(now, "", REQUEST)
    assert "could not be kept" in drawn
    assert told.count == 0


def test_a_private_answer_that_is_left_ends(page: Ask, desk: FakeDesk) -> None:
    """Nobody can see it any more, and it is kept nowhere."""
    _, talk, *_ = page.ask("Who reported casualties?", Talk(), True, request=REQUEST)
    now, *_ = page.act('["new"]', talk, "", REQUEST)
    under_way = page._under_way.of(REQUEST)
    assert under_way is not None
    assert under_way.halt.is_set()
    list(page.reply(now, REQUEST, *NO_CHOICE))
    page.keep(now, "", REQUEST)
    assert desk.talks.lines() == ()


def until(true: Callable[[], object]) -> None:
    """Waits for another thread."""
    end = time.monotonic() + 20
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_an_answer_is_kept_though_its_page_is_loaded_again_while_it_grows(page: Ask, desk: FakeDesk) -> None:
    """Gradio lets go of it then: it goes on to its end, once, and stands in the list of the new page."""
    _, talk, *_ = page.ask("Who reported casualties?", Talk(), request=REQUEST)
    coming = page.reply(talk, REQUEST, *NO_CHOICE)
    next(coming)
    coming.close()
    page.left(REQUEST)
    until(lambda: page._under_way.of(REQUEST) is None)

    assert [line.exchanges for line in desk.talks.lines()] == [1]
    (kept,) = desk.talks.kept.values()
    assert kept.exchanges[0].answer.statements


def test_an_answer_is_kept_though_its_page_is_loaded_again_before_it_is(page: Ask, desk: FakeDesk) -> None:
    """It was whole: the page that is gone cannot ask for it to be kept, or asks late and keeps it no second time."""
    _, talk, *_ = page.ask("Who reported casualties?", Talk(), request=REQUEST)
    *_, (whole, _, _) = [step for step in page.reply(talk, REQUEST, *NO_CHOICE) if isinstance(step[0], Talk)]
    page.left(REQUEST)
    page.left(REQUEST)

    assert isinstance(whole, Talk)
    assert [line.exchanges for line in desk.talks.lines()] == [1]


def test_a_private_answer_whose_page_is_loaded_again_is_not_kept(page: Ask, desk: FakeDesk) -> None:
    """It ends where it is."""
    _, talk, *_ = page.ask("Who reported casualties?", Talk(), True, request=REQUEST)
    coming = page.reply(talk, REQUEST, *NO_CHOICE)
    next(coming)
    asked = page._under_way.of(REQUEST)
    coming.close()
    until(lambda: page._under_way.of(REQUEST) is None)

    assert asked is not None
    assert asked.halt.is_set()
    assert desk.talks.lines() == ()


def test_the_first_article_of_ones_own_begins_anew(page: Ask, desk: FakeDesk) -> None:
    """What was asked of the samples leaves the page with them; what was asked of one's own library stays."""
    desk.samples = True
    welcome = page.arrived(Talk())[1]
    about_samples = asked(page, "Who reported casualties?", Talk())[0]
    assert about_samples.samples
    assert page.arrived(about_samples)[0] == gr.skip()

    desk.samples = False
    talk, shown, over, _ = page.arrived(about_samples)
    assert talk == Talk()
    assert "sample" in welcome
    assert "sample" not in shown
    assert "New conversation" in over

    of_ones_own = asked(page, "Who reported casualties?", Talk())[0]
    assert page.arrived(of_ones_own)[0] == gr.skip()


def test_a_conversation_that_is_opened_while_an_answer_is_kept_stays(
    page: Ask, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The milliseconds in which the answer is written to the library: what was opened meanwhile is not drawn over."""
    _, talk, *_ = page.ask("Who reported casualties?", Talk(), request=REQUEST)
    list(page.reply(talk, REQUEST, *NO_CHOICE))
    keep, opened = page.talks.keep, []

    def slow(whole: Talk) -> Talk:
        if not opened:
            opened.append(page.act('["new"]', whole, "", REQUEST)[0])
        return keep(whole)

    monkeypatch.setattr(page.talks, "keep", slow)
    left, seen, over, listed, _ = page.keep(talk, "", REQUEST)

    assert (left, seen) == (gr.skip(), gr.skip())
    assert "New conversation" in over
    assert "Who reported casualties?" in listed
    assert len(desk.talks.lines()) == 1


def test_a_question_that_is_asked_as_articles_arrive_stays(
    page: Ask, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first words, with questions that are tried for them, take a moment: what was asked and answered in it is not lost."""
    opened = page.opened

    def slow() -> tuple[Html, Html, Html]:
        _, talk, *_ = page.ask("Who reported casualties?", Talk(), request=REQUEST)
        list(page.reply(talk, REQUEST, *NO_CHOICE))
        page.keep(talk, "", REQUEST)
        return opened()

    monkeypatch.setattr(page, "opened", slow)
    assert page.arrived(Talk(), REQUEST)[1] == gr.skip()
    monkeypatch.undo()
    assert page.arrived(Talk(), REQUEST)[1] == opened()[0]
