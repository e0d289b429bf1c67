"""The models that the settings name: an embedder always, a chat model when one is configured."""

from __future__ import annotations

from app.settings import Settings
from domain.errors import BadSettings
from domain.report import Check

OFFLINE = Check(name="model", ok=True, detail="no model is configured: answers are extractive and offline")


def embedder_of(settings: Settings) -> object:
    raise NotImplementedError
