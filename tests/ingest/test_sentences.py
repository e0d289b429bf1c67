"""Sentences of news English, and what every cut keeps to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sentences import split

CUTS = {
    "titles": ["Lt. Col. Bera Hadrik met Gen. Osk in St. Varna.", "Both left early."],
    "initials": ["M. K. Idris spoke first.", "Nobody replied."],
    "plan": ["They chose plan B.", "The army agreed."],
    "countries": ["The U.S. Embassy closed.", "Envoys left the U.S.", "The talks went on."],
    "clock": ["Shelling began at 6 p.m. Monday.", "It stopped at 9 p.m.", "Residents came out."],
    "months": ["They met on Jan. 9 in Sella.", "It rained in Feb.", "The road was closed."],
    "number": ["Resolution No. 12 was passed.", "The envoy said no.", "Then he left."],
    "decimals": ["It cost 3.5 million.", "Some 2,000 left."],
    "quoted stop": ["“We hold the bridge.”", "The minister left."],
    "said after": ["“We hold the bridge,” he said.", "“They do not!” she shouted."],
    "question": ["“Who fired first?” he asked.", "“Who gave the order?” Minister Halvek asked.", "Nobody knew."],
    "ellipsis": ["The bridge ... Sella's only one ... is closed.", "It was quiet…", "Then guns fired."],
    "list": ["2. Orvenia withdraws its guns."],
    "glued": ["They urged restraint.", "In the evening guns fired."],
    "company": ["Acme Co. Ltd. denied it.", "Shares fell."],
    "brackets": ["(The road is closed.)", "Lorries wait."],
    "small start": ["Fire broke out at gov.orvenia. it said."],
}


@pytest.mark.parametrize("name", CUTS)
def test_news_english_is_cut_where_an_editor_would(name: str) -> None:
    """Short forms, quotations, dots and numbers."""
    text = ("" if name == "glued" else " ").join(CUTS[name])
    assert [s.span.of(text) for s in split(text)] == CUTS[name]


def test_paragraphs_always_end_sentences_and_are_counted() -> None:
    """A title without a stop is a sentence of its own."""
    text = "Guns fall silent\n\nThe army left. It was noon\nNobody spoke"
    assert [(s.span.of(text), s.paragraph) for s in split(text)] == [
        ("Guns fall silent", 0), ("The army left.", 1), ("It was noon", 1), ("Nobody spoke", 2),
    ]  # fmt: skip


@given(st.text(alphabet="aAb.!?… “”\"'’()\n1—é", max_size=200))
def test_every_code_point_is_in_exactly_one_sentence(text: str) -> None:
    """In order, without overlap, without white space at the ends, and nothing else is left over."""
    cut = split(text)
    covered = [at for s in cut for at in range(s.start, s.end)]
    assert covered == sorted(set(covered))
    assert all(at in set(covered) for at, char in enumerate(text) if not char.isspace())
    assert all(s.span.of(text) == s.span.of(text).strip() != "" and "\n" not in s.span.of(text) for s in cut)
    assert [s.index for s in cut] == list(range(len(cut)))
