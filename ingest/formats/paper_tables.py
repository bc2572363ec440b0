"""Tables on paper: lines whose pieces stand under the words of a header row.

    Datum       Tid    Anteckning                         Sign
    2022-03-01  09:20  Orolig mage, sover dåligt.         EE
                       Ny tid om två veckor.

A line without a date goes on in the row above it. The header row may stand on every page.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ingest.formats.columns import Sheet, field_of, normal
from ingest.printouts.layouts import book

_WIDE: Final = re.compile(r"\s{2,}|\t")
_SLACK: Final = 2.5


@dataclass(frozen=True)
class Row:
    """A line of the paper: words with the place where they begin, and how a person finds the line."""

    cells: tuple[tuple[float, str], ...]
    place: str
    gap: bool = False


def of_text(text: str, place: str, *, gap: bool = False) -> Row:
    """A line of fixed-width text as a row: its words divided by wide space."""
    line, cells, at = text.expandtabs(), [], 0
    for part in _WIDE.split(line):
        if part.strip():
            start = line.index(part, at)
            cells.append((float(start), part.strip()))
            at = start + len(part)
    return Row(tuple(cells), place, gap)


def table(rows: Sequence[Row]) -> Sheet | None:
    """The table of entries that the lines make; None without a header row or with fewer than two dated rows."""
    top = next((at for at, row in enumerate(rows) if is_header(row)), None)
    if top is None:
        return None
    head = rows[top]
    starts, names = [at for at, _ in head.cells], [words for _, words in head.cells]
    date = next(at for at, words in enumerate(names) if (field_of(normal(words)) or ("", 0))[0] == "date")
    out: list[list[str]] = []
    places: list[str] = []
    strangers = 0
    for row in rows[top + 1 :]:
        if [words for _, words in row.cells] == names:
            continue
        cells = _under(row, starts)
        dated = bool(cells[date]) and _is_dated(cells[date])
        if dated:
            out.append(cells)
            places.append(row.place)
        elif out and not cells[date]:
            out[-1] = [f"{above}\n{here}" if above and here else above or here
                       for above, here in zip(out[-1], cells, strict=True)]  # fmt: skip
        elif row.cells:
            strangers += 1
    if len(out) < 2 or strangers > len(out):
        return None
    return Sheet("", [names, *out], places=[head.place, *places])


def is_header(row: Row) -> bool:
    """Are most of its words known names of columns, a date's among them?"""
    known = {match[0] for _, words in row.cells if len(words) < 40 and (match := field_of(normal(words)))}
    return len(row.cells) >= 3 and "date" in known and len(known) >= 2 and len(known) * 2 >= len(row.cells)


def _is_dated(words: str) -> bool:
    return any(lead.pattern.match(words) for lead in book().leads[:1]) or bool(re.match(r"\??\s*\d{1,4}[-/. ]", words))


def _under(row: Row, starts: Sequence[float]) -> list[str]:
    """The row's words by column: each under the last header word that does not begin to the right of it."""
    cells = [""] * len(starts)
    for at, words in row.cells:
        column = max((n for n, start in enumerate(starts) if start <= at + _SLACK), default=0)
        cells[column] = f"{cells[column]} {words}".strip()
    return cells
