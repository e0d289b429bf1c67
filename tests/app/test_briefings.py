"""Briefings around a desk: kept, compared with earlier ones, edited beside the original, checked again, exported."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app import editing
from app.cli import main
from app.export.briefing_file import briefing_file
from app.export.document import Document, Note, Paragraph, Table
from app.export.edited import edited
from app.export.formats import BRIEFING
from app.export.references import bibtex, csl, date_parts, key_of
from app.news import compared, mark_of
from app.rechecking import recheck
from app.wiring import Desk
from domain.briefing import Section
from domain.citation import Citation
from domain.edition import Edition, Line, edition_of
from domain.errors import NotFound, Stopped, UserError
from domain.kept_briefing import KeptBriefing, Known, Order
from domain.moment import Moment
from tests.app.builders import a_briefing, a_citation, a_statement, an_article
from tests.app.correcting_scene import desk_over, filled
from tests.app.fake_desk import FakeDesk
from tests.app.live import request, running
from tests.app.ui_fakes import FakeDesk as PageDesk

pytestmark = pytest.mark.usefixtures("clean_place")
AT = datetime(2031, 5, 6, 12, tzinfo=UTC)
HELD = Known(articles=(("courier-1f2e", 1),), claims=("m1",))


def kept(name: str = "b", *, hours: int = 1, marks: tuple[str, ...] = ("m1",), **known: Any) -> KeptBriefing:
    """A briefing of one statement, written some hours after noon."""
    made = KeptBriefing(
        id=name, title="Dask", at=AT + timedelta(hours=hours), order=Order(), briefing=a_briefing(), marks=(marks,)
    )
    return replace(made, **known)


@pytest.fixture
def desk(tmp_path: Path) -> Any:
    """A real desk over two articles."""
    made = desk_over(filled(tmp_path / "library"))
    yield made
    made.close()


# --- what is new


def test_a_statement_is_new_when_one_of_its_claims_came_since() -> None:
    """What the library knew already is not new, wherever it stands in the briefing."""
    then = kept("a", hours=0)

    assert compared(kept(), HELD, then, HELD).new == ()
    assert compared(kept(marks=("m1", "m2")), HELD, then, HELD).new == (0,)
    assert compared(kept(marks=()), HELD, then, HELD).new == ()
    assert compared(kept(marks=()), HELD, then, Known()).new == (0,)


@pytest.mark.parametrize(
    ("now", "why"),
    [
        (Known(articles=(), claims=()), "removed"),
        (Known(articles=(("courier-1f2e", 1),), dismissed=("m1",)), "dismissed"),
        (Known(articles=(("courier-1f2e", 2),)), "new version"),
        (Known(articles=(("courier-1f2e", 1),)), "not found"),
        (replace(HELD, corrected=("m1",)), "corrected"),
    ],
)
def test_what_does_not_stand_any_more_says_why(now: Known, why: str) -> None:
    """Each statement of the earlier briefing with the reason."""
    found = compared(kept(), now, kept("a", hours=0), HELD)

    assert [one.why for one in found.gone] == [why]
    assert found.earlier.id == "a"


def test_what_still_stands_is_not_withdrawn() -> None:
    """One claim that carries it is enough, and a correction that was there before is no news."""
    then = kept("a", hours=0, marks=("m1", "m2"))
    before = replace(HELD, corrected=("m1",))

    assert compared(kept(), before, then, before).gone == ()


def test_a_mark_outlives_line_breaks_and_ids() -> None:
    """Words and article make it, nothing else."""
    assert mark_of("a", "two\n fell") == mark_of("a", "two fell")
    assert mark_of("a", "two fell") != mark_of("a", "three fell")


def test_a_second_briefing_tells_what_came_and_what_went(desk: Desk) -> None:
    """With the real desk: a removed article and a dismissed claim are told; nothing is new."""
    first = desk.briefings.write(Order())
    dismissed = next(c for c in desk.claims() if c.article == "post-1")
    desk.corrections.dismiss(dismissed.id)
    second = desk.briefings.write(Order(length="long"))

    found = desk.briefings.news(second.id, first.id)

    assert found.new == ()
    assert {one.why for one in found.gone} == {"dismissed"}
    last = desk.briefings.last_before(second.id)
    assert last is not None
    assert last.id == first.id
    assert desk.briefings.last_before(first.id) is None
    with pytest.raises(UserError, match="not the earlier one"):
        desk.briefings.news(first.id, second.id)


def test_a_clock_that_was_set_back_turns_no_briefings_round(desk: Desk) -> None:
    """The one that was written last is the later one, though the clock then said an hour less."""
    first = desk.briefings.write(Order())
    kept = desk.briefings._kept()
    kept.keep(replace(first, id="again", at=first.at - timedelta(hours=1)), kept.known(first.id))

    last = desk.briefings.last_before("again")
    assert last is not None
    assert last.id == first.id
    assert desk.briefings.news("again", first.id).new == ()
    with pytest.raises(UserError, match="not the earlier one"):
        desk.briefings.news(first.id, "again")


def test_a_stopped_briefing_is_not_kept(desk: Desk) -> None:
    """The steps are told by name until the person stops it."""
    steps: list[str] = []

    with pytest.raises(Stopped, match="stopped"):
        desk.briefings.write(Order(), progress=lambda at: steps.append(at.doing), stopped=lambda: len(steps) > 2)

    assert steps[:2] == ["Finding the articles", "Comparing what the parties say"]
    assert len(steps) == 3
    assert desk.briefings.lines() == ()


def test_an_analyst_gets_more_than_an_editor(desk: Desk) -> None:
    """No statement of the editor's is missing from the analyst's long briefing."""
    editor, analyst = (
        {c for s in desk.brief(audience=who, length=length).sections for one in s.statements for c in one.claims}
        for who, length in (("editor", "short"), ("analyst", "long"))
    )

    assert editor <= analyst


# --- editing

FIRST = edition_of(a_briefing())
SENTENCE = next(line for line in FIRST.lines if line.kind == "sentence")


def test_an_edition_has_the_lines_of_the_briefing_in_order() -> None:
    """Lead, sections, headings, sentences and gaps."""
    said = a_statement(heading="4 May 2031")
    made = replace(
        a_briefing(), lead="Two parties speak.", sections=(Section(title="Bottom line", statements=(said,)),)
    )

    assert [line.kind for line in edition_of(made).lines][:4] == ["lead", "section", "heading", "sentence"]
    assert [line.id for line in edition_of(made).lines][:3] == [1, 2, 3]


def test_changed_words_are_unchecked_until_they_are_the_originals_again() -> None:
    """By hand and unchecked; the same words again are as written."""
    changed = editing.reworded(FIRST, SENTENCE.id, " Other   words. ", SENTENCE.citations, FIRST)
    line = editing.find(changed, SENTENCE.id)

    assert (line.text, line.hand, line.verdict) == ("Other words.", "edited", "unchecked")
    assert editing.reworded(changed, SENTENCE.id, SENTENCE.text, SENTENCE.citations, FIRST) == FIRST
    assert editing.reworded(FIRST, SENTENCE.id, SENTENCE.text, SENTENCE.citations, FIRST) == FIRST
    with pytest.raises(UserError, match="needs words"):
        editing.reworded(FIRST, SENTENCE.id, " ", (), FIRST)


def test_a_headings_words_need_no_check() -> None:
    """It says nothing that could be verified."""
    heading = next(line for line in FIRST.lines if line.kind == "section")
    line = editing.find(editing.reworded(FIRST, heading.id, "In short", (), FIRST), heading.id)

    assert (line.text, line.hand, line.verdict) == ("In short", "edited", "verified")


def test_lines_are_moved_added_taken_out_and_put_back() -> None:
    """Ids stay; what was taken out comes back to its place."""
    ids = [line.id for line in FIRST.lines]
    longer = editing.added(FIRST, SENTENCE.id, "My own.", SENTENCE.citations)
    new = longer.lines[ids.index(SENTENCE.id) + 1]

    assert (new.id, new.hand, new.verdict) == (max(ids) + 1, "added", "unchecked")
    up = editing.moved(longer, new.id, -1)
    assert up.lines.index(new) == ids.index(SENTENCE.id)
    assert editing.moved(up, up.lines[0].id, -1) == up
    short = editing.removed(up, new.id)
    assert [one.line for one in short.removed] == [new]
    assert editing.put_back(short, new.id) == up
    with pytest.raises(NotFound):
        editing.put_back(short, SENTENCE.id)
    assert editing.added(short, SENTENCE.id, "Another.", ()).lines[-1].id not in {new.id, *ids[:-1]}


def checked(desk: Desk, text: str, number: int = 0) -> Line:
    """A sentence of the first briefing in other words, after its check."""
    made = desk.briefings.write(Order())
    lines = edition_of(made.briefing).lines
    line = [one for one in lines if one.kind == "sentence"][number]
    cited = ", ".join(str(c.number) for c in line.citations)
    desk.briefings.reword(made.id, line.id, text.format(line.text), cited)
    edition = desk.briefings.check(made.id, line.id).edition
    assert edition is not None
    return editing.find(edition, line.id)


def test_a_check_verifies_what_the_sentences_carry(desk: Desk) -> None:
    """Words that stand in the cited sentence pass, and keep their numbers."""
    line = checked(desk, "{} .")

    assert (line.verdict, line.reason, line.hand) == ("verified", "", "edited")
    assert line.citations


def test_a_check_withholds_what_they_do_not_carry(desk: Desk) -> None:
    """A number that stands nowhere is named."""
    line = checked(desk, "{} and 77 more")

    assert line.verdict == "withheld"
    assert "77" in line.reason


def test_a_check_tells_of_articles_that_are_gone(desk: Desk) -> None:
    """Removed, replaced by a newer version, or never cited."""
    made = desk.briefings.write(Order())
    line = next(one for one in edition_of(made.briefing).lines if one.kind == "sentence")
    one = line.citations[0]
    older = replace(line, citations=(replace(one, version=9),))
    gone = replace(line, citations=(replace(one, article="nobody-1"),))

    def evidence(ids: Any) -> Any:
        return desk.evidence()

    assert "has a newer version" in recheck(older, evidence, "").reason
    assert "is not in the library any more" in recheck(gone, evidence, "").reason
    assert recheck(replace(line, citations=()), evidence, "").reason == "it cites no sentence"


def test_an_edition_is_kept_beside_the_original(desk: Desk) -> None:
    """Every operation is stored; starting again lets go of it; a number that is not there is refused."""
    made = desk.briefings.write(Order())
    room, line = desk.briefings, next(x for x in edition_of(made.briefing).lines if x.kind == "sentence")
    room.add(made.id, line.id, "My own sentence.", "[1]")
    new = room.read(made.id).edition
    assert new is not None
    (mine,) = new.by_hand
    assert [c.number for c in mine.citations] == [1]
    room.move(made.id, mine.id, -1)
    room.remove(made.id, line.id)
    room.put_back(made.id, line.id)
    assert room.read(made.id).briefing == made.briefing
    assert room.lines()[0].edited
    with pytest.raises(UserError, match="no citation 999"):
        room.reword(made.id, line.id, "x", "999")
    assert room.start_again(made.id).edition is None
    room.move(made.id, line.id, 1)
    assert room.move(made.id, line.id, -1).edition is None, "what is the original again is not an edition"


# --- files


def edited_document() -> Document:
    """A briefing with one sentence edited and withheld, one added, one line taken out."""
    written = replace(a_briefing("Dask"), lead="Two parties speak.")
    first = edition_of(written)
    line = next(one for one in first.lines if one.kind == "sentence")
    changed = editing.reworded(first, line.id, "It said that 40 fell.", line.citations, first)
    changed = editing.checked(
        changed, line.id, lambda one: replace(one, verdict="withheld", reason="the number 40 stands nowhere")
    )
    changed = editing.added(changed, line.id, "My own.", line.citations)
    changed = editing.removed(changed, first.lines[0].id)
    return edited(written, changed, "Briefing: Dask", (), {"courier-1f2e": an_article()})


def test_an_edited_file_says_what_is_by_hand_and_whether_it_was_checked() -> None:
    """Beside each sentence, at the head, and in the audit with the words as they were."""
    made = edited_document()
    shown = {b.text: b.about for b in made.blocks if isinstance(b, Paragraph)}
    head = [b.text for b in made.blocks if isinstance(b, Note)]
    tables = {b.head: b.rows for b in made.blocks if isinstance(b, Table)}

    assert shown["It said that 40 fell."].startswith("[edited by hand; NOT VERIFIED: the number 40 stands nowhere]")
    assert shown["My own."] == "[added by hand; NOT CHECKED since it was changed]"
    told = "Edited by hand: 1 sentence edited, 1 sentence added, 1 line taken out; 2 of them not verified."
    assert told in head
    changes = tables["as it was written", "as it is now", "check"]
    assert [row[:2] for row in changes][1:] == [("(new)", "My own."), ("Two parties speak.", "(taken out)")]
    checks = {row[0]: row[3] for row in tables["statement", "citations", "through", "check"]}
    assert checks["It said that 40 fell."].startswith("edited by hand; NOT VERIFIED")


@pytest.mark.parametrize("form", BRIEFING)
def test_a_kept_briefing_becomes_the_same_bytes_twice(form: str) -> None:
    """In every format, edited or not."""
    desk = FakeDesk()
    made = desk.briefings.write(Order())
    line = next(one for one in edition_of(made.briefing).lines if one.kind == "sentence")
    desk.briefings.reword(made.id, line.id, "Other words.", "1")
    made = desk.briefings.read(made.id)

    assert briefing_file(desk, made, form) == briefing_file(desk, made, form)
    if form not in ("csl", "bibtex"):
        assert briefing_file(desk, made, form) != briefing_file(desk, made, form, original=True)
    with pytest.raises(UserError, match="not exported as rtf"):
        briefing_file(desk, made, "rtf")


NASTY = an_article(
    id="the post/ä 1", title=r"50% {off} \at_the $border & more ~ #1 ^", byline="By Mira Solen",
    url="https://post.example/a%20b?{x}", published=Moment(iso="2031-05"),
)  # fmt: skip
PLAIN = an_article(published=Moment(iso="2031-05-04T18:20:00+02:00"), url="javascript:alert(1)")


def entries(content: bytes) -> dict[str, dict[str, str]]:
    """BibTeX read as BibTeX reads it: braces are counted, whatever stands before them."""
    found: dict[str, dict[str, str]] = {}
    for entry in re.finditer(r"@article\{([^,]+),\n((?:  .*\n)*)\}\n", content.decode()):
        fields = dict(line.strip().removesuffix(",").split(" = ", 1) for line in entry[2].splitlines())
        for value in fields.values():
            depth = [value[:n].count("{") - value[:n].count("}") for n in range(len(value) + 1)]
            assert min(depth) == depth[-1] == 0
        found[entry[1]] = fields
    return found


def test_bibtex_escapes_and_keeps_the_precision_of_dates() -> None:
    """Keys without odd signs, braces in balance, no address that is none of the web."""
    found = entries(bibtex([PLAIN, NASTY, PLAIN]))

    assert len(found) == 2
    nasty = found[key_of(NASTY)]
    assert re.fullmatch(r"[A-Za-z0-9:.-]+", key_of(NASTY))
    assert nasty["title"] == (
        r"{{50\% \textbraceleft{}off\textbraceright{} \textbackslash{}at\_the \$border \& more"
        r" \textasciitilde{} \#1 \textasciicircum{}}}"
    )
    assert (nasty["author"], nasty["date"], nasty["year"], nasty["month"]) == (
        "{{Mira Solen}}",
        "{2031-05}",
        "{2031}",
        "may",
    )
    assert nasty["url"] == "{https://post.example/a%20b?%7Bx%7D}"
    assert found[PLAIN.id]["date"] == "{2031-05-04}"
    assert "url" not in found[PLAIN.id]


def test_csl_json_names_what_is_known_and_nothing_else() -> None:
    """One list of newspaper articles, ordered by key; an unknown date is left out."""
    found = {one["id"]: one for one in json.loads(csl([PLAIN, NASTY, replace(PLAIN, id="x-1", published=None)]))}

    assert list(found) == sorted(found)
    assert found[key_of(NASTY)]["issued"] == {"date-parts": [[2031, 5]]}
    assert found[key_of(NASTY)]["author"] == [{"literal": "Mira Solen"}]
    assert found[PLAIN.id]["issued"] == {"date-parts": [[2031, 5, 4]]}
    assert found[PLAIN.id]["type"] == "article-newspaper"
    assert "URL" not in found[PLAIN.id]
    assert "issued" not in found["x-1"]
    assert date_parts(Moment(iso="2031-05-04")) == (2031, 5, 4)


# --- over HTTP and on the command line


def test_the_routes_list_open_edit_and_export() -> None:
    """What the page's listener asks; a wrong question is answered in a sentence."""
    desk = PageDesk(samples=True)
    made = desk.briefings.write(Order(topic="casualties"))
    line = next(one for one in edition_of(made.briefing).lines if one.kind == "sentence")

    with running(desk) as port:

        def ask(path: str, **body: str) -> tuple[int, str]:
            heads = {"Content-Type": "application/json"} if body else {}
            sent = json.dumps(body).encode() if body else None
            status, _, reply = request(port, path, method="POST" if body else "GET", heads=heads, body=sent)
            return status, reply.decode("utf-8", "replace")

        assert "casualties" in ask("/briefings")[1]
        assert "Briefing: casualties" in ask(f"/briefings/{made.id}")[1]
        status, page = ask("/briefings", verb="reword", id=made.id, line=str(line.id), text="Nine fell.", cited="1")
        assert (status, "not checked" in page) == (200, True)
        assert "edited by hand" in ask(f"/briefings/{made.id}")[1]
        assert "edited by hand" not in ask(f"/briefings/{made.id}?mode=original")[1]
        for verb in ("check", "move", "remove", "put-back", "start-again"):
            assert ask("/briefings", verb=verb, id=made.id, line=str(line.id))[0] == 200
        assert ask("/briefings", verb="add", id=made.id, line=str(line.id), text="Mine.", cited="7777")[0] == 400
        assert ask("/briefings", verb="explode", id=made.id)[0] == 400
        assert ask("/briefings", verb="check", id=made.id, line="x")[0] == 404
        assert "Called “Ford”" in ask("/briefings", verb="rename", id=made.id, title="Ford")[1]
        for form, (_, name) in BRIEFING.items():
            status, heads, content = request(port, f"/briefings/{made.id}/file/{form}")
            stem, ending = name.split(".")
            called = f"{stem}-ford-{made.at:%Y-%m-%d}.{ending}"
            assert (status, called in heads["content-disposition"], bool(content)) == (200, True, True)
        assert request(port, f"/briefings/{made.id}/file/exe")[0] == 404
        assert "Undo" in ask("/briefings", verb="delete", id=made.id)[1]
        assert ask(f"/briefings/{made.id}")[0] == 404
        assert "is back" in ask("/briefings", verb="restore", id=made.id)[1]


def sitrep(desk: FakeDesk, *words: str) -> int:
    """The exit status of a command over a desk."""
    return main(list(words), desk_opener=desk.open)


def test_the_commands_keep_list_show_rename_delete_and_export(capsys: pytest.CaptureFixture[str]) -> None:
    """The whole life of a briefing in a terminal."""
    desk = FakeDesk()
    assert sitrep(desk, "brief", "--keep", "--audience", "analyst") == 0
    line = desk.briefings.lines()[0]
    assert f"kept as {line.id}" in capsys.readouterr().err
    assert line.order.audience == "analyst"
    for words, told in (
        ([], line.id),
        (["show", line.id], "Briefing: everything loaded"),
        (["rename", line.id, "First", "week"], "First week"),
        (["export", line.id, "--out", "a.bib"], "wrote a.bib"),
        (["export", line.id, "--out", "a.docx", "--original"], "wrote a.docx"),
        (["delete", line.id], "First week"),
        (["restore", line.id], "First week"),
    ):
        assert sitrep(desk, "briefings", *words) == 0
        assert told in capsys.readouterr().out
    assert "@article{courier-1f2e" in Path("a.bib").read_text("utf-8")
    sitrep(desk, "brief", "--keep")
    last = desk.briefings.lines()[0].id
    capsys.readouterr()
    assert sitrep(desk, "briefings", "new", last) == 0
    assert f"New since {line.id}" in capsys.readouterr().out
    assert sitrep(desk, "briefings", "new", last, "--json") == 0
    assert json.loads(capsys.readouterr().out)["earlier"]["id"] == line.id


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("briefings explode", "is nothing that can be done with briefings"),
        ("briefings export a", "an export needs its file"),
        ("briefings export a --out a.exe", "is not exported as 'exe'"),
        ("briefings show a --out a.md", "are for a file"),
        ("briefings show nobody", "There is no briefing 'nobody'"),
    ],
)
def test_what_cannot_be_is_refused(typed: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    """In a sentence, with exit status 2."""
    assert sitrep(FakeDesk(), *typed.split()) == 2
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("asked", [[], ["--topic", "Dask"], ["--question", "How many?"]])
def test_sources_are_exported_for_all_a_briefing_or_an_answer(asked: list[str]) -> None:
    """The one article, whichever way it was asked for."""
    assert sitrep(FakeDesk(), "export", "sources", "--format", "csl", "--out", "s.json", *asked) == 0
    assert [one["id"] for one in json.loads(Path("s.json").read_text("utf-8"))] == ["courier-1f2e"]


def test_a_citation_keeps_its_number_through_a_check() -> None:
    """A check makes citations anew, numbered from 1; the briefing's numbers stay."""
    cited: Citation = a_citation(number=7)
    line = Line(
        id=1, kind="sentence", text=a_statement().text, statement=a_statement(), citations=(cited,), hand="edited"
    )

    assert [c.number for c in recheck(line, lambda _: FakeDesk().evidence(), "").citations] == [7]


def test_an_edition_without_hands_says_so() -> None:
    """Nothing by hand, nothing unchecked."""
    assert FIRST.by_hand == FIRST.unchecked == ()
    assert Edition(lines=()).citations == ()
