"""A date says what it knows, and comparing knows uncertainty."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.when import STOCKHOLM, Order, Precision, When

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2040, 12, 31))


@st.composite
def whens(draw: st.DrawFn) -> When:
    first = draw(DAYS)
    last = first + dt.timedelta(days=draw(st.integers(0, 400)))
    return When(start=first, end=last, precision=Precision.PERIOD)


@given(whens(), whens())
def test_comparison_is_antisymmetric_and_before_means_every_reading_is_before(a: When, b: When) -> None:
    """A before b exactly when b after a; and then no day of a lies on or after any day of b."""
    mirror = {Order.BEFORE: Order.AFTER, Order.AFTER: Order.BEFORE, Order.MAY_OVERLAP: Order.MAY_OVERLAP}
    assert b.compare(a) is mirror[a.compare(b)]
    assert (a.compare(b) is Order.BEFORE) == (a.last_day < b.first_day)


@given(whens())
def test_unknown_may_overlap_anything(a: When) -> None:
    assert a.compare(When.unknown("efter jul")) is Order.MAY_OVERLAP


@given(DAYS)
def test_month_week_and_season_hold_the_day_they_are_made_from(day: dt.date) -> None:
    """An interval made from a day's own month, week or year holds that day."""
    iso = day.isocalendar()
    for when in (When.month(day.year, day.month), When.week(iso.year, iso.week), When.year(day.year)):
        assert when.first_day <= day <= when.last_day


@given(st.datetimes(dt.datetime(2015, 1, 1), dt.datetime(2030, 1, 1)))
def test_a_minute_keeps_its_swedish_wall_clock_except_in_the_spring_gap(moment: dt.datetime) -> None:
    """Folds take the first reading; only the hour that does not exist moves."""
    when = When.at(moment)
    utc = moment.replace(tzinfo=STOCKHOLM).astimezone(dt.UTC)
    exists = utc.astimezone(STOCKHOLM).replace(tzinfo=None) == moment
    assert (when.start.replace(tzinfo=None) == moment) == exists
    assert when.start.utcoffset() in {dt.timedelta(hours=1), dt.timedelta(hours=2)}


def test_a_moment_late_in_the_evening_utc_belongs_to_the_next_swedish_day() -> None:
    late = When.at(dt.datetime(2020, 6, 1, 22, 30, tzinfo=dt.UTC))
    assert late.first_day == dt.date(2020, 6, 2)


def test_half_an_interval_or_one_backwards_is_refused() -> None:
    with pytest.raises(ValueError, match="both"):
        When(start=dt.date(2020, 1, 1), end=None, precision=Precision.DAY)
    with pytest.raises(ValueError, match="after"):
        When(start=dt.date(2020, 1, 2), end=dt.date(2020, 1, 1), precision=Precision.DAY)


def test_winter_runs_over_new_year_to_the_end_of_february() -> None:
    winter = When.season(2019, "winter")
    assert (winter.start, winter.end) == (dt.date(2019, 12, 1), dt.date(2020, 2, 29))
