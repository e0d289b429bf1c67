"""Questions, drafts that nobody trusts, and answers that verification made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from domain.article import Article, Filters, Hit
from domain.citation import Citation
from domain.claim import Claim, Dispute, Relation, Stance
from domain.language import language_name
from domain.narrowing import Narrowing
from domain.text import parse_sentence_id

QuestionKind = Literal[
    "who-reported", "how-many", "chain", "position", "contradiction", "when", "order", "what-is", "compare", "why", "general",
]  # fmt: skip
SilenceKind = Literal["nothing indexed", "nothing found", "nothing verified", "stopped"]
Audience = Literal["editor", "analyst"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One earlier message of a conversation."""

    role: Literal["user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question as understood: `text` as typed, `asked_as` standing on its own, and what it names.

    `claimants` are those of `parties` whose own account is asked for ("How many ... does Talmark say were hurt?").
    `context` is what a follow-up rests on: the question before it and the beginning of the answer to that.
    `narrowed` says which of the `filters` stand in the question's own words. `dated` is `asked_as` with the days of the
    calendar that "yesterday" or "since Monday" mean, where it has such words; in `asked_as` a filter stands for them.
    """

    text: str
    asked_as: str
    kind: QuestionKind
    parties: tuple[str, ...] = ()
    claimants: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    filters: Filters = field(default_factory=Filters)
    context: str = ""
    narrowed: tuple[Narrowing, ...] = ()
    dated: str = ""

    @property
    def whole(self) -> str:
        """The question as it stands on its own with its days: what a reader and a model are shown."""
        return self.dated or self.asked_as


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """The task of answering a question."""

    question: Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The task of writing a briefing on a topic (None: everything given).

    An editor wants what matters most; an analyst every party's claims in full, with all counts.
    """

    topic: str | None = None
    length: Literal["short", "long"] = "short"
    audience: Audience = "editor"


@dataclass(frozen=True, slots=True, kw_only=True)
class TakePosition:
    """The task of stating what one party claims, denies and demands."""

    party: str


Task = Ask | Brief | TakePosition


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All that an engine is given: what it may cite and nothing else.

    `possible` are accounts that may not agree, the likeliest first; `disputes` plainly do not.

    `near` holds, for the sentences that search found, the cosine with the question by sentence id; `kin`, for each word of
    the question, the words of those sentences that may stand for it; `judged`, for the same sentences, how well each answers
    as a model tells that reads it together with the question. All are empty where no model that runs here made them.
    """

    articles: Mapping[str, Article]
    hits: tuple[Hit, ...] = ()
    claims: tuple[Claim, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    possible: tuple[Dispute, ...] = ()
    relations: tuple[Relation, ...] = ()
    near: Mapping[str, float] = field(default_factory=dict)
    kin: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    judged: Mapping[str, float] = field(default_factory=dict)

    def sentence(self, sentence_id: str) -> str | None:
        """The stored words of a sentence that was given, or None when it was not."""
        try:
            article_id, version, index = parse_sentence_id(sentence_id)
        except ValueError:
            return None
        article = self.articles.get(article_id)
        if article is None or article.version != version or index >= len(article.sentences):
            return None
        return article.sentences[index].of(article.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One link of the chain that a reader sees; `beside` where it says the same together with the one before it."""

    name: str
    inferred: bool = False
    beside: bool = False


def links(chain: Sequence[Hop]) -> tuple[tuple[Hop, ...], ...]:
    """The hops of a chain by steps: those who say it together, and then each who passed it on.

    >>> both = Hop(name="Orvenia"), Hop(name="Velmora", beside=True), Hop(name="Courier")
    >>> [[hop.name for hop in step] for step in links(both)]
    [['Orvenia', 'Velmora'], ['Courier']]
    """
    steps: list[tuple[Hop, ...]] = []
    for hop in chain:
        if hop.beside and steps:
            steps[-1] = (*steps[-1], hop)
        else:
            steps.append((hop,))
    return tuple(steps)


def chain_words(chain: Sequence[Hop], arrow: str = " → ") -> str:
    """The chain in one line: who says it, then an arrow to each who passed it on.

    >>> chain_words((Hop(name="Orvenia"), Hop(name="Velmora", beside=True), Hop(name="Courier", inferred=True)))
    'Orvenia and Velmora → Courier (inferred)'
    """
    named = [[hop.name + (" (inferred)" if hop.inferred else "") for hop in step] for step in links(chain)]
    return arrow.join(" and ".join(part for part in (", ".join(step[:-1]), step[-1]) if part) for step in named)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftStatement:
    """What an engine proposes: words that point at sentence ids. Not to be shown before `answering.verify`.

    `role` says where it belongs; `section` is a briefing's section title, `heading` stands over it there. `claims` are ids
    of evidence claims; `copies` are ids of sentences that tell the same again and are not cited.
    """

    text: str
    sentences: tuple[str, ...]
    role: Literal["lead", "statement", "gap"] = "statement"
    section: str | None = None
    heading: str | None = None
    speaker: str | None = None
    party: str | None = None
    stance: Stance | None = None
    said_on: str | None = None
    chain: tuple[Hop, ...] = ()
    own_losses: bool | None = None
    claims: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A statement that was checked: each citation is a sentence of a source, and supports it as far as rules can tell.

    `uncited` are outlets that print the words of the first citation and are not cited, where an answer cites enough.
    """

    text: str
    citations: tuple[Citation, ...]
    speaker: str | None = None
    party: str | None = None
    stance: Stance | None = None
    said_on: str | None = None
    chain: tuple[Hop, ...] = ()
    own_losses: bool | None = None
    origins: int = 1
    claims: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    status: Literal["verified", "weak"] = "verified"
    reason: str = ""  # why it is weak, in a reader's words
    corrected: bool = False  # a person set something of its claim right by hand
    heading: str | None = (
        None  # what it stands under: a day, a party, a question in dispute, that it is close to the question
    )

    uncited: tuple[str, ...] = ()

    @property
    def also_in(self) -> tuple[str, ...]:
        """Further outlets that print the words of the first citation: copies of one report are one statement."""
        first = self.citations[0] if self.citations else None
        same = [c for c in self.citations if first and " ".join(c.quote.split()) == " ".join(first.quote.split())]
        known = {first.outlet if first else None, *(hop.name for hop in self.chain)}
        found = (*(c.outlet for c in same), *self.uncited)
        return tuple(dict.fromkeys(outlet for outlet in found if outlet and outlet not in known))


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What the sources do not say, with the sentences that come nearest."""

    text: str
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """A drafted statement that failed a check, and which."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """The sources do not answer: what was searched, and the nearest sentences found."""

    kind: SilenceKind
    searched: str
    nearest: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What was looked at: articles and independent origins, their period, and how many still await analysis.

    `unread` of the articles are in `languages` (ISO 639 codes) that the rules do not read: they yield no claims.
    """

    articles: int
    origins: int
    since: str | None = None
    until: str | None = None
    waiting: int = 0
    unread: int = 0
    languages: tuple[str, ...] = ()

    @property
    def unread_notice(self) -> str:
        """That some articles could only be searched by words; "" when the rules read all of them.

        >>> Scope(articles=9, origins=9, unread=2, languages=("ru",)).unread_notice
        '2 articles in Russian were searched by words only; no claims were read from them'
        >>> Scope(articles=9, origins=9, unread=1).unread_notice
        '1 article in another language was searched by words only; no claims were read from it'
        """
        if not self.unread:
            return ""
        tongues = [language_name(code) for code in self.languages]
        named = " and ".join(part for part in (", ".join(tongues[:-1]), *tongues[-1:]) if part) or "another language"
        many = self.unread > 1
        counted = f"{self.unread:,} article{'s' if many else ''} in {named} {'were' if many else 'was'}"
        return f"{counted} searched by words only; no claims were read from {'them' if many else 'it'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """Tokens of model calls."""

    input_tokens: int
    output_tokens: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What may be shown for a question. `answer` is the plain text; `silence` is not None exactly when it is refused.

    `notice` says what went wrong on the way, so that what is shown is part of an answer, or not the chosen engine's.
    `kept`: the model wrote it for an earlier question of the same words over the same sentences, and was not asked again.
    """

    question: str
    asked_as: str
    kind: QuestionKind
    answer: str
    lead: str
    statements: tuple[Statement, ...]
    gaps: tuple[Gap, ...]
    withheld: tuple[Withheld, ...]
    silence: Silence | None
    scope: Scope
    engine: str
    filters: Filters = field(default_factory=Filters)
    suggestions: tuple[str, ...] = ()
    model: str | None = None
    prompt: str | None = None
    usage: Usage | None = None
    cost: float | None = None
    notice: str = ""
    kept: bool = False
    narrowed: tuple[Narrowing, ...] = ()

    @property
    def refused(self) -> bool:
        """True exactly when the sources do not answer."""
        return self.silence is not None

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every citation in order of its number, each once."""
        shown = [c for s in self.statements for c in s.citations] + [c for g in self.gaps for c in g.citations]
        shown += self.silence.nearest if self.silence else ()
        return tuple({c.number: c for c in sorted(shown, key=lambda c: c.number)}.values())
