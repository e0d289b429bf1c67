"""The finder with a language model behind it: what the rules found is confirmed, mended or added to.

What cannot be located in the article is refused and counted. It knows no library and no server: `Ask` sends words to a
model, `Replies` keeps what came back.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

import prompts
from claims.accepting import FOUND_BY, Acceptor, Refused
from claims.cues import Cues
from claims.finder import ClaimFinder
from claims.numbers import NumberWords
from claims.parties import Parties
from claims.proposal import Unreadable, read, schema
from claims.vocabulary import Vocabulary
from claims.windows import CountTokens, Window, windows
from domain.answer import Usage
from domain.article import Article
from domain.claim import Claim
from domain.errors import ModelFailed
from domain.report import ModelEstimate, ModelReport
from domain.text import Span
from prompts import ClaimsVariables, Prompt

_PARTIES_TOLD = 20
_A_CANDIDATE = 90  # tokens of an entry that mends or adds; what a reply is estimated by
_GIVE_UP = 3  # calls in a row that fail: the rest is left to the rules


class Ask(Protocol):
    """Sends a prompt to a model; `schema` is the JSON Schema of its reply. ModelFailed with what to do about it."""

    def __call__(self, system: str, user: str, schema: Mapping[str, Any]) -> tuple[str, Usage | None]:
        """The reply's text, and the tokens it took where the server told them."""


class Replies(Protocol):
    """Keeps replies by a key of hexadecimal digits."""

    def get(self, key: str) -> str | None:
        """What was kept under the key."""

    def put(self, key: str, reply: str) -> None:
        """Keep it."""


@dataclass(slots=True)
class _Tally:
    """What came of the calls so far."""

    counts: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    tokens: Counter[str] = field(default_factory=Counter)
    failed_in_a_row: int = 0
    problem: str = ""


class ModelFinder:
    """A ClaimFinder over `rules`. With a model that fails, lies or says nothing, what the rules found stays as it is."""

    name = FOUND_BY

    def __init__(
        self, *, rules: ClaimFinder, ask: Ask, model: str, replies: Replies, parties: Parties,
        context_tokens: int, count_tokens: CountTokens, load_prompt: Callable[[str], Prompt] = prompts.load,
    ) -> None:  # fmt: skip
        self._rules = rules
        self._ask = ask
        self._model = model
        self._replies = replies
        self._parties = parties
        self._prompt = load_prompt("claims")
        self._count = count_tokens
        self._room = max(200, (context_tokens - count_tokens(self._prompt.system + self._prompt.user)) // 2)
        self._cues = Cues.load()
        self._numbers = NumberWords(words=Vocabulary.load().numbers)
        self._tally = _Tally()

    def find(self, article: Article) -> tuple[Claim, ...]:
        """The claims of the article, in text order."""
        return next(self.find_many((article,)))

    def find_many(self, articles: Iterable[Article]) -> Iterator[tuple[Claim, ...]]:
        """The claims of each article in turn."""
        for article in articles:
            claims = self._rules.find(article)
            for window in self._windows(article, claims):
                claims = self._bettered(claims, window)
            self._tally.counts["articles"] += 1
            yield _in_order(claims, article)

    def estimate(self, articles: Iterable[Article]) -> ModelEstimate:
        """How many calls and tokens these articles would take, those kept from earlier left out; nothing is sent."""
        counts: Counter[str] = Counter()
        for article in articles:
            counts["articles"] += 1
            for window in self._windows(article, self._rules.find(article)):
                if self._replies.get(self._key(window)) is not None:
                    counts["kept"] += 1
                    continue
                counts["calls"] += 1
                counts["in"] += self._count(self._prompt.system) + self._count(self._filled(window))
                counts["out"] += _A_CANDIDATE * (len(window.candidates) + 1)
        return ModelEstimate(
            articles=counts["articles"], calls=counts["calls"], kept=counts["kept"],
            usage=Usage(input_tokens=counts["in"], output_tokens=counts["out"]),
        )  # fmt: skip

    def report(self) -> ModelReport:
        """What came of it so far."""
        c = self._tally.counts
        return ModelReport(
            articles=c["articles"], calls=c["calls"], kept=c["kept"], failed=c["failed"], confirmed=c["confirm"],
            mended=c["mend"], added=c["add"], refused=tuple(sorted(self._tally.refused.items())),
            usage=Usage(input_tokens=self._tally.tokens["in"], output_tokens=self._tally.tokens["out"]),
            problem=self._tally.problem,
        )  # fmt: skip

    def _windows(self, article: Article, claims: Sequence[Claim]) -> Iterator[Window]:
        return windows(article, claims, self._room, self._count)

    def _bettered(self, claims: tuple[Claim, ...], window: Window) -> tuple[Claim, ...]:
        """The claims with what the model says of those in this window, as far as it holds."""
        acceptor = Acceptor(window=window, parties=self._parties, cues=self._cues, numbers=self._numbers)
        instead: dict[str, Claim] = {}
        added: list[Claim] = []
        for proposal in self._proposals(window):
            try:
                at, claim = acceptor.claim(proposal)
            except Refused as reason:
                self._tally.refused[str(reason)] += 1
                continue
            if at is not None:
                instead[window.candidates[at].id] = claim
            elif not _doubles(claim, claims, added):
                added.append(claim)
            else:
                self._tally.refused["says again what is there"] += 1
                continue
            self._tally.counts[proposal.action] += 1
        mended = (
            replace(instead[c.id], id=c.id, parent=c.parent, denies=c.denies) if c.id in instead else c for c in claims
        )
        return (*mended, *added)

    def _proposals(self, window: Window) -> Iterator[Any]:
        reply = self._reply(window)
        if reply is None:
            return
        try:
            yield from read(reply)
        except Unreadable as problem:
            self._tally.refused[f"a reply that is not of the schema ({problem})"] += 1

    def _reply(self, window: Window) -> str | None:
        """The model's words on a window, kept or asked for; None when it cannot be had."""
        key = self._key(window)
        if (kept := self._replies.get(key)) is not None:
            self._tally.counts["kept"] += 1
            return kept
        if self._tally.failed_in_a_row >= _GIVE_UP:
            self._tally.counts["failed"] += 1
            return None
        try:
            text, usage = self._ask(self._prompt.system, self._filled(window), schema())
        except ModelFailed as problem:
            self._tally.counts["failed"] += 1
            self._tally.failed_in_a_row += 1
            self._tally.problem = f"{problem}: {problem.hint}"
            return None
        self._tally.failed_in_a_row = 0
        self._tally.counts["calls"] += 1
        if usage:
            self._tally.tokens.update({"in": usage.input_tokens, "out": usage.output_tokens})
        self._replies.put(key, text)
        return text

    def _filled(self, window: Window) -> str:
        known = dict.fromkeys(p for c in window.candidates for p in c.parties)
        known |= dict.fromkeys(self._parties.named_in(window.article.text))
        variables = ClaimsVariables(
            fence=f"=== SENTENCES {secrets.token_hex(4)} ===",
            sentences=window.listing,
            candidates=window.proposed,
            parties=", ".join(list(known)[:_PARTIES_TOLD]) or "none",
        )
        return self._prompt.fill(variables)

    def _key(self, window: Window) -> str:
        """The digest of all that the reply depends on: words, candidates, prompt, model."""
        told = [self._model, self._prompt.reference, window.listing, window.proposed]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _doubles(claim: Claim, claims: Sequence[Claim], added: Sequence[Claim]) -> bool:
    """True when a claim of the same words of saying, or of nearly the same content, is there already."""
    attributed = [c for c in (*claims, *added) if not c.is_narrator]
    return any(c.cue is not None and claim.cue is not None and c.cue.overlaps(claim.cue) for c in attributed) or any(
        {(s.start, s.end) for s in c.content} == {(s.start, s.end) for s in claim.content} for c in attributed
    )


def _in_order(claims: Sequence[Claim], article: Article) -> tuple[Claim, ...]:
    """The claims in text order with ids of their own; what a model has credited to somebody the narrator no longer says."""
    told = [c.extent for c in claims if c.found_by == FOUND_BY]
    kept = [c for c in claims if not (c.is_narrator and _is_told(c, told, article.text))]
    ordered = sorted(kept, key=lambda c: (c.extent.start, c.extent.end))
    names = {c.id: f"{article.id}@{article.version}-c{n}" for n, c in enumerate(ordered, 1) if c.id}
    return tuple(
        replace(
            c,
            id=f"{article.id}@{article.version}-c{n}",
            parent=names.get(c.parent or ""),
            denies=names.get(c.denies or ""),
        )
        for n, c in enumerate(ordered, 1)
    )


def _is_told(narrated: Claim, told: Sequence[Span], text: str) -> bool:
    """True when all its words stand inside what somebody is credited with, speaker and words of saying included."""
    places = (i for span in narrated.content for i in range(span.start, span.end) if text[i].isalnum())
    return bool(told) and all(any(span.start <= i < span.end for span in told) for i in places)
