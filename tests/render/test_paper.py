"""Paper without a click: which browser is found, and what is said when there is none."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from render.paper import find_browser
from render.paper.browser import OWN, places
from tests.conftest import EXAMPLE
from timeline.cli.app import app


def program(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o755)
    return path


def test_the_users_own_choice_comes_before_the_path(tmp_path: Path) -> None:
    on_path, own = program(tmp_path / "bin" / "chromium"), program(tmp_path / "own")
    assert find_browser("linux", {"PATH": str(on_path.parent)}) == on_path
    assert find_browser("linux", {"PATH": str(on_path.parent), OWN: str(own)}) == own
    assert find_browser("linux", {"PATH": str(on_path.parent), OWN: str(tmp_path / "gone")}) is None


def test_edge_is_found_where_the_path_has_none(tmp_path: Path) -> None:
    edge = program(tmp_path / "google-chrome" / "msedge")
    assert find_browser("linux", {"PATH": str(edge.parent)}) == edge


def test_a_mac_keeps_it_among_its_applications(tmp_path: Path) -> None:
    app_ = program(tmp_path / "Applications" / "Microsoft Edge.app" / "Contents" / "MacOS" / "Microsoft Edge")
    assert find_browser("darwin", {"PATH": "", "HOME": str(tmp_path)}) == app_


def test_windows_keeps_it_among_its_programs() -> None:
    roots = {"PROGRAMFILES": r"C:\Program Files", "LOCALAPPDATA": r"C:\Users\x\AppData\Local"}
    found = [str(path) for path in places("win32", roots)]
    assert r"C:\Program Files\Google\Chrome\Application\chrome.exe" in found
    assert r"C:\Program Files\Microsoft\Edge\Application\msedge.exe" in found
    assert r"C:\Users\x\AppData\Local\Google\Chrome\Application\chrome.exe" in found


@pytest.mark.parametrize(
    ("own", "says"), [("/finns/inte", "ingen av dem hittades"), ("/bin/false", "kunde inte skriva ut")]
)
def test_without_a_browser_one_sentence_and_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own: str, says: str
) -> None:
    monkeypatch.setenv(OWN, own)
    result = CliRunner().invoke(app, ["build", str(EXAMPLE), "--out", str(tmp_path / "out"), "--pdf"])
    assert result.exit_code == 1
    assert says in result.stderr and len(result.stderr.splitlines()) == 1
    assert list((tmp_path / "out").iterdir()) == []
