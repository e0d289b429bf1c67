"""Pictures of every page: `python -m tools.screenshots` shows the sample library; an address shows a running Sitrep."""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

SIZES = {"wide": (1440, 900), "phone": (390, 844)}
PAGES = ("Ask", "Briefing", "Positions", "Disputes", "Library")
QUESTION = "Who reported casualties?"
ARGUMENTS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


def open_tab(page: Page, name: str) -> None:
    """Go to a page by its tab, also when that is folded into the "more" menu."""
    tab = page.get_by_role("tab", name=name, exact=True)
    if not tab.first.is_visible():
        page.locator(".overflow-menu > button").first.click()
        page.locator(".overflow-dropdown button", has_text=name).click()
    else:
        tab.first.click()


def shoot(page: Page, name: str, folder: Path, label: str) -> None:
    """One picture of one page, after what it shows has settled."""
    open_tab(page, name)
    if name == "Ask":
        page.locator("#question textarea").fill(QUESTION)
        page.locator("#ask").click()
        page.locator(".turn .foot").first.wait_for(timeout=30_000)
    if name == "Briefing":
        page.get_by_role("button", name="Write briefing").click()
        page.locator("#briefing .foot, #briefing .note").first.wait_for(timeout=30_000)
    page.wait_for_timeout(900)
    page.screenshot(path=folder / f"{name.lower()}-{label}.png")


@contextmanager
def sample_server() -> Iterator[str]:
    """The address of the app over an empty library, so that it shows its samples."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
    with tempfile.TemporaryDirectory() as library:
        command = [sys.executable, "-m", "app", "serve", "--port", str(port)]
        server = subprocess.Popen(command, env={**os.environ, "SITREP_LIBRARY": library})  # noqa: S603 - our own app
        try:
            yield wait_for(f"http://127.0.0.1:{port}")
        finally:
            server.terminate()
            server.wait(20)


def wait_for(address: str, seconds: float = 180) -> str:
    """The address, once it answers; TimeoutError."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(f"{address}/healthz", timeout=5).close()  # noqa: S310 - loopback
        except OSError:
            time.sleep(0.5)
        else:
            return address
    raise TimeoutError(address)


def shoot_all(address: str, folder: Path, chromium: str) -> None:
    """Light and dark, wide and phone."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        for size, (width, height) in SIZES.items():
            for theme in ("light", "dark"):
                page = browser.new_page(viewport={"width": width, "height": height})
                page.goto(f"{address}/?__theme={theme}")
                page.locator("#talk .welcome").wait_for(timeout=60_000)
                page.screenshot(path=folder / f"first-{size}-{theme}.png")
                for name in PAGES:
                    shoot(page, name, folder, f"{size}-{theme}")
                page.close()
        browser.close()


def main() -> None:
    """Read the arguments and take the pictures."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("address", nargs="?", help="a running Sitrep; none: one is started on the sample library")
    given.add_argument("folder", nargs="?", type=Path, default=Path("docs/pictures"))
    given.add_argument("--chromium", default="/usr/bin/chromium")
    chosen = given.parse_args()
    if chosen.address:
        shoot_all(chosen.address, chosen.folder, chosen.chromium)
        return
    with sample_server() as address:
        shoot_all(address, chosen.folder, chosen.chromium)


if __name__ == "__main__":
    main()
