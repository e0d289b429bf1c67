"""Quality flags beside the words that they are about: what is odd, how it may be read, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.render.html import Html, join, tag
from app.render.words import badge
from domain.article import Article
from domain.citation import FLAG_WORDS, Caution, Citation
from domain.language import language_name


def name_of(kind: str) -> str:
    """A flag in a reader's words; one that is not known as it is."""
    return FLAG_WORDS.get(kind, kind)


def flags(kinds: Sequence[str], citations: Iterable[Citation] = ()) -> Html:
    """Cautions that travel with quoted words: a badge a kind, then each suggested reading with its reason."""
    found = tuple(dict.fromkeys(c for cited in citations for c in cited.cautions))
    every = dict.fromkeys((*(c.kind for c in found), *kinds))
    badges = (_badge(kind, [c.note for c in found if c.kind == kind]) for kind in every)
    readings = (reading(c) for c in found if c.suggestion is not None)
    shown = join((*badges, *readings), " ")
    return tag("div", shown, class_="flags") if shown else Html("")


def _badge(kind: str, notes: Sequence[str]) -> Html:
    return badge(name_of(kind), "warn", title="; ".join(dict.fromkeys(n for n in notes if n)) or None)


def reading(caution: Caution) -> Html:
    """The suggested reading beside the words as they stand, and why."""
    why = f" – {caution.note}" if caution.note else ""
    return tag("span", caution.reading, why, class_="reading")


def touching(citations: Iterable[Citation]) -> Html:
    """The cautions of the quotations themselves, for pages that show no statement."""
    cited = tuple(citations)
    return flags(tuple(dict.fromkeys(kind for c in cited for kind in c.flags)), cited)


def unread(article: Article) -> str:
    """That no rule reads the article's language; "" when the rules do."""
    if not any(flag.kind == "unread-language" for flag in article.flags):
        return ""
    named = f"in {language_name(article.language)}" if article.language else "in a language that the rules do not read"
    return f"This article is {named}: it is searched by words, and no claims are read from it."
