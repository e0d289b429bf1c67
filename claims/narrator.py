"""What the outlet says in its own voice: counts and attacks that nobody is credited with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from claims.events import is_attack
from claims.figures import Counted
from claims.parse import Token
from claims.parties import Parties
from claims.reading import Reading
from claims.tree import Tokens, subtree, trimmed, words_in
from claims.vocabulary import Vocabulary

_ENOUGH = 4  # words
_WHOLE = 5  # words of a statement without a count


def own_voice(
    reading: Reading,
    taken: Tokens,
    counted: Sequence[Counted],
    parties: Parties,
    vocabulary: Vocabulary,
    *,
    states: Callable[[int], bool] = lambda _: False,
) -> Iterator[Tokens]:
    """The tokens of each conflict-relevant sentence, or of the part of it that belongs to no claim.

    `states` is True for the offset of a sentence that is a statement whatever it tells: in a party's communiqué, in an answer.
    """
    figures = {c.at for c in counted}
    for sentence in reading.sentences:
        free = frozenset(t.i for t in sentence) - taken
        words = [t for t in sentence if t.i in free]
        whole = len(free) == len(sentence)
        if not whole and figures & free:
            free = _clause(reading, min(figures & free)) & free
        relevant = bool(figures & free) or (whole and _attack_by_party(words, parties, vocabulary))
        own = whole and states(sentence[0].idx) and _is_statement(words)
        if (relevant or own) and words_in(words) >= _ENOUGH:
            yield trimmed(reading.doc, free)


def _is_statement(words: Sequence[Token]) -> bool:
    """As in "The vessel was showing no lights."; not a heading, a question, a wish of good morning."""
    asks = any(t.text == "?" for t in words[-2:])
    verbs = any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in words)
    return verbs and not asks and words_in(words) >= _WHOLE


def _clause(reading: Reading, at: int) -> Tokens:
    """The tokens of the clause that counts."""
    head = reading.doc[at]
    while head.pos_ not in ("VERB", "AUX") and head.head.i != head.i:
        head = head.head
    return subtree(head)


def _attack_by_party(words: Sequence[Token], parties: Parties, vocabulary: Vocabulary) -> bool:
    acts = [
        t
        for t in words
        if (is_attack(t, vocabulary) or vocabulary.has("clash", t.lemma_.lower())) and t.pos_ in ("VERB", "NOUN")
    ]
    return bool(acts) and bool(parties.named_in(" ".join(t.text for t in words)))
