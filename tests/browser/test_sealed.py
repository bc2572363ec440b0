"""A sealed page in the real browser: asks, refuses, opens, and is then the page itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from render.sealed import seal

pytestmark = pytest.mark.browser
PHRASE = "fyra gröna ord i rad"


@pytest.fixture(scope="module")
def sealed(outputs: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sealed") / "tidslinje.html"
    path.write_text(seal(outputs["tidslinje.html"], PHRASE), encoding="utf-8")
    return path


@pytest.fixture
def page(browser: Browser, sealed: Path) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.said, page.asked = [], []
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.on("request", lambda request: page.asked.append(request.url))
    page.goto(sealed.as_uri())
    yield page
    page.close()


def _try(page: Page, phrase: str) -> None:
    page.fill("#passphrase", phrase)
    page.press("#passphrase", "Enter")


def test_it_asks_and_axe_finds_nothing(page: Page) -> None:
    assert page.locator("#passphrase").is_visible()
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [violation["id"] for violation in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_wrong_passphrase_gets_one_sentence_and_another_try(page: Page) -> None:
    _try(page, "fyra gröna ord i fel ordning")
    page.locator("#said", has_text="stämmer inte").wait_for()
    assert page.locator("#open").is_enabled()
    assert page.locator("#plot").count() == 0


def test_the_right_one_opens_the_working_page(page: Page, sealed: Path) -> None:
    """Same policy, no error, no request; the chart answers."""
    _try(page, PHRASE)
    page.wait_for_selector('html[data-ready="1"]')
    page.locator("#pts button").first.click()
    assert page.locator("#pbody").inner_text()
    assert page.said == []
    assert page.asked == [sealed.as_uri()]
