"""How many tokens a text is to a model: tiktoken's count where its data lies on this machine, else an estimate.

tiktoken fetches an encoding's data from the network when it is first used. Sitrep never lets it: nothing but the model's own
server is ever asked, and a firewall must not hold an answer up. Who wants exact counts puts the file where
`TIKTOKEN_CACHE_DIR` points; `sitrep doctor` says which of the two is in use.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import MappingProxyType

from answering.tokens import estimated_tokens

CountTokens = Callable[[str], int]
_DATA = MappingProxyType(
    {
        "cl100k_base": (
            "9b5ad71b2ce5302211f9c61530b329a4922fc6a4",
            "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7",
        ),
        "o200k_base": (
            "fb374d419588a4632f3f557e76b4b70aebbca790",
            "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d",
        ),
    }
)
"""The encodings of today's models: the name of the file in tiktoken's cache, and its SHA-256 (a damaged one it would fetch)."""
_USUAL = "o200k_base"


def token_counter(model: str | None) -> CountTokens:
    """Counts the tokens of a text as the model does, as nearly as this machine knows; never asks the network."""
    return _counter(_encoding_of(model or ""))


def how_counted(model: str | None) -> str:
    """The way of counting, in words."""
    name = _encoding_of(model or "")
    return f"tokens are counted by tiktoken ({name})" if _is_here(name) else "tokens are estimated on the safe side"


@cache
def _counter(name: str) -> CountTokens:
    if not _is_here(name):
        return estimated_tokens
    import tiktoken  # late: only the model's engine needs it

    encoding = tiktoken.get_encoding(name)
    return lambda text: len(encoding.encode(text, disallowed_special=()))


def _encoding_of(model: str) -> str:
    """The encoding of a model that tiktoken knows by name; newer and foreign models are counted by the usual one."""
    from tiktoken.model import encoding_name_for_model  # a table of names: no data, no network

    try:
        return encoding_name_for_model(model)
    except KeyError:
        return _USUAL


def _is_here(name: str) -> bool:
    """True when the encoding's data lies, whole, where tiktoken looks before it asks the network."""
    if name not in _DATA:
        return False
    file, digest = _DATA[name]
    folder = os.environ.get("TIKTOKEN_CACHE_DIR") or os.environ.get("DATA_GYM_CACHE_DIR")
    path = (Path(folder) if folder else Path(tempfile.gettempdir()) / "data-gym-cache") / file
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == digest
