"""An article becomes passages: whole sentences in order, of a size that can be embedded and read."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence

from domain.article import Article, Passage
from domain.moment import Moment
from domain.text import Sentence

TARGET_TOKENS = 180
MOST_TOKENS = 400
_FEWEST_TOKENS = 40
_READ_OTHERWISE = ("odd-entity", "impossible-date")  # flags whose suggestion is another reading of the words
_PIECE = re.compile(r"\w+|[^\w\s]")


def cut(article: Article) -> tuple[Passage, ...]:
    """Every sentence of the article once, in order; about 180 tokens each, at most 400 unless one sentence is longer."""
    runs = _join_short_tail(list(_runs(article)))
    return tuple(_passage(article, [s for s, _ in run]) for run in runs)


def estimated_tokens(text: str) -> int:
    """About how many WordPiece tokens the text has, without a model, so that passages do not depend on one.

    Words longer than seven letters tend to be split: "Orvenian-held" counts 4.

    >>> estimated_tokens("Talks failed, two officials said.")
    7
    """
    return sum(1 + max(0, len(piece) - 4) // 7 for piece in _PIECE.findall(text))


def heading(article: Article) -> str:
    """What stands above each passage when it is embedded: title and outlet, so that "what did the Courier say" finds it."""
    return " · ".join(filter(None, (article.title, article.outlet or article.agency)))


def about(article: Article) -> str:
    """What is searched by words beside each passage: title, outlet and the date as people write it."""
    return " · ".join(filter(None, (heading(article), _in_words(article.published))))


def suggested(article: Article, passage: Passage) -> str:
    """The suggested readings of odd names and impossible dates that stand in the passage, so that search finds both.

    "Fighting around Naka went on", flagged with the suggestion "Nakar", is found under "Nakar" too; a passage without
    such a flag gets nothing, and neither does one whose flag makes no suggestion.
    """
    found = (
        flag.suggestion
        for flag in article.flags
        if flag.kind in _READ_OTHERWISE
        and flag.span
        and flag.span.start < passage.end
        and passage.start < flag.span.end
    )
    return " · ".join(dict.fromkeys(" ".join(reading.split()) for reading in found if reading))


def text_to_embed(above: str, text: str) -> str:
    r"""What the model reads of a passage: the lines above it first, but not one that the passage begins with.

    >>> text_to_embed("Bridge closed · Courier", "It was shut at noon.")
    'Bridge closed · Courier\nIt was shut at noon.'
    """
    return "\n".join([*(line for line in above.split("\n") if line and not text.startswith(line)), text])


def _in_words(moment: Moment | None) -> str:
    if moment is None:
        return ""
    first = moment.first_day
    month = f"{calendar.month_name[first.month]} {first.year}"
    return f"{first.day} {month}" if moment.day else month


_Sized = tuple[Sentence, int]


def _runs(article: Article) -> Iterator[list[_Sized]]:
    run: list[_Sized] = []
    for sentence in article.sentences:
        size = estimated_tokens(sentence.span.of(article.text))
        if run and _ends_before(run, sentence, size):
            yield run
            run = []
        run.append((sentence, size))
    if run:
        yield run


def _ends_before(run: Sequence[_Sized], sentence: Sentence, size: int) -> bool:
    held = _tokens(run)
    if held + size > MOST_TOKENS:
        return True
    if run[-1][0].paragraph == sentence.paragraph:
        return held + size // 2 >= TARGET_TOKENS
    return held >= TARGET_TOKENS * 2 // 3  # a paragraph's end is the better place


def _join_short_tail(runs: list[list[_Sized]]) -> list[list[_Sized]]:
    """A last passage of a few words finds nothing by itself ("Reporting by the Courier's staff.")."""
    if len(runs) > 1 and _tokens(runs[-1]) < _FEWEST_TOKENS and _tokens(runs[-2]) + _tokens(runs[-1]) <= MOST_TOKENS:
        return [*runs[:-2], runs[-2] + runs[-1]]
    return runs


def _tokens(run: Sequence[_Sized]) -> int:
    return sum(size for _, size in run)


def article_in(passage: str) -> str:
    """The id of the article that a passage's id names.

    >>> article_in("report@home.txt@2:0-4")
    'report@home.txt'
    """
    return passage.rpartition("@")[0]


def _passage(article: Article, sentences: Sequence[Sentence]) -> Passage:
    first, last = sentences[0], sentences[-1]
    return Passage(
        id=f"{article.id}@{article.version}:{first.index}-{last.index}",
        article=article.id,
        version=article.version,
        first=first.index,
        last=last.index,
        start=first.start,
        end=last.end,
        text=article.text[first.start : last.end],
    )
