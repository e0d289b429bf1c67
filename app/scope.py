"""What the articles of a library are, counted from their cards."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from app.analysing import is_unread_card
from domain.answer import Scope
from domain.article import Card
from ingest.copies import Origin


def scope_of(cards: Collection[Card], origins: Mapping[str, Origin]) -> Scope:
    """What an answer from these articles can rest on."""
    days = sorted(card.published.iso[:10] for card in cards if card.published)
    unread = [card for card in cards if is_unread_card(card)]
    return Scope(
        articles=len(cards),
        origins=len({origins[card.id].origin if card.id in origins else card.id for card in cards}),
        since=days[0] if days else None,
        until=days[-1] if days else None,
        waiting=sum(card.state != "analysed" for card in cards),
        unread=len(unread),
        languages=tuple(sorted({card.language for card in unread if card.language})),
    )


def outlets_of(cards: Iterable[Card]) -> tuple[str, ...]:
    """The outlets, by name."""
    return tuple(sorted({card.outlet for card in cards if card.outlet}))
