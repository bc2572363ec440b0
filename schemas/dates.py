"""Swedish written dates -> `When`, by explicit patterns only. Nothing is guessed.

    2018-04-12   20180412 1430   180412   12/4   12/4 -18   den 3:e mars 2019   Måndag 3 mars 2025
    v. 12   v 48-49   ht-18   våren 2017   maj 2018   2017

dateutil reads a calendar date once a pattern has fixed which part is which. A date that names a day that
does not exist (31 juni) raises `ImpossibleDate`. A day, week or month without a year takes the year that
fits `anchor` and `ahead`; without an anchor it has no interval, only words.
"""

import datetime as dt
import re
from collections.abc import Callable
from typing import Final

from dateutil.parser import isoparse

from schemas.intervals import stretch
from schemas.when import Precision, When

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            ("januari", "jan", "january"),
            ("februari", "feb", "febr", "february"),
            ("mars", "mar", "march"),
            ("april", "apr"),
            ("maj", "may"),
            ("juni", "jun", "june"),
            ("juli", "jul", "july"),
            ("augusti", "aug", "august"),
            ("september", "sep", "sept"),
            ("oktober", "okt", "october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
SEASONS: Final = {
    "våren": "spring",
    "vår": "spring",
    "sommaren": "summer",
    "sommar": "summer",
    "hösten": "autumn",
    "höst": "autumn",
    "vintern": "winter",
    "vinter": "winter",
}
FIRST_YEAR, LAST_YEAR = 1900, 2100
_CENTURY = 2000
_LONGEST = 80
"""Characters; no stretch of days is told in more."""
_WEEKDAY = (
    r"(?:m[åa]ndag|tisdag|onsdag|torsdag|fredag|l[öo]rdag|s[öo]ndag|m[åa]n|tis|ons|tors?|fre|l[öo]r|s[öo]n)\.?,?\s+"
)
_TIME = (
    r"(?:[T\s,]\s*(?:kl\.?\s*)?(?P<hour>[01]?\d|2[0-3])[:.]?(?P<minute>[0-5]\d)"
    r"(?:[:.]?(?P<second>[0-5]\d)(?:\.\d+)?)?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
)
_YEAR = r"(?:\s*[,/-]?\s*(?P<year>(?:19|20)\d{2})|\s*-\s*(?P<short>\d{2})|\s*/\s*(?P<short2>\d{2}))?"
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_SEASON = "|".join(sorted(SEASONS, key=len, reverse=True))


class ImpossibleDate(ValueError):
    """The words are a date, and no such day exists."""


def parse(text: str, *, anchor: dt.date | None = None, ahead: bool = False) -> When | None:
    """The interval that `text` names, or None when the whole text is no date that the patterns know.

    `anchor` is the day it was written; `ahead` says that it speaks of the future. Raises `ImpossibleDate`.
    """
    words = " ".join(text.replace("\u00a0", " ").strip().split())
    for pattern, build in _PATTERNS:
        match = pattern.fullmatch(words)
        if match:
            return build(match, words, anchor, ahead)
    return stretch(words, lambda part: parse(part, anchor=anchor, ahead=ahead)) if len(words) <= _LONGEST else None


def _day(year: int, month: int, day: int) -> dt.date:
    try:
        return dt.date(year, month, day)
    except ValueError as error:
        raise ImpossibleDate(str(error)) from None


def _year(match: re.Match[str]) -> int | None:
    found = match.groupdict()
    if found.get("year"):
        return int(found["year"])
    short = found.get("short") or found.get("short2")
    return _CENTURY + int(short) if short else None


def fitting_year(month: int, day: int, anchor: dt.date, *, ahead: bool) -> dt.date:
    """The day without a year: the next one on or after `anchor` when `ahead`, else the latest before it.

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


def _moment(match: re.Match[str], day: dt.date, words: str) -> When:
    found = match.groupdict()
    if not found.get("hour"):
        return When.on(day, words)
    clock = f"{int(found['hour']):02d}:{found['minute']}:{found.get('second') or '00'}{found.get('zone') or ''}"
    return When.at(isoparse(f"{day.isoformat()}T{clock}"), words)


def _calendar(match: re.Match[str], words: str, _anchor: dt.date | None, _ahead: bool) -> When:
    year = int(match["y"])
    year = year if year >= 100 else _CENTURY + year
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ImpossibleDate("the year lies outside 1900 to 2100")
    return _moment(match, _day(year, int(match["m"]), int(match["d"])), words)


def _month_number(match: re.Match[str]) -> int:
    found = match.groupdict()
    return MONTHS[found["name"].lower()] if found.get("name") else int(found["m"])


def _day_month(match: re.Match[str], words: str, anchor: dt.date | None, ahead: bool) -> When:
    year, month, day = _year(match), _month_number(match), int(match["d"])
    if year is not None:
        return _moment(match, _day(year, month, day), words)
    _day(2000, month, day)  # a leap year: whatever fails here exists in no year
    if anchor is None:
        return When.unknown(words)
    return _moment(match, fitting_year(month, day, anchor, ahead=ahead), words)


def _week(match: re.Match[str], words: str, anchor: dt.date | None, ahead: bool) -> When:
    year, first, last = _year(match), int(match["w"]), int(match["w2"] or match["w"])
    if year is None and anchor is None:
        return When.unknown(words)
    try:
        if year is None and anchor is not None:
            year = anchor.isocalendar().year
            here = When.week(year, first).first_day or anchor
            this_monday = anchor - dt.timedelta(days=anchor.weekday())
            year += 1 if ahead and here < this_monday else -1 if not ahead and here > this_monday else 0
        start, end = When.week(year or 0, first), When.week(year or 0, last)
    except ValueError as error:
        raise ImpossibleDate(str(error)) from None
    if first == last:
        return When.week(year or 0, first, words)
    return When(start=start.start, end=end.end, precision=Precision.PERIOD, text=words)


def _term(match: re.Match[str], words: str, anchor: dt.date | None, _ahead: bool) -> When:
    year = _year(match)
    if year is None:
        if anchor is None:
            return When.unknown(words)
        year = anchor.year
    return When.term(year, autumn=match["term"].lower().startswith("h"), text=words)


def _season(match: re.Match[str], words: str, _anchor: dt.date | None, _ahead: bool) -> When:
    year = _year(match)
    return When.unknown(words) if year is None else When.season(year, SEASONS[match["season"].lower()], words)


def _month(match: re.Match[str], words: str, anchor: dt.date | None, ahead: bool) -> When:
    year, month = _year(match), _month_number(match)
    if not 1 <= month <= 12:
        raise ImpossibleDate("month must be in 1..12")
    if year is None:
        if anchor is None:
            return When.unknown(words)
        year = anchor.year
        if ahead and month < anchor.month:
            year += 1
        if not ahead and month > anchor.month:
            year -= 1
    return When.month(year, month, words)


def _only_year(match: re.Match[str], words: str, _anchor: dt.date | None, _ahead: bool) -> When:
    return When.year(int(match["year"]), words)


Build = Callable[[re.Match[str], str, dt.date | None, bool], When]


def _re(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_PATTERNS: Final[tuple[tuple[re.Pattern[str], Build], ...]] = (
    (_re(rf"(?:{_WEEKDAY})?(?P<y>\d{{4}})-(?P<m>\d{{1,2}})-(?P<d>\d{{1,2}}){_TIME}"), _calendar),
    (_re(rf"(?P<y>\d{{4}})[/.](?P<m>\d{{1,2}})[/.](?P<d>\d{{1,2}}){_TIME}"), _calendar),
    (_re(rf"(?P<y>(?:19|20)\d{{2}})(?P<m>\d{{2}})(?P<d>\d{{2}}){_TIME}"), _calendar),
    (
        _re(
            r"(?P<y>(?:19|20)\d{2})(?P<m>\d{2})(?P<d>\d{2})(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?P<second>[0-5]\d)?(?P<zone>Z)?"
        ),
        _calendar,
    ),
    (_re(rf"(?P<y>\d{{2}})(?P<m>\d{{2}})(?P<d>\d{{2}}){_TIME}"), _calendar),
    (_re(rf"(?P<d>\d{{1,2}})\.(?P<m>\d{{1,2}})\.(?P<y>\d{{4}}){_TIME}"), _calendar),
    (_re(rf"(?:{_WEEKDAY})?(?:den\s+)?(?P<d>\d{{1,2}})\s*/\s*(?P<m>\d{{1,2}}){_YEAR}{_TIME}"), _day_month),
    (
        _re(rf"(?:{_WEEKDAY})?(?:den\s+)?(?P<d>\d{{1,2}})(?::?[ea])?\s+(?P<name>{_MONTH})\.?{_YEAR}{_TIME}"),
        _day_month,
    ),
    (_re(rf"(?:v|vecka|veckorna)\.?\s*(?P<w>\d{{1,2}})(?:\s*[-–]\s*(?P<w2>\d{{1,2}}))?{_YEAR}"), _week),
    (
        _re(
            r"(?P<term>ht|vt|h[öo]stterminen|v[åa]rterminen|h[öo]sttermin|v[åa]rtermin)\s*(?P<bare>)(?:(?P<short>\d{2})|[-/\s]*(?P<year>(?:19|20)\d{2})|\s*[-/]\s*(?P<short2>\d{2}))?"
        ),
        _term,
    ),
    (_re(rf"(?P<season>{_SEASON}){_YEAR}"), _season),
    (_re(rf"(?:i\s+)?(?P<name>{_MONTH})\.?{_YEAR}"), _month),
    (_re(r"(?P<year>(?:19|20)\d{2})-(?P<m>\d{2})"), _month),
    (_re(r"(?:år\s+)?(?P<year>(?:19|20)\d{2})"), _only_year),
)
