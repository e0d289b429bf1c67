"""What a denial denies, within an article and across articles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.text import Span
from tests.claims.disputing import Page, related, sides


def test_a_denial_in_the_words_of_another_article() -> None:
    """It names the same things as the statement a day before."""
    one, two = Page(key="a"), Page(key="b", published="2031-05-07")
    one.says("Orvenia", "that Talmark divers cut the harbour cable")
    two.says("Talmark", "that its divers cut any cable", "denies", cue="denied")
    found, _ = related(one, two)
    assert [sides(d) for d in found] == [{"Orvenia": ("a-c1",), "Talmark": ("b-c1",)}]


def test_a_denial_of_something_else_is_no_dispute() -> None:
    """One common word in another article does not make it an answer."""
    one, two = Page(key="a"), Page(key="b", published="2031-05-07")
    one.says("Orvenia", "that Talmark divers cut the harbour cable")
    two.says("Talmark", "that its divers go unpaid for months", "denies", cue="denied")
    assert related(one, two)[0] == ()


def test_it_means_what_was_said_just_before() -> None:
    """As in "Dismissed that version": the story as a whole, of which the last sentence is only a part."""
    page = Page()
    page.says("Orvenia", "that a Talmark patrol crossed the ridge")
    page.says("Orvenia", "that the patrol left two rucksacks behind", cue="added")
    page.says("Talmark", "that version", "denies", cue="dismissed")
    found, _ = related(page)
    assert [sides(d) for d in found] == [{"Orvenia": ("a-c1", "a-c2"), "Talmark": ("a-c3",)}]


def test_what_the_denier_says_instead_stands_on_its_side() -> None:
    """As in "Talmark denied it. Talmark said that four gates were open": the account belongs to the denial."""
    page = Page()
    page.says("Orvenia", "that all locks of the canal stood open", "accuses", target="Talmark", cue="complained")
    page.says("Talmark", "it", "denies", cue="denied")
    page.says("Talmark", "that the water came from the hills")
    found, _ = related(page)
    assert [sides(d)["Talmark"] for d in found] == [("a-c2", "a-c3")]


@pytest.mark.parametrize("words", ["absurd and rather tired", "a fairy tale", "Nonsense"])
def test_a_dismissal_denies(words: str) -> None:
    """As in "A ministry called that “absurd and rather tired”": no verb of denying is needed."""
    page = Page()
    page.says("Orvenia", "that the rifles had come from Talmark")
    page.says("Talmark", words, cue="called that")
    assert [d.kind for d in related(page)[0]] == ["denial"]


def test_a_judgement_by_a_bystander_or_of_length_is_no_denial() -> None:
    """A resident who calls a thing absurd denies nothing; nor does a long statement that has the word in it."""
    page = Page()
    page.says("Orvenia", "that the rifles had come from Talmark")
    page.says("a resident", "an absurd business", cue="called it", party=False, kind="unnamed")
    page.says(
        "Talmark",
        "that the absurd heat of the last weeks, which nobody had foreseen, kept the workers of the two mills at home",
    )
    assert related(page)[0] == ()


def test_an_answer_to_a_question_denies_nothing() -> None:
    """Asked whether he could name the man, he said that he could not."""
    page = Page()
    page.says("Judge Orin", "that the list was complete", party=False, kind="person")
    page.says("Judge Orin", "whether he could name the man", "questions", cue="asked", party=False, kind="person")
    page.says("Toben", "that he could not", party=False, kind="person")
    assert related(page)[0] == ()


def test_a_short_no_denies_the_statement_before() -> None:
    """Orvenia says the guns fired; Talmark says they did not."""
    page = Page()
    page.says("Orvenia", "that Talmark howitzers fired at dusk")
    page.says("Talmark", "that they did not")
    assert [sides(d) for d in related(page)[0]] == [{"Orvenia": ("a-c1",), "Talmark": ("a-c2",)}]


def test_a_bystander_s_cry_is_not_what_a_state_denies() -> None:
    """As in "Mum, the bus jumped", and a state that denies everything."""
    page = Page()
    page.says("her mother", "that the bus jumped", party=False, kind="unnamed")
    page.says("Talmark", "everything", "denies", cue="denied")
    assert related(page)[0] == ()


def test_a_denial_inside_what_it_denies() -> None:
    """As in "... that the fire began on our side, a charge that the ministry called absurd": the statement around it is meant."""
    page = Page()
    page.says("Velmora", "that the mill was closed")
    page.says("Orvenia", "that the mortar fire began on the western bank, a charge that Talmark called absurd")
    outer = page.claims[-1]
    page.says("Talmark", "absurd", cue="called that")
    inner = page.claims.pop()
    end = outer.content[0].end
    page.claims.append(
        replace(
            inner,
            content=(Span(start=end - 6, end=end),),
            cue=Span(start=end - 13, end=end - 7),
            speakers=(replace(inner.speakers[0], span=Span(start=end - 21, end=end - 14)),),
        )
    )
    assert [sides(d) for d in related(page)[0]] == [{"Orvenia": ("a-c2",), "Talmark": ("a-c3",)}]


def test_who_is_blamed_and_silent_is_shown_without_a_statement() -> None:
    """Orvenia blames Velmora, Talmark denies that: Velmora has said nothing on it."""
    page = Page()
    charge = page.says("Orvenia", "that Velmora shelled the bridge", "accuses", target="Velmora", cue="complained")
    page.says("Talmark", "the charge", "denies", cue="denied", denies=charge)
    assert [sides(d) for d in related(page)[0]] == [{"Orvenia": ("a-c1",), "Talmark": ("a-c2",), "Velmora": ()}]
