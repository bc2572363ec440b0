"""A page of a PDF as lines with their place on the paper.

Most pages are drawn line by line, so the library's own text is enough; positions are asked for the first letter of
each line, and inside the lines that may begin an entry. Only a page drawn in columns or cells is put together again
from its pieces.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any, Final

_LED: Final = re.compile(r"\W{0,3}\d|[A-ZÅÄÖ][\wåäö /]{1,24}:")
"""Lines in which wide space may divide fields."""
_WIDE: Final = 4.0
"""Points: space this much wider than a word space divides two fields."""
_WORD_SPACE: Final = 3.0
_GAP: Final = 1.4
"""Line distances above this many usual ones are space between paragraphs."""
_NEAR: Final = 4.0
"""Points: pieces whose middles lie so close stand on one line."""
_LETTER: Final = 4.0
"""Points of paper for a letter's place when a line is spread out."""


@dataclass(frozen=True)
class Piece:
    """A run of letters: its left and right edge in points, and its words."""

    left: float
    right: float
    text: str


@dataclass(frozen=True)
class PageLine:
    """A line: its words as on the paper (wide space kept), its pieces, and whether space stands above it."""

    text: str
    pieces: tuple[Piece, ...]
    gap: bool = False
    height: int = 0
    """Where on the page, in points from its foot."""


def page_lines(textpage: Any) -> list[PageLine]:
    """The lines of a page in reading order."""
    raw = textpage.get_text_range()
    lines: list[tuple[int, str]] = []
    at = 0
    for line in raw.split("\n"):
        if line.strip():
            lines.append((at + len(line) - len(line.lstrip()), line.strip()))
        at += len(line) + 1
    if not lines:
        return []
    boxes = [_box(textpage, at) for at, _ in lines]
    tops = [box[1] for box in boxes]
    climbs = sum(later > earlier + 1 for earlier, later in pairwise(tops))
    ordered = sorted(tops)
    level = any(after - before < _NEAR / 2 for before, after in pairwise(ordered))
    if textpage.count_rects() > len(lines) + 3 or climbs > 2 or level:
        return _put_together(textpage)
    left = min(box[0] for box in boxes)
    above = gaps(tops)
    return [
        _plain(textpage, at, words, box, left, gap) for (at, words), box, gap in zip(lines, boxes, above, strict=True)
    ]


def _plain(textpage: Any, at: int, words: str, box: tuple[float, float, float], left: float, gap: bool) -> PageLine:
    text = clean(_spaced(textpage, at, words) if _LED.match(words) else words)
    return PageLine(" " * round((box[0] - left) / _LETTER) + text, (), gap, round(box[1]))


def clean(text: str) -> str:
    """Hyphens that the library marks as soft are hyphens; NUL is nothing."""
    return text.replace("\ufffe", "-").replace("\0", "").replace("\r", "")


def _box(textpage: Any, at: int) -> tuple[float, float, float]:
    """Left edge, middle and height of a letter in points."""
    try:
        left, bottom, _, top = textpage.get_charbox(at)
    except Exception:  # pypdfium2 raises its own error for a letter without a box
        return 0.0, 0.0, 0.0
    return left, (bottom + top) / 2, top - bottom


def gaps(tops: Sequence[float]) -> list[bool]:
    """Is there more space above a line than between most lines?"""
    if not tops:
        return []
    steps = [before - after for before, after in pairwise(tops)]
    usual = median([step for step in steps if step > 2] or [0])
    return [True, *(step < 0 or step > usual * _GAP for step in steps)]


def _spaced(textpage: Any, at: int, words: str) -> str:
    """The same words, with two spaces where the space on the paper is wide; the library makes every space one."""
    out = []
    for offset, letter in enumerate(words):
        out.append(letter)
        if letter == " " and 0 < offset < len(words) - 1:
            begins, _, ends, _ = textpage.get_charbox(at + offset)
            if ends <= begins:  # a space that nobody drew has no width
                ends = textpage.get_charbox(at + offset - 1)[2] + _WORD_SPACE
            if textpage.get_charbox(at + offset + 1)[0] - ends > _WIDE:
                out.append(" ")
    return "".join(out)


def _put_together(textpage: Any) -> list[PageLine]:
    """Lines from the pieces of a page that was drawn in columns or cells, top to bottom."""
    pieces = []
    for number in range(textpage.count_rects()):
        left, bottom, right, top = textpage.get_rect(number)
        text = " ".join(clean(textpage.get_text_bounded(left, bottom, right, top)).split())
        if text:
            pieces.append(((bottom + top) / 2, Piece(left, right, text)))
    rows: list[tuple[float, list[Piece]]] = []
    for middle, piece in sorted(pieces, key=lambda pair: (-pair[0], pair[1].left)):
        if rows and abs(rows[-1][0] - middle) < _NEAR:
            rows[-1][1].append(piece)
        else:
            rows.append((middle, [piece]))
    left = min((piece.left for _, row in rows for piece in row), default=0.0)
    above = gaps([middle for middle, _ in rows])
    return [
        PageLine(spread(row, left), tuple(sorted(row, key=lambda piece: piece.left)), gap, round(middle))
        for (middle, row), gap in zip(rows, above, strict=True)
    ]


def spread(row: Sequence[Piece], left: float) -> str:
    """The pieces of a line, each as far to the right as it stands on the paper; touching ones by one space or none."""
    out, edge = "", left
    for piece in sorted(row, key=lambda piece: piece.left):
        apart = piece.left - edge
        if out and apart < 1:
            out += piece.text
        elif out and apart < 5:
            out += f" {piece.text}"
        else:
            out = out.ljust(max(round((piece.left - left) / _LETTER), len(out) + 2 if out else 0)) + piece.text
        edge = piece.right
    return out
