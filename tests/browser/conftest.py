"""The real page of the example in the real browser."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    assert found, "No Chromium, Chrome or Edge on the PATH; install one or set TIDSLINJE_NO_BROWSER=1."
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def page_file(outputs: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "tidslinje.html"
    path.write_text(outputs["tidslinje.html"], encoding="utf-8")
    return path


def show(browser: Browser, path: Path, width: int = 1366, height: int = 768, script: bool = True) -> Page:
    """The page, drawn, with all it said and asked for in `page.said` and `page.asked`."""
    page = browser.new_page(viewport={"width": width, "height": height}, java_script_enabled=script)
    page.said, page.asked = [], []  # type: ignore[attr-defined]  # kept beside the page they are about
    page.on("console", lambda message: page.said.append(message.text))  # type: ignore[attr-defined]
    page.on("pageerror", lambda error: page.said.append(str(error)))  # type: ignore[attr-defined]
    page.on("request", lambda request: page.asked.append(request.url))  # type: ignore[attr-defined]
    page.goto(path.as_uri())
    if script:
        page.wait_for_selector('html[data-ready="1"]')
    return page
