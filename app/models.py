"""The models that the settings name: an embedder always, a chat model when one is configured."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from answering.keeping import Replies
from app.kept import kept_answers
from app.prompt_files import prompt_loader
from app.settings import Settings
from app.tokens import how_counted, token_counter
from domain.answer import Usage
from domain.errors import BadSettings, ModelFailed
from domain.report import Check
from retrieval.embeddings import BundledEmbedder, Embedder

if TYPE_CHECKING:
    from answering.llm import LlmEngine

SPARE = 5.0
"""Seconds that the connection may be silent beyond what the engine allows, so that the engine is the one who tells."""
WHOLE = 5
"""How many times longer than a silence a whole reply may take."""
OFFLINE = Check(name="model", ok=True, detail="no model is in use: answers are extractive and made on this machine")


def embedder_of(settings: Settings) -> Embedder:
    """The embedder that the settings name: one that runs here, or `openai:MODEL` on an OpenAI-compatible server."""
    if settings.embedder == "bundled":
        return _bundled()
    if settings.embedder == "multilingual":
        return _multilingual()
    from retrieval.remote_embeddings import OpenAIEmbedder

    model = settings.embedder.removeprefix("openai:")
    return OpenAIEmbedder(base_url=settings.base_url, api_key=_key(settings), model=model)


@cache
def _bundled() -> BundledEmbedder:
    return BundledEmbedder()


@cache
def _multilingual() -> Embedder:
    from retrieval.multilingual import MultilingualEmbedder

    return MultilingualEmbedder()


def host_of(settings: Settings) -> str:
    """The one host that a model's requests go to."""
    return urlsplit(settings.base_url or "https://api.openai.com/v1").hostname or ""


def model_engine(
    settings: Settings, *, stopped: Callable[[], bool] = lambda: False, replies: Replies | None = None
) -> LlmEngine:
    """The engine over the configured chat model, for one answer; BadSettings when none is configured.

    `stopped` ends what it is doing; `replies` keeps what was paid for.
    """
    if not settings.model:
        raise BadSettings(
            "no model is configured",
            hint="set SITREP_MODEL (and OPENAI_BASE_URL for your own server), or use the engine extractive",
        )
    from langchain_openai import ChatOpenAI  # late: three seconds that the offline engine need not wait

    from answering.llm import LlmEngine
    from answering.watch import Patience
    from app.model_client import ModelClient

    client = ModelClient(seconds=settings.llm_timeout + SPARE)
    chat = ChatOpenAI(
        model=settings.model,
        base_url=settings.base_url,
        api_key=lambda: _key(settings),
        http_client=client,
        timeout=client.timeout,
        max_retries=0,  # the engine tries again itself, so that a stop is felt at once
        temperature=0,
        use_responses_api=False,
    )
    return LlmEngine(
        chat,
        name=settings.model,
        context_tokens=settings.context_tokens,
        calls=settings.most_calls,
        count_tokens=token_counter(settings.model),
        load_prompt=prompt_loader(settings),
        patience=Patience(silence=settings.llm_timeout, whole=WHOLE * settings.llm_timeout),
        cut=client.cut,
        stopped=stopped,
        replies=replies,
    )


def replies_of(settings: Settings, library: Path) -> Replies | None:
    """What the configured model answered in this library, None when nothing is to be kept."""
    return kept_answers(library, settings.base_url or "", settings.keep_answers)


def cost_of(usage: Usage | None, settings: Settings) -> float | None:
    """What tokens cost at the prices of the settings, None where none is set or nothing was used."""
    given, written = settings.price_input, settings.price_output
    if usage is None or (given is None and written is None):
        return None
    return (usage.input_tokens * (given or 0) + usage.output_tokens * (written or 0)) / 1_000_000


def _key(settings: Settings) -> str:
    """The key, or a word that stands for one: servers of one's own ask for none, and the client insists."""
    return settings.api_key.get_secret_value() if settings.api_key else "none"


def model_check(settings: Settings) -> Check:
    """Whether the configured model's server answers, tried with a request for one token."""
    if settings.engine == "extractive" and not settings.model:
        return OFFLINE
    try:
        detail = model_engine(settings).greet()
    except (BadSettings, ModelFailed) as error:
        return Check(name="model", ok=False, detail=str(error), hint=error.hint)
    use = "" if settings.engine == "llm" else "; answers are extractive until SITREP_ENGINE=llm"
    return Check(name="model", ok=True, detail=f"{detail}; {how_counted(settings.model)}{use}")
