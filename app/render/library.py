"""The library: the table of articles, how far adding is, and what became of each file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.render.answer import FLAGS
from app.render.cite import read
from app.render.html import Html, join, tag
from app.render.words import badge, day, heading, note, quiet
from domain.article import Article, Refusal
from domain.report import AddReport, Progress

SHOWN = 200  # rows of one page: a browser stays quick with a large library


def articles(found: Sequence[Article], page: int = 1) -> Html:
    """The table of articles, newest first, a page of 200 at a time."""
    title = heading("Articles", badge(f"{len(found):,}"))
    if not found:
        return join((title, quiet("No articles yet. Add files above: text, Markdown, HTML or JSON.")))
    ordered = sorted(
        found, key=lambda a: (a.published.first_day.isoformat() if a.published else "", a.id), reverse=True
    )
    rows = (_row(a) for a in ordered[(page - 1) * SHOWN : page * SHOWN])
    names = ("Title", "Outlet", "Published", "Credits", "Cautions")
    head = tag("tr", *(tag("th", name, scope="col") for name in names))
    table = tag("table", tag("thead", head), tag("tbody", *rows), class_="list")
    more = quiet(f"The newest {SHOWN:,} of {len(found):,} are shown. Filter by date or outlet to see others.")
    return join((title, tag("div", table, class_="scroller scope"), more if len(found) > SHOWN else ""))


def _row(article: Article) -> Html:
    when = day(article.published.iso, year=True) if article.published else "no date"
    cautions = join(
        (badge(FLAGS.get(kind, kind), "warn") for kind in dict.fromkeys(f.kind for f in article.flags)), " "
    )
    title = read(article.id, article.version, article.title or article.name)
    credited = "" if article.agency == article.outlet else article.agency or ""
    cells = (title, tag("bdi", article.name), when, tag("bdi", credited), cautions)
    return tag("tr", *(tag("td", cell) for cell in cells))


def progress(at: Progress) -> Html:
    """How far adding is: a bar, numbers, and what is at work."""
    known = at.total or 0
    bar = tag("progress", max=known, value=min(at.done, known)) if known else tag("progress")
    of = f"{at.done:,} of {known:,}" if known else f"{at.done:,} done"
    return tag(
        "div", bar, tag("p", join((of, tag("bdi", at.doing)), " · "), class_="chain"), class_="progress", role="status"
    )


def report(done: AddReport, names: Mapping[str, str]) -> Html:
    """What became of each file; `names` gives an article id its title."""
    rows = (
        *(_result("added", names.get(id_, id_)) for id_ in done.added),
        *(_result("updated", names.get(id_, id_)) for id_ in done.updated),
        *(_result("unchanged", names.get(id_, id_)) for id_ in done.unchanged),
        *(_refused(refusal) for refusal in done.refused),
    )
    summary = ", ".join(
        f"{len(group):,} {word}"
        for group, word in (
            (done.added, "added"), (done.updated, "updated"), (done.unchanged, "unchanged"), (done.refused, "refused"),
        )
        if group
    )  # fmt: skip
    stopped = " Stopped at your request: what was added stays." if done.stopped else ""
    head = tag("p", tag("b", (summary or "Nothing to add") + "."), f" {done.seconds:.1f} seconds.{stopped}")
    return note(head, tag("ul", *rows, class_="results") if rows else "")


def _result(word: str, name: str) -> Html:
    return tag("li", badge(word, "ok" if word != "unchanged" else ""), " ", tag("bdi", name))


def _refused(refusal: Refusal) -> Html:
    return tag(
        "li", badge("refused", "warn"), " ", tag("bdi", refusal.source), tag("div", refusal.reason, class_="chain")
    )
