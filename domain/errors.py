"""Everything that can go wrong and be told, sorted by who can act.

SitrepError
├── UserError            the person at the keyboard can act
│   ├── BadQuestion      empty or over-long question
│   ├── BadSettings      a setting is unknown, missing or impossible
│   ├── SourceRefused    a file, feed or address cannot be taken
│   └── NotFound         no article, claim or party of that name
├── LibraryError         whoever keeps the library can act
│   ├── LibraryLocked    another process is writing
│   ├── LibraryTooNew    a later Sitrep made it
│   ├── LibraryBroken    it is not a Sitrep library, or damaged
│   └── OtherModel       it was embedded with another model
├── ModelFailed          the model's server failed: try again, or use the offline engine
└── Stopped              the person asked to stop
"""

from __future__ import annotations


class SitrepError(Exception):
    """The root: `str(error)` says what happened, `hint` what to do about it."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class UserError(SitrepError):
    """The person at the keyboard can act."""


class BadQuestion(UserError):
    """An empty or over-long question."""


class BadSettings(UserError):
    """A setting is unknown, missing or impossible."""


class SourceRefused(UserError):
    """A file, feed or address cannot be taken."""


class NotFound(UserError):
    """No article, claim or party of that name."""


class LibraryError(SitrepError):
    """Whoever keeps the library can act."""


class LibraryLocked(LibraryError):
    """Another process is writing to the library."""


class LibraryTooNew(LibraryError):
    """A later version of Sitrep made the library."""


class LibraryBroken(LibraryError):
    """The folder is not a Sitrep library, or is damaged."""


class OtherModel(LibraryError):
    """The library was embedded with another model."""


class ModelFailed(SitrepError):
    """The model's server failed."""


class Stopped(SitrepError):
    """The person asked to stop."""
