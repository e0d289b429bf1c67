"""The command that writes what Sitrep found to a file."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable

from app.commands.desk import Desk
from app.commands.evidence import with_articles
from app.commands.inputs import filters, question
from app.commands.output import Output
from app.commands.written import written
from app.export import data, reading, table
from app.export.audit import cited_articles
from app.export.document import Document
from app.export.file import refuse_bad_place
from app.export.formats import READING, SOURCES, refuse_unknown
from domain.article import Article, Filters
from domain.briefing import Briefing
from domain.errors import UserError


def refuse(args: Namespace) -> None:
    """UserError for what cannot be exported, said before anything is loaded."""
    refuse_unknown(args.kind, args.format)
    if args.kind == "answer" and args.question is None:
        raise UserError("an answer needs its question", "Add --question TEXT")
    if args.question is not None:
        question([args.question])
    for name, kinds in (
        ("question", ("answer", "sources")), ("topic", ("briefing", "sources")), ("length", ("briefing", "sources")),
        ("audience", ("briefing", "sources")), ("engine", ("answer", "briefing", "sources")),
    ):  # fmt: skip
        if getattr(args, name) is not None and args.kind not in kinds:
            raise UserError(f"--{name} does not go with {args.kind}", f"It is for {' and '.join(kinds)}")
    refuse_bad_place(args.out)


def export(desk: Desk, args: Namespace, out: Output) -> int:
    """Writes one file, and prints its name and SHA-256."""
    return written(args.out, content_of(desk, args, filters(args, desk, out)), out)


def content_of(desk: Desk, args: Namespace, chosen: Filters) -> bytes:
    """The bytes of the file that was asked for."""
    if args.format in READING:
        return READING[args.format](_document(desk, args, chosen))
    if args.kind == "sources":
        return SOURCES[args.format](_sources(desk, args, chosen))
    if args.kind == "positions":
        held = desk.positions(chosen)
        return data.positions_json(held) if args.format == "json" else table.positions_table(held)
    found = with_articles(desk, desk.claims(chosen))
    if args.kind == "claims":
        return data.claims_json(found) if args.format == "json" else table.claims_table(found)
    return data.figures_json(found) if args.format == "json" else table.figures_table(found)


def _sources(desk: Desk, args: Namespace, chosen: Filters) -> Iterable[Article]:
    """The articles cited by an answer, or by a briefing, where one is asked for; else all that fit the filters."""
    if args.question is not None:
        return cited_articles(
            desk.article, desk.ask(question([args.question]), (), chosen, args.engine).citations
        ).values()
    if args.topic is None and args.length is None and args.audience is None:
        return desk.articles(chosen)
    return cited_articles(desk.article, reading.briefing_citations(_briefing(desk, args, chosen))).values()


def _briefing(desk: Desk, args: Namespace, chosen: Filters) -> Briefing:
    return desk.brief(args.topic, args.length or "short", chosen, args.engine, audience=args.audience or "editor")


def _document(desk: Desk, args: Namespace, chosen: Filters) -> Document:
    if args.kind == "answer":
        given = desk.ask(question([args.question]), (), chosen, args.engine)
        return reading.answer(given, desk.disputes(given.filters)[0], cited_articles(desk.article, given.citations))
    if args.kind == "briefing":
        made = _briefing(desk, args, chosen)
        cited = cited_articles(desk.article, reading.briefing_citations(made))
        return reading.briefing(made, desk.disputes(chosen)[0], cited, chosen)
    found, related = desk.disputes(chosen)
    if args.kind == "disputes":
        cited = cited_articles(desk.article, (c for d in found for side in d.sides for c in side.citations))
        return reading.disputes(found, related, desk.scope(chosen), cited, chosen)
    held = desk.positions(chosen)
    cited = cited_articles(desk.article, (c for party in held for p in party.positions for c in p.citations))
    return reading.positions(held, desk.scope(chosen), found, cited, chosen)
