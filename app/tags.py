"""Tags: words by which persons put articles together, to look at these alone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from domain.article import Filters
from domain.errors import NotFound, UserError
from retrieval.library import Library

LONGEST = 60  # characters of a tag
NO_ARTICLE = ("",)  # ids that no article has


class Tagging:
    """The tags of the library that is shown."""

    def __init__(self, library: Callable[[], Library]) -> None:
        self._library = library

    def all(self) -> Mapping[str, tuple[str, ...]]:
        """The tags of each article that has some."""
        return self._library().tags.all()

    def names(self) -> tuple[str, ...]:
        """Every tag that an article has, by name."""
        return tuple(sorted({tag for tags in self.all().values() for tag in tags}, key=str.casefold))

    def put(self, tag: str, ids: Collection[str]) -> tuple[str, ...]:
        """Gives these articles a tag, spelt as it is already; the ids of those that are new to it. UserError, NotFound."""
        name = self._spelt(tag)
        known = self._library().ids()
        if strange := next((one for one in ids if one not in known), None):
            raise NotFound(f"There is no article {strange!r}.", "Load the page again.")
        return self._library().tags.put(name, ids)

    def take(self, tag: str, ids: Collection[str]) -> tuple[str, ...]:
        """Takes a tag from these articles; the ids of those that had it. UserError for no tag."""
        return self._library().tags.take(self._spelt(tag), ids)

    def located(self, chosen: Filters) -> Filters:
        """The filters with the tags told as the articles that have one of them; other spellings are the same tag."""
        if not chosen.tags:
            return chosen
        wanted = {tag.casefold() for tag in chosen.tags}
        having = [one for one, tags in self.all().items() if wanted & {tag.casefold() for tag in tags}]
        both = tuple(one for one in having if not chosen.articles or one in chosen.articles)
        return replace(chosen, articles=both or NO_ARTICLE, tags=())

    def _spelt(self, tag: str) -> str:
        """The tag without blanks around it, as the library spells it already; UserError for none and for a long one."""
        name = " ".join(tag.split())
        if not name or len(name) > LONGEST:
            raise UserError(
                "That is no tag" if not name else "That tag is too long",
                f"Write one to {LONGEST} letters, as “harbour”.",
            )
        return next((one for one in self.names() if one.casefold() == name.casefold()), name)
