"""The nouns as plain lines for a terminal. Nothing that an article holds can steer the terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from app.caution_text import bracketed, cautions
from domain.answer import Answer, Gap, Hop, Scope, Statement, Usage, Withheld, chain_words
from domain.article import Article, Hit
from domain.briefing import Briefing, PartyPositions, Position, Section
from domain.citation import Citation
from domain.claim import Claim, Dispute, Figure, Relation
from domain.count_words import count_words
from domain.report import AddReport, Check, Feed, Item, LogEntry, ModelEstimate, ModelReport

_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_MOST_LISTED = 100  # lines of one kind: of more, the rest is counted
NO_STATEMENT = "no statement found in the loaded sources"


def harmless(text: str) -> str:
    r"""The text without control characters and direction overrides; line ends and tabs stay.

    >>> harmless("a\x1b[31mb\u202ec")
    'a[31mbc'
    """
    return _STEERING.sub("", text)


def table(head: Sequence[str], rows: Sequence[Sequence[str]], widest: int = 48) -> str:
    """Columns under their names, cells cut at `widest` characters (the last column is never cut).

    >>> print(table(("id", "state"), [("a1", "indexed")]))
    id  state
    a1  indexed
    """
    cells = [[_one_line(cell) for cell in row] for row in (head, *rows)]
    short = [[_cut(cell, widest) for cell in row[:-1]] for row in cells]
    widths = [max(len(row[i]) for row in short) for i in range(len(head) - 1)]
    lines = (
        "  ".join([*(c.ljust(w) for c, w in zip(row, widths, strict=True)), full[-1]])
        for row, full in zip(short, cells, strict=True)
    )
    return "\n".join(line.rstrip() for line in lines)


def articles(found: Sequence[Article]) -> str:
    """A table of articles."""
    rows = [
        (a.id, a.published.iso[:10] if a.published else "no date", a.name, a.state, a.title or a.source) for a in found
    ]
    return table(("id", "published", "outlet", "state", "title"), rows) if rows else "No articles."


def hits(found: Sequence[Hit]) -> str:
    """Passages, best first, each under where it stands."""
    blocks = (
        f"{n}. {h.passage.article} [{h.passage.start}:{h.passage.end}]  {h.score:.3f}  ({', '.join(h.found_by)})\n"
        f"   {_one_line(h.passage.text)}"
        for n, h in enumerate(found, 1)
    )
    return "\n".join(blocks) or "Nothing found."


def answer(given: Answer) -> str:
    """The answer as its own words give it, its sources, what was withheld, and what was looked at."""
    filtered = "\n".join(f"{one.line} (--no-filter {one.kind})" if one.used else one.line for one in given.narrowed)
    parts = [
        given.notice,
        filtered,
        given.answer.strip(),
        *_sources(given.citations, careful=True),
        *_withheld(given.withheld),
    ]
    return "\n\n".join([*(p for p in parts if p), _looked_at(given.scope)])


def claims(found: Sequence[tuple[Claim, Article]]) -> str:
    """Who says what, through whom, one block a claim."""
    return "\n".join(f"{c.id}  {_head(c)}{_by_hand(c)}\n    {_content(c, a)}" for c, a in found) or "No claims."


def figures(found: Sequence[tuple[Figure, Claim, Article]]) -> str:
    """A table of counts, with whom they come from and through whom."""
    rows = [
        (count_words(f), f.kind, f.victims or "unknown", f.as_of or "", _speakers(c), _via(c), f.span.of(a.text))
        for f, c, a in found
    ]
    return table(("count", "kind", "of", "as of", "according to", "through", "words"), rows) if rows else "No figures."


def positions(parties: Sequence[PartyPositions]) -> str:
    """Each party, then its positions with their chain and date."""
    return "\n\n".join(_party(p) for p in parties) or "No parties."


def disputes(found: Sequence[Dispute], relations: Sequence[Relation] = (), possible: Sequence[Dispute] = ()) -> str:
    """Each question with its sides; then accounts that may not agree, and what only seems to disagree."""
    doubts = ["Accounts that may not agree:", *map(_dispute, possible)] if possible else []
    related = [f"({r.kind}) {r.note}  {', '.join(r.claims)}" for r in relations]
    blocks = [*map(_dispute, found), *doubts, *related]
    return "\n\n".join(blocks) or "No disputes."


def briefing(written: Briefing) -> str:
    """The briefing in sections, then what the sources do not say, its sources, and what was looked at."""
    since, until = written.period
    head = f"Briefing: {written.topic or 'everything loaded'}" + (
        f" ({since or '?'} to {until or '?'})" if since or until else ""
    )
    sections = ["\n".join([s.title, *_parts(s)]) for s in written.sections]
    cited = [c for s in written.sections for one in s.statements for c in one.citations]
    cited += [c for gap in written.gaps for c in gap.citations]
    lead = [written.lead] if written.lead else []
    also = ["Also in dispute:\n" + "\n".join(f"- {point}" for point in written.untold)] if written.untold else []
    notice = [written.notice] if written.notice else []
    parts = [
        head,
        *notice,
        *lead,
        *(sections or ["The loaded sources give nothing to report."]),
        *also,
        *_gaps(written.gaps),
    ]
    return "\n\n".join([*parts, *_sources(_once(cited)), *_withheld(written.withheld), _looked_at(written.scope)])


def report(added: AddReport) -> str:
    """What was added and updated, what was refused and why, and how many of each."""
    kinds: tuple[tuple[str, Sequence[object]], ...] = (
        ("added", added.added),
        ("updated", added.updated),
        ("unchanged", added.unchanged),
        ("refused", added.refused),
    )
    counts = ", ".join(f"{len(which)} {kind}" for kind, which in kinds)
    taken = [f"{kind}: {one}" for kind, which in kinds[:2] for one in which]
    refused = (f"refused: {_one_line(r.source)}: {_one_line(r.reason)}" for r in added.refused)
    stopped = ["Stopped before the end: the same command goes on from here."] if added.stopped else []
    rate = len(added.added) + len(added.updated)
    speed = f" ({rate / added.seconds:.1f} a second)" if rate and added.seconds else ""
    return "\n".join(
        [*taken[:_MOST_LISTED], *_more(taken), *refused, *stopped, f"{counts}, in {added.seconds:.1f} s{speed}"]
    )


def estimate(expected: ModelEstimate) -> str:
    """What a model would be sent, and what it would cost where prices are set."""
    kept = f" ({expected.kept} more are kept from earlier)" if expected.kept else ""
    return (
        f"{expected.articles} articles: {expected.calls} calls to the model{kept}, about "
        f"{_tokens(expected.usage)}{_cost(expected.cost)}"
    )


def model_report(done: ModelReport) -> str:
    """What a model did to the claims, what of it was refused and why, and what it took."""
    refused = [f"refused {count}: {_one_line(reason)}" for reason, count in done.refused]
    problem = f"; {_one_line(done.problem)}" if done.problem else ""
    failed = [f"{done.failed} calls failed, what the rules found stays{problem}"] if done.failed else []
    stopped = ["Stopped before the end: the same command goes on, paid replies are kept."] if done.stopped else []
    counts = f"{done.confirmed} confirmed, {done.mended} mended, {done.added} added in {done.articles} articles"
    took = f"{done.calls} calls, {done.kept} replies kept from earlier, {_tokens(done.usage)}{_cost(done.cost)}"
    return "\n".join([*refused, *failed, *stopped, f"{counts}, in {done.seconds:.1f} s", took])


def _tokens(usage: Usage) -> str:
    return f"{usage.input_tokens:,} tokens to read and {usage.output_tokens:,} to write"


def _cost(cost: float | None) -> str:
    return "" if cost is None else f", {cost:.2f} at your prices"


def checks(looked_at: Sequence[Check]) -> str:
    """One line a check, with what to do where it is not well."""
    return "\n".join(
        f"{'ok ' if c.ok else 'NO '} {c.name}: {c.detail}" + (f" ({c.hint})" if c.hint else "") for c in looked_at
    )


def status(states: Mapping[str, int], waiting: int, items: Sequence[Item] = ()) -> str:
    """Articles by state, how many await analysis, and the sources that wait or have failed, with the reasons."""
    rows = [*((s, str(n)) for s, n in states.items()), ("awaiting analysis", str(waiting))]
    told = [(str(i.id), i.state, i.source.name or i.source.location, i.reason) for i in items[:_MOST_LISTED]]
    listed = ["", table(("number", "state", "source", "reason"), told)] if told else []
    return "\n".join([table(("state", "articles"), rows), *listed, *_more(items)])


def feeds(watched: Sequence[Feed]) -> str:
    """A table of feeds."""
    rows = [
        (f.url, _minute(f.checked_at) or "never", _minute(f.next_at) or "now", str(f.failures), f.note) for f in watched
    ]
    return table(("feed", "asked", "next", "failures", "note"), rows, widest=80) if rows else "No feed is watched."


def log(lines: Sequence[LogEntry]) -> str:
    """A table of what was done, the newest first."""
    rows = [(f"{e.at.astimezone():%Y-%m-%d %H:%M:%S}", e.action, e.subject, e.detail) for e in lines]
    return table(("when", "what", "of", "more"), rows) if rows else "Nothing was done yet."


def _minute(moment: datetime | None) -> str:
    return f"{moment.astimezone():%Y-%m-%d %H:%M}" if moment else ""


def _more(items: Sequence[object]) -> list[str]:
    return [f"… and {len(items) - _MOST_LISTED} more (--json lists all)"] if len(items) > _MOST_LISTED else []


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _cut(text: str, widest: int) -> str:
    return text if len(text) <= widest else text[: widest - 1] + "…"


def _sources(cited: Sequence[Citation], *, careful: bool = False) -> list[str]:
    """The cited sentences by number; `careful` where no line before them tells their cautions."""
    lines = [
        f"[{c.number}] {_place(c)}: “{_one_line(c.quote)}”{bracketed(cautions([c]) if careful else '')}" for c in cited
    ]
    return ["Sources\n" + "\n".join(lines)] if lines else []


def _place(cited: Citation) -> str:
    return ", ".join(
        part
        for part in (cited.outlet or cited.title or cited.article, cited.published.iso[:10] if cited.published else "")
        if part
    )


def _withheld(kept_back: Sequence[Withheld]) -> list[str]:
    lines = [f"- {w.text} ({w.reason})" for w in kept_back]
    return [f"Withheld, because a check failed: {len(lines)}\n" + "\n".join(lines)] if lines else []


def _gaps(gaps: Sequence[Gap]) -> list[str]:
    return ["What the sources do not say\n" + "\n".join(f"- {g.text}" for g in gaps)] if gaps else []


def _looked_at(scope: Scope) -> str:
    waiting = f"; {scope.waiting} still await analysis" if scope.waiting else ""
    return f"Looked at {scope.articles} articles from {scope.origins} origins{waiting}."


def _head(claim: Claim) -> str:
    through = f" through {_via(claim)}" if claim.via else ""
    return f"{_speakers(claim)} {claim.stance}{' (negated)' if claim.negated else ''}{through}"


def _by_hand(claim: Claim) -> str:
    return f"  [{', '.join(claim.corrected)} corrected by hand]" if claim.corrected else ""


def _via(claim: Claim) -> str:
    return _chain([Hop(name=v.name, inferred=v.inferred) for v in claim.via])


def _speakers(claim: Claim) -> str:
    return ", ".join(s.name + (f" ({s.party})" if s.party and s.party != s.name else "") for s in claim.speakers)


def _content(claim: Claim, article: Article) -> str:
    return " … ".join(f"“{_one_line(part.of(article.text))}”" for part in claim.content)


def _chain(chain: Sequence[Hop]) -> str:
    return chain_words(chain, " > ")


def _party(held: PartyPositions) -> str:
    lines = [line for position in held.positions for line in _position(position)]
    return "\n".join([held.party, *(lines or [f"- {NO_STATEMENT}"])])


def _position(held: Position) -> tuple[str, ...]:
    hand = "corrected by hand" if held.corrected else ""
    about = "; ".join(part for part in (held.said_on, _chain(held.chain), held.change, hand) if part)
    line = f"- {held.question}: {held.text}" + (f" ({about})" if about else "") + bracketed(cautions(held.citations))
    return line, *_quoted(held.citations)


def _dispute(found: Dispute) -> str:
    lines = [f"{found.id} ({found.kind}): {found.question}"]
    for side in found.sides:
        said = side.text if side.claims else NO_STATEMENT
        lines += [f"- {side.party}: {said}{bracketed(cautions(side.citations))}", *_quoted(side.citations)]
    return "\n".join(lines)


def _quoted(cited: Sequence[Citation]) -> tuple[str, ...]:
    return tuple(f"    {_place(c)}: “{_one_line(c.quote)}”" for c in cited)


def _parts(section: Section) -> Iterator[str]:
    for heading, said in section.parts:
        if heading is not None:
            yield heading if heading.endswith("?") else f"{heading}:"
        yield from (f"- {_statement(one)}" for one in said)


def _statement(said: Statement) -> str:
    weak = " (weak: read the source)" if said.status == "weak" else ""
    hand = " (corrected by hand)" if said.corrected else ""
    careful = bracketed(cautions(said.citations, said.flags))
    return f"{said.text} {_numbers(said.citations)}{weak}{hand}{careful}".strip()


def _numbers(cited: Sequence[Citation]) -> str:
    return "".join(f"[{c.number}]" for c in cited)


def _once(cited: Sequence[Citation]) -> tuple[Citation, ...]:
    return tuple({c.number: c for c in sorted(cited, key=lambda c: c.number)}.values())
