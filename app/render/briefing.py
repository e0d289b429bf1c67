"""A briefing an editor could send: sections of cited statements, then what is missing and what it rests on."""

from __future__ import annotations

from collections.abc import Mapping

from app.render.answer import gaps, statement, withheld
from app.render.cautions import flags
from app.render.cite import cites
from app.render.html import Html, join, tag
from app.render.words import badge, count, heading, period, quiet, scope_line, unread
from domain.answer import Statement
from domain.briefing import Briefing, Section, SourceLine

CAUTIONS = "Quality cautions"  # the section in which Sitrep speaks of the texts themselves


def briefing(made: Briefing, palette: Mapping[str, str]) -> Html:
    """The whole briefing, or a plain line when the articles hold nothing on its topic."""
    days = period(*made.period)
    title = heading(f"Briefing: {made.topic}" if made.topic else "Briefing", *([badge(days)] if days else []))
    if not any(section.statements for section in made.sections):
        empty = quiet(f"These articles hold nothing to report. Searched: {scope_line(made.scope)}.")
        return join((title, empty, gaps(made.gaps), unread(made.scope), withheld(made.withheld)))
    parts = (_section(section, palette) for section in made.sections if section.statements)
    foot = tag("p", f"{scope_line(made.scope)} · {made.model or made.engine}", class_="foot")
    left = (gaps(made.gaps), unread(made.scope), withheld(made.withheld), _sources(made))
    body = join((title, *parts, _disputed(made), *left, foot))
    return tag("div", body, class_="scope")


def _section(section: Section, palette: Mapping[str, str]) -> Html:
    shown = (_caution(s) if is_caution(section, s) else statement(s, palette) for s in section.statements)
    return tag("section", tag("h3", section.title), *shown)


def is_caution(section: Section, made: Statement) -> bool:
    """True for Sitrep's own word about a text, which is nobody's statement."""
    return section.title == CAUTIONS and not made.claims


def _caution(made: Statement) -> Html:
    line = tag("p", join((made.text, cites(made.citations)), " "))
    return tag("div", line, flags(made.flags, made.citations), class_="st p0")


def _disputed(made: Briefing) -> Html:
    if not made.disputed:
        return Html("")
    points = count(len(made.disputed), "point")
    return tag("p", f"{points} disputed between the parties: see Disputes.", class_="note")


def _sources(made: Briefing) -> Html:
    names = {source.article: source.outlet or source.article for source in made.sources}
    rows = (tag("li", _line(source, names)) for source in made.sources)
    return tag("details", tag("summary", count(len(made.sources), "source")), tag("ul", *rows), class_="note")


def _line(source: SourceLine, names: Mapping[str, str]) -> str:
    """The outlet, and whose report it carries when it is a copy of another article."""
    copied = source.origin is not None and source.origin != source.article
    return names[source.article] + (
        f" (the report of {names.get(source.origin or '', 'another outlet')})" if copied else ""
    )
