"""The page as PDF: printed by the browser, offline, in a folder that is gone afterwards."""

import os
import re
import subprocess
import tempfile
from pathlib import Path
from typing import Final, Literal

from render.paper.browser import OWN, find_browser
from schemas.errors import CaseError

Paper = Literal["A3", "A4"]
_SECONDS: Final = 180
_PATIENCE: Final = 60_000
"""Milliseconds of the browser's own clock, which runs as fast as it can, for unpacking and drawing."""
_WIDTH: Final = {"A3": 1191, "A4": 841}
"""Points; a page of another width was printed before the script had laid it out."""
_FLAGS: Final = (
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-extensions",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-breakpad",
    "--metrics-recording-only",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-pdf-header-footer",
    f"--virtual-time-budget={_PATIENCE}",
)


def pdf(html: str, folder: Path, paper: Paper = "A3") -> bytes:
    """The page on paper: chart first, then all points with room to write.

    Two runs give the same pages; only the browser's version shows in the file.

    Args:
        html: a page as `render.page.html` gives it.
        folder: a folder that can be written; everything laid there is removed again.
        paper: `A3` (two sheets) or `A4` (three).

    Raises:
        CaseError: there is no browser, or it could not print the page.
    """
    program = find_browser()
    if program is None:
        raise CaseError(
            "PDF behöver Chromium, Google Chrome eller Microsoft Edge, och ingen av dem hittades på datorn.",
            remedy=f"Installera en av dem eller ange programmet med {OWN}. Sidan går också att skriva ut för hand.",
        )
    with tempfile.TemporaryDirectory(prefix=".tidslinje-", dir=folder, ignore_cleanup_errors=True) as room:
        page, out = Path(room) / "page.html", Path(room) / "page.pdf"
        page.write_text(html, encoding="utf-8", newline="\n")
        page.chmod(0o600)
        _print(program, page, out, Path(room) / "profile", paper)
        made = out.read_bytes() if out.is_file() else b""
    widths = {round(float(number)) for number in re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+)", made)}
    if not any(abs(width - _WIDTH[paper]) <= 2 for width in widths):
        raise CaseError(
            f"{program.name} kunde inte skriva ut sidan.",
            remedy="Uppdatera webbläsaren, eller skriv ut sidan från den för hand.",
        )
    return _timeless(made)


def _print(program: Path, page: Path, out: Path, profile: Path, paper: Paper) -> None:
    as_root = ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
    command = [
        str(program),
        *_FLAGS,
        *as_root,  # the browser refuses its sandbox to root
        f"--user-data-dir={profile}",
        f"--print-to-pdf={out}",
        f"{page.resolve().as_uri()}#print={paper}",
    ]
    try:
        subprocess.run(command, timeout=_SECONDS, check=False, stdin=subprocess.DEVNULL, capture_output=True)  # noqa: S603 – a program found on this machine, arguments of our own
    except (OSError, subprocess.TimeoutExpired):
        return


def _timeless(made: bytes) -> bytes:
    """Without the moment of printing: the same length, so that the file's own table of places holds."""
    return re.sub(rb"(/(?:CreationDate|ModDate) \(D:)\d{14}", rb"\g<1>20000101000000", made)
