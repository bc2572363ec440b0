"""The state of the machine and the case folder: programs, versions, rights. Nothing of what the records say."""

import os
import platform
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final, Literal

from timeline.case import OWN_FILES

LIBRARIES: Final = ("pydantic", "pandas", "plotly", "lxml", "pypdfium2", "python-calamine", "cryptography")
_SYNCED: Final = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "icloud",
    "mobile documents",
    "nextcloud",
    "box",
)
_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO
State = Literal["ok", "note", "mend"]


@dataclass(frozen=True)
class Sign:
    """One thing looked at: a key of the words, what fills it, and whether it should be mended."""

    key: str
    value: str = ""
    state: State = "ok"


def machine() -> Iterator[Sign]:
    """The tool, Python, the libraries that read records, and the programs that are not required."""
    yield Sign("doc_tool", version("tidslinje"))
    yield Sign("doc_python", f"{platform.python_version()}, {platform.system()} {platform.release()}")
    for name in LIBRARIES:
        try:
            yield Sign("doc_library", f"{name} {version(name)}")
        except PackageNotFoundError:
            yield Sign("doc_no_library", name, "mend")
    from ingest.formats.ocr import installed
    from render.paper.browser import find_browser

    browser = find_browser()
    yield Sign("doc_browser", str(browser)) if browser else Sign("doc_no_browser", state="note")
    ocr = installed()
    yield Sign("doc_ocr", ocr) if ocr else Sign("doc_no_ocr", state="note")


def folder(case: Path) -> Iterator[Sign]:
    """Who may read the case folder, what it holds of the tool's own files, and whether it is copied to a cloud.

    Args:
        case: the case folder; it must exist.
    """
    parts = [part.lower() for part in case.resolve().parts]
    synced = next((name for name in _SYNCED if any(part.split(" - ")[0] == name for part in parts)), None)
    yield Sign("doc_synced", synced, "mend") if synced else Sign("doc_not_synced")
    yield Sign("doc_writable") if os.access(case, os.W_OK) else Sign("doc_read_only", state="note")
    if os.name == "posix":
        yield from _rights(case)
    for name in sorted(OWN_FILES):
        if (case / name).is_file():
            yield Sign("doc_own_file", name)


def _rights(case: Path) -> Iterator[Sign]:
    """On Unix: may others read the folder, the outputs or the key?"""
    open_to = [place for place in (case, case / "out", case / "pseudonyms.yaml") if place.exists() and _others(place)]
    for place in open_to:
        yield Sign("doc_open", place.name or str(place), "mend")
    if not open_to:
        yield Sign("doc_closed")


def _others(place: Path) -> bool:
    return bool(place.stat().st_mode & _OTHERS)
