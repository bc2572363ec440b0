"""Times as exports write them: compact, ISO, partial, with and without a zone. Without one they are Swedish."""

import datetime as dt
import re
from functools import lru_cache
from typing import Final

from schemas.dates import ImpossibleDate, parse
from schemas.when import When

_COMPACT: Final = re.compile(r"(\d{4})(\d{2})?(\d{2})?(?:(\d{2})(\d{2})(\d{2})?)?(?:\.\d+)?([+-]\d{4}|Z)?")
_ISO: Final = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?")


@lru_cache(maxsize=4_096)
def when(raw: str) -> tuple[When, bool]:
    """The time that a field tells, and whether the day exists."""
    try:
        if match := _ISO.fullmatch(raw):
            day, clock, _, zone = match.groups()
            if clock == "00:00" and zone in (None, "Z"):  # an unnamed clock: the day alone
                found: When | None = parse(day)
            else:
                found = _swedish(parse(f"{day} {clock}{zone or ''}"), zone)
        elif match := _COMPACT.fullmatch(raw):
            found = parse(_dashed(match))
        else:
            found = parse(raw)
    except ImpossibleDate:
        return When.unknown(raw[:40]), False
    return (found, True) if found is not None else (When.unknown(raw[:40] or None), True)


def _swedish(found: When | None, zone: str | None) -> When | None:
    """A Swedish midnight written with a zone is a day without a clock."""
    local = found.start if found else None
    if zone and isinstance(local, dt.datetime) and (local.hour, local.minute) == (0, 0):
        return When.on(local.date(), local.date().isoformat())
    return found


def _dashed(match: re.Match[str]) -> str:
    year, month, day, hour, minute, _, zone = match.groups()
    date = "-".join(part for part in (year, month, day) if part)
    if not hour or (hour, minute) == ("00", "00"):
        return date
    offset = "" if not zone else zone if zone == "Z" else f"{zone[:3]}:{zone[3:]}"
    return f"{date} {hour}:{minute}{offset}"


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
