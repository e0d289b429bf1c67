"""Carriers that rest on somebody, pass words on, read them out, or are told them."""

from __future__ import annotations

import pytest

from claims.finder import RuleFinder
from tests.claims.build import an_article, names


@pytest.mark.parametrize(
    ("text", "speaker", "carriers"),
    [
        ("The agency LNA claims, quoting rescuers, that five bodies were found.", "rescuers", ["LNA"]),
        ("The weekly Lantern wrote, with reference to a skipper, that the boat had turned.", "skipper", ["Lantern"]),
        (
            "Morgenruf reported on Monday, citing two officers, that the brigade had fired.",
            "two officers",
            ["Morgenruf"],
        ),
        ("The ministry said, citing radar pictures, that the jet had turned.", "ministry", []),
        ("The agency STA carried a claim by Admiral Torv that the trawler had no lights on.", "Torv", ["STA"]),
        ("The embassy conveyed the regret of the General Staff at the loss of life.", "General Staff", ["embassy"]),
        ("The clerk read out a letter from the consul, which stated that three men were dead.", "consul", ["clerk"]),
        ("The loadmaster told the observers in Mell that he had seen crates.", "loadmaster", ["observers"]),
        ("The loadmaster told the court that he had seen crates.", "loadmaster", []),
        ("The warlord, through his press office, said that the guest had eaten well.", "warlord", ["press office"]),
        (
            "Harbour Wire is quoting the commander, Kosta Werr, who says that he has no man there.",
            "Kosta Werr",
            ["Harbour Wire"],
        ),
        (
            "The general argued last week in the Maront Observer that the letter never came.",
            "general",
            ["Maront Observer"],
        ),
        ("Residents were told by the army that the road was closed.", "army", []),
    ],
)
def test_who_speaks_and_who_carries(finder: RuleFinder, text: str, speaker: str, carriers: list[str]) -> None:
    """The innermost source speaks; whoever rests on it, reads it out or prints it carries; a court does not."""
    claim = next(c for c in finder.find(an_article(text)) if not c.is_narrator)
    assert names(claim) == (speaker,)
    assert [v.name for v in claim.via if v.name != "Courier"] == carriers


@pytest.mark.parametrize(
    ("text", "nested"),
    [
        ("The envoy said that the ministry had denied the charge.", True),
        ("The envoy said that the ministry wanted to blame the army.", False),
        ("The envoy said that the ministry could threaten to leave.", False),
    ],
)
def test_a_nested_statement_has_happened(finder: RuleFinder, text: str, nested: bool) -> None:
    """What somebody might say, or wants to, is no statement inside another."""
    assert any(c.parent for c in finder.find(an_article(text))) is nested
