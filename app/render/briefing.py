"""A briefing an editor could send: sections of cited statements, then what is missing and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

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
    lead = (tag("p", made.lead, class_="lead"),) if made.lead else ()
    parts = (*lead, *(_section(section, palette) for section in made.sections if section.statements))
    foot = tag("p", f"{scope_line(made.scope)} · {made.model or made.engine}", class_="foot")
    left = (gaps(made.gaps), unread(made.scope), withheld(made.withheld), _sources(made))
    body = join((title, *parts, _disputed(made), *left, foot))
    return tag("div", body, class_="scope")


def _section(section: Section, palette: Mapping[str, str]) -> Html:
    return tag("section", tag("h3", section.title), *_parts(section, palette))


def _parts(section: Section, palette: Mapping[str, str]) -> Iterator[Html]:
    for over, said in section.parts:
        if over is not None:
            yield tag("h4", over)
        yield from (_caution(s) if is_caution(section, s) else statement(s, palette) for s in said)


def is_caution(section: Section, made: Statement) -> bool:
    """True for Sitrep's own word about a text, which is nobody's statement."""
    return section.title == CAUTIONS and not made.claims


def _caution(made: Statement) -> Html:
    line = tag("p", join((made.text, cites(made.citations)), " "))
    return tag("div", line, flags(made.flags, made.citations), class_="st p0")


def _disputed(made: Briefing) -> Html:
    if not made.untold:
        return Html("")
    rows = (tag("li", point) for point in made.untold)
    return tag("section", tag("h3", "Also in dispute"), tag("ul", *rows))


def _sources(made: Briefing) -> Html:
    names = {source.article: source.outlet or source.article for source in made.sources}
    rows = (tag("li", _line(source, names)) for source in made.sources)
    origins = count(len({source.origin or source.article for source in made.sources}), "origin")
    summary = f"{count(len(made.sources), 'source')} of {origins}"
    return tag("details", tag("summary", summary), tag("ul", *rows), class_="note")


def _line(source: SourceLine, names: Mapping[str, str]) -> str:
    """The outlet, and whose report it carries when it is a copy of another article."""
    copied = source.origin is not None and source.origin != source.article
    return names[source.article] + (
        f" (the report of {names.get(source.origin or '', 'another outlet')})" if copied else ""
    )
