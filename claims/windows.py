"""An article as a model reads it: numbered sentences and the rules' candidates, in windows that fit its context."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from domain.article import Article
from domain.claim import Claim
from domain.text import Sentence

CountTokens = Callable[[str], int]
_OVERLAP = 2  # sentences that a window takes over from the one before, so that "he" finds its name


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Consecutive sentences of an article, numbered from 1, with the candidates that begin in them, numbered from 1."""

    article: Article
    sentences: tuple[Sentence, ...]
    candidates: tuple[Claim, ...]

    @property
    def listing(self) -> str:
        """The sentences, one a line."""
        text = self.article.text
        return "\n".join(f"[{n}] {' '.join(s.span.of(text).split())}" for n, s in enumerate(self.sentences, 1))

    @property
    def proposed(self) -> str:
        """The candidates, one a line; "none" where there is none."""
        lines = [f"{n}. {self._told(claim)}" for n, claim in enumerate(self.candidates, 1)]
        return "\n".join(lines) or "none"

    def _told(self, claim: Claim) -> str:
        text = self.article.text
        who = " and ".join(f"{s.name} ({s.party})" if s.party else s.name for s in claim.speakers)
        told = " … ".join(" ".join(span.of(text).split()) for span in claim.content)
        cue = f' "{claim.cue.of(text)}"' if claim.cue else ""
        through = f" via {', '.join(v.name for v in claim.via)}" if claim.via else ""
        said = "the article itself" if claim.is_narrator else who
        return f"{said}{cue} {claim.stance}{' (negated)' if claim.negated else ''}{through}: {told}"


def windows(article: Article, claims: Sequence[Claim], budget: int, count: CountTokens) -> Iterator[Window]:
    """The article in stretches of at most about `budget` tokens, candidates included; a longer sentence stands alone."""
    begin = 0
    while begin < len(article.sentences):
        end, spent = begin, 0
        while end < len(article.sentences):
            spent += _cost(article, article.sentences[end], claims, count)
            if end > begin and spent > budget:
                break
            end += 1
        first = max(0, begin - _OVERLAP) if end - begin > _OVERLAP else begin
        mine = article.sentences[begin].start, article.sentences[end - 1].end
        held = tuple(c for c in claims if mine[0] <= c.content[0].start < mine[1])
        yield Window(article=article, sentences=article.sentences[first:end], candidates=held)
        begin = end


def _cost(article: Article, sentence: Sentence, claims: Sequence[Claim], count: CountTokens) -> int:
    here = sum(sentence.start <= c.content[0].start < sentence.end for c in claims)
    own = count(sentence.span.of(article.text)) + 4
    return own + here * (own + 30)
