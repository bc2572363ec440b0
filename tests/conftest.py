"""Two switches: `pytest --regenerate` rewrites golden files, TIDSLINJE_NO_BROWSER=1 leaves the browser tests out."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from timeline.pipeline import Built, build, files

settings.register_profile("shared", deadline=None)  # no test fails because the machine is busy
settings.load_profile("shared")

EXAMPLE = Path(__file__).parents[1] / "examples" / "nour"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regenerate", action="store_true", help="write golden files instead of comparing with them")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Browser tests run wherever a browser is; to leave them out must be asked for, and is counted."""
    if os.environ.get("TIDSLINJE_NO_BROWSER") != "1":
        return
    left = [item for item in items if item.get_closest_marker("browser")]
    items[:] = [item for item in items if item not in left]
    config.hook.pytest_deselected(items=left)
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if reporter:
        reporter.write_line(f"TIDSLINJE_NO_BROWSER=1: {len(left)} browser tests left out")


@pytest.fixture
def regenerate(request: pytest.FixtureRequest) -> bool:
    """True when golden files are to be written."""
    return bool(request.config.getoption("--regenerate"))


@pytest.fixture(scope="session")
def example() -> Built:
    """The example case, read and judged once for all tests."""
    return build(EXAMPLE)


@pytest.fixture(scope="session")
def outputs(example: Built) -> dict[str, str]:
    """The text of every output file of the example by name."""
    return files(example)
