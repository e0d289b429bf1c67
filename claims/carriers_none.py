"""What passes for a carrier of news and is none: a person's name, a method, the outlet that speaks, a day of the week."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.carriers_mention import Mention
from claims.no_names import names_date
from claims.reading import Reading
from claims.said import Said
from claims.vocabulary import Vocabulary
from domain.claim import Via

_PEOPLES = re.compile(r"(?:ian|ish|ese|ani|ean)\Z")
_HUMAN = ("man", "men", "woman", "women", "person", "er", "or", "ist", "ian", "ee", "ant", "eer")
_PAPERS = frozenset(
    ["brief", "file", "files", "dossier", "document", "documents", "transcript", "indictment", "verdict", "ruling", "judgment",
     "judgement", "record", "records", "log", "logs", "minutes", "memo", "testimony", "version", "account", "law", "study"]
)  # fmt: skip
_SPEAKING = (
    "offices", "institutions", "bodies", "bystanders", "unnamed_heads", "chiefs", "military", "outlet_heads", "report_heads",
    "armed_groups", "sides", "generic_heads", "own_offices", "houses",
)  # fmt: skip


def without_people(mentions: Sequence[Mention], said: Sequence[Said]) -> tuple[Mention, ...]:
    """The mentions without people: "speaking to state TV Orsa said", which has lost its comma, names no station Orsa."""
    people = {s.name for item in said for s in item.speakers if s.kind == "person"}
    surnames = {name.split()[-1] for name in people if " " in name}
    return tuple(m for m in mentions if m.own or m.name not in surnames)


def is_measure(carrier: Said, reading: Reading) -> bool:
    """True for "according to routes and markings", "according to plan": a way of telling, and nobody who tells.

    Quiet for people, bodies, papers and names: "according to two drivers", "according to a Northstar dispatch".
    """
    at = carrier.attribution.source_head
    if at is None or carrier.kinds != {"unnamed"}:
        return False
    head, vocabulary = reading.doc[at], Vocabulary.load()
    words = {head.lower_, head.lemma_.lower()}
    if words & _PAPERS:
        return False
    speaks = any(vocabulary.among(w, *_SPEAKING) for w in words) or head.lower_.endswith(
        ("man", "woman", "person", "men", "women")
    )
    source = [reading.doc[i] for i in carrier.attribution.source]
    human = head.lemma_.lower().endswith(("er", "or", "ist", "ian", "ee", "ant", "eer")) or head.lower_ in (
        "people",
        "those",
        "many",
        "some",
    )
    return head.pos_ == "NOUN" and not speaks and not human and not any(t.pos_ == "PROPN" for t in source)


def says_itself(hop: Via, item: Said) -> bool:
    """True when the hop is the outlet that makes the statement: "according to Kesh TV" is not said through Kesh TV."""
    for speaker in item.speakers:
        if speaker.kind != "outlet":
            continue
        inside = hop.span is not None and speaker.span is not None and speaker.span.overlaps(hop.span)
        if inside or re.search(rf"\b{re.escape(hop.name)}\b", speaker.name):
            return True
    return False


def agency_alone(name: str) -> str | None:
    """The agency without the place before it; None for a day and for a people: no agency is called so.

    >>> agency_alone("Port Ostra ONA"), agency_alone("Thursday"), agency_alone("Keshian"), agency_alone("Talmark Press")
    ('ONA', None, None, 'Talmark Press')
    """
    words = name.split()
    if not words or any(names_date(w.lower()) for w in words) or (len(words) == 1 and _PEOPLES.search(words[0])):
        return None
    last = words[-1]
    short = len(words) > 1 and last.isupper() and len(last) > 1 and not any(w.isupper() for w in words[:-1])
    return last if short else name
