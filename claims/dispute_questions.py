"""The question of a dispute: a closed template around words that a claim really has, read through its span."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.board import Board
from claims.clash import Clash
from claims.contrary import CONTRARY
from claims.hostile import aims_of
from claims.owners import NOBODY
from claims.refuted import DENIAL
from domain.claim import Claim

_LONG = 120  # code points: longer words are cut at the end of a clause, else at a blank
_CLAUSE_END = re.compile(r"[.;:!?](?=\s|$)|,(?=\s)| [–—-] ")
_LEAD = re.compile(r"(?:that|of|for|as)\s+", re.IGNORECASE)
_BLAMED = re.compile(r"^[^.;:]{0,60}?\b(?:of|for)\s+")
_PLURAL = frozenset({"people", "police", "children", "men", "women"})
_IN_PLACE = re.compile(r" (?:of|in|from|at|on|near|with|for|who|inside|around) ")
_SAYING = {"denies": "deny", "confirms": "confirm"}
_CLOSES = re.compile(r"’(?!\w)(?<!s’)")
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
    """As in "Kesh says “the boats were empty”: does the account of Orvenia differ?": two accounts that may not agree.

    Of a claim that says nothing of its own ("Kesh denies it") the other one's words are shown.
    """
    told, other = clash.claim, clash.against
    if not _tells(told, board) and _tells(other, board):
        told, other = other, told
    says, against = board.owners(told), board.owners(other)
    if not _tells(told, board):
        return f"Do the accounts of {_all(tuple(dict.fromkeys((*says, *against))))} differ?"
    verb = _verb(_SAYING.get(told.stance, "say"), says)
    asked = f"{_all(says)} {verb} “{what_is_said(told, board)}”: does the account of {_all(against)} differ?"
    return f"{asked[:1].upper()}{asked[1:]}"


def _tells(claim: Claim, board: Board) -> bool:
    """False for "it", "that", "so"."""
    return bool(board.wording.stems(what_is_said(claim, board)))


def what_is_said(claim: Claim, board: Board) -> str:
    """The words of a claim that can stand in a question, verbatim: without "that", marks of quotation and a long rest."""
    text = board.window.articles[claim.article].text
    span = max(claim.content, key=lambda part: part.end - part.start)
    words = span.of(text)
    words = words[m.end() :] if (m := _LEAD.match(words)) else words
    if claim.stance == "accuses" and (m := _BLAMED.match(words)) and _names(words[: m.end()], claim):
        words = words[m.end() :]
    return _inner(_shortened(words))


def _inner(words: str) -> str:
    """Words to stand between quotation marks: their own become single ones, and one without its partner goes."""
    plain = words.replace("“", "‘").replace("”", "’")
    for mark in "„«»":
        plain = plain.replace(mark, "")
    for n in range(plain.count('"')):
        plain = plain.replace('"', "‘’"[n % 2], 1)
    kept = plain.strip(_MARKS)
    at = plain.find(kept)
    opened, closed = kept.count("‘"), len(_CLOSES.findall(kept))
    if opened == closed + 1 and "’" in plain[at + len(kept) :]:
        return f"{kept}’"
    if closed == opened + 1 and "‘" in plain[:at]:
        return f"‘{kept}"
    return kept if opened == closed else _CLOSES.sub("", kept.replace("‘", ""))


def _names(lead: str, claim: Claim) -> bool:
    """True when what stands before "of" is only whom the claim accuses: "Kesh of", "its neighbour for"."""
    return len(lead.split()) <= 3 or bool(claim.target_party and claim.target_party[:4] in lead)


def _shortened(words: str) -> str:
    if len(words) <= _LONG:
        return words
    words = words.strip(_MARKS)
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
    first = _IN_PLACE.split(name)[0].split()[-1] if name[:1].islower() else name.split()[0]
    plural = (first.endswith("s") and not first.endswith("ss")) or first.lower() in _PLURAL
    return plural and (first.islower() or " of " in name)


def _shown(name: str) -> str:
    """A name as a sentence needs it: "the nurse at the hospital", "he"."""
    if name.lower() in NOBODY:
        return name.lower()
    bare = name[:1].islower() and not _is_group(name)
    return f"the {name}" if bare and name.split()[0] not in ("the", "a", "an", "one") else name


def listed(names: Sequence[str], word: str = "and") -> str:
    """Names in a sentence.

    >>> listed(("A", "B", "C"), "or")
    'A, B or C'
    """
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {word} {names[-1]}"
