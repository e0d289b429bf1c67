"""What is in use, for the Settings page: read from the settings of this process, secrets only as set or not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from app.models import host_of
from app.party_names import FILE
from app.settings import SECRETS, Settings, variable
from domain.running import Running, SettingLine
from retrieval.library import Library


def running(settings: Settings, library: Library, kept: Mapping[str, int], *, samples: bool) -> Running:
    """What this process uses, and what its library holds."""
    online = settings.engine == "llm"
    parties = library.folder / FILE
    return Running(
        engine=settings.engine,
        model=settings.model if online else None,
        host=host_of(settings) if online or settings.embedder.startswith("openai:") else None,
        embedder=settings.embedder,
        library=str(library.folder),
        samples=samples,
        parties_file=str(parties),
        own_parties=parties.is_file(),
        kept=tuple(kept.items()),
        settings=tuple(_line(settings, field) for field in Settings.model_fields),
    )


def _line(settings: Settings, field: str) -> SettingLine:
    known = Settings.model_fields[field]
    value = getattr(settings, field)
    return SettingLine(
        variable=variable(field),
        value=in_words(value, secret=field in SECRETS),
        default=value == known.default,
        meaning=known.description or "",
    )


def in_words(value: Any, *, secret: bool = False) -> str:
    """A setting's value; of a secret only that it is set, of an address nothing that may be a password.

    >>> in_words("sk-1", secret=True), in_words(None), in_words(("10.1.0.0/16", "fd00::/8")), in_words(60.0)
    ('set, not shown', 'not set', '10.1.0.0/16, fd00::/8', '60')
    >>> in_words("http://me:word@models.example:8080/v1?key=1")
    'http://models.example:8080/v1'
    """
    if value is None or value == ():
        return "not set"
    if secret:
        return "set, not shown"
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if isinstance(value, float):
        return f"{value:g}"
    text = str(value)
    return _address(text) if text.startswith(("http://", "https://")) else text


def _address(text: str) -> str:
    parts = urlsplit(text)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment="").geturl()
