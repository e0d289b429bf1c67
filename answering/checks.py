"""The rules that a drafted statement must pass. Each says why it failed, or None when it passed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from answering.dating import MONTHS, fitting_years, inferred_day, weekdays_in
from answering.ledger import Ledger, tainted
from answering.names import names_in, unsupported
from answering.polarity import hedges, lost_or_added
from answering.quantities import Quantity, quantities_in, shown
from answering.templates import NO_SOURCE
from answering.words import fold
from domain.answer import DraftStatement
from domain.article import Article
from domain.claim import Claim
from domain.text import parse_sentence_id

QUOTED = re.compile(r"“([^“”]*)”")


@dataclass(frozen=True, kw_only=True)
class Cited:
    """What a draft points at: its known sentences, their articles and the claims that touch them."""

    ledger: Ledger
    ids: tuple[str, ...]
    ordinary: frozenset[str] = frozenset()

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """The articles of the sentences, each once."""
        found = (self.ledger.evidence.articles[parse_sentence_id(i)[0]] for i in self.ids)
        return tuple({a.id: a for a in found}.values())

    @cached_property
    def text(self) -> str:
        """The words of the sentences."""
        return "\n".join(self.ledger.evidence.sentence(i) or "" for i in self.ids)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that touch the sentences, each once."""
        return tuple({c.id: c for i in self.ids for c in self.ledger.at(i)}.values())

    @cached_property
    def told_by(self) -> tuple[str, ...]:
        """Every name that attributes the sentences: speakers, parties, hops, outlets."""
        names = [n for c in self.claims for n in attributing(c)]
        return tuple(
            dict.fromkeys([*names, *(n for a in self.articles for n in (a.outlet, a.agency, a.byline, a.name) if n)])
        )

    @cached_property
    def resolved(self) -> tuple[str, ...]:
        """Names that the claims resolved: parties they speak to, victims, actors and targets."""
        named = [n for c in self.claims for n in (c.target_party, *(f.victims for f in c.figures))]
        named += [n for c in self.claims if c.event for n in (c.event.actor, c.event.target, c.event.place)]
        return tuple(dict.fromkeys(n for n in named if n))

    @cached_property
    def metadata(self) -> tuple[str, ...]:
        """The articles' own particulars that a statement may use."""
        fields = ((a.outlet, a.agency, a.dateline, a.byline, a.title, a.name) for a in self.articles)
        notes = (f.suggestion for a in self.articles for f in a.flags if f.kind == "odd-entity")
        return tuple(dict.fromkeys(v for v in (*(v for values in fields for v in values), *notes) if v))


def attributing(claim: Claim) -> tuple[str, ...]:
    """The names by which one claim's source can be named: speakers with parties and roles, and its hops."""
    named = [n for s in claim.speakers for n in (s.name, s.party, s.role)] + [v.name for v in claim.via]
    return tuple(dict.fromkeys(n for n in named if n))


def unknown_sentence(draft: DraftStatement, ledger: Ledger) -> str | None:
    """A sentence id that was not given, or a sentence that tries to give instructions."""
    if not draft.sentences:
        return "it cites no sentence"
    for sentence_id in draft.sentences:
        if ledger.evidence.sentence(sentence_id) is None:
            return f"it cites a sentence that was not given: {sentence_id[:80]!r}"
        article_id, _, index = parse_sentence_id(sentence_id)
        article = ledger.evidence.articles[article_id]
        if article.sentence_id(article.sentences[index]) != sentence_id:
            return f"it cites a sentence that was not given: {sentence_id[:80]!r}"
        if tainted(article, article.sentences[index]):
            return "it cites a sentence that tries to give instructions to a machine"
    return None


def foreign_quotation(text: str, cited: Cited) -> str | None:
    """Words between quotation marks that are not the cited sentences' own ("[…]" and "…" join runs of them)."""
    stored = unmarked(" ".join(a.text for a in cited.articles) + " " + cited.text)
    for quoted in QUOTED.findall(text):
        for run in re.split(r"\s*(?:\[…\]|…)\s*", quoted):
            if unmarked(run) not in stored:
                return f"the words “{run[:80]}” stand in none of the cited articles"
    return None


def unsupported_quantity(text: str, cited: Cited, question: str) -> str | None:
    """A number, date or time that stands neither in the cited sentences nor in their particulars nor in the question."""
    known = quantities_in(cited.text, loose=True) | quantities_in(question) | _figures(cited) | _published(cited)
    known = known.union(*(quantities_in(m) for m in cited.metadata)) | (
        _inferred(cited) if "inferred" in text else frozenset()
    )
    numbers = {("number", float(str(q[2]))) for q in known if q[0] == "day"} | {
        ("number", float(str(q[1]))) for q in known if q[0] == "day"
    }
    missing = [q for q in quantities_in(text) if q not in known and q not in numbers and not _idle_one(text, q)]
    if not missing:
        return None
    return f"the {shown(min(missing, key=str))} stands in none of the cited sentences"


def _figures(cited: Cited) -> frozenset[tuple[object, ...]]:
    values = (v for c in cited.claims for f in c.figures for v in (f.low, f.high) if v is not None)
    return frozenset(("number", float(v)) for v in values)


def _published(cited: Cited) -> frozenset[tuple[object, ...]]:
    days = [a.published.first_day for a in cited.articles if a.published]
    return frozenset(q for d in days for q in (("day", d.month, d.day), ("number", float(d.year))))


def _inferred(cited: Cited) -> frozenset[Quantity]:
    """Days and years that follow from the weekdays of the cited sentences; a statement must call them inferred to use them."""
    found = [day for a in cited.articles for _, w in weekdays_in(cited.text) if (day := inferred_day(w, a)) is not None]
    years = {d.year for d, known in found if known} | {y for a in cited.articles for y in fitting_years(a)}
    return frozenset([("day", d.month, d.day) for d, _ in found] + [("number", float(y)) for y in years])


def _idle_one(text: str, quantity: Quantity) -> bool:
    """“One of its spokesmen”, “no one”, “both sides”: words that count nothing."""
    if quantity == ("number", 1.0):
        hurt = r"(?:killed|wounded|dead|died|injured|missing|captured)"
        return re.search(rf"(?i)\bone\b(?! (?:of (?:the|them) )?(?:\w+ ){{0,3}}{hurt})|\bonce\b", text) is not None
    pair = r"(?i)\bboth\b|\btwice\b|\btwo (?:sides|countries|parties|neighbou?rs)\b"
    return quantity == ("number", 2.0) and re.search(pair, text) is not None


def unsupported_name(text: str, cited: Cited, question: str) -> str | None:
    """A proper name that stands in none of the places where the statement could have it from."""
    names = names_in(text, ordinary=cited.ordinary)
    places = (
        cited.text,
        *cited.told_by,
        *cited.resolved,
        *cited.metadata,
        question,
        " ".join(m.title() for m in MONTHS),
    )
    missing = unsupported(names, places)
    return f"the name “{missing[0]}” stands in none of the cited sentences" if missing else None


def changed_polarity(text: str, cited: Cited) -> str | None:
    """A negation lost or added in the words that are not quoted."""
    own = QUOTED.sub(" ", text).replace(NO_SOURCE, "")
    return lost_or_added(own, cited.text) if len(own) > len(text) / 2 else None


def loses_hedge(text: str, cited: Cited) -> bool:
    """True when the cited words hedge and the statement, in its own words, does not."""
    return bool(hedges(cited.text)) and not hedges(text) and not QUOTED.search(text)


def unmarked(text: str) -> str:
    """A text without quotation marks, white space and capitals, to compare quotations by."""
    return re.sub(r"[\"']|\s+", " ", fold(text)).replace(" ", "").lower()
