"""The Settings page: what is in use, read-only; the checks when they are asked for."""

from __future__ import annotations

from dataclasses import replace

import gradio as gr

from app.render.html import Html
from app.render.settings import LOGGED, checks, settings
from app.render.words import quiet
from app.security.redact import redact
from app.ui.facade import Desk
from app.ui.parts import QUIET, panel, shown
from app.ui.told import told


class Settings:
    """The page's components, and its handlers around one desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.panel = panel(quiet("Reading the settings…"), "settings")
        button = gr.Button("Check everything now", elem_id="check-now", size="sm", scale=0, min_width=200)
        found = panel(Html(""), "checks")
        button.click(self.check, None, found, **QUIET | {"show_progress": "minimal"})

    def show(self) -> Html:
        """The page."""
        return shown(self._page(), "settings")

    def check(self) -> Html:
        """What `sitrep doctor` says."""
        return shown(self._checks(), "checks")

    @told
    def _page(self) -> Html:
        return settings(self.desk.running(), self.desk.log(LOGGED))

    @told
    def _checks(self) -> Html:
        found = self.desk.doctor()
        return checks(tuple(replace(one, detail=redact(one.detail), hint=redact(one.hint)) for one in found))
