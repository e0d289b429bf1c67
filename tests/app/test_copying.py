"""Copies are compared when articles come and kept beside them; every process is told the same."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from app.correcting import LARGE
from app.settings import Settings
from app.wiring import Desk, open_desk
from domain.article import Filters
from domain.report import Source

REPORT = (
    "The ferry harbour of Hesk was closed on Tuesday after three drifting mines were seen off the outer pier.\n\n"
    "Port captain Ilse Tarn said that divers of the Talmark navy would search the fairway as soon as the wind fell.\n\n"
    "About four hundred lorries were waiting on the quay by noon, and the hotels of the town had no more rooms.\n\n"
    "It was not known to whom the mines belonged. Orvenia and Talmark have both laid minefields in the strait."
)
OTHER = "Orvenia's defence ministry said on Monday that two of its soldiers had been killed near the mill of Sella."


def written(folder: Path, name: str, day: int, text: str = REPORT) -> Source:
    """A file of a newspaper."""
    path = folder / f"{name}.txt"
    path.write_text(f"Outlet: {name}\nDate: 2031-05-{day:02d}\n\n{text}\n", encoding="utf-8")
    return Source(location=str(path))


def told(desk: Desk) -> dict[str, tuple[str, ...]]:
    """The outlets that carry the same report, by outlet."""
    names = {a.id: a.outlet or "" for a in desk.articles()}
    return {names[a.id]: tuple(names[copy] for copy in a.copies) for a in desk.articles()}


def test_a_new_copy_finds_the_old_ones_in_whatever_process(tmp_path: Path, clean_place: Path) -> None:
    """Added by one desk, then by the next, then read by a third; removed and restored, it is a copy again."""
    settings = Settings(library=tmp_path / "library")
    with closing(open_desk(settings, writer=True)) as desk:
        desk.add([written(clean_place, "Courier", 4), written(clean_place, "Post", 5, OTHER)])
    with closing(open_desk(settings, writer=True)) as desk:
        desk.add([written(clean_place, "Herald", 6)])
        herald = next(a for a in desk.articles() if a.outlet == "Herald")
        assert desk.scope().origins == 2
        assert herald.origin == next(a.id for a in desk.articles() if a.outlet == "Courier")
        assert desk._library.copies.without() == ()

        desk.remove([herald.id])
        assert told(desk) == {"Courier": (), "Post": ()}
        desk.restore([herald.id])
    with closing(open_desk(settings, writer=False)) as desk:
        assert told(desk) == {"Courier": ("Herald",), "Post": (), "Herald": ("Courier",)}


def test_a_library_that_was_never_compared_is_told_the_same_by_a_reader(tmp_path: Path, clean_place: Path) -> None:
    """What an older Sitrep filled: a reader compares for itself and keeps nothing, the next writer keeps it."""
    settings = Settings(library=tmp_path / "library")
    with closing(open_desk(settings, writer=True)) as desk:
        desk.add([written(clean_place, "Courier", 4), written(clean_place, "Herald", 6)])
        with desk._library._catalogue.beside() as connection:
            connection.exec_driver_sql("DELETE FROM article_prints")
            connection.exec_driver_sql("DELETE FROM copy_links")
    with closing(open_desk(settings, writer=False)) as desk:
        assert told(desk) == {"Courier": ("Herald",), "Herald": ("Courier",)}
        assert len(desk._library.copies.without()) == 2
    with closing(open_desk(settings, writer=True)) as desk:
        assert told(desk) == {"Courier": ("Herald",), "Herald": ("Courier",)}
        assert desk._library.copies.without() == ()


@pytest.mark.parametrize("large", [LARGE, 0])
def test_a_large_library_answers_the_same_from_what_search_finds(tmp_path: Path, clean_place: Path, large: int) -> None:
    """Parties, claims and filters of a library whose claims are not all read; a correction holds there too."""
    with closing(open_desk(Settings(library=tmp_path / "library"), writer=True)) as desk:
        desk.corrections.large = large
        desk.add([written(clean_place, "Courier", 4), written(clean_place, "Post", 5, OTHER)])
        post = next(a for a in desk.articles() if a.outlet == "Post")

        answer = desk.ask("How many soldiers were killed near Sella?")
        assert "two of its soldiers" in answer.statements[0].text
        assert "Orvenia" in desk.parties()
        assert {c.article for c in desk.claims(Filters(parties=("Orvenia",)))} == {post.id}

        desk.corrections.dismiss(desk.claims(Filters(articles=(post.id,)))[0].id)
        assert desk.claims(Filters(articles=(post.id,))) == ()
