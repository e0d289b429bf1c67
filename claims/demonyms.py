"""How a people is likely called after its country, so that "Orvenia" and "Orvenian" are one party."""

from __future__ import annotations

_ENDINGS = ("n", "an", "ian", "ean", "i", "ish", "ese", "ite")
_VOWELS = "aeiouy"
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
    """
    if word == country or len(country) < 3 or word[:2] != country[:2]:
        return False
    singular = word[:-1] if word.endswith(("ns", "is")) else word
    return singular in forms_of(country)[1:]
