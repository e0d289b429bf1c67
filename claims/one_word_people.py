"""One word that is a person's name: what stands beside it that is said of no state."""

from __future__ import annotations

import re

from claims.capitals import Name, Page

_NEXT_IS_HE = re.compile(r"[^.;:?!\n]{0,160}[.?!][”\"’]? (?:He|She)\b")
_OF_ONE = re.compile(
    r",? (?:who|whom)\b|, (?:aged )?\d{2}\b,?(?! \w+ (?:killed|dead))|, (?:his|her) "
    r"|, (?:an?|the) (?P<trade>[a-z][a-z -]{2,40}?)[,.]"
    r"|['’]s (?:(?:late|elder|older|younger|own|former) )?(?:wife|husband|widow|brother|sister|mother|father|son|daughter|parents"
    r"|lawyer|house|home|body|funeral|death|face|hands?|eyes|voice|phone|boss|friends?|colleagues?|family|nephew|uncle|cousin)\b"
)
_TRADE_BEFORE = re.compile(r"\b(?P<trade>[a-z][a-z-]+),? (?:(?:known|named|called) (?:only )?(?:as )?)?$")
_CALLED = re.compile(r"\b(?:known|named|called|nicknamed) (?:only |simply )?(?:as )?[“\"‘']?$")
_HUMAN = ("bystanders", "unnamed_heads", "military", "civilian", "voices")
_MORE_TRADES = re.compile(r"(?:er|or|ist|man|woman|ian|eer|boss|wright|herd)$")
_NO_TRADES = frozenset({
    "her", "power", "member", "neighbour", "neighbor", "river", "order", "border", "former", "over", "after", "under", "however",
    "for", "or", "whether", "never", "ever", "rather", "other", "another", "either", "neither", "later", "earlier", "per",
    "than", "human", "supporter", "player", "actor", "aggressor", "victor", "partner", "producer", "exporter", "importer",
})  # fmt: skip


def is_one_of_us(page: Page, name: Name) -> bool:
    """As in "Hemik, a fisherman", "Hemik’s wife", "the smuggler Hemik", "Hemik said so. He ..."; not "Kesh, its ally"."""
    found = _OF_ONE.match(name.after)
    if found is not None and (found["trade"] is None or _is_trade(page, found["trade"].split()[-1])):
        return True
    before = _TRADE_BEFORE.search(name.before)
    if before is not None and (_CALLED.search(name.before) or _is_trade(page, before["trade"])):
        return True
    follows = _NEXT_IS_HE.match(name.after)
    return follows is not None and not any(w in page.people for w in re.findall(r"[A-Z]\w+", follows[0]))


def _is_trade(page: Page, word: str) -> bool:
    word = word.lower()
    if word in _NO_TRADES:
        return False
    return page.vocabulary.among(word, *_HUMAN) or _MORE_TRADES.search(word) is not None
