"""Time expressions in running text, relative to the day of the note."""

import datetime as dt
import re
from functools import cache
from typing import NamedTuple

from schemas.dates import ImpossibleDate, parse_told, places
from schemas.when import Relation, When
from timeline.reading.data import data

_FAR = 15
"""Years from the note; a date further away is a number that looks like one."""
_LOOK = 28
"""How many letters around a date are looked at."""
_NUMBER = re.compile(r"\d{1,8}(?:/\d{1,4})?")
_OTHER_YEAR = re.compile(r"\s+(förra året|i fjol|nästa år|i år|förra läsåret)(?!\w)")
_AWAY = {"nästa år": 1, "i år": 0}
_WEEKDAY_THEN = re.compile(r",? (?:den |d )?")


class Dated(NamedTuple):
    """A time expression at a place in the text."""

    when: When
    start: int
    end: int


def find(text: str, note_day: dt.date, ahead: bool, born: str | None = None) -> list[Dated]:
    """Time expressions of `text`, in order, never overlapping.

    Args:
        text: a note or a part of one.
        note_day: the day it was written.
        ahead: does it speak of what is to come? Decides the year of a day without one.
        born: the child's birth, for school years and ages.

    A day that does not exist (`31 juni`) is found with its words and without an interval.
    """
    lower = text.lower()
    if len(lower) != len(text):  # a few letters change length in lower case
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    out: list[Dated] = []
    told = 0
    for start, end in places(lower):
        if start < told or _is_no_date(lower, start, end):
            continue
        words = text[start:end].strip()
        when = _read(lower, words, end, note_day, _ahead(lower, start, ahead), born)
        if when is None:
            continue
        found = Dated(_related(when, lower, start), start, start + len(words))
        if out and _names_the_day(lower, out[-1], found):
            out.pop()
        out.append(found)
        other = _OTHER_YEAR.match(lower, end)
        told = other.end() if other else end
    return out


def _read(lower: str, words: str, end: int, day: dt.date, ahead: bool, born: str | None) -> When | None:
    other = _OTHER_YEAR.match(lower, end)
    try:
        if other:  # "i februari förra året"
            told = parse_told(f"{words} {day.year + _AWAY.get(other[1], -1)}", day, ahead=ahead, born=born)
            if told is not None and told.first_day is not None:
                return told.model_copy(update={"text": words})
        when = parse_told(words, day, ahead=ahead, born=born)
    except ImpossibleDate:
        return When.unknown(words) if _could_be_a_day(words) else None
    if when is None or (when.first_day and abs(when.first_day.year - day.year) > _FAR):
        return None
    return when if when.text == words else when.model_copy(update={"text": words})


def _could_be_a_day(words: str) -> bool:
    """`31/6` is a slip of the pen for a day, `50/50` and `14/20` are none."""
    numbers = [int(part) for part in re.findall(r"\d+", words)]
    return bool(numbers) and numbers[0] <= 31 and ("/" not in words or (len(numbers) > 1 and 1 <= numbers[1] <= 12))


@cache
def _around(which: str) -> re.Pattern[str]:
    """What stands right before a number that is no date."""
    return re.compile(rf"(?:^|(?<=[\s(,.;]))(?:{'|'.join(data('dates')[which])})$")


@cache
def _cue(name: str) -> re.Pattern[str]:
    return re.compile(data("dates")[name])


def _is_no_date(lower: str, start: int, end: int) -> bool:
    """A fraction, a scale, a dose, a paragraph, a case number, a clock time; or every Monday."""
    words = lower[start:end].strip()
    look = lower[max(0, start - _LOOK) : start]
    if words in data("dates")["figures"]:
        return not _cue("a_day_after_all").search(look)
    if words == "i veckan":
        return bool(_cue("how_often").search(look))
    if words.isalpha():
        return bool(_cue("repeated").search(look))
    if not _NUMBER.fullmatch(words):
        return False
    if _around("not_after").search(look) or (words.isdigit() and _around("not_after_digits").search(look)):
        return True
    return bool(_cue("not_before").match(lower, end))


def _ahead(lower: str, start: int, otherwise: bool) -> bool:
    """Which way a date without a year lies: words right before it weigh more than what the clause is about."""
    look = lower[max(0, start - _LOOK) : start]
    if _cue("backward").search(look):
        return False
    if _cue("until").search(look) and "från" not in look and "sedan" not in look:
        return True
    return otherwise or bool(_cue("forward").search(look))


def _names_the_day(lower: str, weekday: Dated, day: Dated) -> bool:
    """`torsdag 15/3`: of a weekday and the date beside it, the date tells the day."""
    said = (weekday.when.text or "").lower().split()
    near = bool(_WEEKDAY_THEN.fullmatch(lower, weekday.end, day.start))
    return near and bool(said) and any("dag" in word for word in said) and any(c.isdigit() for c in day.when.text or "")


@cache
def _relations() -> tuple[tuple[re.Pattern[str], Relation], ...]:
    rows = data("dates")["relations"]
    return tuple(
        (
            re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(w) for w in words)})\s(?:den\s|d\s|i\s|på\s|kl\s)?$"),
            Relation(name),
        )
        for name, words in rows.items()
    )


@cache
def _itself() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){data('dates')['itself']}")


def _related(when: When, lower: str, start: int) -> When:
    look = lower[max(0, start - _LOOK) : start]
    first = (when.text or "").lower().split(" ")[0]
    for pattern, relation in _relations():
        match = pattern.search(look) or (pattern.search(f"{first} ") if " " in (when.text or "") else None)
        if match:
            booked = relation is Relation.UNTIL and bool(_itself().search(look[: look.rfind(match.group())]))
            return when if booked else when.model_copy(update={"relation": relation})
    return when
