"""Articles as reference managers take them: CSL JSON and BibTeX, with stable keys and dates as precise as they are known."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

from app.export.audit import web_address
from app.export.document import plain
from domain.article import Article
from domain.moment import Moment

_KEY = re.compile(r"[^A-Za-z0-9:.-]+")
_BY = re.compile(r"(?i)^\s*by\s+")
_SIGNS: Final[Mapping[str, str]] = MappingProxyType({
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "$": r"\$", "&": r"\&", "#": r"\#",
    "%": r"\%", "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
})  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_IN_ADDRESS: Final[Mapping[str, str]] = MappingProxyType({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})


def csl(articles: Iterable[Article]) -> bytes:
    """The articles as CSL JSON (citationstyles.org, schema of version 1.0.2): one list, ordered by key."""
    made = [_csl(article) for article in _ordered(articles)]
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def bibtex(articles: Iterable[Article]) -> bytes:
    """The articles as BibTeX that BibLaTeX reads too: UTF-8, one `@article` each, ordered by key."""
    return "\n".join(_entry(article) for article in _ordered(articles)).encode("utf-8")


def key_of(article: Article) -> str:
    """The key of an article in both: its id, which never changes; a digest makes up for signs that a key cannot have.

    >>> from types import SimpleNamespace
    >>> key_of(SimpleNamespace(id="courier-1f2e"))
    'courier-1f2e'
    """
    safe = _KEY.sub("-", article.id).strip("-")
    if safe == article.id:
        return safe
    return f"{safe or 'article'}-{hashlib.sha256(article.id.encode('utf-8', 'replace')).hexdigest()[:6]}"


def _ordered(articles: Iterable[Article]) -> list[Article]:
    return sorted({a.id: a for a in articles}.values(), key=key_of)


def date_parts(when: Moment) -> tuple[int, ...]:
    """Year, month and, where it is known, day.

    >>> date_parts(Moment(iso="2031-05")), date_parts(Moment(iso="2031-05-04T18:20:00+02:00"))
    ((2031, 5), (2031, 5, 4))
    """
    return tuple(int(part) for part in when.iso[:10].split("-"))


def _csl(article: Article) -> dict[str, Any]:
    byline = _author(article)
    fields: dict[str, Any] = {
        "id": key_of(article),
        "type": "article-newspaper",
        "title": plain(article.title or ""),
        "container-title": plain(article.outlet or article.agency or ""),
        "author": [{"literal": byline}] if byline else None,
        "issued": {"date-parts": [list(date_parts(article.published))]} if article.published else None,
        "URL": web_address(article.url),
        "language": article.language,
        "source": plain(article.agency or "") if article.outlet else None,
        "note": _note(article),
    }
    return {name: value for name, value in fields.items() if value}


def _entry(article: Article) -> str:
    parts = date_parts(article.published) if article.published else ()
    fields = {
        "author": braced(_author(article)),
        "title": braced(article.title or ""),
        "journal": braced(article.outlet or article.agency or ""),
        "date": "{" + "-".join(f"{part:02}" for part in parts) + "}" if parts else "",
        "year": "{" + f"{parts[0]:04}" + "}" if parts else "",
        "month": _MONTHS[parts[1] - 1] if len(parts) > 1 else "",
        "url": "{" + _address(article) + "}" if _address(article) else "",
        "note": "{" + escaped(_note(article)) + "}",
    }
    lines = "".join(f"  {name} = {value},\n" for name, value in fields.items() if value)
    return f"@article{{{key_of(article)},\n{lines}}}\n"


def braced(text: str) -> str:
    """The text in two braces, so that no style changes its capitals or splits it into names; "" for none."""
    return "{{" + escaped(text) + "}}" if plain(text) else ""


def escaped(text: str) -> str:
    r"""The text so that TeX prints it as it is, its braces balanced whatever it holds.

    >>> print(escaped("50% of {R&D} costs $9_000"))
    50\% of \textbraceleft{}R\&D\textbraceright{} costs \$9\_000
    """
    return "".join(_SIGNS.get(letter, letter) for letter in plain(text))


def _author(article: Article) -> str:
    return _BY.sub("", plain(article.byline or ""))


def _address(article: Article) -> str:
    return "".join(_IN_ADDRESS.get(letter, letter) for letter in plain(web_address(article.url)))


def _note(article: Article) -> str:
    return f"Sitrep article {article.id}, version {article.version}"
