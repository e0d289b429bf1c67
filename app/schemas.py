"""JSON Schemas (draft 2020-12) of what each command prints: every promised field is required, more may come."""

from __future__ import annotations

from typing import Any, get_args

from domain import answer, article, claim, correction, narrowing, report
from domain.correction import FIELDS

Schema = dict[str, Any]
Fields = dict[str, Schema]

TEXT: Schema = {"type": "string"}
TRUTH: Schema = {"type": "boolean"}
COUNT: Schema = {"type": "integer", "minimum": 0}
NUMBER: Schema = {"type": "number"}
TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
COUNT_OR_NULL: Schema = {"type": ["integer", "null"], "minimum": 0}
NUMBER_OR_NULL: Schema = {"type": ["number", "null"]}
TRUTH_OR_NULL: Schema = {"type": ["boolean", "null"]}
WHEN = r"^\d{4}-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}(:\d{2})?))?)?$"
TIME: Schema = {"type": "string", "pattern": WHEN}
TIME_OR_NULL: Schema = {"type": ["string", "null"], "pattern": WHEN}


def record(**fields: Schema) -> Schema:
    """The schema of an object that has at least these fields."""
    return {"type": "object", "required": list(fields), "properties": fields}


def many(item: Schema) -> Schema:
    """The schema of an array."""
    return {"type": "array", "items": item}


def maybe(schema: Schema) -> Schema:
    """The schema of a value that may be null."""
    return {"anyOf": [schema, {"type": "null"}]}


def one_of(names: Any) -> Schema:
    """The schema of a word from a closed list, which is read from the noun's own type."""
    return {"enum": list(get_args(names))}


TEXTS = many(TEXT)
SPAN = record(start=COUNT, end=COUNT, raw_start=COUNT, raw_end=COUNT, text=TEXT)
FLAG = record(kind=one_of(article.FlagKind), span=maybe(SPAN), note=TEXT, suggestion=TEXT_OR_NULL)

ARTICLE = record(
    id=TEXT,
    version=COUNT,
    versions=many(record(version=COUNT, stored_at=TIME, parser=TEXT)),
    key=TEXT_OR_NULL,
    member=TEXT_OR_NULL,
    source=TEXT,
    title=TEXT_OR_NULL,
    outlet=TEXT_OR_NULL,
    byline=TEXT_OR_NULL,
    dateline=TEXT_OR_NULL,
    agency=TEXT_OR_NULL,
    published=TIME_OR_NULL,
    updated=TIME_OR_NULL,
    language=TEXT_OR_NULL,
    licence=TEXT_OR_NULL,
    url=TEXT_OR_NULL,
    text=TEXT,
    basis={"type": "object", "additionalProperties": record(how=TEXT, confidence=NUMBER)},
    flags=many(FLAG),
    copies=TEXTS,
    keywords=TEXTS,
    origin=TEXT_OR_NULL,
    state=one_of(article.State),
)

CITATION = record(
    number={"type": "integer", "minimum": 1},
    article=TEXT,
    version=COUNT,
    title=TEXT_OR_NULL,
    outlet=TEXT_OR_NULL,
    published=TIME_OR_NULL,
    origin=TEXT_OR_NULL,
    sentence=TEXT,
    quote=TEXT,
    start=COUNT,
    end=COUNT,
    raw_start=COUNT,
    raw_end=COUNT,
    via=TEXTS,
    flags=TEXTS,
)
CITATIONS = many(CITATION)
CHAIN = many(record(name=TEXT, inferred=TRUTH, beside=TRUTH))

STATEMENT = record(
    text=TEXT,
    speaker=TEXT_OR_NULL,
    party=TEXT_OR_NULL,
    stance=maybe(one_of(claim.Stance)),
    said_on=TEXT_OR_NULL,
    chain=CHAIN,
    own_losses=TRUTH_OR_NULL,
    origins=COUNT,
    claims=TEXTS,
    citations=CITATIONS,
    flags=TEXTS,
    status={"enum": ["verified", "weak"]},
    reason=TEXT,
    corrected=TRUTH,
    heading=TEXT_OR_NULL,
)
GAP = record(text=TEXT, citations=CITATIONS)
WITHHELD = record(text=TEXT, reason=TEXT)
SILENCE = record(kind=one_of(answer.SilenceKind), searched=TEXT, nearest=CITATIONS)
FILTERS = record(since=TIME_OR_NULL, until=TIME_OR_NULL, outlets=TEXTS, articles=TEXTS, parties=TEXTS)
NARROWING = record(kind=one_of(narrowing.NarrowKind), words=TEXT, means=TEXT, used=TRUTH, line=TEXT)
SCOPE: Schema = record(
    articles=COUNT, origins=COUNT, to=TIME_OR_NULL, waiting=COUNT, unread=COUNT, languages=many(TEXT)
)
SCOPE = {**SCOPE, "required": [*SCOPE["required"], "from"], "properties": {**SCOPE["properties"], "from": TIME_OR_NULL}}
WRITTEN_BY: Fields = {
    "engine": TEXT,
    "model": TEXT_OR_NULL,
    "prompt": TEXT_OR_NULL,
    "usage": maybe(record(input_tokens=COUNT, output_tokens=COUNT)),
    "cost": NUMBER_OR_NULL,
}

ANSWER: Schema = record(
    question=TEXT,
    asked_as=TEXT,
    kind=one_of(answer.QuestionKind),
    answer=TEXT,
    lead=TEXT,
    statements=many(STATEMENT),
    gaps=many(GAP),
    withheld=many(WITHHELD),
    refused=TRUTH,
    silence=maybe(SILENCE),
    suggestions=TEXTS,
    filters=FILTERS,
    narrowed=many(NARROWING),
    scope=SCOPE,
    notice=TEXT,
    kept=TRUTH,
    **WRITTEN_BY,
) | {
    "if": {"properties": {"refused": {"const": True}}},
    "then": {"properties": {"silence": {"type": "object"}}},
    "else": {"properties": {"silence": {"type": "null"}}},
}

CONVERSATION_LINE = record(id=TEXT, title=TEXT, begun=TIME, changed=TIME, exchanges=COUNT, asked=TEXT)
CONVERSATION = record(
    id=TEXT, title=TEXT, begun=TIME, changed=TIME, exchanges=many(record(at=TIME, answer=ANSWER))
)  # an answer of a kept conversation is whole

SPEAKER = record(
    span=maybe(SPAN),
    name=TEXT,
    role=TEXT_OR_NULL,
    party=TEXT_OR_NULL,
    kind=one_of(claim.SpeakerKind),
    resolved_by=one_of(claim.ResolvedBy),
)
VIA = record(name=TEXT, span=maybe(SPAN), inferred=TRUTH)
EVENT = record(
    type=TEXT,
    place=TEXT_OR_NULL,
    actor=TEXT_OR_NULL,
    target=TEXT_OR_NULL,
    date=TEXT_OR_NULL,
    date_basis=one_of(claim.DateBasis),
)
FIGURE_FIELDS: Fields = {
    "kind": one_of(claim.FigureKind),
    "low": COUNT_OR_NULL,
    "high": COUNT_OR_NULL,
    "qualifier": TEXT_OR_NULL,
    "victims": TEXT_OR_NULL,
    "victims_kind": one_of(claim.VictimsKind),
    "own_losses": TRUTH_OR_NULL,
    "scope": {"enum": ["total", "daily", None]},
    "as_of": TEXT_OR_NULL,
    "victims_inferred": TRUTH,
    "place": TEXT_OR_NULL,
    "span": SPAN,
}

CLAIM = record(
    id=TEXT,
    article=TEXT,
    version=COUNT,
    speakers={**many(SPEAKER), "minItems": 1},
    cue=maybe(SPAN),
    stance=one_of(claim.Stance),
    negated=TRUTH,
    target_party=TEXT_OR_NULL,
    content=many(SPAN),
    form=one_of(claim.Form),
    via=many(VIA),
    denies=TEXT_OR_NULL,
    parent=TEXT_OR_NULL,
    event=maybe(EVENT),
    figures=many(record(**FIGURE_FIELDS)),
    found_by=TEXT,
    confidence={"type": "number", "minimum": 0, "maximum": 1},
    corrected=many({"enum": list(FIELDS)}),
)
CAUTION = record(kind=TEXT, note=TEXT, words=TEXT, suggestion=TEXT_OR_NULL)
CLAIM_FILE: Schema = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Claims: who said what, through whom (docs/claims.md says what each field means)",
    **record(claims=many({**CLAIM, "required": [*CLAIM["required"], "cautions"],
                          "properties": {**CLAIM["properties"], "cautions": many(CAUTION)}})),
}  # fmt: skip
FIGURE_LINE = record(**FIGURE_FIELDS, claim=TEXT, speakers=many(SPEAKER), via=many(VIA))

SIDE = record(party=TEXT, text=TEXT, claims=TEXTS, citations=CITATIONS)
DISPUTE = record(
    id=TEXT, question=TEXT, kind=one_of(claim.DisputeKind), event=maybe(EVENT), sides=many(SIDE), certain=TRUTH
)
RELATION = record(kind=one_of(claim.RelationKind), claims=TEXTS, note=TEXT)

POSITION = record(
    party=TEXT,
    question=TEXT,
    text=TEXT,
    claim=TEXT,
    chain=CHAIN,
    said_on=TEXT_OR_NULL,
    citations=CITATIONS,
    earlier=TEXTS,
    change=TEXT_OR_NULL,
    corrected=TRUTH,
)
POSITIONS = record(parties=many(record(party=TEXT, positions=many(POSITION))))

BRIEFING = record(
    topic=TEXT_OR_NULL,
    lead=TEXT,
    period={"type": "object"},
    sections=many(record(title=TEXT, statements=many(STATEMENT))),
    disputed=TEXTS,
    points=TEXTS,
    possible=TEXTS,
    gaps=many(GAP),
    withheld=many(WITHHELD),
    sources=many(record(article=TEXT, outlet=TEXT_OR_NULL, origin=TEXT_OR_NULL)),
    scope=SCOPE,
    notice=TEXT,
    **WRITTEN_BY,
)

_BRIEFING_LINE: dict[str, Schema] = {
    "id": TEXT, "title": TEXT, "at": TIME, "statements": COUNT, "topic": TEXT_OR_NULL, "length": TEXT, "audience": TEXT,
    "filters": FILTERS, "edited": TRUTH, "engine": TEXT, "model": TEXT_OR_NULL,
}  # fmt: skip
BRIEFING_LINE = record(**_BRIEFING_LINE)
_EDITED = record(kind=TEXT, text=TEXT, hand=TEXT, verdict=TEXT, reason=TEXT, citations=CITATIONS)
KEPT_BRIEFING = record(**_BRIEFING_LINE, briefing=BRIEFING, edition=maybe(many(_EDITED)))
BRIEFING_NEWS = record(
    earlier=BRIEFING_LINE, new=many(STATEMENT), gone=many(record(text=TEXT, why=TEXT, citations=CITATIONS))
)

HIT = record(passage=TEXT, article=TEXT, start=COUNT, end=COUNT, text=TEXT, score=NUMBER, found_by=TEXTS)
REPORT = record(
    added=TEXTS,
    updated=TEXTS,
    unchanged=TEXTS,
    refused=many(record(source=TEXT, reason=TEXT)),
    seconds=NUMBER,
    stopped=TRUTH,
)
CHECKS = record(ok=TRUTH, checks=many(record(name=TEXT, ok=TRUTH, detail=TEXT, hint=TEXT)))
ITEM = record(number=COUNT, source=TEXT, state=one_of(report.ItemState), reason=TEXT, tries=COUNT, articles=TEXTS)
STATUS = record(
    states={"type": "object", "additionalProperties": COUNT},
    articles=COUNT,
    waiting=COUNT,
    samples=TRUTH,
    sources=many(ITEM),
    spent=record(calls=COUNT, input_tokens=COUNT, output_tokens=COUNT, cost=NUMBER_OR_NULL, since=TEXT_OR_NULL),
)
FEED = record(
    url=TEXT,
    etag=TEXT_OR_NULL,
    modified=TEXT_OR_NULL,
    checked_at=TIME_OR_NULL,
    next_at=TIME_OR_NULL,
    failures=COUNT,
    note=TEXT,
)
TOKENS = record(input_tokens=COUNT, output_tokens=COUNT)
ESTIMATE = record(articles=COUNT, calls=COUNT, kept=COUNT, usage=TOKENS, cost=NUMBER_OR_NULL)
MODEL_REPORT = record(
    articles=COUNT,
    calls=COUNT,
    kept=COUNT,
    failed=COUNT,
    confirmed=COUNT,
    mended=COUNT,
    added=COUNT,
    refused={"type": "object", "additionalProperties": COUNT},
    usage=TOKENS,
    cost=NUMBER_OR_NULL,
    seconds=NUMBER,
    stopped=TRUTH,
    problem=TEXT,
)
CHANGED = record(
    speaker=TEXT_OR_NULL,
    party=TEXT_OR_NULL,
    stance=maybe(one_of(claim.Stance)),
    target_party=TEXT_OR_NULL,
    via=maybe(TEXTS),
)
ANCHOR = record(article=TEXT, words=TEXT, before=TEXT, after=TEXT, cue=TEXT, occurrence=COUNT, of=COUNT)
CORRECTION = record(
    number=COUNT,
    kind=one_of(correction.CorrectionKind),
    standing=one_of(correction.Standing),
    claim=TEXT_OR_NULL,
    anchor=maybe(ANCHOR),
    was=CHANGED,
    changed=CHANGED,
    party=TEXT_OR_NULL,
    into=TEXT_OR_NULL,
    who=TEXT,
    at=TIME,
    note=TEXT,
)
UNDONE = {**CORRECTION, "required": [name for name in CORRECTION["required"] if name not in ("standing", "claim")]}
PARTY = record(party=TEXT, claims=COUNT, aliases=TEXTS)
LOG_LINE = record(at=TIME, action=one_of(report.Action), subject=TEXT, detail=TEXT)

SCHEMAS: dict[str, Schema] = {
    "add": REPORT,
    "retry": {"allOf": [REPORT, STATUS], "required": [*REPORT["required"], *STATUS["required"]]},
    "drop": ITEM,
    "reparse": REPORT,
    "analyse": {"anyOf": [record(analysed=COUNT), ESTIMATE, MODEL_REPORT]},
    "watch": REPORT,
    "unwatch": record(unwatched=TEXT),
    "remove": ARTICLE,
    "restore": ARTICLE,
    "feeds": FEED,
    "log": LOG_LINE,
    "articles": ARTICLE,
    "status": STATUS,
    "search": HIT,
    "ask": ANSWER,
    "conversations": {"anyOf": [CONVERSATION_LINE, CONVERSATION, record(file=TEXT, sha256=TEXT)]},
    "claims": CLAIM,
    "figures": FIGURE_LINE,
    "positions": POSITIONS,
    "disputes": {"anyOf": [DISPUTE, RELATION]},
    "brief": {"anyOf": [BRIEFING, record(**BRIEFING["properties"], kept=TEXT)]},
    "briefings": {"anyOf": [BRIEFING_LINE, KEPT_BRIEFING, BRIEFING_NEWS, record(file=TEXT, sha256=TEXT)]},
    "export": record(file=TEXT, sha256=TEXT),
    "correct": CORRECTION,
    "dismiss": CORRECTION,
    "corrections": CORRECTION,
    "undo": UNDONE,
    "parties": PARTY,
    "doctor": CHECKS,
    "reindex": CHECKS,
    "backup": CHECKS,
}
LINES = (
    "articles",
    "drop",
    "remove",
    "restore",
    "watch",
    "feeds",
    "log",
    "search",
    "conversations",
    "briefings",
    "claims",
    "figures",
    "disputes",
    "corrections",
    "parties",
)  # these print one value a line, the others one in all
