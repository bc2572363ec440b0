"""Longer times that people know by name: last autumn, next term, the seventh grade, at nine years of age, Easter."""

import datetime as dt
import re
from typing import Final

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from schemas.dates.rule import Rule, Told, fitting, group, same
from schemas.dates.words import NUMBER, SEASON, SEASONS, choice, number, rows
from schemas.when import Precision, When

_DAY: Final = dt.timedelta(days=1)


def _past_season(match: re.Match[str], words: str, told: Told) -> When | None:
    """`i höstas`: the latest that has begun before the day of writing."""
    return _season(rows("past_seasons")[match["season"].lower()], words, told, ahead=False)


def _coming_season(match: re.Match[str], words: str, told: Told) -> When | None:
    return _season(SEASONS[match["season"].lower()], words, told, ahead=True)


def _some_season(match: re.Match[str], words: str, told: Told) -> When | None:
    return _season(SEASONS[match["season"].lower()], words, told, ahead=told.ahead)


def _season(season: str, words: str, told: Told, *, ahead: bool) -> When | None:
    if told.anchor is None:
        return None
    near = [When.season(told.anchor.year + away, season, words) for away in (-2, -1, 0, 1)]
    return fitting(near, Told(told.anchor, ahead))


def _other_season(match: re.Match[str], words: str, told: Told) -> When | None:
    """`förra hösten`: the latest that is over; `nästa höst`: the next that has not begun."""
    if told.anchor is None:
        return None
    near = [When.season(told.anchor.year + away, SEASONS[match["season"].lower()], words) for away in (-2, -1, 0, 1)]
    if match["which"].lower() == "förra":
        return next((one for one in reversed(near) if one.last_day and one.last_day < told.anchor), None)
    return next((one for one in near if one.first_day and one.first_day > told.anchor), None)


def _other_term(match: re.Match[str], words: str, told: Told) -> When | None:
    """`förra terminen`, `denna termin`, `nästa termin`, counted from the one that runs or comes next."""
    if told.anchor is None:
        return None
    near = [When.term(told.anchor.year + y, autumn=a, text=words) for y in (-1, 0, 1) for a in (False, True)]
    place = next(i for i, one in enumerate(near) if one.last_day and one.last_day >= told.anchor)
    which = match["which"].lower()
    return near[
        place + (-1 if which.startswith(("förra", "föreg")) else 1 if which.startswith(("nästa", "komm")) else 0)
    ]


def _other_school_year(match: re.Match[str], words: str, told: Told) -> When | None:
    if told.anchor is None:
        return None
    year = (
        told.anchor.year - (told.anchor < dt.date(told.anchor.year, 8, 1)) + {"f": -1, "n": 1}.get(match["which"][0], 0)
    )
    return When(start=dt.date(year, 8, 15), end=dt.date(year + 1, 6, 15), precision=Precision.PERIOD, text=words)


def _grade(match: re.Match[str], words: str, told: Told) -> When:
    """`i åk 7`: the school year that begins in the year the child turns seven plus six, if the birth year is known."""
    grade = int(match["grade"]) if match["grade"] else rows("grades")[(match["word"] or "").lower()]
    if told.born is None:
        return When(start=None, end=None, precision=Precision.SCHOOL_YEAR, text=words)
    year = int(told.born[:4]) + 6 + grade
    return When(start=dt.date(year, 8, 15), end=dt.date(year + 1, 6, 15), precision=Precision.SCHOOL_YEAR, text=words)


def _age(match: re.Match[str], words: str, told: Told) -> When:
    """`vid 9 års ålder`: from the ninth birthday to the day before the tenth, as well as the birth is known."""
    if told.born is None:
        return When.unknown(words)
    parts = [int(part) for part in told.born.split("-")]
    year = parts[0] + number(group(match, "age") or "0")
    if len(parts) == 3:
        first = dt.date(parts[0], parts[1], parts[2]) + relativedelta(years=number(group(match, "age") or "0"))
        return When(start=first, end=first + relativedelta(years=1) - _DAY, precision=Precision.PERIOD, text=words)
    return When(start=dt.date(year, 1, 1), end=dt.date(year + 1, 12, 31), precision=Precision.PERIOD, text=words)


def _feast(match: re.Match[str], words: str, told: Told) -> When | None:
    """A feast that is one day: of the year told, else the one that fits the tense."""
    name = same(match["feast"])
    years = [int(match["year"])] if match["year"] else _near(told)
    if name in rows("feasts"):
        days = [When.on(dt.date(year, *rows("feasts")[name]), words) for year in years]
    elif name in rows("easter_days"):
        days = [When.on(easter(year) + rows("easter_days")[name] * _DAY, words) for year in years]
    else:  # midsummer's eve, and the Saturday after it
        days = [When.on(_midsummer(year) + (name == "midsommardagen") * _DAY, words) for year in years]
    return fitting(days, told) if days else None


def _near(told: Told) -> list[int]:
    return [told.anchor.year + away for away in (-1, 0, 1)] if told.anchor else []


def _midsummer(year: int) -> dt.date:
    """The Friday between 19 and 25 June."""
    first = dt.date(year, 6, 19)
    return first + ((4 - first.weekday()) % 7) * _DAY


def _feast_stretch(match: re.Match[str], words: str, told: Told) -> When | None:
    """The days of a feast: Good Friday to Easter Monday, Christmas Eve to Boxing Day, three days of midsummer."""
    feast = rows("feast_stretches")[same(match["feast"])]
    ends = []
    for year in _near(told):
        sunday = easter(year)
        first, days = {
            "christmas": (dt.date(year, 12, 24), 2),
            "easter": (sunday - 2 * _DAY, 3),
            "midsummer": (_midsummer(year), 2),
            "whitsun": (sunday + 48 * _DAY, 1),
        }[feast]
        ends.append(When(start=first, end=first + days * _DAY, precision=Precision.PERIOD, text=words))
    return fitting(ends, told) if ends else None


def _autumn_break(_match: re.Match[str], words: str, told: Told) -> When | None:
    """The week 44 that the schools of the country have in common."""
    weeks = [When.week(year, 44, words) for year in _near(told)]
    return fitting(weeks, told) if weeks else None


def _vague(_match: re.Match[str], words: str, _told: Told) -> When:
    return When.unknown(words)


_FEASTS: Final = choice((*rows("feasts"), *rows("easter_days"), "midsommarafton", "midsommardagen"))

NAMED: Final = (
    Rule(r"för\snågra\s(?:dagar|veckor|månader|år)\s(?:sedan|sen)", _vague),
    Rule(rf"i\s(?P<season>{choice(rows('past_seasons'))})", _past_season),
    Rule(rf"(?:(?:nu\s)?i|till)\s(?P<season>{SEASON})", _coming_season),
    Rule(rf"(?P<which>förra|nästa)\s(?P<season>{SEASON})", _other_season),
    Rule(
        r"(?P<season>våren|sommaren|hösten|vintern)",
        _some_season,
        running=r"(?:(?<=under )|(?<=sedan )|(?<=hela )|(?<=från )|(?<=denna )|(?<=här )"
        r"|(?<=sen )|(?<=framåt )|(?<=mot ))"
        r"(?:våren|sommaren|hösten|vintern)",
    ),
    Rule(
        r"(?P<which>förra|föregående|nästa|kommande|denna|den\shär|innevarande|hela|under)\stermin(?:en)?", _other_term
    ),
    Rule(r"(?P<which>förra|nästa|detta|innevarande)\släsår(?:et)?", _other_school_year),
    Rule(
        rf"(?:i\s)?(?:åk|årskurs|klass)\s?(?P<grade>\d)|i\s(?P<word>{choice(rows('grades'))})",
        _grade,
        running=rf"(?:i\s)?(?:åk|årskurs)\s?\d(?![\d-])|i\sklass\s\d(?!\d)|i\s(?:{choice(rows('grades'))})",
    ),
    Rule(
        rf"(?:vid|från|sedan)\s(?P<age>{NUMBER})\s?års\sålder|som\s(?P<age3>{NUMBER})-åring"
        rf"|(?:när|då)\s(?:hon|han|hen|flickan|pojken|pat)\svar\s(?P<age2>{NUMBER})(?:\sår)?",
        _age,
    ),
    Rule(rf"(?:på\s|i\s)?(?P<feast>{_FEASTS})(?:en)?(?:\s(?P<year>20\d{{2}}))?", _feast),
    Rule(rf"(?P<feast>{choice(rows('feast_stretches'))})", _feast_stretch),
    Rule(r"(?:på|under|i|inför|till)\shöstlovet", _autumn_break),
    Rule(
        rf"(?:efter|före|innan|till|över|sedan|sen|runt|kring|inför|från)\s(?:{choice(rows('vague'))})|{choice(rows('vague_alone'))}",
        _vague,
    ),
)
"""Read in running text only, after `told.TOLD`."""
