"""Articles, an answer, positions and disputes about shots at a ford between made-up states."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from answering.citing import cautions
from domain.answer import Answer, Gap, Hop, Scope, Statement, Withheld
from domain.article import Article, Basis, Flag, Version
from domain.briefing import PartyPositions, Position
from domain.citation import Citation
from domain.claim import Claim, Dispute, Event, Relation, Side, Speaker, Stance, Via
from domain.moment import Moment
from domain.text import OffsetMap, Sentence, Span, sentence_id

GUARD = """HALE FORD – Shots were heard at the ford before dawn. Several people were said to be hurt.
One ranger was killed and four were wounded, the Orvenian Defence Ministry told Orvenian Wire on Tuesday. \
It accused Talmark of “shooting without any reason”.
Talmark’s General Staff said its posts had only answered fire from the other bank. It named no losses of its own.
Corvale’s Foreign Ministry regretted the casualties and asked both sides for restraint."""
STAFF = """No fewer than nine Orvenian rangers lie dead at the ford, the Talmark General Staff told Talmark Press.
An army spokeswoman told Harbour Radio that no Talmark soldier was hurt. “Every one of our units is complete,” she said."""
LATER = """A fifth ranger has been found wounded, the Orvenian Defence Ministry said on Thursday.
It repeated its demand for an inquiry by the Border Commission. Talmark demanded that the east bank be cleared."""


def sentences(text: str) -> tuple[Sentence, ...]:
    """Sentences by full stops and line breaks: enough for a fake."""
    found, start, paragraph = [], 0, 0
    for at, letter in enumerate(text):
        end = at + 1
        if letter == "\n" or (letter in ".”" and text[end : end + 1] in ("", " ", "\n")):
            if text[start:end].strip():
                lead = len(text[start:end]) - len(text[start:end].lstrip())
                body = text[start:end].strip()
                found.append(
                    Sentence(index=len(found), start=start + lead, end=start + lead + len(body), paragraph=paragraph)
                )
            start = end
            paragraph += letter == "\n"
    if text[start:].strip():
        found.append(Sentence(index=len(found), start=start, end=len(text), paragraph=paragraph))
    return tuple(found)


def article(id_: str, text: str, **known: Any) -> Article:
    """An article of version 1 with its sentences."""
    base: dict[str, Any] = {"source": f"{id_}.txt", "digest": "0" * 64, "parser": "fake", "state": "analysed"}
    return Article(
        id=id_,
        text=text,
        raw=text,
        offsets=OffsetMap.identity(len(text)),
        sentences=sentences(text),
        version=1,
        **base | known,
    )


def sample_articles() -> tuple[Article, ...]:
    """Three articles about shots at a ford."""
    return (
        article(
            "courier-1",
            GUARD,
            title="Ranger killed at Hale Ford, Orvenia says",
            outlet="The Corvale Courier",
            byline="M. Idris",
            agency="Orvenian Wire",
            origin="Orvenian Wire",
            published=Moment(iso="2031-05-04T18:20:00+02:00"),
            licence="CC BY 4.0",
            flags=(
                Flag(kind="markup-debris", note="7 markup fragments removed"),
                Flag(kind="machine-translated", note="word order"),
            ),
        ),
        article(
            "press-1",
            STAFF,
            title="Nine dead, says General Staff",
            outlet="Harbour Radio",
            agency="Talmark Press",
            origin="Talmark Press",
            published=Moment(iso="2031-05-05"),
            copies=("evening-1",),
        ),
        article(
            "wire-2",
            LATER,
            title="Fifth ranger wounded",
            outlet="Orvenian Wire",
            origin="Orvenian Wire",
            published=Moment(iso="2031-05-06"),
        ),
    )


def sample_claims() -> tuple[Claim, ...]:
    """Three claims of the first article."""
    return (
        _claim(1, "the Orvenian Defence Ministry", "told", "One ranger was killed and four were wounded", party="Orvenia"),
        _claim(2, "It", "accused", "shooting without any reason", "accuses", party="Orvenia", target_party="Talmark"),
        _claim(3, "Talmark’s General Staff", "said", "its posts had only answered fire from the other bank", party="Talmark"),
    )  # fmt: skip


def _claim(number: int, who: str, cue: str, words: str, stance: Stance = "asserts", **known: Any) -> Claim:
    def span(part: str) -> Span:
        return Span(start=GUARD.index(part), end=GUARD.index(part) + len(part))

    speaker = Speaker(name=who, kind="organisation", span=span(who), party=known.pop("party"))
    return Claim(
        id=f"courier-1@1-c{number}", article="courier-1", version=1, speakers=(speaker,), cue=span(cue), stance=stance,
        content=(span(words),), form="indirect", via=(Via(name="Orvenian Wire"),), **known,
    )  # fmt: skip


LANTERN = """On 17 April the army of Corvail opened fire at the ford, the Talmark General Staff told the Lantern.
Casualties were not named. Corvale denied that any unit of it stood there.
The Corvale ministry said on Thursday that its posts had been empty since winter."""


def flagged_article() -> Article:
    """An article of two versions, a copy of another, with cautions in places and of the whole."""
    name, day = LANTERN.index("Corvail"), LANTERN.index("17 April")
    kept = tuple(Version(version=n, stored_at=datetime(2031, 5, 5, 9 + n, tzinfo=UTC), parser="fake") for n in (1, 2))
    date = Flag(
        kind="impossible-date",
        note="before the fighting, which the text dates from 4 May",
        span=Span(start=day, end=day + len("17 April")),
    )
    odd = Flag(
        kind="odd-entity",
        note="the rest of the text names Corvale",
        span=Span(start=name, end=name + len("Corvail")),
        suggestion="Corvale",
    )
    plain = article(
        "lantern-1",
        LANTERN,
        title="Fire at the ford, says staff",
        outlet="The Lantern",
        origin="press-1",
        copies=("press-1",),
        published=Moment(iso="2031-05-05"),
        versions=kept,
        language="en",
        url="https://lantern.example/ford",
        basis=(
            Basis(field="outlet", how="page record", confidence=1.0),
            Basis(field="published", how="dateline", confidence=0.7),
        ),
        flags=(Flag(kind="machine-translated", note="word order and articles of a translation"), date, odd),
    )
    return replace(plain, version=2)


def cited(number: int, source: Article, index: int) -> Citation:
    """A citation of one sentence."""
    at = source.sentences[min(index, len(source.sentences) - 1)]
    found = cautions(source, at.span)
    return Citation(
        number=number,
        article=source.id,
        version=source.version,
        title=source.title,
        outlet=source.outlet,
        published=source.published,
        origin=source.origin,
        sentence=sentence_id(source.id, source.version, at.index),
        quote=at.span.of(source.text),
        start=at.start,
        end=at.end,
        raw_start=at.start,
        raw_end=at.end,
        via=tuple(n for n in (source.agency, source.outlet) if n),
        flags=tuple(dict.fromkeys(c.kind for c in found)),
        cautions=found,
    )


def hops(*names: str) -> tuple[Hop, ...]:
    """A chain of names; one that ends in "?" is inferred."""
    return tuple(Hop(name=name.rstrip("?"), inferred=name.endswith("?")) for name in names)


def sample_answer(text: str, scope: Scope) -> Answer:
    """Two parties on casualties, the narrator, a gap and a withheld statement."""
    courier, press, _wire = sample_articles()
    return Answer(
        question=text,
        asked_as=text,
        kind="who-reported",
        answer="Two parties gave figures.",
        scope=scope,
        engine="extractive",
        lead="Two parties gave figures. They differ on Orvenian losses.",
        statements=(
            Statement(
                text="Its Defence Ministry reported one ranger killed and four wounded.",
                citations=(cited(1, courier, 2),),
                party="Orvenia",
                speaker="Defence Ministry",
                stance="asserts",
                said_on="2031-05-04",
                own_losses=True,
                chain=hops("Defence Ministry", "Orvenian Wire", "The Corvale Courier"),
                flags=("machine-translated",),
            ),
            Statement(
                text="Its General Staff put Orvenian losses at “no fewer than nine” dead.",
                citations=(cited(2, press, 0), cited(3, courier, 4)),
                party="Talmark",
                speaker="General Staff",
                stance="asserts",
                said_on="2031-05-05",
                own_losses=False,
                chain=hops("General Staff", "Talmark Press?", "Harbour Radio"),
                origins=1,
            ),
            Statement(
                text="A spokeswoman denied any losses of its own: “Every one of our units is complete.”",
                citations=(cited(4, press, 1),),
                party="Talmark",
                speaker="Army spokeswoman",
                stance="denies",
                said_on="2031-05-05",
                own_losses=True,
                status="weak",
                chain=hops("Army spokeswoman", "Harbour Radio"),
            ),
            Statement(
                text="“Several people were said to be hurt” – the article names no source.",
                citations=(cited(5, courier, 1),),
                chain=hops("The Corvale Courier"),
                said_on="2031-05-04",
            ),
        ),
        gaps=(
            Gap(
                text="civilian casualties; names of the dead. Corvale’s Foreign Ministry voiced regret but gave no figures.",
                citations=(cited(6, courier, 6),),
            ),
        ),
        withheld=(
            Withheld(text="Twelve rangers were hurt.", reason="the number “12” stands in none of the cited sentences."),
        ),
        silence=None,
        suggestions=("Where do the two accounts contradict each other?", "Has Orvenia revised its figure since?"),
    )


def sample_positions() -> tuple[PartyPositions, ...]:
    """Positions on four questions."""
    courier, press, wire = sample_articles()
    ministry, staff = hops("Defence Ministry", "Orvenian Wire"), hops("General Staff", "Talmark Press")

    def position(
        party: str, question: str, text: str, chain: tuple[Hop, ...], day: str, *at: Citation, **more: Any
    ) -> Position:
        return Position(
            party=party, question=question, text=text, claim="c", chain=chain, said_on=day, citations=at, **more
        )

    return (
        PartyPositions(
            party="Orvenia",
            positions=(
                position(
                    "Orvenia",
                    "Who began it?",
                    "Talmark opened fire “without any reason”",
                    ministry,
                    "2031-05-04",
                    cited(1, courier, 3),
                ),
                position(
                    "Orvenia",
                    "Own losses",
                    "1 killed, 5 wounded",
                    ministry,
                    "2031-05-06",
                    cited(7, wire, 0),
                    change="revised from 4 wounded on 4 May",
                    earlier=("c0",),
                ),
                position(
                    "Orvenia",
                    "Demands",
                    "An inquiry by the Border Commission",
                    ministry,
                    "2031-05-06",
                    cited(9, wire, 1),
                ),
            ),
        ),
        PartyPositions(
            party="Talmark",
            positions=(
                position(
                    "Talmark",
                    "Who began it?",
                    "Its posts “had only answered fire”",
                    staff,
                    "2031-05-04",
                    cited(2, courier, 4),
                ),
                position(
                    "Talmark",
                    "Own losses",
                    "None: “Every one of our units is complete”",
                    hops("Spokeswoman", "Harbour Radio"),
                    "2031-05-05",
                    cited(4, press, 2),
                ),
                position(
                    "Talmark",
                    "The other side’s losses",
                    "“no fewer than nine” dead",
                    staff,
                    "2031-05-05",
                    cited(3, press, 0),
                ),
                position(
                    "Talmark", "Demands", "Withdrawal from the east bank", staff, "2031-05-06", cited(10, wire, 2)
                ),
            ),
        ),
        PartyPositions(
            party="Corvale",
            positions=(
                position(
                    "Corvale",
                    "Demands",
                    "Restraint by both",
                    hops("Foreign Ministry"),
                    "2031-05-04",
                    cited(6, courier, 6),
                ),
            ),
        ),
    )


def sample_disputes() -> tuple[tuple[Dispute, ...], tuple[Relation, ...]]:
    """Two disputes and one update."""
    courier, press, _ = sample_articles()
    event = Event(type="shooting", place="Hale Ford", date="2031-05-04", date_basis="text")
    first = Dispute(
        id="d1",
        question="Who fired first at Hale Ford on 4 May?",
        kind="initiator",
        event=event,
        sides=(
            Side(
                party="Orvenia",
                text="“shooting without any reason”",
                claims=("c1",),
                citations=(cited(1, courier, 3),),
            ),
            Side(
                party="Talmark",
                text="posts “had only answered fire”",
                claims=("c2",),
                citations=(cited(2, courier, 4),),
            ),
        ),
    )
    figures = Dispute(
        id="d2",
        question="How many Orvenians were killed?",
        kind="figure",
        event=event,
        sides=(
            Side(party="Orvenia", text="one ranger killed", claims=("c3",), citations=(cited(3, courier, 2),)),
            Side(party="Talmark", text="“no fewer than nine”", claims=("c4",), citations=(cited(4, press, 0),)),
            Side(party="Corvale", text=""),
        ),
    )
    return (first, figures), (
        Relation(kind="update", claims=("c3", "c5"), note="Orvenia: 4 wounded on 4 May, 5 wounded on 6 May."),
    )
