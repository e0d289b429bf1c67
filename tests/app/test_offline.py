"""The promise on the page's header: with the default settings nothing leaves this machine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.reference import HOUSE

HOOK = '''
"""Every Python process of the test writes down whom it wants to reach. Loaded by Python itself at its start."""
import os, sys

AT_HOME = ("localhost", "127.", "::1", "0.0.0.0", "::")

def watch(event, args):
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        address = args[1]
        place = address[0] if isinstance(address, tuple) else ""
    elif event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        place = args[0]
    else:
        return
    place = place.decode() if isinstance(place, bytes) else str(place or "")
    if place and not (place in AT_HOME or place.startswith("127.")):
        with open(os.environ["WATCHED"], "a") as log:
            log.write(f"{event} {place}\\n")

sys.addaudithook(watch)
'''
FIRST = (
    "DASK, 3 May 2031 - Orvenia's defence ministry said on Saturday that its artillery had struck a fuel depot "
    "near Dask.\n\nTalmark's interior minister, Ilva Renn, denied that a depot was hit. \"Two houses burned and "
    'four civilians were wounded," she told reporters.\n'
)
SECOND = (
    "VELL, 4 May 2031 - According to the agency Norpress, Orvenia's defence ministry put its own losses at seven "
    "soldiers.\n\nTalmark's army said that thirty Orvenian soldiers had been killed since Friday.\n"
)

PROGRAM = """
from app.cli import main
asked = "Who said that a fuel depot was struck?"
for typed in (["add", "first.txt", "second.txt"], ["ask", asked], ["brief"]):
    if status := main([*typed, "--json"]):
        raise SystemExit(status)
"""

pytestmark = pytest.mark.slow


@pytest.fixture
def watched(tmp_path: Path) -> dict[str, str]:
    """An environment without settings, in which every Python process is watched."""
    (tmp_path / "hook").mkdir()
    (tmp_path / "hook" / "sitecustomize.py").write_text(HOOK, encoding="utf-8")
    (tmp_path / "reached.txt").touch()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SITREP_", "OPENAI_"))}
    paths = os.pathsep.join((str(tmp_path / "hook"), str(HOUSE)))
    return {**kept, "PYTHONPATH": paths, "WATCHED": str(tmp_path / "reached.txt")}


def test_the_hook_sees_what_it_should(watched: dict[str, str]) -> None:
    """A test that could not fail would prove nothing: a lookup and a connection are seen, loopback is not."""
    program = (
        "import socket\n"
        "for host in ('127.0.0.1', 'localhost', '192.0.2.1'):\n"
        "    door = socket.socket()\n    door.settimeout(0.01)\n"
        "    try: door.connect((host, 9))\n    except OSError: pass\n"
        "try: socket.getaddrinfo('desk.invalid', 80)\nexcept OSError: pass\n"
    )
    subprocess.run([sys.executable, "-c", program], env=watched, check=True, timeout=60)

    seen = Path(watched["WATCHED"]).read_text(encoding="utf-8").splitlines()
    assert seen == ["socket.connect 192.0.2.1", "socket.getaddrinfo desk.invalid"]


def test_adding_asking_and_briefing_reach_nobody(watched: dict[str, str], tmp_path: Path) -> None:
    """The three commands work with no key and no network, and no process of theirs tries to reach one."""
    (tmp_path / "first.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "second.txt").write_text(SECOND, encoding="utf-8")

    run = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=tmp_path,
        env=watched,
        capture_output=True,
        text=True,
        check=False,
        timeout=500,
    )
    assert run.returncode == 0, run.stderr
    added, answer, briefing = (json.loads(line) for line in run.stdout.splitlines())

    assert len(added["added"]) == 2
    assert answer["refused"] is False
    assert briefing["sections"]
    assert Path(watched["WATCHED"]).read_text(encoding="utf-8") == ""
