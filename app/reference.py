"""The pages that are made from code: `python -m app.reference` writes them anew, a test keeps them true."""

from __future__ import annotations

import argparse
import json
import textwrap
from pathlib import Path
from typing import Any

from app.commands.arguments import parser
from app.schemas import CLAIM_FILE
from app.settings import Settings, variable

HOUSE = Path(__file__).resolve().parents[1]


def default_of(field: str) -> str:
    """A setting's default as one would type it; empty when there is none."""
    value: Any = Settings.model_fields[field].default
    return "" if value is None or value == () else f"{value:g}" if isinstance(value, float) else str(value)


def settings_table() -> str:
    """Every setting with its default and its reason, as a Markdown table."""
    rows = (
        f"| `{variable(name)}` | {f'`{default_of(name)}`' if default_of(name) else 'none'} | {field.description} |"
        for name, field in Settings.model_fields.items()
    )
    return "\n".join(("| setting | default | what it is |", "|---|---|---|", *rows)) + "\n"


def env_example() -> str:
    """The file `.env.example`: every setting, commented out, with its default and its reason."""
    head = "# Copy to .env in the folder you run Sitrep from, and take the # off what you change.\n"
    head += "# What stands in the environment itself comes first. A misspelt name is refused.\n"
    entries = (
        "\n".join(textwrap.wrap(str(field.description), 100, initial_indent="# ", subsequent_indent="# "))
        + f"\n#{variable(name)}={default_of(name)}\n"
        for name, field in Settings.model_fields.items()
    )
    return "\n".join((head, *entries))


def commands_help() -> str:
    """What `--help` prints, for `sitrep` itself and for every command, as Markdown."""
    top = parser()
    found = next(action for action in top._actions if isinstance(action, argparse._SubParsersAction))
    pages = [
        ("sitrep", top.format_help()),
        *((f"sitrep {name}", one.format_help()) for name, one in found.choices.items()),
    ]
    return "\n".join(f"## {title}\n\n```text\n{page.rstrip()}\n```\n" for title, page in pages)


def filled(page: str, made: str) -> str:
    """The page with what stands between its two `made` marks replaced."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{made.strip()}\n\n{END}{after}"


BEGIN, END = "<!-- made by python -m app.reference -->", "<!-- end -->"


def pages() -> dict[Path, str]:
    """Each made file, and what it must hold."""
    settings, commands = HOUSE / "docs/settings.md", HOUSE / "docs/commands.md"
    return {
        HOUSE / ".env.example": env_example(),
        settings: filled(settings.read_text(encoding="utf-8"), settings_table()),
        HOUSE / "docs/claims.schema.json": json.dumps(CLAIM_FILE, indent=1) + "\n",
        commands: filled(commands.read_text(encoding="utf-8"), commands_help()),
    }


if __name__ == "__main__":
    for path, content in pages().items():
        path.write_text(content, encoding="utf-8")
