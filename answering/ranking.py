"""The sentences that search found, ranked for a question: how close they come, and whether they hold what it asks for."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from answering.case import Case
from answering.casualties import about_losses
from answering.checks import is_bare_question
from answering.closeness import Closeness, around, words_of
from answering.subject import subject_of
from answering.wanting import holds, wanted
from answering.weights import WEIGHTS
from answering.when_asked import days_asked, within
from answering.words import in_parties, is_stop, names_meet, stem, tokens
from domain.article import Article
from domain.claim import Claim
from domain.text import Sentence

_RELAY = re.compile(
    r"(?i)\b(?:quot(?:es|ed|ing)|cit(?:es|ed|ing)|according to|attributed|referring to|reported|writes|wrote|relayed|"
    r"told (?!him|her|them|us|it|me\b)\w+|had it from|heard it|summary by|transcript)\b"
)
_DENIES = re.compile(
    r"(?i)\b(?:den(?:y|ies|ied)|disput(?:e|es|ed)|contradict(?:s|ed)?|reject(?:s|ed)?|doubt(?:s|ed)?|disagree(?:s|d)?|"
    r"says? otherwise)\b"
)
_VIEW = r"(?:answer|reply|explanation|version|account|story|view|response|position|stance)"
_DOES = r"(?:accept|agree|say|want|admit|deny|promise|support|reject|offer|recogni[sz]e|plan|intend|confirm)"
_ACCOUNT_OF = (
    rf"\b(?P<who>(?:the )?[A-Z]\w+(?: [A-Z]?\w+)?)['’]s? (?:own )?{_VIEW}\b",
    rf"(?i)^\W*(?:and |but )?(?:would|will|does|did|do|has|have) (?P<who>.{{2,60}}?) {_DOES}\w*\b",
    r"(?i)\bhow (?:does|do|did) (?P<who>.{2,60}?) (?:tell|see|explain|react|respond|describe|answer|account)\b",
    r"(?i)\b(?:what|how) (?:does|do|did|has|have) (?P<who>.{2,60}?) (?:say|tell|claim)\b",
    r"(?i)\bby (?P<who>[^,?]{2,60}?)['’]s? (?:own )?(?:reckoning|count|account|word|figures?)\b",
)
_OF_WORDS = ("who-reported", "position", "contradiction", "compare", "chain")
_OF_OTHERS = ("who-reported", "how-many", "position", "contradiction", "compare", "general")
"""Follow-ups of these kinds want another sentence; "how does it know?" and "when?" may want the same one."""
_SAME_WORDS = 0.6  # of the fewer content words of the two, from which a sentence is what was told
_FEWEST = 6  # content words that a conversation must have for that
_OTHER = re.compile(r"(?i)\b(?:the other (?:side|party|camp|government)|others|else|anyone|anybody|version|compare)\b")


LEAST = -10.0
"""The logit of a sentence that was not looked at."""
SURE = 1.5
"""A logit from which nine sentences of ten are to the point (`evals/asking`)."""


@dataclass(frozen=True, kw_only=True)
class Ranked:
    """A sentence with its score: what it covers and what it is worth beyond that."""

    score: float
    cover: float
    article: Article
    sentence: Sentence

    @property
    def id(self) -> str:
        """The sentence's id."""
        return self.article.sentence_id(self.sentence)

    @property
    def text(self) -> str:
        """The sentence's words."""
        return self.sentence.of(self.article.text)


@dataclass(frozen=True, kw_only=True)
class Ranking:
    """The found sentences of a case, best first."""

    case: Case

    @cached_property
    def close(self) -> Closeness:
        """How close sentences come to this question."""
        return Closeness(case=self.case)

    @cached_property
    def best(self) -> tuple[Ranked, ...]:
        """All of them, best first."""
        found = (
            Ranked(score=self.score(a, s), cover=self.close.cover_of(a, s), article=a, sentence=s)
            for a, s in self.close.found
            if len(tokens(s.of(a.text))) > 2 and not is_bare_question(a.sentence_id(s), self.case.ledger)
        )
        return tuple(sorted(found, key=lambda r: -r.score))

    @property
    def is_judged(self) -> bool:
        """True when a model has read the closest sentences together with the question."""
        return bool(self.case.ledger.evidence.judged)

    @cached_property
    def surest(self) -> float:
        """The logit of the sentence that is judged the best answer; 0 where none was judged."""
        return max(self.case.ledger.evidence.judged.values(), default=0.0)

    def judged(self, ids: Collection[str]) -> float:
        """The best logit of these sentences; 0 where none was judged."""
        known = self.case.ledger.evidence.judged
        return max((known[i] for i in ids if i in known), default=LEAST if known else 0.0)

    def literal(self, ids: Collection[str], said: str) -> float:
        """The share of the question's own words, by weight, that are as they are in these sentences, around them, or `said`.

        Words of losses are left out: "casualties" are killed and wounded in the articles. So are the words of a date on
        which, or soon after, one of the articles appeared.
        """
        places = [(a, s) for a, s in self.case.sentences if a.sentence_id(s) in ids]
        words = frozenset(w for a, s in places for w in words_of(a, s) | around(a, s)) | frozenset(tokens(said))
        found = self.close.best(words)
        asked, days = days_asked(self.case.question.asked_as), [a.published.first_day for a, _ in places if a.published]
        dated = asked[1] if asked is not None and any(within(asked[0], d.isoformat()) for d in days) else frozenset()
        own = {t: w for t, w in self.close.weights.items() if t in self.close.own and stem(t) not in dated}
        own = {t: w for t, w in own.items() if not about_losses(stem(t))}
        total = sum(own.values())
        return sum(w for t, w in own.items() if found.get(t, 0.0) == 1.0) / total if total else 1.0

    def claims(self, article: Article, sentence: Sentence) -> tuple[Claim, ...]:
        """The claims in a sentence that somebody is credited with."""
        return tuple(c for c in self.case.ledger.at(article.sentence_id(sentence)) if not c.is_narrator)

    def score(self, article: Article, sentence: Sentence) -> float:
        """What a sentence is worth to the question: its traits, weighed."""
        return sum(WEIGHTS[name] * value for name, value in self.traits(article, sentence).items())

    def traits(self, article: Article, sentence: Sentence) -> dict[str, float]:
        """What speaks for a sentence and against it, each about 0 to 1: how close it comes, and whether it fits the kind."""
        text = sentence.of(article.text)
        return {
            **self.close.traits(article, sentence),
            "sort": 0.0 if self.sort is None else 1.0 if holds(self.sort, text) else -1.0,
            "opening": float(sentence.index == 0),
            "asks": float(text.rstrip("”\"’' ").endswith("?")),
            **self._by_source(article, sentence, text),
        }

    def _by_source(self, article: Article, sentence: Sentence, text: str) -> dict[str, float]:
        """The traits of whose words a sentence holds, and of what the conversation has had."""
        told, kind = self.claims(article, sentence), self.case.question.kind
        meant = bool(self.whose) and any(self.is_whose(c) for c in told)
        others = bool(self.heard) and (_OTHER.search(self.close.head) or _DENIES.search(self.close.head))
        sources = ({self.case.ledger.source(c) for c in told} or self._own(article)) if others else set()
        carried = kind == "chain" and (_RELAY.search(text) or any(len(self.case.ledger.chain(c)) > 2 for c in told))
        again = kind in _OF_OTHERS and self.case.question.context and self._told_before(article, sentence)
        return {
            "said": float(kind in _OF_WORDS and bool(told)),
            "carried": float(bool(carried)),
            "again": float(bool(again)),
            "others": float(bool(sources - self.heard) - bool(sources & self.heard)),
            "whose": float(meant),
            "else": float(bool(self.whose) and bool(told) and not meant and kind == "position"),
        }

    def _told_before(self, article: Article, sentence: Sentence) -> bool:
        """True when the conversation has just had the sentence: a follow-up wants another."""
        words, told = words_of(article, sentence), self._context
        return bool(words) and len(words & told) >= _SAME_WORDS * min(len(words), max(_FEWEST, len(told)))

    @cached_property
    def _context(self) -> frozenset[str]:
        return frozenset(w for w in tokens(self.case.question.context) if not is_stop(w))

    @cached_property
    def heard(self) -> frozenset[str]:
        """Whose words the conversation has just had."""
        if not self.case.question.context:
            return frozenset()
        told = (c for a, s in self.close.found if self._told_before(a, s) for c in self.claims(a, s))
        return frozenset(self.case.ledger.source(c) for c in told)

    def _own(self, article: Article) -> set[str]:
        """Whose own statement an article is, of those just heard: "the Corvale Ministry of Defence" speaks for Corvale."""
        return {name for name in self.heard if name and names_meet(name, article.name)}

    @cached_property
    def sort(self) -> str | None:
        """What the answer must hold, as the question's words tell."""
        told = wanted(self.close.head)
        return "number" if told is None and self.case.question.kind == "how-many" else told

    @cached_property
    def whose(self) -> tuple[str, ...]:
        """The words that name whose account is wanted; none when nobody's in particular is."""
        found = (m["who"] for rule in _ACCOUNT_OF if (m := re.search(rule, self.close.head)))
        subject = next(found, None) or subject_of(self.close.head)
        named = tuple(t for t in tokens(subject or "") if not is_stop(t))
        return named or self.case.question.claimants

    def is_whose(self, claim: Claim) -> bool:
        """True when a claim is of those whose account is wanted."""
        names = [n for s in claim.speakers for n in (s.name, s.role, s.party) if n]
        parties = [p for p in self.case.question.parties if any(names_meet(p, w) for w in self.whose)]
        return any(in_parties(p, parties) for p in claim.parties) or any(
            names_meet(n, " ".join(self.whose)) for n in names
        )
