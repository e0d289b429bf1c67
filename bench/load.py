"""Ten people at once: each asks, adds, briefs and saves for two minutes; no error, and no text of one in another's page.

`make bench ARGS=load` starts the app as a person does, on a free port of this machine and a library of its own, and stops by
itself. `SECONDS=30` in front takes less time, `PEOPLE=3` fewer of them.
"""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench._visitor import Failed, Visitor

PEOPLE = int(os.environ.get("PEOPLE", "10"))
SECONDS = int(os.environ.get("SECONDS", "120"))
HOUSE = Path(__file__).resolve().parent.parent
_NAMES = ("Arvenia", "Belmora", "Cestria", "Dolmark", "Elvania", "Fermark", "Gorvale", "Hestria", "Irmond", "Jorvania")
_TOWNS = ("Adel", "Bruna", "Cole", "Dessa", "Ekel", "Fira", "Gosta", "Hama", "Istel", "Juna")
_TEXT = """{name} counts its losses at {town}, report {number}

Outlet: {town} Courier
Date: 2031-05-{day:02d}

{name}'s Defence Ministry said on Friday that {number} of its soldiers were killed near {town}.

{person}, a spokeswoman for {name}'s Foreign Ministry, denied that {name} had fired first at {town}.

{rest}
"""
_SYLLABLES = ("ba", "de", "fo", "gu", "ki", "lo", "ma", "ne", "po", "ra", "su", "ti", "ve", "zo")


@dataclass
class Found:
    """What happened: how often each thing was done and how long it took in seconds, and what went wrong."""

    took: dict[str, list[float]] = field(default_factory=dict)
    wrong: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def did(self, what: str, seconds: float) -> None:
        """Something was done."""
        with self.lock:
            self.took.setdefault(what, []).append(seconds)

    def failed(self, what: str) -> None:
        """Something went wrong."""
        with self.lock:
            self.wrong[what] += 1


def main() -> int:
    """0 when nothing went wrong."""
    print(f"{PEOPLE} people for {SECONDS} s; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores", flush=True)
    with tempfile.TemporaryDirectory() as folder, _served(Path(folder)) as (port, said):
        found = visited(port, PEOPLE, SECONDS)
        told = said()
    print(f"{'':<12}{'times':>7}{'median s':>10}{'longest s':>11}")
    for what, took in sorted(found.took.items()):
        print(f"{what:<12}{len(took):>7}{sorted(took)[len(took) // 2]:>10.2f}{max(took):>11.2f}")
    for problem, times in found.wrong.most_common(20):
        print(f"WRONG {times} times: {problem}")
    if told:
        print(f"WRONG: the server said\n{told[-3000:]}")
    print("met" if not (found.wrong or told) else "MISSED")
    return int(bool(found.wrong or told))


def visited(port: int, people: int, seconds: float) -> Found:
    """What came of so many people who use the app at a port for so long, each at least once round."""
    found, end = Found(), time.monotonic() + seconds
    names = _NAMES[:people]
    threads = [threading.Thread(target=_visit, args=(port, n, names, end, found)) for n in range(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def _visit(port: int, n: int, names: Sequence[str], end: float, found: Found) -> None:
    person = _Person(n, names, found)
    try:
        person.timed("open", lambda: person.arrive(port))
        person.round()
        while time.monotonic() < end:
            person.round()
    except Exception as problem:  # noqa: BLE001 - counted and shown: nothing may go wrong
        found.failed(f"{type(problem).__name__}: {problem}")


class _Person:
    """Somebody who reads about one state only, and looks whether anything of the others comes to light."""

    def __init__(self, n: int, names: Sequence[str], found: Found) -> None:
        self.n, self.found, self.number = n, found, 0
        self.name, self.town = names[n], _TOWNS[n]
        self.others = tuple(name for name in names if name != self.name)
        self.private = bool(n % 2)

    def arrive(self, port: int) -> None:
        """Open the page."""
        self.page = Visitor(port)
        self.page.open()

    def round(self) -> None:
        """Add an article, ask about it, read the source, brief, save."""
        self.number += 1
        self.timed("add", self.add)
        self.timed("ask", self.ask)
        self.timed("source", self.read)
        self.timed("positions", self.positions)
        if self.number % 2:
            self.timed("brief", self.brief)
            self.timed("save", self.save)

    def timed(self, what: str, work: Callable[[], None]) -> None:
        """Do it and take the time."""
        began = time.monotonic()
        work()
        self.found.did(what, time.monotonic() - began)

    def add(self) -> None:
        """A dropped file; the outcome tells of it alone."""
        file = f"{self.name}-{self.number}.txt"
        day, person = self.number % 28 + 1, f"Mara {self.town}son"
        text = _TEXT.format(
            name=self.name, town=self.town, number=20 + self.number, day=day, person=person, rest=_filler(file)
        )
        self.page.upload("upload", file, text.encode())
        self.alone("outcome", self.page.words("outcome"))
        self.holds("outcome", self.page.words("outcome"), f"{self.name} counts")

    def ask(self) -> None:
        """A question, every second person's not kept; the page holds own questions and own quotations only."""
        self.asked = f"What did {self.name} say about its losses at {self.town}?"
        self.page.type("talk-private", self.private)
        self.page.type("question", self.asked)
        self.page.press("ask")
        said = re.sub(
            r'<div class="sug">.*?</div>', " ", self.page.text("talk")
        )  # what else the library could be asked
        self.alone("answer", said)
        self.holds("answer", said, f"soldiers were killed near {self.town}")
        listed = self.page.words("talk-list")
        if any(f"What did {name} say" in listed for name in _NAMES[1::2]):
            self.found.failed("a private question is in the list of conversations")

    def read(self) -> None:
        """The first source of the answer."""
        place = re.findall(r'href="#s/([^/"]+)/(\d+)/(\d+)-(\d+)"', self.page.text("talk"))[-1]
        article, version, start, end = place
        shown = self.page.get(f"/source?article={article}&version={version}&start={start}&end={end}").decode()
        self.alone("source", re.sub(r"<(?:form|datalist).*?</(?:form|datalist)>", " ", shown, flags=re.DOTALL))
        self.holds("source", shown, '<mark class="now')

    def positions(self) -> None:
        """The table of positions of the own party."""
        table = self.page.get(f"/table/positions.csv?party={self.name}").decode()
        self.alone("positions", table)
        self.holds("positions", table, f"killed near {self.town}")

    def brief(self) -> None:
        """A briefing on the own state; the page shows the way to it, and it has the own topic."""
        self.page.type("briefing-topic", f"Losses of {self.name}")
        self.page.press("briefing-write")
        made = re.search(r"#b/([\w-]+)", self.page.text("briefing-steps"))
        if made is None:
            raise Failed(f"no briefing: {self.page.words('briefing-steps')}")
        self.briefing = made[1]
        self.holds("briefing", self.page.get(f"/briefings/{self.briefing}").decode(), f"Losses of {self.name}")

    def save(self) -> None:
        """The briefing in every form, and the conversation when it is kept."""
        for form, begins in (
            ("docx", b"PK"),
            ("pdf", b"%PDF"),
            ("html", b"<"),
            ("md", b"#"),
            ("bibtex", b"@"),
            ("csl", b"["),
        ):
            content = self.page.get(f"/briefings/{self.briefing}/file/{form}")
            if not content.startswith(begins):
                raise Failed(f"a briefing saved as {form} begins with {content[:20]!r}")
        kept = re.findall(r"/conversation/([\w-]+)\?form=md", self.page.text("talk-list"))
        texts = [self.page.get(f"/conversation/{one}?form=md").decode() for one in kept[:4]]
        for text in texts:
            asked = {name for name in (self.name, *self.others) if f"What did {name} say" in text}
            if len(asked) != 1:
                self.found.failed(f"a kept conversation asks about {len(asked)} states")
            if asked & set(_NAMES[1::2]):
                self.found.failed("a private conversation is kept")

    def alone(self, where: str, text: str) -> None:
        """Nothing of the others may stand there."""
        for name in self.others:
            if name in text:
                at = text.index(name)
                self.found.failed(f"{where}: text of another: {text[max(0, at - 120) : at + 60]!r}")

    def holds(self, where: str, text: str, wanted: str) -> None:
        """The own text has to stand there."""
        if wanted not in text:
            raise Failed(f"{where}: without {wanted!r}: {re.sub('<[^>]*>', ' ', text)[:300]}")


def _filler(seed: str) -> str:
    """Sentences of no meaning, others for each file: articles that are alike would be linked as copies of one another."""
    chance = random.Random(seed)
    lines = (" ".join("".join(chance.choices(_SYLLABLES, k=3)) for _ in range(9)).capitalize() for _ in range(8))
    return " ".join(f"{line}." for line in lines)


@contextmanager
def _served(folder: Path) -> Iterator[tuple[int, Callable[[], str]]]:
    """The port of the app, started as a command with a library of its own, and what it has said on its error channel."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("SITREP_", "OPENAI_"))}
    command = [sys.executable, "-m", "app", "serve", "--port", "0", "--library", str(folder / "library")]
    with (folder / "said.txt").open("w") as said:
        server = subprocess.Popen(command, cwd=HOUSE, stdout=subprocess.PIPE, stderr=said, text=True, env=environment)
    try:
        line = server.stdout.readline() if server.stdout else ""
        port = int(line.rsplit(":", 1)[1])
        yield port, lambda: "".join(re.findall(r"Traceback.*", (folder / "said.txt").read_text(), flags=re.DOTALL))
    finally:
        server.terminate()
        server.wait(30)
