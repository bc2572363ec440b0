"""Columns told by what stands in them, for tables whose header words nobody has written down.

    Händelsestund;Vad;Vem          no known word, but the first column holds dates and the second the longest texts
    2022-03-01;Orolig mage.;EE

Only what the cells themselves show is used: a date column and the column with the longest words.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Final

from ingest.formats.cells import Cell, as_text
from schemas.dates import ImpossibleDate, parse

_SAMPLE: Final = 200
_FEWEST: Final = 2
_MOSTLY: Final = 0.7
_SHORTEST: Final = 8
"""Characters on average: shorter cells are codes or names."""


def by_content(rows: Sequence[Sequence[Cell]], taken: Mapping[int, str]) -> tuple[int, dict[str, int]] | None:
    """The header row (-1 when the table begins with an entry) and the columns of date and text.

    Args:
        rows: the table from its first row.
        taken: columns that a known header word already gives to another field.
    """
    sample = rows[:_SAMPLE]
    width = max((len(row) for row in sample), default=0)
    date = next((column for column in range(width) if column not in taken and _holds_dates(sample, column)), None)
    if date is None:
        return None
    first = next(index for index, row in enumerate(sample) if date < len(row) and _tells_when(row[date]))
    lengths = {c: mean_length(sample[first:], c) for c in range(width) if c != date and c not in taken}
    text = max(lengths, key=lambda column: (lengths[column], -column), default=None)
    if text is None or lengths[text] < _SHORTEST:
        return None
    above = first - 1
    named = above >= 0 and date < len(sample[above]) and bool(as_text(sample[above][date]).strip())
    return (above if named else -1), {"date": date, "text": text}


def _holds_dates(rows: Sequence[Sequence[Cell]], column: int) -> bool:
    filled = [row[column] for row in rows if column < len(row) and as_text(row[column]).strip()]
    dated = sum(map(_tells_when, filled))
    return dated >= _FEWEST and dated >= (len(filled) - 1) * _MOSTLY  # one cell is the header's


def _tells_when(cell: Cell) -> bool:
    """A date, or a month or a week with its year."""
    return _first_and_last(cell) is not None


def is_date(cell: Cell) -> bool:
    """A date of its own, or words that are wholly one; a bare number is none, it may be anything."""
    days = _first_and_last(cell)
    return days is not None and days[0] == days[1]


def _first_and_last(cell: Cell) -> tuple[dt.date, dt.date | None] | None:
    if isinstance(cell, dt.date):
        return cell, cell
    if not isinstance(cell, str) or not 5 < len(cell.strip()) < 30 or cell.strip().isdigit():
        return None
    try:
        when = parse(cell.strip())
    except ImpossibleDate:
        return None
    return (when.first_day, when.last_day) if when is not None and when.first_day is not None else None


def mean_length(rows: Sequence[Sequence[Cell]], column: int) -> float:
    """Letters in the filled cells of a column, on average; 0 when none is filled."""
    filled = [len(text) for row in rows if column < len(row) and (text := as_text(row[column]).strip())]
    return sum(filled) / len(filled) if filled else 0.0
