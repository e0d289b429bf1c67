"""Exports: every format opened again holds the same words; the same bytes twice; nothing hostile survives as more than text."""

from __future__ import annotations

import csv
import hashlib
import html
import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from answering.citing import nearest
from app.cli import main
from app.export import data, reading, table
from app.export.briefing_file import file_name
from app.export.document import Document, Heading, Note, Paragraph, Quote, Table, document
from app.export.fonts import Letters, font_files
from app.export.formats import KINDS, READING
from app.export.markdown import safe
from app.export.pdf import plain_arrows, remarks, texts_of
from domain.answer import Evidence, Gap, Withheld
from domain.article import Filters, Flag
from domain.briefing import PartyPositions, Section
from domain.citation import Citation
from domain.claim import Speaker
from domain.kept_briefing import KeptBriefing, Order
from tests.app.builders import (
    A_SCOPE,
    WORDS,
    a_briefing,
    a_citation,
    a_claim,
    a_dispute,
    a_refusal,
    a_relation,
    a_statement,
    an_answer,
    an_article,
    some_positions,
    span_of,
)
from tests.app.fake_desk import FakeDesk
from tests.app.live import browsing, running, window
from tests.app.reading_back import in_pdf, in_word, squeezed
from tests.app.ui_fakes import FakeDesk as PageDesk

pytestmark = pytest.mark.usefixtures("clean_place")
QUOTE = WORDS[: an_article().sentences[0].end]
ARTICLES = {"courier-1f2e": an_article(url="https://courier.example/losses")}
SECOND = a_citation(number=2, quote="Talmark denied it.", start=68, end=86, flags=("machine-translated",))
HOSTILE = (
    "![look](http://evil.example/a.png) [click](javascript:alert(1)) <img src=x onerror=alert(1)> <script>alert(1)</script>"
    " | cell | ** bold ** &lt;b&gt; www.evil.example \x00\x1b[31m \u202eback\u2066 \ud800 \ufffe <font size=99>big</font>"
)


def documents() -> dict[str, Document]:
    """One of each kind of document that is read."""
    said = a_statement(citations=(a_citation(), SECOND), flags=("machine-translated",), said_on="2031-05-04")
    gap = Gap(text="Nobody says when.", citations=(SECOND,))
    answered = an_answer(statements=(said,), gaps=(gap,))
    section = replace(a_briefing().sections[0], statements=(said,))
    written = replace(
        a_briefing("Dask"), sections=(section,), gaps=(gap,), withheld=(Withheld(text="x", reason="why not"),)
    )
    return {
        "answer": reading.answer(answered, (a_dispute(),), ARTICLES),
        "refusal": reading.answer(a_refusal(), (), ARTICLES),
        "briefing": reading.briefing(written, (a_dispute(),), ARTICLES),
        "positions": reading.positions(some_positions(), A_SCOPE, (a_dispute(),), ARTICLES),
        "disputes": reading.disputes((a_dispute(),), (a_relation(),), A_SCOPE, ARTICLES),
    }


def hostile() -> Document:
    """A document in which every text is an attack."""
    return document(
        HOSTILE,
        (
            Heading(text=HOSTILE),
            Paragraph(text=HOSTILE, citations=(1,), about=HOSTILE),
            Quote(number=1, text=HOSTILE, about=HOSTILE),
            Table(head=("a", "b"), rows=((HOSTILE, HOSTILE),)),
            Note(text=HOSTILE),
        ),
    )


# --- reading a file again, as a reader's program would


def in_markdown(content: bytes) -> str:
    """The words of a Markdown file, its escapes undone."""
    return re.sub(r"\\([^\w\s])", r"\1", content.decode("utf-8"))


def in_page(content: bytes) -> str:
    """The words of a page."""
    return html.unescape(re.sub(r"<[^>]+>", "", content.decode("utf-8").partition("<body>")[2]))


AGAIN: dict[str, Callable[[bytes], str]] = {"md": in_markdown, "html": in_page, "docx": in_word, "pdf": in_pdf}


# --- every reading format


@pytest.mark.parametrize("kind", documents())
@pytest.mark.parametrize("form", READING)
def test_every_text_is_found_again(form: str, kind: str) -> None:
    """What the document says stands in each format, word for word."""
    made = documents()[kind]

    found = squeezed(AGAIN[form](READING[form](made)))

    texts = [text for text in texts_of(made) if text]
    assert len(texts) > 10
    assert [text for text in texts if squeezed(text) not in found] == []


@pytest.mark.parametrize("form", READING)
def test_statements_keep_speaker_chain_date_numbers_and_dispute(form: str) -> None:
    """A reader of the file sees who says it, through whom, when, where it stands and that others differ."""
    found = squeezed(AGAIN[form](READING[form](documents()["briefing"])))

    for words in (
        "Orvenia's ministry said that twelve soldiers were killed. [1][2]",
        "Orvenia says · through: Orvenia's ministry",
        "through: Orvenia's ministry → Courier (inferred)",
        "said 4 May 2031",
        "caution: likely machine-translated",
        "DISPUTED: How many were killed near Dask?",
        "Nobody says when. [2]",
    ):
        assert squeezed(words) in found, words


@pytest.mark.parametrize("form", READING)
def test_the_appendix_says_where_each_number_leads(form: str) -> None:
    """The exact sentence, its article, version and offsets, its chain and cautions; who wrote it; what was withheld."""
    found = squeezed(AGAIN[form](READING[form](documents()["answer"])))

    for words in (
        QUOTE,
        "“Losses near Dask” · Courier · published 4 May 2031 · article courier-1f2e, version 1 · sentence courier-1f2e@1.0",
        f"stored text 0–{len(QUOTE)} · raw text 9–{9 + len(QUOTE)} · through: Orvenia's ministry → Courier · no caution",
        "stored text 68–86",
        "https://courier.example/losses",
        "extractive",
        "the number 40 stands in no cited sentence",
        "3 articles · 2 origins",
    ):
        assert squeezed(words) in found, words


ODD = Flag(kind="odd-entity", note="the rest names Dusk", span=span_of("Dask"), suggestion="Dusk")
CUT = Flag(kind="truncated", note="it breaks off", span=span_of("denied it"))
TRANSLATED = Flag(kind="machine-translated", note="word order")
FLAGGED = an_article(flags=(ODD, CUT, TRANSLATED))


def flagged(number: int, index: int) -> Citation:
    """A citation of a sentence of the flagged article, as verification makes it."""
    (made,) = nearest([FLAGGED.sentence_id(FLAGGED.sentences[index])], Evidence(articles={FLAGGED.id: FLAGGED}))
    return replace(made, number=number)


def flagged_documents() -> dict[str, Document]:
    """One of each kind of document, each quoting the first sentence of the flagged article and nothing else."""
    odd = flagged(1, 0)
    said = a_statement(citations=(odd,), flags=odd.flags)
    held = replace(some_positions()[0].positions[0], citations=(odd,))
    side = replace(a_dispute().sides[0], citations=(odd,))
    silent = a_refusal()
    assert silent.silence is not None
    return {
        "answer": reading.answer(an_answer(statements=(said,))),
        "gap": reading.answer(an_answer(statements=(), gaps=(Gap(text="Nobody says when.", citations=(odd,)),))),
        "refusal": reading.answer(replace(silent, silence=replace(silent.silence, nearest=(odd,)))),
        "briefing": reading.briefing(
            replace(a_briefing(), sections=(replace(a_briefing().sections[0], statements=(said,)),))
        ),
        "positions": reading.positions((PartyPositions(party="Orvenia", positions=(held,)),), A_SCOPE),
        "disputes": reading.disputes((replace(a_dispute(), sides=(side,)),), (), A_SCOPE),
    }


@pytest.mark.parametrize("kind", flagged_documents())
@pytest.mark.parametrize("form", READING)
def test_cautions_stand_beside_the_quotation_and_in_the_appendix(form: str, kind: str) -> None:
    """The flags of the quoted sentence and of the whole article, with suggestion and reason; no flag of another sentence."""
    found = squeezed(AGAIN[form](READING[form](flagged_documents()[kind])))

    beside = "caution: odd name, likely machine-translated · suggested reading of “Dask”: “Dusk”"
    assert squeezed(beside) in found.partition("Audit:")[0]
    trail = (
        "caution: odd name: suggested reading of “Dask”: “Dusk” (the rest names Dusk)"
        " · caution: likely machine-translated (word order)"
    )
    assert squeezed(trail) in found.partition("Audit:")[2]
    assert squeezed("cut short") not in found


def test_a_briefings_own_caution_has_no_speaker() -> None:
    """Sitrep's word about a text is nobody's statement, and cites the sentence."""
    own = a_statement(text="Courier: odd name", citations=(flagged(1, 0),), speaker=None, party=None, claims=())
    made = reading.briefing(replace(a_briefing(), sections=(Section(title="Quality cautions", statements=(own,)),)))

    (line,) = [b for b in made.blocks if isinstance(b, Paragraph) and b.text == "Courier: odd name"]
    assert line.citations == (1,)
    assert line.about.startswith("caution: odd name")


def test_cautions_are_in_every_table_and_json() -> None:
    """Claims, figures and positions carry the cautions of the sentence that they quote, and of no other."""
    held = (
        PartyPositions(
            party="Orvenia", positions=(replace(some_positions()[0].positions[0], citations=(flagged(1, 0),)),)
        ),
    )
    pairs = [(a_claim(), FLAGGED)]
    words = (
        "odd name: suggested reading of “Dask”: “Dusk” (the rest names Dusk); likely machine-translated (word order)"
    )

    for content in (table.claims_table(pairs), table.figures_table(pairs), table.positions_table(held)):
        (row,) = rows_of(content)
        assert row["cautions"] == words

    claims, figures = json.loads(data.claims_json(pairs))["claims"], json.loads(data.figures_json(pairs))["figures"]
    cited = json.loads(data.positions_json(held))["parties"][0]["positions"][0]["citations"]
    expected = [
        {"kind": "odd-entity", "note": "the rest names Dusk", "words": "Dask", "suggestion": "Dusk"},
        {"kind": "machine-translated", "note": "word order", "words": "", "suggestion": None},
    ]
    for (line,) in (claims, figures, cited):
        assert line["cautions"] == expected


def test_articles_that_no_rule_reads_are_told() -> None:
    """At the head of the document and in its audit: how many, and in which language."""
    scope = replace(A_SCOPE, unread=2, languages=("ru",))

    for made in (
        reading.answer(an_answer(scope=scope)),
        reading.briefing(replace(a_briefing(), scope=scope)),
        reading.positions(some_positions(), scope),
        reading.disputes((a_dispute(),), (), scope),
    ):
        told = "2 articles in Russian were searched by words only; no claims were read from them"
        assert Note(text=f"{told}.") in made.blocks[:3]
        assert told in [row[1] for b in made.blocks if isinstance(b, Table) for row in b.rows]


def test_a_refusal_says_what_was_searched_and_what_came_near() -> None:
    """Silence is exported as silence."""
    found = in_markdown(READING["md"](documents()["refusal"]))

    assert "The loaded articles do not say" in found
    assert "Searched: 3 articles" in found
    assert f"“{QUOTE}” [1]" in found


def test_a_party_without_a_statement_is_not_left_out() -> None:
    """Its silence is said, in positions and in disputes."""
    assert "## Talmark\n\nNo statement in these articles." in in_markdown(READING["md"](documents()["positions"]))
    assert "Talmark: no statement found" in in_markdown(READING["md"](documents()["disputes"]))


def test_numbers_of_disputes_run_through_the_document() -> None:
    """Citations are numbered within each dispute; two sentences never share a number in one file."""
    other = replace(
        a_dispute(), id="d2", sides=(replace(a_dispute().sides[0], citations=(replace(SECOND, number=1),)),)
    )

    made = reading.disputes((a_dispute(), other), (), A_SCOPE)

    assert [(b.number, b.text) for b in made.blocks if isinstance(b, Quote)] == [(1, QUOTE), (2, "Talmark denied it.")]
    assert [b.citations for b in made.blocks if isinstance(b, Paragraph)] == [(1,), (), (2,)]


def test_filters_are_part_of_the_audit() -> None:
    """Somebody who gets the file knows what was not looked at."""
    made = reading.positions(some_positions(), A_SCOPE, filters=Filters(outlets=("Courier",)))

    assert ("only outlets", "Courier") in [row for b in made.blocks if isinstance(b, Table) for row in b.rows]


@pytest.mark.parametrize("form", READING)
def test_the_same_words_make_the_same_bytes(form: str) -> None:
    """No date, no random name: a file can be checked by its SHA-256."""
    assert READING[form](documents()["briefing"]) == READING[form](documents()["briefing"])


def test_a_pdf_carries_its_fonts_and_has_pages() -> None:
    """It begins and ends as a PDF, holds its letters, and a long row goes on on the next page."""
    long = document("Long", (Table(head=("a", "b"), rows=(("word " * 6_000, "x" * 3_000),)),))

    content = READING["pdf"](long)

    assert content.startswith(b"%PDF-")
    assert content.rstrip().endswith(b"%%EOF")
    assert content.count(b"/FontFile2") >= 1
    assert content.count(b"/Type /Page\n") > 3


# --- hostile texts


def test_markdown_holds_no_link_image_or_html() -> None:
    """Every sign that could begin one has a backslash before it."""
    content = READING["md"](hostile()).decode("utf-8")

    assert not re.search(r"(?<!\\)[<>`|]", re.sub(r"(?m)^\| .* \|$|^> ", "", content).replace("---", ""))
    assert not re.search(r"(?<!\\)\]\(|(?<!\\)!\[[^\\]|(?<!\\):\/\/", content)
    (row,) = [line for line in content.splitlines() if line.startswith("| ") and "evil" in line]
    assert len(re.findall(r"(?<!\\)\|", row)) == 3


@pytest.mark.parametrize(
    "text", ["# a", "- a", "+ a", "* a", "1. a", "12) a", "> a", "=== ", "[1]: http://x", "~~~", "    a"]
)
def test_no_text_can_begin_a_markdown_block(text: str) -> None:
    """Its first sign is escaped."""
    assert re.match(r"\\|\d+\\|a", safe(text.strip()))


def test_the_page_runs_and_loads_nothing() -> None:
    """Only our own elements and attributes; links lead inside the page; the browser is told to load nothing."""
    content = READING["html"](hostile()).decode("utf-8")
    tags = re.findall(r"<(/?[a-z0-9]+)([^>]*)>", content.partition("<body>")[2])

    assert {name.strip("/") for name, _ in tags} <= {
        "body",
        "html",
        "h1",
        "h2",
        "p",
        "a",
        "blockquote",
        "table",
        "tr",
        "th",
        "td",
    }
    assert {key for _, rest in tags for key in re.findall(r'(\w+)="', rest)} <= {"dir", "class", "href", "id"}
    assert set(re.findall(r'href="([^"]*)"', content)) == {"#c1"}
    assert "default-src 'none'" in content


def test_a_word_file_points_nowhere_outside() -> None:
    """No relationship of it is external, and no field asks for anything."""
    with zipfile.ZipFile(io.BytesIO(READING["docx"](hostile()))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}

    assert all(b'TargetMode="External"' not in part for name, part in parts.items() if name.endswith(".rels"))
    assert b"instrText" not in parts["word/document.xml"]
    assert b"w:hyperlink" not in parts["word/document.xml"]


def test_a_pdf_has_no_link_and_keeps_the_words() -> None:
    """The marks that reportlab reads are text here."""
    content = READING["pdf"](hostile())

    assert b"/URI" not in content
    assert b"/JavaScript" not in content
    assert squeezed("<font size=99>big</font>") in squeezed(in_pdf(content))


def test_what_cannot_be_seen_is_in_no_document() -> None:
    """Controls, direction overrides and broken letters are gone before any format is written."""
    assert not re.search("[\x00-\x1f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe]", " ".join(texts_of(hostile())))


def test_addresses_that_are_not_of_the_web_are_left_out() -> None:
    """An article may claim any address; only http and https are written."""
    bad = {"courier-1f2e": an_article(url="javascript:alert(1)")}

    assert b"javascript" not in READING["md"](reading.answer(an_answer(), (), bad))


def test_letters_without_a_shape_are_written_as_code_points_and_told() -> None:
    """Nothing turns into a question mark or a box, and the reader is told."""
    known = Letters(known=frozenset(map(ord, "é“”→ ")))
    made = document("Café", (Note(text="中文 中 زمن"),))

    assert known.fit("é中文é\u200d") == "é[U+4E2D U+6587]é"
    first, second = remarks(made, known)
    assert "5 of the letters" in first
    assert "U+4E2D" in first
    assert "right to left" in second


def test_a_font_without_arrows_shows_chains_with_another_sign() -> None:
    """Only Sitrep's own arrows change; a quotation keeps its own."""
    quote = Quote(number=1, text="a → b", about="through: a → b")

    assert plain_arrows(document("t", (quote,))).blocks == (replace(quote, about="through: a > b"),)


@pytest.mark.skipif("DejaVu" not in font_files()[0], reason="DejaVu Sans is not installed")
def test_names_in_other_alphabets_reach_the_pdf() -> None:
    """Latin with marks, Greek and Cyrillic stand as they are."""
    found = in_pdf(READING["pdf"](document("Šćepan Ηλίας Ілля", (Note(text="Łódź, Đakovica"),))))

    assert "Šćepan Ηλίας Ілля" in found
    assert "Łódź, Đakovica" in found


def test_a_question_is_not_said_again_under_its_own_heading() -> None:
    """Under the heading of a dispute its sides are not marked with it once more; elsewhere they are."""
    said = a_statement(heading=a_dispute().question)
    section = replace(a_briefing().sections[0], statements=(said, replace(said, heading=None)))
    made = reading.briefing(replace(a_briefing(), sections=(section,)), (a_dispute(),), ARTICLES)

    under, elsewhere = (b.about for b in made.blocks if isinstance(b, Paragraph) and b.text == said.text)
    assert "DISPUTED" not in under
    assert f"DISPUTED: {a_dispute().question}" in elsewhere


def test_the_sides_of_a_dispute_are_quoted() -> None:
    """Their words are the sources' own, so they stand in quotation marks, and once."""
    (card,) = (a_dispute(),)
    said = [side for side in card.sides if side.claims]
    made = reading.disputes((card,), (), A_SCOPE, ARTICLES)

    told = [b.text for b in made.blocks if isinstance(b, Paragraph)]
    words = " ".join(said[0].text.split()).strip("“”")
    assert f"{said[0].party}: “{words}”" in told


def test_what_no_source_is_named_for_says_so() -> None:
    """Nobody called “Unattributed” says anything."""
    said = a_statement(
        speaker="Unattributed", party=None, text="Unattributed: “Toll rises” (the article names no source)"
    )
    section = replace(a_briefing().sections[0], statements=(said,))
    made = reading.briefing(replace(a_briefing(), sections=(section,)), (), ARTICLES)

    (about,) = (b.about for b in made.blocks if isinstance(b, Paragraph) and b.text == said.text)
    assert about.startswith("no source named: the outlet’s own words")


def test_columns_are_as_wide_as_their_words_need() -> None:
    """A long sentence beside a short verdict takes most of the width; the verdict keeps enough for its heading."""
    shares = Table(head=("statement", "check"), rows=(("x" * 300, "verified"),)).shares

    assert shares == (0.8, 0.2)


@pytest.mark.parametrize(
    ("title", "name"),
    [("The ford: who fired?", "briefing-the-ford-who-fired-2031-05-09.pdf"), ("…", "briefing-2031-05-09.pdf")],
)
def test_a_file_is_called_after_its_briefing_and_day(title: str, name: str) -> None:
    """Three briefings saved to one folder are three files; no sign of a title can be a path."""
    at = datetime(2031, 5, 9, 8, tzinfo=UTC)
    assert file_name(KeptBriefing(id="a", title=title, at=at, order=Order(), briefing=a_briefing()), "pdf") == name


# --- data


def rows_of(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def test_claims_as_a_table_keep_their_words_and_places() -> None:
    """The content can be read again through its span."""
    (row,) = rows_of(table.claims_table([(a_claim(), an_article())]))

    assert row["words"] == WORDS[int(row["start"]) : int(row["end"])] == "twelve soldiers were killed near Dask"
    assert (row["speakers"], row["parties"], row["through"]) == ("Orvenia's ministry", "Orvenia", "Courier (inferred)")
    assert int(row["raw_start"]) == int(row["start"]) + 9


def test_figures_and_positions_as_tables() -> None:
    """A count with its claim; a position with its sentence."""
    (counted,) = rows_of(table.figures_table([(a_claim(), an_article())]))
    (held,) = rows_of(table.positions_table(some_positions()))

    assert (counted["low"], counted["words"], counted["claim"]) == ("12", "twelve", a_claim().id)
    assert (held["party"], held["quote"]) == ("Orvenia", QUOTE)


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t", "\r", " =", "＝", "\u202e=", "\x00+", "\u200b@", "\ufeff-"]
)
def test_no_cell_is_a_formula(start: str) -> None:
    """A speaker's name may be anything; a spreadsheet must not run it."""
    speaker = Speaker(name=f"{start}HYPERLINK(1)", kind="person")

    (row,) = rows_of(table.claims_table([(a_claim(speakers=(speaker,)), an_article())]))

    assert row["speakers"].startswith("'")


def test_json_is_the_contract() -> None:
    """The same values as the commands print, in one object; broken letters come back as they were."""
    pairs = [(a_claim(speakers=(Speaker(name="a\ud800", kind="person"),)), an_article())]

    claims, figures = json.loads(data.claims_json(pairs)), json.loads(data.figures_json(pairs))

    assert claims["claims"][0]["speakers"][0]["name"] == "a\ud800"
    assert figures["figures"][0]["claim"] == a_claim().id
    assert json.loads(data.positions_json(some_positions()))["parties"][1] == {"party": "Talmark", "positions": []}


# --- the command


def export(*typed: str) -> int:
    """The exit status of one export from the desk of the tests."""
    return main(["export", *typed], desk_opener=FakeDesk().open)


@pytest.mark.parametrize(("kind", "form"), [(kind, form) for kind, forms in KINDS.items() for form in forms])
def test_each_kind_in_each_of_its_formats(kind: str, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A file is written, and its digest is the one printed."""
    asked = ["--question", "How many?"] if kind == "answer" else []

    assert export(kind, "--format", form, "--out", f"out.{form}", "--json", *asked) == 0

    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert told == {"file": f"out.{form}", "sha256": hashlib.sha256(Path(f"out.{form}").read_bytes()).hexdigest()}
    assert [path.name for path in Path().iterdir()] == [f"out.{form}"]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("claims --format pdf --out a", "claims is not exported as pdf. Its formats are json, csv."),
        ("briefing --format csv --out a", "briefing is not exported as csv."),
        ("answer --format md --out a", "an answer needs its question. Add --question TEXT."),
        ("claims --format csv --out a --question why", "--question does not go with claims."),
        ("positions --format md --out a --topic why", "--topic does not go with positions."),
        ("briefing --format md --out .", "'.' is a folder. Name a file in it."),
        ("briefing --format md --out none/a.md", "there is no folder 'none'."),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(typed: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Before anything is opened, and without a trace of a file."""
    assert export(*typed.split()) == 2

    assert words in capsys.readouterr().err
    assert list(Path().iterdir()) == []


def test_an_older_file_is_replaced_whole() -> None:
    """Nothing of it is left, and nothing lies beside it."""
    Path("a.md").write_text("old " * 100_000, encoding="utf-8")

    assert export("briefing", "--format", "md", "--out", "a.md") == 0

    assert Path("a.md").read_text(encoding="utf-8").startswith("# Briefing\n")
    assert [path.name for path in Path().iterdir()] == ["a.md"]


def test_topic_length_and_filters_reach_the_desk() -> None:
    """What is typed decides what is written."""
    desk = FakeDesk()
    typed = ["--topic", "losses", "--length", "long", "--party", "Orvenia"]

    assert main(["export", "briefing", "--format", "md", "--out", "a.md", *typed], desk_opener=desk.open) == 0

    (asked,) = [what for name, what in desk.calls if name == "brief"]
    assert asked[:2] == ("losses", "long")
    assert asked[2].parties == ("Orvenia",)


# --- the page


@pytest.mark.browser
@pytest.mark.slow
def test_a_reader_downloads_the_briefing() -> None:
    """In a real browser: unseen before there is a briefing, then each link gives its file."""
    with running(PageDesk()) as port, browsing() as browser:
        page = window(browser)
        page.goto(f"http://127.0.0.1:{port}/")
        page.get_by_role("tab", name="Briefing", exact=True).first.click()
        assert page.locator("a.b-file").count() == 0
        page.get_by_role("button", name="Write briefing").click()
        for label, ending in (("Markdown", "md"), ("Word", "docx"), ("Sources: BibTeX", "bib")):
            button = page.locator("a.b-file").get_by_text(label, exact=True)
            button.wait_for()
            with page.expect_download() as given:
                button.click()
            called = rf"(briefing|sources)-\w+(-\w+)*-\d{{4}}-\d\d-\d\d\.{ending}"
            assert re.fullmatch(called, given.value.suggested_filename)
