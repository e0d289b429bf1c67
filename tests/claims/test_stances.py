"""What a cue does by what is said: stances of neutral cues, of judgements and of deeds that are told of others."""

from __future__ import annotations

import pytest

from claims.finder import RuleFinder
from claims.stances_unsaid import leaves_unsaid
from domain.claim import Claim
from tests.claims.build import an_article


def said(finder: RuleFinder, text: str) -> Claim:
    """The first claim of a text that the outlet does not make itself."""
    return next(c for c in finder.find(an_article(text)) if not c.is_narrator)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The ministry said it would bring the matter before the court.", "commits"),
        ("“We will not leave the ridge,” the general said.", "commits"),
        ("The envoy said it would take weeks.", "asserts"),
        ("The army said it would have fired.", "asserts"),
        ("The mayor said that both sides must hold their fire.", "urges"),
        ("“Please write that we need blood,” the nurse said.", "urges"),
        ("The mayor said the man must have known.", "asserts"),
        ("The ministry said it was saddened by the loss of life.", "expresses"),
        ("The ministry said it was ready by noon.", "asserts"),
        ("The ministry said that the story was pure invention.", "denies"),
        ("“Rubbish,” the captain said.", "denies"),
        ("The ministry said that the road was wrong.", "asserts"),
        ("The clerk said he had nothing to add to the letter.", "declines"),
        ("The clerk said it could neither confirm nor deny the visit.", "declines"),
        ("The clerk said he had something to add to the letter.", "asserts"),
        ("The mother believes that the army shelled the mill.", "asserts"),
        ("The opposition wants the ambassador to leave.", "urges"),
        ("The opposition wants to leave the bloc.", "expresses"),
        ("The two sides agreed to hold their fire.", "commits"),
    ],
)
def test_what_is_said_tells_the_stance(finder: RuleFinder, text: str, stance: str) -> None:
    """A neutral verb commits, urges, denies, declines or feels by the words behind it; else it only says."""
    assert said(finder, text).stance == stance


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The minister described the allegation as a fairy tale.", "denies"),
        ("The minister called the sinking murder.", "accuses"),
        ("The minister called the report shameful.", "denies"),
        ("The minister called the report credible.", "asserts"),
        ("The general ridiculed the figures.", "denies"),
        ("The minister called the bridge a wonder.", "asserts"),
    ],
)
def test_a_judgement_denies_or_blames(finder: RuleFinder, text: str, stance: str) -> None:
    """What a statement or a deed is called tells whether it is denied or blamed on somebody."""
    assert said(finder, text).stance == stance


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The Kenyan army said that Somali howitzers killed six civilians.", "accuses"),
        ("The Kenyan army said that Kenyan howitzers killed six rebels.", "asserts"),
        ("The Kenyan army said that Somali howitzers had not killed anybody.", "asserts"),
        ("A farmer said that Somali howitzers killed six civilians.", "asserts"),
    ],
)
def test_a_deed_of_another_party_blames_it(finder: RuleFinder, text: str, stance: str) -> None:
    """One side that tells a harmful deed of another accuses it; not of its own, nor a bystander who saw it."""
    assert said(finder, text).stance == stance


@pytest.mark.parametrize(
    ("words", "unsaid"),
    [
        ("we are not in a position to say who fired", True),
        ("the matter fell under military secrecy", True),
        ("i would rather not talk about those", True),
        ("it was too early to draw conclusions", True),
        ("the convoy is able to say thanks", False),
        ("we went in to establish order", False),
    ],
)
def test_words_that_leave_a_matter_open(words: str, unsaid: bool) -> None:
    """Secrecy, early days and a will not to say leave open what was asked; plain words do not."""
    assert leaves_unsaid(words.split()) is unsaid
