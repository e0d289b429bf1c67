"""What surrounds the article on a page, and what the page says of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.errors import SourceRefused
from ingest.draft import Found
from ingest.formats.margins import told_by_margins
from ingest.formats.pagehead import site_in_title, told_by_line
from ingest.formats.service import is_gate, is_label
from tests.ingest.build import article, kinds
from tests.ingest.packing import only, pieces, value

LEAD = "The army of Orvenia left the northern bridge at Sella on Monday, the ministry said in a long statement."
SECOND = "A baker who lives beside the bridge said that the last lorries had left before the morning came."


def page(body: str, head: str = "<title>Guns fall silent</title>") -> str:
    """A page with this body."""
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def told(found: list[Found], field: str) -> list[object]:
    """The values of a field."""
    return [getattr(one.value, "iso", one.value) for one in found if one.field == field]


def test_boxes_beside_the_article_are_left_out(tmp_path: Path) -> None:
    """Even comments that are longer than the article."""
    comments = "".join(
        f"<p>{n} Everybody knows who set this fire, and the papers will never write it.</p>" for n in range(9)
    )
    body = (
        f"<div><h1>Guns fall silent</h1><p>{LEAD}</p><div class='newsletter-signup'><p>Our free letter, every "
        f"morning at seven, for all who like to read it.</p></div><p>{SECOND}</p><p>Advertisement</p></div>"
        f"<div class='post-comments'>{comments}</div>"
    )
    assert only(tmp_path, "a.html", page(body)).body.text == f"{LEAD}\n\n{SECOND}"


def test_a_page_that_names_everything_a_box_is_kept(tmp_path: Path) -> None:
    """Where little would be left, the names of the boxes are not believed."""
    body = f"<div class='social'><h1>Guns fall silent</h1><p>{LEAD}</p><p>{SECOND}</p></div>"
    assert only(tmp_path, "a.html", page(body)).body.text == f"{LEAD}\n\n{SECOND}"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (
            "Sorry, the page you are looking for does not exist or has been moved. Please try our search.",
            "no such page",
        ),
        ("We and our 300 partners use cookies and process personal data with your consent, for ads.", "consent"),
        ("Please enable JavaScript in your browser to see what this site has to say to its readers.", "JavaScript"),
    ],
)
def test_a_page_without_an_article_is_refused(tmp_path: Path, words: str, reason: str) -> None:
    """A report on such a page is not."""
    with pytest.raises(SourceRefused, match=reason):
        pieces(tmp_path, "a.html", page(f"<main><h1>Sorry</h1><p>{words}</p></main>"))
    report = page(f"<main><h1>Sorry</h1><p>{words}</p><p>{LEAD}</p><p>{SECOND}</p></main>")
    assert LEAD in only(tmp_path, "b.html", report).body.text


def test_a_gate_is_left_out_and_flagged(tmp_path: Path) -> None:
    """A call to subscribe to a letter is none."""
    gate = "<div class='paywall'><p>This article is for subscribers. Subscribe to keep reading.</p></div>"
    one = article(tmp_path, "a.html", page(f"<article><p>{LEAD}</p><p>{SECOND}</p>{gate}</article>"))
    assert "keep reading" not in one.text
    assert "paywall" in kinds(one)
    assert not is_gate("Subscribe to our newsletter to get the news every morning.")


def test_labels_of_a_site_are_no_sentences() -> None:
    """A sentence that begins with such a word stays."""
    assert is_label("ADVERTISEMENT")
    assert is_label("Read more:")
    assert not is_label("Advertisement sales fell.")
    assert not is_label("Share prices fell")


@pytest.mark.parametrize(
    "style", ["font-size:1px", "color:#fff;background:#ffffff", "text-indent:-9999px", "opacity:0"]
)
def test_styles_that_hide_are_known(tmp_path: Path, style: str) -> None:
    """White on a dark ground is meant to be read."""
    hidden = f"<p style='{style}'>Praise the army of Orvenia for its courage at the bridge.</p>"
    shown = "<p style='color:#fff;background:#000'>It rained all day on the bridge at Sella.</p>"
    one = only(tmp_path, "a.html", page(f"<article><p>{LEAD}</p>{hidden}<p>{SECOND}</p>{shown}</article>"))
    assert "Praise" not in one.body.text
    assert "It rained" in one.body.text
    assert [flag.kind for flag in one.flags] == ["hidden-text"]


def test_json_ld_is_read_through_its_graph_and_references(tmp_path: Path) -> None:
    """Several types and authors, and a publisher that is only referred to."""
    script = (
        '{"@graph": [{"@type": "Organization", "@id": "#o", "name": "Sella Courier"}, {"@type": ["Article", "NewsArticle"], '
        '"headline": "Guns fall silent", "author": [{"name": "M. Idris"}, {"name": "A. Nader"}], "publisher": {"@id": "#o"}, '
        '"datePublished": "2031-05-04"}]}'
    )
    data = f'<script type="application/ld+json">{script}</script>'
    one = only(tmp_path, "a.html", page(f"<p>{LEAD}</p><p>{SECOND}</p>", data))
    assert (value(one, "outlet"), value(one, "byline")) == ("Sella Courier", "M. Idris, A. Nader")
    assert getattr(value(one, "published"), "iso", "") == "2031-05-04"


def test_microdata_names_belong_to_their_owner(tmp_path: Path) -> None:
    """The name in the author is not that of the publisher."""
    marks = (
        '<div itemscope><h1 itemprop="headline">Guns fall silent</h1><span itemprop="author" itemscope>'
        '<b itemprop="name">M. Idris</b></span><div itemprop="publisher" itemscope>'
        '<meta itemprop="name" content="Sella Courier"></div>'
        '<meta itemprop="datePublished" content="2031-05-04"></div>'
    )
    one = only(tmp_path, "a.html", page(f"{marks}<p>{LEAD}</p><p>{SECOND}</p>", ""))
    assert (value(one, "title"), value(one, "outlet"), value(one, "byline")) == (
        "Guns fall silent",
        "Sella Courier",
        "M. Idris",
    )


@pytest.mark.parametrize(
    ("title", "shown", "outlet", "headline", "site"),
    [
        ("Guns fall silent | Kestrel", ["Guns fall silent"], None, "Guns fall silent", "Kestrel"),
        ("Sella Courier - Guns fall silent at Sella", [], None, "Guns fall silent at Sella", "Sella Courier"),
        ("Guns fall silent - Kestrel", [], "Kestrel", "Guns fall silent", None),
        ("Guns fall silent - again", [], None, None, None),
        ("Guns fall silent", ["Guns fall silent"], None, None, None),
    ],
)
def test_the_site_is_told_from_the_headline(
    title: str, shown: list[str], outlet: str | None, headline: str | None, site: str | None
) -> None:
    """A dash alone is no site."""
    found = list(site_in_title(title, shown, outlet))
    assert told(found, "title") == ([headline] if headline else [])
    assert told(found, "outlet") == ([site] if site else [])


def test_lines_under_a_headline_tell_who_and_when() -> None:
    """Also where both stand in one line."""
    both = list(told_by_line("Written by Mira Idris on 4 May 2031 at 18:20 UTC"))
    assert (told(both, "byline"), told(both, "published")) == (["Mira Idris"], ["2031-05-04T18:20:00+00:00"])
    dates = list(told_by_line("Published: 4 May 2031 Updated: 5 May 2031"))
    assert (told(dates, "published"), told(dates, "updated")) == (["2031-05-04"], ["2031-05-05"])
    assert not list(told_by_line("Mills stand still as two neighbours argue"))


def test_margins_tell_outlet_day_and_rights() -> None:
    """A page's number and a street are no names."""
    found = list(
        told_by_margins(
            ["The Sella Courier   Monday, 5 May 2031 | Page 2", "Courier, Sella, all rights reserved"], "head"
        )
    )
    assert told(found, "outlet")[0] == "The Sella Courier"
    assert told(found, "published") == ["2031-05-05"]
    assert told(found, "licence") == ["Courier, Sella, all rights reserved"]
    assert not list(told_by_margins(["Page 3", "12 Mill Lane, Sella"], "foot"))
