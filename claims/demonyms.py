"""How a people is likely called after its country, so that "Orvenia" and "Orvenian" are one party."""

from __future__ import annotations

_ENDINGS = ("n", "an", "ian", "ean", "i", "ish", "ese", "ite")
_VOWELS = "aeiouy"
_TAILS = frozenset(
    {
        "a",
        "e",
        "o",
        "y",
        "ia",
        "ya",
        "ey",
        "en",
        "and",
        "ands",
        "land",
        "lands",
        "mark",
        "stan",
        "istan",
        "way",
        "any",
        "burg",
        "is",
        "os",
        "us",
        "as",
        "on",
        "or",
    }
)
LANDS = frozenset(
    ["isles", "islands", "republic", "emirates", "federation", "kingdom", "coast", "territories", "confederation", "states",
     "union"]
)  # fmt: skip  # what may follow a state's own word in its full name
_LONG = 4  # letters: a shorter stem is common to too many words
LIKELY_DEMONYM = ("ian", "ean", "ish", "ese", "ani", "eni", "an")  # endings that make an adjective of a state's name


def forms_of(country: str) -> tuple[str, ...]:
    """The name and the forms that English makes of it, most likely ones only.

    >>> "Orvenian" in forms_of("Orvenia"), "Keshi" in forms_of("Kesh"), "Talmarkian" in forms_of("Talmark")
    (True, True, True)
    """
    stems = {country}
    if country.endswith("ia"):
        stems.add(country[:-2])
    if country[-1] in _VOWELS and len(country) > 3:
        stems.add(country[:-1])
    forms = [country]
    forms += [stem + ending for stem in sorted(stems) for ending in _ENDINGS]
    return tuple(dict.fromkeys(f for f in forms if f == country or f.lower() != country.lower()))


def is_demonym_of(word: str, country: str) -> bool:
    """True when the word is called after the country.

    >>> is_demonym_of("Orvenian", "Orvenia"), is_demonym_of("Orvenia", "Orvenian")
    (True, False)
    >>> is_demonym_of("Velnish", "Velnmark"), is_demonym_of("Corvanese", "Corvan Isles"), is_demonym_of("Vellish", "Velland")
    (True, True, True)
    """
    if word == country or len(country) < 3 or word[:2] != country[:2]:
        return False
    singular = word[:-1] if word.endswith(("ns", "is")) else word
    return singular in forms_of(country)[1:] or any(_of_stem(stem, country) for stem in _stems(singular))


def _stems(word: str) -> tuple[str, ...]:
    """What is left of an adjective without its ending."""
    return tuple(word.removesuffix(e) for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= _LONG)


def _of_stem(stem: str, country: str) -> bool:
    """As in "Veln" of "Velnmark" and "Corvan" of "Corvan Isles"."""
    if not country.startswith(stem):
        return False
    tail = country[len(stem) :]
    return tail in _TAILS or (tail.startswith(" ") and tail.rpartition(" ")[2].lower() in LANDS)
