"""A prompt file: front matter with its name and version, then the words with `$name` placeholders."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from dataclasses import dataclass
from importlib import resources
from string import Template

from prompts.variables import Variables

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


def load(name: str) -> Prompt:
    """The prompt of that name; FileNotFoundError when there is none, ValueError when its front matter is not well."""
    return parse(resources.files("prompts").joinpath(f"{name}.md").read_text(encoding="utf-8"))


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
