"""A state's name beside a speaker that makes nobody its voice, and one name for one body."""

from __future__ import annotations

import pytest

from claims.finder import RuleFinder
from claims.parties import Parties
from claims.party_beside import voices_in
from domain.claim import Speaker
from tests.claims.build import an_article


def _last(finder: RuleFinder, text: str) -> Speaker:
    """The first speaker of the last statement."""
    return [c for c in finder.find(an_article(text)) if not c.is_narrator][-1].speakers[0]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("The Kenya-based monitor said nine had died.", None),
        ("An anti-Kenyan group said nine had died.", None),
        ("The Kenyan monitor's army, the Kenyan army, said nine had died.", "Kenya"),
        ("A Kenyan opposition official said nine had died.", None),
        ("An opposition group inside Kenya said nine had died.", None),
        ("The army in Kenya, which hunts rebels, said nine had died.", "Kenya"),
        ("Kenyan President Issa al-Wanje won. The Wanje regime said nine had died.", "Kenya"),
        ("Kenya's army lost. A Talmark colonel, Chris Garver, said nine had died.", None),
        ("Kenya's army lost. The Army Chief, Chris Garver, said nine had died.", "Kenya"),
        ("Kenya's army lost. The colonel, Chris Garver, said nine had died.", "Kenya"),
        ("Kenyan President Issa al-Wanje won. The Wanje regime fell. Wanje said nine had died.", "Kenya"),
        ("The Kenyan National Coalition said nine had died.", None),
        ("Kenyan rebels said nine had died.", None),
        ("A Kenyan official said nine had died.", "Kenya"),
        ("The Kenyan Defence Ministry said nine rebels had died.", "Kenya"),
        ("The Kenyan minister met his Somali counterpart Ada Orsa. Orsa said the talks would go on.", None),
    ],
)
def test_whose_voice_it_is(finder: RuleFinder, text: str, party: str | None) -> None:
    """Where somebody sits, and against whom, is not for whom one speaks."""
    assert _last(finder, text).party == party


@pytest.mark.parametrize(
    "text",
    [
        "The Sellen-based Kestrel Observatory for Peace said nine had died.",
        "The so-called Kestrel Observatory for Peace said nine had died.",
        "The Kestrel Observatory for Peace based in Sellen said nine had died.",
        "The Kestrel Observatory for Peace said nine had died. The Sellen-based group said the toll may rise.",
        "The Kestrel Observatory for Peace said nine had died. The market was shut. The toll may rise, the report said.",
        "The Kestrel Observatory for Peace group said nine had died.",
        "The Kestrel Observatory for Peace said nine had died. The monitor said the toll may rise.",
        "Observatory chief Ada Orsa left. The Kestrel Observatory for Peace said so. The Observatory said the toll may rise.",
    ],
)
def test_one_body_has_one_name(finder: RuleFinder, text: str) -> None:
    """What is only said of it is no part of the name, and its chief is somebody else."""
    assert _last(finder, text).name == "Kestrel Observatory for Peace"


def test_a_state_heard_since_is_not_the_group(finder: RuleFinder) -> None:
    """The words "the group" after a government has spoken leads back to no observatory."""
    text = "The Kestrel Observatory for Peace said nine had died. Kenya denied it. The women's group said the toll may rise."
    assert _last(finder, text).party != "Kestrel Observatory for Peace"


def test_whose_statement_speaks(finder: RuleFinder) -> None:
    """The army, not its statement; a press statement is nobody's."""
    assert _last(finder, "“Leave the ford,” a Kenyan army statement said.").name == "Kenyan army"
    assert _last(finder, "“Leave the ford,” a press statement said.").kind == "unnamed"


@pytest.mark.parametrize(
    ("words", "voices"),
    [
        ("Kenyan army", ("Kenya",)),
        ("Kenyan National Coalition", ()),
        ("high-ranking Kenyan opposition official", ()),
        ("opposition group inside Kenya", ()),
        ("Leader of the Revolution in Kenya", ("Kenya",)),
        ("Kenyan-based observatory", ()),
        ("Kenyan-led coalition", ("Kenya",)),
        ("Kenyan minister for opposition affairs", ("Kenya",)),
    ],
)
def test_whose_voice_a_name_tells(words: str, voices: tuple[str, ...]) -> None:
    """The words alone, as one article's speaker is read in the light of another's."""
    assert voices_in(words, Parties.load()) == voices
