"""Counts that the parser leaves outside their statement: "twelve were missing, nine staff and three drivers, it said"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.attribution import Attribution
from claims.figure_sources import without_counts
from claims.figures import Counted
from claims.parse import Token
from claims.reading import Reading
from claims.tree import trimmed

_BRINGS = frozenset({"bringing", "taking", "raising", "pushing", "including", "leaving"})
_SPEAKS = frozenset({"which", "who", "adding", "citing", "quoting"})
_TURNS = frozenset({";", "but", "while", "although", "though", "whereas", "however", "?"})


def widened(counted: Sequence[Counted], found: Sequence[Attribution], reading: Reading) -> tuple[Attribution, ...]:
    """The attributions with contents that reach the counts which go on from them in the same sentence."""
    wide = list(without_counts(counted, found, reading))
    for each in counted:
        if any(each.at in a.content for a in wide):
            continue
        before = range(reading.doc[each.at].sent.start, each.at)
        for n, attribution in enumerate(wide):
            if attribution.content.isdisjoint(before):
                continue
            rest = _rest(reading.doc[each.at], attribution, each)
            if rest and not any(rest & (a.content | a.cue | a.source) for a in wide):
                wide[n] = replace(attribution, content=attribution.content | trimmed(reading.doc, rest))
                break
    return tuple(wide)


def _rest(count: Token, attribution: Attribution, counted: Counted) -> frozenset[int]:
    """The words from the end of the content to the end of the count's part of the sentence."""
    sent = count.sent
    last = max((i for i in attribution.content if i < count.i), default=-1)
    if last < sent.start:
        return frozenset()
    own = attribution.cue | attribution.source
    behind = [i for i in own if i > count.i and i < sent.end]
    end = min(behind) if behind else sent.end
    between = range(last + 1, count.i)
    if any(i in own for i in between):
        return _behind_cue(count, own, last, end)
    if any(count.doc[i].lower_ in _TURNS for i in between):
        return frozenset()
    goes_on = bool(behind) or counted.part or attribution.rule in _WHOLE or _brings(count, last) or _joined(count, last)
    return frozenset(range(last + 1, end)) if goes_on else frozenset()


def _behind_cue(count: Token, own: frozenset[int], last: int, end: int) -> frozenset[int]:
    """As in "the toll is twelve, the agency said; three are missing", "17 were on board, it said, of whom two survived"."""
    inserted = sorted(i for i in own if last < i < count.i)
    doc, start = count.doc, inserted[-1] + 1
    between = doc[start : count.i]
    ahead = [t for t in doc[last + 1 : inserted[0]] if t.is_alpha]
    marked = start < count.i and doc[start].text in (",", ";")
    turned = any(t.lower_ in _TURNS - {";"} or t.lower_ in _SPEAKS for t in between)
    return frozenset(range(start + 1, end)) if marked and not ahead and not turned else frozenset()


def _joined(count: Token, last: int) -> bool:
    """As in "17 dead | and 43 wounded": only "and", marks and the number's own words stand between."""
    between = count.doc[last + 1 : count.i]
    return all(t.dep_ in ("cc", "punct") or t.head.i == count.i or t.text in (":", ",") for t in between)


_WHOLE = frozenset({"according_to", "reported_count", "reckoned_count"})


def _brings(count: Token, last: int) -> bool:
    """As in "said two soldiers had died, bringing to five the number of the dead"."""
    return any(t.lower_ in _BRINGS for t in count.doc[last + 1 : count.i])
