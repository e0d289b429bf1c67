"""A document as one HTML page that loads nothing, runs nothing and says so to the browser."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from app.export.document import Block, Document, Heading, Note, Paragraph, Quote, Table
from app.render.html import Html, join, tag

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1a1f29}"
    "h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem}h3{font-size:1rem}"
    ".about,.note{color:#4b5563;font-size:.85rem}.said{margin:.8rem 0 .1rem}.about{margin:0 0 .8rem}"
    "blockquote{margin:1rem 0 .1rem;padding-left:.8rem;border-left:3px solid #c3cad6}"
    "h2,h3,.said,blockquote{break-after:avoid}tr{break-inside:avoid}th{background:#f1f3f6}"
    "@media print{body{max-width:none;margin:0;font-size:11pt}}"
    "table{border-collapse:collapse;font-size:.85rem;width:100%}"
    "th,td{border:1px solid #d5dae3;padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}"
)
_HEAD = (
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
)


def page(made: Document) -> bytes:
    """The document as UTF-8 HTML; a citation number leads to its quotation in the appendix."""
    title = tag("title", made.title)
    body = join((tag("h1", made.title, dir="auto"), *(_block(block) for block in made.blocks)), "\n")
    shown = f"{_HEAD}{title}\n<style>{_STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    return shown.encode("utf-8")


def _block(block: Block) -> Html:
    match block:
        case Heading():
            return tag(f"h{block.level + 1}", block.text, dir="auto")
        case Paragraph():
            said = tag("p", join((block.text, _links(block.citations)), " "), class_="said", dir="auto")
            return join((said, tag("p", block.about, class_="about", dir="auto") if block.about else ""), "\n")
        case Quote():
            words = tag("blockquote", f"[{block.number}] {block.text}", id=f"c{block.number}", dir="auto")
            return join((words, tag("p", block.about, class_="about", dir="auto")), "\n")
        case Table():
            head = tag("tr", *(tag("th", cell) for cell in block.head))
            rows = (tag("tr", *(tag("td", cell, dir="auto") for cell in row)) for row in block.rows)
            return tag("table", head, *rows)
        case Note():
            return tag("p", block.text, class_="note", dir="auto")
    assert_never(block)


def _links(numbers: Iterable[int]) -> Html:
    return join(tag("a", f"[{number}]", href=f"#c{number}") for number in numbers)
