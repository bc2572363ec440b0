"""A day of the calendar, written out.

    2018-04-12   20180412 1430   180412   18-04-12   12/4   12/4 -18   den 3:e mars 2019   Måndag 3 mars 2025   den 12:e

dateutil reads a calendar date once a pattern has fixed which part is which. A day without a year takes the one that
fits the day of writing and the tense; without either it has no interval, only words.
"""

import datetime as dt
import re
from typing import Final

from dateutil.parser import isoparse

from schemas.dates.rule import YEAR, YEAR_HERE, Rule, Told, a_day, fitting_year, full_year, year_of
from schemas.dates.words import MONTH, MONTHS, WEEKDAY
from schemas.when import When

_WEEKDAY: Final = rf"(?:(?:{WEEKDAY})(?:en)?\.?,?\s+)?"
_LEAP: Final = 2000


def _moment(match: re.Match[str], day: dt.date, words: str) -> When:
    found = match.groupdict()
    if not found.get("hour"):
        return When.on(day, words)
    clock = f"{int(found['hour']):02d}:{found['minute']}:{found.get('second') or '00'}{found.get('zone') or ''}"
    return When.at(isoparse(f"{day.isoformat()}T{clock}"), words)


def _calendar(match: re.Match[str], words: str, _told: Told) -> When:
    year = int(match["y"])
    return _moment(
        match, a_day(year if year >= 100 else full_year(match["y"]), int(match["m"]), int(match["d"])), words
    )


def month_of(match: re.Match[str]) -> int:
    """The number of the month, told by name or number."""
    found = match.groupdict()
    return MONTHS[found["name"].lower()] if found.get("name") else int(found["m"])


def _day_month(match: re.Match[str], words: str, told: Told) -> When:
    year, month, day = year_of(match), month_of(match), int(match["d"])
    if year is not None:
        return _moment(match, a_day(year, month, day), words)
    a_day(_LEAP, month, day)  # whatever fails here exists in no year
    if told.anchor is None:
        return When.unknown(words)
    return _moment(match, fitting_year(month, day, told.anchor, ahead=told.ahead), words)


def month_day(match: re.Match[str], words: str, told: Told) -> When | None:
    """`mars 12` is a day, `maj 18` in a note of 2018 a month: a number near the year of writing is a year."""
    number, month = int(match["d"]), month_of(match)
    year = full_year(match["d"].zfill(2))
    if told.anchor is None or number > 31 or abs(year - told.anchor.year) <= 2:
        return When.month(year, month, words)
    a_day(_LEAP, month, number)
    return When.on(fitting_year(month, number, told.anchor, ahead=told.ahead), words)


def _day_only(match: re.Match[str], words: str, told: Told) -> When | None:
    """`den 12:e`: in the nearest month of the right tense that has such a day."""
    day = int(match["d"])
    if told.anchor is None or not 1 <= day <= 31:
        return When.unknown(words) if told.anchor is None else None
    first = told.anchor.replace(day=1)
    for _ in range(3):
        try:
            candidate = first.replace(day=day)
        except ValueError:
            candidate = None
        if candidate and (candidate >= told.anchor if told.ahead else candidate <= told.anchor):
            return When.on(candidate, words)
        first = (
            (first + dt.timedelta(days=31)).replace(day=1) if told.ahead else (first - dt.timedelta(1)).replace(day=1)
        )
    return None


DAYS: Final = (
    Rule(
        rf"{_WEEKDAY}(?P<y>\d{{4}})-(?P<m>\d{{1,2}})-(?P<d>\d{{1,2}})",
        _calendar,
        clock=True,
        running=r"(?:19|20)\d{2}-\d{1,2}-\d{1,2}(?![\d-])",
    ),
    Rule(
        r"(?P<y>\d{4})[/.](?P<m>\d{1,2})[/.](?P<d>\d{1,2})",
        _calendar,
        clock=True,
        running=r"(?:19|20)\d{2}[/.]\d{1,2}[/.]\d{1,2}(?!\d)",
    ),
    Rule(
        r"(?P<y>(?:19|20)\d{2})(?P<m>\d{2})(?P<d>\d{2})",
        _calendar,
        clock=True,
        running=r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!-?[\dx])",
    ),
    Rule(
        r"(?P<y>(?:19|20)\d{2})(?P<m>\d{2})(?P<d>\d{2})(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?P<second>[0-5]\d)?(?P<zone>Z)?",
        _calendar,
        running="",
    ),
    Rule(
        r"(?P<y>\d{2})(?P<m>\d{2})(?P<d>\d{2})",
        _calendar,
        clock=True,
        running=r"\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?![\d:.,]|-[\dx])",
    ),
    Rule(
        r"(?P<y>\d{2})-(?P<m>\d{2})-(?P<d>\d{2})",
        _calendar,
        clock=True,
        running=r"\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\d-])",
    ),
    Rule(
        r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})",
        _calendar,
        clock=True,
        running=r"\d{1,2}\.\d{1,2}\.(?:19|20)\d{2}(?!\d)",
    ),
    Rule(
        rf"{_WEEKDAY}(?:den\s+)?(?P<d>\d{{1,2}})\s*/\s*(?P<m>\d{{1,2}}){YEAR}",
        _day_month,
        clock=True,
        running=rf"(?:den\s+)?\d{{1,2}}/\d{{1,2}}(?!\d){YEAR_HERE}(?!/)",
    ),
    Rule(
        rf"{_WEEKDAY}(?:den\s+)?(?P<d>\d{{1,2}})(?::?[ea])?\s+(?P<name>{MONTH})\.?{YEAR}",
        _day_month,
        clock=True,
        running=rf"(?:den\s+)?\d{{1,2}}(?::?[ea])?\s+(?:{MONTH})(?!\w)(?:\.(?=\s?-?\d))?{YEAR_HERE}",
    ),
)
"""A day of the calendar."""

DAY_ALONE: Final = Rule(
    r"(?:den|d)\s+(?P<d>\d{1,2})(?::?[ea])?",
    _day_only,
    running=r"(?:den|d)\s\d{1,2}(?::?[ea](?!\w)|(?=[.,;)](?!\d)|$|\skl\b))(?!\s(?:gången|bästa|klass))",
)
"""Read in running text only."""
