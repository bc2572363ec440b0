"""Times as exports write them: compact, ISO, partial, with and without a zone. Without one they are Swedish."""

import datetime as dt
import re
from functools import lru_cache
from typing import Final

from schemas.dates import parse
from schemas.when import When

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
"""Years outside are no times of a record: 9999 is how systems write that something has no end."""
_COMPACT: Final = re.compile(r"(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?(?:\.\d+)?([+-]\d{4}|Z)?")
_ISO: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(:\d{2}(?:\.\d+)?)?\s?(Z|[+-]\d{2}:?\d{2})?)?")
_PARTIAL: Final = re.compile(r"(\d{4})(\d{2})")


@lru_cache(maxsize=4_096)
def when(raw: str) -> tuple[When, bool]:
    """The time that a field tells, and whether the day exists."""
    try:
        match = _ISO.fullmatch(raw) or _COMPACT.fullmatch(raw)
        if match is not None and _FIRST_YEAR <= int(match[1]) <= _LAST_YEAR:
            return _exact(match), True
        month = _PARTIAL.fullmatch(raw)
        found = parse(f"{month[1]}-{month[2]}" if month else raw)
    except ValueError:  # ImpossibleDate is one
        return When.unknown(raw[:40]), False
    return (found, True) if found is not None else (When.unknown(raw[:40] or None), True)


def _exact(match: re.Match[str]) -> When:
    """A day, or a minute where a clock is told; midnight in Sweden, or without a zone, is a day without a clock."""
    year, month, day, hour, minute, second, zone = match.groups()
    date = dt.date(int(year), int(month), int(day))
    if hour is None or (hour, minute, zone or "Z") == ("00", "00", "Z"):
        return When.on(date, date.isoformat())
    offset = None if zone is None else dt.UTC if zone == "Z" else dt.timezone(_offset(zone))
    exact = (second or "").lstrip(":")  # kept in the words: two records of one minute are two
    text = f"{date} {hour}:{minute}{f':{exact}' if exact.strip('0.') else ''}{zone or ''}"
    found = When.at(dt.datetime(date.year, date.month, date.day, int(hour) % 24, int(minute), tzinfo=offset), text)
    local = found.start
    if zone and isinstance(local, dt.datetime) and (local.hour, local.minute) == (0, 0):
        return When.on(local.date(), local.date().isoformat())
    return found


def _offset(zone: str) -> dt.timedelta:
    digits = zone.replace(":", "")
    told = dt.timedelta(hours=int(digits[1:3]), minutes=int(digits[3:5]))
    return -told if zone.startswith("-") else told


def moment(raw: str) -> str:
    """A time as ISO, for attributes; the words themselves when they are no time."""
    start = when(raw)[0].start
    return start.isoformat() if start is not None else raw


def day_of(raw: str, *, last: bool = False) -> str:
    """The day of a time as ISO (or the last one it can be); empty when it names no single day."""
    found, _ = when(raw)
    if last:
        return found.last_day.isoformat() if found.last_day else ""
    return found.first_day.isoformat() if found.first_day and found.first_day == found.last_day else ""
