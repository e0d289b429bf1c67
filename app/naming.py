"""What the parties are called: renamed or merged by a person, listed with their other names."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime

from app.party_names import FILE, PartyNames, own_entries, refuse_clash
from app.said_of import checked_name
from domain.claim import Claim
from domain.correction import Correction, PartyLine
from domain.errors import NotFound, UserError
from retrieval.library import Library


class Naming:
    """The parties of the library that is shown; `claims` gives its claims as they are shown."""

    def __init__(
        self, library: Callable[[], Library], names: PartyNames, claims: Callable[[], tuple[Claim, ...]]
    ) -> None:
        self._open = library
        self._names = names
        self._claims = claims

    def parties(self) -> tuple[PartyLine, ...]:
        """The parties that make claims, most claims first, then those that a person named."""
        counted = Counter(party for claim in self._claims() for party in claim.parties)
        library, aliases = self._open(), self._names.aliases(self._open())
        own = [entry.name for entry in own_entries(library.folder / FILE)]
        own += [self._canonical(c.into) or c.into for c in library.corrections.all() if c.into]
        names = (*(name for name, _ in counted.most_common()), *own)
        return tuple(PartyLine(name=n, claims=counted[n], aliases=aliases.get(n, ())) for n in dict.fromkeys(names))

    def rename(self, party: str, new: str, *, who: str = "") -> Correction:
        """Calls a party otherwise; the old name still leads to it. UserError when another party is called so."""
        old, name = self._known(party), checked_name(new)
        if name == old:
            raise UserError(f"{old!r} is called so already", "Nothing was changed")
        taken = self._existing(name)
        if taken not in (None, old):
            raise UserError(
                f"There is a party {taken!r} already",
                f'To make one of both: sitrep parties merge "{old}" into "{taken}"',
            )
        return self._join(old, name, who)

    def merge(self, party: str, into: str, *, who: str = "") -> Correction:
        """Counts a party with another one; NotFound when one of them is unknown."""
        old, name = self._known(party), self._known(into)
        if old == name:
            raise UserError(f"{party!r} and {into!r} are one party already", "Nothing was changed")
        return self._join(old, name, who)

    def _join(self, old: str, new: str, who: str) -> Correction:
        made = Correction(kind="party", at=datetime.now(UTC), party=old, into=new, who=who)
        refuse_clash(self._open(), (made,))
        return self._open().corrections.keep([made])[0]

    def _canonical(self, name: str) -> str | None:
        return self._names.of(self._open()).canonical(name)

    def _existing(self, name: str) -> str | None:
        """The party that a name leads to, None when it is free."""
        listed = (line.name for line in self.parties() if line.name.casefold() == name.casefold())
        return self._canonical(name) or next(listed, None)

    def _known(self, party: str) -> str:
        name = self._existing(party.strip())
        if name is None:
            near = difflib.get_close_matches(party, [line.name for line in self.parties()], 3)
            hint = f"Did you mean {' or '.join(map(repr, near))}?" if near else "`sitrep parties` lists them."
            raise NotFound(f"There is no party {party!r}.", hint)
        return name
