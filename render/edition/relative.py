"""Days counted from the start of the period: everything moved so that the first January of the case is that of year 1.

Weeks stay whole, so weekdays, terms and the distance between two things are as they were.
"""

import datetime as dt
import re
from typing import Final, TypeVar

from schemas.case import Period
from schemas.edition import Cut
from schemas.event import Event
from schemas.figures import Fact, Figure, Figures, Share
from schemas.finding import Finding, Words
from schemas.when import Moment

Part = TypeVar("Part", Figure, Share, Fact)
FIRST_YEAR: Final = 2001
"""Shown in place of the first year of the period."""
_MONTHS: Final = tuple(
    names.split()
    for names in (
        "januari februari mars april maj juni juli augusti september oktober november december",
        "January February March April May June July August September October November December",
    )
)
_ISO: Final = re.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)")


def shifted(cut: Cut) -> Cut:
    """The cut with every day moved by one and the same whole number of weeks."""
    start = cut.case.period.start
    days = (dt.date(FIRST_YEAR, 1, 1) - dt.date(start.year, 1, 1)).days // 7 * 7
    by = dt.timedelta(days=days)
    born = cut.case.child.born
    child = (
        cut.case.child.model_copy(update={"born": str(int(born[:4]) + FIRST_YEAR - start.year) + born[4:]})
        if born
        else cut.case.child
    )
    sources = tuple(
        source.model_copy(update={"covers": tuple(_period(period, by) for period in source.periods) or None})
        for source in cut.case.sources
    )
    case = cut.case.model_copy(update={"child": child, "period": _period(cut.case.period, by), "sources": sources})
    return cut.model_copy(
        update={
            "case": case,
            "events": tuple(_event(event, by) for event in cut.events),
            "findings": tuple(_finding(finding, by) for finding in cut.findings),
            "figures": _figures(cut.figures, by),
        }
    )


def _figures(figures: Figures | None, by: dt.timedelta) -> Figures | None:
    if figures is None:
        return None
    rows = (
        _stretch(one, by).model_copy(update={"shares": tuple(_stretch(share, by) for share in one.shares)})
        for one in figures.figures
    )
    facts = (
        _stretch(one, by).model_copy(
            update={"heard": tuple(heard.model_copy(update={"day": heard.day + by}) for heard in one.heard)}
        )
        for one in figures.facts
    )
    return Figures(figures=tuple(rows), facts=tuple(facts))


def _stretch(one: Part, by: dt.timedelta) -> Part:
    days = {name: day + by for name in ("start", "end") if (day := getattr(one, name)) is not None}
    return one.model_copy(update=days)


def _period(period: Period, by: dt.timedelta) -> Period:
    return Period(start=period.start + by, end=period.end + by)


def _event(event: Event, by: dt.timedelta) -> Event:
    until = event.until
    followup = event.attributes.get("followup_date")
    attributes = event.attributes | ({"followup_date": text(str(followup), by)} if followup else {})
    moved = {name: _moment(getattr(event, name), by) for name in ("start", "end", "recorded")}
    if until is not None:
        until = until.model_copy(update={"start": _moment(until.start, by), "end": _moment(until.end, by)})
    return event.with_(**moved, until=until, attributes=attributes)


def _moment(moment: Moment | None, by: dt.timedelta) -> Moment | None:
    return moment + by if moment is not None else None


def _finding(finding: Finding, by: dt.timedelta) -> Finding:
    expected, searched = finding.expected, finding.searched
    if expected is not None and expected.due is not None:
        expected = expected.model_copy(update={"due": expected.due + by})
    if searched is not None:
        searched = searched.model_copy(update={"start": searched.start + by, "end": searched.end + by})
    said = {name: _words(getattr(finding, name), by) for name in ("heading", "text", "question")}
    changes = {"start": finding.start + by, "end": finding.end + by, "expected": expected, "searched": searched}
    return finding.model_copy(update={**changes, **said, "law": ()})


def _words(words: Words, by: dt.timedelta) -> Words:
    return Words(sv=text(words.sv, by), en=text(words.en, by))


def text(said: str, by: dt.timedelta) -> str:
    """A sentence with its days moved: `2018-04-12`, `12 april 2018`, `12 April 2018`."""
    out = _ISO.sub(lambda m: (dt.date(int(m[1]), int(m[2]), int(m[3])) + by).isoformat(), said)
    for months in _MONTHS:
        pattern = re.compile(rf"(?<!\d)(\d{{1,2}}) ({'|'.join(months)}) (\d{{4}})(?!\d)")
        out = pattern.sub(lambda m, names=months: _spoken(m, names, by), out)  # type: ignore[misc]  # bound at once, not at the end
    return out


def _spoken(match: re.Match[str], months: list[str], by: dt.timedelta) -> str:
    day = dt.date(int(match[3]), months.index(match[2]) + 1, int(match[1])) + by
    return f"{day.day} {months[day.month - 1]} {day.year}"
