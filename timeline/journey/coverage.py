"""What each source's records can show: declared completeness, what could be read, first and last entry."""

from collections.abc import Iterable, Sequence

from schemas.case import Case, Period
from schemas.event import Event
from schemas.journey import Coverage
from schemas.ledger import Input, Ledger


def coverage(events: Iterable[Event], case: Case, ledger: Ledger) -> tuple[Coverage, ...]:
    """One row per source, in the order of the case. One that gave less than it holds covers nothing."""
    rows = []
    own = [event for event in events if event.parent is None]
    for source in case.sources:
        inputs = [entry for entry in ledger.inputs if entry.source == source.id]
        days = sorted(
            day for e in own if e.source.source == source.id and e.usable and (day := e.when.first_day) is not None
        )
        rows.append(
            Coverage(
                source=source.id,
                actor=source.as_actor,
                periods=_joined(source.periods, inputs),
                first=days[0] if days else None,
                last=days[-1] if days else None,
                entries=sum(entry.records for entry in inputs),
                readable=any(entry.records for entry in inputs) and all(entry.whole for entry in inputs),
            )
        )
    return tuple(rows)


def _joined(declared: tuple[Period, ...], inputs: Sequence[Input]) -> tuple[Period, ...]:
    """What the case declares complete, narrowed to what the files say they hold, when each file says so."""
    stated = [period for entry in inputs for period in entry.stated]
    if not stated or not all(entry.stated for entry in inputs if entry.records):
        return declared
    spans = sorted({(period.start, period.end) for period in stated})
    return tuple(
        Period.model_validate({"from": max(one.start, first), "to": min(one.end, last)})
        for one in declared
        for first, last in spans
        if max(one.start, first) <= min(one.end, last)
    )
