"""The Positions page: what each party says on each question, read anew each time the page is opened."""

from __future__ import annotations

from typing import Any

from app.render.html import Html
from app.render.parties import colours
from app.render.positions import positions
from app.render.words import quiet
from app.ui.facade import Desk
from app.ui.filters import filters_of
from app.ui.parts import panel, shown
from app.ui.renaming import Renaming
from app.ui.told import told
from app.view import query_of


class Positions:
    """The page's components, and its handler around one desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.panel = panel(quiet("Reading the articles…"), "positions")
        self.renaming = Renaming(desk)

    def show(self, *chosen: Any) -> Html:
        """The table of positions."""
        return shown(self._table(chosen), "positions")

    @told
    def _table(self, chosen: tuple[Any, ...]) -> Html:
        filters = filters_of(*chosen)
        return positions(self.desk.positions(filters), colours(self.desk.parties()), query_of(filters))
