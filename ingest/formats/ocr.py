"""Words of a picture, read by Tesseract: a program outside, looked for, never required, never on the network.

What it reads is sent and fetched through pipes; nothing is written to the disk.
"""

import csv
import io
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise
from typing import Any, Final

from ingest.formats.pdf_page import PageLine

PROGRAM: Final = "tesseract"
LANGUAGE: Final = "swe"
SURE: Final = 0.8
"""Pages read with less confidence than this support no claim that something is absent."""
REMEDY_INSTALL: Final = "Installera Tesseract med svenska (paketet tesseract-ocr-swe) och bygg med --ocr."
REMEDY_ASK: Final = "Bygg med --ocr, så att Tesseract läser den, eller be om en export med text."
_DPI: Final = 300
_SECONDS: Final = 90
_MOST_PIXELS: Final = 60_000_000
_LINE: Final = ("block_num", "par_num", "line_num")
_WIDE: Final = 2.2
"""Letters of space between two words that set fields apart."""


@dataclass(frozen=True)
class Scan:
    """The lines of a picture and how sure the program is of its words, 0 to 1."""

    lines: tuple[PageLine, ...]
    confidence: float


@cache
def installed() -> str | None:
    """The path of the program, when it is there and knows Swedish."""
    path = shutil.which(PROGRAM)
    if path is None:
        return None
    try:
        known = subprocess.run([path, "--list-langs"], capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603  # found on the PATH, fixed arguments
    except (OSError, subprocess.SubprocessError):
        return None
    return path if LANGUAGE in known.stdout.decode(errors="replace").split() else None


def read_picture(picture: bytes) -> Scan | None:
    """The lines of a PNG, JPEG, TIFF, BMP or PGM; None when the program is missing, fails or finds no word."""
    path = installed()
    if path is None:
        return None
    command = [path, "stdin", "stdout", "-l", LANGUAGE, "--psm", "4", "tsv"]
    try:
        done = subprocess.run(  # noqa: S603  # found on the PATH, fixed arguments
            command, input=picture, capture_output=True, timeout=_SECONDS, check=False, env=_one_core()
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return _scan(done.stdout.decode("utf-8", errors="replace")) if done.returncode == 0 else None


def _one_core() -> dict[str, str]:
    """The program's threads cost more than they give on one page."""
    return {**os.environ, "OMP_THREAD_LIMIT": "1"}


def picture_of(page: Any) -> bytes | None:
    """A page of a PDF as a grey picture (PGM); None for one larger than any paper."""
    width, height = page.get_size()
    scale = _DPI / 72
    if width * height * scale * scale > _MOST_PIXELS:
        return None
    bitmap = page.render(scale=scale, grayscale=True)
    rows, stride = bytes(bitmap.buffer), bitmap.stride
    packed = b"".join(rows[at * stride : at * stride + bitmap.width] for at in range(bitmap.height))
    return f"P5 {bitmap.width} {bitmap.height} 255\n".encode() + packed


def _scan(table: str) -> Scan | None:
    """The program's table of words: a row a word, with its place, its line and its confidence."""
    words = [
        row
        for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
        if row.get("level") == "5" and (row.get("text") or "").strip()
    ]
    if not words:
        return None
    lines = [_line(list(group)) for _, group in groupby(words, key=lambda row: tuple(row[k] for k in _LINE))]
    sure = sum(float(row["conf"]) * len(row["text"]) for row in words) / sum(len(row["text"]) for row in words)
    return Scan(tuple(lines), round(max(sure, 0) / 100, 2))


def _line(words: Sequence[dict[str, str]]) -> PageLine:
    text = words[0]["text"]
    letter = sum(int(word["width"]) for word in words) / sum(len(word["text"]) for word in words)
    for before, after in pairwise(words):
        apart = int(after["left"]) - int(before["left"]) - int(before["width"])
        text += ("  " if apart > _WIDE * letter else " ") + after["text"]
    return PageLine(text, (), gap=words[0]["line_num"] == "1", height=-int(words[0]["top"]))
