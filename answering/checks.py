"""The rules that a drafted statement must pass. Each says why it failed, or None when it passed."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from functools import cached_property

from answering.dating import MONTHS, fitting_years, inferred_day, weekdays_in
from answering.ledger import Ledger, tainted
from answering.names import names_in, unsupported
from answering.polarity import lost_or_added
from answering.quantities import Quantity, quantities_in, shown
from answering.support.coverage import uncovered
from answering.support.label import is_label
from answering.support.naming import fuller_names, points_back
from answering.templates import NO_SOURCE
from answering.words import fold
from domain.answer import DraftStatement
from domain.article import Article
from domain.claim import Claim
from domain.text import parse_sentence_id, sentence_id

_BEFORE = 2  # sentences before a cited one that it may point back to
QUOTED = re.compile(r"“([^“”]*)”")


@dataclass(frozen=True, kw_only=True)
class Cited:
    """What a draft points at: its known sentences, their articles and the claims that touch them."""

    ledger: Ledger
    ids: tuple[str, ...]
    ordinary: Container[str] = frozenset()

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
    def before(self) -> str:
        """The words of the two sentences before each cited one, where a name may stand that it only points back to."""
        evidence, found = self.ledger.evidence, []
        for article_id, version, index in map(parse_sentence_id, self.ids):
            near = (sentence_id(article_id, version, i) for i in range(max(0, index - _BEFORE), index))
            fit = (i for i in near if i not in self.ids and _may_lend(i, self.ledger))
            found += [evidence.sentence(i) or "" for i in fit]
        return "\n".join(found)

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """Names of those whose claims touch the sentences: speakers, parties, roles and hops; nobody for the narrator."""
        return tuple(dict.fromkeys(n for c in self.claims if not c.is_narrator for n in attributing(c)))

    @cached_property
    def carriers(self) -> tuple[str, ...]:
        """The outlets and agencies of the articles: they may be credited as such."""
        return tuple(dict.fromkeys(n for a in self.articles for n in (a.outlet, a.agency, a.name) if n))

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
    for given in draft.sentences:
        if ledger.evidence.sentence(given) is None:
            return f"it cites a sentence that was not given: {given[:80]!r}"
        article_id, _, index = parse_sentence_id(given)
        article = ledger.evidence.articles[article_id]
        if article.sentence_id(article.sentences[index]) != given:
            return f"it cites a sentence that was not given: {given[:80]!r}"
        if tainted(article, article.sentences[index]):
            return "it cites a sentence that tries to give instructions to a machine"
        if draft.role == "statement" and is_bare_question(given, ledger):
            return "it cites a question of the article's own, which states nothing"
    return None


def _may_lend(given: str, ledger: Ledger) -> bool:
    """True for a sentence that a later one may point back to: no question, no order to a machine."""
    article_id, _, index = parse_sentence_id(given)
    article = ledger.evidence.articles[article_id]
    return not is_bare_question(given, ledger) and not tainted(article, article.sentences[index])


def is_bare_question(given: str, ledger: Ledger) -> bool:
    """True for "What is the capital of Corvale?" as the article's own sentence; not for a question that somebody asks."""
    words = (ledger.evidence.sentence(given) or "").rstrip()
    return words.endswith("?") and all(c.is_narrator for c in ledger.at(given))


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
        text = re.sub(r"(?i)\bno one\b", "nobody", text)
        if not re.search(r"(?i)\b(?:one|1|once|single)\b", text):
            return True
        hurt = r"(?:killed|wounded|dead|died|injured|missing|captured)"
        return re.search(rf"(?i)\bone\b(?! (?:of (?:the|them) )?(?:\w+ ){{0,3}}{hurt})|\bonce\b", text) is not None
    pair = r"(?i)\bboth\b|\btwice\b|\btwo (?:sides|countries|parties|neighbou?rs)\b"
    return quantity == ("number", 2.0) and re.search(pair, text) is not None


def moved_day(text: str, cited: Cited) -> str | None:
    """The article's own day where the cited words name another: "2 September" for "the night of 1 September".

    Quiet for "On 2 September the ministry said that … during the night of 1 September".
    """
    there = {q for q in quantities_in(cited.text) if q[0] == "day"}
    here = {q for q in quantities_in(text) if q[0] == "day"}
    if not there or not here or here & there:
        return None
    return f"it has the {shown(min(here, key=str))} where the cited sentence has the {shown(min(there, key=str))}"


def unsupported_name(text: str, cited: Cited, question: str) -> str | None:
    """A proper name that stands in none of the places where the statement could have it from."""
    missing = _missing_names(text, cited, question)
    if missing and points_back(cited.text):
        missing = unsupported(missing, (cited.before,))
    return f"the name “{missing[0]}” stands in none of the cited sentences" if missing else None


def lent_names(text: str, cited: Cited, question: str) -> tuple[str, ...]:
    """The names that a statement has from the sentences before the cited ones, to which those only point back."""
    return _missing_names(text, cited, question)


def _missing_names(text: str, cited: Cited, question: str) -> tuple[str, ...]:
    places = (
        cited.text,
        *cited.told_by,
        *cited.resolved,
        *cited.metadata,
        *fuller_names(cited.before, cited.text),
        question,
        " ".join(m.title() for m in MONTHS),
    )
    missing = unsupported(names_in(text, ordinary=cited.ordinary), places)
    return tuple(n for n in missing if not _is_opener(n, text, cited))


def _is_opener(name: str, text: str, cited: Cited) -> bool:
    """True for "Rescuers" at the head of a statement where the source has "rescue workers"; not for "Rowan"."""
    return text.startswith(name) and not uncovered(name.lower(), (cited.text,))


def changed_polarity(text: str, cited: Cited) -> str | None:
    """A negation lost or added in the words that are not quoted."""
    own = QUOTED.sub(" ", text).replace(NO_SOURCE, "")
    return lost_or_added(own, cited.text) if len(own) > len(text) / 2 and not is_label(text) else None


def unmarked(text: str) -> str:
    """A text without quotation marks, white space and capitals, to compare quotations by."""
    return re.sub(r"[\"']|\s+", " ", fold(text)).replace(" ", "").lower()
