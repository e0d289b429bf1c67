"""The same report told again is one line with every citation; two reports that may differ stay two."""

from __future__ import annotations

from answering.folding import folded
from answering.ledger import Ledger
from domain.article import Article
from domain.claim import Claim
from tests.answering.builders import article, claim, evidence, figure
from tests.answering.test_extractive import ask

WIRE = "One Orvenian guard was killed and four were wounded at the crossing, the Orvenian Defence Ministry said."


def copy(id_: str, outlet: str, origin: str | None) -> Article:
    """A paper that prints the wire's sentence."""
    return article(WIRE, id=id_, outlet=outlet, origin=origin)


def losses(paper: Article, victims: str | None, party: str | None = "Orvenia") -> Claim:
    """The ministry's count; whose guards they were may not have been found in this paper."""
    own = True if victims else None
    return claim(
        paper, "Orvenian Defence Ministry", "One Orvenian guard was killed and four were wounded at the crossing", party=party,
        figures=[
            figure(paper, "One Orvenian guard", "killed", 1, victims=victims, own=own),
            figure(paper, "four were wounded", "wounded", 4, victims=victims, own=own),
        ],
    )  # fmt: skip


def groups(*claims: tuple[Article, Claim]) -> int:
    """How many lines the claims make."""
    return len(
        folded([c for _, c in claims], Ledger(evidence=evidence([a for a, _ in claims], [c for _, c in claims])))
    )


def test_a_copy_that_lost_whose_losses_they_were_is_the_same_report() -> None:
    """One wire story in two outlets, the victims known in one of them only: one line, two citations, one origin."""
    first, second = copy("a-1", "The Gazette", "a-1"), copy("b-1", "Lake News", "a-1")
    found = ask(
        "Who reported casualties at the crossing?",
        evidence([first, second], [losses(first, "Orvenia"), losses(second, None)]),
    )

    (said,) = found.statements
    assert [c.outlet for c in said.citations] == ["The Gazette", "Lake News"]
    assert said.origins == 1
    assert said.own_losses is True


def test_it_folds_in_either_order_and_all_three() -> None:
    """The copy may come first; a third paper joins them."""
    papers = [copy(f"{n}-1", f"Paper {n}", "0-1") for n in range(3)]
    told = [
        (papers[0], losses(papers[0], None)),
        (papers[1], losses(papers[1], "Orvenia")),
        (papers[2], losses(papers[2], None)),
    ]

    assert groups(*told) == 1
    assert groups(*told[::-1]) == 1


def test_two_reports_of_their_own_that_leave_the_victims_open_stay_two() -> None:
    """Without a common origin nobody can say that both counts are of the same guards."""
    first, second = copy("a-1", "The Gazette", None), copy("b-1", "Lake News", None)

    assert groups((first, losses(first, "Orvenia")), (second, losses(second, None))) == 2


def test_other_victims_or_other_numbers_are_never_folded() -> None:
    """Not even in copies of one report: one text may count both sides."""
    first, second = copy("a-1", "The Gazette", "a-1"), copy("b-1", "Lake News", "a-1")

    assert groups((first, losses(first, "Orvenia")), (second, losses(second, "Talmark"))) == 2
    five = claim(second, "Orvenian Defence Ministry", "One Orvenian guard was killed and four were wounded at the crossing",
                 party="Orvenia", figures=[figure(second, "One Orvenian guard", "killed", 5, victims="Orvenia")])  # fmt: skip
    assert groups((first, losses(first, "Orvenia")), (second, five)) == 2


def test_a_sentence_that_copies_share_is_one_line_too() -> None:
    """Also where nobody is credited and the sentence itself is shown: both outlets, one origin."""
    text = "Fog lay over the Anwel valley. The old bridge of Sella was painted green last spring. Rain fell."
    papers = [
        article(text, id=f"{n}-1", outlet=name, origin="0-1") for n, name in enumerate(("The Gazette", "Lake News"))
    ]
    found = ask("Tell me about the green bridge of Sella.", evidence(papers))

    assert len(found.statements) == 1
    assert [c.outlet for c in found.statements[0].citations] == ["The Gazette", "Lake News"]
    assert found.statements[0].origins == 1


def test_the_same_words_in_reports_of_their_own_stay_two_lines() -> None:
    """Two outlets that say the same without one origin are two witnesses."""
    text = "The old bridge of Sella was painted green last spring."
    papers = [article(text, id=f"{n}-1", outlet=name) for n, name in enumerate(("The Gazette", "Lake News"))]

    assert len(ask("Tell me about the green bridge of Sella.", evidence(papers)).statements) == 2
