"""The claims found in an article, beside its text: each leads to its words, and can be set right in a plain form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.corrections_text import STANDINGS, value
from app.render.cite import target
from app.render.html import Html, join, tag
from app.render.parties import colour
from app.render.words import STANCES, badge, by_hand, count, day
from domain.anchor import run_of
from domain.article import Article
from domain.claim import Claim
from domain.correction import Correction, Details, Placed
from domain.text import Span

NOWHERE = Span(start=0, end=0)
SHORT = 160  # code points of a quotation in the list
CALLED = {
    "speaker": "Speaker", "party": "Party", "stance": "Stance", "target_party": "Accused or urged party", "via": "Through",
}  # fmt: skip
_HINTS = {
    "speaker": "nobody: the outlet itself",
    "party": "none",
    "target_party": "none",
    "via": "first to last, with > between",
}


def claims(
    article: Article,
    found: Sequence[Claim],
    placed: Sequence[Placed],
    parties: Sequence[str],
    palette: Mapping[str, str],
    cited: Span = NOWHERE,
) -> Html:
    """A fold-out with the claims of this version and the corrections of this article; nothing when there are none.

    The claims that touch the `cited` words stand out.
    """
    mine = [c for c in found if c.article == article.id and c.version == article.version]
    if not mine and not placed:
        return Html("")
    corrected = sum(bool(c.corrected) for c in mine)
    counts = (badge(f"{len(mine):,}"), badge(f"{corrected} corrected by hand") if corrected else "")
    title = tag("summary", tag("b", "Claims found here"), " ", join(counts, " "))
    rows = tag("ul", *(_claim(claim, article, palette, cited) for claim in mine)) if mine else ""
    known = tag("datalist", *(tag("option", value=party) for party in parties), id="known-parties")
    told = tag("div", id="claims-told", role="status")
    return tag("details", title, told, rows, _corrections(placed), known, class_="shelf claims", id="shelf-claims")


def _claim(claim: Claim, article: Article, palette: Mapping[str, str], cited: Span) -> Html:
    run = run_of(claim)
    words = " ".join(run.of(article.text).split())
    place = target(article.id, article.version, run.start, run.end)
    quote = tag("a", f"“{words[:SHORT]}{'…' * (len(words) > SHORT)}”", class_="read", href=place)
    party = next(iter(claim.parties), None)
    hand = by_hand() if claim.corrected else ""
    stance = tag("span", STANCES[claim.stance], class_="stance")
    line = tag("p", join((tag("bdi", _who(claim), class_="who"), stance, quote, hand), " "))
    through = tag("div", "through ", " → ".join(hop.name for hop in claim.via), class_="chain") if claim.via else ""
    return tag("li", line, through, _form(claim), class_=f"{colour(party, palette)}{' on' * run.overlaps(cited)}")


def _who(claim: Claim) -> str:
    """Speaker and party as a reader sees them.

    >>> from domain.claim import Speaker
    >>> speaker = Speaker(name="Mira Solen", kind="person", party="Talmark")
    >>> _who(Claim(id="c", article="a", version=1, speakers=(speaker,), stance="asserts", content=(), form="direct"))
    'Mira Solen (Talmark)'
    """
    if claim.is_narrator:
        return f"{claim.speakers[0].name} (nobody is credited)"
    return " and ".join(
        s.name + (f" ({s.party})" if s.party and s.party.lower() not in s.name.lower() else "") for s in claim.speakers
    )


def _form(claim: Claim) -> Html:
    """A form that the page's listener sends; what is left as it stands is not changed."""
    now = Details.of(claim) if not claim.is_narrator else _uncredited(claim)
    fields = (_field(name, now) for name in CALLED)
    why = tag("label", "Why", tag("input", name_="note", maxlength=500, autocomplete="off"))
    save = tag("button", "Save", type="submit", name_="verb", value="correct", class_="act-like strong")
    drop = tag("button", "Dismiss this claim", type="submit", name_="verb", value="dismiss", class_="act-like")
    hidden = tag("input", type="hidden", name_="claim", value=claim.id)
    form = tag("form", hidden, *fields, why, tag("div", save, drop, class_="moves"), class_="mend")
    return tag("details", tag("summary", "Correct"), form)


def _uncredited(claim: Claim) -> Details:
    return Details(
        speaker="", party="; ".join(claim.parties), stance=claim.stance, target_party="", via=Details.of(claim).via
    )


def _field(name: str, now: Details) -> Html:
    held = getattr(now, name)
    if name == "stance":
        options = (tag("option", words, value=stance, selected=stance == held) for stance, words in STANCES.items())
        return tag("label", CALLED[name], tag("select", *options, name_=name))
    text = held if isinstance(held, str) else " > ".join(held)
    known = "known-parties" if name in ("party", "target_party") else None
    box = tag(
        "input", name_=name, value=text, list=known, placeholder=_HINTS[name], maxlength=200 if name != "via" else 1000,
        autocomplete="off",
    )  # fmt: skip
    return tag("label", CALLED[name], box)


def _corrections(placed: Sequence[Placed]) -> Html:
    """What was set right in this article, the dismissed claims and those that are not found now among it."""
    if not placed:
        return Html("")
    title = tag("p", tag("b", count(len(placed), "correction")), class_="chain")
    return join((title, tag("ul", *(_correction(one) for one in placed))))


def _correction(one: Placed) -> Html:
    made = one.correction
    words = " ".join(made.anchor.words.split())[:SHORT] if made.anchor else ""
    by = " · ".join(part for part in (made.who, day(made.at.date().isoformat(), year=True), made.note) if part)
    standing = badge(STANDINGS[one.standing], "warn") if STANDINGS[one.standing] else ""
    undo = tag("button", "Undo", tag("span", f" correction {made.id}", class_="vh"), type="submit", class_="act-like")
    hidden = (tag("input", type="hidden", name_=n, value=v) for n, v in (("verb", "undo"), ("number", made.id)))
    told = tag("div", tag("p", _done(made), " “", words, "” ", standing), tag("div", by, class_="chain"))
    return tag("li", told, tag("form", *hidden, undo, class_="mend"))


def _done(made: Correction) -> str:
    if made.kind == "dismissal":
        return "Dismissed:"
    changes = (
        f"{CALLED[name]} {value(made.changed, name)}, was {value(made.was, name)}" for name in made.changed.named
    )
    return f"{'; '.join(changes)}:"
