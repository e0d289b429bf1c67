"""The prompts that a model is given: the shipped ones, and before them those in a folder of one's own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import prompts
from app.settings import Settings
from domain.errors import BadSettings
from domain.report import Check
from prompts import Prompt


def prompt_loader(settings: Settings) -> Callable[[str], Prompt]:
    """Loads a prompt by name; BadSettings for one of one's own that is not well."""
    return partial(_load, settings.prompts)


def _load(folder: Path | None, name: str) -> Prompt:
    try:
        return prompts.load(name, folder)
    except (ValueError, OSError) as problem:
        place = f"{name}.md in {str(folder)!r}" if folder else f"{name}.md"
        raise BadSettings(f"the prompt {place} cannot be used: {problem}", "Mend it, see docs/prompts.md") from problem


def prompts_check(settings: Settings) -> Check:
    """Whether the prompts of one's own can be used; says which there are."""
    folder = settings.prompts
    if folder is None:
        return Check(name="prompts", ok=True, detail="the shipped ones")
    if not folder.is_dir():
        return Check(
            name="prompts",
            ok=False,
            detail=f"there is no folder {str(folder)!r}",
            hint="Set SITREP_PROMPTS to a folder",
        )
    own = [name for name in prompts.names() if (folder / f"{name}.md").is_file()]
    try:
        used = [_load(folder, name).reference for name in own]
    except BadSettings as problem:
        return Check(name="prompts", ok=False, detail=str(problem), hint=problem.hint)
    return Check(name="prompts", ok=True, detail=f"of your own: {', '.join(used) or 'none'}")
