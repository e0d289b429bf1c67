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
_LETTERS = {
    "CYRILLIC": {"ru": "ыэёЫЭЁ", "uk": "іїєґІЇЄҐ", "sr": "јљњђћџЈЉЊЂЋЏ", "kk": "қңғүұһәөҚҢҒҮҰҺӘӨ"},
    "ARABIC": {"fa": "پچژگکی", "ur": "ٹڈڑںے", "ar": "ةىيكأإ"},
}
_OWN_LETTERS = 0.008
_ENOUGH_LETTERS = 60
_MEASURED = 20_000
_FEW = 30
"""Below so many words a share of common words says little: "Sella fell two months prior." has none."""


def guess(text: str) -> tuple[str | None, float]:
    """(code, confidence) such as ("en", 0.9); (None, 0.0) where script and words do not tell, as for Cyrillic or Arabic."""
    sample = text[:_MEASURED]
    script = _script(sample)
    if script in _LETTERS:
        return _by_letters(sample, script)
    if script != "LATIN":
        return (_SCRIPTS[script], 0.8) if script in _SCRIPTS else (None, 0.0)
    words = Counter(word.lower() for word in _WORD.findall(sample))
    shares = {code: sum(words[w] for w in common.split()) / max(1, words.total()) for code, common in _COMMON.items()}
    best = max(shares, key=lambda code: shares[code])
    if words.total() < _FEW and shares["en"] > 0:
        best = "en" if shares["en"] > shares[best] - 0.1 else best
    if shares[best] < 0.12 and _stands_out(shares, best):
        return best, 0.5
    if shares[best] < 0.12 and not (words.total() < _FEW and shares[best] > 0):
        return None, 0.0
    return best, 0.9 if words.total() >= _FEW else 0.6


def _stands_out(shares: dict[str, float], best: str) -> bool:
    """A text of headlines has few common words, but those it has are of one language: "Ferry sunk in the harbour"."""
    second = max(share for code, share in shares.items() if code != best)
    return shares[best] >= 0.04 and shares[best] >= 2 * second


def _by_letters(sample: str, script: str) -> tuple[str | None, float]:
    """The one language whose own letters stand in the text often enough; letters that several share tell nothing."""
    letters = sum(char.isalpha() for char in sample)
    shares = {code: sum(sample.count(c) for c in own) / max(1, letters) for code, own in _LETTERS[script].items()}
    best = max(shares, key=lambda code: shares[code])
    return (best, 0.7) if shares[best] >= _OWN_LETTERS and letters >= _ENOUGH_LETTERS else (None, 0.0)


def _script(sample: str) -> str:
    """The script of most letters; Japanese where kana stand among Chinese signs."""
    counts = Counter(_script_of(char) for char in sample[::7] + sample[:500] if char.isalpha())
    if counts["HIRAGANA"] + counts["KATAKANA"] > 0.1 * counts.total():
        return "HIRAGANA"
    return counts.most_common(1)[0][0] if counts else ""


def _script_of(char: str) -> str:
    return unicodedata.name(char, "?").split()[0]
