"""Limits for any day: monotone, never before the trigger, law never ends on a free day."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.vocabulary import Basis
from timeline.rules.windows import days, due, is_working_day, next_working_day

DAYS = st.dates(dt.date(1995, 1, 1), dt.date(2060, 12, 31))
LENGTHS = st.one_of(
    st.integers(1, 400).map(lambda n: f"P{n}D"),
    st.integers(1, 60).map(lambda n: f"P{n}W"),
    st.integers(1, 24).map(lambda n: f"P{n}M"),
    st.integers(1, 60).map(lambda n: f"P{n}B"),
    st.integers(1, 96).map(lambda n: f"PT{n}H"),
)


@given(DAYS, LENGTHS, st.sampled_from(Basis))
def test_a_limit_ends_after_it_begins_and_law_on_a_working_day(start: dt.date, length: str, basis: Basis) -> None:
    end = due(start, length, basis)
    assert end > start
    assert end >= due(start, length, Basis.TOOL_DEFAULT)
    if basis is Basis.LAW and not length.startswith("PT"):
        assert is_working_day(end)


@given(DAYS, LENGTHS, st.sampled_from(Basis))
def test_a_later_trigger_is_never_due_earlier(start: dt.date, length: str, basis: Basis) -> None:
    assert due(start + dt.timedelta(days=1), length, basis) >= due(start, length, basis)


@given(DAYS)
def test_the_next_working_day_is_the_first_one(day: dt.date) -> None:
    found = next_working_day(day)
    assert is_working_day(found)
    assert not [n for n in range((found - day).days) if is_working_day(day + dt.timedelta(days=n))]


@pytest.mark.parametrize("day", ["2022-06-24", "2022-12-24", "2022-12-31", "2022-06-06", "2023-01-06", "2024-05-09"])
def test_eves_and_holidays_are_no_working_days(day: str) -> None:
    assert not is_working_day(dt.date.fromisoformat(day))


@pytest.mark.parametrize("length", ["", "P", "14D", "P1Y", "P-1D", "P1D2H"])
def test_other_lengths_are_refused(length: str) -> None:
    with pytest.raises(ValueError, match="length"):
        due(dt.date(2022, 1, 1), length, Basis.NORM)
    with pytest.raises(ValueError, match="no number"):
        days("P4M")
