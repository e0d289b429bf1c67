"""Where an article names a carrier of news: an agency, a paper, a broadcaster, a site, or what stands for one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from claims.carriers_described import described, generic
from claims.carriers_mention import CAP, NAME, PAPER, Mention, kind_of
from claims.carriers_same import is_same
from claims.vocabulary import Vocabulary
from domain.article import Article
from domain.text import Span

_TITLES = (
    "Times|Post|Courier|Herald|Gazette|Tribune|Chronicle|Telegraph|Observer|Echo|Mirror|Journal|Dispatch|Examiner|Inquirer|Mail"
    "|Wire|Newswire|News|Press|Today|Daily|Weekly|Radio|TV|Television|Broadcasting|Online|Standard|Star|Sentinel|Independent"
    "|Guardian|Globe|Argus|Express|Bulletin|Messenger|Sun|Recorder|Register|Advertiser|Advocate|Enquirer|Spectator|Banner|Bugle"
    "|Reporter|Informer|Beacon|Review|Zeitung|Tageblatt|Kurier|Gazeta|Newsletter|Ledger|Intelligencer|Newspaper|Magazine|Digest|(?:News|Press|Telegraph|Information|Wire)\\sAgency"
)
_AGENCY = (
    r"(?:(?:[Tt]he|[Aa]n|own|local|national|private|independent|official|semi-official|state|news|press|wire|[A-Z][a-z]+)\s)"
    r"agency|news service|wire service|newswire"
)
_AIR = (
    r"broadcaster|(?:radio|TV|television|news)\s(?:station|channel|network)|television|(?<!Telegram )channel|radio|TV"
)
_SITE = r"website|news\s(?:site|portal|outlet|website)|portal|outlet"
_ROLE = rf"{_AGENCY}|{PAPER}|{_AIR}|{_SITE}"
_ROLE_FIRST = re.compile(rf"\b(?P<role>{_ROLE})\s[“\"‘']?(?P<name>(?:(?:al|el)-)?{NAME})")
_ROLE_LAST = re.compile(
    rf"\b(?P<name>{NAME})\s(?P<role>(?:news|state|press)\sagency|(?<=[A-Z]{{2}}\s)agency|news service"
    rf"|newswire|television|radio|{PAPER}"
    r"|broadcaster|(?:TV|news|television)\schannel|news\s(?:site|portal)|website)\b"
)
_TITLED = re.compile(
    rf"\b(?:(?:{CAP}\s){{1,3}}(?:{_TITLES})|(?:Radio|TV|Channel)\s(?:{CAP}|\d+)(?:\s{CAP})?)\b(?!\s[A-Z][a-z]|['’]?-)"
)
_EXPLAINED = re.compile(rf"\b(?P<name>{NAME}), (?:an?|the) (?:[\w-]+ ){{0,3}}?(?P<role>{_ROLE})\b(?!\s[A-Z])")
_BEHIND = re.compile(
    rf"\b(?:an?|the) (?:[\w-]+ ){{0,3}}?(?P<role>{_ROLE}|newsletter), (?P<name>{NAME}(?: (?:&|and) {CAP})?)(?=[,.])"
)
_DOMAIN = re.compile(
    r"\b[A-Za-z][\w-]+\.(?:com|net|org|info|news|tv|am|az|ge|ru|ua|by|tr|ir|il|uk|de|fr|pl|rs|kz|md)\b"
)
_OWN_PEOPLE = re.compile(
    r"\b(?:[Oo]ur|[Yy]our|[Tt]his)\s(?:own\s)?(?:reporters?|correspondents?|writer|programme|bulletin)\b"
)
_INITIALS = re.compile(r"\b[A-Z]{2,6}\b")
_SHORT = re.compile(
    r"\s(?:Times|Post|Courier|Herald|Gazette|Tribune|Chronicle|Telegraph|Observer|Echo|Mirror|Journal|Dispatch|Mail|Messenger|Sun"
    r"|Recorder|Register|Advertiser|Advocate|Enquirer|Spectator|Banner|Bugle|Reporter|Beacon|Review|Sentinel|Globe|Star|Standard"
    r"|Independent|Guardian|Argus|Express|Bulletin|Examiner|Inquirer|Ledger|Kurier|Gazeta)$"
)
_PAPERS = (
    "Times|Post|Courier|Herald|Gazette|Tribune|Chronicle|Telegraph|Observer|Echo|Mirror|Journal|Dispatch|Examiner|Inquirer|Mail"
    "|Messenger|Sun|Recorder|Register|Advertiser|Advocate|Enquirer|Spectator|Banner|Bugle|Beacon|Review|Sentinel|Globe|Star"
    "|Standard|Independent|Guardian|Argus|Express|Bulletin|Ledger|Voice|Evening"
)
_BY_PLACE = re.compile(
    rf"\b(?:(?:told|tells|telling)\s[Tt]he\s(?P<paper>(?:{_PAPERS}))\b(?!\s[A-Z])|(?:quoted|carried|broadcast|aired|relayed)\sby\s(?:the\s)?(?P<name>{NAME})(?!\w|\s(?:{_ROLE})\b)"
    r"|(?:told|tells|telling)\s(?P<told>(?!(?:NATO|UN|EU|US|UK|UNHCR|UNICEF|OSCE|MPs|AU)\b)"
    r"(?:[A-Z]{2,6}\d*|[A-Z]\w+(?:\s[A-Z]\w+)?\s?\d+))\b(?!\s[A-Z])|(?:reported|published|released|[Aa]sked|[Cc]ontacted|[Qq]uestioned|[Ii]nterviewed|[Rr]eached)\sby\s(?:the\s)?"
    r"(?P<letters>(?!(?:NATO|UN|EU|US|UK|UNHCR|OSCE|NGO|MP|CEO|FBI|CIA|IAEA)\b)"
    r"[A-Z]{2,6})\b)"
)
_ADJECTIVES = frozenset(
    ["the", "this", "a", "state", "local", "national", "public", "private", "regional", "official", "rebel", "foreign", "one"]
)  # fmt: skip
_PUBLIC_KIND = re.compile(
    r"\b(?:protection|security|intelligence|environment(?:al)?|energy|atomic|nuclear|space|health|border|refugee|relief|aid"
    r"|development|food|drugs?|police|crime|emergency|disaster|rescue|defen[cs]e|revenue|tax|children|water|weather|climate"
    r"|transport|aviation|maritime|fisheries|migration|statistics|housing|safety|enforcement)\sagency$",
    re.IGNORECASE,
)
_DAYS = re.compile(r"(?:\s(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z][a-z]{2,8}\s\d+))+$")


def mentions(article: Article, vocabulary: Vocabulary) -> tuple[Mention, ...]:
    """Every place of the article that names a carrier of news, in text order, none twice."""
    text = article.text
    named = _without_doubles([*_own(article), *_by_role(text), *_by_form(text, vocabulary)])
    placed = _without_doubles([*named, *described(text), *_by_place(text)])
    again = _without_doubles([*named, *_again(text, placed), *placed])
    return _without_doubles([*again, *generic(text, again)])


def is_public_agency(name: str) -> bool:
    """True for what a state or the nations keep for other things than news: "Civil Protection Agency"."""
    return _PUBLIC_KIND.search(name) is not None


def looks_like_carrier(phrase: str, vocabulary: Vocabulary) -> bool:
    """True when the words alone tell a carrier of news: "the state agency ONA", "the Lisk Courier", "ONA"."""
    found = (*_by_role(phrase), *_by_form(phrase, vocabulary), *described(phrase))
    return bool(found) or (phrase.isupper() and phrase.isalpha() and len(phrase) > 1)


def _without_doubles(found: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions in text order; of two that share words the one found first."""
    kept: list[Mention] = []
    for one in found:
        if not any(one.span.start < k.span.end and k.span.start < one.span.end for k in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda m: m.span.start))


def _own(article: Article) -> Iterator[Mention]:
    """As in "told the Gazette" in the Harbour Gazette, "told this newspaper", "our correspondent"."""
    outlet = (article.outlet or "").removeprefix("The ")
    if not outlet:
        return
    names = rf"{re.escape(outlet)}|(?<=\b[Tt]he\s){re.escape(outlet.split()[-1])}"
    for found in re.finditer(rf"\b(?:{names})\b(?!\s[A-Z])", article.text):
        yield Mention(name=outlet, span=Span(start=found.start(), end=found.end()), own=True)
    for found in re.finditer(rf"\b{CAP}(?:\s{CAP})+", article.text):  # "Channel Nine" in Channel Nine Live
        if outlet.startswith(f"{found[0]} "):
            yield Mention(name=outlet, span=Span(start=found.start(), end=found.end()), own=True)
    for found in _INITIALS.finditer(article.text):  # "told IPS" in the Inner Press Service
        if is_same(found[0], outlet):
            yield Mention(name=outlet, span=Span(start=found.start(), end=found.end()), own=True)
    for found in _OWN_PEOPLE.finditer(article.text):
        yield Mention(name=outlet, span=Span(start=found.start(), end=found.end()), own=True)


def _by_role(text: str) -> Iterator[Mention]:
    """As in "the state agency ONA", "the weekly Lantern", "the Trend news agency"."""
    for found in (
        *_EXPLAINED.finditer(text),
        *_BEHIND.finditer(text),
        *_ROLE_FIRST.finditer(text),
        *_ROLE_LAST.finditer(text),
    ):
        name = _DAYS.sub("", found["name"]).removeprefix("The ")
        people = re.search(r"(?:ian|ean|ese|ish|ani|eni)$", name) or name.lower() in _ADJECTIVES
        if name and not (found.re is _ROLE_LAST and people):
            yield Mention(name=name, span=Span(start=found.start(), end=found.end()), kind=kind_of(found["role"]))


def _by_form(text: str, vocabulary: Vocabulary) -> Iterator[Mention]:
    """As in "the Lisk Courier", "Radio Kesh", "kesh.net", and the best known agencies."""
    for found in (
        *_TITLED.finditer(text),
        *_DOMAIN.finditer(text),
        *_known(rf"\b(?:{vocabulary.known_outlet.pattern})\b").finditer(text),
    ):
        if found[0][0].isupper() or found.re is _DOMAIN:
            name = found[0].removeprefix("The ")
            yield Mention(name=name, span=Span(start=found.start(), end=found.end()), kind=kind_of(name))


def _by_place(text: str) -> Iterator[Mention]:
    """As in "as quoted by ONA", "a message aired by Velm", "told Canal 7", "reported by TNA": a carrier by whatever name."""
    for found in _BY_PLACE.finditer(text):
        start, end = found.span(found.lastgroup or 0)
        yield Mention(name=text[start:end], span=Span(start=start, end=end))


@cache
def _known(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _again(text: str, named: Sequence[Mention]) -> Iterator[Mention]:
    """As in "ONA said" after "the state agency ONA", and "the Courier" after "the Lisk Courier"."""
    names = {m.name: m for m in named}
    short = {f"{which} {m.name.split()[-1]}": m for m in named for which in ("the", "The") if _SHORT.search(m.name)}
    known = {**short, **names}
    if known:
        forms = "|".join(re.escape(form) for form in sorted(known, key=len, reverse=True))
        for found in re.finditer(rf"\b(?:{forms})\b(?!\s[A-Z][a-z])", text):
            one = known[found[0]]
            yield Mention(name=one.name, span=Span(start=found.start(), end=found.end()), own=one.own, kind=one.kind)
