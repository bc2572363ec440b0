"""Dates that are stretches, and dates that their writer was not sure of.

15-16 juli 2006   natten mellan den 15 och 16 juli 2006   12/3–14/3   2018-03-01 -- 2018-03-05   slutet av mars 2018
månadsskiftet jan/feb   jan–mars 2018   läsåret 18/19   2014/15   ?2018-03-01   ca 12/4 -18
"""

import datetime as dt
import re
from collections.abc import Callable
from typing import Final

from schemas.dates.rule import YEAR, YEAR_HERE, Rule, Told, a_day, fitting, fitting_year, full_year, year_of
from schemas.dates.words import MONTH, MONTHS
from schemas.when import Precision, When

Single = Callable[[str, Told], When | None]
"""Reads the words of one date."""

_TO: Final = r"(?:--|-|–|till|t\.?\s?o\.?\s?m\.?)"
_UNSURE: Final = re.compile(
    r"(?:\?\s*|(?:ca|c:a|cirka|omkring|kring|runt|ungefär)\.?\s+)(?P<rest>\S.*)|(?P<also>\S.*?)\s*\?"
)


def unsure(words: str, told: Told, single: Single) -> When | None:
    """A date with a question mark or a "ca" beside it: the same days, as a period."""
    match = _UNSURE.fullmatch(words)
    found = single(match["rest"] or match["also"], told) if match else None
    if found is None or found.first_day is None or found.last_day is None:
        return None
    return When(start=found.first_day, end=found.last_day, precision=Precision.PERIOD, text=words)


def _period(first: dt.date, last: dt.date, words: str) -> When | None:
    return When(start=first, end=last, precision=Precision.PERIOD, text=words) if first <= last else None


def _full_days(match: re.Match[str], words: str, _told: Told) -> When | None:
    first, last = (a_day(*(int(part) for part in match[end].split("-"))) for end in ("a", "b"))
    return _period(first, last, words)


def _month_number(name: str) -> int:
    return MONTHS[name.lower()] if not name.isdigit() else int(name)


def _days(match: re.Match[str], words: str, told: Told) -> When | None:
    """Two days of one month or two: the year is the last one's, or fits the day of writing."""
    last_month = _month_number(match["m"])
    first_month = _month_number(match.groupdict().get("m1") or match["m"])
    first_day, last_day, year = int(match["d1"]), int(match["d"]), year_of(match)
    a_day(2000, first_month, first_day)
    if year is None and told.anchor is None:
        a_day(2000, last_month, last_day)
        return When.unknown(words)
    last = (
        a_day(year, last_month, last_day)
        if year is not None
        else fitting_year(last_month, last_day, told.anchor or dt.date.min, ahead=told.ahead)
    )
    return _period(a_day(last.year - (first_month > last_month), first_month, first_day), last, words)


def _months(match: re.Match[str], words: str, told: Told) -> When | None:
    first, last, year = _month_number(match["m1"]), _month_number(match["m"]), year_of(match)
    if year is None and told.anchor is None:
        return When.unknown(words)
    years = [year] if year is not None else [(told.anchor or dt.date.min).year + away for away in (-1, 0, 1)]
    spans = [
        _period(a_day(y - (first > last), first, 1), When.month(y, last).last_day or dt.date.max, words) for y in years
    ]
    return fitting([span for span in spans if span], told)


def _turn(match: re.Match[str], words: str, told: Told) -> When | None:
    """`månadsskiftet jan/feb`: from the 25th to the 5th."""
    first, last, year = _month_number(match["m1"]), _month_number(match["m"]), year_of(match)
    if last != first % 12 + 1:
        return None
    if year is None and told.anchor is None:
        return When.unknown(words)
    years = [year] if year is not None else [(told.anchor or dt.date.min).year + away for away in (-1, 0, 1)]
    turns = [_period(a_day(y - (last == 1), first, 25), a_day(y, last, 5), words) for y in years]
    return fitting([turn for turn in turns if turn], told)


def _part(match: re.Match[str], words: str, told: Told) -> When | None:
    """`slutet av mars`: the month. Nobody says where its end begins, so no days are made up."""
    month, year = _month_number(match["m"]), year_of(match)
    if year is not None:
        return When.month(year, month, words)
    if told.anchor is None:
        return When.unknown(words)
    return fitting([When.month(told.anchor.year + away, month, words) for away in (-1, 0, 1)], told)


def _school_year(match: re.Match[str], words: str, _told: Told) -> When | None:
    year = full_year(match["a"])
    if (year + 1) % 100 != int(match["b"]) % 100:
        return None
    return When(start=dt.date(year, 8, 15), end=dt.date(year + 1, 6, 15), precision=Precision.PERIOD, text=words)


def _years(match: re.Match[str], words: str, _told: Told) -> When | None:
    first, last = full_year(match["a"]), full_year(match["b"] or match["b2"])
    return _period(dt.date(first, 1, 1), dt.date(last, 12, 31), words) if first < last <= first + 20 else None


_BETWEEN: Final = r"(?:(?:natten\s+)?mellan\s+)?"
_AND: Final = r"(?:--|-|–|och|till|t\.?\s?o\.?\s?m\.?)"

STRETCHES: Final = (
    Rule(
        rf"{_BETWEEN}(?P<a>\d{{4}}-\d{{2}}-\d{{2}})\s*{_AND}\s*(?P<b>\d{{4}}-\d{{2}}-\d{{2}})",
        _full_days,
        running=rf"20\d{{2}}-\d{{2}}-\d{{2}}\s?{_TO}\s?20\d{{2}}-\d{{2}}-\d{{2}}|mellan\s20\d{{2}}-\d{{2}}-\d{{2}}\soch\s20\d{{2}}-\d{{2}}-\d{{2}}",
    ),
    Rule(
        rf"{_BETWEEN}(?:den\s+)?(?P<d1>\d{{1,2}})/(?P<m1>\d{{1,2}})\s*{_AND}\s*(?:den\s+)?(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}}){YEAR}",
        _days,
        running=rf"(?:mellan\s)?(?:den\s)?\d{{1,2}}/\d{{1,2}}\s?{_TO}\s?(?:den\s)?\d{{1,2}}/\d{{1,2}}(?!\d){YEAR_HERE}"
        rf"|mellan\s(?:den\s)?\d{{1,2}}/\d{{1,2}}\soch\s(?:den\s)?\d{{1,2}}/\d{{1,2}}(?!\d){YEAR_HERE}",
    ),
    Rule(
        rf"{_BETWEEN}(?:den\s+)?(?P<d1>\d{{1,2}})(?::?[ea])?\s+(?P<m1>{MONTH})\s*{_AND}\s*(?:den\s+)?(?P<d>\d{{1,2}})(?::?[ea])?\s+(?P<m>{MONTH})\.?{YEAR}",
        _days,
        running=rf"(?:mellan\s)?(?:den\s)?\d{{1,2}}\s(?:{MONTH})\s?{_TO}\s?(?:den\s)?\d{{1,2}}\s(?:{MONTH})(?!\w){YEAR_HERE}"
        rf"|mellan\s(?:den\s)?\d{{1,2}}\s(?:{MONTH})\soch\s(?:den\s)?\d{{1,2}}\s(?:{MONTH})(?!\w){YEAR_HERE}",
    ),
    Rule(
        rf"{_BETWEEN}(?:den\s+)?(?P<d1>\d{{1,2}})(?::?[ea])?\s*{_AND}\s*(?:den\s+)?(?P<d>\d{{1,2}})(?::?[ea])?\s*(?:/\s*(?=\d)|\s+)(?P<m>\d{{1,2}}|{MONTH})\.?{YEAR}",
        _days,
        running=rf"(?:den\s)?\d{{1,2}}\s?{_TO}\s?(?:den\s)?\d{{1,2}}(?:/\d{{1,2}}(?!\d)|\s(?:{MONTH})(?!\w)){YEAR_HERE}"
        rf"|(?:natten\s)?mellan\s(?:den\s)?\d{{1,2}}\soch\s(?:den\s)?\d{{1,2}}(?:/\d{{1,2}}(?!\d)|\s(?:{MONTH})(?!\w)){YEAR_HERE}",
    ),
    Rule(
        rf"månadsskiftet\s+(?P<m1>{MONTH})\.?\s*(?:[/–-]|och|till)\s*(?P<m>{MONTH})\.?{YEAR}",
        _turn,
        running=rf"månadsskiftet\s(?:{MONTH})\.?\s?(?:[/–-]|och|till)\s?(?:{MONTH})(?!\w){YEAR_HERE}",
    ),
    Rule(
        rf"(?P<m1>{MONTH})\.?\s*(?:[–-]|till|t\.?o\.?m\.?)\s*(?P<m>{MONTH})\.?{YEAR}",
        _months,
        running=rf"(?:{MONTH})\.?\s?(?:[–-]|till|tom)\s?(?:{MONTH})(?!\w){YEAR_HERE}",
    ),
    Rule(
        rf"(?:i\s+)?(?:början|mitten|slutet|början av|slutet av|mitten av)\s+(?:av|på)\s+(?P<m>{MONTH})\.?{YEAR}",
        _part,
        running=rf"(?:i\s)?(?:början|mitten|slutet)\s(?:av|på)\s(?:{MONTH})(?!\w){YEAR_HERE}",
    ),
    Rule(r"(?:läsåret|läsår|lå)\s*(?P<a>(?:19|20)?\d{2})\s*[/-]\s*(?P<b>(?:19|20)?\d{2})", _school_year),
    Rule(
        r"(?P<a>(?:19|20)\d{2})\s*(?:/\s*(?P<b>(?:19|20)\d{2}|\d{2})|[–-]\s*(?P<b2>(?:19|20)\d{2}))",
        _years,
        running=r"(?:19[89]|20[0-4])\d(?:/\d{2}|[/–-](?:19|20)\d{2})(?![\d/-])",
    ),
)
"""Read before single days: what begins as a day may be the first of two."""
