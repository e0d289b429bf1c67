"""What can be done in the library, as tasks that tell how far they are and end in words."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from app.render.adding import named, report, told
from app.render.html import Html
from app.render.words import count
from app.ui.adding import Task
from app.ui.facade import Desk
from domain.errors import UserError
from domain.report import AddReport, Source


class Tasks:
    """Tasks around one desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def add(self, sources: Sequence[Source]) -> Task:
        """Add files."""
        return lambda tell, stopped: self._report(self.desk.add(sources, progress=tell, stopped=stopped))

    def paste(self, text: str) -> Task:
        """Add a pasted text, or the addresses that were pasted."""
        return lambda tell, stopped: self._report(self.desk.paste(text, progress=tell, stopped=stopped))

    def watch(self, text: str) -> Task:
        """Watch the feeds whose addresses were pasted, one a line, and look into them now."""
        urls = tuple(line.strip() for line in text.splitlines() if line.strip())
        return lambda tell, stopped: self._report(self.desk.watch(urls, progress=tell, stopped=stopped))

    def asked(self, value: str) -> Task:
        """What a button of the page asks for, as it was rendered: `["remove", "courier-1"]`; UserError for anything else."""
        verb, ids = _read(value)
        match verb:
            case "tag":
                return self._tag(ids, self.desk.tags.put, "tagged")
            case "untag":
                return self._tag(ids, self.desk.tags.take, "no longer tagged")
            case "remove":
                return lambda _tell, _stopped: told(
                    f"{_articles(self.desk.remove(ids))} removed from lists and answers."
                )
            case "restore":
                return lambda _tell, _stopped: told(f"{_articles(self.desk.restore(ids))} put back.")
            case "retry":
                return self._retry(ids)
            case "drop":
                return self._drop(ids)
            case "check":
                return self.watch("\n".join(ids))
            case "unwatch":
                return self._unwatch(ids)
        raise _not_ours()

    def _tag(self, given: Sequence[str], change: Callable[[str, Sequence[str]], Sequence[str]], words: str) -> Task:
        """`given` is the tag, and after it the articles."""
        if len(given) < 2:
            raise _not_ours()
        name, *ids = given
        return lambda _tell, _stopped: told(f"{_articles(change(name, ids))} {words} “{' '.join(name.split())}”.")

    def _retry(self, ids: Sequence[str]) -> Task:
        items = _numbers(ids)
        return lambda tell, stopped: self._report(self.desk.retry(items, progress=tell, stopped=stopped))

    def _drop(self, ids: Sequence[str]) -> Task:
        items = _numbers(ids)

        def end(_tell: object, _stopped: object) -> Html:
            gone = count(len(self.desk.drop(items)), "failed source")
            return told(f"{gone} dropped. No feed brings it back; add it again if you want it after all.")

        return end

    def _unwatch(self, urls: Sequence[str]) -> Task:
        def end(_tell: object, _stopped: object) -> Html:
            for url in urls:
                self.desk.unwatch(url)
            return told(f"{count(len(urls), 'feed')} no longer watched. What came from it stays.")

        return end

    def _report(self, done: AddReport) -> Html:
        kept = {id_: self.desk.article(id_) for id_ in named(done)}
        return report(done, {id_: article.title or article.name for id_, article in kept.items()})


def _not_ours() -> UserError:
    return UserError("That is nothing that the library can do", "Load the page again.")


def _numbers(ids: Sequence[str]) -> tuple[int, ...]:
    """The numbers of sources; UserError where something else stands."""
    if not all(one.isdecimal() and len(one) < 19 for one in ids):
        raise _not_ours()
    return tuple(map(int, ids))


def _articles(ids: Sequence[str]) -> str:
    return count(len(ids), "article")


def _read(value: str) -> tuple[str, tuple[str, ...]]:
    """The verb of a button's value, and what it is to be done to."""
    try:
        asked = json.loads(value)
    except (ValueError, RecursionError):
        raise _not_ours() from None
    if not isinstance(asked, list) or not asked or not all(isinstance(part, str) for part in asked):
        raise _not_ours()
    return asked[0], tuple(asked[1:])
