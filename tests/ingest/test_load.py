"""Files and folders become articles, or a refusal each."""

from __future__ import annotations

from pathlib import Path

from domain.article import Article
from domain.report import Source
from ingest.load import load


def test_a_text_file_becomes_an_article(tmp_path: Path) -> None:
    """Title, sentences and id of a plain text."""
    file = tmp_path / "courier.txt"
    file.write_text("Shells fall near Sella bridge\n\nThe army left. Nobody was hurt.", encoding="utf-8")
    (article,) = load([Source(location=str(file))])
    assert isinstance(article, Article)
    assert article.title == "Shells fall near Sella bridge"
    assert [s.paragraph for s in article.sentences] == [0, 1, 1]
    assert article.id.startswith("courier-")
