"""What holds for whatever text: every span reads back, and no rule fails."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from claims.finder import RuleFinder
from claims.parties import Parties
from domain.article import Article
from evals.fuzz_claims import FRAGMENTS, article, articles, faults, misread, spans_of

ODD = (
    "“" * 200, "\u200b".join("Orvenia said that it was ready."), "| a | b |\n" * 80, "\u200fالجيش said that \u202eit\u202c left.",
    "“Orvenia said “Talmark said “Kesh said “we left", "said " * 500, " ".join(FRAGMENTS), "\n \n\t\n", "💥 said 💥 that 💥.",
    "at least " * 200 + "12 were killed", "(" * 50 + "he said" + ")" * 49, "Orvenia, " * 150 + "said no.", "x" * 20_000,
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=articles())
def test_every_span_of_every_claim_reads_back(finder: RuleFinder, parties: Parties, one: Article) -> None:
    """No rule raises; speakers, cues, contents, carriers and figures lie in the text; disputes quote it."""
    assert faults(one, finder, parties) == []


@pytest.mark.parametrize("text", ODD)
def test_broken_texts_are_read(finder: RuleFinder, parties: Parties, text: str) -> None:
    """Marks that never close, tables, blanks that are none, endless words and lists."""
    assert faults(article(text, "Courier", "2031-05-06"), finder, parties) == []


def test_a_misread_span_is_noticed(finder: RuleFinder) -> None:
    """The check itself sees a claim whose text is another."""
    one = article("Orvenia said that two posts were shelled.")
    claim = finder.find(one)[0]
    assert spans_of(claim)
    assert misread(claim, one.text) == []
    assert misread(claim, "Orvenia") != []
