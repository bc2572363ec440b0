"""Written Swedish dates become intervals, by explicit patterns only."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.dates import ImpossibleDate, parse
from schemas.when import Precision

ANCHOR = dt.date(2018, 6, 12)
DAYS = st.dates(dt.date(2001, 1, 1), dt.date(2039, 12, 31))
MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("2018-04-12", "2018-04-12", "2018-04-12", Precision.DAY),
        ("180412", "2018-04-12", "2018-04-12", Precision.DAY),
        ("12/4", "2018-04-12", "2018-04-12", Precision.DAY),
        ("5/8", "2017-08-05", "2017-08-05", Precision.DAY),
        ("6/3 -18", "2018-03-06", "2018-03-06", Precision.DAY),
        ("6/3-18", "2018-03-06", "2018-03-06", Precision.DAY),
        ("den 3:e mars -19", "2019-03-03", "2019-03-03", Precision.DAY),
        ("Måndag 3 mars 2025", "2025-03-03", "2025-03-03", Precision.DAY),
        ("v. 12", "2018-03-19", "2018-03-25", Precision.WEEK),
        ("vecka 30", "2017-07-24", "2017-07-30", Precision.WEEK),
        ("v 48-49", "2017-11-27", "2017-12-10", Precision.PERIOD),
        ("ht-18", "2018-08-15", "2018-12-31", Precision.TERM),
        ("vt 2018", "2018-01-01", "2018-06-15", Precision.TERM),
        ("våren 2017", "2017-03-01", "2017-05-31", Precision.SEASON),
        ("hösten -16", "2016-09-01", "2016-11-30", Precision.SEASON),
        ("maj 2018", "2018-05-01", "2018-05-31", Precision.MONTH),
        ("i september", "2017-09-01", "2017-09-30", Precision.MONTH),
        ("2017", "2017-01-01", "2017-12-31", Precision.YEAR),
    ],
)
def test_written_forms(text: str, start: str, end: str, precision: Precision) -> None:
    when = parse(text, anchor=ANCHOR)
    assert when is not None
    assert (str(when.start), str(when.end), when.precision) == (start, end, precision)
    assert when.text == text


@pytest.mark.parametrize(
    "text", ["20180412 1430", "201804121430", "2018-04-12 14:30", "12/4 2018 kl 14.30", "180412 14:30"]
)
def test_clock_times_are_swedish(text: str) -> None:
    when = parse(text, anchor=ANCHOR)
    assert when is not None and when.precision is Precision.MINUTE
    assert when.start == dt.datetime(2018, 4, 12, 14, 30, tzinfo=dt.timezone(dt.timedelta(hours=2)))


@pytest.mark.parametrize("text", ["2018-06-31", "31/6", "den 30 februari 2019", "20181301", "v 54 2018", "180431"])
def test_a_day_that_does_not_exist_is_named_and_not_guessed(text: str) -> None:
    with pytest.raises(ImpossibleDate):
        parse(text, anchor=ANCHOR)


@pytest.mark.parametrize(
    "text", ["", "snarast", "fredag", "12", "070-174 06 12", "avd 52", "3 ggr", "1/2 tablett", "mars månad ut"]
)
def test_words_that_are_no_date_give_none(text: str) -> None:
    assert parse(text, anchor=ANCHOR) is None


@given(DAYS)
def test_every_form_of_a_full_date_names_the_same_day(day: dt.date) -> None:
    forms = [
        day.isoformat(),
        day.strftime("%Y%m%d"),
        day.strftime("%y%m%d"),
        f"{day.day}/{day.month} {day.year}",
        f"{day.day}/{day.month} -{day:%y}",
        f"{day.day} {MONTHS[day.month - 1]} {day.year}",
        f"den {day.day} {MONTHS[day.month - 1][:3]} -{day:%y}",
        f"{day.day}.{day.month}.{day.year}",
    ]
    for form in forms:
        when = parse(form)
        assert when is not None and when.first_day == day == when.last_day, form


@given(DAYS, st.integers(0, 364), st.booleans())
def test_a_day_without_year_takes_the_nearest_one_in_the_right_direction(
    anchor: dt.date, away: int, ahead: bool
) -> None:
    day = anchor + dt.timedelta(days=away if ahead else -away)
    if (day.month, day.day) == (2, 29):
        return
    when = parse(f"{day.day}/{day.month}", anchor=anchor, ahead=ahead)
    assert when is not None and when.first_day == day


@given(st.text(max_size=40))
def test_any_text_gives_a_date_none_or_an_impossible_date(text: str) -> None:
    try:
        when = parse(text, anchor=ANCHOR)
    except ImpossibleDate:
        return
    assert when is None or when.first_day is None or when.first_day <= when.last_day


@pytest.mark.parametrize(
    ("words", "start", "end", "precision"),
    [
        ("15-16 juli 2006", "2006-07-15", "2006-07-16", "period"),
        ("natten mellan den 15 och 16 juli 2006", "2006-07-15", "2006-07-16", "period"),
        ("2018-03-01 -- 2018-03-05", "2018-03-01", "2018-03-05", "period"),
        ("3–5/4 -18", "2018-04-03", "2018-04-05", "period"),
        ("slutet av mars 2018", "2018-03-01", "2018-03-31", "month"),
        ("i början av februari 2018", "2018-02-01", "2018-02-28", "month"),
        ("läsåret 18/19", "2018-08-15", "2019-06-15", "period"),
        ("2018-W12", "2018-03-19", "2018-03-25", "week"),
        ("?22 may 2016", "2016-05-22", "2016-05-22", "period"),
        ("ca 2018-03-01", "2018-03-01", "2018-03-01", "period"),
        ("2018-03-01?", "2018-03-01", "2018-03-01", "period"),
    ],
)
def test_stretches_and_unsure_dates_keep_what_they_say(words: str, start: str, end: str, precision: str) -> None:
    found = parse(words)
    assert found is not None
    assert (str(found.start), str(found.end), found.precision.value) == (start, end, precision)


@pytest.mark.parametrize("words", ["16-15 juli 2006", "läsåret 18/20", "?", "ca", "slutet av 2018", "1-2-3"])
def test_what_is_no_stretch_is_none(words: str) -> None:
    assert parse(words) is None


def last_sunday(year: int, month: int) -> dt.date:
    last = dt.date(year, month, 31)
    return last - dt.timedelta(days=(last.weekday() + 1) % 7)


@given(st.integers(2000, 2037), st.integers(0, 59))
def test_the_hour_that_spring_skips_moves_forward_and_the_one_that_autumn_repeats_is_the_first(
    year: int, minute: int
) -> None:
    """The clock goes forward at 02:00 on the last Sunday of March and back at 03:00 on that of October."""
    spring = parse(f"{last_sunday(year, 3)} 02:{minute:02d}")
    autumn = parse(f"{last_sunday(year, 10)} 02:{minute:02d}")
    second = parse(f"{last_sunday(year, 10)} 02:{minute:02d}+01:00")
    summer, winter = dt.timedelta(hours=2), dt.timedelta(hours=1)
    assert spring is not None and autumn is not None and second is not None
    assert (spring.start.hour, spring.start.minute, spring.start.utcoffset()) == (3, minute, summer)
    assert (autumn.start.hour, autumn.start.utcoffset()) == (2, summer)
    assert second.start - autumn.start == dt.timedelta(hours=1) and second.start.utcoffset() == winter
