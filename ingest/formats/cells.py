"""Cells of tables and the dates in them: real dates, serial numbers, Swedish words, US columns.

Which of day and month comes first is told by the whole column, never guessed cell by cell.
"""

import datetime as dt
import re
from collections.abc import Sequence
from enum import Enum
from typing import Final

from schemas.case import Period
from schemas.dates import ImpossibleDate, parse
from schemas.when import Precision, When

_UNSURE: Final = re.compile(r"[?~]\s*|(?:ca|cirka|circa|omkring|troligen|möjligen)\.?\s+", re.IGNORECASE)
_ENOUGH: Final = 4
_MONTH: Final = 28

Cell = str | int | float | bool | dt.date | dt.time | dt.timedelta | None
"""What a table holds; `datetime` is a `date` here."""

_SERIALS: Final = (20_000, 60_000)
"""Excel day numbers of 1954 to 2064; smaller and larger numbers are something else."""
_NUMERIC: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{2}|\d{4})")
_CLOCK: Final = re.compile(r"(?:kl\.?\s*)?([01]?\d|2[0-3])(?:[:.]?([0-5]\d))(?:[:.][0-5]\d)?(?:\s*[-–].*)?")


def as_text(cell: Cell) -> str:
    """The cell as a person reads it."""
    match cell:
        case None:
            return ""
        case bool():
            return "ja" if cell else "nej"
        case float() if cell.is_integer():
            return str(int(cell))
        case dt.datetime():
            return cell.strftime("%Y-%m-%d" if cell.time() == dt.time() else "%Y-%m-%d %H:%M")
        case dt.time():
            return cell.strftime("%H:%M")
        case _:
            return str(cell)


class DayOrder(Enum):
    """Which number of `3/4/2018` is the day, as the whole column tells."""

    DAY_FIRST = "dag/månad"
    MONTH_FIRST = "månad/dag"
    BOTH = "båda"
    """Some cells can only be the one and some only the other: a cell that could be either is told by nothing."""


def day_order(column: Sequence[Cell]) -> DayOrder:
    """By numbers above twelve; where there are none, by which reading keeps the column in order."""
    pairs = [(int(m[1]), int(m[2]), m[3]) for cell in column if isinstance(cell, str) and (m := _marked(cell))]
    if not pairs:
        return DayOrder.DAY_FIRST
    month_first = any(second > 12 for _, second, _ in pairs)
    day_first = any(first > 12 for first, _, _ in pairs)
    if month_first and day_first:
        return DayOrder.BOTH
    if month_first or day_first:
        return DayOrder.MONTH_FIRST if month_first else DayOrder.DAY_FIRST
    days = [(year[-2:], second, first) for first, second, year in pairs]
    months = [(year[-2:], first, second) for first, second, year in pairs]
    ordered = len(pairs) >= _ENOUGH and _in_order(months) and not _in_order(days)
    return DayOrder.MONTH_FIRST if ordered else DayOrder.DAY_FIRST


def _marked(cell: str) -> re.Match[str] | None:
    return _NUMERIC.match(cell.strip().lstrip("? "))


def _in_order(days: Sequence[tuple[str, int, int]]) -> bool:
    return list(days) in (sorted(days), sorted(days, reverse=True))


class CellDates:
    """The dates of one column, read with knowledge of the whole column and of the case's period."""

    def __init__(self, column: Sequence[Cell], period: Period) -> None:
        self.order = day_order(column)
        self.period = period
        self.last: dt.date | None = None
        self.year: int | None = None
        """The year that a title row above the rows names."""

    def seen(self, when: When) -> None:
        """Remember the date of the row just read: a neighbour helps a date without a year."""
        if when.first_day is not None:
            self.last = when.first_day

    def again(self, clock: str) -> When:
        """The day of the row before, at another time of day."""
        return self._with_clock(When.on(self.last), clock) if self.last else When.unknown()

    def moment(self, cell: Cell, anchor: dt.date | None) -> When | None:
        """A cell that tells when something was written, or None when it tells no single time."""
        try:
            when = self._read(cell, anchor)
        except ImpossibleDate:
            return None
        return when if when is not None and when.start is not None and when.start == when.end else None

    def when(self, cell: Cell, clock: str, written: dt.date | None) -> tuple[When, str]:
        """The date of a row and, when it can't be read, what is wrong with it."""
        words = as_text(cell).strip()
        if not words:
            return When.unknown(), "Raden saknar datum."
        if unsure := _UNSURE.match(words):
            told, wrong = self.when(words[unsure.end() :], clock, written)
            return widened(told, words), wrong
        if self.order is DayOrder.BOTH and (match := _NUMERIC.match(words)) and max(int(match[1]), int(match[2])) <= 12:
            return When.unknown(words), "Datumet kan läsas både som dag/månad och som månad/dag."
        day = written if not isinstance(written, dt.datetime) else written.date()
        try:
            when = self._read(cell, day)
        except ImpossibleDate:
            return When.unknown(words), f"Datumet {words[:20]} finns inte i kalendern."
        if when is None:
            return When.unknown(words[:40]), "Datumcellen kan inte läsas som ett datum."
        if when.start is None:
            return When.unknown(words), "Datumet saknar år och inget intill visar vilket."
        return self._with_clock(when, clock), ""

    def _read(self, cell: Cell, anchor: dt.date | None) -> When | None:
        match cell:
            case dt.datetime():
                return When.on(cell.date()) if cell.time() == dt.time() else When.at(cell)
            case dt.date():
                return When.on(cell)
            case float() | int() if not isinstance(cell, bool) and _SERIALS[0] < cell < _SERIALS[1]:
                return self._read(dt.datetime(1899, 12, 30) + dt.timedelta(days=float(cell)), anchor)  # noqa: DTZ001  # a spreadsheet has no zone
            case None | bool() | dt.time() | dt.timedelta():
                return None
            case _:
                return self._words(as_text(cell).strip(), anchor)

    def _words(self, words: str, anchor: dt.date | None) -> When | None:
        match = _NUMERIC.match(words)
        if match and (self.order is DayOrder.MONTH_FIRST or (self.order is DayOrder.BOTH and int(match[2]) > 12)):
            words = _NUMERIC.sub(r"\2/\1/\3", words)
        words = re.sub(r"^(\d{1,2}/\d{1,2})/((?:19|20)\d{2})", r"\1 \2", words)
        if self.year is not None:
            return parse(words, anchor=dt.date(self.year, 12, 31))
        if anchor is not None or self.last is None:
            return parse(words, anchor=anchor)
        return self._nearest(self.last, [parse(words, anchor=self.last, ahead=ahead) for ahead in (True, False)])

    def _nearest(self, last: dt.date, readings: Sequence[When | None]) -> When | None:
        """Of the readings of a date without a year, the one inside the period and closest to the row before."""
        dated = [when for when in readings if when is not None and when.first_day is not None]
        inside = [when for when in dated if when.first_day and self.period.holds(when.first_day)] or dated
        return min(inside, key=lambda when: abs((when.first_day or last) - last), default=readings[0])

    @staticmethod
    def _with_clock(when: When, clock: str) -> When:
        match = _CLOCK.fullmatch(clock.strip())
        if not match or when.start is None or when.start != when.end or isinstance(when.start, dt.datetime):
            return when
        moment = dt.datetime.combine(when.start, dt.time(int(match[1]), int(match[2])))
        return When.at(moment, when.text)


def widened(when: When, words: str) -> When:
    """A date that the record itself is unsure of: the whole month of a day, the whole year of a month."""
    first, last = when.first_day, when.last_day
    if first is None or last is None:
        return When.unknown(words)
    if (last - first).days < _MONTH:
        start, end = When.month(first.year, first.month).start, When.month(last.year, last.month).end
    else:
        start, end = dt.date(first.year, 1, 1), dt.date(last.year, 12, 31)
    return When(start=start, end=end, precision=Precision.VAGUE, text=words)
