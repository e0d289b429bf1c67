"""Copies are led back to one origin, and reports that only look alike are not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.article import Article
from domain.moment import Moment
from domain.text import OffsetMap
from evals.cli import read
from evals.copies import PAIRS, links, score
from ingest.copies import Origin, origins
from ingest.sentences import split
from tests.ingest.build import loaded

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "articles"
REPORT = (
    "The ferry harbour of Hesk was closed on Tuesday after three drifting mines were seen off the outer pier.\n\n"
    "Port captain Ilse Tarn said that divers of the Mardonian navy would search the fairway as soon as the wind fell.\n\n"
    "About four hundred lorries were waiting on the quay by noon, and the hotels of the town had no more rooms.\n\n"
    "It was not known to whom the mines belonged. Mardonia and Ruvia have both laid minefields in the strait since March."
)
SAME_EVENT = (
    "Shipping in the Hesk strait came to a stop this week when fishermen reported three mines near the pier.\n\n"
    "Lorry drivers slept in their cabins while navy divers waited for calmer weather, witnesses told this paper.\n\n"
    "Neither government has owned up to the weapons, which experts date to the spring campaign of the two fleets.\n\n"
    "Captain Tarn, who runs the harbour, expects the closure to last until the weekend at least."
)
QUOTED = '"We will not send a single ship into that fairway before the last mine has been found and blown up,"'


def article(id_: str, text: str = REPORT, *, published: str | None = "2031-05-04", **fields: str) -> Article:
    """An article with this text."""
    made = Article(
        id=id_, source=f"{id_}.txt", text=text, raw=text, offsets=OffsetMap.identity(len(text)), sentences=split(text),
        digest=id_, parser="test", published=Moment(iso=published) if published else None,
    )  # fmt: skip
    return replace(made, **fields)  # type: ignore[arg-type] # only fields that hold words are given


def test_the_two_syndicated_reports_of_the_samples_are_linked_and_nothing_else() -> None:
    """Each pair has its earlier article as origin."""
    kept = {a.key or Path(a.source).name: a for a in loaded(CORPUS) if isinstance(a, Article)}
    names = {a.id: name for name, a in kept.items()}
    found = {names[i]: (names[o.origin], [names[c] for c in o.copies]) for i, o in origins(list(kept.values())).items()}

    assert found == {
        "01-guard-killed-at-sellen.txt": ("01-guard-killed-at-sellen.txt", ["02-orvenian-guard-dies.html"]),
        "02-orvenian-guard-dies.html": ("01-guard-killed-at-sellen.txt", ["01-guard-killed-at-sellen.txt"]),
        "varrest-daily-0505": ("varrest-daily-0505", ["harbour-radio-0505"]),
        "harbour-radio-0505": ("varrest-daily-0505", ["varrest-daily-0505"]),
    }


@given(st.text(min_size=1).filter(str.strip))
@settings(max_examples=40, deadline=None)
def test_the_same_text_twice_is_linked_whatever_it_holds(text: str) -> None:
    """Even one word, one sign or one long quotation."""
    assert origins([article("a", text), article("b", text)]) == {
        "a": Origin(origin="a", copies=("b",)),
        "b": Origin(origin="a", copies=("a",)),
    }


@given(st.permutations(range(6)))
@settings(max_examples=25, deadline=None)
def test_the_order_of_the_articles_makes_no_difference(order: list[int]) -> None:
    """Two groups and a single come out the same, whoever comes first."""
    given_ = [
        article("a", REPORT), article("b", _cut(REPORT)), article("c", REPORT, published=None),
        article("d", SAME_EVENT), article("e", SAME_EVENT), article("f", "Snow fell on Brall all night. It was cold."),
    ]  # fmt: skip

    found = origins([given_[n] for n in order])

    assert found == origins(given_)
    assert {i: o.origin for i, o in found.items()} == {"a": "a", "b": "a", "c": "a", "d": "d", "e": "d"}


def _cut(text: str) -> str:
    """The text without its last paragraph."""
    return text.rpartition("\n\n")[0]


def test_a_shortened_and_extended_report_is_a_copy() -> None:
    """A paragraph is gone, and the outlet's own stands at the end."""
    longer = (
        _cut(REPORT) + "\n\nThe two ferries of this town have been taken to the southern harbour until further notice."
    )

    assert set(origins([article("a"), article("b", longer)])) == {"a", "b"}


def test_case_dateline_credit_and_quotation_marks_make_no_difference() -> None:
    """Desks set the same words in their own style."""
    said = f"{QUOTED} Tarn said."
    wire = f"HESK, May 4 (Strait Wire) - Mines closed the port. {said}"
    post = "MINES CLOSED THE PORT. " + said.replace('"', "“", 1).replace('"', "”") + " (Strait Wire)"

    assert set(origins([article("a", wire), article("b", post)])) == {"a", "b"}


def test_two_reports_of_one_event_are_not_copies() -> None:
    """Each was written by somebody who went there."""
    assert origins([article("a", REPORT), article("b", SAME_EVENT)]) == {}


def test_shared_quotations_alone_make_no_copy() -> None:
    """Two reporters at one briefing bring home the same words."""
    said = " ".join(f"{QUOTED} Tarn said. {QUOTED.replace('fairway', place)} she said." for place in ("strait", "bay"))

    assert origins([article("a", f"{said}\n\n{REPORT}"), article("b", f"{SAME_EVENT}\n\n{said}")]) == {}


def test_a_follow_up_with_the_same_background_is_no_copy_even_of_one_agency() -> None:
    """The block at its end is old, the report is new."""
    later = (
        "Navy divers blew up the second of three mines near Hesk on Thursday, and the first ferry may leave at the weekend.\n\n"
        "The third has drifted into shallow water by the lighthouse, where no boat can reach it, a naval officer said.\n\n"
    ) + REPORT.rpartition("\n\n")[2]
    both = [article("a", agency="Strait Wire"), article("b", later, agency="Strait Wire", published="2031-05-06")]

    assert origins(both) == {}


def test_an_outlet_that_repeats_half_of_its_own_report_wrote_a_second_one() -> None:
    """The same two texts are copies when two outlets carry them."""
    half = REPORT.split("\n\n")
    second = "\n\n".join(
        [half[0], "Two trawlers were held back at dawn, and their crews drank coffee in the office.", half[1]]
    )
    second += "\n\nThe harbour police counted the lorries again at noon, found more of them, and closed the ring road as well."
    outlets = (("Hesk Post", "Hesk Post"), ("Hesk Post", "Brall Times"))

    found = [origins([article("a", outlet=x), article("b", second, outlet=y)]) for x, y in outlets]

    assert [len(one) for one in found] == [0, 2]


def test_the_agency_s_own_article_is_the_origin_although_a_paper_was_earlier() -> None:
    """Who is credited by the others wrote it."""
    paper = article("a", agency="Strait Wire", outlet="Hesk Post", published="2031-05-04T08:00:00+00:00")
    agency = article("z", agency="Strait Wire", outlet="strait wire", published="2031-05-04T09:00:00+00:00")

    assert origins([paper, agency])["a"] == Origin(origin="z", copies=("z",))


def test_else_the_earliest_published_is_the_origin_by_the_clock_and_not_the_wall() -> None:
    """Ten in the east is before nine in the west; a day alone is later than an hour of it, and no date last."""
    west = article("a", published="2031-05-04T09:00:00+00:00")
    east = article("d", published="2031-05-04T10:00:00+03:00")
    day, undated = article("b", published="2031-05-04"), article("c", published=None)

    assert origins([undated, day, west, east])["a"] == Origin(origin="d", copies=("d", "b", "c"))


def test_many_carriers_of_one_report_are_one_group() -> None:
    """More than are paired one by one, each with its own closing line."""
    carriers = [article(f"{n:02}", f"{REPORT}\n\nPrinted in town number {n} by its own press.") for n in range(40)]

    found = origins(carriers)

    assert len(found) == 40
    assert {one.origin for one in found.values()} == {"00"}


def test_nothing_has_no_origin() -> None:
    """No articles, and texts too short for a shingle."""
    assert origins([]) == {}
    assert origins([article("a", "Guns."), article("b", "Boats.")]) == {}


def test_the_labelled_pairs_stay_as_good_as_they_were() -> None:
    """No wrong link among a hundred pairs, and nine of ten copies found."""
    pairs = read(PAIRS)

    found = score(pairs, links(pairs))

    assert len(pairs) >= 80
    assert found.precision == 100
    assert found.recall >= 90
