"""Parsing in child processes: the same articles in the same order, and one refusal for what ends a process."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.article import Article
from domain.report import Parsed, Source
from ingest.limits import Limits
from ingest.load import load
from ingest.worker import Parsers
from tests.ingest.build import record, written

QUICK = Limits(cpu_seconds=1, wall_seconds=5, memory_bytes=400_000_000)
PAGE = (
    f"<html><body><article>{'<p>Guns were fired near Sella on Tuesday, the army said.</p>' * 4}</article></body></html>"
)


@pytest.fixture(scope="module")
def parsers() -> Iterator[Parsers]:
    """Two processes for all tests that do not break them."""
    with Parsers(Limits(), processes=2) as both:
        yield both


@pytest.fixture(scope="module")
def rogues() -> Iterator[Parsers]:
    """One process that does what a source is named; low limits."""
    with Parsers(QUICK, processes=1, program="tests.ingest.rogue") as one:
        yield one


def sources(folder: Path, **files: str) -> list[Source]:
    """One source for each file, written first; `a_txt` is named a.txt."""
    return [Source(location=str(written(folder, name.replace("_", "."), text))) for name, text in files.items()]


def articles(answers: list[Parsed]) -> list[Article]:
    """All articles, in order."""
    return [article for answer in answers for article in answer.articles]


def children(parent: int | None = None) -> set[int]:
    """The processes that one (this one, when none is named) has started and that still run."""
    pids = {int(path.name) for path in Path("/proc").glob("[0-9]*")}
    return {pid for pid in pids if is_running(pid) and _status(pid)[1] == str(parent or os.getpid())}


def is_running(pid: int) -> bool:
    """True for a process that there is, and that is no mere entry in the table."""
    return _status(pid)[0] not in ("", "Z")


def _status(pid: int) -> tuple[str, str]:
    """(state, parent) of a process; empty words when there is none."""
    try:
        state, parent = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[:2]
    except OSError:  # it has ended
        return "", ""
    return state, parent


def test_articles_are_those_of_this_process_in_the_order_of_the_sources(tmp_path: Path, parsers: Parsers) -> None:
    """A child's work cannot be told from our own: every field is the same."""
    given = sources(
        tmp_path,
        a_txt="Calm returns\n\nIt rained in Sella &amp; beyond.",
        b_html=PAGE,
        c_jsonl=record(id="x") + "\n" + record(title="T"),
        d_md="---\ndate: 4 May 2031\n---\n# Calm\n\nIt *rained*.",
    )
    assert articles(list(parsers.parse(given))) == [one for one in load(given) if isinstance(one, Article)]


def test_refusals_are_those_of_this_process(tmp_path: Path, parsers: Parsers) -> None:
    """With the name of the source, and the line in it."""
    given = sources(tmp_path, a_txt="", b_jsonl=f"{record()}\n{{broken\n{record()}\n")
    given += [Source(location=str(tmp_path / "gone.txt")), Source(location="https://courier.example/1")]
    inside = [one for one in load(given) if not isinstance(one, Article)]
    assert [one for answer in parsers.parse(given) for one in answer.refused] == inside
    assert len(inside) == 4


def test_a_relative_path_stays_what_it_is(tmp_path: Path, parsers: Parsers, monkeypatch: pytest.MonkeyPatch) -> None:
    """Though the process stands in another folder, ids and sources are as they would be here."""
    monkeypatch.chdir(tmp_path)
    written(tmp_path, "a.txt", "Guns fired.")
    (answer,) = parsers.parse([Source(location="a.txt")])
    assert [*answer.articles] == list(load([Source(location="a.txt")]))
    assert answer.articles[0].source == "a.txt"


def test_a_kept_original_is_read_under_its_own_name(tmp_path: Path, parsers: Parsers) -> None:
    """`at` holds the bytes; the ids come from location and name."""
    kept = str(written(tmp_path, "5feb", "Guns fired."))
    (answer,) = parsers.parse([Source(location="https://www.courier.example/guns?utm_source=x", at=kept)])
    (other,) = parsers.parse([Source(location="http://courier.example/guns/", at=kept)])
    assert answer.articles[0].id == other.articles[0].id
    assert answer.articles[0].id.startswith("guns-")


def test_a_long_file_comes_in_parts(tmp_path: Path, parsers: Parsers) -> None:
    """At most 64 articles each; only the last part says that it is the last."""
    (given,) = sources(tmp_path, long_jsonl="\n".join(record(f"Shell {n} fell.") for n in range(150)))
    answers = list(parsers.parse([given]))
    assert [len(answer.articles) for answer in answers] == [64, 64, 22]
    assert [answer.last for answer in answers] == [False, False, True]
    assert [one.text for one in articles(answers)] == [f"Shell {n} fell." for n in range(150)]


def test_sources_are_asked_for_only_a_little_ahead(tmp_path: Path, parsers: Parsers) -> None:
    """A folder of a million files is not listed before the first is read."""
    asked = []

    def supply() -> Iterator[Source]:
        for number in range(100):
            asked.append(number)
            yield Source(location=str(tmp_path / f"{number}.txt"))

    stream = parsers.parse(supply())
    assert next(stream).last
    assert len(asked) <= 8
    stream.close()


def test_who_stops_early_can_go_on_with_others(tmp_path: Path, parsers: Parsers) -> None:
    """What was under way is dropped, and nothing of it comes out later."""
    (given,) = sources(tmp_path, long_jsonl="\n".join(record(f"Shell {n} fell.") for n in range(3_000)))
    stream = parsers.parse([given, given, given])
    assert not next(stream).last
    stream.close()
    (after,) = sources(tmp_path, after_txt="It rained.")
    assert [one.text for one in articles(list(parsers.parse([after])))] == ["It rained."]


def test_two_can_parse_at_once(tmp_path: Path, parsers: Parsers) -> None:
    """Each gets its own articles, in its own order."""
    results: dict[str, list[str]] = {}

    def parse(word: str) -> None:
        given = [Source(location=str(written(tmp_path, f"{word} {n}.txt", f"{word} {n}."))) for n in range(20)]
        results[word] = [one.text for one in articles(list(parsers.parse(given)))]

    threads = [threading.Thread(target=parse, args=(word,)) for word in ("Rain", "Snow")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert results == {word: [f"{word} {n}." for n in range(20)] for word in ("Rain", "Snow")}


def test_no_process_is_started_before_the_first_source_and_none_is_left(tmp_path: Path) -> None:
    """One source needs one process; more start with more."""
    before = children()  # those of the tests before this one, of which any may still be ending
    given = [Source(location=str(written(tmp_path, f"{n}.txt", "Guns fired."))) for n in range(20)]
    with Parsers(Limits(), processes=2) as parsers:
        assert not children() - before
        assert [one.text for one in articles(list(parsers.parse(given[:1])))] == ["Guns fired."]
        (first,) = children() - before
        assert len(list(parsers.parse(given))) == 20
        assert first in children()
        assert len(children() - before) == 2
    assert not children() - before


def test_memory_of_the_parent_is_not_taken_for_that_of_the_process(tmp_path: Path) -> None:
    """A server that holds much itself keeps its parsers: their peak is their own, not what a fork has inherited."""
    ballast = bytearray(600_000_000)
    given = sources(tmp_path, a_txt="Guns fired.")
    with Parsers(Limits(), processes=1) as parsers:
        before = children()
        list(parsers.parse(given))
        (first,) = children() - before
        list(parsers.parse(given))
        assert children() - before == {first}
        assert 0 < parsers.peak_memory < len(ballast) // 2


PARENT = """
import time
from domain.report import Source
from ingest.limits import Limits
from ingest.worker import Parsers

parsers = Parsers(Limits(), 1, program="tests.ingest.rogue")
next(parsers.parse([Source(location="well"), Source(location="sleep")]))
print("ready", flush=True)
time.sleep(60)
"""


def test_a_process_ends_with_its_parent() -> None:
    """Also when the parent is killed in the middle of a parse."""
    parent = subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE)
    try:
        assert parent.stdout
        assert parent.stdout.readline() == b"ready\n"
        started = children(parent.pid)
        assert started
    finally:
        parent.kill()
        parent.communicate()
    deadline = time.monotonic() + 5
    while any(map(is_running, started)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(is_running, started))


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        ("exit", "status 3"),
        ("abort", "SIGABRT"),
        ("hoard", "400 MB of memory"),
        ("spin", "seconds"),
        ("sleep", "5 seconds"),
        ("prose", "broke down"),
        ("long", "broke down"),
        ("list", "broke down"),
        ("forged", "makes no sense"),
        ("deep", "broke down"),
    ],
)
def test_what_ends_a_process_is_one_refusal_and_the_rest_goes_in(rogues: Parsers, act: str, reason: str) -> None:
    """It says what happened and what to do; the sources before and after it are read."""
    before, bad, after = rogues.parse(Source(location=word) for word in ("well", act, "well"))
    assert before.refused[0].reason == after.refused[0].reason == "read"
    (refused,) = bad.refused
    assert bad.last
    assert not bad.articles
    assert reason in refused.reason
    assert ": save the text of the article as .txt" in refused.reason
    assert refused.source == act


@pytest.mark.parametrize("act", ["connect", "resolve", "start", "fork", "remove", "write"])
def test_a_parser_may_do_nothing_but_read(rogues: Parsers, act: str) -> None:
    """No network, no other process, no writing or removing of files."""
    (answer,) = rogues.parse([Source(location=act)])
    assert "PermissionError" in answer.refused[0].reason


def test_keys_and_folders_stay_with_the_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    """No key, password or setting is in the environment of a process that parses."""
    for name in ("OPENAI_API_KEY", "SITREP_PASSWORD", "SITREP_LIBRARY", "HOME"):
        monkeypatch.setenv(name, "canary")
    with Parsers(QUICK, processes=1, program="tests.ingest.rogue") as parsers:
        (answer,) = parsers.parse([Source(location="environment")])
    assert answer.refused[0].reason.endswith(" /")
    assert not {"OPENAI", "SITREP", "HOME"} & set(answer.refused[0].reason.replace("'", "_").split("_"))


def test_closed_parsers_take_nothing(tmp_path: Path) -> None:
    """They say so instead of waiting for ever."""
    parsers = Parsers(Limits(), processes=1)
    parsers.close()
    with pytest.raises(RuntimeError, match="closed"):
        list(parsers.parse([Source(location=str(tmp_path))]))


def test_an_error_of_the_supply_comes_through(tmp_path: Path, parsers: Parsers) -> None:
    """What goes wrong while sources are listed is the caller's to hear."""

    def supply() -> Iterator[Source]:
        yield Source(location=str(tmp_path / "gone.txt"))
        raise LookupError("no more")

    with pytest.raises(LookupError):
        list(parsers.parse(supply()))


def test_a_process_loads_what_a_format_needs_only_when_it_comes() -> None:
    """So that it starts fast; what reaches the network is not there at all."""
    heavy = ("docx", "feedparser", "httpx", "lxml", "numpy", "pypdfium2", "sqlalchemy", "trafilatura")
    script = f"import ingest.child, sys; print([name for name in {heavy} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_closing_waits_for_nobody(tmp_path: Path) -> None:
    """Neither for a caller that went away in the middle of a long file, nor with one that still waits for an answer."""
    (given,) = sources(tmp_path, long_jsonl="\n".join(record(f"Shell {n} fell.") for n in range(1_000)))
    parsers = Parsers(Limits(), processes=1)
    left = parsers.parse([given])
    assert not next(left).last
    told: list[str] = []

    def wait() -> None:
        try:
            told.extend("read" for _ in parsers.parse([given]))
        except RuntimeError as problem:
            told.append(str(problem))

    waiting = threading.Thread(target=wait)
    waiting.start()
    time.sleep(0.3)
    parsers.close()
    waiting.join(timeout=10)
    assert told == ["these parsers are closed"]
