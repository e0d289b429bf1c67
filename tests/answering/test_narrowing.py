"""Filters that stand in a question's own words: told, only narrowing, counted from the newest article, taken off."""

from __future__ import annotations

from datetime import date

import pytest

from answering.narrowing import Narrowed, narrowed
from answering.question import understand
from domain.answer import Turn
from domain.article import Filters
from tests.answering.builders import parties_in

NEWEST = date(2031, 5, 8)  # a Thursday
OUTLETS = ("Harbour Radio", "Lake Post", "Ilmera Today")


def read(text: str, filters: Filters | None = None, newest: date | None = NEWEST) -> Narrowed:
    """A question as it narrows no filters, or these."""
    return narrowed(text, filters or Filters(), OUTLETS, newest)


@pytest.mark.parametrize(
    ("text", "since", "until", "dated"),
    [
        ("What did Talmark say yesterday?", "2031-05-07", None, "What did Talmark say on 7 May 2031?"),
        ("What did Talmark say today?", "2031-05-08", None, "What did Talmark say on 8 May 2031?"),
        ("Who was hurt the day before yesterday?", "2031-05-06", None, "Who was hurt on 6 May 2031?"),
        ("Who was hurt two days ago?", "2031-05-06", None, "Who was hurt on 6 May 2031?"),
        ("Who was hurt this Tuesday?", "2031-05-06", None, "Who was hurt on 6 May 2031?"),
        ("Who was hurt this Thursday?", "2031-05-08", None, "Who was hurt on 8 May 2031?"),
        ("What do articles published on Tuesday say of the dam?", "2031-05-06", "2031-05-06", None),
        ("What is known of yesterday's shelling?", "2031-05-07", None, "What is known of the 7 May 2031 shelling?"),
        ("What has been said since Monday?", "2031-05-05", None, "What has been said since 5 May 2031?"),
        ("What has been said since Monday of the dam?", "2031-05-05", None, "What has been said since 5 May 2031 of the dam?"),
        ("Who spoke before Tuesday?", None, "2031-05-06", "Who spoke before 6 May 2031?"),
        ("Who spoke last Sunday?", "2031-05-04", None, "Who spoke on 4 May 2031?"),
        ("What happened last week?", "2031-04-28", None, "What happened from 28 April 2031 to 4 May 2031?"),
        ("What was published last week?", "2031-04-28", "2031-05-04", None),
        ("What do articles from yesterday say of the dam?", "2031-05-07", "2031-05-07", None),
        ("What did Talmark deny last month?", "2031-04-01", None, "What did Talmark deny from 1 April 2031 to 30 April 2031?"),
        ("Who was hurt in the past 3 days?", "2031-05-05", None, "Who was hurt from 5 May 2031 to 8 May 2031?"),
        ("Over the last 24 hours, who was hurt?", "2031-05-07", None, "From 7 May 2031 to 8 May 2031, who was hurt?"),
    ],
)  # fmt: skip
def test_days_are_counted_from_the_newest_article(
    text: str, since: str | None, until: str | None, dated: str | None
) -> None:
    """What was said or done on a day is reported then or later, so only publication has a last day."""
    found = read(text)

    days = (found.filters.since, found.filters.until)
    assert days == tuple(date.fromisoformat(day) if day else None for day in (since, until))
    assert dated is None or found.dated == dated
    assert "counted from 8 May 2031, the day of the newest article" in found.by[0].line


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Who was hurt on Tuesday?", "any Tuesday that the articles tell of"),
        ("What did the Orvenian army say on Thursday?", "any Thursday that the articles tell of"),
        ("What is known of Monday's shelling?", "any Monday that the articles tell of"),
        ("What has been said since Thursday?", "1 May 2031 or 8 May 2031"),
        ("Who spoke last Tuesday?", "29 April 2031 or 6 May 2031"),
        ("What will happen on Friday?", "the coming one"),
        ("Who said that the road would be open by Friday?", "the coming one"),
        ("Who holds the bridge today?", "it may mean now"),
        ("What changed between yesterday and last week?", "more than one time"),
    ],
)
def test_what_may_mean_two_days_filters_nothing_and_says_so(text: str, why: str) -> None:
    """Never one of them without a word."""
    found = read(text)

    assert (found.filters, found.asked_as, found.dated) == (Filters(), text, "")
    assert not found.by[0].used
    assert why in found.by[0].line


@pytest.mark.parametrize(
    "text",
    [
        "What did Harbour Today report?",
        "Who was hurt on Friday, 2 May?",
        "What happened on Bloody Sunday?",
        "Who printed it since Monday Herald was founded?",
        "Who spoke of “since Monday”?",
        "What happened in the last week of April?",
        "Which Sunday paper said so?",
        "Who was blamed for the raid of 4 May 2031?",
    ],
)
def test_what_is_no_day_narrows_nothing(text: str) -> None:
    """Names, quotations, and a weekday beside its date."""
    assert read(text) == Narrowed(asked_as=text, filters=Filters())


def test_without_a_dated_article_nothing_is_counted() -> None:
    """There is no day to count from, and that is said."""
    found = read("What did Talmark say yesterday?", newest=None)

    assert found.filters == Filters()
    assert "no article has a day to count from" in found.by[0].line


def test_what_the_question_says_only_narrows_what_was_chosen() -> None:
    """A later first day and an earlier last day of a person's own stay; of chosen outlets only those that are named."""
    chosen = Filters(since=date(2031, 5, 6), until=date(2031, 5, 7), outlets=("Harbour Radio", "Lake Post"))

    assert read("What was said since 1 May 2031?", chosen).filters == chosen
    assert read("What was said until 6 May 2031?", chosen).filters.until == date(2031, 5, 6)
    assert read("What did Lake Post carry?", chosen).filters.outlets == ("Lake Post",)
    assert read("What did Ilmera Today carry?", chosen) == Narrowed(
        asked_as="What did Ilmera Today carry?", filters=chosen
    )


@pytest.mark.parametrize(
    ("text", "strange"),
    [
        ("What did Lake Post and the Vale Courier report?", "Vale Courier"),
        ("What did the Vale Courier or Lake Post report?", "Vale Courier"),
        ("Did Harbour Radio, Lake Post and Vale Echo carry it?", "Vale Echo"),
        ("What did Lake Post print of the fire, and what did the Vale Gazette?", "Vale Gazette"),
        ("Is Lake Post's toll that of the Vale Herald?", "Vale Herald"),
    ],
)
def test_an_outlet_that_is_not_loaded_is_told_and_the_other_is_not_all(text: str, strange: str) -> None:
    """The account of the one that is asked for beside it may stand in a third; nothing is narrowed without a word."""
    found = read(text)

    assert found.filters == Filters()
    assert [one.line for one in found.by] == [
        f"“{strange}” filters nothing: no article of an outlet of this name is loaded, so articles of all outlets are searched."
    ]


@pytest.mark.parametrize(
    ("text", "outlets"),
    [
        ("Did Lake Post or Harbour Radio tell of it?", ("Harbour Radio", "Lake Post")),
        ("According to Lake Post, Orvenia lost how many?", ("Lake Post",)),
        ("What did Lake Post report from Old Lisk and Halden?", ("Lake Post",)),
        ("What does Lake Post write of “Vale Times”?", ("Lake Post",)),
        ("Lake Post and Orvenia: who gave which toll?", ()),
    ],
)
def test_names_beside_an_outlet_that_are_no_outlets(text: str, outlets: tuple[str, ...]) -> None:
    """Places and quoted words leave the filter as it is; a party that is set beside the outlet is not filtered away."""
    found = read(text)

    assert found.filters.outlets == outlets
    assert all(one.used for one in found.by)


def test_each_kind_can_be_taken_off() -> None:
    """The other one stays; the words of the question stay as they were typed."""
    text = "What did Lake Post report yesterday?"

    assert [one.kind for one in read(text).by] == ["outlets", "dates"]
    off = read(text, Filters(wide=("dates",)))
    assert (off.filters.since, off.filters.outlets, off.asked_as) == (None, ("Lake Post",), text)
    assert read(text, Filters(wide=("dates", "outlets"))).by == ()


def test_words_that_a_filter_stands_for_are_not_searched() -> None:
    """Except weekdays, which articles write too; an order of events is limited to the day by its date."""
    assert read("What did Talmark say yesterday?").asked_as == "What did Talmark say?"
    assert read("Who was hurt on Tuesday?").asked_as == "Who was hurt on Tuesday?"
    assert read("And yesterday?").asked_as == "And yesterday?"
    order = understand(
        "Put the events of yesterday in order.", (), parties_in=parties_in, outlets=(), filters=Filters(), newest=NEWEST
    )
    assert "7 May 2031" in order.asked_as


def test_a_follow_up_is_counted_and_told_too() -> None:
    """“And Orvenia?” after a question of yesterday is of yesterday, with the day that this is now."""
    history = (Turn(role="user", content="What did Talmark say yesterday?"), Turn(role="assistant", content="Much."))
    found = understand("And Orvenia?", history, parties_in=parties_in, outlets=(), filters=Filters(), newest=NEWEST)

    assert found.whole == "What did Orvenia say on 7 May 2031?"
    assert found.filters.since == date(2031, 5, 7)
    assert [one.words for one in found.narrowed] == ["yesterday"]
