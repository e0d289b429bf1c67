"""What can be done in the library, as tasks that tell how far they are and end in words."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

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
        addresses = tuple(line.strip() for line in text.splitlines() if line.strip())
        return lambda tell, stopped: self._report(self.desk.watch(addresses, progress=tell, stopped=stopped))

    def asked(self, value: str) -> Task:
        """What a button of the page asks for, as it was rendered: `["remove", "courier-1"]`."""
        verb, *ids = _read(value)
        makers: dict[str, Callable[[Sequence[Any]], Task]] = {
            "remove": self._remove,
            "restore": self._restore,
            "retry": self._retry,
            "check": lambda urls: self.watch("\n".join(map(str, urls))),
            "unwatch": self._unwatch,
        }
        return makers[verb](ids)

    def _remove(self, ids: Sequence[Any]) -> Task:
        return lambda _tell, _stopped: told(
            f"{count(len(self.desk.remove(tuple(map(str, ids)))), 'article')} removed from lists and answers."
        )

    def _restore(self, ids: Sequence[Any]) -> Task:
        return lambda _tell, _stopped: told(
            f"{count(len(self.desk.restore(tuple(map(str, ids)))), 'article')} put back."
        )

    def _retry(self, ids: Sequence[Any]) -> Task:
        items = tuple(int(i) for i in ids)
        return lambda tell, stopped: self._report(self.desk.retry(items, progress=tell, stopped=stopped))

    def _unwatch(self, urls: Sequence[Any]) -> Task:
        def end(_tell: Any, _stopped: Any) -> Html:
            for url in urls:
                self.desk.unwatch(str(url))
            return told(f"{count(len(urls), 'feed')} no longer watched. What it brought stays.")

        return end

    def _report(self, done: AddReport) -> Html:
        kept = {id_: self.desk.article(id_) for id_ in named(done)}
        return report(done, {id_: article.title or article.name for id_, article in kept.items()})


def _read(value: str) -> list[Any]:
    """The list that a button's value holds; UserError when it is none of ours."""
    verbs = ("remove", "restore", "retry", "check", "unwatch")
    try:
        asked = json.loads(value)
    except ValueError:
        asked = None
    if not isinstance(asked, list) or not asked or asked[0] not in verbs:
        raise UserError("That is nothing that the library can do", "Load the page again.")
    return asked
