"""Real pages in the real browser: the example and generated lives, each opened once and set back between tests."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from bench.life import life
from render.page import html
from render.view import View, view
from timeline.pipeline import Built

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
CASES = ("nour", "liv-200", "liv-2000")
RESET = """() => {
  document.querySelectorAll('dialog[open]').forEach((d) => d.close());
  if (S.print) unprint();
  if (S.present) setPresent(false);
  if (S.hc) document.querySelector('#bHc').click();
  if (S.lang !== 'sv') document.querySelector('#bLang').click();
  document.querySelector('#q').value = '';
  document.querySelector('#filters').hidden = true;
  document.querySelector('#bFilter').setAttribute('aria-expanded', false);
  closePrint();
  hideTip();
  Object.assign(S, { r0: FULL[0], r1: FULL[1], past: [], only: false, q: '', sel: null, flag: null, tab: 0,
    list: 'points', cursor: null, brush: null, two: null, drawing: null, dirty: false });
  S.hide.clear(); S.off.clear();
  TALK.points = {}; TALK.others = []; TALK.participants = []; TALK.date = '';
  document.querySelector('#zu').disabled = true;
  document.querySelector('#tbl').open = false;
  document.querySelector('#basis').open = false;
  openPanel(innerWidth >= 1600 || innerWidth < 640);
  chips(); draw(); panel(); refilter();
  document.activeElement && document.activeElement.blur();
  scrollTo(0, 0);
}"""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    assert found, "No Chromium, Chrome or Edge on the PATH; install one or set TIDSLINJE_NO_BROWSER=1."
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def views(example: Built) -> dict[str, View]:
    """What is drawn, by case."""
    lives = {f"liv-{number}": life(number).view for number in (60, 200, 2000)}
    return {"nour": view(example.journey, example.shown, example.ledger)} | lives


@pytest.fixture(scope="session")
def page_files(views: dict[str, View], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The page of each case."""
    folder = tmp_path_factory.mktemp("page")
    out = {}
    for name, own in views.items():
        out[name] = folder / f"{name}.html"
        out[name].write_text(html(own), encoding="utf-8")
    return out


@pytest.fixture(scope="session")
def page_file(page_files: dict[str, Path]) -> Path:
    return page_files["nour"]


@pytest.fixture(scope="session")
def opened(browser: Browser, page_files: dict[str, Path]) -> Iterator[Callable[..., Page]]:
    """A case's page at a size, as it is when it has just been opened."""
    pages: dict[tuple[str, int], Page] = {}

    def open_(case: str = "nour", width: int = 1920, height: int = 1080) -> Page:
        if (case, width) not in pages:
            pages[case, width] = show(browser, page_files[case], width, height)
        page = pages[case, width]
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate(RESET)
        page.mouse.move(1, 1)
        return page

    yield open_
    for page in pages.values():
        page.close(run_before_unload=False)


@pytest.fixture(params=CASES)
def page(request: pytest.FixtureRequest, opened: Callable[..., Page]) -> Page:
    """Each case at 1920 × 1080."""
    return opened(request.param)


def show(
    browser: Browser, path: Path, width: int = 1366, height: int = 768, script: bool = True, link: str = ""
) -> Page:
    """The page, drawn, with all it said and asked for in `page.said` and `page.asked`."""
    page = browser.new_page(viewport={"width": width, "height": height}, java_script_enabled=script)
    page.said, page.asked = [], []  # type: ignore[attr-defined]  # kept beside the page they are about
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.on("request", lambda request: page.asked.append(request.url))
    page.goto(path.as_uri() + link)
    if script:
        page.wait_for_selector('html[data-ready="1"]')
    return page
