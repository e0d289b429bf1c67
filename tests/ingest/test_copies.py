"""Copies are led back to one origin, and reports that only look alike are not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.article import Article
from domain.moment import Moment
from domain.text import OffsetMap
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
