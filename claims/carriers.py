"""Who carried a statement in its own clause: told to a paper, quoted by an agency, aired by a radio, cited in a report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from claims.carriers_mention import Mention
from claims.carriers_named import mentions
from claims.parse import Token
from claims.reading import Reading
from claims.said import Said
from claims.vocabulary import Vocabulary
from domain.article import Article
from domain.claim import Via

_BEFORE = 130  # characters in front of a carrier's name that can tell what it did
_WORD = r"[\w’'.-]+"
_ADJECTIVES = (
    rf"(?:(?:the|an?|its|his|her|their|own|local|{_WORD}-{_WORD}|[A-Z]\w+(?:['’]s)?|state|public|private|national)\s)"
)
_PEOPLE = (
    rf"(?:(?:{_WORD}\s){{0,3}}(?:reporters?|correspondents?|journalists?|colleagues?(?:\sof\s\w+)?|crews?|listeners|viewers"
    rf"|readers)\s(?:of|from|for|at|with)\s{_ADJECTIVES}{{0,3}})?"
)
_NEXT_TO = rf"{_ADJECTIVES}{{0,4}}{_PEOPLE}[“\"‘']?$"
_PIECE = (
    "interviews?|conversation|remarks?|comments?|statement|messages?|letter|e-?mail|call|articles?|column|op-ed|essay|piece"
    "|programme|program|reports?|broadcast|dispatch|despatch|summary|transcript|account|footage|video|recording|story|appearance"
    "|questions|inquiry"
)
_TOLD = re.compile(rf"\b(?i:told|tells?|telling|inform(?:s|ed)|brief(?:s|ed)|reminded|assured)\s{_NEXT_TO}")
_SPOKE_TO = re.compile(
    rf"\b(?i:speaking|spoke|speaks|talking|talked|spoken|confirmed|gave|wrote|writing|said|replied|repeated)"
    rf"(?:\s{_WORD}){{0,3}}?\s(?:to|with)\s{_NEXT_TO}"
)
_IN_PIECE = re.compile(
    rf"\b(?:[Ii]n|[Dd]uring|[Tt]hrough|[Vv]ia|[Ff]rom|[Bb]y|[Pp]er|[Aa]ccording to)\s(?:{_WORD}\s){{0,4}}?(?:{_PIECE})"
    rf",?\s(?:{_WORD}\s){{0,4}}?(?:with|to|for|on|in|by|of|from|through|at)\s{_NEXT_TO}"
)
_RELAYED = re.compile(
    r"\b(?i:quoted|cited|relayed|carried|broadcast|aired|published|reported|shown|released|distributed|transmitted|circulated"
    r"|reprinted|printed|interviewed|reached|contacted|approached|asked|questioned|quizzed|phoned|seen|obtained|recorded|filmed|summari[sz]ed|monitored|posted|reviewed)"
    rf"(?:\s{_WORD}){{0,3}}?\s(?:by|on|in|via|through|from)\s{_NEXT_TO}"
)
_ACCORDING = re.compile(rf"\b(?:[Aa]ccording to|[Pp]er|[Vv]ia)\s{_NEXT_TO}")
_ON_AIR = re.compile(
    r"\b(?i:said|says|saying|spoke|speaking|live|wrote|writes|put|given|gave|told|made|viewers|listeners|readers|[a-z]{3,}(?:ed|ing|es))"
    rf"(?:\s{_WORD}){{0,3}}?\s(?:on|in|over|via|through|for)\s{_NEXT_TO}"
)
_AS = re.compile(rf"(?:^|[,(—–-]\s?)(?:[Aa]s|[Ss]o)\s{_NEXT_TO}")
_REPORTS = re.compile(
    r"^[”\"’']?\s(?:\w+\s){0,2}?(?:report|put|quot|writ|wrote|has|had|sa(?:id|ys)|note|tell|told|announce|cite|claim)"
)
_SOURCES = r"(?:sources?|informants?|contacts?|interlocutors?|interviewees?|guests?|listeners?|viewers?|readers?)"
_ITS_SOURCE = re.compile(rf"^['’]s?\s(?:[\w-]+\s){{0,2}}{_SOURCES}\b")
_SOURCE_OF = re.compile(rf"\b{_SOURCES}\sof\s(?:[Tt]he\s)?$")
_SHAPES = (_TOLD, _SPOKE_TO, _IN_PIECE, _RELAYED, _ACCORDING, _ON_AIR)


def carriers_of(article: Article) -> tuple[Mention, ...]:
    """Every place that names a carrier of news in the article."""
    return mentions(article, Vocabulary.load())


def is_at_work(mention: Mention, text: str) -> bool:
    """True where the words around a carrier's name say that it passes on what somebody says."""
    return _work_begins(mention, text) is not None


def _work_begins(mention: Mention, text: str) -> int | None:
    """Where the words begin that say so: "told", "in an interview", "as"."""
    before = _sentence_before(text, mention.span.start)
    found = next((m for shape in _SHAPES if (m := shape.search(before))), None)
    as_told = _REPORTS.match(text[mention.span.end : mention.span.end + 40])
    found = found or (_AS.search(before) if as_told else None)
    return mention.span.start - len(before) + found.start() if found else None


def goes_on(hop: Via, text: str) -> bool:
    """True for a talk or a message, which has more than one sentence: told, in an interview; not for "according to"."""
    if hop.span is None:
        return True
    before = _sentence_before(text, hop.span.start)
    return any(shape.search(before) for shape in (_TOLD, _SPOKE_TO, _IN_PIECE))


def _sentence_before(text: str, at: int) -> str:
    return re.split(r"(?<=[.!?][”\"’]\s)|(?<=[a-z\d][.!?]\s)|\n|;", text[max(0, at - _BEFORE) : at])[-1]


def beside(said: Sequence[Said], found: Iterable[Mention], reading: Reading) -> dict[int, tuple[Via, ...]]:
    """Statement's head → those who carried it by name in its own clause, the innermost first."""
    hops: dict[int, tuple[Via, ...]] = {}
    for mention in found:
        for item in _by_its_source(mention, said, reading):
            hops[item.head] = (*hops.get(item.head, ()), Via(name=mention.name, span=mention.span))
        begins = _work_begins(mention, reading.text)
        for n, item in enumerate(_carried_by(mention, begins, said, reading) if begins is not None else ()):
            hop = Via(name=mention.name, span=None if n else mention.span, inferred=n > 0)
            hops[item.head] = (*hops.get(item.head, ()), hop)
    return hops


def _by_its_source(mention: Mention, said: Sequence[Said], reading: Reading) -> list[Said]:
    """As in "The paper's source says ...", "a source of the Lisk Courier said": the paper hands it on."""
    after, before = reading.text[mention.span.end : mention.span.end + 60], reading.text[: mention.span.start][-40:]
    if not (_ITS_SOURCE.match(after) or _SOURCE_OF.search(before)):
        return []
    place = reading.doc.covering(mention.span.start, mention.span.end)
    return [s for s in said if place is not None and place.start in s.attribution.source]


def _carried_by(mention: Mention, begins: int, said: Sequence[Said], reading: Reading) -> tuple[Said, ...]:
    """The statement whose clause the mention stands in, and those that its speaker makes in the same sentence after it."""
    place = reading.doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
    if place is None or not len(place):
        return ()
    here = [s for s in said if s.head in range(place.sent.start, place.sent.end)]
    near = [s for s in here if s.attribution.rule != "according_to"] or [
        s for s in here if place.root.i in s.attribution.source
    ]
    free = [s for s in near if not _within(place.root, begins, s, reading)]
    first = _by_parse(place.root, near, free) or _by_nearness(place.root, free, reading)
    if first is None:
        return ()
    source = first.attribution.source
    same = [s for s in near if s.head > first.head and source and s.attribution.source == source]
    return (first, *same)


def _by_parse(token: Token, near: Sequence[Said], free: Sequence[Said]) -> Said | None:
    """The first statement on the way up from the mention, in whose source or clause it stands, and not in what is said."""
    inside = [s for s in near if token.i in s.attribution.source]
    if inside:
        return inside[0]
    heads = {s.head: s for s in near}
    up = next((heads[t.i] for t in (token, *token.ancestors) if t.i in heads), None)
    return up if up in free else None


def _by_nearness(token: Token, free: Sequence[Said], reading: Reading) -> Said | None:
    """The nearest statement with nothing but its own clause between, where the parse does not lead to one."""
    near = [s for s in free if not _parted(token.i, s.head, reading)]
    return min(near, key=lambda s: abs(s.head - token.i), default=None)


def _within(token: Token, begins: int, item: Said, reading: Reading) -> bool:
    """True in the midst of what is said: "said that a film shown by Radio Kesh was false"; not "said, as shown by it, that"."""
    content = item.attribution.content
    before = [i for i in content if reading.doc[i].idx < begins and reading.doc[i].is_alpha]
    return token.i in content and len(before) > 1 and any(k > token.i + 1 for k in content)


def _parted(a: int, b: int, reading: Reading) -> bool:
    return any(reading.doc[i].text == ";" for i in range(min(a, b), max(a, b)))
