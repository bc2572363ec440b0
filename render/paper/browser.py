"""An installed Chromium, Chrome or Edge, on Windows, macOS and Linux."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path, PureWindowsPath
from typing import Final

OWN: Final = "TIDSLINJE_BROWSER"
"""The variable with which a user names the program."""
_NAMES: Final = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
_MAC: Final = ("Google Chrome", "Chromium", "Microsoft Edge")
_WINDOWS: Final = (
    r"Google\Chrome\Application\chrome.exe",
    r"Microsoft\Edge\Application\msedge.exe",
    r"Chromium\Application\chrome.exe",
)
_ROOTS: Final = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")


def find_browser(platform: str = sys.platform, environ: Mapping[str, str] = os.environ) -> Path | None:
    """The program, or None when there is none: the one named by the user, else on the PATH, else where it is installed.

    Args:
        platform: as `sys.platform`.
        environ: the environment.
    """
    own = environ.get(OWN)
    if own:
        return Path(own) if Path(own).is_file() else None
    found = (shutil.which(name, path=environ.get("PATH")) for name in _NAMES)
    on_path = next((Path(path) for path in found if path), None)
    return on_path or next((path for path in places(platform, environ) if path.is_file()), None)


def places(platform: str, environ: Mapping[str, str]) -> Iterator[Path]:
    """Where installers put the program when it is not on the PATH."""
    if platform == "darwin":
        for folder in ("/Applications", f"{environ.get('HOME', '')}/Applications"):
            yield from (Path(f"{folder}/{name}.app/Contents/MacOS/{name}") for name in _MAC)
    if platform == "win32":
        roots = [environ[root] for root in _ROOTS if environ.get(root)]
        yield from (Path(str(PureWindowsPath(root) / program)) for program in _WINDOWS for root in roots)
