"""A date that says what it knows.

`When` is an interval of days or moments with the precision of the words it was read from. No day is
invented: "i maj" is 1 to 31 May with precision `month`. Two moments compare as before, after or
"may overlap", never as a guess.
"""

import calendar
import datetime as dt
from enum import StrEnum
from functools import cached_property
from typing import Self
from zoneinfo import ZoneInfo

from pydantic import model_validator

from schemas.model import Model

STOCKHOLM = ZoneInfo("Europe/Stockholm")


class Precision(StrEnum):
    """How exactly the record tells the time."""

    MINUTE = "minute"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    TERM = "term"
    YEAR = "year"
    PERIOD = "period"
    SCHOOL_YEAR = "school-year"
    VAGUE = "vague"


class Relation(StrEnum):
    """How the event stands to the interval."""

    ON = "on"
    SINCE = "since"
    UNTIL = "until"
    AFTER = "after"
    BEFORE = "before"


class Order(StrEnum):
    """How two uncertain times stand to each other."""

    BEFORE = "before"
    AFTER = "after"
    MAY_OVERLAP = "may-overlap"


Moment = dt.date | dt.datetime
"""A day, or a moment with offset."""


def day_of(moment: Moment) -> dt.date:
    """The calendar day in Sweden on which `moment` lies."""
    if isinstance(moment, dt.datetime):
        return moment.astimezone(STOCKHOLM).date()
    return moment


class When(Model):
    """An interval, both ends inclusive; both ends None only when nothing is known but words."""

    start: Moment | None
    end: Moment | None
    precision: Precision
    text: str | None = None
    relation: Relation = Relation.ON

    @model_validator(mode="after")
    def _ends_fit(self) -> Self:
        if (self.start is None) != (self.end is None):
            raise ValueError("start and end are both known or both unknown")
        if self.start is not None and self.end is not None and day_of(self.start) > day_of(self.end):
            raise ValueError("start lies after end")
        for moment in (self.start, self.end):
            if isinstance(moment, dt.datetime) and moment.tzinfo is None:
                raise ValueError("a moment needs an offset")
        return self

    @classmethod
    def on(cls, day: dt.date, text: str | None = None) -> Self:
        """A known day."""
        return cls(start=day, end=day, precision=Precision.DAY, text=text)

    @classmethod
    def at(cls, moment: dt.datetime, text: str | None = None) -> Self:
        """A known minute; a moment without offset is Swedish time (the first of two at the autumn fold)."""
        local = moment.replace(tzinfo=STOCKHOLM) if moment.tzinfo is None else moment
        fixed = local.astimezone(dt.UTC).astimezone(STOCKHOLM)  # a moment inside the spring gap moves forward
        stamp = fixed.replace(tzinfo=dt.timezone(fixed.utcoffset() or dt.timedelta()))
        return cls(start=stamp, end=stamp, precision=Precision.MINUTE, text=text)

    @classmethod
    def month(cls, year: int, month: int, text: str | None = None) -> Self:
        """A calendar month."""
        last = calendar.monthrange(year, month)[1]
        return cls(start=dt.date(year, month, 1), end=dt.date(year, month, last), precision=Precision.MONTH, text=text)

    @classmethod
    def week(cls, year: int, week: int, text: str | None = None) -> Self:
        """An ISO week, Monday to Sunday. Raises ValueError for a week the year lacks."""
        monday = dt.date.fromisocalendar(year, week, 1)
        return cls(start=monday, end=monday + dt.timedelta(days=6), precision=Precision.WEEK, text=text)

    @classmethod
    def year(cls, year: int, text: str | None = None) -> Self:
        """A calendar year."""
        return cls(start=dt.date(year, 1, 1), end=dt.date(year, 12, 31), precision=Precision.YEAR, text=text)

    @classmethod
    def term(cls, year: int, *, autumn: bool, text: str | None = None) -> Self:
        """A school term: autumn 15 August to 31 December, spring 1 January to 15 June."""
        first, last = ((8, 15), (12, 31)) if autumn else ((1, 1), (6, 15))
        return cls(start=dt.date(year, *first), end=dt.date(year, *last), precision=Precision.TERM, text=text)

    @classmethod
    def season(cls, year: int, season: str, text: str | None = None) -> Self:
        """A season (`spring`, `summer`, `autumn`, `winter`); winter begins in December of `year`."""
        if season == "winter":
            last = calendar.monthrange(year + 1, 2)[1]
            start, end = dt.date(year, 12, 1), dt.date(year + 1, 2, last)
        else:
            first, last_month = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11)}[season]
            start = dt.date(year, first, 1)
            end = dt.date(year, last_month, calendar.monthrange(year, last_month)[1])
        return cls(start=start, end=end, precision=Precision.SEASON, text=text)

    @classmethod
    def unknown(cls, text: str | None = None) -> Self:
        """Words that name no interval."""
        return cls(start=None, end=None, precision=Precision.VAGUE, text=text)

    @cached_property
    def first_day(self) -> dt.date | None:
        """The earliest day on which it can have happened."""
        return None if self.start is None else day_of(self.start)

    @cached_property
    def last_day(self) -> dt.date | None:
        """The latest day on which it can have happened."""
        return None if self.end is None else day_of(self.end)

    def compare(self, other: Self) -> Order:
        """Before or after only when no reading of the two intervals says otherwise."""
        if self.last_day and other.first_day and self.last_day < other.first_day:
            return Order.BEFORE
        if self.first_day and other.last_day and self.first_day > other.last_day:
            return Order.AFTER
        return Order.MAY_OVERLAP
