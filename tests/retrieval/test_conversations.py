"""Conversations in the catalogue: what came with its fourth version."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from domain.answer import Answer, Gap, Scope, Silence, Statement, Withheld
from domain.article import Article
from domain.citation import Caution, Citation
from domain.errors import LibraryError, NotFound, UserError
from domain.moment import Moment
from retrieval.database import open_database
from retrieval.schema import STEPS
from retrieval.undoable import ERASED_AFTER
from tests.retrieval.builders import BRIDGE, GRAIN, article
from tests.retrieval.conftest import Shelf

AT = datetime(2031, 5, 6, 12, tzinfo=UTC)


def citation(of: Article, index: int = 1) -> Citation:
    """One sentence of the article."""
    place = of.sentences[index]
    return Citation(
        number=1, article=of.id, version=of.version, title=None, outlet=of.outlet, published=Moment(iso="2031-05-04"),
        origin=None, sentence=of.sentence_id(place), quote=place.span.of(of.text), start=place.start, end=place.end,
        raw_start=place.start, raw_end=place.end, cautions=(Caution(kind="no-byline", note="none was found"),),
    )  # fmt: skip


def answer(question: str = "Who lost soldiers?", of: Article | None = None, **known: Any) -> Answer:
    """An answer of one statement, with a gap and a withheld line."""
    cited = (citation(of or article()),)
    base: dict[str, Any] = {
        "question": question, "asked_as": question, "kind": "who-reported", "answer": "Talmark's army said two were killed.",
        "lead": "", "statements": (Statement(text="Two were killed.", citations=cited, party="Talmark"),),
        "gaps": (Gap(text="Nobody says where.", citations=cited),), "withheld": (Withheld(text="Six.", reason="number"),),
        "silence": None, "scope": Scope(articles=1, origins=1), "engine": "extractive",
    }  # fmt: skip
    return Answer(**base | known)


REFUSAL = {"statements": (), "gaps": (), "silence": Silence(kind="nothing found", searched="1 article")}


def test_a_library_of_the_third_version_is_brought_up(shelf: Shelf) -> None:
    """An older library keeps its articles and takes conversations."""
    shelf.folder.mkdir()
    file = shelf.folder / "catalogue.db"
    open_database(file, STEPS[:3]).dispose()

    library = shelf.filled(article())

    assert library.conversations.lines() == ()
    assert library.conversations.add(answer(), "first") == "first"
    assert file.with_name("catalogue.db.version-3").is_file()


def test_an_answer_comes_back_as_it_was_shown(shelf: Shelf) -> None:
    """Every field of it, refusals too, after the library was closed and opened again."""
    library = shelf.filled(article())
    shown = [answer(), answer("Why?", **REFUSAL)]
    name = library.conversations.add(shown[0], at=AT)
    library.conversations.add(shown[1], name, at=AT + timedelta(minutes=1))
    library.close()

    kept = shelf.open().conversations.read(name)

    assert [one.answer for one in kept.exchanges] == shown
    assert (kept.title, kept.begun, kept.changed) == ("Who lost soldiers?", AT, AT + timedelta(minutes=1))
    assert [turn.content for turn in kept.recalled[:2]] == ["Who lost soldiers?", shown[0].answer]


def test_citations_stay_valid_when_the_article_changes(shelf: Shelf) -> None:
    """A new version, a new index and a removal leave the cited words where the citation says they stand."""
    library = shelf.filled(article(BRIDGE))
    name = library.conversations.add(answer(of=library.article("courier-1")))
    library.keep([article(GRAIN)])
    assert [a.version for a in library.index_waiting()] == [2]
    library.remove(["courier-1"])
    library.close()

    again = shelf.open()
    (cited,) = again.conversations.read(name).exchanges[0].answer.citations

    assert again.article(cited.article, cited.version).text[cited.start : cited.end] == cited.quote


def test_a_reader_keeps_beside_a_writer_and_no_cache_is_lost(shelf: Shelf) -> None:
    """`sitrep ask --conversation` works while the browser app is open; the revision, which caches go by, stays."""
    library = shelf.filled(article())
    before = library.revision()
    with closing(shelf.open(writer=False)) as reader:
        name = reader.conversations.add(answer())

    assert [line.id for line in library.conversations.lines()] == [name]
    assert library.revision() == before


def test_conversations_are_listed_by_their_last_change_and_searched_in_all_their_words(shelf: Shelf) -> None:
    """Each word must stand somewhere in it: in its name, a question or an answer, in any case of its letters."""
    kept = shelf.filled(article()).conversations
    kept.add(answer("Who lost soldiers?"), "losses", at=AT)
    kept.add(answer("Что сказал Совет?", answer="No party spoke of grain."), "council", at=AT + timedelta(hours=1))
    kept.add(answer("And in Halden?"), "losses", at=AT + timedelta(hours=2))

    assert [(line.id, line.exchanges, line.asked) for line in kept.lines()] == [
        ("losses", 2, "Who lost soldiers?"),
        ("council", 1, "Что сказал Совет?"),
    ]
    assert [line.id for line in kept.lines("halden KILLED")] == ["losses"]
    assert [line.id for line in kept.lines("СОВЕТ")] == ["council"]
    assert kept.lines("100%") == kept.lines("halden grain") == ()


def test_a_clock_that_was_set_back_hides_no_new_question(shelf: Shelf) -> None:
    """What was asked last stands first, though the clock then said an hour less."""
    kept = shelf.filled(article()).conversations
    kept.add(answer("Who lost soldiers?"), "before", at=AT)
    kept.add(answer("And in Halden?"), "after", at=AT - timedelta(hours=1))
    assert [line.id for line in kept.lines()] == ["after", "before"]

    kept.add(answer("Who denies it?"), "before", at=AT - timedelta(minutes=30))
    assert [line.id for line in kept.lines()] == ["before", "after"]
    assert [one.answer.question for one in kept.read("before").exchanges] == ["Who lost soldiers?", "Who denies it?"]


def test_a_conversation_is_renamed_deleted_and_brought_back(shelf: Shelf) -> None:
    """A deleted one is in no list and can be restored."""
    kept = shelf.filled(article()).conversations
    kept.add(answer(), "losses")

    assert kept.rename("losses", "  Losses\nof May ").title == "Losses of May"
    assert [line.id for line in kept.lines("of may")] == ["losses"]
    assert kept.delete("losses").title == "Losses of May"
    assert kept.lines() == ()
    with pytest.raises(NotFound, match="was deleted"):
        kept.read("losses")
    with pytest.raises(NotFound, match="was deleted"):
        kept.add(answer(), "losses")
    assert kept.restore("losses").exchanges == 1
    assert kept.read("losses").title == "Losses of May"


def test_a_deleted_conversation_is_erased_a_day_later(shelf: Shelf) -> None:
    """With all its words, at the next change; until then it stays."""
    library = shelf.filled(article())
    kept = library.conversations
    kept.add(answer("A private matter?"), "private")
    kept.delete("private")
    kept.add(answer(), at=datetime.now(UTC) + ERASED_AFTER / 2)
    assert kept.restore("private")
    kept.delete("private")
    kept.add(answer(), at=datetime.now(UTC) + ERASED_AFTER + timedelta(minutes=1))

    with pytest.raises(NotFound, match="no deleted conversation"):
        kept.restore("private")
    with sqlite3.connect(shelf.folder / "catalogue.db") as file:
        assert not file.execute("SELECT * FROM exchanges WHERE question LIKE '%private%'").fetchall()


@pytest.mark.parametrize("name", ["", "../x", "a b", "-rf", "x" * 65, "né"])
def test_what_cannot_be_an_id_is_refused(shelf: Shelf, name: str) -> None:
    """A name that would be hard to type, or to put into an address."""
    with pytest.raises(UserError, match="cannot name a conversation"):
        shelf.filled(article()).conversations.begun(name)


def test_names_without_words_and_unknown_ids_are_refused(shelf: Shelf) -> None:
    """What cannot be done is said with what to do."""
    kept = shelf.filled(article()).conversations
    kept.add(answer(), "losses")

    with pytest.raises(UserError, match="needs a name"):
        kept.rename("losses", " \n")
    for act in (kept.read, kept.delete, lambda name: kept.rename(name, "x")):
        with pytest.raises(NotFound, match="no conversation 'other'"):
            act("other")
    assert kept.begun("losses")
    assert not kept.begun("other")


def test_broken_letters_of_a_question_are_kept_as_marks(shelf: Shelf) -> None:
    """A lone surrogate, which a browser may send, does not lose the answer."""
    kept = shelf.filled(article()).conversations
    name = kept.add(answer("Who \ud800 lost?"))

    assert kept.lines()[0].title == "Who ? lost?"
    assert kept.read(name).exchanges[0].answer.lead == ""


def test_an_answer_of_another_shape_is_shown_by_its_words(shelf: Shelf) -> None:
    """A later Sitrep that calls a field otherwise loses no conversation."""
    kept = shelf.filled(article()).conversations
    name = kept.add(answer())
    with sqlite3.connect(shelf.folder / "catalogue.db") as file:
        file.execute("UPDATE exchanges SET noun = ?", (json.dumps({"question": "Who?"}),))

    (one,) = kept.read(name).exchanges

    assert one.answer.answer == "Talmark's army said two were killed."
    assert "another version" in one.answer.notice


def test_a_library_that_cannot_be_written_says_so(shelf: Shelf) -> None:
    """Another process that holds the file for too long is one sentence, not a traceback."""
    library = shelf.filled(article())
    library._catalogue._engine.dispose()
    other = sqlite3.connect(shelf.folder / "catalogue.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LibraryError, match="could not be kept"):
        library.conversations.add(answer())
    other.rollback()
    other.close()
