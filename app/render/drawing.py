"""Plots as SVG: a few shapes with named styles, drawn with the page's own colours, or with fixed ones to be saved."""

from __future__ import annotations

from collections.abc import Iterable

from app.render.html import Html, join, tag

HUES = {
    "p0": "#4b5563", "p1": "#8a3b1f", "p2": "#1f5fae", "p3": "#00695a", "p4": "#8a2f74", "p5": "#6b5200", "p6": "#4a3fa8",
}  # fmt: skip
PLAIN = (
    "svg{background:#fff;font-family:system-ui,sans-serif}.ink{fill:#1b2330}.soft{fill:#566171}.title{font-weight:650}"
    ".axis{stroke:#8b95a3;stroke-width:1}.grid{stroke:#dfe4ea;stroke-width:1}.lane{fill:#f6f7f9}"
    ".solid{fill:var(--hue);stroke:var(--hue);stroke-width:1.5}.open{fill:#fff;stroke:var(--hue);stroke-width:1.5}"
    ".half{fill:#fff;stroke:var(--hue);stroke-width:3}.span{stroke:var(--hue);stroke-width:3}"
    ".more{stroke:var(--hue);stroke-width:3;stroke-dasharray:2 4}.cross{stroke:var(--hue);stroke-width:2}.bar{fill:var(--hue)}"
    ".who{fill:var(--hue);font-weight:600}"
)
"""The styles of a saved plot: the same names that the page's stylesheet has, in its light colours."""


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _shape(name: str, **attributes: str) -> Html:
    """An element without content, closed as XML wants it: a saved plot is an XML file."""
    return Html(tag(name, **attributes).removesuffix(f"</{name}>").removesuffix(">") + "/>")


def line(x1: float, y1: float, x2: float, y2: float, style: str) -> Html:
    """A stroke."""
    return _shape("line", x1=_n(x1), y1=_n(y1), x2=_n(x2), y2=_n(y2), class_=style)


def box(x: float, y: float, width: float, height: float, style: str) -> Html:
    """A rectangle."""
    return _shape("rect", x=_n(x), y=_n(y), width=_n(width), height=_n(height), class_=style)


def dot(x: float, y: float, radius: float, style: str) -> Html:
    """A disc or a ring."""
    return _shape("circle", cx=_n(x), cy=_n(y), r=_n(radius), class_=style)


def diamond(x: float, y: float, radius: float, style: str) -> Html:
    """A square on its corner."""
    r = radius * 1.25
    return _shape(
        "path", d=f"M{_n(x)} {_n(y - r)}L{_n(x + r)} {_n(y)}L{_n(x)} {_n(y + r)}L{_n(x - r)} {_n(y)}Z", class_=style
    )


def cross(x: float, y: float, radius: float) -> Html:
    """A stroke through a mark: what it says is denied."""
    r = radius * 1.4
    return join((line(x - r, y + r, x + r, y - r, "under"), line(x - r, y + r, x + r, y - r, "cross")))


def words(x: float, y: float, text: str, style: str = "soft", *, size: int = 12, anchor: str = "start") -> Html:
    """One line of text; `y` is its base line."""
    return tag("text", text, x=_n(x), y=_n(y), class_=style, font_size=size, text_anchor=anchor)


def group(inside: Iterable[Html], hue: str) -> Html:
    """Shapes in one party's colour."""
    return tag("g", *inside, class_=hue)


def link(inside: Iterable[Html], target: str, hint: str) -> Html:
    """Shapes that open a source (in the page only), with words for those who hover or hear it."""
    return tag("a", tag("title", hint), *inside, href=target, class_="mark")


def svg(width: float, height: float, inside: Iterable[Html], *, name: str, about: str, fixed: bool = False) -> Html:
    """The drawing; `fixed` makes it a file of its own, in light colours that need no stylesheet."""
    head = [tag("title", name, id="plot-name"), tag("desc", about)]
    if fixed:
        hues = "".join(f".{hue}{{--hue:{colour}}}" for hue, colour in HUES.items())
        head.append(tag("style", Html(PLAIN + hues)))
    return Html(
        tag(
            "svg", *head, join(inside), xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {_n(width)} {_n(height)}",
            width=_n(width), height=_n(height), role="group", aria_label=name,
        )
    )  # fmt: skip


def cut(text: str, most: int) -> str:
    """The text, or its beginning with "…" where it is longer.

    >>> cut("Defence Ministry", 10)
    'Defence M…'
    """
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
