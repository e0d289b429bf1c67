"""Every rule beside the sentence that made it necessary and one where it must stay quiet."""

from __future__ import annotations

import pytest

from claims.attribution import Attribution
from claims.cues import Cues
from claims.extract import attributions
from claims.parser import Parser
from claims.reading import Reading
from claims.rules.active import ACTIVE_RULES
from claims.rules.passive import PASSIVE_RULES
from claims.tree import spans
from tests.claims.build import an_article

CASES = {
    "clause": (
        "The ministry said that two posts were shelled.", "that two posts were shelled", "The ministry said nothing.",
    ),
    "in_passing": (
        "Two posts, she added, were shelled at dawn.", "Two posts … were shelled at dawn",
        "Two posts, which she built, were shelled at dawn.",
    ),
    "beside_quotation": (
        "“Not one step back, not tonight,” the general warned.",
        "“Not one step back, not tonight,”", "The general wore a “green” coat.",
    ),
    "infinitive": (
        "The envoy urged both capitals to return to talks.", "both capitals to return to talks",
        "The guards continued to fire on the bridge.",
    ),
    "accusation": (
        "Orvenia accused Kesh of shelling a village, as a result of which a guard was killed.",
        "Kesh of shelling a village, as a result of which a guard was killed", "Orvenia and Kesh were accused.",
    ),
    "call_for": ("The bloc called for an inquiry into the raid.", "an inquiry into the raid", "The envoy called her mother."),
    "object_as": ("The minister called the strike a crime.", "the strike a crime", "The minister called the hospital."),
    "contrary": ("The army says the opposite.", "the opposite", "The army says no word."),
    "puts_at": (
        "Kesh puts its losses at one guard.", "its losses at one guard", "Kesh puts its guards at the bridge.",
    ),
    "plain_object": ("The government denied the report.", "the report", "The government says grace."),
    "about": ("The mayor complained about the delay.", "the delay", "The mayor complained."),
    "counted": (
        "The mission recorded 38 explosions in the valley.", "38 explosions in the valley", "The singer recorded a song.",
    ),
    "charged_with": (
        "The driver is charged with having led the convoy away.", "The driver … with having led the convoy away",
        "The battery was charged.",
    ),
    "adjective": (
        "The mayor is afraid that the dam will burst.", "that the dam will burst", "The mayor is afraid.",
    ),
    "noun_is": (
        "The Navy's explanation is that a splinter did it.", "that a splinter did it", "The Navy's explanation is long.",
    ),
    "in_opinion": (
        "The children, in his opinion, had driven over a mine.", "The children … had driven over a mine",
        "The children, in his car, had driven over a mine.",
    ),
    "signed": (
        "“The bridge was our life and our bread.” ― Marta Quillen", "“The bridge was our life and our bread.”",
        "“The bridge was our life and our bread.” ― in tears",
    ),
    "judged": (
        "She dismissed the report of a raid as “television, not war”.", "the report of a raid as “television, not war”",
        "She was seen as a friend.",
    ),
    "by_agent": (
        "The report was denied by the Keshi government.", "The report", "The report was printed by the Keshi government.",
    ),
    "told_that": ("Residents were told that the road was closed.", "that the road was closed", "Residents were told."),
    "hearsay": ("One guard was reported killed.", "One guard … killed", "One guard was killed."),
    "quoted_as": (
        "The agency quoted the general as saying that the town had fallen.", "that the town had fallen",
        "The agency quoted the general.",
    ),
    "according_to": (
        "The bridge was hit twice, according to the governor.", "The bridge was hit twice", "They divided it according to rank.",
    ),
    "noun_that": (
        "The general's claim that the town had fallen was not confirmed.", "that the town had fallen",
        "The general's claim was not confirmed.",
    ),
    "hearsay_adverb": ("The depot was reportedly hit.", "The depot was … hit", "The depot was badly hit."),
    "colon": (
        "Governor Orsa: no shells fell on the town last night.", "no shells fell on the town last night",
        "At 10:30 the shelling of the town began again.",
    ),
    "silence": (
        "A spokeswoman declined to comment on the losses.", "to comment on the losses", "The army declined in strength.",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def parser() -> Parser:
    """The parser of the rules."""
    return Parser()


def found_in(parser: Parser, text: str) -> tuple[Reading, tuple[Attribution, ...]]:
    """A text as it is read, and its attributions."""
    reading = parser.read(an_article(text))
    return reading, attributions(reading, Cues.load())


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_finds_its_sentence(parser: Parser, rule: str) -> None:
    """The sentence that made the rule necessary gives the content that a reader would underline."""
    sentence, content, _ = CASES[rule]
    reading, found = found_in(parser, sentence)
    mine = [a for a in found if a.rule == rule]
    assert [" … ".join(s.of(sentence) for s in spans(reading.doc, a.content)) for a in mine] == [content]


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_stays_quiet(parser: Parser, rule: str) -> None:
    """A sentence that looks alike and attributes nothing of the kind."""
    _, found = found_in(parser, CASES[rule][2])
    assert rule not in {a.rule for a in found}


def test_every_verb_rule_has_its_case() -> None:
    """No rule without a sentence; two that repair the parser are tested below."""
    named = {rule.__name__ for rule in (*ACTIVE_RULES, *PASSIVE_RULES)}
    assert named - set(CASES) == {"before_line_break", "closing"}


def test_a_colon_at_the_line_s_end_brings_the_next_line(parser: Parser) -> None:
    """What somebody wrote may stand in a paragraph of its own."""
    text = "The general wrote on Tuesday:\n“Our posts stand where they stood.”"
    reading, found = found_in(parser, text)
    assert [spans(reading.doc, a.content)[0].of(text) for a in found] == ["“Our posts stand where they stood.”"]


def test_a_quotation_over_several_sentences_is_one(parser: Parser) -> None:
    """A quotation that ends in "X said" belongs wholly to X, and so does its continuation."""
    text = "“They came at night. They left at dawn,” the mayor said. “Nobody slept in the village that night.”"
    reading, found = found_in(parser, text)
    assert [s.of(text) for s in spans(reading.doc, found[0].content)] == [
        "“They came at night. They left at dawn,”", "“Nobody slept in the village that night.”",
    ]  # fmt: skip


def test_a_joined_verb_keeps_its_own_subject(parser: Parser) -> None:
    """In "urged ... to stay calm and promised ..." the one who urged promises."""
    text = "President Halk urged citizens to stay calm and promised that the crossing would be reopened."
    reading, found = found_in(parser, text)
    shown = [(a.stance, [s.of(text) for s in spans(reading.doc, a.content)]) for a in found]
    assert shown == [
        ("urges", ["citizens to stay calm"]), ("commits", ["that the crossing would be reopened"]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "sources", "first"),
    [
        (
            "Shells hit a market in the lower town of Pellin, Orvenia Live Network (OLN) reported.",
            ["Orvenia Live Network (OLN)"],
            "Shells hit a market in the lower town of Pellin",
        ),
        (
            "Shells hit a timber yard in a river town, killing 13 men and hurting seven more, according to a doctor there.",
            ["a doctor there"],
            "Shells hit a timber yard in a river town, killing 13 men and hurting seven more",
        ),
        ("Gunmen believed to be from Kesh struck the depot.", [""], None),
        ("The mayor believed the report to be false.", ["The mayor"], None),
        ("The floods claimed the lives of nine people in the valley.", [], None),
        ("The militia claimed the attack on the depot.", ["The militia"], "the attack on the depot"),
    ],
    ids=["name after a place", "sequel", "believed of them", "believes", "costs lives", "claims an attack"],
)
def test_whose_words_they_are(parser: Parser, text: str, sources: list[str], first: str | None) -> None:
    """Where the parser errs, or the verb means something else, nobody gets words that are not theirs."""
    reading, found = found_in(parser, text)
    assert [" … ".join(s.of(text) for s in spans(reading.doc, a.source)) for a in found] == sources
    if first is not None:
        assert spans(reading.doc, found[0].content)[0].of(text) == first
