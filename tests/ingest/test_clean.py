"""Cleaning, and the way back to the raw text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from domain.text import OffsetMap, Span
from ingest.clean import clean
from ingest.tracked import Edit, Tracked

_BITS = st.sampled_from(
    ["Sella", "the army", " ", "  ", "\n", "\n\n", "\r\n", "\t", "< p >", "<br/>", "&nbsp;", "&amp;", "&amp;amp;", "\x00",
     "\u200b", "\u00ad", "\U000e0041", "“no”", "é", "🚁", "<!--", "-->", "<script>", "</script>", ".", "&#8217;", "a < b"]
)  # fmt: skip


def cleaned(raw: str) -> tuple[str, OffsetMap]:
    """The clean text and its map."""
    body = clean(Tracked.of(raw)).body
    return body.text, body.offsets()


@given(st.lists(_BITS, max_size=40).map("".join))
def test_offsets_return_to_the_raw_text(raw: str) -> None:
    """Pieces cover the text in order without a gap, and what came one to one is the same on both sides."""
    text, offsets = cleaned(raw)
    at, raw_at = 0, 0
    for piece in offsets.pieces:
        assert piece.start == at < piece.end
        assert raw_at <= piece.raw_start < piece.raw_end <= len(raw)
        at, raw_at = piece.end, piece.raw_end
        words, source = text[piece.start : piece.end], raw[piece.raw_start : piece.raw_end]
        if len(words) == len(source) > 1:
            assert words.split() == source.split()
        assert Span(start=piece.raw_start, end=piece.raw_end) == offsets.to_raw(Span(start=piece.start, end=piece.end))
    assert at == len(text)


@given(st.lists(_BITS, max_size=40).map("".join))
def test_cleaning_leaves_nothing_to_clean(raw: str) -> None:
    """No control or invisible character, no double blank and no white space at the ends is left."""
    text, _ = cleaned(raw)
    assert not {"\x00", "\u200b", "\u00ad", "\U000e0041", "\r", "\t"} & set(text)
    assert "  " not in text
    assert "\n\n\n" not in text
    assert text == text.strip()


def test_paragraph_tags_leave_a_break_and_are_counted() -> None:
    """Literal `< p >` debris, entities and a break."""
    result = clean(Tracked.of("Guns fired. < p > < p > Trade &amp; talks stop.<br/>It rained.&nbsp; Then not."))
    assert result.body.text == "Guns fired.\n\nTrade & talks stop.\nIt rained. Then not."
    assert result.debris == 5


def test_a_comparison_is_no_tag() -> None:
    """Signs of arithmetic stay."""
    assert cleaned("If a < b and c > d, AT&T wins.")[0] == "If a < b and c > d, AT&T wins."


def test_scripts_and_comments_go_with_their_content() -> None:
    """What no reader would see is not text."""
    assert cleaned("Guns <script>alert(1)</script>fired<!-- note --> twice.")[0] == "Guns fired twice."


def test_single_and_double_line_ends_stay_as_they_were() -> None:
    """Paragraphs are never merged."""
    assert cleaned("One.\r\nTwo.\r\n\r\n\r\nThree.")[0] == "One.\nTwo.\n\nThree."


def test_lines_broken_at_a_fixed_width_are_joined() -> None:
    """A mail program's lines; an item of a list keeps its own."""
    line = "The army of Orvenia said on Monday that it had closed the northern"
    raw = "\n".join([line] * 5 + ["- one item"]) + "\n\nThe end."
    assert cleaned(raw)[0] == " ".join([line] * 5) + "\n- one item\n\nThe end."


def test_an_edit_stands_for_all_that_it_replaces() -> None:
    """The new words map to the whole raw range."""
    body = Tracked.of("one two three").edited([Edit(start=4, end=7, text="2"), Edit(start=7, end=8)])
    assert body.text == "one 2three"
    assert body.offsets().to_raw(Span(start=4, end=5)) == Span(start=4, end=7)
    assert body.offsets().to_raw(Span(start=3, end=6)) == Span(start=3, end=9)
