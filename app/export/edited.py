"""A briefing that a person changed as a document: which sentences are by hand, and what their check said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from app.editing import statement_of
from app.export.audit import Articles, Trail, appendix, chosen, written_by
from app.export.checked import changes, check_words, of_edition
from app.export.document import Block, Document, Heading, Note, Paragraph, document
from app.export.reading import also_in_dispute, opening
from app.export.statements import besides, disputed_claims, line, statement
from app.render.words import count
from domain.article import Filters
from domain.briefing import Briefing
from domain.claim import Dispute
from domain.edition import Edition, Line, edition_of


def edited(
    written: Briefing, edition: Edition, title: str, disputes: Sequence[Dispute] = (), articles: Articles | None = None,
    filters: Filters | None = None, *, when: str = "",
) -> Document:  # fmt: skip
    """The edition with its appendix: its own lines and order, what was changed of the original, and every check."""
    disputed = disputed_claims([d for d in disputes if d.id in written.disputed])
    said = [
        block for one, under in _under(edition) if one.kind != "gap" for block in _blocks(one, besides(disputed, under))
    ]
    gaps = [block for one in edition.lines if one.kind == "gap" for block in _blocks(one, disputed)]
    trail = Trail(
        cited=[(c.number, c) for one in edition.lines for c in one.citations],
        articles=articles or {},
        made=(("edited", by_hand(edition)), *written_by(written), *chosen(filters or Filters())),
        withheld=written.withheld,
        sources=tuple(s for s in written.sources if s.article in {c.article for c in edition.citations}),
        checked=of_edition(edition),
        changed=changes(edition, edition_of(written)),
    )
    head = [*([Note(text=when)] if when else []), *opening(written.scope), Note(text=f"{by_hand(edition)}.")]
    unsaid = [Heading(text="What the sources do not say"), *gaps] if gaps else []
    return document(title, [*head, *said, *also_in_dispute(written.untold), *unsaid, *appendix(trail)])


def _under(edition: Edition) -> Iterator[tuple[Line, str | None]]:
    """Each line with the heading that it stands under."""
    heading: str | None = None
    for one in edition.lines:
        heading = one.text if one.kind == "heading" else None if one.kind == "section" else heading
        yield one, heading


def by_hand(edition: Edition) -> str:
    """How much of an edition is a person's, and how much of that was checked.

    >>> by_hand(Edition(lines=()))
    'Edited by hand: no sentence was changed'
    """
    hands = [one.hand for one in edition.by_hand]
    parts = [f"{count(hands.count(hand), 'sentence')} {hand}" for hand in ("edited", "added") if hands.count(hand)]
    parts += [f"{count(len(edition.removed), 'line')} taken out"] if edition.removed else []
    if not parts:
        return "Edited by hand: no sentence was changed"
    open_ = len([one for one in edition.by_hand if one.verdict in ("unchecked", "withheld")])
    return (
        f"Edited by hand: {', '.join(parts)}; {f'{open_} of them not verified' if open_ else 'each of them verified'}"
    )


def _blocks(one: Line, disputed: Mapping[str, str]) -> Iterator[Block]:
    match one.kind:
        case "section":
            yield Heading(text=one.text)
        case "heading":
            yield Heading(text=one.text, level=2)
        case "lead" | "gap":
            yield Paragraph(text=one.text, citations=tuple(c.number for c in one.citations), about=_hand(one))
        case "sentence":
            yield _sentence(one, disputed)


def _sentence(one: Line, disputed: Mapping[str, str]) -> Paragraph:
    """The sentence with what travels with it; nothing is said of the speaker of one that a person added, unless checked."""
    numbers = tuple(c.number for c in one.citations)
    if one.statement is None:
        return Paragraph(text=one.text, citations=numbers, about=_hand(one))
    shown = statement(statement_of(one), disputed)
    return replace(shown, about=line(_hand(one), shown.about))


def _hand(one: Line) -> str:
    return f"[{check_words(one)}]" if one.hand else ""
