"""The gold of ingest stands on its items, and its scorer gives and withholds what it should."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from domain.article import Article, Flag, FlagKind, Refusal
from domain.moment import Moment
from domain.report import Link, Parsed, Source
from domain.text import OffsetMap, Span
from evals import extraction
from evals.cli import Json, read
from evals.ingest_fields import fields, same_byline, same_dateline, same_day, same_outlet, same_time
from evals.ingest_judge import Judged, judge, paired
from evals.ingest_score import GOLD, main, misses, percents, table

SETS = sorted(GOLD.glob("*.jsonl"))
ITEMS = [item for file in SETS for item in read(file)]
PLAIN = {"html", "txt", "md", "json", "jsonl"}
ENCODINGS = {"russian-1251": "cp1251", "tables": "iso-8859-1", "spanish-latin1": "iso-8859-1"}
TEXT = "The mill stopped at noon.\nIt will start again on February 31."
EXPECTED: Json = {
    "member": None, "key": None, "title": "Mill stops", "outlet": "The Mill Post", "byline": "Ann Lee and Bo Ray",
    "dateline": "SARNO", "agency": None, "published": "2023-02-14T22:00:00+02:00", "updated": None, "language": "en",
    "licence_contains": None, "url": None, "text_contains": ["The mill stopped at noon. It will"],
    "text_lacks": ["Share this"], "flags": [{"kind": "impossible-date", "quote": "February 31", "suggestion": None}],
    "no_flags": ["mojibake"],
}  # fmt: skip
ITEM: Json = {"id": "mill", "file": "mill.txt", "articles": [EXPECTED], "refused": None}


def article(**changes: Any) -> Article:
    """The article that a faultless program makes of the mill."""
    at = TEXT.index("February 31")
    plain: dict[str, Any] = {
        "id": "a1", "source": "mill.txt", "text": TEXT, "raw": TEXT, "offsets": OffsetMap.identity(len(TEXT)),
        "sentences": (), "digest": "0", "parser": "test", "title": "Mill stops", "outlet": "Mill Post",
        "byline": "Ann Lee, Bo Ray", "dateline": "Sarno, Corvale", "language": "en",
        "published": Moment(iso="2023-02-14T20:00:00+00:00"),
        "flags": (Flag(kind="impossible-date", note="no such day", span=Span(start=at, end=at + 11)),),
    }  # fmt: skip
    return Article(**(plain | changes))


def parsed(*articles: Article, refused: int = 0, links: tuple[str, ...] = ()) -> Parsed:
    """A source that turned into these."""
    return Parsed(
        source=Source(location="mill.txt"),
        articles=articles,
        refused=tuple(Refusal(source="mill.txt", reason="it holds no article") for _ in range(refused)),
        links=tuple(Link(url=url) for url in links),
    )


def lines(judged: list[Judged]) -> list[str]:
    """Everything that is not as expected."""
    return [line for one in judged for line in misses(one)]


def bodies(item: Json) -> str:
    """The item's own words without tags and entities, white space folded; its records' texts for JSON."""
    raw = (GOLD / item["file"]).read_bytes().decode(ENCODINGS.get(item["id"], "utf-8"))
    text = " ".join(_texts(raw)) if item["media"] in ("json", "jsonl") else raw
    for _ in range(2):
        text = html.unescape(text)
    return " ".join(text.split()) + " " + " ".join(re.sub(r"<[^<>]+>", "", text).split())


def _texts(raw: str) -> Iterator[str]:
    for line in [raw] if raw.startswith(("[", "{\n")) else raw.splitlines():
        try:
            value = json.loads(line)
        except ValueError:
            continue
        yield from (str(record["text"]) for record in (value if isinstance(value, list) else [value]))


def test_the_items_have_names_of_their_own() -> None:
    """Ids and files are given once, and each file is there."""
    assert len(ITEMS) >= 60
    assert len({item["id"] for item in ITEMS}) == len(ITEMS) == len({item["file"] for item in ITEMS})
    assert not [item["file"] for item in ITEMS if not (GOLD / item["file"]).is_file()]


def test_no_page_is_without_expectation() -> None:
    """What lies in the folder is judged."""
    stored = {str(path.relative_to(GOLD)) for path in (GOLD / "pages").iterdir()}
    assert stored == {item["file"] for item in read(GOLD / "pages.jsonl")}


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: str(item["id"]))
def test_an_expectation_is_well_formed(item: Json) -> None:
    """Flags are of the known kinds, none is both expected and a false alarm, and dates are dates."""
    for one in item["articles"]:
        wanted, unwanted = {flag["kind"] for flag in one["flags"]}, set(one["no_flags"])
        assert wanted | unwanted <= set(get_args(FlagKind))
        assert not wanted & unwanted
        assert ("no-date" in wanted) == (one["published"] is None)
        assert all(Moment(iso=one[name]).iso for name in ("published", "updated") if one[name])
        assert one["text_contains"]
    assert item["articles"] or item["refused"] or item.get("links")


@pytest.mark.parametrize("item", [i for i in ITEMS if i["media"] in PLAIN], ids=lambda item: str(item["id"]))
def test_every_run_and_quotation_stands_in_the_item(item: Json) -> None:
    """What should be found can be found, word for word."""
    words = bodies(item)
    runs = [run for one in item["articles"] for run in one["text_contains"]]
    runs += [flag["quote"] for one in item["articles"] for flag in one["flags"] if flag["quote"]]
    assert [run for run in runs if " ".join(run.split()) not in words] == []


def test_a_faultless_article_has_no_misses() -> None:
    """The, zone, joining words and the country after the dateline do not count against it."""
    judged = judge(ITEM, parsed(article()))
    assert lines(judged) == []
    assert {value for value in percents(judged).values() if value is not None} == {100.0}


def test_a_wrong_a_missing_and_an_invented_field_are_told_apart() -> None:
    """All three are wrong; the table says which is which."""
    wrong = article(title="Mayor's dog found", outlet=None, agency="Kessar Press")
    rows = {row.split()[0]: row.split()[1:] for row in table(judge(ITEM, parsed(wrong))).splitlines()[1:12]}
    assert rows["title"] == ["0.0", "1", "1", "0", "0"]
    assert rows["outlet"] == ["0.0", "1", "0", "1", "0"]
    assert rows["agency"] == ["0.0", "0", "0", "0", "1"]


def test_an_article_that_never_came_is_wrong_in_all_that_the_item_says() -> None:
    """Its runs are absent and its flags missed, and nothing of it is praised for being rightly empty."""
    judged = judge(ITEM, parsed(refused=1))
    figures = percents(judged)
    assert (figures["title"], figures["text kept"], figures["flags found"]) == (0.0, 0.0, 0.0)
    assert (figures["agency"], figures["text clean"], figures["refusals"]) == (None, None, 0.0)


def test_stray_and_absent_words_are_counted() -> None:
    """A share bar in the text, and a body that was cut."""
    judged = judge(ITEM, parsed(article(text="The mill stopped at noon. Share this", flags=())))
    assert "mill: text lacks 'The mill stopped at noon. It will'" in lines(judged)
    assert "mill: text holds 'Share this'" in lines(judged)


def test_a_flag_must_stand_at_its_place() -> None:
    """The same kind elsewhere is one missed and one false; a kind that nobody judges is let be."""
    elsewhere = Flag(kind="impossible-date", note="", span=Span(start=0, end=3))
    judged = judge(ITEM, parsed(article(flags=(elsewhere, Flag(kind="no-byline", note="")))))
    assert lines(judged) == [
        "mill: flag missed: impossible-date: February 31",
        "mill: flag false: impossible-date: The",
    ]


def test_a_false_alarm_counts() -> None:
    """A kind that must stay away lowers what is right, not what is found."""
    figures = percents(judge(ITEM, parsed(article(flags=(*article().flags, Flag(kind="mojibake", note=""))))))
    assert (figures["flags found"], figures["flags right"]) == (100.0, 50.0)


def test_a_suggestion_is_judged_where_one_is_expected() -> None:
    """Another reading than the likely one does not count."""
    wish = {"kind": "odd-entity", "quote": "mill", "suggestion": "Mill of Sarno"}
    item = ITEM | {"articles": [EXPECTED | {"flags": [wish]}]}
    flag = Flag(kind="odd-entity", note="", span=Span(start=4, end=8), suggestion="the Mill of Sarno")
    assert percents(judge(item, parsed(article(flags=(flag,)))))["suggestions"] == 100.0
    other = Flag(kind="odd-entity", note="", span=Span(start=4, end=8), suggestion="Mule of Sarno")
    assert percents(judge(item, parsed(article(flags=(other,)))))["suggestions"] == 0.0


@pytest.mark.parametrize(
    ("expected", "found", "right"),
    [
        ({"refused": True}, parsed(refused=1), True),
        ({"refused": True}, parsed(article(flags=(Flag(kind="boilerplate-only", note=""),))), True),
        ({"refused": True}, parsed(article()), False),
        ({"refused": True}, parsed(), False),
        ({"refused": None}, parsed(), True),
        ({"refused": True, "articles": [EXPECTED]}, parsed(article(), refused=1), True),
        ({"refused": True, "articles": [EXPECTED]}, parsed(article()), False),
        ({"refused": None, "refused_members": ["x"], "articles": [EXPECTED]}, parsed(article(), refused=1), True),
    ],
)  # fmt: skip
def test_what_holds_no_article_is_refused_or_kept_with_a_warning(expected: Json, found: Parsed, right: bool) -> None:
    """Neither taken as news nor dropped without a word."""
    assert judge({"id": "x", "articles": []} | expected, found)[-1].refused_right is right


def test_addresses_to_follow_are_compared_where_the_item_says_which() -> None:
    """Order, scheme and a last slash do not matter; one too many does."""
    item = {"id": "x", "articles": [], "refused": None, "links": ["https://a.example/1", "https://a.example/2"]}
    assert judge(item, parsed(links=("https://a.example/2/", "http://www.a.example/1")))[-1].links_right
    assert judge(item, parsed(links=("https://a.example/1",)))[-1].links_right is False
    assert judge(ITEM, parsed(links=("https://a.example/1",)))[-1].links_right is None


def test_articles_are_paired_by_key_and_else_in_order() -> None:
    """A refused record does not shift the others."""
    second, first = article(key="k2"), article(key="k1")
    wanted = [EXPECTED | {"key": key} for key in ("k1", "k2", "k3")]
    assert paired(wanted, [second, first]) == [first, second, None]
    assert paired([EXPECTED, EXPECTED], [second]) == [second, None]
    assert judge(ITEM, parsed(first, second))[-1].extra == 1


def test_names_days_and_times_are_compared_as_a_reader_would() -> None:
    """What differs in form is the same; what differs in substance is not."""
    assert same_outlet("The Vessen Courier", "Vessen Courier")
    assert not same_outlet("The Vessen Courier", "Vessen")
    assert same_byline("Ann Lee", "Words: by Ann Lee")
    assert not same_byline("Ann Lee", "Ann Lee, Coast Telegraph")
    assert same_dateline("SARNO", "Sarno, Feb. 14 (Kessar Press)")
    assert not same_dateline("SARNO", "Sarnovia")
    assert same_day("2023-02-14T22:00:00+02:00", "2023-02-14")
    assert same_time("2023-02-14T22:00:00+02:00", "2023-02-14T20:00:00+00:00")
    assert not same_time("2023-02-14T22:00:00+02:00", "2023-02-14")


def test_what_the_item_leaves_open_is_not_judged() -> None:
    """No licence and no address expected: none is asked for, and one found does no harm."""
    names = [field.name for field in fields(EXPECTED, article(licence="CC BY", url="https://mill.example/"))]
    assert "licence" not in names
    assert "url" not in names


def test_the_scorer_runs_over_its_gold(capsys: pytest.CaptureFixture[str]) -> None:
    """The real items through the real loader: a table, and the misses below it."""
    assert main(["pages", "--detail"]) == 0
    assert "text kept" in capsys.readouterr().out


def test_extraction_says_so_where_its_pages_are_absent(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A clone without the outside data is no failure."""
    assert extraction.main(["--data", str(tmp_path)]) == 0
    assert capsys.readouterr().out.startswith("skipped: no pages")
