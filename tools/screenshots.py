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
PAGES = ("Ask", "Briefing", "Positions", "Disputes & figures", "Timeline", "Library", "Settings")
QUESTION = "Who reported casualties?"
ARGUMENTS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


def file_of(page: str) -> str:
    """The name of a page's picture.

    >>> file_of("Disputes & figures")
    'disputes'
    """
    return page.split()[0].lower()


def open_tab(page: Page, name: str) -> None:
    """Go to a page by its tab, also when that is folded into the "more" menu."""
    tab = page.get_by_role("tab", name=name, exact=True)
    if not tab.first.is_visible():
        page.locator(".overflow-menu > button").first.click()
        page.locator(".overflow-dropdown button", has_text=name).click()
    else:
        tab.first.click()


def shoot(page: Page, name: str, file: Path) -> None:
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
    page.screenshot(path=file)


def shoot_source(page: Page, file: Path) -> None:
    """The source pane beside the library: the article with most cautions, its details unfolded."""
    open_tab(page, "Library")
    page.locator("#articles table").wait_for(timeout=30_000)
    rows = page.locator("#articles tbody tr").all()
    flagged = max(rows, key=lambda row: row.locator(".badge.warn", has_not_text="no ").count())
    flagged.locator("a.read").first.click()
    page.locator("#source-title").wait_for(timeout=30_000)
    for fold in page.locator("#source-text details > summary").all():
        fold.click()
    page.locator("#source-text").evaluate("pane => { pane.scrollTop = 0; scrollTo(0, 0) }")
    page.wait_for_timeout(900)
    page.screenshot(path=file)


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
            yield wait_for(f"http://127.0.0.1:{port}", server)
        finally:
            server.terminate()
            server.wait(20)


def wait_for(address: str, server: subprocess.Popen[bytes], seconds: float = 180) -> str:
    """The address, once it answers; TimeoutError when the server ended or takes longer."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and server.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/healthz", timeout=5).close()  # noqa: S310 - loopback
        except OSError:
            time.sleep(0.5)
        else:
            return address
    raise TimeoutError(address)


@contextmanager
def browsing(address: str, chromium: str, size: str, theme: str) -> Iterator[Page]:
    """A page of that size and theme that shows the app."""
    width, height = SIZES[size]
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        page = browser.new_page(viewport={"width": width, "height": height})
        page.goto(f"{address}/?__theme={theme}")
        page.locator("#talk .welcome").wait_for(timeout=60_000)
        yield page
        browser.close()


def for_documents(address: str, chromium: str, folder: Path) -> None:
    """The pictures that README and docs show: wide and light."""
    with browsing(address, chromium, "wide", "light") as page:
        for name in PAGES:
            shoot(page, name, folder / f"{file_of(name)}.png")
        shoot_source(page, folder / "source.png")


def of_everything(address: str, chromium: str, folder: Path) -> None:
    """Every page on both sizes in both themes, and the first look."""
    folder.mkdir(parents=True, exist_ok=True)
    for size, theme in ((size, theme) for size in SIZES for theme in ("light", "dark")):
        with browsing(address, chromium, size, theme) as page:
            page.screenshot(path=folder / f"first-{size}-{theme}.png")
            for name in PAGES:
                shoot(page, name, folder / f"{file_of(name)}-{size}-{theme}.png")
            shoot_source(page, folder / f"source-{size}-{theme}.png")


def main() -> None:
    """Read the arguments and take the pictures."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument(
        "address", nargs="?", help="a running Sitrep: pictures of everything; none: docs' pictures of the samples"
    )
    given.add_argument("folder", nargs="?", type=Path, default=Path("docs"))
    given.add_argument("--chromium", default="/usr/bin/chromium")
    chosen = given.parse_args()
    if chosen.address:
        of_everything(chosen.address, chosen.chromium, chosen.folder)
        return
    with sample_server() as address:
        for_documents(address, chosen.chromium, chosen.folder)


if __name__ == "__main__":
    main()
