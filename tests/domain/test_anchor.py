"""A claim is found again by its words, or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from domain.anchor import Anchor, anchor_of
from domain.article import Article
from domain.claim import Claim, Speaker
from domain.text import Sentence, Span
from tests.retrieval.builders import article

TEXT = (
    "Shells struck the bridge at Halden. Talmark's army said that two of its soldiers were killed. "
    "Orvenia denied that its batteries had opened fire."
)


def claim(of: Article, words: str, cue: str | None = None, name: str = "c1") -> Claim:
    """A claim whose content is the first place of the words."""
    return Claim(
        id=f"{of.id}@{of.version}-{name}", article=of.id, version=of.version,
        speakers=(Speaker(name="army", kind="organisation"),), stance="asserts", content=(_span(of.text, words),),
        form="indirect", cue=_span(of.text, cue) if cue else None,
    )  # fmt: skip


def _span(text: str, words: str) -> Span:
    return Span(start=text.index(words), end=text.index(words) + len(words))


LOSSES = "two of its soldiers were killed"
ANCHOR = anchor_of(claim(article(TEXT), LOSSES, "said"), article(TEXT))


def test_an_anchor_holds_its_sentence_and_no_more() -> None:
    """The words, the rest of their sentence on both sides, and the cue."""
    assert (
        Anchor(article="courier-1", words=LOSSES, before="Talmark's army said that ", after=".", cue="said") == ANCHOR
    )


@pytest.mark.parametrize(
    "text",
    [
        "A new first sentence moves every offset. " + TEXT,
        TEXT.replace("Shells struck the bridge at Halden. ", ""),
        TEXT.replace(" ", "\n").replace("'", "’"),
        TEXT.replace("Orvenia denied", "By evening Orvenia denied"),
    ],
)
def test_a_quotation_is_found_where_it_stands_now(text: str) -> None:
    """Other sentences, blanks and the shape of marks may change."""
    place = ANCHOR.place_in(text)

    assert place is not None
    assert place.of(text).split() == LOSSES.split()


@pytest.mark.parametrize(
    "text",
    [
        "Shells struck the bridge at Halden.",
        TEXT.replace("two of", "three of"),
        TEXT.replace("Talmark's army said", "Orvenia's army said"),
        "Nobody believed that Talmark's army said that two of its soldiers were killed.",
        TEXT + " " + TEXT,
        "",
    ],
)
def test_a_quotation_that_is_gone_is_found_nowhere_else(text: str) -> None:
    """Not in a changed sentence, not by another speaker, not at the tail of a longer one, not where two could be meant."""
    assert ANCHOR.place_in(text) is None


def test_the_second_of_two_equal_sentences_stays_the_second() -> None:
    """“He denied it.” stands twice; the anchor of the second leads to the second."""
    text = "Veshtan spoke. He denied the attack. Later Drossan spoke. He denied the attack."
    second = Span(start=text.rindex("the attack"), end=text.rindex("the attack") + 10)
    made = anchor_of(replace(claim(article(text), "the attack", "denied"), content=(second,)), article(text))

    assert (made.occurrence, made.of) == (2, 2)
    assert made.place_in("Evening. " + text) == Span(start=second.start + 9, end=second.end + 9)


def test_a_claim_is_found_by_what_it_says_and_how() -> None:
    """Among an outer and an inner claim of one sentence, each anchor finds its own."""
    text = "Talmark's army said that Orvenia denied that its batteries had opened fire on the old bridge at Halden."
    of = article(text)
    outer = claim(of, text[text.index("Orvenia") : -1], "said", "c1")
    inner = claim(of, text[text.index("its batteries") : -1], "denied", "c2")

    for one in (outer, inner):
        assert anchor_of(one, of).claim_in(of, (outer, inner)) == one
    assert anchor_of(inner, of).claim_in(of, (outer,)) is None


def test_an_analysis_that_cuts_the_words_otherwise_is_the_same_claim() -> None:
    """As when a later rule takes "that" or a clause of time into what is said."""
    of = article(TEXT)
    longer = claim(of, "that two of its soldiers were killed", "said")

    assert ANCHOR.claim_in(of, (longer,)) == longer
    assert ANCHOR.claim_in(of, (claim(of, "two", "said"),)) is None
    assert ANCHOR.claim_in(of, ()) is None


SENTENCES = st.lists(
    st.sampled_from(
        ("Talmark said that it fell.", "Orvenia denied it.", "It fell.", "“It fell,” he said.", "No one spoke.")
    ),
    min_size=1, max_size=8,
)  # fmt: skip


@given(before=SENTENCES, after=SENTENCES, at=st.integers(0, 7))
def test_an_anchor_never_leads_to_other_words(before: list[str], after: list[str], at: int) -> None:
    """Whatever a text becomes, what is found is the same sentence, said whole."""
    old, new = article(" ".join(before)), article(" ".join(after))
    sentence = old.sentences[at % len(old.sentences)]
    made = anchor_of(replace(claim(old, sentence.span.of(old.text)), content=(sentence.span,)), old)

    assert made.place_in(old.text) == sentence.span
    found = made.place_in(new.text)
    assert found is None or found.of(new.text) == made.words


@example(text="aaaa\n a", start=6, length=1, cut=5)  # a blank between the line's break and the words
@given(
    text=st.text(alphabet="ab. \n—“”,x’\u00a0", min_size=1, max_size=80).filter(str.strip),
    start=st.integers(0, 79), length=st.integers(1, 30), cut=st.integers(0, 79),
)  # fmt: skip
def test_an_anchor_leads_back_to_its_own_words(text: str, start: int, length: int, cut: int) -> None:
    """Wherever the sentences of a text are cut, also in the middle of nowhere."""
    start, cut = start % len(text), cut % len(text)
    span = Span(start=start, end=min(len(text), start + length))
    sentences = (Sentence(index=0, start=0, end=cut), Sentence(index=1, start=cut, end=len(text)))
    of = replace(article(text), sentences=sentences)
    words = span.of(text)
    assume(words == words.strip())
    made = replace(claim(of, words), content=(span,))

    assert anchor_of(made, of).place_in(text) == span
    assert anchor_of(made, of).claim_in(of, (made,)) == made
