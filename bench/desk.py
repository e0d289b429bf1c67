"""The browser app: how soon its first page can be used, a source stands beside it, and positions of many articles are there.

`make bench ARGS=desk` makes a library of 2,000 reports of about 330 words once (`N=200` in front makes fewer) and keeps it
under `.bench`. The server is this process's own, the browser a real one; each figure is a median, the first round left out.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.settings import Settings
from app.wiring import Desk, open_desk
from bench._library import ROOT
from bench._many import made
from domain.article import Filters
from tests.app.live import browsing, running

COUNT = int(os.environ.get("N", "2000"))
ROUNDS = 5
TARGETS = {"first page, warm": 2.0, "source after a click": 0.15, "positions": 1.0}  # seconds
CLICKS = """async () => {
  const links = [...document.querySelectorAll("table.matrix a.cite")].slice(0, 9), took = [];
  for (const link of links) {
    document.querySelector("#source-text").textContent = "";
    const began = performance.now();
    link.click();
    while (!document.querySelector("#source-text mark.now")) await new Promise(requestAnimationFrame);
    took.push((performance.now() - began) / 1000);
  }
  return took;
}"""


def main() -> int:
    """0 when every target is met."""
    print(f"{COUNT} articles; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    desk = _filled(ROOT / f"desk-{COUNT}")
    found = {"positions": _positions(desk)}
    with running(desk) as port:
        found |= _in_browser(f"http://127.0.0.1:{port}/")
    desk.close()
    for name, target in TARGETS.items():
        verdict = "met" if found[name] < target else "MISSED"
        print(f"{name:<24}{found[name]:>8.3f} s   target {target:g} s: {verdict}")
    return int(any(found[name] >= target for name, target in TARGETS.items()))


def _filled(folder: Path) -> Desk:
    """The desk over so many reports; found again when they are there."""
    began = time.monotonic()
    made(folder, COUNT)
    desk = open_desk(Settings(library=folder), writer=True)
    print(f"{len(desk.articles()):,} articles, {len(desk.claims()):,} claims; {time.monotonic() - began:.0f} s")
    return desk


def _positions(desk: Desk) -> float:
    """Seconds for positions of everything, each time under filters that were not asked for before."""
    outlets = desk.outlets()
    return _median(lambda n: desk.positions(Filters(outlets=(*outlets, f"nobody {n}"))))


def _in_browser(home: str) -> dict[str, float]:
    with browsing() as browser:
        context = browser.new_context()  # one for all rounds, so that the second finds what the first has loaded
        window = context.new_page()  # a reader's browser is open already, too
        first = _median(lambda _: _opened(window, home))
        print(f"{_work(window, home):.2f} s of work are the page's own, whatever else the machine does")
        page = _opened(window, f"{home}?view=positions")
        page.locator("table.matrix a.cite").first.wait_for(timeout=120_000)
        clicks = page.evaluate(CLICKS)
    return {"first page, warm": first, "source after a click": statistics.median(clicks[1:])}


def _opened(page: Any, address: str) -> Any:
    """The page, in which a question can be typed now."""
    page.goto(address, wait_until="commit")
    page.locator("#question textarea").wait_for(state="attached", timeout=120_000)
    return page


def _work(page: Any, address: str) -> float:
    """Seconds of processor time of the page's main thread until a question can be typed."""
    watching = page.context.new_cdp_session(page)
    watching.send("Performance.enable", {"timeDomain": "threadTicks"})
    _opened(page, address)
    known = {one["name"]: one["value"] for one in watching.send("Performance.getMetrics")["metrics"]}
    watching.detach()
    return float(known["TaskDuration"])


def _median(work: Callable[[int], object]) -> float:
    took = []
    for n in range(ROUNDS + 1):
        began = time.monotonic()
        work(n)
        took.append(time.monotonic() - began)
    return statistics.median(took[1:])
