"""Who carried a statement: told to a paper, quoted by an agency, aired, handed over, pointed back at; and who did not."""

from __future__ import annotations

import pytest

from claims.carriers_named import is_public_agency, looks_like_carrier, mentions
from claims.finder import RuleFinder
from claims.parties import Parties
from claims.vocabulary import Vocabulary
from tests.claims.build import an_article, names

FINDER = RuleFinder(Parties.load())


def _hops(text: str, outlet: str = "Courier") -> list[list[tuple[str, bool]]]:
    """The carriers of each claim, the publishing outlet left out."""
    claims = FINDER.find(an_article(text, outlet=outlet))
    return [[(v.name, v.inferred) for v in c.via if v.name != outlet] for c in claims]


def _named(text: str, outlet: str = "Courier") -> list[tuple[str, bool]]:
    return [(m.name, m.own) for m in mentions(an_article(text, outlet=outlet), Vocabulary.load())]


@pytest.mark.parametrize(
    ("text", "carrier"),
    [
        ("The envoy of Somalia told the state news agency ONA that the ford was quiet.", "ONA"),
        ("The envoy of Somalia has told the broadcaster Velm 6 the ford was quiet.", "Velm 6"),
        ("In an interview with the weekly Lantern, the Somali envoy said the ford was quiet.", "Lantern"),
        ("Speaking to the Lisk Herald, the Somali envoy said the ford was quiet.", "Lisk Herald"),
        ("Writing in the Lisk Herald, the Somali envoy said the ford was quiet.", "Lisk Herald"),
        ("Reached by telephone by the Lisk Herald, the Somali envoy said the ford was quiet.", "Lisk Herald"),
        ("A farmer told a correspondent of Radio Lisk that the ford was quiet.", "Radio Lisk"),
        ("In a message relayed by Radio Lisk, the Somali army said the ford was quiet.", "Radio Lisk"),
        ("The Somali president said on state television that the ford was quiet.", "state television"),
        ("The Somali army said, as reported by ONA news agency, that the ford was quiet.", "ONA"),
        ("The Somali president, as quoted by ONA, said the ford was quiet.", "ONA"),
        ("His envoy, so the Somali agency ONA reports, said the ford was quiet.", "ONA"),
        ("The Somali envoy said the ford was quiet, kesh.net reported.", "kesh.net"),
    ],
)
def test_a_carrier_in_the_clause_is_a_hop(text: str, carrier: str) -> None:
    """However the clause names the carrier, it is a hop and not the speaker, and its name is without its trade."""
    assert _hops(text) == [[(carrier, False)]]


@pytest.mark.parametrize(
    "text",
    [
        "The Somali envoy told reporters that the ford was quiet.",
        "The Somali envoy told this newspaper that the ford was quiet.",
        "The Somali envoy told the Courier that the ford was quiet.",
        "The Somali envoy said in a Telegram post that the ford was quiet.",
        "The Somali army said that a video broadcast by Radio Lisk was false and that the ford was quiet.",
        "The Somali army said it had shelled the masts of Radio Lisk.",
        "The Somali government says the ford was quiet, officials said.",
        "The Somali army said the ford was quiet; Kenya told Radio Lisk nothing.",
    ],
)
def test_where_nobody_else_carries_there_is_no_hop(text: str) -> None:
    """Reporters, the outlet itself, a post, and a radio that is only talked about carry nothing."""
    assert _hops(text)[0] == []


@pytest.mark.parametrize(
    "text",
    [
        "The Lisk Herald, citing two Somali officers, writes that the ford was mined.",
        "Citing two Somali officers, the Lisk Herald writes that the ford was mined.",
        "According to a report in the Lisk Herald, quoting two Somali officers, the ford was mined.",
        "According to the Lisk Herald, which quoted two Somali officers, the ford was mined.",
    ],
)
def test_who_is_cited_speaks_and_the_paper_carries(text: str) -> None:
    """The officers speak in four shapes of "citing"."""
    claims = FINDER.find(an_article(text))
    assert [(names(c), [v.name for v in c.via]) for c in claims] == [
        (("two Somali officers",), ["Lisk Herald", "Courier"])
    ]


def test_what_a_ministry_cites_is_not_its_speaker() -> None:
    """A ministry that rests its words on radar pictures speaks itself."""
    claims = FINDER.find(an_article("The Somali Defence Ministry, citing radar pictures, said the ford was mined."))
    assert [(c.speakers[0].party, [v.name for v in c.via]) for c in claims] == [("Somalia", ["Courier"])]


def test_whoever_quotes_is_no_part_of_the_speaker() -> None:
    """As in "His wife, quoted by the Herald, said": the wife speaks."""
    claims = FINDER.find(an_article("A farmer's wife, quoted by the Lisk Herald, said the ford was mined."))
    assert [("wife" in names(c)[0], "Herald" in names(c)[0]) for c in claims] == [(True, False)]
    assert [v.name for v in claims[0].via] == ["Lisk Herald", "Courier"]


def test_a_person_hands_words_on() -> None:
    """The brother says what the captain told him: the captain speaks, through the brother."""
    claims = FINDER.find(an_article("Otto Harn said the captain had told him that the ford was quiet."))
    assert [v.name for c in claims if c.parent for v in c.via] == ["Otto Harn", "Courier"]


def test_an_unresolved_they_inside_is_no_statement() -> None:
    """Nobody knows who "they" are."""
    assert not [c for c in FINDER.find(an_article("Otto Harn said they say the ford was quiet.")) if c.parent]


@pytest.mark.parametrize(
    ("text", "carrier"),
    [
        ("Several women spoke of a guard who told them that the ford was quiet.", "Several women"),
        ("Mina Sool read out a letter in which the captive says that the ford was quiet.", "Mina Sool"),
    ],
)
def test_who_hands_over_is_a_hop(text: str, carrier: str) -> None:
    """Words in a letter that somebody reads out, or of somebody whom others speak of."""
    assert [(carrier, False)] in _hops(text)


def test_a_count_that_a_body_gives_is_not_handed_over() -> None:
    """As in "spoke of nine, a number which it says": the same body throughout."""
    text = "The Somali army spoke of nine dead, a number which the mayor of Lisk says was made up."
    assert all(hop[0] != "Somali army" for hops in _hops(text) for hop in hops)


@pytest.mark.parametrize(
    "text",
    [
        "The Somali army said the ford was quiet, though the mayor of Lisk said that shells had fallen.",
        "The Somali army insists that the shelling began there, a charge that the mayor of Lisk called “quite absurd indeed”.",
        "The Somali army says nine were hurt; the mayor of Lisk said that six were hurt.",
        "The Somali army rejected the claim of the mayor of Lisk that shells had fallen.",
    ],
)
def test_an_answer_or_a_contrast_is_not_handed_on(text: str) -> None:
    """The writer sets one against the other; neither carries the other's words."""
    hops = _hops(text)
    assert hops
    assert not any(hops)


def test_whoever_has_the_floor_hands_on() -> None:
    """A question in a briefing carries what it quotes; a minister's own turn carries what he reports of others."""
    text = (
        "QUESTION (Radio Lisk): The river office says no warning came.\n\n"
        "MINISTER HARN: The warning was sent.\n\n"
        "QUESTION (Lisk Herald): The Somali envoy has said that it came late.\n"
    )
    carried = [[h[0] for h in hops] for hops in _hops(text)]
    assert ["Radio Lisk"] in carried
    assert ["Lisk Herald"] in carried


def test_one_label_makes_no_interview() -> None:
    """A single paragraph that opens with a name and a colon has no turns."""
    assert _hops("Radio Lisk: The river office says no warning came.")[0] in ([], [("Radio Lisk", False)])


def test_a_sentence_that_points_back_keeps_its_carrier() -> None:
    """The radio is carrying a statement; what stands "in it" came through the radio, as one may infer."""
    text = "Radio Lisk is carrying a statement from the ministry. In it, Somali officials acknowledge that shells had fallen."
    assert _hops(text)[-1] == [("Radio Lisk", True)]


def test_pointing_at_something_else_infers_nothing() -> None:
    """In the town nobody points at a broadcast."""
    text = (
        "Radio Lisk is carrying a statement from the ministry. In town, Somali officials said that shells had fallen."
    )
    assert _hops(text)[-1] == []


def test_a_carrier_is_named_again_by_what_it_is() -> None:
    """The agency is the one named before; not when a public body that is called so came after it."""
    again = "The state agency ONA quoted the mayor. The agency said no more."
    body = "The state agency ONA quoted the mayor. The River Agency was closed. The agency said no more."
    assert (_named(again), _named(body)) == ([("ONA", False), ("ONA", False)], [("ONA", False)])


def test_the_outlet_knows_itself() -> None:
    """As in "told the Gazette", "this newspaper" and the short name of a live page."""
    assert _named("He told the Gazette and this newspaper.", "Harbour Gazette") == [("Harbour Gazette", True)] * 2
    assert _named("He told Channel Six so.", "Channel Six Live") == [("Channel Six Live", True)]


def test_public_agencies_are_no_news_agencies() -> None:
    """A body for civil protection is not a carrier, a press agency is."""
    assert (is_public_agency("Civil Protection Agency"), is_public_agency("Velm News Agency")) == (True, False)


def test_the_words_alone_tell_a_carrier() -> None:
    """By trade, by a title that papers have, by capitals; not a ministry."""
    vocabulary = Vocabulary.load()
    told = [looks_like_carrier(p, vocabulary) for p in ("state agency ONA", "Lisk Courier", "ONA", "Defence Ministry")]
    assert told == [True, True, True, False]
