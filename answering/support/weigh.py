"""The score of one statement: withheld for what contradicts its sources, weak for what they do not have, else verified."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from answering.support.claimants import other_share
from answering.support.clauses import bonds_in, phrases_in
from answering.support.coverage import contradicted, own_words, uncovered
from answering.support.doubting import added_doubt, lost_doubt, made_exact, told_as_done
from answering.support.figures import miscounted, turned_pair
from answering.support.garbling import garbled
from answering.support.label import is_label
from answering.support.naming import mixed_name
from answering.support.parts import added_address, beside, hung_on, parts_of
from answering.support.reading import read
from answering.support.roles import changed_places, other_owner, other_side
from answering.support.units import other_unit
from answering.words import is_stop, same_name, tokens

Verdict = Literal["verified", "weak", "withheld"]
LONGEST = 1_000  # characters of a statement; a model is asked for forty words
_LONGEST_CITED = 12_000
_MOSTLY = 0.5  # share of its own words that no source has, from which a statement tells something else
_QUOTED = re.compile(r"“[^“”]*”")


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """A verdict with the reason that the reader sees ("" for verified)."""

    verdict: Verdict
    reason: str = ""


CARRIED = Support(verdict="verified")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What a statement may rest on.

    `cited` are the words of its sentences, `before` those of the sentences before them, `known` the particulars of their articles
    and what their claims were resolved to, `lent` names that only the sentences before them have, `asked` the question, whose
    words a statement may take up.
    """

    cited: str
    before: str = ""
    known: tuple[str, ...] = ()
    asked: str = ""
    lent: tuple[str, ...] = ()

    @property
    def lending(self) -> tuple[str, ...]:
        """What may lend a statement its words beside its sentences."""
        return (*self.known, self.asked)


def weigh(text: str, sources: Sources) -> Support:
    """How well the sources carry a statement's own words."""
    if is_label(text) or _is_quotation(text):
        return _label(text, sources)
    if _is_verbatim(text, sources.cited):
        return CARRIED
    if len(sources.cited) > _LONGEST_CITED:
        return Support(verdict="weak", reason="the cited sentences are too long to be compared with it")
    reason = next(_against(text, sources), None)
    if reason is not None:
        return Support(verdict="withheld", reason=reason)
    doubt = next(_doubts(text, sources), None)
    return CARRIED if doubt is None else Support(verdict="weak", reason=doubt)


def _is_quotation(text: str) -> bool:
    return len(_QUOTED.sub("", text)) < len(text) / 2


def _is_verbatim(text: str, cited: str) -> bool:
    """True for a whole cited sentence, word for word."""
    return any(tokens(text) == tokens(sentence) for sentence in (cited, *cited.split("\n")))


def _label(text: str, sources: Sources) -> Support:
    """The words around a quotation: a verb among them that no source has makes the statement weak."""
    own = _QUOTED.sub(" ", text)
    missing = uncovered(own, (sources.cited, *sources.lending, _LABELS))
    if not missing:
        return CARRIED
    return Support(verdict="weak", reason=_not_there(missing))


_LABELS = (
    "denial denied declined account inferred stands published date article names gives say said unattributed source"
)


def _against(text: str, sources: Sources) -> Iterator[str]:
    """Each reason why the sources speak against the statement."""
    cited = sources.cited
    if _only_asked(text, sources):
        yield "its words are the question's or the headline's, and stand in none of the cited sentences"
    checks: tuple[Callable[[str, str], str | None], ...] = (
        turned_pair,
        miscounted,
        other_unit,
        contradicted,
        other_share,
    )
    yield from (reason for check in checks if (reason := check(text, cited)) is not None)
    said, there = bonds_in(text), bonds_in(cited)
    phrases, others = phrases_in(read(text)), phrases_in(read(cited))
    found = (changed_places(said, there), other_owner(phrases, others), other_side(phrases, others))
    yield from (reason for reason in found if reason is not None)
    mixed = mixed_name(text, (cited, sources.before, *sources.lending))
    if mixed is not None:
        yield f"the name “{mixed}” stands so in none of the cited sentences"
    odd = garbled(text, (cited, *sources.lending))
    if odd is not None:
        yield f"“{odd[:40]}” is written so in none of the cited sentences"
    parts = (*parts_of(text), *beside(text, cited))
    foreign = next((p for p in parts if _is_foreign(p, sources)), None) or hung_on(text, (cited, *sources.lending))
    if foreign is not None:
        yield f"most of these words stand in none of the cited sentences: “{foreign[:80]}”"
    address = added_address(text, (cited, *sources.lending))
    if address is not None:
        yield f"the address “{address[:60]}” stands in none of the cited sentences"
    if _QUOTED.sub("", text).rstrip().endswith("?") or "? " in _QUOTED.sub("", text):
        yield "it asks a question instead of stating “what the sources say”"


def _only_asked(text: str, sources: Sources) -> bool:
    """True for what a question or headline takes for granted, cited from a sentence that has no word, name or number of it."""
    own = {w.text for w in own_words(text)}
    if not own or _QUOTED.search(text) or uncovered(text, sources.lending):
        return False
    if len(uncovered(text, (sources.cited,))) < len(own):
        return False
    there = [w for w in tokens(sources.cited) if not is_stop(w)]
    return not any(same_name(w, other) for w in tokens(text) if not is_stop(w) for other in there)


def _is_foreign(part: str, sources: Sources) -> bool:
    """True for a sentence of the statement that tells something else than the sources."""
    missing, own = _missing(part, sources), {w.text for w in own_words(part)}
    return bool(missing) and (len(missing) == len(own) or (len(missing) > 1 and len(missing) > _MOSTLY * len(own)))


def _doubts(text: str, sources: Sources) -> Iterator[str]:
    """Each reason why the statement may be shown but says more, or is surer, than the sources."""
    lost, exact, added = (check(text, sources.cited) for check in (lost_doubt, made_exact, added_doubt))
    if lost is not None:
        yield f"it leaves out the doubt of the cited sentence: “{lost}”"
    if exact is not None:
        yield f"the cited sentence has its number with “{exact}”"
    if added is not None:
        yield f"it has “{added}”, which the cited sentence does not"
    pending = told_as_done(text, sources.cited)
    if pending is not None:
        yield f"the cited sentence does not tell it as done: “{pending}”"
    if sources.lent:
        yield f"the name “{sources.lent[0]}” stands in a sentence before the cited one"
    missing = _missing(text, sources)
    if missing:
        yield _not_there(missing)


def _missing(text: str, sources: Sources) -> tuple[str, ...]:
    return uncovered(text, (sources.cited, *sources.lending))


def _not_there(missing: tuple[str, ...]) -> str:
    return f"not in the cited sentence in these words: {_listed(missing)}"


def _listed(missing: tuple[str, ...]) -> str:
    return ", ".join(f"“{word}”" for word in missing[:4])
