"""The question of a dispute: a closed template around words that a claim really has, read through its span."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.board import Board
from claims.clash import Clash
from claims.contrary import CONTRARY
from claims.hostile import aims_of
from claims.refuted import DENIAL
from domain.claim import Claim

_LONG = 120  # code points: longer words are cut at the end of a clause, else at a blank
_CLAUSE_END = re.compile(r"[.;:!?](?=\s|$)|,(?=\s)| [–—-] ")
_LEAD = re.compile(r"(?:that|of|for|as)\s+", re.IGNORECASE)
_BLAMED = re.compile(r"^[^.;:]{0,60}?\b(?:of|for)\s+")
_PLURAL = frozenset({"people", "police", "children", "men", "women"})
_MARKS = " \t\n\"“”„«»'‘’.,;:"


def denial_question(group: Sequence[Clash], board: Board) -> str:
    """As in "Did Kesh do what Orvenia accuses it of, “shelling a post”? Kesh denies it.": who says what, and who denies it."""
    claimant = group[0].claim
    says = board.owners(claimant)
    against = tuple(dict.fromkeys(who for c in group for who in board.owners(c.against) if who not in says))
    against = against or board.owners(group[0].against)
    otherwise = {c.topic for c in group} == {CONTRARY}
    ending = _verb("say", against) + " otherwise" if otherwise else _verb("deny", against) + " it"
    told = what_is_said(claimant, board)
    blamed = sorted(aims_of(claimant, board) & set(against))
    if len(blamed) == 1 and DENIAL in {c.topic for c in group}:
        if claimant.stance == "accuses" and not told.startswith(blamed[0]):
            asked = f"Did {blamed[0]} do what {_all(says)} {_verb('accuse', says)} it of, “{told}”?"
        else:
            asked = f"Did {blamed[0]} do it, as {_all(says)} {_verb('say', says)}: “{told}”?"
    else:
        asked = f"Is it as {_all(says)} {_verb('say', says)}, “{told}”?"
    denier = _all(against)
    return f"{asked} {denier[:1].upper()}{denier[1:]} {ending}."


def told_in_doubt(clash: Clash, board: Board) -> str:
    """As in "Do Kesh and Orvenia tell the same, “the boats were empty”?": two accounts that may not agree."""
    says, against = board.owners(clash.claim), board.owners(clash.against)
    return f"Do {listed([_shown(n) for n in (*says, *against)])} agree on “{what_is_said(clash.claim, board)}”?"


def what_is_said(claim: Claim, board: Board) -> str:
    """The words of a claim that can stand in a question, verbatim: without "that", marks of quotation and a long rest."""
    text = board.window.articles[claim.article].text
    span = max(claim.content, key=lambda part: part.end - part.start)
    words = span.of(text)
    words = words[m.end() :] if (m := _LEAD.match(words)) else words
    if claim.stance == "accuses" and (m := _BLAMED.match(words)) and _names(words[: m.end()], claim):
        words = words[m.end() :]
    return _shortened(words).strip(_MARKS)


def _names(lead: str, claim: Claim) -> bool:
    """True when what stands before "of" is only whom the claim accuses: "Kesh of", "its neighbour for"."""
    return len(lead.split()) <= 3 or bool(claim.target_party and claim.target_party[:4] in lead)


def _shortened(words: str) -> str:
    words = words.strip(_MARKS)
    if len(words) <= _LONG:
        return words
    ends = [m.start() for m in _CLAUSE_END.finditer(words, 30, _LONG)]
    return words[: ends[-1]] if ends else f"{words[:_LONG].rsplit(' ', 1)[0]} …"


def _verb(verb: str, who: Sequence[str]) -> str:
    """The verb as these names need it: "Kesh says", "witnesses say"."""
    if len(who) > 1 or _is_group(who[0]):
        return verb
    return f"{verb[:-1]}ies" if verb.endswith("y") and verb[-2] not in "aeiou" else f"{verb}s"


def _all(names: Sequence[str]) -> str:
    return listed([_shown(name) for name in names])


def _is_group(name: str) -> bool:
    """True for "witnesses", "Relatives of soldiers"."""
    first = name.split()[0]
    plural = (first.endswith("s") and not first.endswith("ss")) or first.lower() in _PLURAL
    return plural and (first.islower() or " of " in name)


def _shown(name: str) -> str:
    """A name as a sentence needs it: "the nurse at the hospital"."""
    bare = name[:1].islower() and not _is_group(name)
    return f"the {name}" if bare and name.split()[0] not in ("the", "a", "an", "one") else name


def listed(names: Sequence[str], word: str = "and") -> str:
    """Names in a sentence.

    >>> listed(("A", "B", "C"), "or")
    'A, B or C'
    """
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {word} {names[-1]}"
