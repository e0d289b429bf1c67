"""One clash at a crossing as three papers tell it: the ledger that most tests ask about."""

from __future__ import annotations

from domain.answer import Evidence, Scope
from domain.article import Article
from domain.claim import Claim, Event
from tests.answering.builders import article, claim, dispute, evidence, figure

SCOPE = Scope(articles=3, origins=3, since="2031-05-04", until="2031-05-06")

COURIER = article(
    "Fire was exchanged at the Sella crossing on Saturday night. "
    "One border guard was killed and four were wounded, the Orvenian Defence Ministry told Orvenian Wire. "
    "The ministry accused Talmark of opening fire without cause at about 02:40. "
    "Several people were reported hurt in the town. "
    "Corvale expressed regret over the casualties at the crossing and called on both neighbours to show restraint. "
    "Corvale said it stood ready to host talks between the two sides.",
    id="courier-1",
    outlet="The Corvale Courier",
    published="2031-05-04",
)
PRESS = article(
    "The Talmark General Staff said its posts at the Sella crossing had answered fire at 03:10. "
    "No fewer than nine Orvenian guards were killed, the General Staff said. "
    "It denied that Talmark had lost any soldiers.",
    id="press-1",
    outlet="Talmark Press",
    published="2031-05-05",
)
RADIO = article(
    "Orvenia raised its count on Tuesday. "
    "One border guard was killed and six were wounded at the Sella crossing, the Orvenian Defence Ministry said. "
    "A drone crossed the river at dawn, spokeswoman Mira Solen told Harbour Radio.",
    id="radio-1",
    outlet="Harbour Radio",
    published="2031-05-06",
)

ORVENIA_LOSSES = claim(
    COURIER, "Orvenian Defence Ministry", "One border guard was killed and four were wounded",
    party="Orvenia", cue="told", via=["Orvenian Wire"],
    figures=[
        figure(COURIER, "One border guard was killed", "killed", 1, victims="Orvenia", own=True, victims_kind="military"),
        figure(COURIER, "four were wounded", "wounded", 4, victims="Orvenia", own=True, victims_kind="military"),
    ],
)  # fmt: skip
ORVENIA_ACCUSES = claim(
    COURIER, "The ministry", "Talmark of opening fire without cause at about 02:40", party="Orvenia", stance="accuses",
    cue="accused", target_party="Talmark", event=Event(type="attack", place="Sella", actor="Talmark", target="Orvenia"),
)  # fmt: skip
NARRATOR = claim(COURIER, None, "Several people were reported hurt in the town")
CORVALE_REGRET = claim(
    COURIER,
    "Corvale",
    "regret over the casualties at the crossing",
    party="Corvale",
    stance="expresses",
    cue="expressed",
)
CORVALE_URGES = claim(
    COURIER, "Corvale", "both neighbours to show restraint", party="Corvale", stance="urges", cue="called on"
)
CORVALE_OFFERS = claim(
    COURIER,
    "Corvale",
    "it stood ready to host talks between the two sides",
    party="Corvale",
    stance="commits",
    cue="said",
)
TALMARK_ANSWERED = claim(
    PRESS, "Talmark General Staff", "its posts at the Sella crossing had answered fire at 03:10", party="Talmark",
    cue="said", event=Event(type="attack", place="Sella", actor="Orvenia", target="Talmark"),
)  # fmt: skip
TALMARK_CLAIMS_NINE = claim(
    PRESS, "General Staff", "No fewer than nine Orvenian guards were killed", party="Talmark", cue="said",
    figures=[
        figure(PRESS, "nine Orvenian guards were killed", "killed", 9, victims="Orvenia", own=False, victims_kind="military")
    ],
)  # fmt: skip
TALMARK_DENIES = claim(
    PRESS,
    "General Staff",
    "Talmark had lost any soldiers",
    party="Talmark",
    stance="denies",
    cue="denied",
    id="press-1:deny",
)
ORVENIA_REVISED = claim(
    RADIO, "Orvenian Defence Ministry", "One border guard was killed and six were wounded at the Sella crossing",
    party="Orvenia", cue="said",
    figures=[
        figure(RADIO, "One border guard was killed", "killed", 1, victims="Orvenia", own=True, victims_kind="military"),
        figure(RADIO, "six were wounded", "wounded", 6, victims="Orvenia", own=True, victims_kind="military"),
    ],
)  # fmt: skip
DRONE = claim(
    RADIO,
    "Mira Solen",
    "A drone crossed the river at dawn",
    party="Orvenia",
    kind="person",
    role="spokeswoman",
    cue="told",
)

ARTICLES: tuple[Article, ...] = (COURIER, PRESS, RADIO)
CLAIMS: tuple[Claim, ...] = (
    ORVENIA_LOSSES, ORVENIA_ACCUSES, NARRATOR, CORVALE_REGRET, CORVALE_URGES, CORVALE_OFFERS, TALMARK_ANSWERED,
    TALMARK_CLAIMS_NINE, TALMARK_DENIES, ORVENIA_REVISED, DRONE,
)  # fmt: skip
FIGURE_DISPUTE = dispute(
    "How many Orvenian guards were killed?",
    ("Orvenia", "1 killed", ORVENIA_LOSSES),
    ("Talmark", "at least 9 killed", TALMARK_CLAIMS_NINE),
)
FIRE_DISPUTE = dispute(
    "Who opened fire first: Orvenia or Talmark?",
    ("Orvenia", "Talmark opened fire", ORVENIA_ACCUSES),
    ("Talmark", "its posts answered fire", TALMARK_ANSWERED),
    kind="initiator",
)


def scene() -> Evidence:
    """The three papers, their claims and two disputes."""
    return evidence(ARTICLES, CLAIMS, (FIRE_DISPUTE, FIGURE_DISPUTE))


def words_of(where: Article, index: int) -> str:
    """The stored words of a sentence."""
    return where.sentences[index].span.of(where.text)


def sid(where: Article, index: int) -> str:
    """The id of a sentence."""
    return where.sentence_id(where.sentences[index])
