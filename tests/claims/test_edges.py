"""Where contents begin and end, and who is the subject when the parser is in doubt."""

from __future__ import annotations

import pytest

from claims.attribution import Attribution
from claims.cues import Cues
from claims.extract import attributions
from claims.parser import Parser
from claims.quotations import quoted
from claims.reading import Reading
from claims.tree import spans
from tests.claims.build import an_article

CONTENTS = {
    "lead": (
        "But the road is shut, the mayor says.", "the road is shut",
        "But the guards left. The mayor says the road is shut.", "the road is shut",
    ),
    "relative": (
        "He urged the ministry to reopen the road, which had been closed in May.", "the ministry to reopen the road",
        "He said that the road, which had been closed in May, was safe.",
        "that the road, which had been closed in May, was safe",
    ),
    "participle": (
        "The bloc urged Kesh to stop the shelling, ending months of silence.", "Kesh to stop the shelling",
        "The bloc urged Kesh to stop shelling the town.", "Kesh to stop shelling the town",
    ),
    "conceding": (
        "She said the bridge was open, although the army had closed it.", "the bridge was open",
        "She said that although the army had closed it, the bridge was open.",
        "that although the army had closed it, the bridge was open",
    ),
    "one side": (
        "While he granted that it was late, the envoy said the road was safe.", "the road was safe",
        "“It was late,” the envoy said.", "It was late",
    ),
}  # fmt: skip
SUBJECTS = {
    "His promises notwithstanding, independent observers say the truce is dead.": "independent observers",
    "“It was dark. Full panic mode,” said Leslie Orsa, a driver from Kell.": "Leslie Orsa, a driver from Kell",
}


@pytest.fixture(scope="module")
def parser() -> Parser:
    """The parser of the rules."""
    return Parser()


def found(parser: Parser, text: str) -> tuple[Reading, tuple[Attribution, ...]]:
    """The reading of a text and its attributions."""
    reading = parser.read(an_article(text))
    return reading, attributions(reading, Cues.load())


def shown(reading: Reading, tokens: frozenset[int]) -> str:
    """The words of some tokens."""
    return " … ".join(s.of(reading.doc.text) for s in spans(reading.doc, tokens))


@pytest.mark.parametrize("name", CONTENTS)
def test_the_edges_of_a_content(parser: Parser, name: str) -> None:
    """What the narrator adds at an edge is left out, and what the speaker said stays."""
    narrated, told, kept, whole = CONTENTS[name]
    for text, wanted in ((narrated, told), (kept, whole)):
        reading, several = found(parser, text)
        assert wanted in [shown(reading, a.content) for a in several], several


@pytest.mark.parametrize("text", SUBJECTS)
def test_the_subject_among_two(parser: Parser, text: str) -> None:
    """Of two subjects of one verb the speaker is the nearer one, outside the quotation."""
    reading, several = found(parser, text)
    assert SUBJECTS[text] in [shown(reading, a.source) for a in several]


def test_two_apostrophes_quote() -> None:
    """Two apostrophes open a quotation at the beginning of a word, and only there."""
    text = "''Two posts burned,'' he said. The Keshis'' claim is old."
    assert [text[q.start : q.end] for q in quoted(text)] == ["''Two posts burned,''"]


def test_hope_is_no_hopping(parser: Parser) -> None:
    """The word "hopes" is a form of "hope", and "the talks that she hopes to open" makes no claim."""
    _, several = found(parser, "The envoy hopes to return soon.")
    assert [a.rule for a in several] == ["infinitive"]
    assert not found(parser, "They walked to the talks that she hopes to open.")[1]


def test_something_that_was_shouted(parser: Parser) -> None:
    """The words "shouted something that" are followed by a relative clause, not by what was shouted."""
    assert not found(parser, "The skipper shouted something at the crowd that nobody will print.")[1]
    assert found(parser, "The skipper shouted at the crowd that nobody would print it.")[1]
