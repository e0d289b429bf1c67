"""The Disputes page: who says otherwise, read anew each time the page is opened."""

from __future__ import annotations

from typing import Any

from app.render.disputes import disputes
from app.render.html import Html
from app.render.parties import colours
from app.render.words import quiet
from app.ui.facade import Desk
from app.ui.filters import filters_of
from app.ui.parts import panel, shown
from app.ui.told import told


class Disputes:
    """The page's component, and its handler around one desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.panel = panel(quiet("Reading the articles…"), "disputes")

    def show(self, *chosen: Any) -> Html:
        """The cards of disputes."""
        return shown(self._cards(chosen), "disputes")

    @told
    def _cards(self, chosen: tuple[Any, ...]) -> Html:
        return disputes(*self.desk.disputes(filters_of(*chosen)), colours(self.desk.parties()))
