"""Dates that are stretches, and dates that their writer was not sure of.

15-16 juli 2006   natten mellan den 15 och 16 juli 2006   2018-03-01 -- 2018-03-05   slutet av mars 2018
läsåret 18/19     2018 v 12     2018-W12     ?2018-03-01     ca 12/4 -18
"""

import datetime as dt
import re
from collections.abc import Callable
from typing import Final

from schemas.when import Precision, When

Single = Callable[[str], When | None]
"""Reads the words of one date."""

_UNSURE: Final = re.compile(
    r"(?:\?\s*|(?:ca|c:a|cirka|omkring|kring|runt|ungefär)\.?\s+)(?P<rest>\S.*)|(?P<also>\S.*?)\s*\?"
)
_FROM_TO: Final = re.compile(r"(?P<a>\d{4}-\d{2}-\d{2})\s*(?:--|–|-|till|t\.?o\.?m\.?)\s*(?P<b>\d{4}-\d{2}-\d{2})")
_DAYS: Final = re.compile(
    r"(?:(?:natten\s+)?mellan\s+)?(?:den\s+)?(?P<first>\d{1,2})(?::?[ea])?\s*(?:-|–|och|till|t\.?o\.?m\.?)\s*"
    r"(?:den\s+)?(?P<rest>\d{1,2}(?::?[ea])?\s*(?:/\s*\d{1,2}|\s+[a-zåäö]{3,9})\b.*)",
    re.IGNORECASE,
)
_PART: Final = re.compile(r"(?:i\s+)?(?P<part>början|mitten|slutet)\s+(?:av|på)\s+(?P<rest>\S.*)", re.IGNORECASE)
_PARTS: Final = {"början": (1, 10), "mitten": (11, 20), "slutet": (21, 31)}
_SCHOOL_YEAR: Final = re.compile(
    r"(?:läsåret|läsår|lå)\s*(?P<a>(?:19|20)?\d{2})\s*[/-]\s*(?P<b>(?:19|20)?\d{2})", re.IGNORECASE
)
_ISO_WEEK: Final = re.compile(r"(?P<year>(?:19|20)\d{2})[-\s]*(?:w|v|vecka)\.?\s*(?P<week>\d{1,2})", re.IGNORECASE)


def stretch(words: str, single: Single) -> When | None:
    """The stretch that the whole of `words` names, its ends read by `single`; None when it names none.

    Raises what `single` raises for a day that does not exist.
    """
    for reader in (_unsure, _from_to, _days, _part, _school_year, _iso_week):
        found = reader(words, single)
        if found is not None:
            return found
    return None


def _between(first: When | None, last: When | None, words: str, precision: Precision = Precision.PERIOD) -> When | None:
    if first is None or last is None or first.first_day is None or last.last_day is None:
        return None
    if first.first_day > last.last_day:
        return None
    return When(start=first.first_day, end=last.last_day, precision=precision, text=words)


def _unsure(words: str, single: Single) -> When | None:
    match = _UNSURE.fullmatch(words)
    found = single(match["rest"] or match["also"]) if match else None
    return _between(found, found, words)


def _from_to(words: str, single: Single) -> When | None:
    match = _FROM_TO.fullmatch(words)
    return _between(single(match["a"]), single(match["b"]), words) if match else None


def _days(words: str, single: Single) -> When | None:
    match = _DAYS.fullmatch(words)
    last = single(match["rest"]) if match else None
    if match is None or last is None or last.last_day is None:
        return None
    try:
        first = When.on(last.last_day.replace(day=int(match["first"])))
    except ValueError:
        return None
    return _between(first, last, words)


def _part(words: str, single: Single) -> When | None:
    match = _PART.fullmatch(words)
    month = single(match["rest"]) if match else None
    if match is None or month is None or month.precision is not Precision.MONTH or month.first_day is None:
        return None
    first, last = _PARTS[match["part"].lower()]
    end = month.last_day or month.first_day
    return When(
        start=month.first_day.replace(day=first),
        end=min(end, month.first_day + dt.timedelta(days=last - 1)),
        precision=Precision.PERIOD,
        text=words,
    )


def _school_year(words: str, _single: Single) -> When | None:
    match = _SCHOOL_YEAR.fullmatch(words)
    if match is None:
        return None
    year = int(match["a"]) if len(match["a"]) == 4 else 2000 + int(match["a"])
    if (year + 1) % 100 != int(match["b"]) % 100:
        return None
    return When(start=dt.date(year, 8, 15), end=dt.date(year + 1, 6, 15), precision=Precision.SCHOOL_YEAR, text=words)


def _iso_week(words: str, single: Single) -> When | None:
    match = _ISO_WEEK.fullmatch(words)
    return single(f"v {match['week']} {match['year']}") if match else None
