"""One rule of the grammar of dates: how it is written, and the interval that it names."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from schemas.when import When

FIRST_YEAR, LAST_YEAR = 1900, 2100
_CENTURY: Final = 2000


class ImpossibleDate(ValueError):
    """The words are a date, and no such day exists."""


@dataclass(frozen=True)
class Told:
    """From where the words are spoken."""

    anchor: dt.date | None = None
    """The day of writing."""
    ahead: bool = False
    """Do they speak of what is to come?"""
    born: str | None = None
    """The child's birth: year, year-month or day."""


Build = Callable[[re.Match[str], str, Told], When | None]
"""From the match of a rule, the words as they stand, and where they are spoken from. None: no date after all."""


@dataclass(frozen=True)
class Rule:
    """A way to write a date.

    `pattern` fits the whole of lower-case words; `clock` lets a time of day follow; `running` is the pattern in
    running text where it must be narrower, and `running = ""` keeps the rule out of running text.
    """

    pattern: str
    build: Build
    clock: bool = False
    running: str | None = None

    @cached_property
    def whole(self) -> re.Pattern[str]:
        """The compiled pattern for words that are nothing but a date."""
        return re.compile(self.pattern + (CLOCK if self.clock else ""), re.IGNORECASE)

    @property
    def place(self) -> str:
        """The pattern for running text, without named groups."""
        return re.sub(r"\?P<\w+>", "?:", self.pattern if self.running is None else self.running)


CLOCK: Final = (
    r"(?:[T\s,]\s*(?:kl\.?\s*)?(?P<hour>[01]?\d|2[0-3])[:.]?(?P<minute>[0-5]\d)"
    r"(?:[:.]?(?P<second>[0-5]\d)(?:\.\d+)?)?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
)
YEAR: Final = r"(?:\s*[,/-]?\s*(?P<year>(?:19|20)\d{2})|\s*-\s*(?P<short>\d{2})|\s*/\s*(?P<short2>\d{2}))?"
YEAR_HERE: Final = r"(?:[ ,/-]{0,2}(?:19|20)\d{2}(?![\d:])|\s?[-–]\d{2}(?![\d/:.])|/\d{2}(?![\d/]))?"
"""A year in running text, where a hyphen may also begin something else."""


def same(words: str) -> str:
    """The words as the tables of words.yaml have them: lower case, one space between."""
    return " ".join(words.lower().split())


def group(match: re.Match[str], name: str) -> str | None:
    """What the group of that name, or of that name and a number, holds."""
    return next((value for key, value in match.groupdict().items() if value and key.rstrip("0123456789") == name), None)


def year_of(match: re.Match[str]) -> int | None:
    """The year that the words tell; None when they tell none."""
    found = match.groupdict()
    if found.get("year"):
        return int(found["year"])
    short = found.get("short") or found.get("short2")
    return _CENTURY + int(short) if short else None


def full_year(digits: str) -> int:
    """Two digits are of this century."""
    return int(digits) if len(digits) == 4 else _CENTURY + int(digits)


def a_day(year: int, month: int, day: int) -> dt.date:
    """The day. Raises ImpossibleDate."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ImpossibleDate("the year lies outside 1900 to 2100")
    try:
        return dt.date(year, month, day)
    except ValueError as error:
        raise ImpossibleDate(str(error)) from None


def fitting_year(month: int, day: int, anchor: dt.date, *, ahead: bool) -> dt.date:
    """The day without a year: the next one on or after `anchor` when `ahead`, else the latest on or before it.

    Raises `ImpossibleDate` when no year near the anchor has that day.
    """
    step = 1 if ahead else -1
    for offset in range(9):  # eight years on, every leap day has come by
        try:
            candidate = dt.date(anchor.year + step * offset, month, day)
        except ValueError:
            continue
        if (candidate >= anchor) if ahead else (candidate <= anchor):
            return candidate
    raise ImpossibleDate("day is out of range for month")


def fitting(candidates: list[When], told: Told) -> When:
    """Of intervals in order of time, the next that has not ended when it lies ahead, else the latest that has begun."""
    anchor = told.anchor
    if anchor is None:
        return candidates[0]
    if told.ahead:
        return next((one for one in candidates if one.last_day and one.last_day >= anchor), candidates[-1])
    return next((one for one in reversed(candidates) if one.first_day and one.first_day <= anchor), candidates[0])
