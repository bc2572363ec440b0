"""Dates as they are written out: days, weeks, months, terms, seasons, years.

    2018-04-12   20180412 1430   180412   18-04-12   12/4   12/4 -18   den 3:e mars 2019   Måndag 3 mars 2025
    v. 12   v 48-49   v 1812   ht-18   våren 2017   maj 2018   2017

dateutil reads a calendar date once a pattern has fixed which part is which. A day, week or month without a year
takes the year that fits the day of writing and the tense; without either it has no interval, only words.
"""

import datetime as dt
import re
from typing import Final

from dateutil.parser import isoparse

from schemas.dates.rule import (
    YEAR,
    YEAR_HERE,
    ImpossibleDate,
    Rule,
    Told,
    a_day,
    fitting,
    fitting_year,
    full_year,
    year_of,
)
from schemas.dates.words import LONG_MONTH, MONTH, MONTH_IN_TEXT, MONTHS, SEASON, SEASONS, WEEKDAY
from schemas.when import Precision, When

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


def _month_day(match: re.Match[str], words: str, told: Told) -> When | None:
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


def _week(match: re.Match[str], words: str, told: Told) -> When:
    year, first, last = year_of(match), int(match["w"]), int(match["w2"] or match["w"])
    if year is None and told.anchor is None:
        return When.unknown(words)
    try:
        start = When.week(year, first) if year is not None else _fitting_week(first, told)
        monday = start.first_day or dt.date.min
        end = When.week(monday.isocalendar().year + (last < first), last)
    except ValueError as error:
        raise ImpossibleDate(str(error)) from None
    if first == last:
        return start.model_copy(update={"text": words})
    return When(start=start.start, end=end.end, precision=Precision.PERIOD, text=words)


def _fitting_week(number: int, told: Told) -> When:
    anchor = told.anchor or dt.date.min
    year = anchor.isocalendar().year
    weeks = []
    for candidate in (year - 1, year, year + 1):
        try:
            weeks.append(When.week(candidate, number))
        except ValueError:
            continue  # only some years have a week 53
    if not weeks:
        raise ImpossibleDate("no year has that week")
    return fitting(weeks, told)


def _term(match: re.Match[str], words: str, told: Told) -> When:
    year, autumn = year_of(match), match["term"].lower().startswith("h")
    if year is not None:
        return When.term(year, autumn=autumn, text=words)
    if told.anchor is None:
        return When.unknown(words)
    terms = [When.term(told.anchor.year + away, autumn=autumn, text=words) for away in (-1, 0, 1)]
    return fitting(terms, told)


def _season(match: re.Match[str], words: str, _told: Told) -> When | None:
    year = year_of(match)
    return When.unknown(words) if year is None else When.season(year, SEASONS[match["season"].lower()], words)


def _winter(match: re.Match[str], words: str, _told: Told) -> When | None:
    first, last = full_year(match["a"]), full_year(match["b"])
    return When.season(first, "winter", words) if last == first + 1 else None


def _month(match: re.Match[str], words: str, told: Told) -> When:
    year, month = year_of(match), month_of(match)
    if not 1 <= month <= 12:
        raise ImpossibleDate("month must be in 1..12")
    if year is not None:
        return When.month(year, month, words)
    if told.anchor is None:
        return When.unknown(words)
    return fitting([When.month(told.anchor.year + away, month, words) for away in (-1, 0, 1)], told)


def _only_year(match: re.Match[str], words: str, _told: Told) -> When:
    return When.year(int(match["year"]), words)


_TERM: Final = r"ht|vt|h[öo]stterminen|v[åa]rterminen|h[öo]sttermin|v[åa]rtermin"
_TERM_YEAR: Final = r"(?:[\s-]*(?P<year>(?:19|20)\d{2})|\s*[-/]\s*(?P<short>\d{2})|\s*(?P<short2>\d{2}))"

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

_MONTH_BEFORE: Final = (
    r"(?<=\bi )|(?<=under )|(?<=sedan )|(?<=till )|(?<=från )|(?<=efter )|(?<=före )|(?<=innan )|(?<=senast )"
    r"|(?<=hela )|(?<=kring )|(?<=runt )|(?<=from )|(?<=tom )|(?<=inför )|(?<=sen )|(?<=slutet av )|(?<=halva )"
)
LONGER: Final = (
    Rule(
        rf"(?:v|vecka|veckan|veckorna)\.?\s*(?:nr\.?\s*)?(?P<w>\d{{1,2}})(?:\s*(?:[-–/]|och|o)\s*(?P<w2>\d{{1,2}}))?{YEAR}",
        _week,
        running=r"(?:v|vecka|veckan|veckorna)\.?\s?(?:nr\.?\s)?\d{1,2}(?!\d)(?:\s?(?:[-–/]|och|o)\s?\d{1,2}(?![\d/]))?"
        rf"{YEAR_HERE}(?!\s*(?:mån|dagar|h\b|tim))",
    ),
    Rule(r"(?:v|vecka)\.?\s*(?P<short>[1-3]\d)(?P<w>[0-5]\d)(?P<w2>)", _week),
    Rule(r"(?P<year>(?:19|20)\d{2})[-\s]*(?:w|v|vecka)\.?\s*(?P<w>\d{1,2})(?P<w2>)", _week),
    Rule(rf"(?P<term>{_TERM}){_TERM_YEAR}", _term),
    Rule(
        rf"(?P<term>{_TERM})",
        _term,
        running=r"(?:höstterminen|vårterminen|(?<=under )(?:ht|vt)|(?<=\bi )(?:ht|vt)|(?<=till )(?:ht|vt))",
    ),
    Rule(r"(?:vintern|vinter)\s*(?P<a>(?:20)?\d{2})\s*[/-]\s*(?P<b>(?:20)?\d{2})", _winter),
    Rule(
        rf"(?P<season>{SEASON})(?:\s*[,-]?\s*(?P<year>(?:19|20)\d{{2}})|\s*-?\s*(?P<short>\d{{2}}))",
        _season,
        running=rf"(?:{SEASON})(?:\s(?:19|20)\d{{2}}|\s?[-–]?\s?\d{{2}}(?!\d|\s?(?:år|st|gånger|timmar|%)))",
    ),
    Rule(rf"(?P<season>{SEASON})", _season, running=""),
    Rule(
        rf"(?:i\s+)?(?P<name>{MONTH})\.?{YEAR}",
        _month,
        running=rf"(?:{MONTH_IN_TEXT})\.?(?:\s?[-–]\s?\d{{2}}(?!\d)|[ ,/-]{{1,2}}(?:19|20)\d{{2}})"
        rf"|(?:{_MONTH_BEFORE})(?:{MONTH_IN_TEXT})(?!\w)(?!\.?\s?\d)|(?:{LONG_MONTH})(?<!maj)(?<!mars)(?<!june)(?!\w)(?!\s\d)",
    ),
    Rule(
        rf"(?P<name>{MONTH})\.?\s+(?P<d>\d{{1,2}})",
        _month_day,
        running=rf"(?:{MONTH_IN_TEXT})\.?\s\d{{1,2}}(?![\d/:-]|[.,]\d)",
    ),
    Rule(r"(?P<year>(?:19|20)\d{2})-(?P<m>\d{2})", _month, running=r"20\d{2}-(?:0[1-9]|1[0-2])(?![\d-])"),
    Rule(
        r"(?:år\s+)?(?P<year>(?:19|20)\d{2})",
        _only_year,
        running=r"(?:19[89]|20[0-4])\d(?![\d:/]|\.\d|[- ]\d|\s?(?:kr|kcal|steg|ml|mg|m)\b)",
    ),
)
"""A week, a month, a term, a season, a year."""

DAY_ALONE: Final = Rule(
    r"(?:den|d)\s+(?P<d>\d{1,2})(?::?[ea])?",
    _day_only,
    running=r"(?:den|d)\s\d{1,2}(?::?[ea](?!\w)|(?=[.,;)](?!\d)|$|\skl\b))(?!\s(?:gången|bästa|klass))",
)
"""Read in running text only."""
