"""Which language a text is in: an honest guess from its script and its commonest words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_WORD = re.compile(r"[^\W\d_]+")
_COMMON = {
    "en": "the of and to in a is was that for on with as by at from it his has have were be been an are this said not which who",
    "fr": "le la les des du et est une dans que qui pour sur par au aux avec son ses sont été cette il elle ne pas ont",
    "de": "der die das und ist in den von zu mit dem des ein eine nicht auf für sich auch wurde nach bei im wie aus hat",
    "es": "el la los las de del y en que un una por con para se su al es fue no lo como más sus ha según",
    "it": "il lo la gli le di del della e in che un una per con si da è non sono alla nel dei ha anche",
    "pt": "o os as de do da dos das e em que um uma por com para se não no na foi ao é mais seu",
    "nl": "de het een van en in is dat op te zijn met voor niet die aan door ook er bij naar om werd",
    "tr": "ve bir bu da de için ile olarak olan çok daha ise gibi kadar sonra ancak göre en",
}
_SCRIPTS = {
    "ARMENIAN": "hy", "GEORGIAN": "ka", "GREEK": "el", "HEBREW": "he", "HANGUL": "ko", "HIRAGANA": "ja", "KATAKANA": "ja",
    "THAI": "th", "CJK": "zh", "DEVANAGARI": "hi", "BENGALI": "bn", "ETHIOPIC": "am",
}  # fmt: skip
_MEASURED = 20_000
_FEW = 30
"""Below so many words a share of common words says little: "Sella fell two months prior." has none."""


def guess(text: str) -> tuple[str | None, float]:
    """(code, confidence) such as ("en", 0.9); (None, 0.0) where script and words do not tell, as for Cyrillic or Arabic."""
    sample = text[:_MEASURED]
    script = _script(sample)
    if script != "LATIN":
        return (_SCRIPTS[script], 0.8) if script in _SCRIPTS else (None, 0.0)
    words = Counter(word.lower() for word in _WORD.findall(sample))
    shares = {code: sum(words[w] for w in common.split()) / max(1, words.total()) for code, common in _COMMON.items()}
    best = max(shares, key=lambda code: shares[code])
    if words.total() < _FEW and shares["en"] > 0:
        best = "en" if shares["en"] > shares[best] - 0.1 else best
    if shares[best] < 0.12 and not (words.total() < _FEW and shares[best] > 0):
        return None, 0.0
    return best, 0.9 if words.total() >= _FEW else 0.6


def _script(sample: str) -> str:
    """The script of most letters; Japanese where kana stand among Chinese signs."""
    counts = Counter(_script_of(char) for char in sample[::7] + sample[:500] if char.isalpha())
    if counts["HIRAGANA"] + counts["KATAKANA"] > 0.1 * counts.total():
        return "HIRAGANA"
    return counts.most_common(1)[0][0] if counts else ""


def _script_of(char: str) -> str:
    return unicodedata.name(char, "?").split()[0]
