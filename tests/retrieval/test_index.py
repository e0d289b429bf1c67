"""The index may be lost, damaged or left behind: nothing is lost with it."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest

from domain.article import Article
from retrieval import generations
from retrieval.library import Library
from tests.kills import KILLS
from tests.retrieval.builders import article
from tests.retrieval.conftest import Shelf

NAMES = ("Halden", "Velm", "Corvale", "Ostrin", "Marrow", "Tessel")


def text(n: int) -> str:
    """A report that differs from others in its number."""
    return f"Report {n}: shells fell on {NAMES[n % 6]} street{n}. No one was hurt."


def many(count: int, start: int = 0) -> list[Article]:
    """Numbered reports."""
    return [article(text(n), f"a-{n}") for n in range(start, start + count)]


def finds(library: Library, n: int) -> bool:
    """True when the article is the first hit for its own words."""
    return library.search(f"street{n} report {n}", limit=3)[0].passage.article == f"a-{n}"


def ready(library: Library) -> Path:
    """The current generation, once the index is in use."""
    assert library.wait_for_index(180)
    generation = generations.current(library.folder / "index")
    assert generation is not None
    return generation


def indexed(library: Library, n: int) -> bool:
    """True when the index itself, not the exact search behind it, gives the article."""
    upkeep = library._upkeep
    assert upkeep is not None
    found = upkeep.nearest(library._embedder.query(text(n)), 5)
    return found is not None and any(passage.startswith(f"a-{n}@") for passage in found)


def test_new_articles_reach_the_index(shelf: Shelf) -> None:
    """What is added after the index came into use is in it, and in the one that is opened next."""
    library = shelf.filled(*many(5))
    ready(library)
    library.keep(many(5, start=5))
    list(library.index_waiting())
    assert indexed(library, 8)
    library.close()
    again = shelf.open()
    ready(again)
    assert indexed(again, 8)


def test_a_clean_close_is_believed(shelf: Shelf) -> None:
    """Opening after a clean close keeps the generation, without an examination."""
    library = shelf.filled(*many(3))
    generation = ready(library)
    library.close()
    assert generations.problem_with(generation, "fake@1", 3, 3) is None
    assert ready(shelf.open()) == generation


def test_vectors_stored_before_a_crash_are_caught_up(shelf: Shelf) -> None:
    """Vectors that the catalogue holds and the index does not are added at the next opening."""
    library = shelf.filled(*many(3))
    generation = ready(library)
    upkeep = library._upkeep
    assert upkeep is not None
    upkeep.close()  # as if the process had died between catalogue and index
    library.keep(many(3, start=3))
    list(library.index_waiting())
    library.close()
    again = shelf.open()
    assert ready(again) == generation
    assert indexed(again, 5)


def test_a_lost_index_is_built_again(shelf: Shelf) -> None:
    """Without its folder the library answers at once, and has an index again soon."""
    library = shelf.filled(*many(4))
    ready(library)
    library.close()
    shutil.rmtree(library.folder / "index")
    again = shelf.open()
    assert finds(again, 2)
    ready(again)
    assert indexed(again, 2)


def files_of_an_index(shelf: Shelf) -> tuple[Path, list[str]]:
    """A closed library's index and the names of its files."""
    library = shelf.filled(*many(60), sync=20)
    generation = ready(library)
    library.close()
    return generation, [str(path.relative_to(generation)) for path in generation.rglob("*") if path.is_file()]


@pytest.mark.slow
def test_any_damaged_file_costs_nothing(shelf: Shelf, tmp_path: Path) -> None:
    """Each file of the index deleted, cut in half or zeroed, by turns: the library answers, and its index is sound again."""
    generation, names = files_of_an_index(shelf)
    whole = tmp_path / "whole"
    shutil.copytree(shelf.folder, whole)
    assert any(name.endswith("data_level0.bin") for name in names)
    harms = [(name, harm) for name in names for harm in ("delete", "halve", "zero")]
    for name, harm in harms[:: 1 if KILLS >= 10 else 2]:
        shutil.rmtree(shelf.folder)
        shutil.copytree(whole, shelf.folder)
        damage(shelf.folder / "index" / generation.name / name, harm)
        library = shelf.open()
        assert finds(library, 7), (name, harm)
        ready(library)
        assert all(indexed(library, n) for n in (0, 30, 59)), (name, harm)
        assert len(library.articles()) == 60
        library.close()


def damage(path: Path, harm: str) -> None:
    """Does to a file what a crash or a bad disk may do."""
    if harm == "delete":
        path.unlink()
    elif harm == "halve":
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    else:
        path.write_bytes(bytes(path.stat().st_size))


def test_a_write_cut_short_is_never_trusted(shelf: Shelf) -> None:
    """A generation whose note says that a write was under way is built anew."""
    library = shelf.filled(*many(3))
    generation = ready(library)
    library.close()
    note = generations.read_note(generation)
    assert note is not None
    generations.write_note(generation, generations.Note(model=note.model, upto=note.upto, writing=True))
    again = shelf.open()
    assert ready(again) != generation
    assert indexed(again, 1)


def test_a_file_that_claims_a_terabyte_is_not_opened(tmp_path: Path) -> None:
    """The oversized link list that a kill can leave behind is seen by its holes."""
    generations.write_note(tmp_path, generations.Note(model="m", upto=1))
    with (tmp_path / "link_lists.bin").open("wb") as file:
        file.truncate(10**12)
    assert "claims more than it holds" in (generations.problem_with(tmp_path, "m", 1, 1) or "")


def test_rebuilding_leaves_one_generation(shelf: Shelf) -> None:
    """A rebuild switches to a new generation, tells how far it is, and removes the old one."""
    library = shelf.filled(*many(4))
    before = ready(library)
    told: list[int] = []
    library.rebuild_index(lambda progress: told.append(progress.done))
    assert ready(library) != before
    assert told == [4]
    assert [path.name for path in (library.folder / "index").iterdir() if path.is_dir()] == [ready(library).name]


def test_search_and_adding_from_many_threads(shelf: Shelf) -> None:
    """Four threads search while two add: no error, and everything is found in the end."""
    library = shelf.filled(*many(4))
    failures: list[BaseException] = []

    def run(work: object) -> None:
        try:
            work()  # type: ignore[operator]  # threads take any callable
        except BaseException as error:  # noqa: BLE001 - whatever it is, the test must tell it
            failures.append(error)

    def add(start: int) -> None:
        for n in range(start, start + 10):
            library.keep(many(1, start=n))
            list(library.index_waiting())

    def look() -> None:
        for _ in range(20):
            assert finds(library, 1)

    works = [lambda: add(10), lambda: add(20), *[look] * 4]
    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert library.counts() == {"indexed": 24}
    assert all(finds(library, n) for n in range(10, 30))
