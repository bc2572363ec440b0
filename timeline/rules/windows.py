"""Lengths of time and the day on which they end.

Months end on the same date (or the last day of a shorter month). A limit that is law and ends on a Saturday,
Sunday, public holiday, midsommarafton, julafton or nyårsafton ends on the next weekday (lag 1930:173, 2 §);
norms, tool defaults and hours do not move.
"""

import datetime as dt
import re
from functools import cache

from dateutil.relativedelta import relativedelta

from schemas.vocabulary import Basis


@cache
def _holidays(year: int) -> frozenset[dt.date]:
    import holidays

    days = set(holidays.country_holidays("SE", years=year, include_sundays=False))
    midsummer_eve = next(day for number in range(19, 26) if (day := dt.date(year, 6, number)).weekday() == 4)
    return frozenset({*days, midsummer_eve, dt.date(year, 12, 24), dt.date(year, 12, 31)})


def is_working_day(day: dt.date) -> bool:
    """Neither weekend nor holiday nor one of the three eves."""
    return day.weekday() < 5 and day not in _holidays(day.year)


def due(start: dt.date, length: str, basis: Basis) -> dt.date:
    """The last day of a limit that runs from `start`.

    Args:
        start: the day of the trigger, not counted itself.
        length: `P14D`, `P2W`, `P4M`, `P3B` (working days), `PT24H`; `P0D` = the same day, whatever day it is.
        basis: only a limit that is law moves from a holiday.

    Raises:
        ValueError: the length has another form.
    """
    match = re.fullmatch(r"P(?:(\d+)([DWMB])|T(\d+)H)", length)
    if not match:
        raise ValueError(f"unknown length {length}")
    if match[3]:
        return start + dt.timedelta(days=-(-int(match[3]) // 24))
    number, unit = int(match[1]), match[2]
    if number == 0:
        return start
    if unit == "B":
        return _after_working_days(start, number)
    day = {
        "D": lambda: start + dt.timedelta(days=number),
        "W": lambda: start + dt.timedelta(weeks=number),
        "M": lambda: start + relativedelta(months=number),
    }[unit]()
    return next_working_day(day) if basis is Basis.LAW else day


def next_working_day(day: dt.date) -> dt.date:
    """`day` itself, or the first working day after it."""
    while not is_working_day(day):
        day += dt.timedelta(days=1)
    return day


def _after_working_days(start: dt.date, number: int) -> dt.date:
    day = start
    while number:
        day += dt.timedelta(days=1)
        number -= is_working_day(day)
    return day


def days(length: str) -> int:
    """A length in days, for stretches that need no calendar (`P90D`, `P2W`). Raises ValueError for months."""
    match = re.fullmatch(r"P(\d+)([DW])", length)
    if not match:
        raise ValueError(f"{length} is no number of days")
    return int(match[1]) * (7 if match[2] == "W" else 1)
