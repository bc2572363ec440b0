"""The one switch that rewrites golden files: `pytest --regenerate`."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regenerate", action="store_true", help="write golden files instead of comparing with them")


@pytest.fixture
def regenerate(request: pytest.FixtureRequest) -> bool:
    """True when golden files are to be written."""
    return bool(request.config.getoption("--regenerate"))
