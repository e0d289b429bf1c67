"""Where a content begins and ends: what only the narrator adds at its edges is no part of what was said."""

from __future__ import annotations

from claims.parse import Doc, Token
from claims.reading import Reading
from claims.tree import NONE, Tokens, subtree

_DASHES = frozenset({",", "-", "--", "–", "—", "―"})
_CONCEDING = frozenset({"while", "although", "though"})
_RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
_HIGH = 30  # steps up the parse from the last word: no clause of language ends deeper


def with_edges(reading: Reading, content: Tokens, rule: str) -> Tokens:
    """The content without the narrator's "but" before it and the clause that the narrator hangs after it."""
    if not content:
        return content
    return content - _lead(reading, content) - _added_clause(reading, content, rule) - _link(reading, content)


def _lead(reading: Reading, content: Tokens) -> Tokens:
    """As in "But the road is shut, the mayor says": "but" joins the narrator's sentences."""
    token = reading.doc[min(content)]
    leads = token.tag_ == "CC" and token.is_sent_start and reading.quotation_at(token.i) is None
    return frozenset({token.i}) if leads else NONE


def _link(reading: Reading, content: Tokens) -> Tokens:
    """As in "promised that they would answer, and called on ...": the "and" before what goes on without it."""
    tokens = reading.doc.tokens
    last = next((i for i in sorted(content, reverse=True) if not (tokens[i].is_punct or tokens[i].is_space)), -1)
    tail = last >= 0 and reading.doc[last].tag_ == "CC" and len(content) > 2
    return frozenset(i for i in content if i >= last) if tail else NONE


def _added_clause(reading: Reading, content: Tokens, rule: str) -> Tokens:
    """As in "He urged the ministry to reopen the road, which had been closed in May", or "..., ending months of talks"."""
    last = max(content)
    if reading.quotation_at(last) is not None:
        return NONE
    node = reading.doc[last]
    for _ in range(_HIGH):
        if node.i in content and _hangs_after(reading.doc, node, rule):
            body = subtree(node)
            first = min(body)
            if max(body) >= last and first - 1 in content and reading.doc[first - 1].text in _DASHES:
                return frozenset(range(first - 1, last + 1)) & content
        if node.head.i == node.i:
            break
        node = node.head
    return NONE


def _hangs_after(doc: Doc, clause: Token, rule: str) -> bool:
    """True for a clause that can be the narrator's; after "said that ..." a relative clause is mostly the speaker's.

    A count in it is the speaker's too: "said the enemy had attacked, killing 49 guards".
    """
    if clause.dep_ not in ("relcl", "advcl"):
        return False
    first = min(subtree(clause))
    if clause.dep_ == "relcl":
        return rule != "clause" and any(t.tag_ in _RELATIVE for t in doc[first : first + 3])
    counts = any(t.tag_ == "CD" for t in clause.subtree)
    return (doc[first].tag_ == "VBG" and not counts) or doc[first].lower_ in _CONCEDING
