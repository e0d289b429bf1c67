"""The sample articles are what their README says: enough of them, of the right length, in every format, all invented."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import html

from domain.article import Article
from domain.report import Source
from ingest.load import Limits, load

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
ARTICLES = CORPUS / "articles"
DAY = re.compile(r"\b(?:\d{1,2} May 2031|2031-05-\d{2})")
REPORTING = re.compile(
    r"\b(?:said|says|told|according to|accused|denie[sd]|urge[sd]|declined|rejected|called on|stated?|states|reported|claimed|"
    r"confirm(?:s|ed)|announced|stressed|informs|demand(?:s|ed)|promised|warned|insists|maintains|welcomed|quoted|answered|"
    r"added|named|emphasised|repeated|reminded|argued|thanked|expressed|rejects)\b",
    re.IGNORECASE,
)


def body_of(path: Path) -> str:
    """The article's own words, without headers, front matter or page furniture."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        return " ".join(" ".join(html.fromstring(text).xpath("//article//text()")).split())
    if path.suffix == ".md":
        return text.split("---", 2)[2]
    return text.split("\n\n", 1)[1]


def bodies() -> dict[str, str]:
    """Every article's words under a name of its own."""
    found = {p.name: body_of(p) for p in sorted(ARTICLES.iterdir()) if p.suffix != ".jsonl"}
    for record in records():
        found[record["id"]] = record["text"]
    return found


def records() -> list[dict[str, str]]:
    """The JSON records."""
    lines = (ARTICLES / "04-agency-reports.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_there_are_fourteen_articles() -> None:
    """The folder holds the fourteen articles that the README lists."""
    assert len(bodies()) == 14


@pytest.mark.parametrize("name", sorted(bodies()))
def test_an_article_has_the_length_of_news(name: str) -> None:
    """Each article has 150 to 600 words."""
    assert 150 <= len(bodies()[name].split()) <= 600


def test_every_format_is_there() -> None:
    """Plain text, Markdown, web pages and JSON lines are all shown."""
    kinds = Counter(p.suffix for p in ARTICLES.iterdir())
    assert set(kinds) == {".txt", ".md", ".html", ".jsonl"}
    assert min(kinds[".txt"], kinds[".md"], kinds[".html"]) >= 3


def test_exactly_one_article_has_no_date_and_no_outlet() -> None:
    """Files say their day, records too, except the unsigned one."""
    undated = [p.name for p in ARTICLES.iterdir() if not DAY.search(p.read_text(encoding="utf-8"))]
    bare = [r["id"] for r in records() if not (r.get("published") and r.get("outlet"))]
    assert (undated, bare) == ([], ["unsigned-kettermoor"])


def test_the_web_pages_have_furniture_to_remove() -> None:
    """Each page has a menu, a foot, its outlet's name and its time of publication."""
    for page in ARTICLES.glob("*.html"):
        tree = html.fromstring(page.read_text(encoding="utf-8"))
        assert tree.xpath("//nav")
        assert tree.xpath("//footer")
        assert tree.xpath("//meta[@property='og:site_name']/@content")
        assert tree.xpath("//meta[@property='article:published_time']/@content")


def test_there_are_at_least_ninety_reporting_words() -> None:
    """Words that report what somebody said are as frequent as ninety attributed statements need."""
    assert sum(len(REPORTING.findall(text)) for text in bodies().values()) >= 90


@pytest.mark.parametrize(
    ("first", "second"),
    [("01-guard-killed-at-sellen.txt", "02-orvenian-guard-dies.html"), ("varrest-daily-0505", "harbour-radio-0505")],
)
def test_syndicated_reports_share_their_words_but_not_all(first: str, second: str) -> None:
    """The two carriers of an agency report share more than half of the shorter one's runs of five words."""
    one, two = runs(bodies()[first]), runs(bodies()[second])
    shared = len(one & two) / min(len(one), len(two))
    assert 0.5 < shared < 1.0


def runs(text: str, length: int = 5) -> set[tuple[str, ...]]:
    """Every run of `length` words."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


def test_the_readme_lists_every_file() -> None:
    """No file of the folder is missing from the README."""
    readme = (CORPUS / "README.md").read_text(encoding="utf-8")
    assert [p.name for p in ARTICLES.iterdir() if p.name not in readme] == []


def test_the_loader_takes_every_article_and_knows_its_outlet_and_day() -> None:
    """Fourteen articles come in, none is refused, and only the unsigned one lacks outlet and day."""
    sources = [Source(location=str(path)) for path in sorted(ARTICLES.iterdir())]
    loaded = [item for item in load(sources, Limits()) if isinstance(item, Article)]
    assert len(loaded) == 14
    assert [a.key for a in loaded if not (a.outlet and a.published)] == ["unsigned-kettermoor"]
