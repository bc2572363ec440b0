"""Does a case meet the report's inclusion criteria? Each by itself, with the reason, never a bare no."""

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Final

from schemas.datafile import read_yaml
from schemas.finding import Words
from schemas.journey import Journey, Span
from schemas.selection import Criteria, Criterion, CriterionId, Holds, Selection
from schemas.vocabulary import ActorKind
from timeline.rules.words import actors

_PSYCHIATRY: Final = frozenset({ActorKind.CHILD_PSYCHIATRY, ActorKind.INPATIENT_PSYCHIATRY})
_SILENCE: Final = dt.timedelta(days=120)
_BOTH_FIGURES: Final = (14, 17)
"""The ages on which the report's box and its annex agree."""


@cache
def _words() -> dict[str, dict[str, str]]:
    loaded: dict[str, dict[str, str]] = read_yaml(Path(__file__).parent / "selection.yaml")
    return loaded


def select(journey: Journey, folder: str, criteria: Criteria) -> Selection:
    """What holds, what does not, and why."""
    spans = [span for span in journey.spans if span.actor.kind in criteria.count]
    rows = (
        _age(journey, criteria),
        _length(
            "child-psychiatry", [s for s in spans if s.actor.kind in _PSYCHIATRY], criteria.psychiatry_years, journey
        ),
        _ongoing(journey, spans),
        _length("care", spans, criteria.care_years, journey),
        _others(journey, spans, criteria),
        _period(journey, criteria),
        _consent(journey),
    )
    answers = {row.holds for row in rows}
    holds: Holds = "no" if "no" in answers else "unclear" if "unclear" in answers else "yes"
    return Selection(case=journey.case.case, folder=folder, holds=holds, criteria=rows)


def _row(name: CriterionId, holds: Holds, key: str, **values: object) -> Criterion:
    row = _words()[key]
    return Criterion(id=name, holds=holds, why=Words(sv=row["sv"].format(**values), en=row["en"].format(**values)))


def _age(journey: Journey, criteria: Criteria) -> Criterion:
    """The age on the last day of the period; the report does not say on which day it was counted."""
    born, last = journey.case.child.born, journey.case.period.end
    low, high = criteria.age
    if born is None:
        return _row("age", "unclear", "age_unknown", low=low, high=high)
    oldest, youngest = _years(_first(born), last), _years(_last(born), last)
    values = {"age": oldest if oldest == youngest else f"{youngest}–{oldest}", "day": last, "low": low, "high": high}
    if youngest > high or oldest < low:
        return _row("age", "no", "age_outside", **values)
    if youngest < low or oldest > high:
        return _row("age", "unclear", "age_either", **values)
    agreed = _BOTH_FIGURES[0] <= youngest and oldest <= _BOTH_FIGURES[1]
    return _row("age", "yes", "age_inside" if agreed else "age_one_figure", **values)


def _length(name: CriterionId, spans: list[Span], years: int, journey: Journey) -> Criterion:
    """From the first own contact to the last. Records that begin later than the contact make it at least so long."""
    if not spans:
        return _row(name, "unclear", f"{name}_none", years=years)
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    values = {"start": first, "end": last, "months": _months(first, last), "years": years}
    if _years(first, last) >= years:
        return _row(name, "yes", f"{name}_long", **values)
    kinds = {span.actor.kind for span in spans}
    period = journey.case.period
    whole = any(row.actor.kind in kinds and row.covers(period.start, period.end) for row in journey.coverage)
    enough = _years(period.start, period.end) >= years
    return _row(name, "no" if whole and enough else "unclear", f"{name}_short", **values)


def _ongoing(journey: Journey, spans: list[Span]) -> Criterion:
    """Contact with BUP that no more than 120 days of silence part from the last day of the period."""
    last = max((span.end for span in spans if span.actor.kind in _PSYCHIATRY), default=None)
    if last is None:
        return _row("ongoing", "unclear", "ongoing_none")
    end = journey.case.period.end
    return _row("ongoing", "yes" if last + _SILENCE >= end else "no", "ongoing", last=last, end=end)


def _others(journey: Journey, spans: list[Span], criteria: Criteria) -> Criterion:
    """Givers of care besides BUP with own contacts, and those that the records only name."""
    here = sorted({span.actor.kind for span in spans} - _PSYCHIATRY)
    named = {kind for event in journey.events if event.usable for kind in event.actor_kinds()}
    only_named = sorted((named & criteria.count) - _PSYCHIATRY - set(here))
    holds: Holds = "yes" if len(here) >= criteria.others else "unclear" if only_named else "no"
    sv = {"here": actors(here, "sv") or "–", "named": actors(only_named, "sv") or "–"}
    en = {"here": actors(here, "en") or "–", "named": actors(only_named, "en") or "–"}
    row, counts = _words()["others"], {"number": len(here), "wanted": criteria.others}
    return Criterion(
        id="others", holds=holds, why=Words(sv=row["sv"].format(**counts, **sv), en=row["en"].format(**counts, **en))
    )


def _period(journey: Journey, criteria: Criteria) -> Criterion:
    """From the first dated own record to the last."""
    first = min((row.first for row in journey.coverage if row.first), default=None)
    last = max((row.last for row in journey.coverage if row.last), default=None)
    low, high = criteria.period_years
    if first is None or last is None:
        return _row("period", "unclear", "period_none", low=low, high=high)
    months = _months(first, last)
    inside = low * 12 <= months <= high * 12
    return _row("period", "yes" if inside else "no", "period", start=first, end=last, months=months, low=low, high=high)


def _consent(journey: Journey) -> Criterion:
    """Consent to show the record at the meeting, for every source but the family's own words."""
    sources = [source for source in journey.case.sources if source.actor is not ActorKind.FAMILY]
    refused = [s.id for s in sources if s.consent.meeting in {"refused", "withdrawn"} or s.consent.withdrawn]
    unknown = [s.id for s in sources if s.consent.meeting == "unknown" and s.id not in refused]
    if refused:
        return _row("consent", "no", "consent_refused", sources=", ".join(refused))
    if unknown:
        return _row("consent", "unclear", "consent_unknown", sources=", ".join(unknown))
    return _row("consent", "yes", "consent_given")


def _first(born: str) -> dt.date:
    """The earliest day of birth that `2008`, `2008-03` or `2008-03-07` can mean."""
    year, month, day = [*map(int, born.split("-")), 1, 1][:3]
    return dt.date(year, month, day)


def _last(born: str) -> dt.date:
    parts = [int(part) for part in born.split("-")]
    if len(parts) == 3:
        return dt.date(*parts)
    year, month = (parts[0], parts[1]) if len(parts) == 2 else (parts[0], 12)
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)


def _months(first: dt.date, last: dt.date) -> int:
    """Whole months from one day to the other."""
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)


def _years(first: dt.date, last: dt.date) -> int:
    return _months(first, last) // 12
