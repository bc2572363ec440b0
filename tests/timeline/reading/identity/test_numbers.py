"""Numbers and addresses of one person are found in every written form; what only looks like one is left."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.mask import Category
from timeline.reading.identity.numbers import luhn, numbers

DAYS = st.dates(dt.date(1930, 1, 1), dt.date(2019, 12, 31))


def number(day: dt.date, serial: int, *, coordination: bool) -> str:
    """Ten digits with the right check digit, made for the test."""
    nine = f"{day:%y%m}{day.day + (60 if coordination else 0):02d}{serial:03d}"
    return next(nine + str(check) for check in range(10) if luhn(nine + str(check)))


def found(text: str) -> list[tuple[str, Category]]:
    return [(text[one.start : one.end], one.category) for one in numbers(text)]


@given(DAYS, st.integers(0, 999), st.booleans(), st.sampled_from(["-", "", "+"]), st.booleans())
def test_a_personnummer_in_any_form_is_found_whole(
    day: dt.date, serial: int, coordination: bool, dash: str, century: bool
) -> None:
    ten = number(day, serial, coordination=coordination)
    if not (dash or century) and ten.startswith("0") and coordination:
        return  # as a mobile number is written: found as one
    written = (f"{day:%Y}"[:2] if century else "") + ten[:6] + dash + ten[6:]
    assert found(f"Pnr {written}, mor ringer.") == [(written, Category.PERSONAL_NUMBER)]


@given(DAYS, st.integers(0, 999))
def test_all_writings_of_one_number_are_the_same_number(day: dt.date, serial: int) -> None:
    ten = number(day, serial, coordination=False)
    forms = (ten, f"{ten[:6]}-{ten[6:]}", f"{day:%Y}{ten[2:]}", f"{day:%Y}{ten[2:6]}-{ten[6:]}")
    assert len({numbers(form)[0].same for form in forms}) == 1


@pytest.mark.parametrize(
    ("text", "words", "category"),
    [
        ("tel 070-174 06 12", "070-174 06 12", Category.PHONE),
        ("ring 0701740612 efter 15", "0701740612", Category.PHONE),
        ("+46 70 174 06 12", "+46 70 174 06 12", Category.PHONE),
        ("nås på 08-12 34 56 78", "08-12 34 56 78", Category.PHONE),
        ("0150-123 45 (vx)", "0150-123 45", Category.PHONE),
        ("mejla karin.ek@example.se.", "karin.ek@example.se", Category.E_MAIL),
        ("bor på Storgatan 4 B med mor", "Storgatan 4 B", Category.ADDRESS),
        ("Norra Ringvägen 12, 123 45 Norrstad", "Norra Ringvägen 12, 123 45 Norrstad", Category.ADDRESS),
        ("flickan, född 030412", "030412", Category.BIRTH_DATE),
        ("pnr 030412-xxxx", "030412-xxxx", Category.BIRTH_DATE),
        ("reservnummer 20030412-K123", "20030412-K123", Category.RESERVE_NUMBER),
        ("SE2321000131-P000000000123 sign", "SE2321000131-P000000000123", Category.STAFF_ID),
    ],
)
def test_what_points_to_one_person_is_found(text: str, words: str, category: Category) -> None:
    assert (words, category) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "SIP 180412 kl 14.30",
        "180412 1430 telefon",
        "2018-04-12 14:30",
        "kl 0830-0915",
        "dnr 2018/123-4",
        "BMI 17,1 längd 162",
        "24/7, 3/4 av dagen",
        "org.nr 556000-0000",
        "1177 och 112",
        "v 48-49 2018",
        "ring 08.30",
        "Sertralin 50 mg 1x1",
        "SFS 2001:453, 14 kap. 1 §",
    ],
)
def test_what_is_no_number_of_a_person_is_left(text: str) -> None:
    assert found(text) == []


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="0123456789-+ @.abcÅ/", max_size=300))
def test_any_row_of_digits_gives_places_inside_the_text_that_never_overlap(text: str) -> None:
    places = numbers(text)
    assert all(0 <= one.start < one.end <= len(text) for one in places)
    assert all(a.end <= b.start for a, b in pairwise(places))


def test_a_long_row_of_any_one_sign_is_read_once() -> None:
    """Patterns are bounded: a megabyte of what each of them begins with does not stand still."""
    for sign in ("0", "070-", "a@a.", "Aa", "1 ", "SE1234567890-", "pnr "):
        numbers(sign * (200_000 // len(sign)))
