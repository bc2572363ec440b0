"""Times in running text: each form of the inventory, what is no date, and any date written in any form."""

import datetime as dt
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from schemas.dates import parse
from schemas.when import Precision, Relation
from timeline.reading.dates import find

_GOLD = yaml.load((Path(__file__).parent / "gold" / "dates.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506  # a loader that makes nothing but text
NOTE = dt.date.fromisoformat(_GOLD["note"])
ROWS = [(row[0], row[1] == "ahead", row[2:]) for row in _GOLD["rows"]]
DAYS = st.dates(dt.date(2012, 1, 1), dt.date(2026, 12, 31))
MONTHS = "januari februari mars april maj juni juli augusti september oktober november december".split()  # noqa: SIM905  # reads as a year


def times(text: str, *, ahead: bool = False, day: dt.date = NOTE, born: str | None = None) -> list[list[Any]]:
    """What is found, as the gold file writes it."""
    return [
        [
            found.when.text,
            str(found.when.first_day or "null"),
            str(found.when.last_day or "null"),
            found.when.precision.value,
        ]
        for found in find(text, day, ahead, born)
    ]


@pytest.mark.parametrize(("text", "ahead", "wanted"), ROWS, ids=[row[0] for row in ROWS])
def test_each_form_is_read_as_a_colleague_reads_it(text: str, ahead: bool, wanted: list[list[str]]) -> None:
    assert times(text, ahead=ahead) == wanted


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Frånvarande sedan ht-17.", Relation.SINCE),
        ("Sjuk sedan i måndags.", Relation.SINCE),
        ("Väntelista till mars.", Relation.UNTIL),
        ("Samtycket gäller t.o.m. 30 juni.", Relation.UNTIL),
        ("Uppföljning bokad till den 8 november.", Relation.ON),
        ("Tar över from 1/11.", Relation.ON),
        ("Lugnare efter 3/9.", Relation.AFTER),
        ("Ska ske före 1/12.", Relation.BEFORE),
        ("Möte den 3/9.", Relation.ON),
    ],
)
def test_words_before_a_date_tell_how_the_event_stands_to_it(text: str, relation: Relation) -> None:
    assert [found.when.relation for found in find(text, NOTE, ahead=False)] == [relation]


@pytest.mark.parametrize(
    ("text", "born", "start", "end"),
    [
        ("Hemmasittare i åk 7.", "2003", "2016-08-15", "2017-06-15"),
        ("Började skolka i sjuan.", "2003-05", "2016-08-15", "2017-06-15"),
        ("Diagnos vid 9 års ålder.", "2003-05-17", "2012-05-17", "2013-05-16"),
        ("Diagnos vid nio års ålder.", "2003", "2012-01-01", "2013-12-31"),
    ],
)
def test_school_years_and_ages_are_known_where_the_birth_is(text: str, born: str, start: str, end: str) -> None:
    assert [row[1:3] for row in times(text, born=born)] == [[start, end]]


@given(DAYS, DAYS, st.integers(0, 9))
def test_any_day_in_any_full_form_is_read_back_inside_a_sentence(note: dt.date, day: dt.date, form: int) -> None:
    assume(abs(note.year - day.year) <= 15)
    words = [
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day:%y%m%d}",
        f"{day:%y-%m-%d}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day}/{day.month} {day.year}",
        f"{day.day}/{day.month} -{day:%y}",
        f"den {day.day} {MONTHS[day.month - 1]} {day.year}",
        f"{day.day} {MONTHS[day.month - 1][:3]} -{day:%y}",
        f"den {day.day}:e {MONTHS[day.month - 1]} {day.year}",
    ][form]
    found = find(f"Möte {words} på skolan.", note, ahead=False)
    assert [(one.when.first_day, one.when.last_day, one.when.precision) for one in found] == [(day, day, Precision.DAY)]


@given(DAYS, DAYS, st.integers(0, 3))
def test_a_date_alone_in_a_cell_and_one_in_a_sentence_are_read_alike(note: dt.date, day: dt.date, form: int) -> None:
    words = (
        f"{day.day}/{day.month}",
        f"den {day.day} {MONTHS[day.month - 1]}",
        f"v {day.isocalendar().week}",
        f"ht-{day:%y}",
    )[form]
    found = find(f"Besök {words}, mor var med.", note, ahead=False)
    cell = parse(words, anchor=note)
    assert cell is not None and [one.when.first_day for one in found] == [cell.first_day]


@given(DAYS, st.integers(1, 364), st.booleans())
def test_a_day_without_a_year_lies_on_the_side_that_the_tense_tells(note: dt.date, away: int, ahead: bool) -> None:
    day = note + dt.timedelta(days=away if ahead else -away)
    assume((day.month, day.day) != (2, 29))
    for words in (f"{day.day}/{day.month}", f"den {day.day} {MONTHS[day.month - 1]}"):
        found = find(f"Möte {words}.", note, ahead)
        assert [one.when.first_day for one in found] == [day]


@given(DAYS, st.booleans())
def test_relative_days_lie_within_a_week_of_the_note(note: dt.date, ahead: bool) -> None:
    for name in "måndag tisdag onsdag torsdag fredag lördag söndag".split():  # noqa: SIM905  # reads as a week
        (last,) = find(f"Sågs i {name}s.", note, ahead)
        (coming,) = find(f"Ses på {name}.", note, ahead)
        assert -7 <= (last.when.first_day - note).days <= -1
        assert 1 <= (coming.when.first_day - note).days <= 7
        assert last.when.first_day.weekday() == coming.when.first_day.weekday()


_NUMBERS = st.integers(1, 31)
_NOT_DATES = (
    "Sov {a}/{b} av natten.",
    "Skattar {a}/{b} i dag{x}.",
    "Tar {a}/{b} tabl.",
    "Medicin {a} mg x {b}.",
    "§ {a}:{b} gäller.",
    "Dnr 20{a:02d}/{b} hos nämnden.",
    "Rum {a}, plan {b}.",
    "Närvaro {a}/{b} lektioner.",
    "Längd 1{a:02d} cm, vikt {b} kg.",
    "Kom kl {a}.{b:02d}.",
)


@given(_NUMBERS, _NUMBERS, st.sampled_from(_NOT_DATES))
def test_a_fraction_a_dose_or_a_paragraph_is_never_a_date(a: int, b: int, form: str) -> None:
    assert times(form.format(a=a, b=b, x="boken")) == []


WORDS = ["den", "i", "12", "3/4", "31/6", "v", "48-49", "fredags", "på", "maj", "-18", "åk", "7", "om", "tre", "veckor", "sedan", "2018", "§", "mellan", "och", "natten", "till"]  # fmt: skip  # noqa: E501  # one list


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14), st.booleans(), DAYS)
def test_any_words_of_time_give_ordered_places_and_intervals(words: list[str], ahead: bool, note: dt.date) -> None:
    text = " ".join(words)
    found = find(text, note, ahead, "2003-05")
    assert all(text[one.start : one.end] == one.when.text for one in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200), DAYS)
def test_any_text_is_read_without_a_fault(text: str, note: dt.date) -> None:
    assert all(0 <= one.start < one.end <= len(text) for one in find(text, note, ahead=False))


def test_hostile_rows_of_one_form_are_read_once() -> None:
    """A megabyte of what patterns begin with: time grows with the length only, or this test never ends."""
    for part in ("1/1", "den ", "i ", "12-12-", "måndag ", "för 2 år ", " ", "v 1-", "mellan 1/1 ", "januari ", "0"):
        find(part * (100_000 // len(part)), NOTE, ahead=False)
