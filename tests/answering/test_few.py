"""An answer cites at most eight sentences: copies go first, then second accounts of one party; no party is lost to a copy."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from answering.answer import answer
from answering.few import MOST, USUAL, few
from answering.verify import Verifier
from answering.wording import statement_line
from domain.answer import Answer, DraftStatement, Evidence, Question, Scope
from domain.article import Article
from domain.headings import BESIDES
from tests.answering.builders import article, claim

LINES = (
    "Orvenia said that nine guards were wounded at the ford.",
    "Talmark said that no guard was hurt at the ford.",
    "Corvale said that its doctors treated nine guards.",
    "Halden said that the ford was closed.",
    "Velmora said that the shells came from the north.",
)
WHO = ("Orvenia", "Talmark", "Corvale", "Halden", "Velmora")
OUTLETS = ("Courier", "Post", "Times", "Herald")
COPIES = tuple(article(" ".join(LINES), id=o.lower(), outlet=o, origin="courier") for o in OUTLETS)
OWN = article(" ".join(LINES), id="radio", outlet="Radio", origin="radio")


def evidence(*articles: Article) -> Evidence:
    """These articles with what each party says in them."""
    told = [
        claim(a, who, said.partition(" that ")[2].rstrip("."), party=who, id=f"{a.id}@1-{who}")
        for a in articles
        for who, said in zip(WHO, LINES, strict=True)
        if said in a.text
    ]
    return Evidence(articles={a.id: a for a in articles}, claims=tuple(told))


def line(at: int, *homes: str, heading: str | None = None) -> DraftStatement:
    """What one party says, cited in these articles."""
    ids = tuple(f"{home}@1.{at}" for home in homes)
    text = f"{WHO[at]}: “{LINES[at].partition(' that ')[2].rstrip('.')}”"
    return DraftStatement(text=text, sentences=ids, speaker=WHO[at], party=WHO[at], heading=heading)


def cited(drafts: Sequence[DraftStatement]) -> set[str]:
    """The sentences."""
    return {i for d in drafts for i in d.sentences}


def test_every_party_is_kept_and_copies_go() -> None:
    """Five parties out of one report in three outlets: fifteen sentences become the usual six, each party has one or two."""
    homes = ("courier", "post", "times")
    told = few([line(n, *homes) for n in range(5)], evidence(*COPIES), "What happened at the ford?")

    assert [d.party for d in told] == list(WHO)
    assert len(cited(told)) == USUAL
    assert all(d.sentences[0].startswith("courier@") for d in told)


def test_a_copy_that_is_not_cited_is_named() -> None:
    """The line says in which other outlets the words stand, cited or not."""
    made = answered([line(n, "courier", "post", "times") for n in range(5)], evidence(*COPIES))

    assert len({c.number for s in made.statements for c in s.citations}) <= USUAL
    assert {c.number for s in made.statements for c in s.citations} == set(range(1, USUAL + 1))
    assert made.statements[0].also_in == ("Post", "Times")
    assert "also in Post and Times" in statement_line(made.statements[0])


def test_a_few_citations_stay_as_they_are() -> None:
    """Two parties in three copies are six: nothing needs to go."""
    drafts = [line(n, "courier", "post", "times") for n in range(2)]
    assert few(drafts, evidence(*COPIES), "Who?") == tuple(drafts)


def test_a_report_of_its_own_outlives_a_copy() -> None:
    """Of one line in a copy and in another newsroom's report the copy goes first."""
    drafts = [line(0, "courier", "post", "radio"), *(line(n, "courier") for n in range(1, 5))]
    told = few(drafts, evidence(*COPIES, OWN), "Who?")

    assert told[0].sentences == ("courier@1.0", "radio@1.0")
    assert told[0].copies == ("post@1.0",)


def test_second_accounts_go_before_a_party_and_close_sentences_before_both() -> None:
    """Nine sentences, none a copy: what only comes close goes; then the second account of a party, and its lead is true."""
    lead = DraftStatement(text="Nine statements from the loaded articles:", sentences=(), role="lead")
    both = [line(n, home) for home in ("courier", "radio") for n in range(5)][:9]
    near = line(4, "radio", heading=BESIDES)
    told = few([lead, *both, near], evidence(COPIES[0], OWN), "Who?")

    assert len(cited(told)) == MOST
    assert not any(d.heading == BESIDES for d in told)
    assert {d.party for d in told if d.party} == set(WHO)
    assert told[0].text == "Eight statements from the loaded articles:"


def test_no_side_of_a_dispute_is_left_alone() -> None:
    """Where the last point cannot be shown with both its sides it is not shown."""
    points = [
        *(line(n, "courier", heading="How many?") for n in range(4)),
        *(line(n, "radio", heading="Where from?") for n in range(3)),
        *(line(n, "post", heading="When?") for n in (3, 4)),
    ]
    told = few(points, evidence(*COPIES, OWN), "Who?")

    assert len(cited(told)) <= MOST
    for heading in {d.heading for d in told}:
        assert sum(d.heading == heading for d in told) >= 2


def test_a_sentence_that_carries_its_own_words_is_no_copy() -> None:
    """A line of two articles' words needs both."""
    other = article("Halden said that the ford opened again on Friday.", id="radio", outlet="Radio")
    words = "Halden: “the ford was closed”; “the ford opened again on Friday”"
    two = DraftStatement(text=words, sentences=("courier@1.3", "radio@1.0"), speaker="Halden", party="Halden")
    drafts = [two, *(line(n, "courier", "post") for n in (0, 1, 2, 4))]
    assert few(drafts, evidence(*COPIES, other), "Who?")[0].sentences == two.sentences


def answered(drafts: Sequence[DraftStatement], given: Evidence) -> Answer:
    """The answer of an engine that writes these lines."""
    writing = type("Writing", (), {"name": "extractive", "write": lambda *_: iter(drafts)})()
    scope = Scope(articles=len(given.articles), origins=1)
    asked = Question(text="What happened at the ford?", asked_as="What happened at the ford?", kind="general")
    return answer(asked, given, writing, scope)


@pytest.mark.parametrize("homes", [("courier", "post"), ("courier", "radio")])
def test_what_a_model_cites_beyond_eight_is_counted(homes: tuple[str, str]) -> None:
    """Line by line, as it streams: the fifth line keeps one of its sentences, or is withheld with the reason."""
    verifier = Verifier(evidence(*COPIES, OWN), "What happened at the ford?")
    for n in range(5):
        verifier.take_within(line(n, *homes), MOST)
    verifier.take_within(line(0, "times"), MOST)

    made = verifier.checked
    assert len({c.number for s in made.statements for c in s.citations}) == MOST
    assert [w.reason for w in made.withheld[-1:]] == ["the answer cites 8 sentences without it"]
    assert verifier.withheld == []
