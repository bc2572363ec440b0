"""Times told from the day of writing: yesterday, last Friday, in three weeks, last autumn, in the seventh grade."""

import datetime as dt
import re
from typing import Final

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from schemas.dates.rule import Rule, Told, fitting, group
from schemas.dates.words import (
    LONG_MONTH,
    LONG_WEEKDAY,
    MONTHS,
    NUMBER,
    SEASON,
    SEASONS,
    UNIT,
    WEEKDAY,
    WEEKDAYS,
    choice,
    number,
    rows,
)
from schemas.when import Precision, When

_DAY: Final = dt.timedelta(days=1)
_HALF_YEAR: Final = 6


def _same(words: str) -> str:
    return " ".join(words.lower().split())


def _days(_match: re.Match[str], words: str, told: Told) -> When | None:
    return _on(told, rows("days")[_same(words)], words)


def _on(told: Told, away: int, words: str) -> When | None:
    return When.on(told.anchor + away * _DAY, words) if told.anchor else None


def _last_weekday(match: re.Match[str], words: str, told: Told) -> When | None:
    """`i fredags`: the latest before the day of writing."""
    if told.anchor is None:
        return None
    back = (told.anchor.weekday() - WEEKDAYS[match["day"].lower()] - 1) % 7 + 1
    return _on(told, -back, words)


def _next_weekday(match: re.Match[str], words: str, told: Told) -> When | None:
    """`på fredag`: the next after the day of writing."""
    if told.anchor is None:
        return None
    return _on(told, (WEEKDAYS[match["day"].lower()] - told.anchor.weekday() - 1) % 7 + 1, words)


def _weekday_of_next_week(match: re.Match[str], words: str, told: Told) -> When | None:
    """`nästa torsdag`: the one in the next ISO week."""
    if told.anchor is None:
        return None
    monday = told.anchor - told.anchor.weekday() * _DAY
    return When.on(monday + (7 + WEEKDAYS[match["day"].lower()]) * _DAY, words)


def _weekday(match: re.Match[str], words: str, told: Told) -> When | None:
    """`fredagen`, `lördag kväll`: before or after, as the tense says."""
    return (_next_weekday if told.ahead else _last_weekday)(match, words, told)


def _night_to(match: re.Match[str], words: str, told: Told) -> When | None:
    last = _weekday(match, words, told)
    day = last.first_day if last else None
    return When(start=day - _DAY, end=day, precision=Precision.PERIOD, text=words) if day else None


def _night_to_yesterday(match: re.Match[str], words: str, told: Told) -> When | None:
    last = told.anchor - _DAY if told.anchor and match["day"].lower() != "idag" else told.anchor
    return When(start=last - _DAY, end=last, precision=Precision.PERIOD, text=words) if last else None


def _weekdays(match: re.Match[str], words: str, told: Told) -> When | None:
    """`tors-lör`: the two ends of the latest or the coming stretch."""
    last = _weekday(match, words, told)
    if last is None or last.last_day is None:
        return None
    days = (WEEKDAYS[match["day"].lower()] - WEEKDAYS[match["first"].lower()]) % 7
    return When(start=last.last_day - days * _DAY, end=last.last_day, precision=Precision.PERIOD, text=words)


def _month_end(match: re.Match[str], words: str, told: Told) -> When | None:
    """`sista juni`, `första maj`: one day."""
    if told.anchor is None:
        return None
    near = [When.month(told.anchor.year + away, MONTHS[match["name"].lower()]) for away in (-1, 0, 1)]
    ends = [one.first_day if match["which"].lower() == "första" else one.last_day for one in near]
    return fitting([When.on(end, words) for end in ends if end], told)


def _night(_match: re.Match[str], words: str, told: Told) -> When | None:
    if told.anchor is None:
        return None
    first = told.anchor if told.ahead else told.anchor - _DAY
    return When(start=first, end=first + _DAY, precision=Precision.PERIOD, text=words)


def _weekend(_match: re.Match[str], words: str, told: Told) -> When | None:
    if told.anchor is None:
        return None
    lower = _same(words)
    ahead = lower.startswith(("nästa", "kommande", "till")) or (told.ahead and not lower.startswith("förra"))
    away = (5 - told.anchor.weekday()) % 7 if ahead else -((told.anchor.weekday() - 5) % 7 or 7)
    saturday = told.anchor + away * _DAY
    return When(start=saturday, end=saturday + _DAY, precision=Precision.PERIOD, text=words)


def _weeks(_match: re.Match[str], words: str, told: Told) -> When | None:
    return _week_of(told.anchor + rows("weeks")[_same(words)] * 7 * _DAY, words) if told.anchor else None


def _week_of(day: dt.date, words: str) -> When:
    iso = day.isocalendar()
    return When.week(iso.year, iso.week, words)


def _months(_match: re.Match[str], words: str, told: Told) -> When | None:
    return _month_away(told, rows("month_words")[_same(words)], words)


def _month_away(told: Told, away: int, words: str) -> When | None:
    if told.anchor is None:
        return None
    index = told.anchor.year * 12 + told.anchor.month - 1 + away
    return When.month(index // 12, index % 12 + 1, words)


def _years(_match: re.Match[str], words: str, told: Told) -> When | None:
    return When.year(told.anchor.year + rows("year_words")[_same(words)], words) if told.anchor else None


def _away(match: re.Match[str], words: str, told: Told) -> When | None:
    """`om 3 v`, `för två år sedan`: the day, week, month or year so far away."""
    if told.anchor is None:
        return None
    count = number(match["n"]) * (1 if match["om"] else -1)
    unit = match["unit"].lower()
    if unit.startswith("d"):
        return _on(told, count, words)
    if unit.startswith("v"):
        return _week_of(told.anchor + count * 7 * _DAY, words)
    if unit.startswith("m"):
        return _month_away(told, count, words)
    return (
        _month_away(told, count * _HALF_YEAR, words) if "halv" in unit else When.year(told.anchor.year + count, words)
    )


def _step(count: int, unit: str) -> relativedelta:
    if unit.startswith("d"):
        return relativedelta(days=count)
    if unit.startswith("v"):
        return relativedelta(weeks=count)
    months = _HALF_YEAR if "halv" in unit else 1 if unit.startswith("m") else 12
    return relativedelta(months=months * count)


def _lasting(match: re.Match[str], words: str, told: Told) -> When | None:
    """`på 4 v`, `senaste veckan`: that long up to the day of writing; `inom 2 veckor`: that long from it."""
    if told.anchor is None:
        return None
    step = _step(number(group(match, "n") or "1"), match["unit"].lower())
    if match.groupdict().get("within"):
        return When(start=told.anchor, end=told.anchor + step, precision=Precision.PERIOD, text=words)
    return When(start=told.anchor - step, end=told.anchor, precision=Precision.PERIOD, text=words)


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
    name = _same(match["feast"])
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
    feast = rows("feast_stretches")[_same(match["feast"])]
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


_PART_OF_DAY: Final = r"(?:\s(?:kväll|kvällen|morgon|morse|förmiddag|eftermiddag|natt|em|fm)(?!\w))?"
_ABOUT: Final = r"(?:(?:ca|cirka|c:a|drygt|snart|över|nästan|knappt)\s)?"
_FEASTS: Final = choice((*rows("feasts"), *rows("easter_days"), "midsommarafton", "midsommardagen"))

TOLD: Final = (
    Rule(choice(rows("days")), _days),
    Rule(rf"i\s(?P<day>{LONG_WEEKDAY})s(?!\w){_PART_OF_DAY}", _last_weekday),
    Rule(rf"(?:i\s)?förra\s(?P<day>{LONG_WEEKDAY})(?:en)?", _last_weekday),
    Rule(rf"(?:nu\spå|på|nu|kommande|nästkommande)\s(?P<day>{LONG_WEEKDAY}){_PART_OF_DAY}", _next_weekday),
    Rule(rf"nästa\s(?P<day>{LONG_WEEKDAY})(?:en)?", _weekday_of_next_week),
    Rule(rf"natten\s(?:till|mot)\s(?P<day>{LONG_WEEKDAY})(?:en)?", _night_to),
    Rule(r"natten\s(?:till|mot)\s(?P<day>igår|i\sgår|idag|i\sdag)", _night_to_yesterday),
    Rule(rf"(?P<first>{WEEKDAY})\s?[-–]\s?(?P<day>{WEEKDAY})", _weekdays),
    Rule(rf"(?P<day>{LONG_WEEKDAY})(?:ens|en)?{_PART_OF_DAY}", _weekday),
    Rule(rf"(?P<which>första|sista)\s(?P<name>{LONG_MONTH})", _month_end),
    Rule(choice(rows("night_words")), _night),
    Rule(choice(rows("weekend_words")), _weekend),
    Rule(choice(rows("weeks")), _weeks),
    Rule(choice(rows("month_words")), _months),
    Rule(choice(rows("year_words")), _years),
    Rule(rf"(?P<om>om)\s{_ABOUT}(?P<n>{NUMBER})\s?(?P<unit>{UNIT})", _away),
    Rule(rf"(?:för\s)?{_ABOUT}(?P<n>{NUMBER})\s?(?P<unit>{UNIT})\s(?:sedan|sen)(?P<om>)", _away),
    Rule(rf"(?P<within>inom)\s{_ABOUT}(?P<n>{NUMBER})\s?(?P<unit>{UNIT})", _lasting),
    Rule(
        rf"(?:under\s)?(?:de\s|den\s|det\s)?(?:senaste|sista)\s(?:(?P<n>{NUMBER})\s)?"
        rf"(?P<unit>dagarna|veckorna|månaderna|åren|veckan|månaden|året|halvåret|dygnet|{UNIT})",
        _lasting,
    ),
    Rule(rf"(?:i|på|sedan)\s{_ABOUT}(?P<n>{NUMBER})\s?(?P<unit>{UNIT})(?:\stillbaka)?", _lasting),
    Rule(rf"i\s(?P<season>{choice(rows('past_seasons'))})", _past_season),
    Rule(rf"(?:(?:nu\s)?i|till)\s(?P<season>{SEASON})", _coming_season),
    Rule(rf"(?P<which>förra|nästa)\s(?P<season>{SEASON})", _other_season),
    Rule(
        r"(?P<season>våren|sommaren|hösten|vintern)",
        _some_season,
        running=r"(?:(?<=under )|(?<=sedan )|(?<=hela )|(?<=från )|(?<=denna )|(?<=här )|(?<=sen ))"
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
"""Read in running text only, and from a day."""
