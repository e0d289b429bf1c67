"""Names as a page shows them: runs of capitalised words, and what stands before and after each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from claims.demonyms import LANDS
from claims.vocabulary import Vocabulary

_CAPITAL = r"(?:\b(?:al|el|ash|ad|ar|as|bin|abu)[- ])?[A-ZÀ-ÖØ-Þ][^\W_]*(?:-[A-ZÀ-ÖØ-Þ][^\W_]*)*"  # "Ahrar al-Sham" is one name
_ARTICLE = re.compile(r"^(?:al|el|ash|ad|ar|as)-")
_RUN = re.compile(rf"{_CAPITAL}(?: {_CAPITAL})*")
_LOWER = re.compile(r"(?<![\w'’-])[a-zà-öø-ÿ][^\W\d_]+")
_TITLES = frozenset(
    {"mr", "mrs", "ms", "dr", "sir", "judge", "professor", "private", "corporal", "sergeant", "mufti", "bishop"}
)
_CROWNS = frozenset({"royal", "imperial"})
_LOCAL = re.compile(r"\b(?:[Ii]n|[Aa]cross|[Ff]rom|[Oo]f|[Nn]ear|[Tt]o|[Aa]t) (?:the )?$")
_CLAUSE = re.compile(r"(?:^|[.;:!?”\"\n-]|\b(?:and|but|while|which|that)|,) ?$")
_SAYS = re.compile(
    r",? (?:(?:has|have|had|also|again|once|later|flatly|repeatedly|then|since|now|still|yesterday|not|did|does|would|itself) )*"
    r"(?:sa(?:ys|id)|claim(?:s|ed)|maintain(?:s|ed)|den(?:ies|ied)|insist(?:s|ed)|accus(?:es|ed)|acknowledge[sd]|reject(?:s|ed)"
    r"|confirm(?:s|ed)|warn(?:s|ed)|announce[sd]|blame[sd]|recogni[sz]e|counts|counted|welcome[sd]|dismiss(?:es|ed)|called|admit(?:s|ted)"
    r"|puts?|published|lost|wants|disputes|disputed|won[’']t say|refuse[sd])\b(?! by\b)"
)
_CONFLICT = re.compile(
    r"\b(?:troops|army|armed forces|soldiers?|shell(?:s|ed|ing)|rebels?|militants?|fighters|borders?|frontier|cease-?fire|truce"
    r"|killed|dead|gunmen|hostages?|ambush|warship|navy"
    r"|drones?|warplanes?|coast ?guards?|sanctions|embass(?:y|ies)|treaty|sailors"
    r"|militia|(?:both|two|neither) (?:governments?|countries|states|capitals|sides))\b",
    re.IGNORECASE,
)
_BEFORE, _AFTER = 48, 100  # characters of context that rules about names may look at


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One run of capitalised words, without a word that is capitalised only because it opens a sentence.

    `rest` are the words of the run from the first office or institution on: "Defence Ministry" of "Kesh Defence Ministry".
    """

    text: str
    words: tuple[str, ...]
    rest: tuple[str, ...]
    before: str
    after: str


def _titled(name: Name) -> bool:
    return name.before.rstrip(". ").rpartition(" ")[2].lower() in _TITLES


@dataclass(frozen=True, kw_only=True)
class Page:
    """A text and all names on it."""

    text: str
    vocabulary: Vocabulary

    @cached_property
    def lower(self) -> frozenset[str]:
        """The words that the text also has in lower case."""
        return frozenset(_LOWER.findall(self.text))

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Every name in order; a run of offices and institutions alone is none."""
        return tuple(name for found in self._runs for name in self._of(found))

    @cached_property
    def at_conflict(self) -> bool:
        """True for a text about arms, borders, losses or a quarrel of governments."""
        return _CONFLICT.search(self.text) is not None

    @cached_property
    def surnames(self) -> frozenset[str]:
        """Words that end a person's name somewhere: "Ilan Veshtan", "General Orsa"; not "in Port Osmere", "Osmere Press"."""
        last = {n.words[-1] for n in self._full_names} | {n.words[-1] for n in self.names if _titled(n)}
        last |= self._after_office
        return frozenset(last | {_ARTICLE.sub("", word) for word in last})  # "al-Orsa" is "Orsa" too

    @cached_property
    def people(self) -> frozenset[str]:
        """Surnames and first names."""
        return self.surnames | {word for name in self._full_names for word in name.words}

    @cached_property
    def speaking(self) -> Counter[str]:
        """How often each single word that opens a clause, without an article or an office, says or denies something."""
        bare = (n for n in self.names if len(n.words) == 1 and not n.rest and n.text not in self.people)
        return Counter(n.text for n in bare if _CLAUSE.search(n.before) and _SAYS.match(n.after))

    @cached_property
    def _full_names(self) -> tuple[Name, ...]:
        places = {n.text for n in self.names if _LOCAL.search(n.before)}
        lists = self.vocabulary.lists
        bodies = lists["outlet_heads"] | lists["bodies"] | lists["title_heads"] | LANDS
        inner = lists["directions"] | bodies
        return tuple(
            n for n in self.names
            if len(n.words) > 1 and not n.rest and n.text not in places and n.words[-1].lower() not in bodies
            and n.words[0].lower() not in inner
        )  # fmt: skip

    @cached_property
    def _after_office(self) -> frozenset[str]:
        """The words after an office within one run: "Foreign Minister Mira Dovan"."""
        offices = self.vocabulary.lists["offices"] | _TITLES
        found: set[str] = set()
        for run in self._runs:
            words = run.group().split(" ")
            for n in range(len(words) - 1, 0, -1):
                if words[n - 1].lower() in offices:
                    found.update(words[n:])
                    break
        return frozenset(found)

    @cached_property
    def _runs(self) -> tuple[re.Match[str], ...]:
        return tuple(_RUN.finditer(self.text))

    def _of(self, found: re.Match[str]) -> Iterator[Name]:
        words, start = found.group().split(" "), found.start()
        while words and self._opens(words[0].lower()):
            start += len(words.pop(0)) + 1
        if len(words) > 2 and words[0].lower() in _CROWNS:
            start += len(words.pop(0)) + 1
        stop = next((n for n, word in enumerate(words) if self._public(word)), len(words))
        if stop:
            end = start + len(" ".join(words[:stop]))
            yield Name(
                text=" ".join(words[:stop]), words=tuple(words[:stop]), rest=tuple(words[stop:]),
                before=self.text[max(0, start - _BEFORE) : start], after=self.text[end : end + _AFTER],
            )  # fmt: skip

    def _opens(self, word: str) -> bool:
        return word in _TITLES or word in self.vocabulary.numbers or self.vocabulary.has("sentence_openers", word)

    def _public(self, word: str) -> bool:
        return word.lower() in self._institutions

    @cached_property
    def _institutions(self) -> frozenset[str]:
        lists = self.vocabulary.lists
        return self.vocabulary.public | lists["state_modifiers"] | lists["state_bodies"]
