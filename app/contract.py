"""The nouns as plain JSON values, field for field as docs/contract.md promises them to programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from app.news import line_of, statements_of
from domain.answer import Answer, Gap, Scope, Silence, Statement, Usage, Withheld
from domain.article import Article, Filters, Flag, Hit
from domain.briefing import Briefing, PartyPositions, Position
from domain.citation import Citation
from domain.claim import Claim, Dispute, Event, Figure, Relation, Side, Speaker, Via
from domain.codec import encode
from domain.conversation import Conversation, ConversationLine
from domain.correction import Correction, PartyLine, Placed
from domain.edition import Line
from domain.kept_briefing import BriefingLine, KeptBriefing, News
from domain.report import AddReport, Check, Feed, Item, LogEntry, ModelEstimate, ModelReport, Spent
from domain.text import Span

Json = dict[str, Any]
NOTHING_SPENT = Spent()
_SOURCE_STATES = ("received", "failed")  # of sources that are no articles yet


def span(place: Span | None, article: Article) -> Json | None:
    """A place in the stored text, with its words and its way back to the raw text; None stays None."""
    if place is None:
        return None
    raw = article.offsets.to_raw(place)
    return {
        "start": place.start,
        "end": place.end,
        "raw_start": raw.start,
        "raw_end": raw.end,
        "text": place.of(article.text),
    }


def article(found: Article) -> Json:
    """An article in one version, with its text, how each field was found, and its flags."""
    plain = _plain(found)
    kept = (
        "id", "version", "key", "member", "source", "title", "outlet", "byline", "dateline", "agency", "language",
        "licence", "url", "text", "copies", "origin", "state", "keywords",
    )  # fmt: skip
    return {name: plain[name] for name in kept} | {
        "versions": plain["versions"],
        "published": found.published.iso if found.published else None,
        "updated": found.updated.iso if found.updated else None,
        "basis": {b.field: {"how": b.how, "confidence": b.confidence} for b in found.basis},
        "flags": [_flag(flag, found) for flag in found.flags],
    }


def hit(found: Hit) -> Json:
    """A passage that search found, with its place in its article."""
    passage = found.passage
    return {
        "passage": passage.id,
        "article": passage.article,
        "version": passage.version,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
        "score": found.score,
        "found_by": list(found.found_by),
    }


def citation(cited: Citation) -> Json:
    """A quotation and where it stands, as the noun names it, its date as text."""
    return _plain(cited) | {"published": cited.published.iso if cited.published else None}


def statement(said: Statement) -> Json:
    """A checked statement with its citations."""
    return _plain(said) | {"citations": _citations(said.citations)}


def answer(given: Answer) -> Json:
    """All that may be shown for a question; `refused` is true exactly when `silence` is not null."""
    return {
        "question": given.question,
        "asked_as": given.asked_as,
        "kind": given.kind,
        "answer": given.answer,
        "lead": given.lead,
        "statements": [statement(s) for s in given.statements],
        "gaps": [_gap(g) for g in given.gaps],
        "withheld": [_withheld(w) for w in given.withheld],
        "refused": given.refused,
        "silence": _silence(given.silence),
        "suggestions": list(given.suggestions),
        "filters": filters(given.filters),
        "narrowed": [_plain(one) | {"line": one.line} for one in given.narrowed],
        "scope": scope(given.scope),
        "notice": given.notice,
        "kept": given.kept,
    } | _engine(given)


def conversation_line(kept: ConversationLine) -> Json:
    """A conversation in a list; `exchanges` counts its questions."""
    return _plain(kept)


def conversation(kept: Conversation) -> Json:
    """A conversation with every answer as it was shown, oldest first."""
    times = {"begun": kept.begun.isoformat(), "changed": kept.changed.isoformat()}
    exchanges = [{"at": one.at.isoformat(), "answer": answer(one.answer)} for one in kept.exchanges]
    return {"id": kept.id, "title": kept.title} | times | {"exchanges": exchanges}


def filters(chosen: Filters) -> Json:
    """What was looked at, dates as ISO 8601; null or empty means all."""
    return _plain(chosen)


def scope(looked_at: Scope) -> Json:
    """How much was looked at, from when to when, and how many articles still await analysis."""
    return {
        "articles": looked_at.articles,
        "origins": looked_at.origins,
        "from": looked_at.since,
        "to": looked_at.until,
        "waiting": looked_at.waiting,
        "unread": looked_at.unread,
        "languages": list(looked_at.languages),
    }


def claim(made: Claim, found_in: Article) -> Json:
    """A claim with every span read through the article version it was found in."""
    return {
        "id": made.id,
        "article": made.article,
        "version": made.version,
        "speakers": [_speaker(s, found_in) for s in made.speakers],
        "cue": span(made.cue, found_in),
        "stance": made.stance,
        "negated": made.negated,
        "target_party": made.target_party,
        "content": [span(part, found_in) for part in made.content],
        "form": made.form,
        "via": [_via(hop, found_in) for hop in made.via],
        "denies": made.denies,
        "parent": made.parent,
        "event": event(made.event),
        "figures": [figure(f, found_in) for f in made.figures],
        "found_by": made.found_by,
        "confidence": made.confidence,
        "corrected": list(made.corrected),
    }


def figure(counted: Figure, found_in: Article) -> Json:
    """A count inside a claim."""
    return _plain(counted) | {"span": span(counted.span, found_in)}


def figure_lines(made: Claim, found_in: Article) -> Iterator[Json]:
    """Each count of a claim, with the claim's id, speakers and chain."""
    for counted in made.figures:
        yield figure(counted, found_in) | {
            "claim": made.id,
            "article": made.article,
            "version": made.version,
            "speakers": [_speaker(s, found_in) for s in made.speakers],
            "via": [_via(hop, found_in) for hop in made.via],
        }


def event(happened: Event | None) -> Json | None:
    """What a claim or dispute is about; None stays None."""
    return _plain(happened) if happened else None


def dispute(found: Dispute) -> Json:
    """One question on which sources disagree, side by side."""
    return {
        "id": found.id,
        "question": found.question,
        "kind": found.kind,
        "event": event(found.event),
        "sides": [_side(s) for s in found.sides],
        "certain": found.certain,
    }


def relation(found: Relation) -> Json:
    """Claims that do not contradict, and why."""
    return _plain(found)


def positions(parties: Sequence[PartyPositions]) -> Json:
    """Every party with its positions."""
    return {"parties": [{"party": p.party, "positions": [position(one) for one in p.positions]} for p in parties]}


def position(held: Position) -> Json:
    """What one party says on one question."""
    return _plain(held) | {"citations": _citations(held.citations)}


def briefing(written: Briefing) -> Json:
    """A cited summary; `period` is from and to."""
    since, until = written.period
    return {
        "topic": written.topic,
        "lead": written.lead,
        "period": {"from": since, "to": until},
        "sections": [
            {"title": s.title, "statements": [statement(one) for one in s.statements]} for s in written.sections
        ],
        "disputed": list(written.disputed),
        "points": list(written.points),
        "possible": list(written.possible),
        "gaps": [_gap(g) for g in written.gaps],
        "withheld": [_withheld(w) for w in written.withheld],
        "sources": encode(written.sources),
        "scope": scope(written.scope),
        "notice": written.notice,
    } | _engine(written)


def briefing_line(kept: BriefingLine) -> Json:
    """A kept briefing in a list, with what it was asked to be."""
    asked = {"topic": kept.order.topic, "length": kept.order.length, "audience": kept.order.audience}
    facts = {"id": kept.id, "title": kept.title, "at": kept.at.isoformat(), "statements": kept.statements}
    made = {"edited": kept.edited, "engine": kept.engine, "model": kept.model}
    return facts | asked | {"filters": filters(kept.order.filters)} | made


def kept_briefing(kept: KeptBriefing) -> Json:
    """A briefing as it was written; `edition` holds its lines as a person changed them, null while nobody did."""
    edition = [_edited(line) for line in kept.edition.lines] if kept.edition else None
    return briefing_line(line_of(kept)) | {"briefing": briefing(kept.briefing), "edition": edition}


def _edited(line: Line) -> Json:
    facts = {"kind": line.kind, "text": line.text, "hand": line.hand, "verdict": line.verdict, "reason": line.reason}
    return facts | {"citations": _citations(line.citations)}


def news(found: News, kept: KeptBriefing) -> Json:
    """What is new in a briefing beside an earlier one, and what of that one is gone, with why."""
    said = tuple(statements_of(kept.briefing))
    gone = [{"text": one.text, "why": one.why, "citations": _citations(one.citations)} for one in found.gone]
    return {"earlier": briefing_line(found.earlier), "new": [statement(said[n]) for n in found.new], "gone": gone}


def report(added: AddReport) -> Json:
    """Article ids by what became of them, what was refused and why, and the time taken in seconds."""
    return _plain(added)


def estimate(expected: ModelEstimate) -> Json:
    """What a model would be sent: articles, calls, tokens and the cost where prices are set."""
    return _plain(expected)


def model_report(done: ModelReport) -> Json:
    """What a model did to the claims; `refused` maps reasons to counts."""
    return _plain(done) | {"refused": dict(done.refused)}


def checks(looked_at: Sequence[Check]) -> Json:
    """What was looked at, and whether all of it is well."""
    return {"ok": all(c.ok for c in looked_at), "checks": encode(tuple(looked_at))}


def status(
    states: Mapping[str, int], waiting: int, samples: bool, items: Sequence[Item] = (), spent: Spent = NOTHING_SPENT
) -> Json:
    """Articles by state, how many await analysis, whether these are the samples, and sources that wait or have failed."""
    articles = sum(count for state, count in states.items() if state not in _SOURCE_STATES)
    return {
        "states": dict(states),
        "articles": articles,
        "waiting": waiting,
        "samples": samples,
        "sources": [item(one) for one in items],
        "spent": _plain(spent),
    }


def item(queued: Item) -> Json:
    """A source in the queue, by the number that `retry` takes."""
    plain = _plain(queued)
    return {
        "number": queued.id,
        "source": queued.source.name or queued.source.location,
        **{name: plain[name] for name in ("state", "reason", "tries", "articles")},
    }


def feed(watched: Feed) -> Json:
    """A feed that is watched."""
    return _plain(watched)


def log_entry(line: LogEntry) -> Json:
    """A line of the audit log."""
    return _plain(line)


def correction(made: Correction) -> Json:
    """What a person set right, by the number that `undo` takes."""
    plain = _plain(made)
    return {"number": plain.pop("id"), **plain}


def placed(found: Placed) -> Json:
    """A correction with how it stands, and the id of the claim that it is applied to now."""
    return correction(found.correction) | {
        "standing": found.standing,
        "claim": found.claim.id if found.claim else None,
    }


def party(line: PartyLine) -> Json:
    """A party, how many claims it makes, and its other names."""
    return {"party": line.name, "claims": line.claims, "aliases": list(line.aliases)}


def _plain(noun: Any) -> Json:
    """A noun's own fields as plain values."""
    fields: Json = encode(noun)
    return fields


def _engine(written: Answer | Briefing) -> Json:
    return {
        "engine": written.engine,
        "model": written.model,
        "prompt": written.prompt,
        "usage": _usage(written.usage),
        "cost": written.cost,
    }


def _usage(tokens: Usage | None) -> Json | None:
    return _plain(tokens) if tokens else None


def _citations(cited: Sequence[Citation]) -> list[Json]:
    return [citation(c) for c in cited]


def _flag(flag: Flag, found_in: Article) -> Json:
    return _plain(flag) | {"span": span(flag.span, found_in)}


def _gap(gap: Gap) -> Json:
    return {"text": gap.text, "citations": _citations(gap.citations)}


def _withheld(withheld: Withheld) -> Json:
    return {"text": withheld.text, "reason": withheld.reason}


def _silence(silence: Silence | None) -> Json | None:
    if silence is None:
        return None
    return {"kind": silence.kind, "searched": silence.searched, "nearest": _citations(silence.nearest)}


def _speaker(speaker: Speaker, found_in: Article) -> Json:
    return _plain(speaker) | {"span": span(speaker.span, found_in)}


def _via(hop: Via, found_in: Article) -> Json:
    return _plain(hop) | {"span": span(hop.span, found_in)}


def _side(side: Side) -> Json:
    return _plain(side) | {"citations": _citations(side.citations)}
