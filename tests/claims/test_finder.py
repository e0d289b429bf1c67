"""What the finder promises whatever the text: words that read back, stable ids, no failure."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.disputes import find_disputes
from claims.finder import RuleFinder
from tests.claims.build import an_article, content, names

_NEWS = (
    "Orvenia Kesh Talmarkian the Ministry said told accused of denied that reported killed 12 a soldiers both sides who "
    "which was by he it Friday July 23 no comment declined call on for according to , . “ ” ( ) : ; — 's ’s"
)
_WORDS = st.sampled_from([*_NEWS.split(), '"', "\n"])


def test_a_statement_has_its_speaker_party_and_words(finder: RuleFinder) -> None:
    """The plainest claim: who, of which party, says what."""
    article = an_article("The Orvenian Defence Ministry said that two border posts were shelled. Orvenia wants peace.")
    claim = finder.find(article)[0]
    assert (names(claim), claim.parties, claim.stance) == (("Orvenian Defence Ministry",), ("Orvenia",), "asserts")
    assert content(claim, article) == "that two border posts were shelled"


def test_ids_count_in_text_order(finder: RuleFinder) -> None:
    """Ids are made of article, version and place in the text, so that finding twice changes nothing."""
    article = an_article("Kesh said the road was open. Talmark denied that its troops had closed it.")
    claims = finder.find(article)
    assert [c.id for c in claims] == ["courier-1@0-c1", "courier-1@0-c2"]
    assert claims == finder.find(article)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(_WORDS, max_size=60), noise=st.text(max_size=20))
def test_no_text_makes_the_rules_fail_or_misquote(finder: RuleFinder, words: list[str], noise: str) -> None:
    """Whatever the words, every span lies inside the text, and links lead to claims of the same article."""
    article = an_article(" ".join(words) + noise)
    claims = finder.find(article)
    ids = {c.id for c in claims}
    for claim in claims:
        spans = [*claim.content, *(f.span for f in claim.figures), *([claim.cue] if claim.cue else [])]
        spans += [s.span for s in claim.speakers if s.span] + [v.span for v in claim.via if v.span]
        assert claim.content
        assert all(0 <= s.start < s.end <= len(article.text) for s in spans)
        assert {claim.parent, claim.denies} - {None} <= ids
    found, _ = find_disputes(claims, {article.id: article})
    assert all(side.text in article.text for dispute in found for side in dispute.sides)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "”", "accused", "According to", "x" * 5000, "said " * 600])
def test_odd_texts_are_read(finder: RuleFinder, text: str) -> None:
    """Empty, broken and endless texts give claims or none, never an error."""
    assert isinstance(finder.find(an_article(text)), tuple)
