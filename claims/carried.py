"""What a reader concludes about speakers and carriers from the statements around, marked as inferred."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from claims.attribution import Attribution
from claims.carriers import goes_on
from claims.reading import Reading
from claims.said import Said
from claims.tree import NONE, words_in
from domain.article import Article
from domain.claim import Speaker, Via

_ENOUGH = 3  # words that make a statement


def with_inferred(said: Sequence[Said], reading: Reading, article: Article) -> tuple[Said, ...]:
    """The statements with the hops that their neighbours tell, and the rest of reports inside reports."""
    publishers = {article.agency, article.outlet}
    between = _carried_between(_carried_on(said, reading, publishers), publishers)
    return (*between, *_continued(between, reading))


def _carried_on(said: Sequence[Said], reading: Reading, publishers: set[str | None]) -> tuple[Said, ...]:
    """As in "The envoy told Radio Kesh that it was quiet. He accused Talmark of lying.": to the same radio, in one paragraph.

    Quiet when somebody else speaks between.
    """
    outer = sorted((s for s in said if s.parent is None and s.speakers), key=lambda s: s.head)
    found: dict[int, tuple[Via, ...]] = {}
    for _, paragraph in groupby(outer, key=lambda s: reading.text.count("\n", 0, reading.doc[s.head].idx)):
        found |= _on_in(list(paragraph), reading, publishers)
    return tuple(replace(s, via=(*found[s.head], *s.via)) if s.head in found else s for s in said)


def _on_in(paragraph: Sequence[Said], reading: Reading, publishers: set[str | None]) -> dict[int, tuple[Via, ...]]:
    """Statement's head → the carriers that go on to it, within one paragraph: from each talk until somebody else speaks."""
    found: dict[int, tuple[Via, ...]] = {}
    hops: tuple[Via, ...] = ()
    names: set[str] = set()
    for item in paragraph:
        own = tuple(h for h in item.via if h.name not in publishers)
        same = names == {s.name for s in item.speakers} or _is_pronoun(item)
        if own:
            hops = tuple(h for h in own if goes_on(h, reading.text))
            names = {s.name for s in item.speakers}
        elif hops and same:
            found[item.head] = tuple(replace(h, span=None, inferred=True) for h in hops)
        elif not same:
            hops = ()
    return found


def _is_pronoun(item: Said) -> bool:
    """True for a "he" whom nobody's name is known for: nobody else has spoken since."""
    return all(s.kind == "unnamed" and s.name.lower() in ("he", "she", "it") for s in item.speakers)


def _carried_between(said: Sequence[Said], publishers: set[str | None]) -> tuple[Said, ...]:
    """As in "the ministry said X, according to Wire. It accused Y. "Z," it said, according to a Wire report.": Wire for all.

    Quiet when only one neighbour names the carrier, when they name different ones, or when another party speaks between.
    """
    outer = sorted((s for s in said if s.parent is None and s.speakers), key=lambda s: s.head)
    found = {}
    for (before, item), (_, after) in pairwise(pairwise(outer)):
        shared = _carriers(before, publishers) & _carriers(after, publishers)
        same = item.parties and before.parties == item.parties == after.parties
        if same and len(shared) == 1 and "outlet" not in item.kinds and not _carriers(item, publishers):
            found[item.head] = Via(name=shared.pop(), inferred=True)
    return tuple(replace(s, via=(found[s.head], *s.via)) if s.head in found else s for s in said)


def _carriers(item: Said, publishers: set[str | None]) -> set[str]:
    """The proper names of those who carried it: "a Trend report" and "the Trend news agency" are one."""
    names = (" ".join(w for w in hop.name.split() if w[0].isupper()) for hop in item.via if hop.name not in publishers)
    return {name for name in names if name}


def _continued(said: Sequence[Said], reading: Reading) -> Iterator[Said]:
    """As in "The ministry stated that it held fire. Three of its men were hurt," the agency said: the ministry's still.

    Quiet when somebody else speaks in the rest, and when the last reported speaker has no party.
    """
    for outlet in (s for s in said if s.kinds == {"outlet"}):
        inner = [s for s in said if s.parent == outlet.head]
        if inner:
            last = max(inner, key=lambda s: s.head)
            rest = _rest(outlet, last, reading)
            if last.parties and words_in(reading.doc[i] for i in rest) >= _ENOUGH:
                yield _going_on(last, rest)


def _rest(outlet: Said, last: Said, reading: Reading) -> frozenset[int]:
    """The sentences of the outlet's quotation behind the one in which the last speaker inside is named."""
    quotation = reading.quotation_at(last.head)
    end = reading.doc[last.head].sent.end
    return frozenset(
        i
        for i in outlet.attribution.content
        if i >= end and quotation is not None and reading.quotation_at(i) == quotation
    )


def _going_on(last: Said, rest: frozenset[int]) -> Said:
    speakers: tuple[Speaker, ...] = tuple(replace(s, span=None, resolved_by="inferred") for s in last.speakers)
    attribution = Attribution(head=min(rest), cue=NONE, content=rest, stance="asserts", rule="continued_report")
    return Said(attribution=attribution, speakers=speakers, via=last.via, parent=last.parent)
