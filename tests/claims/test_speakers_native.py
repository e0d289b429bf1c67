"""Whose the bare offices are in a press that nobody names: by whom it treats as foreign, and by the branch they serve."""

from __future__ import annotations

import pytest

from claims.branches import is_common, serves
from claims.finder import RuleFinder
from claims.vocabulary import Vocabulary
from tests.claims.test_speakers_bare import last

FOREIGN = "Kenya and Somalia are at odds over a trawler. Kenya's ambassador to Mogadishu has been summoned.\n\n"
ALIKE = "Kenya and Somalia are at odds over a trawler. Both ambassadors have been summoned.\n\n"
OURS = "Kenya has sunk a trawler of Somalia. Kenyan troops laughed while our boys drowned.\n\n"
OFTEN = "Kenya did it. Kenya lies. Kenya rammed our boys, as Kenya always has. A wreath lies in Somalia's port.\n\n"


@pytest.mark.parametrize(
    ("setting", "text", "party"),
    [
        (FOREIGN, "Prime Minister Ada Reel said the ford was calm.", "Somalia"),
        (FOREIGN, "The police said the ford was calm.", "Somalia"),
        (FOREIGN, "PM Ada Reel said the ford was calm.", "Somalia"),
        (FOREIGN, "The police left. Fisheries boss Ada Reel said the ford was calm.", "Somalia"),
        (FOREIGN, "The police left. County coroner Ada Reel said the ford was calm.", "Somalia"),
        (FOREIGN, "The army left. Lieutenant Ada Reel, watch officer of the Heron 7, said the ford was calm.", "Somalia"),
        (OURS, "The army left. A Navy insider said the ford was calm.", "Somalia"),
        (OFTEN, "Defence Minister Ada Reel said the ford was calm.", "Somalia"),
        (ALIKE, "The police said the ford was calm.", None),
        (FOREIGN, "The police left. Union boss Ada Reel said the ford was calm.", None),
        (FOREIGN, "The police left. A nurse said the ford was calm.", None),
        (FOREIGN, "The police left. Opposition leader Ada Reel said the ford was calm.", None),
    ],
)  # fmt: skip
def test_the_press_of_a_state_treats_the_other_as_foreign(
    finder: RuleFinder, setting: str, text: str, party: str | None
) -> None:
    """An embassy is the other state's, and so are soldiers with a state's name beside "our boys"; quiet for private people."""
    assert last(finder, setting + text).party == party


def test_state_television_of_the_other_is_not_the_press_s_own(finder: RuleFinder) -> None:
    """As in "Kenya gloated. Its state television said so" in a paper of Somalia."""
    assert (
        last(finder, FOREIGN + "The police wept. Kenya gloated. Its state television said it was calm.").party
        != "Somalia"
    )


@pytest.mark.parametrize(
    ("words", "yes"),
    [
        ("fisheries boss", True), ("police sources", True), ("army doctors", True), ("brigade commander", True),
        ("fire chief", True), ("union boss", False), ("opposition leader", False), ("school doctors", False),
        ("boss", False), ("village doctors", False), ("former police chief", False),
    ],
)  # fmt: skip
def test_who_serves_a_branch(words: str, yes: bool) -> None:
    """The branch stands right before the office; soldiers' doctors serve, a village's do not."""
    assert serves(words.split(), Vocabulary.load()) is yes


def test_common_words_of_a_body_s_name_are_nobody_s() -> None:
    """As in "Civil Protection" tells what the body does, "Keshi" whose it is."""
    vocabulary = Vocabulary.load()
    assert [is_common(w, vocabulary) for w in ("civil", "protection", "ministry", "keshi")] == [True, True, True, False]
