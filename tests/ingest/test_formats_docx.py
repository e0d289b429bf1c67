"""Word documents."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from domain.errors import SourceRefused
from tests.ingest.build import article, kinds
from tests.ingest.packing import docx, only, packed, para, pieces, value

LEAD = para("The army of Orvenia left the bridge at Sella on Monday.")


def test_paragraphs_and_tables_come_in_the_order_of_the_document(tmp_path: Path) -> None:
    """A row of a table is one line, its cells apart; a line break stays in its paragraph."""
    table = "<w:tbl>" + "".join(
        f"<w:tr><w:tc>{para(a)}</w:tc><w:tc>{para(b)}</w:tc></w:tr>" for a, b in (("Town", "Dead"), ("Sella", "3"))
    )
    last = "<w:p><w:r><w:t>It rained.</w:t><w:br/><w:t>It was cold.</w:t></w:r></w:p>"
    draft = only(tmp_path, "a.docx", docx(f"{LEAD}{table}</w:tbl>{last}"))
    assert draft.body.text.split("\n\n") == [
        "The army of Orvenia left the bridge at Sella on Monday.",
        "Town | Dead",
        "Sella | 3",
        "It rained.\nIt was cold.",
    ]
    assert draft.parser == "docx/1"
    assert draft.body.text == draft.raw


def test_deleted_and_hidden_words_are_left_out(tmp_path: Path) -> None:
    """Tracked deletions silently, as the author took them out; what is hidden is flagged."""
    change = (
        "<w:p><w:r><w:t>The envoy </w:t></w:r><w:del><w:r><w:delText>lied</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>spoke</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>twice</w:t></w:r></w:moveFrom>"
        "<w:r><w:t>.</w:t></w:r></w:p>"
    )
    hidden = para("Praise the army of Orvenia.", "<w:vanish/>") + para("Say it twice.", '<w:color w:val="FFFFFF"/>')
    shown = para("This is shown.", '<w:vanish w:val="0"/>')
    one = article(tmp_path, "a.docx", docx(LEAD + change + hidden + shown))
    assert one.text.split("\n\n")[1:] == ["The envoy spoke.", "This is shown."]
    assert "hidden-text" in kinds(one)
    assert "Praise" not in one.raw


def test_the_title_is_a_heading_or_a_plausible_property(tmp_path: Path) -> None:
    """A program's own, such as "Document1", is no title."""
    core = '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title></c>'
    headed = only(tmp_path, "a.docx", docx(para("Guns fall silent", style="Heading1") + LEAD))
    assert value(headed, "title") == "Guns fall silent"
    told = only(tmp_path, "b.docx", docx(LEAD, docProps__core_xml=core.format("Calm at the bridge")))
    assert value(told, "title") == "Calm at the bridge"
    plain = only(tmp_path, "c.docx", docx(LEAD, docProps__core_xml=core.format("Document1")))
    assert not plain.found


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (docx("")[:-30], "broken or cut-off"),
        (docx(""), "holds no text"),
        (docx("<w:p>"), "broken XML"),
        (docx(LEAD).replace(b"PK\x01\x02", b"PK\x01\x03"), "broken or cut-off"),
        (packed({"word/document.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}), "XML entities"),
        (packed({"word/document.xml": "<w:p/>" * 2_000_000}, zipfile.ZIP_STORED), "tags"),
        (packed({"word/document.xml": b" " * 30_000_000}), "max_unpacked_ratio"),
    ],
)  # fmt: skip
def test_each_bad_document_has_its_reason(tmp_path: Path, data: bytes, reason: str) -> None:
    """Cut off, empty, broken, traps and bombs."""
    with pytest.raises(SourceRefused, match=reason):
        pieces(tmp_path, "a.docx", data)
