"""Rendering shows every word and lets none of them become anything else."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.news import line_of
from app.render import adding, briefing, desk, disputes, kept, library, login, positions, shelves, steps
from app.render.answer import answer, silence, statement, turn, withheld
from app.render.cite import chain, cites, numbers, target
from app.render.editing import editor
from app.render.html import Html, escape, join, tag
from app.render.parties import HUES, colours
from app.render.source import WINDOW, source
from app.render.words import error, note, page, quoted, scope_line
from domain.answer import Answer, Gap, Hop, Scope, Silence, Statement, Withheld, chain_words
from domain.article import Article, Basis, Filters, Flag, Refusal, Version
from domain.briefing import Briefing, PartyPositions, Position, Section, SourceLine
from domain.claim import Dispute, Event, Relation, Side
from domain.edition import Edition, Removed, edition_of
from domain.errors import UserError
from domain.kept_briefing import Gone, KeptBriefing, News, Order
from domain.report import AddReport, Feed, Item, LogEntry, Progress, Source
from domain.text import Span
from tests.app.payloads import PAYLOADS, against
from tests.app.ui_fakes import FakeDesk, poisoned
from tests.app.ui_samples import cited, flagged_article, sample_articles

SINK = "http://127.0.0.9:1"
COURIER, PRESS, WIRE = sample_articles()
LANTERN = flagged_article()
NOWHERE = Span(start=0, end=0)


class Skeleton(HTMLParser):
    """Elements with the names of their attributes, links by their first letters, and all text."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: set[tuple[str, tuple[str, ...]]] = set()
        self.links: list[str] = []
        self.text = ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember the element."""
        self.elements.add((tag, tuple(sorted(name for name, _ in attrs))))
        self.links += [value or "" for name, value in attrs if name in ("href", "src", "action", "srcset", "poster")]

    def handle_data(self, data: str) -> None:
        """Remember the words."""
        self.text += data


def kept_version(number: int) -> Version:
    """A stored text."""
    return Version(version=number, stored_at=datetime(2031, 5, 4, 10, tzinfo=UTC), parser="fake")


def every_page(words: str) -> Iterator[Html]:
    """Every page and notice with `words` in every place that comes from outside."""
    poisonous = poisoned(words, words)
    bad = poisonous.loaded[0]
    odd = replace(
        bad,
        versions=(kept_version(1), kept_version(2)),
        copies=("x",),
        url=words,
        language=words,
        basis=(Basis(field="title", how=words, confidence=0.5), Basis(field=words, how=words, confidence=0.5)),
        flags=(*bad.flags, Flag(kind="odd-entity", note=words, span=Span(start=1, end=3), suggestion=words)),
    )
    quote = cited(1, odd, 0)
    made = Statement(
        text=words, citations=(quote, cited(2, poisonous.loaded[1], 0)), speaker=words, party=words, stance="asserts",
        said_on=words,
        chain=(Hop(name=words), Hop(name=words, inferred=True)), own_losses=True, flags=(words,), status="weak",
    )  # fmt: skip
    gap, kept_back = Gap(text=words, citations=(quote,)), Withheld(text=words, reason=words)
    scope = Scope(articles=1, origins=1, since=words, until=words + "2", waiting=1)
    found = Answer(
        question=words, asked_as=words + "?", kind="general", answer=words, lead=words, statements=(made,), gaps=(gap,),
        withheld=(kept_back,), silence=None, scope=scope, engine=words, suggestions=(words,), model=words,
    )  # fmt: skip
    position = Position(
        party=words,
        question=words,
        text=words,
        claim="c",
        chain=made.chain,
        said_on=words,
        citations=(quote,),
        change=words,
    )
    side, empty = Side(party=words, text=words, claims=("c",), citations=(quote,)), Side(party=words, text="")
    dispute = Dispute(
        id="d", question=words, kind="figure", sides=(side, empty), event=Event(type=words, place=words, date=words)
    )
    written = Briefing(
        topic=words, period=(words, words + "2"), sections=(Section(title=words, statements=(made,)),), disputed=("d",),
        gaps=(gap,), withheld=(kept_back,), scope=scope, engine=words,
        sources=(SourceLine(article="a", outlet=words, origin=words + "2"),),
    )  # fmt: skip
    yield turn(1, words, answer(found, {words: "p1"}))
    yield silence(Silence(kind="nothing found", searched=words, nearest=(quote,)))
    yield source(odd, Span(start=0, end=3), (Span(start=4, end=9),), (bad,))
    yield positions.positions(
        (PartyPositions(party=words, positions=(position,)), PartyPositions(party="x", positions=())), {}
    )
    yield disputes.disputes((dispute,), (Relation(kind="update", claims=("c",), note=words),), {})
    yield briefing.briefing(written, {}, briefing.Fresh(new=frozenset({0})))
    yield from kept_pages(words, written)
    yield library.articles((bad, replace(bad, id="other", origin=bad.id)), library.View(sort="title", pickable=True))
    yield library.articles((bad,), library.View(words=words + "?"))
    yield shelves.shelves(
        (Item(id=1, source=Source(location=words), state="failed", reason=words, tries=2),) * 2,
        (Feed(url=words, note=words, failures=2),),
        (bad,),
        (LogEntry(at=datetime(2031, 5, 4, tzinfo=UTC), action="added", subject=words, detail=words),),
    )
    yield shelves.bar()
    yield adding.progress(Progress(done=1, total=2, doing=words))
    yield adding.report(AddReport(added=("a",), refused=(Refusal(source=words, reason=words),)), {"a": words})
    yield error(UserError(words, words))
    yield note(words)
    yield desk.header(scope, words, samples=True)
    yield desk.welcome(scope, (words,), samples=True)
    yield desk.pane()
    yield page(Html(""), id_=words)


def kept_pages(words: str, written: Briefing) -> Iterator[Html]:
    """A kept briefing in the list, to read, to edit, and beside an earlier one."""
    first = edition_of(written)
    hurt = replace(first.lines[-1], text=words, hand="edited", verdict="withheld", reason=words)
    changed = Edition(lines=(*first.lines[:-1], hurt), removed=(Removed(line=first.lines[0], at=0),))
    at = datetime(2031, 5, 4, tzinfo=UTC)
    order = Order(topic=words, filters=Filters(outlets=(words,), parties=(words,)))
    one = KeptBriefing(id=words, title=words, at=at, order=order, briefing=written, edition=changed)
    line = line_of(one)
    cited_words = written.sections[0].statements[0].citations
    yield kept.history((line,), kept.deleted(line))
    yield kept.bar(one, "read", (line,), words)
    yield kept.news(
        News(earlier=line, new=(0,), gone=(Gone(text=words, why="removed", citations=cited_words),)), only=True
    )
    yield editor(one, changed, {words: "p1"})
    yield briefing.edited(written, changed, {words: "p1"}, words)
    yield steps.steps((words, words))


HARMLESS = set().union(*(Skeleton(shown).elements for shown in every_page("word")))


@pytest.mark.parametrize("payload", against(SINK))
def test_no_payload_makes_an_element_or_a_link(payload: str) -> None:
    """Whatever a text holds, the page has the elements that it has around a harmless word, and links to sources only."""
    for shown in every_page(payload):
        found = Skeleton(shown)
        assert found.elements <= HARMLESS
        known = ("#s/", "/original/bad-1?version=", "/table/positions.csv", "/briefings/")
        assert all(link.startswith(known) for link in found.links)
        assert "\n" not in shown, "a blank line would end the HTML block in Markdown"


def test_the_payloads_are_many() -> None:
    """The promise speaks of at least forty."""
    assert len(set(PAYLOADS)) >= 40


def test_a_payload_is_shown_as_the_words_it_is() -> None:
    """Escaping hides nothing: the reader sees the very text."""
    shown = Skeleton(statement(Statement(text="<img src=x>", citations=()), {}))
    assert "<img src=x>" in shown.text


@given(st.text())
def test_escaped_text_holds_no_markup_and_comes_back(text: str) -> None:
    """Any text: no character of markup, no line break, and nothing lost but what cannot be seen."""
    shown = escape(text)
    assert not set("<>\"'\n\r") & set(shown)
    back = html.unescape(shown)
    assert [c for c in back if c.isalnum()] == [c for c in text if c.isalnum()]


@given(st.text(), st.text())
def test_attributes_cannot_be_left(name: str, value: str) -> None:
    """Any attribute value stays one value."""
    found = Skeleton(tag("a", name, title=value))
    assert found.elements == {("a", ("title",))} or not value


def test_html_is_not_escaped_twice_and_strings_are_once() -> None:
    """`Html` passes, a string does not."""
    assert join((Html("<b>x</b>"), "<b>")) == "<b>x</b>&lt;b&gt;"


def test_direction_overrides_and_invisible_letters_are_left_out() -> None:
    """Text that would turn the line around or hide words loses just those letters."""
    assert escape("a\u202eb\U000e0041c\x00d") == "abcd"


def test_a_statement_names_who_how_and_through_whom() -> None:
    """Party, stance, words, number, chain, date and losses stand in one block of the party's colour."""
    made = Statement(
        text="“One killed.”", citations=(cited(3, COURIER, 2),), party="Orvenia", speaker="Ministry", stance="denies",
        said_on="2031-05-04", own_losses=True, chain=(Hop(name="Ministry"), Hop(name="Wire", inferred=True)),
    )  # fmt: skip
    shown = statement(made, {"Orvenia": "p4"})
    assert 'class="st p4"' in shown
    words = Skeleton(shown).text
    assert words.startswith("Orvenia denies “One killed.” Citation 3")
    assert "Ministry→Wire · 4 May · own losses" in words


def test_a_name_is_not_said_twice() -> None:
    """The owner stands over the words: it does not open them again; where nothing else names it, it stays."""
    alone = Statement(text="Ministry: “One.”", citations=(), speaker="Ministry", stance="asserts")
    assert Skeleton(statement(alone, {})).text.strip() == "Ministry says “One.”"
    unnamed = Statement(text="Ministry: “One.”", citations=(), speaker="Ministry", party="Orvenia", stance="asserts")
    assert "Orvenia says Ministry: “One.”" in Skeleton(statement(unnamed, {})).text


def test_only_quotations_within_a_statement_stand_out() -> None:
    """A whole quoted sentence is not set in bold, some quoted words in another's sentence are."""
    assert "<b>" not in quoted("“All of it.”")
    assert "<b>no reason</b>" in quoted("It saw “no reason” for it.")


def test_a_statement_without_an_owner_is_the_narrators() -> None:
    """Nobody is credited: the page says so instead of stating the fact itself."""
    shown = Skeleton(statement(Statement(text="Hurt.", citations=()), {})).text
    assert shown.startswith("Unattributed narrator")


def test_two_articles_of_one_origin_are_said_to_be_one() -> None:
    """Copies of one wire report do not look like two witnesses."""
    made = Statement(text="Nine dead.", citations=(cited(1, PRESS, 0), cited(2, COURIER, 0)), origins=1)
    assert "2 articles, 1 origin" in statement(made, {})


def test_a_refusal_says_what_was_searched_and_what_came_nearest() -> None:
    """A silence is an answer: kind, search and nearest sentences, each with its link."""
    shown = silence(Silence(kind="nothing found", searched="14 articles for “gold”", nearest=(cited(1, COURIER, 0),)))
    assert "The loaded articles do not say" in shown
    assert "14 articles for “gold”" in shown
    assert 'class="cite"' in shown


def test_withheld_statements_are_counted_with_their_reasons() -> None:
    """Nothing is silently dropped."""
    kept = withheld((Withheld(text="a", reason="no such number"), Withheld(text="b", reason="no such name")))
    assert "2 statements withheld" in kept
    assert "no such number" in kept
    assert "no such name" in kept


def test_the_cited_sentence_is_marked_exactly() -> None:
    """The mark holds the cited words and nothing else; another cited sentence has the lighter mark."""
    at, other = COURIER.sentences[2].span, COURIER.sentences[0].span
    shown = source(COURIER, at, (at, other))
    assert f'<mark class="now" tabindex="-1">{escape(at.of(COURIER.text))}</mark>' in shown
    assert f'<mark class="also">{escape(other.of(COURIER.text))}</mark>' in shown


def test_a_citation_over_two_paragraphs_is_marked_in_both() -> None:
    """A mark never crosses a paragraph's element, and misses no word."""
    whole = Span(start=0, end=len(PRESS.text))
    shown = source(PRESS, whole)
    assert shown.count('<mark class="now"') == PRESS.text.count("\n") + 1


@given(st.sampled_from((COURIER, LANTERN)), st.integers(0, 400), st.integers(0, 400))
def test_every_word_of_the_article_is_shown_once(shown_article: Article, start: int, end: int) -> None:
    """Wherever the marks fall, and whatever stands beside flagged words, the article's text stays whole."""
    length = len(shown_article.text)
    low, high = sorted((min(start, length), min(end, length)))
    shown = source(shown_article, Span(start=low, end=high))
    body = shown[shown.index("<p dir") : shown.index('<section class="about"')]
    words = Skeleton(re.sub(r'<span class="reading" role="note">.*?</span>', "", body)).text
    assert words == shown_article.text.replace("\n", "")


def test_a_flag_with_a_place_stands_beside_its_words() -> None:
    """The words stay as they are, marked; the suggested reading and the reason follow them."""
    shown = source(LANTERN, Span(start=0, end=0))
    assert '<mark class="odd">Corvail</mark><span class="reading" role="note">' in shown
    words = Skeleton(shown).text
    assert (
        "the army of Corvail [suggested reading: “Corvale” – the rest of the text names Corvale]  opened fire" in words
    )
    assert "17 April [impossible date – before the fighting" in words
    assert words.count("suggested reading") == 1


def test_a_flag_of_the_whole_article_is_a_caution_over_the_text() -> None:
    """Its note is said in words, not only by a badge."""
    assert (
        "Likely machine-translated: word order and articles of a translation" in Skeleton(source(LANTERN, NOWHERE)).text
    )


def test_an_article_in_an_unread_language_says_so() -> None:
    """In the pane a sentence, in the list the language under the title."""
    flag = Flag(kind="unread-language", note="no rules for it")
    foreign = replace(COURIER, language="ru", flags=(flag,))
    assert "This article is in Russian: it is searched by words, and no claims are read from it." in source(
        foreign, NOWHERE
    )
    words = Skeleton(library.articles((foreign,))).text
    assert "Russian" in words
    assert "language not read by the rules" in words


def test_versions_copies_and_the_original_are_one_press_away() -> None:
    """Each version and each copy is a link of the pane; the original is a file to be saved; each field says how it was found."""
    older = replace(LANTERN, version=1)
    shown = source(older, NOWHERE, (), (PRESS,))
    links = Skeleton(shown).links
    assert {"#s/lantern-1/1/0-0", "#s/lantern-1/2/0-0", "#s/press-1/1/0-0"} <= set(links)
    assert "/original/lantern-1?version=1" in links
    words = Skeleton(shown).text
    assert "This is version 1 of 2, an older one. Open the latest" in words
    assert "Nine dead, says General Staff Harbour Radio · 5 May 2031 the origin" in words
    assert "published5 May 2031dateline70%" in words


def test_of_very_many_copies_the_first_are_listed() -> None:
    """The origin stands first, forty are links, and the others are counted: a page of a thousand links is slow."""
    many = [replace(COURIER, id=f"copy-{n}") for n in range(60)]
    shown = Skeleton(source(LANTERN, NOWHERE, (), (*many, PRESS)))
    listed = [link for link in shown.links if link.startswith(("#s/copy-", "#s/press-"))]
    assert (listed[0], len(listed)) == ("#s/press-1/1/0-0", 40)
    assert "and 21 more" in shown.text


def test_a_very_long_article_is_shown_around_the_citation() -> None:
    """A page stays quick: the pane shows a window, and says what it left out."""
    long = replace(COURIER, text="word " * WINDOW)
    shown = source(long, Span(start=200_000, end=200_004))
    assert len(shown) < WINDOW * 1.2
    assert "characters before this" in shown
    assert '<mark class="now" tabindex="-1">word</mark>' in shown


def test_flags_and_origin_stand_with_the_article() -> None:
    """Outlet, date with zone, byline, agency, versions, copies, cautions and licence are over the text."""
    words = Skeleton(source(COURIER, Span(start=0, end=0))).text
    for expected in (
        "The Corvale Courier",
        "18:20 (UTC+02:00)",
        "by M. Idris",
        "credits Orvenian Wire",
        "7 markup",
        "CC BY",
    ):
        assert expected in words


def test_six_parties_have_six_colours_that_last() -> None:
    """No two of the six share a colour, and a newcomer below them changes none."""
    names = [f"State {n}" for n in range(HUES)]
    palette = colours(names)
    assert len(set(palette.values())) == HUES
    assert colours([*names, "Newcomer"]) == palette
    assert colours(names[::-1]) == palette, "the order of who speaks most may change"


def test_numbers_count_places_over_a_whole_page() -> None:
    """The same sentence has one number on a page, another sentence another."""
    one, two = cited(1, COURIER, 0), cited(1, COURIER, 1)
    counted = numbers((one, two, one))
    assert sorted(counted.values()) == [1, 2]
    assert ">2</a>" in cites((two,), counted)


def test_a_link_keeps_odd_article_ids_in_one_piece() -> None:
    """An id with a slash or a quotation mark cannot leave its place in the link."""
    assert target("a/b'?#", 1, 2, 3) == "#s/a%2Fb%27%3F%23/1/2-3"


def test_an_empty_cell_says_that_nothing_was_found() -> None:
    """A party that said nothing on a question is not left blank."""
    shown = positions.positions(FakeDesk().positions(), {})
    assert "no statement in the loaded sources" in shown
    assert "revised from 4 wounded on 4 May" in shown


def test_disputes_show_sides_and_no_verdict() -> None:
    """Each side under its own name, a silent side as such, and the relations apart."""
    shown = disputes.disputes(*FakeDesk().disputes(), {})
    words = Skeleton(shown).text
    assert "no verdicts" in words
    assert "no statement found" in words
    assert "Later figures of the same claimant" in words


def test_accounts_that_may_not_agree_are_folded_below() -> None:
    """They stand apart from the plain ones, say what they are, and are no verdict; without any, no such part is shown."""
    found, related = FakeDesk().disputes()
    shown = disputes.disputes(found, related, {}, possible=[replace(d, certain=False) for d in found])
    plain, _, doubts = str(shown).partition("<details")
    assert "may not agree" not in plain
    words = Skeleton("<details" + doubts).text
    assert "Accounts that may not agree:" in words
    assert "is for you to read" in words
    assert "may not agree" not in disputes.disputes(found, related, {})


def test_every_refused_file_has_its_reason() -> None:
    """The result of adding names each file."""
    done = AddReport(
        added=("a",), unchanged=("b",), refused=(Refusal(source="c.exe", reason="Not a format."),), stopped=True
    )
    words = Skeleton(adding.report(done, {"a": "First"})).text
    for expected in ("1 added, 1 unchanged, 1 refused", "First", "c.exe", "Not a format.", "Stopped at your request"):
        assert expected in words


def test_a_large_library_is_shown_page_by_page() -> None:
    """Two hundred rows at once, and buttons that lead to the rest of the same view."""
    many = tuple(replace(COURIER, id=f"c{n}") for n in range(450))
    shown = library.articles(many)
    assert shown.count("<tr>") == library.SHOWN + 1
    assert "1–200 of 450" in shown
    view = library.View()
    last = library.articles(many, library.View(turned=view.turn_to(3)))
    assert last.count("<tr>") == 50 + 1
    assert "401–450 of 450" in last
    assert "401–450 of 450" in library.articles(many, library.View(turned=view.turn_to(99)))


def test_the_list_counts_origins_and_names_whose_copy_an_article_is() -> None:
    """Two articles of one report are one origin; the copy leads to the report it comes from."""
    first, second = replace(PRESS, origin=PRESS.id, copies=(LANTERN.id,)), LANTERN
    shown = library.articles((first, second))
    words = Skeleton(shown).text
    assert "2 articles, 1 origin" in words
    assert "copy of Harbour Radio" in words
    assert "1 copy" in words
    assert Skeleton(shown).links.count("#s/press-1/1/0-0") == 2


def test_the_list_finds_sorts_and_tells_what_waits() -> None:
    """By words of the text or a suggested reading, in the order chosen, with the state of what is not ready."""
    waiting = replace(WIRE, state="indexed")
    found = (COURIER, waiting, LANTERN)

    def order(view: library.View) -> list[str]:
        return [link.split("/")[1] for link in Skeleton(library.articles(found, view)).links]

    assert order(library.View(words="corvale BORDER")) == []
    assert order(library.View(words="border commission")) == ["wire-2"]
    assert order(library.View(words="corvail")) == ["lantern-1"]
    assert order(library.View(sort="oldest")) == ["courier-1", "lantern-1", "wire-2"]
    assert order(library.View(sort="title")) == ["wire-2", "lantern-1", "courier-1"]
    assert "1 searchable, claims not read yet" in Skeleton(library.articles(found)).text
    assert "No article holds “gold”." in library.articles(found, library.View(words=" gold "))


def test_a_page_button_is_for_its_own_view() -> None:
    """After other words were typed, an old button leads to the first page."""
    old = library.View(words="ford", sort="title").turn_to(3)
    assert library.View(words="ford", sort="title", turned=old).page == 3
    assert library.View(words="fort", sort="title", turned=old).page == 1
    assert library.View(turned="x|newest|").page == 1


def test_rows_can_be_selected_only_in_ones_own_library() -> None:
    """The samples are not the reader's to remove."""
    assert 'class="pick"' not in library.articles((COURIER,))
    assert 'class="pick" value="courier-1"' in library.articles((COURIER,), library.View(pickable=True))


def test_progress_tells_rate_step_and_time_left() -> None:
    """A bar, how many of how many, what is done to them, how fast, and how long it will take."""
    shown = adding.progress(Progress(done=12, total=60, doing="a.txt", step="indexed"), 0.4)
    assert "12 of 60 · indexing for search · 0.4 a second · about 2 minutes left · a.txt" in Skeleton(shown).text
    assert 'max="60" value="12"' in shown
    assert Skeleton(adding.progress(Progress(done=3, total=None, doing=""))).text == "3 done"


def test_what_failed_is_watched_or_was_removed_has_its_buttons() -> None:
    """Each row says why or when, and its button carries what it asks for."""
    item = Item(id=7, source=Source(location="a.bin"), state="failed", reason="Not a format.", tries=2)
    feed = Feed(url="https://river.example/feed", checked_at=datetime(2031, 5, 4, 16, tzinfo=UTC))
    entry = LogEntry(at=datetime(2031, 5, 4, 16, 5, tzinfo=UTC), action="removed", subject="wire-2", detail="by hand")
    shown = html.unescape(shelves.shelves((item,), (feed,), (WIRE,), (entry,)))
    words = Skeleton(shelves.shelves((item,), (feed,), (WIRE,), (entry,))).text
    for value in ('["retry", "7"]', '["check", "https://river.example/feed"]', '["unwatch", ', '["restore", "wire-2"]'):
        assert value in shown
    for told in ("Not a format. · tried 2 times", "checked 4 May 2031, 16:00 UTC", "4 May 2031, 16:05 UTC", "by hand"):
        assert told in words
    assert "Try all again" not in words
    assert shelves.shelves((), (), (), ()) == '<div class="shelves"></div>'


def test_cautions_stand_with_quotations_on_every_page() -> None:
    """Answer, nearest sentence, position and dispute show the flags of the sentence they quote, and its suggested reading."""
    odd, clean = cited(1, LANTERN, 0), cited(2, LANTERN, 2)
    said = Statement(text="x", citations=(odd,), flags=odd.flags)
    position = Position(party="Talmark", question="q", text="x", claim="c", chain=(), said_on=None, citations=(odd,))
    side = Side(party="Talmark", text="x", claims=("c",), citations=(odd,))
    pages = (
        statement(said, {}),
        silence(Silence(kind="nothing found", searched="x", nearest=(odd,))),
        answer(replace(FakeDesk().ask("casualties"), gaps=(Gap(text="g", citations=(odd,)),), statements=()), {}),
        positions.positions((PartyPositions(party="Talmark", positions=(position,)),), {}),
        disputes.disputes((Dispute(id="d", question="q", kind="denial", sides=(side, side)),), (), {}),
    )
    for shown in pages:
        words = Skeleton(shown).text
        assert "odd name" in words
        assert "suggested reading of “Corvail”: “Corvale” – the rest of the text names Corvale" in words
    assert clean.flags == ("machine-translated",)
    assert "odd name" not in statement(Statement(text="x", citations=(clean,), flags=clean.flags), {})


def test_a_briefings_caution_is_nobodys_statement() -> None:
    """Sitrep's own word about a text stands without a speaker; what a source says about texts keeps its own."""
    own = Statement(text="The Lantern: odd name", citations=(cited(1, LANTERN, 0),))
    made = replace(FakeDesk().brief(), sections=(Section(title="Quality cautions", statements=(own,)),))
    shown = Skeleton(briefing.briefing(made, {})).text
    assert "The Lantern: odd name Citation 1" in shown
    assert "narrator" not in shown
    said = replace(own, claims=("c",), speaker="Ministry")
    assert (
        "Ministry text"
        in Skeleton(
            briefing.briefing(replace(made, sections=(Section(title="Quality cautions", statements=(said,)),)), {})
        ).text
    )


def test_unread_articles_are_told_with_answers_and_briefings() -> None:
    """A reader knows that some articles could only be searched by words."""
    scope = Scope(articles=9, origins=9, unread=2, languages=("ru",))
    told = "2 articles in Russian were searched by words only; no claims were read from them."
    assert told in answer(replace(FakeDesk().ask("casualties"), scope=scope), {})
    assert told in briefing.briefing(replace(FakeDesk().brief(), scope=scope), {})
    assert "Not read" not in answer(FakeDesk().ask("casualties"), {})


def test_empty_pages_say_what_to_do() -> None:
    """Nothing loaded: every page has a sentence."""
    nothing = Scope(articles=0, origins=0)
    assert "Drop files above" in library.articles(())
    assert "No statement of a party" in positions.positions((), {})
    assert "contradict" in disputes.disputes((), (), {})
    assert "Library page" in desk.welcome(nothing, (), samples=False)
    assert scope_line(nothing) == "0 articles · 0 origins"


def test_the_login_page_is_one_form_to_ourselves() -> None:
    """No script, no other address."""
    found = Skeleton(login.login_page("", bad=True))
    assert found.links == ["/login"]
    assert not any(name == "script" for name, _ in found.elements)


def test_those_who_say_it_together_are_no_chain() -> None:
    """“Talmark and Orvenia denied it” is passed on by nobody but its outlet; an arrow would say that one quoted the other."""
    both = (Hop(name="Talmark"), Hop(name="Orvenia", inferred=True, beside=True), Hop(name="Courier"))
    html = chain(both)
    assert re.sub(r"<[^>]+>", "", html) == "Talmark and Orvenia→Courier"
    three = (both[0], Hop(name="Velmora", beside=True), *both[1:])
    assert chain_words(three) == "Talmark, Velmora and Orvenia (inferred) → Courier"
    assert chain_words((both[1], both[2])) == "Orvenia (inferred) → Courier", "the first has nobody before it"
    assert "→" not in re.sub(r"<[^>]+>", "", chain(both[:2]))


def test_a_joint_statement_stands_under_all_its_speakers() -> None:
    """Under the heading of Orvenia, “Talmark denies” alone would be another party's statement; the denial is said once."""
    both = (Hop(name="Talmark"), Hop(name="Orvenia", beside=True), Hop(name="Courier"))
    made = Statement(
        text="Talmark and Orvenia (denial): “any shell had fallen”", citations=(), speaker="Talmark and Orvenia",
        party="Talmark", stance="denies", chain=both,
    )  # fmt: skip
    words = re.sub(r"<[^>]+>", "", statement(made, {}))
    assert words.startswith("Talmark and Orvenia denies “any shell had fallen”")
    alone = replace(made, text="Talmark: “no shell fell”", speaker="Talmark", chain=both[::2], stance="asserts")
    assert re.sub(r"<[^>]+>", "", statement(alone, {})).startswith("Talmark says “no shell fell”")
    person = replace(
        alone, text="Mira Solen (minister, Talmark): “no shell fell”", speaker="Mira Solen (minister, Talmark)"
    )
    assert "Mira Solen (minister, Talmark)" in statement(person, {})


def test_an_article_without_a_title_is_known_by_its_first_words() -> None:
    """Its outlet's name is no title; nor does it credit itself."""
    bare = replace(sample_articles()[0], title=None, outlet=None, agency="Orvenian Wire")
    html = library.articles([bare], library.View())
    assert "Untitled: “" in html
    assert "credits" not in html
    assert library.called(replace(bare, text="")) == "Orvenian Wire"


def test_a_library_that_the_filters_empty_says_so() -> None:
    """The words “No articles yet” are for the one that holds none."""
    assert "passes the filters" in library.articles([], library.View(), sample_articles())
    assert "No articles yet" in library.articles([], library.View())


def test_an_error_begins_as_a_sentence() -> None:
    """However it was written where it arose."""
    html = error(UserError("the question is empty", "type a question"))
    assert "The question is empty." in html
    assert "Type a question" in html
