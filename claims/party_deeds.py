"""Organisations by what a text tells of them: what they are, who serves in them, that they speak; whatever their names end in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from claims.capitals import Page
from claims.party_bodies import is_home
from claims.vocabulary import Vocabulary

_WORD = r"[A-ZÀ-ÖØ-Þ][^\W_]*(?:-[^\W_]+)*"
_NAME = rf"({_WORD}(?:['’]s?)?(?: (?:(?:of|for|&) (?:the )?)?{_WORD}(?:['’]s?(?= [A-Z]))?){{1,4}})"
_KINDS = (
    r"(?:charity|compan(?:y|ies)|firm|operator|contractor|union|guild|brotherhood|co-?operative|consortium|corporation|conglomerate"
    r"|giant|shipowners?|owners?|watchdog|collective|foundation|movement|militia|faction|alliance|coalition|network|group"
    r"|organi[sz]ation|NGO)"
)
_STAFF = (
    r"(?:observers?|monitors?|volunteers?|members?|fighters?|gunmen|militants?|guerrillas?|partisans?|spokes\w+|chair\w*|directors?"
    r"|coordinators?|commanders?|patrols?|delegates?|activists?|staff|lawyers?|head|leaders?|liaison officers?|secretary-general"
    r"|watchers|founders?|workers|envoys?|elders?)"
)
_ADVERB = r"(?:(?:has|have|had|also|again|later|flatly|repeatedly|then|since|now|still|yesterday|itself) )*"
_SAID = (
    r"(?:sa(?:ys|id)|claim(?:s|ed)|maintain(?:s|ed)|den(?:ies|ied)|insist(?:s|ed)|accus(?:es|ed)|reject(?:s|ed)|condemn(?:s|ed)"
    r"|demand(?:s|ed)|blam(?:es|ed)|urg(?:es|ed)|call(?:s|ed) on|warn(?:s|ed)|assert(?:s|ed)"
    r"|tells?|told|disput(?:es|ed)"
    r"|admit(?:s|ted)|dismiss(?:es|ed)|vow(?:s|ed)|announce[sd]"
    r"|estimates?|count(?:s|ed)|disclaim(?:s|ed)|contradict(?:s|ed)|stands? by"
    r"|stood by)\b"
)
_DESCRIBED = re.compile(
    rf"\b{_NAME}, (?:the|an?) (?:[\w-]+ ){{0,3}}{_KINDS}(?=[,.;]| (?:that|which|who|running|based|behind|in|of)\b)"
)
_CALLED = re.compile(
    rf"(?<!for )(?<!of )(?<!at )(?<!by )\b(?:(?:[Tt]he|[Aa]n?|[\w-]+['’]s?) (?:[\w-]+ ){{0,3}}){_KINDS}"
    rf"(?: of [^,.\n]{{1,30}})?, {_NAME},"
)
_KIND_BEFORE = re.compile(
    rf"\b(?:[a-z-]+|[A-Z][a-z]+ing|The|A) (?:charity|company|firm|operator|contractor|giant|guild|consortium) {_NAME}"
)
_STAFFED = re.compile(rf"\b{_STAFF} (?:of|for|at|from|with|in) the {_NAME}")
_MEMBER = re.compile(rf"\b{_WORD} {_WORD},? (?:of|for|from) the {_NAME},? {_SAID}")
_WHOSE = re.compile(rf"\b[Tt]he {_NAME}, whose (?:[\w-]+ ){{0,2}}{_STAFF}\b")
_RUNS = re.compile(rf"\b{_NAME}, which (?:runs|owns|operates|manages|employs|represents)\b")
_RUN_BY = re.compile(rf"\b({_WORD}), which (?:runs|owns|operates|manages|employs|represents)\b")
_KIN = re.compile(rf"\b[Tt]he (({_WORD}) (?:clan|tribe)s?)\b")
_SPEAKS = re.compile(rf"\b[Tt]he {_NAME} {_ADVERB}{_SAID}")
_AROUND = re.compile(rf"\b{_NAME} (?:observers|monitors|volunteers|fighters|gunmen|activists|patrols)\b")
_RULES = (_DESCRIBED, _CALLED, _KIND_BEFORE, _STAFFED, _MEMBER, _WHOSE, _RUNS, _SPEAKS, _AROUND)
_PUBLIC = frozenset(
    ["court", "tribunal", "hospital", "clinic", "university", "college", "school", "academy", "institute", "laboratory", "house",
     "palace", "castle", "square", "street", "road", "hotel", "church", "cathedral", "mosque", "ministry", "bank", "exchange",
     "authority", "agency", "office", "bureau", "service", "services", "board", "registry", "department", "fire", "rescue",
     "health",
     "labour", "labor", "harbour", "port", "airport", "station", "bridge", "river", "lake", "sea", "hills", "valley", "pass",
     "province", "region", "district", "county", "city", "town", "day", "war", "peace", "agreement", "treaty", "accord", "act",
     "constitution", "republic", "kingdom", "federation", "emirate", "marine", "marines", "medical", "signals", "fleet",
     "squadron",
     "regiment", "division", "battalion", "king", "queen", "emperor", "king's", "prime", "supreme", "royal", "national", "state",
     "capitol", "side", "bank's", "assize", "voice", "cup", "championship", "security", "general", "list", "bloc"]
)  # fmt: skip
_COURTS = frozenset(
    ["court", "tribunal", "hospital", "clinic", "university", "college", "school", "square", "street", "post", "times"]
)
_WIDE_HEADS = frozenset(
    ["Council", "Commission", "Committee", "Assembly", "Tribunal", "Office", "Agency", "Bureau", "Panel", "Fund", "Secretariat",
     "Programme", "Conference"]
)  # fmt: skip
_STATES_OWN = frozenset(
    ["ministry", "government", "embassy", "staff", "police", "army", "navy", "palace", "presidency", "voice"]
)
_ANYBODYS = frozenset(["guard", "guards", "command", "council", "mission", "coalition", "head", "major", "prime"])
_OURS = re.compile(
    r"(?:^|\n|\. )(?:We (?:urge|call|appeal|ask|condemn|repeat|have|are|cannot|could|lost|answer|warn|deny|reject|declare|hold"
    r"|demand|will|did|mourn|salute|say|fought|struck|stand)\b|Our (?:own|men|teams?|staff|volunteers|doctors|monitors"
    r"|observers|members|fighters|people|losses)\b)|\bour (?:fighters|units|brothers|comrades|forces|volunteers)\b"
)
_AGAIN = re.compile(rf"\b[Tt]he {_NAME}")
_HEAD_ROLES = r"(?:president|chair\w*|secretary|leaders?|head|director|spokes\w+|members|count|tally|figures?|account)"
_TRADES = (
    "Copper|Gold|Steel|Oil|Gas|Energy|Power|Rail|Airways|Lines|Shipping|Freight|Mining|Minerals|Metals"
    "|Timber|Sugar|Cement|Foods|Motors|Telecom|Hydro|Chemicals?|Coal|Marine|Logistics|Holdings|Industries|Resources|Petroleum|Electric"
)
_TRADE_NAME = re.compile(rf"\b({_WORD} (?:{_TRADES})),? {_ADVERB}{_SAID}")
_ANY_TRADE = re.compile(rf" (?:{_TRADES})\b")
_ANY_KIN = re.compile(r" (?:clan|tribe)s?\b")
_ONLY_WITH = {
    _DESCRIBED: re.compile(rf"\b{_KINDS}\b"),
    _CALLED: re.compile(rf"\b{_KINDS}\b"),
    _WHOSE: re.compile(", whose "),
    _RUNS: re.compile(", which "),
    _AROUND: re.compile(r" (?:observers|monitors|volunteers|fighters|gunmen|activists|patrols)\b"),
}
"""What a text must have for a rule to find anything, looked for first: it is quicker than the rule."""
_PEOPLE = re.compile(r"(?:ian|ean|ish|ese)$")
_KEPT = 256  # texts whose organisations are remembered
_PRINTS = re.compile(r" (?:has |had )?(?:report(?:s|ed)|wr(?:ites|ote)|publish(?:es|ed)|broadcasts?|headline)\b")


def of_deeds(page: Page) -> Iterator[tuple[int, str]]:
    """As in "Velm Stone, a quarry firm", "observers of the Inner Ring", "the Bakers' Table said"; not "the Osmere Court said".

    Each with its place. A state's and a town's own institutions are none, nor are papers, nor names of people.
    """
    yield from _kept(page.text)


@lru_cache(maxsize=_KEPT)
def _kept(text: str) -> tuple[tuple[int, str], ...]:
    """What one text gives, once: it is asked for what an article teaches, and again when its claims are found."""
    return tuple(_found(Page(text=text, vocabulary=Vocabulary.load())))


def _found(page: Page) -> Iterator[tuple[int, str]]:
    yield from _publisher(page)
    yield from _called_again(page)
    if _ANY_TRADE.search(page.text):
        yield from ((f.start(1), f[1]) for f in _TRADE_NAME.finditer(page.text))
    for rule in (r for r in _RULES if r not in _ONLY_WITH or _ONLY_WITH[r].search(page.text)):
        for found in rule.finditer(page.text):
            start, name = _bare(page, found.start(1), found[1])
            if _may_be(page, name, called=rule in (_DESCRIBED, _CALLED, _KIND_BEFORE, _RUNS)):
                yield start, name
    for found in (
        _RUN_BY.finditer(page.text) if ", which " in page.text else ()
    ):  # "Velm, which runs the pier": Velm Freight
        full = re.search(rf"\b{found[1]} {_WORD}", page.text)
        if full is not None and found[1] not in page.surnames and _may_be(page, full.group(), called=True):
            yield full.start(), full.group()
    for found in (
        _KIN.finditer(page.text) if _ANY_KIN.search(page.text) else ()
    ):  # "the Velm clan", of which "a Velm" may be a member
        alone = re.search(rf"\b(?:[Aa]|[Tt]he|[Nn]o|\d+|[a-z]+) {found[2]}\b(?! (?:[A-Z]|clan|tribe))", page.text)
        if not page.vocabulary.has("not_states", found[2].lower()):
            yield found.start(1), found[2] if alone else found[1]


def _publisher(page: Page) -> Iterator[tuple[int, str]]:
    """As in "Our teams counted nine" in what White Stork Aid publishes, which the text then names: White Stork Aid."""
    name, _, body = page.text.partition("\n")
    name = name.removesuffix(".").removeprefix("The ")
    at = body.find(name) if re.fullmatch(_NAME, name) else -1
    if at >= 0 and _OURS.search(body) and _may_be(page, name, called=True, publishes=True):
        yield page.text.find(body) + at, name


def _called_again(page: Page) -> Iterator[tuple[int, str]]:
    """As in "the Vesh Resistance", later "the Resistance" or "the resistance's leader": a name that has a short form.

    Quiet for "the Osmere Court", then "the Court", and where nobody calls it so again.
    """
    for found in _AGAIN.finditer(page.text):
        start, name = _bare(page, found.start(1), found[1])
        last = name.split(" ")[-1]
        if last in _WIDE_HEADS:
            continue  # `party_bodies` tells which of these are a town's
        head = re.escape(last)
        short = rf"\b[Tt]he {head}(?:['’]s?)? [a-z]|\b(?:A|An|a|an) {head} [a-z]+|\b[Tt]he {head.lower()}['’]s {_HEAD_ROLES}\b"
        openings = (
            f"he {last}",
            f"A {last}",
            f"a {last}",
            f"n {last}",
            f"he {last.lower()}",
        )  # quicker than the expression
        if any(o in page.text for o in openings) and re.search(short, page.text) and _may_be(page, name, called=False):
            yield start, name


def _bare(page: Page, start: int, name: str) -> tuple[int, str]:
    """The name without what opens the sentence before it, and without a possessive's ending."""
    words = name.split(" ")
    while words and (page.vocabulary.has("sentence_openers", words[0].lower()) or words[0] == "The"):
        start += len(words.pop(0)) + 1
    return start, re.sub(r"['’]s?$", "", " ".join(words))


def _may_be(page: Page, name: str, *, called: bool, publishes: bool = False) -> bool:
    words = name.split(" ")
    plain = [re.sub(r"['’]s?$", "", w).lower() for w in words]
    if len(words) < 2 or any(_PEOPLE.search(w) for w in plain) or (not publishes and _is_printed(page, name)):
        return False
    if publishes:
        press = page.vocabulary.among(plain[-1], "outlet_heads", "title_heads") or "daily" in plain
        return not press and not any(w in _STATES_OWN for w in plain)
    if page.vocabulary.has("not_states", plain[0]) or any(_is_of_state(page.vocabulary, w) for w in plain):
        return False
    if words[0].endswith(("s'", "s’")):  # "Prisoners' Bridge", "the Masons' House": no place and no paper
        return not _COURTS & set(plain)
    if called:  # "Orm Energy, the company that runs it"
        return not _COURTS & set(plain)
    return not is_home(page, name) and not any(w in _PUBLIC or page.vocabulary.has("title_heads", w) for w in plain)


def _is_of_state(vocabulary: Vocabulary, word: str) -> bool:
    """True for "army", "minister", "press": what a state, an office or a paper is called."""
    listed = vocabulary.among(word, "institutions", "offices", "outlet_heads", "state_modifiers", "military")
    return listed and word not in _ANYBODYS


def _is_printed(page: Page, name: str) -> bool:
    """True for what reports and publishes, and for the publisher, whose name opens the page."""
    if page.text.startswith((f"{name}.\n", f"The {name}.\n")):
        return True
    at = page.text.find(name)
    while at >= 0:
        if _PRINTS.match(page.text, at + len(name)):
            return True
        at = page.text.find(name, at + 1)
    return False
