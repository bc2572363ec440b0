"""A week, a month, a term, a season, a year, written out.

v. 12   v 48-49   v 1812   ht-18   våren 2017   vintern 17/18   maj 2018   2017
"""

import datetime as dt
import re
from typing import Final

from schemas.dates.days import month_day, month_of
from schemas.dates.rule import YEAR, YEAR_HERE, ImpossibleDate, Rule, Told, fitting, full_year, year_of
from schemas.dates.words import LONG_MONTH, MONTH, MONTH_IN_TEXT, SEASON, SEASONS
from schemas.when import Precision, When


def _week(match: re.Match[str], words: str, told: Told) -> When:
    year, first, last = year_of(match), int(match["w"]), int(match["w2"] or match["w"])
    if year is None and told.anchor is None:
        return When.unknown(words)
    try:
        start = When.week(year, first) if year is not None else _fitting_week(first, told)
        monday = start.first_day or dt.date.min
        end = When.week(monday.isocalendar().year + (last < first), last)
    except ValueError as error:
        raise ImpossibleDate(str(error)) from None
    if first == last:
        return start.model_copy(update={"text": words})
    return When(start=start.start, end=end.end, precision=Precision.PERIOD, text=words)


def _fitting_week(number: int, told: Told) -> When:
    anchor = told.anchor or dt.date.min
    year = anchor.isocalendar().year
    weeks = []
    for candidate in (year - 1, year, year + 1):
        try:
            weeks.append(When.week(candidate, number))
        except ValueError:
            continue  # only some years have a week 53
    if not weeks:
        raise ImpossibleDate("no year has that week")
    return fitting(weeks, told)


def _term(match: re.Match[str], words: str, told: Told) -> When:
    year, autumn = year_of(match), match["term"].lower().startswith("h")
    if year is not None:
        return When.term(year, autumn=autumn, text=words)
    if told.anchor is None:
        return When.unknown(words)
    terms = [When.term(told.anchor.year + away, autumn=autumn, text=words) for away in (-1, 0, 1)]
    return fitting(terms, told)


def _season(match: re.Match[str], words: str, _told: Told) -> When | None:
    year = year_of(match)
    return When.unknown(words) if year is None else When.season(year, SEASONS[match["season"].lower()], words)


def _winter(match: re.Match[str], words: str, _told: Told) -> When | None:
    first, last = full_year(match["a"]), full_year(match["b"])
    return When.season(first, "winter", words) if last == first + 1 else None


def _month(match: re.Match[str], words: str, told: Told) -> When:
    year, month = year_of(match), month_of(match)
    if not 1 <= month <= 12:
        raise ImpossibleDate("month must be in 1..12")
    if year is not None:
        return When.month(year, month, words)
    if told.anchor is None:
        return When.unknown(words)
    return fitting([When.month(told.anchor.year + away, month, words) for away in (-1, 0, 1)], told)


def _only_year(match: re.Match[str], words: str, _told: Told) -> When:
    return When.year(int(match["year"]), words)


_TERM: Final = r"ht|vt|h[öo]stterminen|v[åa]rterminen|h[öo]sttermin|v[åa]rtermin"
_TERM_YEAR: Final = r"(?:[\s-]*(?P<year>(?:19|20)\d{2})|\s*[-/]\s*(?P<short>\d{2})|\s*(?P<short2>\d{2}))"

_MONTH_BEFORE: Final = (
    r"(?<=\bi )|(?<=under )|(?<=sedan )|(?<=till )|(?<=från )|(?<=efter )|(?<=före )|(?<=innan )|(?<=senast )"
    r"|(?<=hela )|(?<=kring )|(?<=runt )|(?<=from )|(?<=tom )|(?<=inför )|(?<=sen )|(?<=slutet av )|(?<=halva )"
)
LONGER: Final = (
    Rule(
        rf"(?:v|vecka|veckan|veckorna)\.?\s*(?:nr\.?\s*)?(?P<w>\d{{1,2}})(?:\s*(?:[-–/]|och|o)\s*(?P<w2>\d{{1,2}}))?{YEAR}",
        _week,
        running=r"(?:v|vecka|veckan|veckorna)\.?\s?(?:nr\.?\s)?\d{1,2}(?!\d)(?:\s?(?:[-–/]|och|o)\s?\d{1,2}(?![\d/]))?"
        rf"{YEAR_HERE}(?!\s*(?:mån|dagar|h\b|tim))",
    ),
    Rule(r"(?:v|vecka)\.?\s*(?P<short>[1-3]\d)(?P<w>[0-5]\d)(?P<w2>)", _week),
    Rule(r"(?P<year>(?:19|20)\d{2})[-\s]*(?:w|v|vecka)\.?\s*(?P<w>\d{1,2})(?P<w2>)", _week),
    Rule(rf"(?P<term>{_TERM}){_TERM_YEAR}", _term),
    Rule(
        rf"(?P<term>{_TERM})",
        _term,
        running=r"(?:höstterminen|vårterminen|(?<=under )(?:ht|vt)|(?<=\bi )(?:ht|vt)|(?<=till )(?:ht|vt))",
    ),
    Rule(r"(?:vintern|vinter)\s*(?P<a>(?:20)?\d{2})\s*[/-]\s*(?P<b>(?:20)?\d{2})", _winter),
    Rule(
        rf"(?P<season>{SEASON})(?:\s*[,-]?\s*(?P<year>(?:19|20)\d{{2}})|\s*-?\s*(?P<short>\d{{2}}))",
        _season,
        running=rf"(?:{SEASON})(?:\s(?:19|20)\d{{2}}|\s?[-–]?\s?\d{{2}}(?!\d|\s?(?:år|st|gånger|timmar|%)))",
    ),
    Rule(rf"(?P<season>{SEASON})", _season, running=""),
    Rule(
        rf"(?:i\s+)?(?P<name>{MONTH})\.?{YEAR}",
        _month,
        running=rf"(?:{MONTH_IN_TEXT})\.?(?:\s?[-–]\s?\d{{2}}(?!\d)|[ ,/-]{{1,2}}(?:19|20)\d{{2}})"
        rf"|(?:{_MONTH_BEFORE})(?:{MONTH_IN_TEXT})(?!\w)(?!\.?\s?\d)|(?:{LONG_MONTH})(?<!maj)(?<!mars)(?<!june)(?!\w)(?!\s\d)",
    ),
    Rule(
        rf"(?P<name>{MONTH})\.?\s+(?P<d>\d{{1,2}})",
        month_day,
        running=rf"(?:{MONTH_IN_TEXT})\.?\s\d{{1,2}}(?![\d/:-]|[.,]\d)",
    ),
    Rule(r"(?P<year>(?:19|20)\d{2})-(?P<m>\d{2})", _month, running=r"20\d{2}-(?:0[1-9]|1[0-2])(?![\d-])"),
    Rule(
        r"(?:år\s+)?(?P<year>(?:19|20)\d{2})",
        _only_year,
        running=r"(?:19[89]|20[0-4])\d(?![\d:/]|\.\d|[- ]\d|\s?(?:kr|kcal|steg|ml|mg|m)\b)",
    ),
)
"""A week, a month, a term, a season, a year."""
