"""What is in use: who writes answers and where, which settings stand, and what is kept. Never a key or a password."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingLine:
    """One setting: the variable that sets it, its value in words, whether that is the default, and what it is for."""

    variable: str
    value: str
    default: bool
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """Who writes answers (`host` None: nothing leaves this machine), what makes vectors, and where things are kept."""

    engine: str
    model: str | None
    host: str | None
    embedder: str
    library: str
    samples: bool
    parties_file: str
    own_parties: bool
    kept: tuple[tuple[str, int], ...]
    settings: tuple[SettingLine, ...]
