"""Reasons to take a capitalised name for a state's: one rule each, with a sentence where it holds and one where it does not."""

from __future__ import annotations

import re
from collections.abc import Callable

from claims.capitals import Name, Page
from claims.demonyms import LIKELY_DEMONYM
from claims.one_word_people import is_one_of_us

_BEFORE_VERB = (
    r"(?:(?:has|have|had|also|again|once|later|flatly|repeatedly|then|since|now|still|yesterday|not|did|does|would) )*"
)
_VERB = (
    r"(?:sa(?:ys|id)|claimed|maintain(?:s|ed)|den(?:y|ies|ied)|insist(?:s|ed)?|accus(?:es|ed)|acknowledge[sd]?|reject(?:s|ed)?"
    r"|condemn(?:s|ed)?|confirm(?:s|ed)?|demanded|warn(?:s|ed)|announced|blame[sd]|called (?:for|on)|agreed?|offered"
    r"|recogni[sz]e[sd]?|speaks? of|spoke of|replie[sd]|responded|promised|vow(?:s|ed)|retaliated)\b"
)
_SAID = _BEFORE_VERB + _VERB
_SAYS = re.compile(rf",? {_SAID}")
_IT = re.compile(rf"(?:,? {_SAID})[^.;:?!\n]{{0,60}}? its?\b(?! (?:is|was) (?:a|the|time|clear)\b)")
IN_PLACE = re.compile(
    r"(?<!shares )(?<!confidence )(?<!interest )(?<!stake )\b(?:[Ii]n|[Aa]cross|[Ii]nside|[Ii]nto|[Tt]hroughout) (?:the )?$"
)
_DEEP = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Ii]n|[Oo]f|[Ff]rom|[Aa]t|[Nn]ear|[Ff]or|to|by|on|with|and) (?:the )?$")
_OWNS = re.compile(r"['’]s? (?:own )?")
_ITS_OWN = re.compile(
    r" (?:\w+ ){1,12}?its (?:own |\w+ )?(?:troops|forces|soldiers|army|territory|borders?|consul|ambassador|embassy|airspace"
    r"|government)\b"
)
_REALMS_OWN = re.compile(
    r"['’]s (?:capital\b(?! of)|king\b|queen\b|emperor|constitution|state (?:television|radio|media|news|broadcaster|agency)"
    r"|air force|navy\b|coast ?guard|[Pp]rime [Mm]inister|[Ff]oreign [Mm]inist|[Dd]efen[cs]e [Mm]inist|border guards"
    r"|territorial waters|(?:[A-Z]\w+ )(?:hills|provinces?|highlands|coast|oblast|archipelago)\b)| constitution\b"
)
_NEIGHBOUR = re.compile(r"\b(?:[Nn]eighbou?ring|(?:[Ii]ts|[Tt]heir|whose) (?:[a-z]+ )?neighbou?r,?) $")
_OFFICE = re.compile(r"\b(?:Ministry|Office|Department|Government|Embassy|Presidency|Chancellery)\b[^,\n]*, $")
_WIDE_ADJECTIVES = frozenset(["Arctic", "Atlantic", "Baltic", "Pacific", "Adriatic", "Islamic", "Republic", "Public", "Nordic",
                             "Strategic", "Diplomatic", "Domestic", "Economic"])  # fmt: skip
_CIVIL_TOO = frozenset({"staff", "units"})
_WHERE = re.compile(r"\b(?:[Ii]n|[Nn]ear|[Aa]round|[Aa]t|[Ff]rom|[Aa]cross) $")
_REALM = re.compile(r"\b([A-Za-z]+) of (?:the )?$")
_LOCAL = frozenset(
    ["mayor", "governor", "chief", "head", "director", "chairman", "chairwoman", "secretary", "deputy", "lieutenant", "major",
     "police", "units"]
)  # fmt: skip
_WAR = re.compile(
    r"\b(?:border|clash\w*|war|fighting|cease-?fire|truce|conflict|hostilities|frontier)\b", re.IGNORECASE
)
_OFTEN = 2  # times that a text has a name which nobody has introduced
_SEAT = re.compile(
    r"\b(?:[Mm]inistry|[Gg]overnment|[Aa]uthorities|[Cc]ommand|[Ss]taff|[Pp]arliament|[Oo]ffice|[Cc]ourt) in $"
)
_OF_A_PERSON = re.compile(r"[^.;\n]{0,60}\b(?:he|she|his|her|him|himself|herself)\b")
_BETWEEN = re.compile(r"\b[Bb]etween $")
_AND = re.compile(r" and ([A-Z]\w+)")
_ACCUSED = re.compile(r"\b(?:accus(?:e|es|ed|ing)|blam(?:e|es|ed|ing)) (?:the )?$")
_DENIES = re.compile(r" (?:has |had )?(?:also |again )?(?:den|reject|accus)\w+ (?!of\b)")
Rule = Callable[[Page, Name], bool]


def before_institution(page: Page, name: Name) -> bool:
    """As in "the Orvenian Defence Ministry" by its ending; "Talmark troops"; not "Courier staff", "in Osmere army units"."""
    reached = _institution(page, " ".join(name.rest) + " " + name.after if name.rest else name.after)
    if reached is not None and name.words[-1].endswith("ic") and reached in page.vocabulary.lists["state_bodies"]:
        return name.words[-1] not in _WIDE_ADJECTIVES  # "the Vellic navy"
    if reached is None or name.words[-1].endswith(LIKELY_DEMONYM):
        return reached is not None
    general = bool(name.rest) and name.rest[0].lower() in page.vocabulary.lists["state_modifiers"]
    armed = reached in page.vocabulary.lists["bodies_at_arms"] and (general or reached not in _CIVIL_TOO)
    return armed and not _WHERE.search(name.before)


def owner_of_institution(page: Page, name: Name) -> bool:
    """As in "Talmark's army", "Kesh's General Staff"; not "Veshtan's brother"."""
    found = _OWNS.match(name.after) if not name.rest else None
    if found is None:
        return False
    return _institution(page, name.after[found.end() :]) in page.vocabulary.lists["state_bodies"]


def owner_of_realm(_page: Page, name: Name) -> bool:
    """As in "Talmark's capital", "Kesh's Adra province", "the Kesh constitution"; not "Osmere's mayor", "Osmere's valley"."""
    return not name.rest and _REALMS_OWN.match(name.after) is not None


def neighbour(_page: Page, name: Name) -> bool:
    """As in "neighbouring Talmark weighed in", "its neighbour Kesh"; not "neighbouring Talmark farms"."""
    return (
        len(name.words) == 1
        and not name.rest
        and _NEIGHBOUR.search(name.before) is not None
        and re.match(r"[.,;’']| [a-z]+s\b|$", name.after) is not None
    )


def publisher(page: Page, name: Name) -> bool:
    """As in "Ministry of Foreign Affairs, Talmark" where the publisher's name opens the page."""
    return (
        "." not in name.before
        and page.text.startswith(f"{name.before.lstrip()}{name.text}.\n")
        and _OFFICE.search(name.before) is not None
    )


def of_realm(page: Page, name: Name) -> bool:
    """As in "the Republic of Kesh", "the Ministry of Defence of Corvale"; not "the mayor of Osmere"."""
    found = _REALM.search(name.before)
    kinds = ("realms", "state_bodies", "offices", "state_modifiers")
    if found is None or name.rest:
        return False
    if found[1][0].isupper() and found[1] in (
        "Army",
        "Forces",
        "Guards",
        "Leader",
    ):  # "the Army of Truth" is no state's
        return False
    head = found[1].lower()
    heads = (head, head.removesuffix("s"))
    return head not in _LOCAL and any(page.vocabulary.has(kind, h) for kind in kinds for h in heads)


def at_war(_page: Page, name: Name) -> bool:
    """As in "clashes on the border between Orvenia and Talmark"; not "the road between Osmere and Kesh"."""
    first = _BETWEEN.search(name.before) and _AND.match(name.after)
    second = re.search(r"\b[Bb]etween [A-Z]\w+ and $", name.before)
    return bool(first or second) and _WAR.search(name.before + name.after) is not None


def accused(_page: Page, name: Name) -> bool:
    """As in "accused Talmark of shelling"; not "accused Talmark residents"."""
    return _ACCUSED.search(name.before) is not None and re.match(r" (?:of|for)\b", name.after) is not None


def denies(_page: Page, name: Name) -> bool:
    """As in "Talmark has also rejected the report", where a sentence begins."""
    return not re.search(r"\w $", name.before) and _DENIES.match(name.after) is not None


def with_own_troops(_page: Page, name: Name) -> bool:
    """As in "Talmark denied that its troops had crossed the river", "Kesh does not know the court, its consul said"."""
    return not _hidden(name) and _ITS_OWN.match(re.split(r"[.;\n]", name.after.replace(",", ""))[0]) is not None


def speaks_as_it(page: Page, name: Name) -> bool:
    """As in "Talmark maintains that it opened two gates": no person is "it"; only in a text about a conflict."""
    return not _hidden(name) and _IT.match(name.after) is not None and page.at_conflict


def place_that_speaks(page: Page, name: Name) -> bool:
    """As in "fury across Kesh" beside "Kesh says": a place that speaks is a state, or the seat of one."""
    if not IN_PLACE.search(name.before) or not page.at_conflict:
        return False
    return any(n.words == name.words and _SAYS.match(n.after) and not _DEEP.search(n.before) for n in page.names)


def speaks_uncalled(page: Page, name: Name) -> bool:
    """As in "Talmark counts five dead" where nobody is called so and another party speaks too; not "Mayor Orsa says".

    People are brought in by a first name, an office, a trade or their kin ("Hemik, a fisherman"); what speaks without any and
    without an article is a party. In a text about a conflict, of a name that speaks or owns at least twice.
    """
    if (
        not page.at_conflict
        or page.speaking[name.text] == 0
        or sum(n.text == name.text for n in page.names) < _OFTEN
        or len(page.speaking) == 1
    ):
        return False
    same = [n for n in page.names if n.text == name.text]
    if name.rest or any(_OF_A_PERSON.match(n.after) or _SEAT.search(n.before) for n in same):
        return False
    return not any(is_one_of_us(page, n) for n in same)


def holder(_page: Page, name: Name) -> bool:
    """As in "the Talmark-held bank", "a Keshi-backed militia"."""
    return re.match(r"-(?:controlled|held|backed|led|run|occupied|allied)\b", name.after) is not None and not name.rest


def people(page: Page, name: Name) -> bool:
    """As in "the Talmarkians fired first", "nine Keshians"; not "the Christians", and not at peace."""
    plural = re.search(r"(?:ian|ean|an)s$", name.text) or (re.search(r"(?:ese|ish)$", name.text) and not name.rest)
    after = re.match(r"(?: (?:have|had|were|are|did|do|still|fire|say|said|claim|who|killed)\b|[.,;’'])", name.after)
    return bool(plural and after and re.search(r"[a-z] $", name.before)) and page.at_conflict


SURE: tuple[Rule, ...] = (
    before_institution,
    owner_of_institution,
    owner_of_realm,
    of_realm,
    neighbour,
    publisher,
    with_own_troops,
    holder,
    people,
)
PLACE_OR_STATE: tuple[Rule, ...] = (at_war, accused, denies, speaks_as_it, place_that_speaks, speaks_uncalled)
"""Reasons that hold for a seat of government as well: "Osmere denied it"."""


def _hidden(name: Name) -> bool:
    """True for a name inside another phrase ("of Osmere"), and for a common word that opens a sentence ("Residents said it")."""
    common = not re.search(r"\w $", name.before) and re.search(r"(?:ing|ed|s)$", name.text) is not None
    return common or _DEEP.search(name.before) is not None


def _institution(page: Page, text: str) -> str | None:
    """The institution that follows, over words like "Defence" and "General"; "army" alone is one too."""
    lists = page.vocabulary.lists
    reached = None
    for word in re.match(r"\s*((?:[\w-]+ ?){0,4})", text)[1].lower().split():  # type: ignore[index]  # it always matches
        if word not in lists["state_modifiers"]:
            found = word in page.vocabulary.public or word in lists["state_bodies"]
            return word if found else reached
        reached = word if word in lists["institutions"] else None
    return reached
