"""An answer as a reader sees it: who speaks, how, what, through whom; what is not there; what was withheld."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from app.render.cautions import flags, touching
from app.render.cite import chain, cites
from app.render.html import Html, join, tag
from app.render.narrowing import narrowings
from app.render.parties import colour
from app.render.words import STANCES, badge, by_hand, count, day, note, quoted, scope_line, unread
from domain.answer import Answer, Gap, Silence, Statement, Withheld, chain_words, links
from domain.headings import is_in_dispute, over

Palette = Mapping[str, str]

SILENCES = {
    "nothing indexed": "There is no article to search: none is loaded, or none passes the filters above",
    "nothing found": "The loaded articles do not say",
    "nothing verified": "No statement could be verified",
    "stopped": "Stopped before any statement was found",
}


def turn(number: int, question: str, reply: Html) -> Html:
    """One exchange of a conversation; its id is unique on the page."""
    asked = tag("p", tag("span", "You asked: ", class_="vh"), question, class_="q")
    return tag("section", asked, reply, class_="turn scope", id=f"turn-{number}")


def waiting() -> Html:
    """What stands under a question until its answer is there."""
    return tag("p", "Reading the articles…", class_="none busy", role="status")


def answer(found: Answer, palette: Palette) -> Html:
    """Everything an answer holds, in the order that a reader needs it."""
    body = silence(found.silence) if found.silence else _said(found, palette)
    asked = note(tag("b", "Read as: "), found.asked_as) if found.asked_as.strip() != found.question.strip() else ""
    parts = (
        notice(found.notice),
        asked,
        narrowings(found),
        body,
        unread(found.scope),
        withheld(found.withheld),
        _foot(found),
        suggestions(found.suggestions),
    )
    return join(parts)


def notice(words: str) -> Html:
    """What went wrong on the way to an answer, where something did."""
    return tag("p", words, class_="note notice", role="status") if words else Html("")


def _said(found: Answer, palette: Palette) -> Html:
    lead = tag("p", found.lead, class_="lead") if found.lead else ""
    parts = (
        _point(heading, list(said), palette) for heading, said in groupby(found.statements, key=lambda s: s.heading)
    )
    return join((lead, *parts, gaps(found.gaps)))


def _point(heading: str | None, said: Sequence[Statement], palette: Palette) -> Html:
    """The statements on one question in dispute, or of one day, under it."""
    words = ((tag("b", "In dispute: "), heading) if is_in_dispute(heading) else (over(heading),)) if heading else ()
    head = tag("p", *words, class_="point") if words else ""
    return join((head, *(statement(s, palette) for s in said)))


def statement(made: Statement, palette: Palette) -> Html:
    """One statement under the name of who makes it, with its stance, citations, chain and cautions."""
    who = tag("bdi", _owner(made), class_="who")
    stance = tag("span", STANCES[made.stance] if made.stance else "text", class_="stance")
    if not (made.party or made.speaker):
        stance = tag("span", "narrator", class_="stance")
    weak = badge(f"weakly supported: {made.reason}", "warn") if made.status == "weak" else ""
    hand = by_hand() if made.corrected else ""
    line = tag("p", join((who, stance, quoted(_words(made)), cites(made.citations), weak, hand), " "))
    return tag("div", line, _chain(made), flags(made.flags, made.citations), class_=f"st {colour(made.party, palette)}")


def _owner(made: Statement) -> str:
    """Who stands over a statement: its party; those who say it together, all of them."""
    return _joint(made) or made.party or made.speaker or "Unattributed"


def _joint(made: Statement) -> str:
    """All who say it together, “Orvenia and Velmora”; nothing where one alone does."""
    first = next(iter(links(made.chain)), ())
    return chain_words(tuple(replace(hop, inferred=False) for hop in first)) if len(first) > 1 else ""


def _words(made: Statement) -> str:
    """The statement's words without the owner's name before them, which stands over or under them anyway."""
    owner = made.speaker or "Unattributed"
    if made.party is not None and owner not in {_joint(made), *(hop.name for hop in made.chain)}:
        return made.text
    denial = f"{owner} (denial): "  # which the stance says already
    return made.text.removeprefix(denial if made.stance == "denies" else f"{owner}: ").removeprefix(f"{owner}: ")


def _chain(made: Statement) -> Html:
    articles = len({c.article for c in made.citations})
    several = f"{count(articles, 'article')}, {count(made.origins, 'origin')}" if articles > 1 else ""
    also = f"also in {', '.join(made.also_in)}" if made.also_in else ""
    return chain(made.chain, _also_said_by(made), day(made.said_on), _losses(made), also, several)


def _also_said_by(made: Statement) -> str:
    """The speaker, where only the party stands over the statement and neither words nor chain name the speaker."""
    speaker = made.speaker or ""
    named = made.text.startswith(speaker) or any(hop.name == speaker for hop in made.chain)
    return "" if named or not made.party else speaker


def _losses(made: Statement) -> str:
    if made.own_losses is None:
        return ""
    return "own losses" if made.own_losses else "the other side’s losses"


def gaps(found: Sequence[Gap]) -> Html:
    """What the sources do not say, with the sentences that come nearest."""
    lines = (join((gap.text, cites(gap.citations), touching(gap.citations)), " ") for gap in found)
    return join(note(line) for line in lines)


def silence(kept: Silence) -> Html:
    """A refusal said plainly: what was searched, and the nearest sentences found."""
    head = tag("p", SILENCES[kept.kind] + ".", class_="lead")
    searched = tag("p", "Searched: ", kept.searched, class_="chain")
    near = (
        tag(
            "li", "“", c.quote, "” ", cites((c,)), tag("div", c.outlet or c.title or "", class_="chain"), touching((c,))
        )
        for c in kept.nearest
    )
    nearest = join((tag("p", tag("b", "Nearest sentences")), tag("ul", *near, class_="near"))) if kept.nearest else ""
    return tag("div", head, searched, nearest, class_="silence")


def withheld(kept: Sequence[Withheld]) -> Html:
    """How many drafted statements failed a check; each with its reason, folded away."""
    if not kept:
        return Html("")
    rows = (
        tag("li", tag("span", w.text, class_="struck"), tag("div", "Withheld: ", w.reason, class_="chain"))
        for w in kept
    )
    why = f": {kept[0].reason}" if len(kept) == 1 else ""
    summary = tag("summary", tag("b", f"{count(len(kept), 'statement')} withheld"), why)
    return tag("details", summary, tag("ul", *rows), class_="note")


def suggestions(questions: Sequence[str]) -> Html:
    """Questions that ask themselves when pressed."""
    return (
        tag("div", *(tag("button", q, type="button", class_="suggest") for q in questions), class_="sug")
        if questions
        else Html("")
    )


def writer(model: str | None, engine: str) -> str:
    """Who wrote it, in a reader's words."""
    return model or ("quoted by rules, no model" if engine == "extractive" else engine)


def _foot(found: Answer) -> Html:
    engine = writer(found.model, found.engine)
    kept = "kept answer: not asked or paid for again" if found.kept else ""
    tokens = f"{found.usage.input_tokens + found.usage.output_tokens:,} tokens" if found.usage else ""
    cost = "" if found.cost is None else f"cost {found.cost:.4f}"
    return tag("p", " · ".join(p for p in (scope_line(found.scope), engine, kept, tokens, cost) if p), class_="foot")
