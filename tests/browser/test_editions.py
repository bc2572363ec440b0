"""The meeting's and the family's page in the browser: they draw, say who they are for, and axe finds nothing."""

import datetime as dt
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from schemas.edition import Edition, Request
from tests.browser.conftest import show
from tests.browser.test_access import violations
from tests.timeline.handout_case import write_handout_case
from timeline.handout import hand_out
from timeline.pipeline import build

pytestmark = pytest.mark.browser
ON = dt.date(2024, 7, 1)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_handout_case(tmp_path_factory.mktemp("editions") / "ro")


@pytest.mark.parametrize(
    ("request_", "name"),
    [
        (Request(edition=Edition.MEETING, on=ON), "Version för dialogmötet"),
        (Request(edition=Edition.FAMILY, on=ON), "Version för familjen"),
        (Request(edition=Edition.ORGANISATION, organisation="bup", on=ON), "Version för en verksamhet"),
    ],
)
def test_an_edition_draws_says_for_whom_it_is_and_axe_finds_nothing(
    browser: Browser, case: Path, tmp_path: Path, request_: Request, name: str
) -> None:
    files = hand_out(build(case), case, request_).files
    path = tmp_path / f"tidslinje-{request_.name}.html"
    path.write_text(str(files[path.name]), encoding="utf-8")
    for width, height in ((1366, 768), (390, 844)):
        page = show(browser, path, width, height)
        assert name in page.locator(".sub").inner_text()
        assert page.locator(".partial .only-sv").is_visible()
        assert page.said == [] and page.asked == [path.as_uri()]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert violations(page) == []
        page.emulate_media(media="print")
        assert page.locator("p.edition").is_visible()
        page.close()
