"""Commands that show what the loaded articles say: passages, answers, claims, figures, positions, disputes, briefings."""

from __future__ import annotations

from argparse import Namespace
from functools import cache

from app import contract, text
from app.commands.batch import run_batch
from app.commands.briefings import keep
from app.commands.desk import Desk
from app.commands.inputs import filters, history, question
from app.commands.output import Output
from app.commands.talking import ask_on
from app.errors import DONE
from app.export.data import claims_json
from app.export.file import refuse_bad_place, write
from app.export.table import claims_table
from domain.article import Article
from domain.claim import Claim
from domain.errors import UserError

DATA_OF_CLAIMS = {"json": claims_json, "csv": claims_table}


def search(desk: Desk, args: Namespace, out: Output) -> int:
    """Prints passages, best first."""
    chosen = filters(args, desk, out)
    if args.batch:
        return run_batch(args.batch, out, lambda r: map(contract.hit, desk.search(r.text, chosen, args.limit)))
    found = desk.search(question(args.text), chosen, args.limit)
    if out.as_json:
        out.values(contract.hit(h) for h in found)
    else:
        out.text(text.hits(found))
    return DONE


def ask(desk: Desk, args: Namespace, out: Output) -> int:
    """Prints a verified answer, or what was searched when the sources do not answer."""
    if args.conversation is not None:
        return ask_on(desk, args, out)
    chosen = filters(args, desk, out)
    if args.batch:
        return run_batch(args.batch, out, lambda r: [contract.answer(desk.ask(r.text, r.history, chosen, args.engine))])
    given = desk.ask(question(args.text), history(args.history), chosen, args.engine)
    if out.as_json:
        out.value(contract.answer(given))
    else:
        out.text(text.answer(given))
    return DONE


def claims(desk: Desk, args: Namespace, out: Output) -> int:
    """Prints who said what, and through whom, or writes it to a file."""
    found = with_articles(desk, desk.claims(filters(args, desk, out)))
    if out.as_json:
        out.values(contract.claim(c, a) for c, a in found)
        return DONE
    made = text.claims(found) + "\n" if args.format in (None, "table") else DATA_OF_CLAIMS[args.format](found).decode()
    if args.out is None:
        out.text(made.removesuffix("\n"))
    else:
        write(args.out, made.encode("utf-8", "backslashreplace"))
        out.note(f"wrote {args.out}: {len(found):,} claims")
    return DONE


def refuse(args: Namespace) -> None:
    """UserError for claims that are asked for in two forms, or in a place where no file can be."""
    if args.json and (args.format or args.out):
        raise UserError("--json does not go with --format or -o", "--json prints lines; --format json makes one file")
    if args.out is not None:
        refuse_bad_place(args.out)


def figures(desk: Desk, args: Namespace, out: Output) -> int:
    """Prints the counts in claims, each with the claim it stands in."""
    found = with_articles(desk, desk.claims(filters(args, desk, out)))
    if out.as_json:
        out.values(line for c, a in found for line in contract.figure_lines(c, a))
    else:
        out.text(text.figures([(f, c, a) for c, a in found for f in c.figures]))
    return DONE


def positions(desk: Desk, args: Namespace, out: Output) -> int:
    """Prints what each party claims, denies and demands."""
    held = desk.positions(filters(args, desk, out))
    if out.as_json:
        out.value(contract.positions(held))
    else:
        out.text(text.positions(held))
    return DONE


def disputes(desk: Desk, args: Namespace, out: Output) -> int:
    """Prints what the sources disagree on; with --all also accounts that may not agree, and what only seems to disagree."""
    chosen = filters(args, desk, out)
    found, relations = desk.disputes(chosen)
    shown, possible = (relations, desk.possible(chosen)) if args.all else ((), ())
    if out.as_json:
        out.values([*map(contract.dispute, (*found, *possible)), *map(contract.relation, shown)])
    else:
        out.text(text.disputes(found, shown, possible))
    return DONE


def brief(desk: Desk, args: Namespace, out: Output) -> int:
    """Prints a cited summary."""
    chosen = filters(args, desk, out)
    if args.keep:
        return keep(desk, args, chosen, out)
    written = desk.brief(args.topic, args.length, chosen, args.engine, audience=args.audience)
    if out.as_json:
        out.value(contract.briefing(written))
    else:
        out.text(text.briefing(written))
    return DONE


def with_articles(desk: Desk, found: tuple[Claim, ...]) -> list[tuple[Claim, Article]]:
    """Each claim with the article version that its spans point into."""
    read = cache(desk.article)
    return [(claim, read(claim.article, claim.version)) for claim in found]
