"""Numbers and addresses that point to one person, in every form in which notes write them.

Check digits after SKV 704 (personnummer) and SKV 707 (samordningsnummer: the day plus 60). Every pattern is
bounded, so the time grows with the length of the text only.
"""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from schemas.mask import Category


class Found(NamedTuple):
    """A number at a place in the text, with the form in which two writings of it are the same."""

    start: int
    end: int
    category: Category
    same: str


_PERSONAL: Final = re.compile(
    r"(?<![\w-])(?P<century>18|19|20)?(?P<year>\d\d)(?P<month>\d\d)(?P<day>\d\d)(?P<dash>[ +–-]?)"
    r"(?P<last>\d{4}|[A-ZÅÄÖ]{1,2}\d{2,3}|[xX*_]{4})(?![\w-])"
)
_BIRTH: Final = re.compile(
    r"(?<!\w)(?:född|födelsedatum|födelsetid|födelsenr|f\.|pnr|personn(?:umme)?r)[.:]{0,2}\s{0,3}(?:den\s)?"
    r"(?P<date>(?:19|20)?\d\d-?\d\d-?\d\d|\d{1,2}/\d{1,2}[ -]{0,2}(?:19|20)?\d\d|\d{1,2} [a-zåäö]{3,9} (?:19|20)\d\d)"
    r"(?![\w-])",
    re.IGNORECASE,
)
_PHONE: Final = re.compile(
    r"(?<![\w+/.,-])(?:"
    r"(?:\+46|0046)[ -]?(?:\(0\)[ -]?)?[1-9]\d{0,3}(?:[ -]?\d{2,4}){1,4}"
    r"|0[1-9]\d{0,2}(?: ?[-/] ?| )\d{2,3}(?:[ -]?\d{2,3}){1,3}"
    r"|0[1-9]\d{7,9}"
    r"|(?<=tel )\d[\d -]{4,11}\d|(?<=tfn )\d[\d -]{4,11}\d|(?<=tel: )\d[\d -]{4,11}\d|(?<=mobil )\d[\d -]{4,11}\d"
    r")(?![\w-])",
    re.IGNORECASE,
)
_E_MAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_STREET: Final = (
    r"(?:gatan|gata|vägen|väg|stigen|stig|gränden|gränd|torget|torg|allén|backen|plan|ringen|kroken|slingan|leden)"
)
_ADDRESS: Final = re.compile(
    r"(?<!\w)(?:(?:Norra|Södra|Östra|Västra|Lilla|Stora|Gamla|Nya|Övre|Nedre|Sankt|S:t) )?"
    rf"(?:[A-ZÅÄÖ][a-zåäöé-]{{1,30}}?s? ?{_STREET}) \d{{1,4}} ?(?:[A-Za-z](?!\w))?(?:,? ?(?:lgh|tr) ?\d{{1,4}})?"
    r"(?:,? \d{3} ?\d\d [A-ZÅÄÖ][a-zåäöé-]{1,30})?"
    r"|(?<![\w-])[1-9]\d\d \d\d [A-ZÅÄÖ][a-zåäöé-]{1,30}"
)
_STAFF: Final = re.compile(
    r"(?<![\w-])SE\d{10}-[A-Z0-9]{4,16}(?![\w-])"
    r"|(?:(?<=hsa-id )|(?<=hsa-id: )|(?<=användare )|(?<=användarid ))\w{4,16}",
    re.IGNORECASE,
)
_WORTH_A_LOOK: Final = re.compile(r"[\d@]")
_FEWEST, _MOST = 8, 13
"""Digits of a telephone number, the country's own included."""


def luhn(digits: str) -> bool:
    """Is the last of the digits the check digit of the others?"""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0


def numbers(text: str) -> list[Found]:
    """Every number and address in `text`, in order, never overlapping; the first and then the longest wins a place."""
    out: list[Found] = []
    if not _WORTH_A_LOOK.search(text):
        return out
    claims = (*_personal(text), *_births(text), *_phones(text), *_others(text))
    for found in sorted(claims, key=lambda one: (one.start, -one.end)):
        if not out or found.start >= out[-1].end:
            out.append(found)
    return out


def _others(text: str) -> Iterator[Found]:
    for pattern, category in (
        (_E_MAIL, Category.E_MAIL),
        (_ADDRESS, Category.ADDRESS),
        (_STAFF, Category.STAFF_ID),
    ):
        for match in pattern.finditer(text):
            yield Found(*match.span(), category, " ".join(match.group().lower().split()))


def _personal(text: str) -> Iterator[Found]:
    for match in _PERSONAL.finditer(text):
        category = _kind_of_number(match)
        if category:
            same = match["year"] + match["month"] + match["day"] + match["last"]
            yield Found(*match.span(), category, same.lower())


def _kind_of_number(match: re.Match[str]) -> Category | None:
    """Personnummer, reserve number, or neither: a telephone number, a day with a time, a case number."""
    day = int(match["day"])
    if not _is_a_day(match["century"], match["year"], match["month"], day - 60 if day > 60 else day):
        return None
    last = match["last"]
    if not last.isdigit():
        return Category.BIRTH_DATE if last[0] in "xX*_" else Category.RESERVE_NUMBER if match["dash"] else None
    bare = not match["dash"] and not match["century"]
    if bare and match["year"].startswith("0") and day > 60:
        return None  # 0701740612: a mobile number, not a samordningsnummer
    right = luhn(match["year"] + match["month"] + match["day"] + last)
    if match["dash"] == " ":
        return Category.PERSONAL_NUMBER if right and not _is_a_clock(last) else None
    if right:
        return Category.PERSONAL_NUMBER
    return Category.RESERVE_NUMBER if match["dash"] and not _is_a_clock(last) else None


def _is_a_day(century: str | None, year: str, month: str, day: int) -> bool:
    try:
        dt.date(int((century or "20") + year), int(month), day)
    except ValueError:
        return (month, day) == ("02", 29) and century is None and int(year) % 4 == 0
    return True


def _is_a_clock(four: str) -> bool:
    return int(four[:2]) < 24 and int(four[2:]) < 60


def _births(text: str) -> Iterator[Found]:
    for match in _BIRTH.finditer(text):
        yield Found(*match.span("date"), Category.BIRTH_DATE, re.sub(r"\W", "", match["date"])[-6:].lower())


def _phones(text: str) -> Iterator[Found]:
    for match in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        halves = match.group().replace("–", "-").split("-")
        clocks = len(halves) == 2 and all(len(h) == 4 and h.isdigit() and _is_a_clock(h) for h in halves)
        if clocks or len(digits) > _MOST or (match.group()[0] in "0+" and len(digits) < _FEWEST):
            continue
        yield Found(*match.span(), Category.PHONE, re.sub(r"^(?:0046|46|0)0?", "", digits))
