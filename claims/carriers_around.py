"""Who speaks around a statement and so hands it on: "her brother said that the captain had told him ...", innermost first."""

from __future__ import annotations

from collections.abc import Sequence

from claims.parse import Token
from claims.reading import Reading
from claims.said import Said
from claims.speakers import OWN_VOICE
from domain.claim import Via

HANDING_ON = frozenset({"asserts", "confirms", "accuses"})
_CONTRAST = frozenset({"though", "although", "while", "whereas", "but"})
_AIMED = frozenset(
    {"blame", "accuse", "condemn", "criticise", "criticize", "mock", "ridicule", "denounce", "dismiss", "reject"}
)
_STATEMENTS = frozenset(
    {"charge", "claim", "request", "accusation", "allegation", "assertion", "remark", "demand", "figure", "version", "offer",
     "suggestion", "proposal", "statement", "idea", "notion", "argument", "account", "number", "count", "explanation"}
)  # fmt: skip


def around(item: Said, said: Sequence[Said], reading: Reading) -> list[Said]:
    """The statements that hold this one and hand it on, the innermost first."""
    outer = [c for c in said if c.attribution.rule != "according_to" and is_around(c, item, reading)]
    outer = [c for c in outer if hands_on(c, item, reading)]
    return sorted(outer, key=lambda c: len(c.attribution.content))


def is_around(outer: Said, item: Said, reading: Reading) -> bool:
    """True when the other's cue stands in this one's content; in "Radio Kesh said that, according to the army, ..." as well."""
    a, b = outer.attribution, item.attribution
    held = outer.holds(item)
    if held or b.rule != "according_to" or a.rule == "according_to":
        return held
    beneath = any(t.i == outer.head for t in reading.doc[item.head].ancestors) and item.head > outer.head
    return beneath and len(b.content & a.content) > len(b.content) / 2


def by(outer: Said, item: Said) -> list[Via]:
    """The hops that the speakers of the statement around are."""
    names = {s.name for s in item.speakers}
    return [Via(name=s.name, span=s.span) for s in outer.speakers if s.name not in names]


def hands_on(outer: Said, item: Said, reading: Reading) -> bool:
    """True when the one around vouches for what the other said, and can be told apart."""
    telling = outer.attribution.speech and outer.attribution.stance in HANDING_ON
    idle = is_bare(outer, reading) or is_participle(item, reading)
    apart = is_parted(outer, item, reading) or is_contrast(outer, item, reading) or is_comment(outer, item, reading)
    return (
        telling
        and somebody(outer)
        and not (idle or apart or is_aside(outer, item, reading) or is_quoted(outer, item, reading))
    )


def somebody(item: Said) -> bool:
    """True when the source is there and is not the writer's own "we"."""
    return bool(item.attribution.source) and not any(s.name.lower() in OWN_VOICE for s in item.speakers)


def is_bare(outer: Said, reading: Reading) -> bool:
    """As in "The isles hold seven, officials said": a bare "officials" or "both" tells nobody apart."""
    source = [reading.doc[i] for i in outer.attribution.source]
    return outer.kinds <= {"unnamed", "group"} and len([t for t in source if t.is_alpha]) == 1


def is_parted(outer: Said, item: Said, reading: Reading) -> bool:
    """As in "The army says four; the mayor said six": what stands behind a semicolon is not around what stands before."""
    first, last = sorted((outer.head, item.head))
    same_quotation = reading.quotation_at(outer.head) is None and reading.quotation_at(item.head) is not None
    return not same_quotation and any(reading.doc[i].text == ";" for i in range(first, last))


def is_contrast(outer: Said, item: Said, reading: Reading) -> bool:
    """As in "The envoy said it was quiet, though the mayor added that ...": the writer sets one against the other."""
    steps = _steps(item, outer, reading)
    return any(t.dep_ == "advcl" and any(c.lower_ in _CONTRAST and c.i < t.i for c in t.children) for t in steps)


def is_comment(outer: Said, item: Said, reading: Reading) -> bool:
    """As in "insists that the fire began there, a charge that the minister called absurd": a comment, not part of it.

    Quiet for the letter in which the captive writes, and inside quotation marks.
    """
    if reading.quotation_at(item.head) is not None:
        return False
    steps = _steps(item, outer, reading)
    return any(
        t.dep_ in ("relcl", "acl") and t.head.dep_ == "appos" and t.head.lemma_ in _STATEMENTS for t in steps
    ) or (
        bool(steps)
        and item.attribution.source_head is not None
        and any(
            t.head.lemma_ in _STATEMENTS and t.dep_ == "relcl" and t.head.nbor(-1).lower_ in ("a", "an") for t in steps
        )
    )


def is_aside(outer: Said, item: Said, reading: Reading) -> bool:
    """As in "blamed Talmark, which said the plane had crossed the border", "mocked the radio, which has claimed nine".

    The writer tells what the accused says to it. Quiet without the comma ("spoke of a guard who told him"), inside quotation
    marks, and where a document speaks ("read out a letter, in which he says").
    """
    verb = reading.doc[item.head]
    if verb.dep_ != "relcl" or reading.quotation_at(item.head) is not None:
        return False
    first = min((t for t in (reading.doc[i] for i in range(verb.left_edge.i, verb.i + 1))), key=lambda t: t.i)
    which = first.lower_ in ("which", "who") and first.i > 0 and first.nbor(-1).text == ","
    above = verb.head
    while above.dep_ in ("pobj", "prep", "appos", "conj", "compound") and above.head.i != above.i:
        above = above.head
    aimed = above.dep_ in ("dobj", "obj") and (above.head.i == outer.head or above.head.lemma_ in _AIMED)
    return which and aimed


def is_participle(item: Said, reading: Reading) -> bool:
    """As in "a tale told by people who cannot read": a participle that only describes is no statement handed on."""
    verb = reading.doc[item.head]
    return (
        verb.tag_ == "VBN"
        and verb.dep_ in ("acl", "advcl")
        and not any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    )


def is_quoted(outer: Said, item: Said, reading: Reading) -> bool:
    """As in "She called it “a tale told by fools”": who speaks in a quotation is not around what stands outside of it."""
    return outer.attribution.quoted and reading.quotation_at(outer.head) != reading.quotation_at(item.head)


def _steps(item: Said, outer: Said, reading: Reading) -> tuple[Token, ...]:
    """The words on the way up from the inner cue to the outer."""
    steps: list[Token] = []
    for token in (reading.doc[item.head], *reading.doc[item.head].ancestors):
        if token.i == outer.head:
            break
        steps.append(token)
    return tuple(steps)
