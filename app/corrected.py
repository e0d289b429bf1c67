"""Claims as persons set them right: pure functions from what was found and what was corrected to what is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from domain.article import Article
from domain.claim import Claim, Figure, Speaker, Via
from domain.correction import FIELDS, Correction, Details, Placed

Called = Callable[[str], str]
BETWEEN = ";"  # stands between the names of several speakers


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """The claims that are shown, and every correction with how it stands."""

    claims: tuple[Claim, ...]
    placed: tuple[Placed, ...]


def corrected(
    found: Sequence[Claim], corrections: Sequence[Correction], articles: Mapping[str, Article], called: Called
) -> Corrected:
    """The claims after every correction that finds its words, each party by the name it is `called` now.

    `articles` are the present versions of those that the corrections are about.
    """
    by_article: dict[str, list[Claim]] = {name: [] for name in articles}
    for claim in found:
        if claim.article in by_article:
            by_article[claim.article].append(claim)
    placed = tuple(place(one, articles, by_article) for one in corrections)
    mine: dict[str, list[Correction]] = {}
    for one in placed:
        if one.claim is not None:
            mine.setdefault(one.claim.id, []).append(one.correction)
    gone = {name for name, made in mine.items() if any(one.kind == "dismissal" for one in made)}
    parents = {claim.id: claim.parent for claim in found if claim.id in gone}
    kept = (without(claim, parents) for claim in found if claim.id not in gone)
    mended = (_mended(claim, mine.get(claim.id, ()), articles) for claim in kept)
    return Corrected(claims=tuple(renamed(claim, called) for claim in mended), placed=placed)


def place(correction: Correction, articles: Mapping[str, Article], by_article: Mapping[str, Sequence[Claim]]) -> Placed:
    """The correction with how it stands: on which claim, or why on none."""
    anchor = correction.anchor
    if anchor is None:
        return Placed(correction=correction, standing="applied")
    article = articles.get(anchor.article)
    if article is None:
        return Placed(correction=correction, standing="article not loaded")
    claim = anchor.claim_in(article, by_article[anchor.article])
    if claim is not None:
        return Placed(correction=correction, standing="applied", claim=claim)
    gone = anchor.place_in(article.text) is None
    return Placed(correction=correction, standing="words not found" if gone else "no claim there")


def _mended(claim: Claim, made: Iterable[Correction], articles: Mapping[str, Article]) -> Claim:
    for one in made:
        claim = mended(claim, one.changed, articles[claim.article].name)
    return claim


def mended(claim: Claim, changed: Details, outlet: str) -> Claim:
    """The claim with the fields that a person set, marked as set by hand; `outlet` is who speaks when nobody is credited."""
    if not changed.named:
        return claim
    speakers = _speakers(claim.speakers, changed, outlet)
    own = {s.party for s in speakers if s.party}
    stance = changed.stance or claim.stance
    marked = {*claim.corrected, *changed.named}
    return replace(
        claim,
        speakers=speakers,
        stance=stance,
        denies=claim.denies if stance == claim.stance else None,
        target_party=claim.target_party if changed.target_party is None else changed.target_party or None,
        via=claim.via if changed.via is None else _via(claim.via, changed.via),
        figures=tuple(_owned(f, own) for f in claim.figures) if changed.party is not None else claim.figures,
        found_by=claim.found_by if claim.corrected else f"{claim.found_by}, corrected by hand",
        confidence=1.0,
        corrected=tuple(name for name in FIELDS if name in marked),
    )


def _speakers(found: tuple[Speaker, ...], changed: Details, outlet: str) -> tuple[Speaker, ...]:
    speakers = found
    if changed.speaker is not None:
        names = [name.strip() for name in changed.speaker.split(BETWEEN) if name.strip()]
        speakers = tuple(_called(name, n, found, changed.party) for n, name in enumerate(names))
        speakers = speakers or (Speaker(name=outlet, kind="narrator", resolved_by="hand"),)
    if changed.party is None:
        return speakers
    return tuple(replace(s, party=changed.party or None, resolved_by="hand") for s in speakers)


def _called(name: str, place: int, found: Sequence[Speaker], party: str | None) -> Speaker:
    """The speaker of that name, else the one at that place renamed; of a narrator nothing is kept but the name."""
    known = next((s for s in found if s.name == name), None)
    if known is not None:
        return known
    before = found[min(place, len(found) - 1)]
    if before.kind in ("narrator", "unnamed", "outlet"):
        return Speaker(
            name=name, kind="organisation" if name == party else "person", span=before.span, resolved_by="hand"
        )
    return replace(before, name=name, role=None, resolved_by="hand")


def _via(found: Sequence[Via], names: Sequence[str]) -> tuple[Via, ...]:
    known = {hop.name: hop for hop in found}
    return tuple(known.get(name, Via(name=name)) for name in names)


def _owned(figure: Figure, own: set[str]) -> Figure:
    return replace(figure, own_losses=figure.victims in own if figure.victims and own else None)


def without(claim: Claim, gone: Mapping[str, str | None]) -> Claim:
    """The claim without links to dismissed ones: what stood inside one stands inside what that stood in."""
    parent = claim.parent
    while parent is not None and parent in gone:
        parent = gone[parent]
    denies = None if claim.denies in gone else claim.denies
    return claim if (parent, denies) == (claim.parent, claim.denies) else replace(claim, parent=parent, denies=denies)


def renamed(claim: Claim, called: Called) -> Claim:
    """The claim with every party by the name it is called now."""

    def new(name: str | None) -> str | None:
        return called(name) if name else name

    named = {s.party for s in claim.speakers} | {claim.target_party} | {f.victims for f in claim.figures}
    named |= {claim.event.actor, claim.event.target} if claim.event else set()
    if all(new(name) == name for name in named):
        return claim
    speakers = tuple(_under(s, called) for s in claim.speakers)
    own = {s.party for s in speakers if s.party}
    figures = (replace(f, victims=new(f.victims)) for f in claim.figures)
    event = claim.event and replace(claim.event, actor=new(claim.event.actor), target=new(claim.event.target))
    return replace(
        claim, speakers=speakers, target_party=new(claim.target_party), event=event,
        figures=tuple(_owned(f, own) if f.victims and own else f for f in figures),
    )  # fmt: skip


def _under(speaker: Speaker, called: Called) -> Speaker:
    """A speaker with its party's present name; its own name stays the one that the article uses."""
    return replace(speaker, party=called(speaker.party)) if speaker.party else speaker
