"""Verification: what is cited was given and says it; the rest is withheld with a reason."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answering.checks import Cited
from answering.citing import cite_disputes
from answering.crediting import drops_denial
from answering.ledger import Ledger
from answering.verify import Checked, verify
from domain.answer import DraftStatement, Evidence
from domain.article import Flag
from domain.claim import Claim
from domain.text import OffsetMap, Piece, Span
from tests.answering.builders import article, claim, evidence
from tests.answering.scene import COURIER, FIRE_DISPUTE, PRESS, RADIO, scene, sid, words_of

LOSSES, ACCUSED, HURT, REGRET = (sid(COURIER, i) for i in (1, 2, 3, 4))
NINE, NO_LOSS = sid(PRESS, 1), sid(PRESS, 2)


def check(
    text: str, *ids: str, given_evidence: Evidence | None = None, question: str = "What happened?", **fields: object
) -> Checked:
    """One drafted statement, checked."""
    draft = DraftStatement(text=text, sentences=ids, **fields)  # type: ignore[arg-type]
    return verify([draft], given_evidence or scene(), question)


def reason(text: str, *ids: str, **fields: object) -> str:
    """Why one drafted statement is withheld; fails when it is not."""
    checked = check(text, *ids, **fields)  # type: ignore[arg-type]
    assert not checked.statements, checked.statements
    return checked.withheld[0].reason


def test_a_supported_statement_passes_with_its_citation() -> None:
    """The quote is the stored sentence; speaker, party and chain come from the ledger."""
    checked = check("The Orvenian Defence Ministry said one guard was killed and 4 were wounded.", LOSSES)

    [statement] = checked.statements
    [citation] = statement.citations
    assert citation.quote == words_of(COURIER, 1)
    assert (citation.number, citation.sentence) == (1, LOSSES)
    assert citation.via == ("Orvenian Wire", "The Corvale Courier")
    assert (statement.party, statement.stance, statement.status) == ("Orvenia", "asserts", "verified")


@pytest.mark.parametrize(
    "wrong", ["courier-1@1.99", "courier-1@2.1", "other-1@1.0", "courier-1@1.01", "nonsense", "[99]", "[٣]"]
)
def test_a_sentence_that_was_not_given_cannot_be_cited(wrong: str) -> None:
    """Invented, foreign, outdated and oddly written ids are all refused."""
    assert "not given" in reason("One guard was killed, Orvenia says.", wrong)


def test_a_statement_without_a_sentence_is_withheld() -> None:
    """Nothing is shown that points nowhere."""
    assert reason("Orvenia says that one guard was killed.") == "it cites no sentence"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The Orvenian Defence Ministry said two guards were killed.", "“2”"),
        ("The Orvenian Defence Ministry said 14 were wounded.", "“14”"),
        ("The Orvenian Defence Ministry said forty-four were wounded.", "“44”"),
        ("The Orvenian Defence Ministry said ٩ were wounded.", "“9”"),
        ("The Orvenian Defence Ministry said four were wounded on 7 June.", "“7 June”"),
        ("The Orvenian Defence Ministry said four were wounded at 04:30.", "“04:30”"),
    ],
)  # fmt: skip
def test_the_right_sentence_with_a_wrong_number_is_withheld(text: str, named: str) -> None:
    """Numbers, dates and times count by value, in digits of any script and in words."""
    assert named in reason(text, LOSSES)


@pytest.mark.parametrize(
    "text",
    ["The Orvenian Defence Ministry said 4 were wounded.", "On 4 May 2031 the Orvenian Defence Ministry said four were wounded."],
)  # fmt: skip
def test_the_same_number_in_other_writing_passes(text: str) -> None:
    """“four” is 4, and the article's own date may be used."""
    assert check(text, LOSSES).statements


def test_a_name_from_nowhere_is_withheld() -> None:
    """A person whom neither the sentence nor its article names."""
    assert "“Rowan”" in reason("Rowan Tell of the Orvenian Defence Ministry said one guard was killed.", LOSSES)


def test_the_adjective_of_a_named_country_passes() -> None:
    """“Talmarkian” is supported by “Talmark”."""
    assert check("The Orvenian ministry accused Talmarkian troops of opening fire without cause.", ACCUSED).statements


def test_a_claim_told_as_a_fact_is_withheld() -> None:
    """X says P never becomes P."""
    assert reason("One border guard was killed and four were wounded.", LOSSES).startswith("it states as fact")


@pytest.mark.parametrize(
    "text",
    [
        "Talmark opened fire on Orvenian posts without cause.",
        "At about 02:40 Talmark opened fire without cause, and Orvenia was hit.",
    ],
)
def test_naming_the_source_as_something_else_is_no_attribution(text: str) -> None:
    """The accuser stands in the sentence as the one who was shot at: that credits nobody."""
    assert reason(text, ACCUSED, question="What of Orvenia?").startswith("it states as fact")


@pytest.mark.parametrize(
    "text",
    [
        "According to Orvenia, Talmark opened fire without cause at about 02:40.",
        "Talmark opened fire without cause at about 02:40, the Orvenian ministry says.",
        "Orvenia accuses Talmark of opening fire without cause at about 02:40.",
        "Orvenia: Talmark opened fire without cause at about 02:40.",
        "Orvenia's account is that Talmark opened fire without cause at about 02:40.",
    ],
)
def test_every_usual_way_of_attributing_passes(text: str) -> None:
    """Before or after, with a verb, a noun or a colon."""
    assert check(text, ACCUSED).statements


def test_a_claim_given_to_somebody_else_is_withheld() -> None:
    """The figure is the General Staff's, not the other side's."""
    assert "do not name as their source" in reason("Brenn said nine guards were killed.", NINE, question="Brenn?")
    assert "do not name as their source" in reason("No fewer than nine guards were killed.", NINE, speaker="Rowan Tell")


def test_a_dropped_negation_is_withheld() -> None:
    """A denial that is told without its "not" says the opposite."""
    paper = article("The Talmark army said it had not crossed the river.")
    told = claim(paper, "Talmark army", "it had not crossed the river", party="Talmark", cue="said")

    found = reason(
        "The Talmark army said it had crossed the river.", sid(paper, 0), given_evidence=evidence([paper], [told])
    )
    assert "negation" in found


def test_an_added_negation_is_withheld() -> None:
    """A "not" that the source does not have."""
    assert "adds a negation" in reason("The Orvenian Defence Ministry said no guard was killed.", LOSSES)


def test_a_denied_claim_cannot_be_told_as_the_speakers_own() -> None:
    """The General Staff denies losses; a line that has it admit them is withheld."""
    assert "denial" in reason("The General Staff: “Talmark had lost any soldiers”", NO_LOSS)


def test_a_denial_in_the_quoted_words_is_kept_with_them() -> None:
    """Where the cue only says, the words that deny are the quotation; where the cue denies, it has to stand there."""
    told = article("Talmark's ministry called the shelling an invention. Orvenia's army denied the raid.")
    invented = claim(told, "Talmark's ministry", "the shelling an invention", stance="denies", cue="called")
    raid = claim(told, "Orvenia's army", "the raid", stance="denies", cue="denied")
    ledger = Ledger(evidence=evidence([told], claims=[invented, raid]))

    def dropped(text: str, one: Claim, sentence: int) -> bool:
        ids = (told.sentence_id(told.sentences[sentence]),)
        draft = DraftStatement(text=text, sentences=ids, claims=(one.id,))
        return drops_denial(draft, Cited(ids=ids, ledger=ledger)) is not None

    assert not dropped("The Courier: “Talmark's ministry called the shelling an invention.”", invented, 0)
    assert dropped("Talmark's ministry told of the shelling", invented, 0)
    assert not dropped("The Courier: “Orvenia's army denied the raid.”", raid, 1)
    assert dropped("Orvenia's army: “the raid”", raid, 1)


def test_words_in_quotation_marks_must_stand_in_the_source() -> None:
    """A model cannot put words into quotation marks that nobody wrote."""
    assert "stand in none" in reason("The Orvenian Defence Ministry: “we will strike back”", LOSSES)


def test_a_lost_hedge_makes_a_statement_weak() -> None:
    """“About 02:40” is not “02:40”: shown, and called weak."""
    checked = check("The ministry of Orvenia says Talmark opened fire at 02:40.", ACCUSED)

    assert checked.statements[0].status == "weak"


def test_a_lead_that_is_none_of_ours_needs_a_citation() -> None:
    """An engine cannot slip prose past the checks as a lead or a gap."""
    assert check("Talmark began the fighting.", role="lead").lead == ""
    assert check("Talmark began the fighting.", role="gap").gaps == ()
    assert check("Two parties gave figures.", role="lead").lead == "Two parties gave figures."
    assert check("Zorkan: no statement on this in the loaded articles.", role="gap").gaps == ()


def test_citations_are_numbered_in_order_of_first_use() -> None:
    """The same sentence keeps its number, and numbers have no holes."""
    drafts = [
        DraftStatement(text="Unattributed: “Several people were reported hurt in the town”", sentences=(HURT,)),
        DraftStatement(text="Withheld without a source.", sentences=()),
        DraftStatement(text="The Orvenian Defence Ministry said one guard was killed.", sentences=(LOSSES, HURT)),
    ]
    checked = verify(drafts, scene(), "What happened?")

    assert [[c.number for c in s.citations] for s in checked.statements] == [[1], [2, 1]]


def test_flags_travel_with_the_quotation() -> None:
    """Debris inside the sentence and a translation of the whole article are shown; a missing date is not."""
    flags = [
        Flag(kind="markup-debris", note="", span=Span(start=2, end=4)),
        Flag(kind="machine-translated", note=""),
        Flag(kind="mojibake", note="", span=Span(start=40, end=44)),
        Flag(kind="no-date", note=""),
    ]
    paper = article("Fog lay over the river at dawn. Nobody saw the boats leave.", flags=flags)
    [statement] = check(
        "Unattributed: “Fog lay over the river at dawn”", sid(paper, 0), given_evidence=evidence([paper])
    ).statements

    assert statement.citations[0].flags == ("markup-debris", "machine-translated")


def test_raw_offsets_lead_back_to_the_file() -> None:
    """What the citation points to in the raw text is what it quotes."""
    text = "Fog lay. Rain fell."
    paper = dataclasses.replace(
        article(text),
        raw=f"<p>{text}</p>",
        offsets=OffsetMap(pieces=(Piece(start=0, end=len(text), raw_start=3, raw_end=3 + len(text)),)),
    )
    [statement] = check("Unattributed: “Rain fell”", sid(paper, 1), given_evidence=evidence([paper])).statements

    [citation] = statement.citations
    assert paper.raw[citation.raw_start : citation.raw_end] == citation.quote == "Rain fell."


def test_both_sides_of_a_dispute_are_cited() -> None:
    """Sides get the sentences of their claims; one without claims gets none."""
    [cited] = cite_disputes([FIRE_DISPUTE], scene())

    assert [c.quote for c in cited.sides[0].citations] == [words_of(COURIER, 2)]
    assert [c.number for s in cited.sides for c in s.citations] == [1, 2]


IDS = st.one_of(
    st.sampled_from([sid(a, i) for a in (COURIER, PRESS, RADIO) for i in range(3)]),
    st.sampled_from(["courier-1@1.77", "courier-1@9.0", "x@1.0", "", "courier-1@1.-1", "@1.0", "courier-1@1.0 "]),
    st.text(max_size=12),
)
DRAFTS = st.builds(
    DraftStatement,
    text=st.one_of(
        st.text(max_size=60),
        st.sampled_from(
            [words_of(COURIER, 1), "Orvenia says one guard was killed.", "Two parties gave figures.", "“Rain”"]
        ),
    ),
    sentences=st.lists(IDS, max_size=4).map(tuple),
    role=st.sampled_from(["lead", "statement", "gap"]),
    speaker=st.one_of(st.none(), st.text(max_size=8), st.just("Orvenia")),
    claims=st.lists(st.one_of(st.text(max_size=6), st.just("press-1:deny")), max_size=2).map(tuple),
)


@given(st.lists(DRAFTS, max_size=6))
def test_no_engine_can_make_a_citation_that_was_not_given(drafts: list[DraftStatement]) -> None:
    """Whatever is drafted: each citation is a stored sentence of a given article, numbers run from 1, nothing is lost."""
    given_evidence = scene()
    checked = verify(drafts, given_evidence, "What happened?")

    citations = [c for s in checked.statements for c in s.citations] + [c for g in checked.gaps for c in g.citations]
    for citation in citations:
        source = given_evidence.articles[citation.article]
        assert (
            citation.quote == source.text[citation.start : citation.end] == given_evidence.sentence(citation.sentence)
        )
        assert citation.quote == source.raw[citation.raw_start : citation.raw_end]
        assert citation.sentence in {i for d in drafts for i in d.sentences}
    assert {c.number for c in citations} == set(range(1, len({c.sentence for c in citations}) + 1))
    assert all(s.citations for s in checked.statements)
    assert len(checked.statements) + len(checked.withheld) + len(checked.gaps) <= len(drafts)
