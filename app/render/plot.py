"""The place of a plot in a page, and the ways to save it; the page's listener draws it there."""

from __future__ import annotations

from app.render.html import Html, tag


def plot(name: str, query: str, about: str) -> Html:
    """A place for the plot of that name under the filters of `query`, with buttons that save it as SVG and PNG."""
    where = f"/plot/{name}.svg" + (f"?{query}" if query else "")
    heard = tag("span", f" the plot {about}", class_="vh")
    moves = (
        tag("a", "Save as SVG", heard, class_="save", href=where, download=f"{name}.svg"),
        tag("button", "Save as PNG", heard, type="button", class_="save-png", value=where),
    )
    drawn = tag("div", tag("p", "Drawing…", class_="none"), class_="drawn", tabindex="0")
    return tag("div", drawn, tag("div", *moves, class_="saves"), class_="plot")


def table_link(kind: str, query: str, words: str) -> Html:
    """A link that saves a table of what the page shows."""
    where = f"/table/{kind}.csv" + (f"?{query}" if query else "")
    return tag("a", words, class_="save", href=where, download=f"{kind}.csv")
