"""Takes the pictures in docs/ from a demo that `make run` has started: `make screenshots`."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

DOCS = Path(__file__).parent
PEOPLE = [sys.executable, "-m", "portal.embedded.manage", "demo_people"]
SIZE = {"width": 1280, "height": 860}
# Picture, who looks, and at which page.
PICTURES = (
    ("screenshot", "Paula", "/pauses/new/?j=HK&s=harbourline"),
    ("screenshot-home", "Robin", "/"),
    ("screenshot-request", "Alex", "/requests/R-000001/"),
    ("screenshot-assessment", "Asha", "/assessments/A-0003/"),
)


def way_in() -> str:
    """A one-time link of the running demo."""
    printed = subprocess.run(PEOPLE, check=True, capture_output=True, text=True).stdout  # noqa: S603
    found = re.search(r"http\S+/demo/enter/\S+", printed)
    if found is None:
        sys.exit("No link was printed: is `make run` running?")
    return found[0]


def be(page: Page, base: str, name: str) -> None:
    """Look through this person's eyes."""
    page.goto(f"{base}/demo/people/")
    button = page.get_by_role("button", name=f"Be {name}")
    if button.count():
        button.click()


def main() -> None:
    """Take every picture."""
    link = way_in()
    base = link.split("/demo/")[0]
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE)  # type: ignore[arg-type]
        page.goto(link)
        page.locator("main button").first.click()
        for name, person, path in PICTURES:
            be(page, base, person)
            page.goto(f"{base}{path}")
            page.screenshot(path=DOCS / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
