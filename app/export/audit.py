"""The appendix of every reading export: where each number leads, how the text was made, and what was withheld."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from app.export.cautions import in_words
from app.export.checked import Change, CheckLine, tables
from app.export.document import Block, Heading, Note, Quote, Table
from app.export.statements import cautions, line
from app.render.words import day, moment, scope_line
from domain.answer import Answer, Scope, Withheld
from domain.article import Article, Filters
from domain.briefing import Briefing, SourceLine
from domain.citation import Citation

Articles = Mapping[str, Article]
ENGINES = {"extractive": "extractive: quoted by rules, no model"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """All that the appendix says. `cited` pairs numbers with citations; a number may come more than once."""

    cited: Sequence[tuple[int, Citation]]
    articles: Articles
    made: tuple[tuple[str, str], ...]
    withheld: Sequence[Withheld] | None = None
    sources: Sequence[SourceLine] = ()
    checked: Sequence[CheckLine] = ()
    changed: Sequence[Change] = ()


def cited_articles(read: Callable[[str, int], Article], cited: Iterable[Citation]) -> Articles:
    """Each cited article by its id, in the version that is cited; `read` gives an article by id and version."""
    return {name: read(name, version) for name, version in dict.fromkeys((c.article, c.version) for c in cited)}


def appendix(trail: Trail) -> tuple[Block, ...]:
    """The appendix, in the order: statements, changes, citations, sources, how it was made, what was withheld."""
    return (
        *tables(trail.checked, trail.changed),
        Heading(text="Audit: where every number leads"),
        Note(text="Places are counted in characters, the end not included; stored text is the article as it was kept."),
        *_citations(trail),
        Heading(text="Audit: sources"),
        _sources(trail),
        Heading(text="Audit: how this was made"),
        Table(head=("what", "value"), rows=trail.made),
        *_withheld(trail.withheld),
    )


def _citations(trail: Trail) -> tuple[Block, ...]:
    vias: dict[int, dict[str, None]] = {}
    first: dict[int, Citation] = {}
    for number, cited in sorted(trail.cited, key=lambda pair: pair[0]):
        first.setdefault(number, cited)
        vias.setdefault(number, {})[" → ".join(cited.via)] = None
    if not first:
        return (Note(text="Nothing is cited."),)
    return tuple(Quote(number=n, text=c.quote, about=_place(c, [v for v in vias[n] if v])) for n, c in first.items())


def _place(cited: Citation, vias: Sequence[str]) -> str:
    return line(
        f"“{cited.title}”" if cited.title else "no title",
        cited.outlet or "no outlet",
        f"published {moment(cited.published)}" if cited.published else "no date",
        f"article {cited.article}, version {cited.version}",
        f"sentence {cited.sentence}",
        f"stored text {cited.start}–{cited.end}",
        f"raw text {cited.raw_start}–{cited.raw_end}",
        f"through: {'; or '.join(vias)}" if vias else "",
        _cautions(cited),
    )


def _cautions(cited: Citation) -> str:
    """Each caution with its suggested reading and its reason; that there is none is said too."""
    told = {c.kind for c in cited.cautions}
    left = tuple(kind for kind in cited.flags if kind not in told)
    return line(*(f"caution: {in_words(c)}" for c in cited.cautions), cautions(left)) or "no caution"


def _sources(trail: Trail) -> Block:
    found = {c.article: (c.outlet, c.origin) for _, c in sorted(trail.cited, key=lambda pair: pair[0])}
    found |= {s.article: (s.outlet, s.origin) for s in trail.sources}
    rows = tuple(_source(name, *known, trail.articles.get(name)) for name, known in found.items())
    if not rows:
        return Note(text="No article is cited.")
    return Table(head=("article", "outlet", "title", "published", "origin", "address"), rows=rows)


def _source(name: str, outlet: str | None, origin: str | None, article: Article | None) -> tuple[str, ...]:
    return (
        name,
        outlet or "no outlet",
        (article.title if article else None) or "",
        moment(article.published) if article else "",
        "its own" if origin in (None, name) else str(origin),
        web_address(article.url if article else None),
    )


def web_address(url: str | None) -> str:
    """An article's address to be read as text: only of the web, and nothing of any other kind.

    >>> web_address("https://example.org/a"), web_address("javascript:alert(1)"), web_address(None)
    ('https://example.org/a', '', '')
    """
    try:
        fits = urlsplit(url or "").scheme.lower() in ("http", "https")
    except ValueError:
        return ""
    return url if fits and url else ""


def _withheld(kept_back: Sequence[Withheld] | None) -> tuple[Block, ...]:
    if kept_back is None:
        return ()
    head = Heading(text="Audit: what was withheld")
    if not kept_back:
        return head, Note(text="Nothing was withheld.")
    return head, Table(
        head=("drafted statement", "why it is not shown"), rows=tuple((w.text, w.reason) for w in kept_back)
    )


def written_by(made: Answer | Briefing) -> tuple[tuple[str, str], ...]:
    """Who wrote it with what: engine, model, prompt, tokens, cost, gaps and scope."""
    tokens = f"{made.usage.input_tokens:,} read, {made.usage.output_tokens:,} written" if made.usage else "none"
    return (
        ("engine", ENGINES.get(made.engine, made.engine)),
        ("model", made.model or "none"),
        ("prompt", made.prompt or "none"),
        ("tokens", tokens),
        ("cost", f"{made.cost:g}" if made.cost is not None else "not known" if made.usage else "none"),
        ("gaps", f"{len(made.gaps)}, listed under “What the sources do not say”" if made.gaps else "none stated"),
        ("withheld", f"{len(made.withheld)}"),
        *looked_at(made.scope),
    )


def looked_at(scope: Scope) -> tuple[tuple[str, str], ...]:
    """What it could rest on."""
    unread = (("articles in a language that no rule reads", scope.unread_notice),) if scope.unread else ()
    return (("looked at", scope_line(scope)), ("articles that await analysis", str(scope.waiting)), *unread)


def chosen(filters: Filters) -> tuple[tuple[str, str], ...]:
    """What was asked to be looked at; no row for a filter that was not set."""
    named = (
        ("published from", day(filters.since.isoformat(), year=True) if filters.since else ""),
        ("published until", day(filters.until.isoformat(), year=True) if filters.until else ""),
        ("only outlets", ", ".join(filters.outlets)),
        ("only articles", ", ".join(filters.articles)),
        ("only parties", ", ".join(filters.parties)),
        ("only tags", ", ".join(filters.tags)),
    )
    return tuple((name, value) for name, value in named if value)
