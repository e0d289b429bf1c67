"""Small readings of a noun phrase: its words, its bare name, where it stands, whom it joins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.parse import Token
from claims.tree import children, spans, subtree, topmost, trimmed
from domain.text import Span

_SUBJECTS = ("nsubj", "nsubjpass")
_TOLD_BESIDE = frozenset(
    {
        "based",
        "headquartered",
        "speaking",
        "requesting",
        "quoted",
        "cited",
        "citing",
        "reached",
        "interviewed",
        "contacted",
    }
)
_POSSESSIVES = frozenset({"its", "their", "his", "her", "our"})
_TIMES = frozenset({"former", "current", "acting", "incoming", "outgoing", "one-time", "longtime", "now", "ex"})


def text_of(tokens: Sequence[Token]) -> str:
    """The phrase as it stands."""
    first, last = tokens[0], tokens[-1]
    return first.doc.text[first.idx : last.idx + len(last.text)] if last.i >= first.i else ""


def bare(tokens: Sequence[Token]) -> str:
    """The words of a name: without article, possessive pronoun and what follows a comma."""
    kept = list(tokens)
    while len(kept) > 1 and (kept[0].tag_ == "DT" or kept[0].is_punct or kept[0].lower_ in _POSSESSIVES):
        kept.pop(0)
    head = topmost(kept)
    while len(kept) > 1 and (kept[-1].tag_ in ("WP", "WDT") or kept[-1].is_punct or kept[-1].lower_ == "that"):
        kept.pop()
    cut = next((n for n, t in enumerate(kept) if _ends_name(t) and t.i > head.i and n), len(kept))
    name = re.sub(r"\s+", " ", text_of(kept[: cut or len(kept)]))
    return name.strip(' ,;:"“”<>') or text_of(tokens)


def _ends_name(token: Token) -> bool:
    """True for a comma and the like, and for "based" in "the Talmark Monitor based in Sellen", "which" behind a name."""
    told = token.lower_ in _TOLD_BESIDE and token.pos_ in ("VERB", "ADJ")
    return token.text in (",", "(", "—", "–") or told or (token.lower_ in ("which", "who") and token.dep_ in _SUBJECTS)


def span_of(tokens: Sequence[Token]) -> Span:
    """Where the phrase stands."""
    pieces = spans(tokens[0].doc, [t.i for t in tokens])
    return Span(start=pieces[0].start, end=pieces[-1].end)


def joined_parts(tokens: Sequence[Token]) -> list[list[Token]]:
    """The members of "Orvenia and Kesh", each with its own words; one part when nothing is joined."""
    head = topmost(tokens)
    inside = {t.i for t in tokens}
    others = [c for c in _chain(head) if c.i in inside]
    if not others or any(c.pos_ not in ("NOUN", "PROPN", "PRON") for c in others):
        return [list(tokens)]
    if any(_one_by_two_offices(head, other) for other in others):
        return [list(tokens)]
    parts: list[list[Token]] = []
    for member in (head, *others):
        later = {c.i for c in children(member, "conj", "cc")}
        own = trimmed(member.doc, subtree(member, later) & inside)
        parts.append([member.doc[i] for i in sorted(own)])
    return [p for p in parts if p] or [list(tokens)]


def _one_by_two_offices(head: Token, other: Token) -> bool:
    """As in "the former judge and current mayor said": one person; not "the former judge and the current mayor"."""
    alone = not children(other, "det", "poss", "nummod") and {head.tag_, other.tag_} == {"NN"}
    times = any(t.lower_ in _TIMES for t in children(other, "amod", "advmod"))
    return alone and times and bool(children(head, "det"))


def modifiers_joined(head: Token) -> bool:
    """True for "the Orvenian and Keshi governments"."""
    return any(c.dep_ == "conj" for m in children(head, "amod", "compound", "nmod", "poss") for c in m.children)


def _chain(head: Token) -> list[Token]:
    found: list[Token] = []
    for member in children(head, "conj"):
        found += [member, *_chain(member)]
    return found
