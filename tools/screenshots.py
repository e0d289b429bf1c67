"""Pictures of every page of a running Sitrep: `python tools/screenshots.py http://127.0.0.1:7860 FOLDER`."""

from __future__ import annotations

import argparse
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


def main() -> None:
    """Light and dark, wide and phone."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("address")
    given.add_argument("folder", type=Path)
    given.add_argument("--chromium", default="/usr/bin/chromium")
    chosen = given.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chosen.chromium, args=list(ARGUMENTS))
        for size, (width, height) in SIZES.items():
            for theme in ("light", "dark"):
                page = browser.new_page(viewport={"width": width, "height": height})
                page.goto(f"{chosen.address}/?__theme={theme}")
                page.locator("#talk .welcome").wait_for(timeout=60_000)
                page.screenshot(path=chosen.folder / f"first-{size}-{theme}.png")
                for name in PAGES:
                    shoot(page, name, chosen.folder, f"{size}-{theme}")
                page.close()
        browser.close()


if __name__ == "__main__":
    main()
