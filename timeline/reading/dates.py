"""Time expressions in running text, relative to the day of the note."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache

from schemas.dates import ImpossibleDate, parse
from schemas.when import Precision, Relation, When
from timeline.reading.data import data
from timeline.reading.phrases import source


@dataclass(frozen=True)
class Dated:
    """A time expression at a place in the text."""

    when: When
    start: int
    end: int


_LAST_YEAR = re.compile(r"\s+(?:förra året|i fjol|förra läsåret)\b", re.IGNORECASE)


@cache
def _explicit() -> re.Pattern[str]:
    rows = data("dates")
    both = "|".join(sorted({*rows["months"], *rows["short"]}, key=len, reverse=True))
    fill = {"{month}": both, "{longmonth}": "|".join(rows["months"]), "{shortmonth}": "|".join(rows["short"])}
    parts = []
    for row in rows["explicit"]:
        pattern = row
        for name, words in fill.items():
            pattern = pattern.replace(name, words)
        parts.append(pattern)
    return re.compile(rf"(?<![\w§])(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


@cache
def _words() -> re.Pattern[str]:
    rows = data("dates")
    names = [
        *rows["days"],
        *rows["seasons_past"],
        *rows["seasons_ahead"],
        *rows["spans"],
        *rows["weeks"],
        *rows["vague"],
    ]
    fixed = "|".join(source(name) for name in sorted(names, key=len, reverse=True))
    days = "|".join(rows["weekdays"])
    number = "|".join(rows["numbers"])
    return re.compile(
        rf"(?<![\w-])(?:(?P<fixed>{fixed})|i (?P<last>{days})s|(?:nu )?på (?P<next>{days})"
        rf"|(?P<schoolyear>{rows['school_year']})"
        rf"|om (?P<n>\d{{1,2}}|{number}) (?P<unit>dagar|veckor|vecka|v|mån(?:ader)?|månad|år)"
        rf"|(?:för )?(?P<m>\d{{1,2}}|{number}) (?P<ago>dagar|veckor|vecka|v|mån(?:ader)?|månad|år) sedan)(?!\w)",
        re.IGNORECASE,
    )


@cache
def _relations() -> tuple[tuple[re.Pattern[str], Relation], ...]:
    return tuple(
        (re.compile(rf"(?<!\w){word}\s+(?:den\s+)?$", re.IGNORECASE), Relation(name))
        for word, name in data("dates")["relations"].items()
    )


def find(text: str, note_day: dt.date, ahead: bool) -> list[Dated]:
    """Time expressions of `text`. `ahead` says that the clause speaks of what is to come."""
    out: list[Dated] = []
    for match in _explicit().finditer(text):
        last = _LAST_YEAR.match(text, match.end())
        said = f"{match.group().strip()} {note_day.year - 1}" if last else match.group().strip()
        try:
            when = parse(said, anchor=note_day, ahead=ahead) or parse(
                match.group().strip(), anchor=note_day, ahead=ahead
            )
        except ImpossibleDate:
            continue
        if when is not None and (when.first_day is None or abs(when.first_day.year - note_day.year) <= 15):
            out.append(Dated(_related(when, text, match.start()), match.start(), match.end()))
    for match in _words().finditer(text):
        when = _relative(match, note_day)
        if when is not None and not any(d.start < match.end() and match.start() < d.end for d in out):
            out.append(Dated(_related(when, text, match.start()), match.start(), match.end()))
    return sorted(out, key=lambda dated: dated.start)


def _related(when: When, text: str, start: int) -> When:
    for pattern, relation in _relations():
        if pattern.search(text[max(0, start - 24) : start]):
            return when.model_copy(update={"relation": relation})
    return when


def _relative(match: re.Match[str], day: dt.date) -> When | None:
    rows, words = data("dates"), match.group()
    if fixed := (match["fixed"] or "").lower():
        return _fixed(" ".join(fixed.split()), day, words)
    if name := match["last"]:
        back = (day.weekday() - rows["weekdays"][name.lower()] - 1) % 7 + 1
        return When.on(day - dt.timedelta(days=back), words)
    if name := match["next"]:
        on = (rows["weekdays"][name.lower()] - day.weekday() - 1) % 7 + 1
        return When.on(day + dt.timedelta(days=on), words)
    if match["schoolyear"]:
        return When(start=None, end=None, precision=Precision.SCHOOL_YEAR, text=words)
    number = match["n"] or match["m"]
    count = int(number) if number.isdigit() else rows["numbers"][number.lower()]
    return _away(day, count if match["n"] else -count, (match["unit"] or match["ago"]).lower(), words)


def _fixed(name: str, day: dt.date, words: str) -> When | None:
    rows = data("dates")
    if name in rows["days"]:
        return When.on(day + dt.timedelta(days=rows["days"][name]), words)
    if name in rows["weeks"]:
        iso = (day + dt.timedelta(weeks=rows["weeks"][name])).isocalendar()
        return When.week(iso.year, iso.week, words)
    if name in rows["spans"]:
        if rows["spans"][name] == "night":
            return When(start=day - dt.timedelta(days=1), end=day, precision=Precision.PERIOD, text=words)
        saturday = day - dt.timedelta(days=(day.weekday() - 5) % 7 or 7)
        return When(start=saturday, end=saturday + dt.timedelta(days=1), precision=Precision.PERIOD, text=words)
    if name in rows["seasons_past"]:
        season = rows["seasons_past"][name]
        year = day.year if (When.season(day.year, season).first_day or day) <= day else day.year - 1
        return When.season(year, season, words)
    if name in rows["seasons_ahead"]:
        season = rows["seasons_ahead"][name]
        year = day.year if (When.season(day.year, season).last_day or day) >= day else day.year + 1
        return When.season(year, season, words)
    return When.unknown(words)


def _away(day: dt.date, count: int, unit: str, words: str) -> When:
    if unit.startswith("dag"):
        return When.on(day + dt.timedelta(days=count), words)
    if unit.startswith("v"):
        iso = (day + dt.timedelta(weeks=count)).isocalendar()
        return When.week(iso.year, iso.week, words)
    if unit.startswith("m"):
        index = day.year * 12 + day.month - 1 + count
        return When.month(index // 12, index % 12 + 1, words)
    return When.year(day.year + count, words)
