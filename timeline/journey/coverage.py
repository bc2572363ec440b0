"""What each source's records can show: declared completeness, what could be read, first and last entry."""

from collections.abc import Iterable

from schemas.case import Case
from schemas.event import Event
from schemas.journey import Coverage
from schemas.ledger import Ledger


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
                periods=source.periods,
                first=days[0] if days else None,
                last=days[-1] if days else None,
                entries=sum(entry.records for entry in inputs),
                readable=any(entry.records for entry in inputs) and all(entry.whole for entry in inputs),
            )
        )
    return tuple(rows)
