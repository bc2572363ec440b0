"""Times told from the day of writing: yesterday, last Friday, the night to Sunday, in three weeks, for four weeks."""

import datetime as dt
import re
from typing import Final

from dateutil.relativedelta import relativedelta

from schemas.dates.rule import Rule, Told, fitting, group, same
from schemas.dates.words import LONG_MONTH, LONG_WEEKDAY, MONTHS, NUMBER, UNIT, WEEKDAY, WEEKDAYS, choice, number, rows
from schemas.when import Precision, When

_MANY: Final = frozenset({"dagarna", "veckorna", "månaderna", "åren"})
_DAY: Final = dt.timedelta(days=1)
_HALF_YEAR: Final = 6


def _days(_match: re.Match[str], words: str, told: Told) -> When | None:
    return _on(told, rows("days")[same(words)], words)


def _on(told: Told, away: int, words: str) -> When | None:
    return When.on(told.anchor + away * _DAY, words) if told.anchor else None


def _last_weekday(match: re.Match[str], words: str, told: Told) -> When | None:
    """`i fredags`: the latest before the day of writing."""
    if told.anchor is None:
        return None
    back = (told.anchor.weekday() - WEEKDAYS[match["day"].lower()] - 1) % 7 + 1
    return _on(told, -back, words)


def _next_weekday(match: re.Match[str], words: str, told: Told) -> When | None:
    """`på fredag`: the next after the day of writing."""
    if told.anchor is None:
        return None
    return _on(told, (WEEKDAYS[match["day"].lower()] - told.anchor.weekday() - 1) % 7 + 1, words)


def _weekday_of_next_week(match: re.Match[str], words: str, told: Told) -> When | None:
    """`nästa torsdag`: the one in the next ISO week."""
    if told.anchor is None:
        return None
    monday = told.anchor - told.anchor.weekday() * _DAY
    return When.on(monday + (7 + WEEKDAYS[match["day"].lower()]) * _DAY, words)


def _weekday(match: re.Match[str], words: str, told: Told) -> When | None:
    """`fredagen`, `lördag kväll`: before or after, as the tense says."""
    return (_next_weekday if told.ahead else _last_weekday)(match, words, told)


def _weekday_of_week(match: re.Match[str], words: str, told: Told) -> When | None:
    """`fredag v 34`, `tisdag i nästa vecka`: one day of a week that is told."""
    week = match["week"]
    monday = None
    if week.lower() in rows("weeks"):
        found = _weeks(match, same(week), told)
        monday = found.first_day if found else None
    elif told.anchor is not None:
        number_of = int(re.sub(r"\D", "", week))
        near = [y for y in (told.anchor.year - 1, told.anchor.year, told.anchor.year + 1) if number_of <= _weeks_in(y)]
        weeks = [When.week(year, number_of) for year in near if number_of]
        monday = fitting(weeks, told).first_day if weeks else None
    return When.on(monday + WEEKDAYS[match["day"].lower()] * _DAY, words) if monday else None


def _weeks_in(year: int) -> int:
    return dt.date(year, 12, 28).isocalendar().week


def _night_to(match: re.Match[str], words: str, told: Told) -> When | None:
    last = _weekday(match, words, told)
    day = last.first_day if last else None
    return When(start=day - _DAY, end=day, precision=Precision.PERIOD, text=words) if day else None


def _night_to_yesterday(match: re.Match[str], words: str, told: Told) -> When | None:
    last = told.anchor - _DAY if told.anchor and match["day"].lower() != "idag" else told.anchor
    return When(start=last - _DAY, end=last, precision=Precision.PERIOD, text=words) if last else None


def _weekdays(match: re.Match[str], words: str, told: Told) -> When | None:
    """`tors-lör`: the two ends of the latest or the coming stretch."""
    last = _weekday(match, words, told)
    if last is None or last.last_day is None:
        return None
    days = (WEEKDAYS[match["day"].lower()] - WEEKDAYS[match["first"].lower()]) % 7
    return When(start=last.last_day - days * _DAY, end=last.last_day, precision=Precision.PERIOD, text=words)


def _month_end(match: re.Match[str], words: str, told: Told) -> When | None:
    """`sista juni`, `första maj`: one day."""
    if told.anchor is None:
        return None
    near = [When.month(told.anchor.year + away, MONTHS[match["name"].lower()]) for away in (-1, 0, 1)]
    ends = [one.first_day if match["which"].lower() == "första" else one.last_day for one in near]
    return fitting([When.on(end, words) for end in ends if end], told)


def _night(_match: re.Match[str], words: str, told: Told) -> When | None:
    if told.anchor is None:
        return None
    first = told.anchor if told.ahead else told.anchor - _DAY
    return When(start=first, end=first + _DAY, precision=Precision.PERIOD, text=words)


def _weekend(_match: re.Match[str], words: str, told: Told) -> When | None:
    if told.anchor is None:
        return None
    lower = same(words)
    ahead = lower.startswith(("nästa", "kommande", "till")) or (told.ahead and not lower.startswith("förra"))
    away = (5 - told.anchor.weekday()) % 7 if ahead else -((told.anchor.weekday() - 5) % 7 or 7)
    saturday = told.anchor + away * _DAY
    return When(start=saturday, end=saturday + _DAY, precision=Precision.PERIOD, text=words)


def _weeks(_match: re.Match[str], words: str, told: Told) -> When | None:
    return _week_of(told.anchor + rows("weeks")[same(words)] * 7 * _DAY, words) if told.anchor else None


def _week_of(day: dt.date, words: str) -> When:
    iso = day.isocalendar()
    return When.week(iso.year, iso.week, words)


def _months(_match: re.Match[str], words: str, told: Told) -> When | None:
    return _month_away(told, rows("month_words")[same(words)], words)


def _month_away(told: Told, away: int, words: str) -> When | None:
    if told.anchor is None:
        return None
    index = told.anchor.year * 12 + told.anchor.month - 1 + away
    return When.month(index // 12, index % 12 + 1, words)


def _years(_match: re.Match[str], words: str, told: Told) -> When | None:
    return When.year(told.anchor.year + rows("year_words")[same(words)], words) if told.anchor else None


def _away(match: re.Match[str], words: str, told: Told) -> When | None:
    """`om 3 v`, `för två år sedan`: the day, week, month or year so far away."""
    if told.anchor is None:
        return None
    count = number(match["n"]) * (1 if match["om"] else -1)
    unit = match["unit"].lower()
    if unit.startswith("d"):
        return _on(told, count, words)
    if unit.startswith("v"):
        return _week_of(told.anchor + count * 7 * _DAY, words)
    if unit.startswith("m"):
        return _month_away(told, count, words)
    return (
        _month_away(told, count * _HALF_YEAR, words) if "halv" in unit else When.year(told.anchor.year + count, words)
    )


def _step(count: int, unit: str) -> relativedelta:
    if unit.startswith("d"):
        return relativedelta(days=count)
    if unit.startswith("v"):
        return relativedelta(weeks=count)
    months = _HALF_YEAR if "halv" in unit else 1 if unit.startswith("m") else 12
    return relativedelta(months=months * count)


def _lasting(match: re.Match[str], words: str, told: Told) -> When | None:
    """`på 4 v`, `senaste veckan`: that long up to the day of writing; `inom 2 veckor`: that long from it."""
    unit = match["unit"].lower()
    if told.anchor is None:
        return None
    if group(match, "n") is None and unit in _MANY:
        return When.unknown(words)  # "de senaste veckorna": how many nobody says
    step = _step(number(group(match, "n") or "1"), match["unit"].lower())
    if match.groupdict().get("within"):
        return When(start=told.anchor, end=told.anchor + step, precision=Precision.PERIOD, text=words)
    return When(start=told.anchor - step, end=told.anchor, precision=Precision.PERIOD, text=words)


_PART_OF_DAY: Final = r"(?:\s(?:kväll|kvällen|morgon|morse|förmiddag|eftermiddag|natt|em|fm)(?!\w))?"
_ABOUT: Final = r"(?:(?:ca|cirka|c:a|drygt|snart|över|nästan|knappt)\s)?"

TOLD: Final = (
    Rule(choice(rows("days")), _days),
    Rule(rf"i\s(?P<day>{LONG_WEEKDAY})s(?!\w){_PART_OF_DAY}", _last_weekday),
    Rule(rf"(?:i\s)?förra\s(?P<day>{LONG_WEEKDAY})(?:en)?", _last_weekday),
    Rule(rf"(?:nu\spå|på|nu|kommande|nästkommande)\s(?P<day>{LONG_WEEKDAY}){_PART_OF_DAY}", _next_weekday),
    Rule(rf"nästa\s(?P<day>{LONG_WEEKDAY})(?:en)?", _weekday_of_next_week),
    Rule(rf"natten\s(?:till|mot)\s(?P<day>{LONG_WEEKDAY})(?:en)?", _night_to),
    Rule(
        rf"(?:på\s)?(?P<day>{WEEKDAY})(?:en)?\s(?:i\s)?"
        r"(?P<week>v(?:ecka)?\.?\s?\d{1,2}|nästa\svecka|förra\sveckan|denna\svecka|kommande\svecka)",
        _weekday_of_week,
    ),
    Rule(rf"natten\smellan\s(?:{LONG_WEEKDAY})\soch\s(?P<day>{LONG_WEEKDAY})", _night_to),
    Rule(
        rf"(?:på\s)?(?P<day>{LONG_WEEKDAY})s(?:kvällen|kväll|morgonen|morgon|natten|natt|eftermiddagen|eftermiddag)",
        _weekday,
    ),
    Rule(r"natten\s(?:till|mot)\s(?P<day>igår|i\sgår|idag|i\sdag)", _night_to_yesterday),
    Rule(rf"(?P<first>{WEEKDAY})\s?[-–]\s?(?P<day>{WEEKDAY})", _weekdays),
    Rule(rf"(?P<day>{LONG_WEEKDAY})(?:ens|en)?{_PART_OF_DAY}", _weekday),
    Rule(rf"(?P<which>första|sista)\s(?P<name>{LONG_MONTH})", _month_end),
    Rule(choice(rows("night_words")), _night),
    Rule(choice(rows("weekend_words")), _weekend),
    Rule(choice(rows("weeks")), _weeks),
    Rule(choice(rows("month_words")), _months),
    Rule(choice(rows("year_words")), _years),
    Rule(rf"(?P<om>om)\s{_ABOUT}(?P<n>{NUMBER})\s?(?P<unit>{UNIT})", _away),
    Rule(rf"(?:för\s)?{_ABOUT}(?P<n>{NUMBER})\s?(?P<unit>{UNIT})\s(?:sedan|sen)(?P<om>)", _away),
    Rule(rf"(?P<within>inom)\s{_ABOUT}(?P<n>{NUMBER})\s?(?P<unit>{UNIT})", _lasting),
    Rule(
        rf"(?:under\s)?(?:de\s|den\s|det\s)?(?:senaste|sista)\s(?:(?P<n>{NUMBER})\s)?"
        rf"(?P<unit>dagarna|veckorna|månaderna|åren|veckan|månaden|året|halvåret|dygnet|{UNIT})",
        _lasting,
    ),
    Rule(rf"(?:i|på|sedan)\s{_ABOUT}(?P<n>{NUMBER})\s?(?P<unit>{UNIT})(?:\stillbaka)?", _lasting),
)
"""Read in running text only, and from a day."""
