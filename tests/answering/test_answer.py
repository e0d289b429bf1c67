"""Answers: every statement cited, refusals that say what was searched."""

from __future__ import annotations

from answering.answer import answer
from answering.extractive import ExtractiveEngine
from domain.answer import Scope
from tests.answering.builders import article, claim, evidence, question

SCOPE = Scope(articles=1, origins=1, since="2031-05-04", until="2031-05-04")
TEXT = "Fog lay over Sella. The Talmark General Staff said a bridge at Sella was mined. Rain is expected."


def test_a_claim_is_told_as_its_speakers_own_words() -> None:
    """The answer names the speaker, quotes the stored words, and cites the sentence they stand in."""
    paper = article(TEXT)
    told = claim(paper, "Talmark General Staff", "a bridge at Sella was mined", party="Talmark", cue="said")

    found = answer(
        question("What about the mined bridge at Sella?"), evidence([paper], [told]), ExtractiveEngine(), SCOPE
    )

    assert found.silence is None
    assert "Talmark General Staff" in found.statements[0].text
    assert "“a bridge at Sella was mined”" in found.statements[0].text
    assert [c.quote for c in found.citations] == ["The Talmark General Staff said a bridge at Sella was mined."]


def test_an_empty_library_is_a_silence_of_its_own_kind() -> None:
    """With no article loaded the answer is refused as "nothing indexed"."""
    found = answer(question("Who spoke?"), evidence([]), ExtractiveEngine(), Scope(articles=0, origins=0))

    assert found.refused
    assert found.silence is not None
    assert found.silence.kind == "nothing indexed"
