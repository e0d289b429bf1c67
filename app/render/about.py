"""What is known of an article beside its text: where it came from, its versions and copies, and how each field was found."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from app.render.cite import read
from app.render.html import Html, join, tag
from app.render.words import count, moment, stamp
from domain.article import Article, Basis, Version
from domain.language import language_name

SHOWN = 40  # copies that are listed: a wire report may have a thousand, and each link takes its time


def meta(article: Article) -> Html:
    """Outlet · date · byline · agency · language, and which version this is when it is not the only one."""
    parts = (
        article.name,
        moment(article.published),
        f"updated {moment(article.updated)}" if article.updated else "",
        f"by {article.byline}" if article.byline else "",
        f"credits {article.agency}" if article.agency and article.agency != article.outlet else "",
        language_name(article.language) if article.language and article.language != "en" else "",
        count(len(article.copies), "copy", "copies") if article.copies else "",
    )
    line = tag("p", join((tag("bdi", part) for part in parts if part), " · "), class_="meta")
    return join((line, _which_version(article)))


def moves(article: Article, copies: int = 0, *, raw: bool = False) -> Html:
    """What is one press away: the raw original and its file, versions, copies, and how the details were found."""
    other = ("clean", "Clean text") if raw else ("raw", "Raw original")
    parts = (
        tag("button", other[1], type="button", class_="raw-view", value=other[0]),
        _save(article, "Save the file"),
        _to("source-versions", count(len(article.versions), "version")) if len(article.versions) > 1 else "",
        _to("source-copies", count(copies, "copy", "copies")) if copies else "",
        _to("source-basis", "Details") if article.basis else "",
    )
    return tag("div", join((part for part in parts if part), " · "), class_="moves-line")


def _to(id_: str, words: str) -> Html:
    """A button that unfolds a part of the foot and goes there."""
    return tag("button", words, type="button", class_="unfold", value=id_)


def _save(article: Article, words: str) -> Html:
    where = f"/original/{quote(article.id, safe='')}?version={article.version}"
    return tag("a", words, class_="raw", href=where, download=True)


def _which_version(article: Article) -> Html:
    latest = max((v.version for v in article.versions), default=article.version)
    if len(article.versions) < 2:
        return Html("")
    if article.version == latest:
        return tag("p", f"Version {article.version} of {len(article.versions)}, the latest", class_="meta")
    newer = read(article.id, latest, "Open the latest")
    return tag(
        "p", f"This is version {article.version} of {len(article.versions)}, an older one. ", newer, class_="meta old"
    )


def about(article: Article, copies: Sequence[Article] = ()) -> Html:
    """The foot of the pane: the original as it was received, versions, copies, and how each field was found."""
    parts = (_original(article), _versions(article), _copies(article, copies), _basis(article))
    return tag("section", *(part for part in parts if part), class_="about")


def _original(article: Article) -> Html:
    link = _save(article, "Save the original as it was received")
    known = tag("bdi", article.url or article.source)
    return tag("p", link, " · ", known, class_="meta")


def _versions(article: Article) -> Html:
    if len(article.versions) < 2:
        return Html("")
    rows = (_version(article, v) for v in sorted(article.versions, key=lambda v: -v.version))
    return _folded(count(len(article.versions), "version"), tag("ul", *rows), "source-versions")


def _version(article: Article, kept: Version) -> Html:
    here = " (open now)" if kept.version == article.version else ""
    return tag(
        "li", read(article.id, kept.version, f"Version {kept.version}"), f" · kept {stamp(kept.stored_at)}{here}"
    )


def _copies(article: Article, copies: Sequence[Article]) -> Html:
    """The other reports of the same origin, the origin itself first, each to be opened; of very many the first ones."""
    if not copies:
        return Html("")
    ordered = sorted(copies, key=lambda other: other.id != article.origin)
    rows = [
        tag(
            "li",
            read(other.id, other.version, other.title or other.name),
            tag("span", f" {other.name} · {moment(other.published)}", class_="chain"),
            tag("b", " the origin") if other.id == article.origin else "",
        )
        for other in ordered[:SHOWN]
    ]
    if len(copies) > SHOWN:
        rows.append(tag("li", f"and {len(copies) - SHOWN:,} more", class_="chain"))
    return _folded(f"{count(len(copies), 'copy', 'copies')} of one origin", tag("ul", *rows), "source-copies")


def _basis(article: Article) -> Html:
    """Each field of the article's record, how it was found, and how sure that is."""
    if not article.basis:
        return Html("")
    head = tag("tr", *(tag("th", name, scope="col") for name in ("Field", "Value", "Found in", "How sure")))
    rows = (tag("tr", *(tag("td", cell) for cell in _found(article, b))) for b in article.basis)
    table = tag("table", tag("thead", head), tag("tbody", *rows), class_="basis")
    return _folded("How these details were found", table, "source-basis")


def _found(article: Article, basis: Basis) -> tuple[str, ...]:
    value = getattr(article, basis.field, None)
    words = moment(value) if basis.field in ("published", "updated") else str(value or "not found")
    return basis.field, words, basis.how, f"{basis.confidence:.0%}"


def _folded(title: str, inside: Html, id_: str) -> Html:
    return tag("details", tag("summary", title), inside, id=id_)
