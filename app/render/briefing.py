"""A briefing an editor could send: sections of cited statements, then what is missing and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count as numbers_from
from itertools import groupby

from app.editing import statement_of
from app.render.answer import gaps, notice, statement, withheld, writer
from app.render.cautions import flags
from app.render.cite import cites, read
from app.render.html import Html, join, tag
from app.render.marks import marks
from app.render.parties import colour
from app.render.words import badge, count, heading, period, quiet, scope_line, unread
from domain.answer import Statement
from domain.briefing import Briefing, Section, SourceLine
from domain.edition import Edition, Line

CAUTIONS = "Quality cautions"  # the section in which Sitrep speaks of the texts themselves
NEW = badge("new", "ok", title="It rests on a claim that was not in the library when the earlier briefing was written.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fresh:
    """Which statements are new, by their places in reading order from 0, and whether only these are shown."""

    new: frozenset[int] = frozenset()
    only: bool = False


ALL = Fresh()


def briefing(made: Briefing, palette: Mapping[str, str], fresh: Fresh = ALL, title: str = "") -> Html:
    """The whole briefing, or a plain line when the articles hold nothing on its topic."""
    head = _head(made, title)
    if not any(section.statements for section in made.sections):
        empty = quiet(f"These articles hold nothing to report. Searched: {scope_line(made.scope)}.")
        return join((head, empty, gaps(made.gaps), unread(made.scope), withheld(made.withheld)))
    lead = (tag("p", made.lead, class_="lead"),) if made.lead else ()
    counted = numbers_from()
    parts = [_section(section, palette, fresh, counted) for section in made.sections if section.statements]
    if fresh.only and not any(parts):
        parts = [quiet("No statement of this briefing is new.")]
    said = (notice(made.notice), *(() if fresh.only else lead), *parts)
    rest = () if fresh.only else (_disputed(made), *_left(made))
    return tag("div", join((head, *said, *rest, _foot(made))), class_="scope")


def edited(made: Briefing, edition: Edition, palette: Mapping[str, str], title: str) -> Html:
    """The briefing as a person changed it; what is by hand says so, with what its check said."""
    said = (_line(line, palette) for line in edition.lines if line.kind != "gap")
    unsaid = (
        tag("div", line.text, " ", cites(line.citations), marks(line), class_="note")
        for line in edition.lines
        if line.kind == "gap"
    )
    body = join((_head(made, title), *said, _disputed(made), *unsaid, *_left(made)[1:], _foot(made)))
    return tag("div", body, class_="scope")


def _head(made: Briefing, title: str) -> Html:
    days = period(*made.period)
    plain = f"Briefing: {made.topic}" if made.topic else "Briefing"
    return heading(title or plain, *([badge(days)] if days else []))


def _left(made: Briefing) -> tuple[Html, ...]:
    """What is not said, not read and not shown, and the sources."""
    return gaps(made.gaps), unread(made.scope), withheld(made.withheld), _sources(made)


def _foot(made: Briefing) -> Html:
    return tag("p", f"{scope_line(made.scope)} · {writer(made.model, made.engine)}", class_="foot")


def _section(section: Section, palette: Mapping[str, str], fresh: Fresh, counted: Iterator[int]) -> Html:
    """The section, or nothing when only what is new is wanted and nothing in it is."""
    shown = [(s, n in fresh.new) for s, n in zip(section.statements, counted, strict=False)]
    wanted = [(s, new) for s, new in shown if new or not fresh.only]
    if not wanted:
        return Html("")
    return tag("section", tag("h3", section.title), *_parts(section, wanted, palette))


def _parts(section: Section, shown: Sequence[tuple[Statement, bool]], palette: Mapping[str, str]) -> Iterator[Html]:
    for over, said in groupby(shown, key=lambda pair: pair[0].heading):
        if over is not None:
            yield _heading(over, palette)
        for one, new in said:
            line = _caution(one) if is_caution(section, one) else statement(one, palette)
            yield tag("div", NEW, line, class_="b-new") if new else line


def _heading(over: str, palette: Mapping[str, str]) -> Html:
    """A day, a question, or a party, which has its colour."""
    return tag("h4", over, class_=f"b-party {colour(over, palette)}" if over in palette else None)


def _line(line: Line, palette: Mapping[str, str]) -> Html:
    match line.kind:
        case "section":
            return tag("h3", line.text, marks(line))
        case "heading":
            return _heading(line.text, palette)
        case "sentence" if line.statement is not None and not line.statement.claims and not line.hand:
            return _caution(line.statement)
        case "sentence":
            shown = statement(statement_of(line), palette) if line.statement else _own(line)
            return tag("div", shown, marks(line), class_="b-hand") if line.hand else shown
    return tag("p", line.text, " ", cites(line.citations), marks(line), class_="lead")


def _own(line: Line) -> Html:
    """A sentence that a person added and that no check has given a speaker."""
    return tag("div", tag("p", join((line.text, cites(line.citations)), " ")), class_="st p0")


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
    cited = {c.article: c for section in made.sections for s in section.statements for c in s.citations}
    rows = []
    for source in made.sources:
        found = cited.get(source.article)
        title = read(found.article, found.version, found.title or "the article") if found else ""
        rows.append(tag("li", join((_line_of(source, names), title), " · ")))
    origins = count(len({source.origin or source.article for source in made.sources}), "origin")
    summary = f"{count(len(made.sources), 'source')} of {origins}"
    return tag("details", tag("summary", summary), tag("ul", *rows), class_="note b-sources")


def _line_of(source: SourceLine, names: Mapping[str, str]) -> str:
    """The outlet, and whose report it carries when it is a copy of another article."""
    copied = source.origin is not None and source.origin != source.article
    return names[source.article] + (
        f" (the report of {names.get(source.origin or '', 'another outlet')})" if copied else ""
    )
