"""A library of two articles whose claims were made by hand, so that no parser need run; and a desk over it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.settings import Settings
from app.wiring import Desk
from domain.article import Article
from domain.claim import Claim, Event, Figure, Speaker, Stance, Via
from domain.text import Span
from retrieval.library import Library
from tests.retrieval.builders import FakeEmbedder, article

BRIDGE = (
    "Shells struck the bridge at Halden on Monday.\n"
    "Talmark's army said two of its soldiers were killed at the bridge.\n"
    "Orvenia denied that its batteries had opened fire on the bridge."
)
LATER = "Army spokesman Garr Toben said that one Talmark soldier was killed at the bridge, the Evening Wire reported."


def span(text: str, words: str) -> Span:
    """The first place of the words."""
    return Span(start=text.index(words), end=text.index(words) + len(words))


def claim(of: Article, number: int, who: str, cue: str, words: str, stance: Stance = "asserts", **known: Any) -> Claim:
    """A claim of an article, as the rules would have found it; `party` is that of the speaker."""
    text, party = of.text, known.pop("party", None)
    speaker = Speaker(name=who, kind=known.pop("speaks", "organisation"), span=span(text, who), party=party)
    return Claim(
        id=f"{of.id}@{of.version}-c{number}", article=of.id, version=of.version, speakers=(speaker,), stance=stance,
        content=(span(text, words),), form="indirect", cue=span(text, cue), event=Event(type="shelling", place="Halden"),
        **known,
    )  # fmt: skip


def bridge_claims(of: Article) -> tuple[Claim, ...]:
    """Losses that Talmark's army tells, and Orvenia's denial."""
    losses = Figure(kind="killed", span=span(of.text, "two"), low=2, high=2, victims="Talmark", own_losses=True)
    words = "two of its soldiers were killed at the bridge"
    return (
        claim(of, 1, "Talmark's army", "said", words, party="Talmark", figures=(losses,)),
        claim(of, 2, "Orvenia", "denied", "its batteries had opened fire on the bridge", "denies", party="Orvenia"),
    )  # fmt: skip


def later_claims(of: Article) -> tuple[Claim, ...]:
    """A spokesman whom the rules give to the wrong side, through a wire."""
    killed = Figure(kind="killed", span=span(of.text, "one"), low=1, high=1, victims="Talmark", own_losses=False)
    via = (Via(name="Evening Wire", span=span(of.text, "Evening Wire")),)
    words = "one Talmark soldier was killed at the bridge"
    return (claim(of, 1, "Garr Toben", "said", words, party="Orvenia", speaks="person", via=via, figures=(killed,)),)


def filled(folder: Path) -> Library:
    """The library of both articles, analysed."""
    library = Library.open(folder, FakeEmbedder(), writer=True)
    library.keep(
        [
            article(BRIDGE, "courier-1", outlet="Courier"),
            article(LATER, "post-1", outlet="Post", published="2031-05-05"),
        ]
    )
    list(library.index_waiting())
    analyse(library)
    return library


def analyse(library: Library) -> None:
    """Find the claims again that still stand in the texts."""
    for name, found in (("courier-1", bridge_claims), ("post-1", later_claims)):
        of = library.article(name)
        library.keep_claims(of, found(of))


def desk_over(library: Library) -> Desk:
    """The real desk, with the offline engine."""
    return Desk(library, Settings(library=library.folder))
