"""A prompt file: front matter with its name and version, then the words with `$name` placeholders."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from string import Template

from prompts.variables import VARIABLES, Variables

_LOCK = "prompts.lock.json"
_USER = "\n---user---\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """The words of one version: `system` is fixed, `user` has the placeholders."""

    name: str
    version: int
    system: str
    user: str
    digest: str

    @property
    def reference(self) -> str:
        """What an answer keeps of it: name, version and the first eight digits of its SHA-256."""
        return f"{self.name}@{self.version}#{self.digest[:8]}"

    @property
    def placeholders(self) -> frozenset[str]:
        """The names that `fill` needs."""
        return frozenset(Template(self.user).get_identifiers())

    def fill(self, variables: Variables) -> str:
        """The user's part with every placeholder filled; KeyError when a variable is missing.

        What is filled in is not read again, so that a `$` in an article's text stays what it is.
        """
        return Template(self.user).substitute(dataclasses.asdict(variables))


def names() -> tuple[str, ...]:
    """The prompts there are."""
    files = (f.name for f in resources.files("prompts").iterdir() if f.name.endswith(".md"))
    return tuple(sorted(name.removesuffix(".md") for name in files))


def load(name: str, folder: Path | None = None) -> Prompt:
    """The prompt of that name: the file in `folder` where there is one, else the shipped one.

    FileNotFoundError when there is none, ValueError when it is not well: what is missing, or which placeholders.
    """
    own = folder / f"{name}.md" if folder else None
    shipped = resources.files("prompts").joinpath(f"{name}.md")
    prompt = parse(own.read_text(encoding="utf-8") if own and own.is_file() else shipped.read_text(encoding="utf-8"))
    _refuse_other_placeholders(prompt, name)
    return prompt


def _refuse_other_placeholders(prompt: Prompt, name: str) -> None:
    wanted = frozenset(field.name for field in dataclasses.fields(VARIABLES[name]))
    if not Template(prompt.user).is_valid():
        raise ValueError("after ---user--- a $ must begin the name of a placeholder; $$ stands for a dollar sign")
    if prompt.placeholders != wanted:
        there = " ".join(f"${one}" for one in sorted(wanted))
        raise ValueError(f"after ---user--- there must be exactly these placeholders: {there}")


def parse(text: str) -> Prompt:
    """A prompt from the text of its file; ValueError says what is missing."""
    opening, front, body = [*text.replace("\r\n", "\n").split("---\n", 2), "", ""][:3]
    fields = dict(line.split(":", 1) for line in front.splitlines() if ":" in line)
    if opening.strip() or not {"name", "version"} <= fields.keys() or _USER not in body:
        raise ValueError("a prompt file starts with name and version between lines of ---, and has a ---user--- line")
    system, user = body.split(_USER, 1)
    return Prompt(
        name=fields["name"].strip(),
        version=int(fields["version"]),
        system=system.strip(),
        user=user.strip(),
        digest=digest_of(body),
    )


def digest_of(body: str) -> str:
    """The SHA-256 of a prompt's words, as hexadecimal digits."""
    return hashlib.sha256(body.strip().encode()).hexdigest()


def locked() -> dict[str, str]:
    """The lock: name@version to digest, for every version that was ever published."""
    lock: dict[str, str] = json.loads(resources.files("prompts").joinpath(_LOCK).read_text(encoding="utf-8"))
    return lock
