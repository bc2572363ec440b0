"""The journey: events joined into happenings, who was active when, and what the records can show."""

import datetime as dt

from schemas.case import Case, Period
from schemas.event import Actor, Event
from schemas.figures import Figures
from schemas.model import Model
from schemas.vocabulary import ActorKind, Kind, Status
from schemas.when import Moment, Precision, When


class Happening(Model):
    """One thing seen in one or more records, always of one status. The records stay as they are."""

    id: str
    kind: Kind
    status: Status
    start: Moment | None
    end: Moment | None
    precision: Precision
    actors: tuple[ActorKind, ...]
    """Organisations that took part (for one that did not happen: those it would have concerned), sorted."""
    absent: tuple[ActorKind, ...] = ()
    """Called or expected, and not there."""
    events: tuple[str, ...]
    sources: tuple[str, ...]
    organisations: int = 0
    """How many organisations took part, school and school health of one principal counted once."""

    @property
    def when(self) -> When:
        """Its date: the one most records give, then the most precise, then the earliest written."""
        return When(start=self.start, end=self.end, precision=self.precision)


class Span(Model):
    """A stretch in which an actor was active. `open` = an end was never recorded."""

    actor: Actor
    start: dt.date
    end: dt.date
    first_event: str
    reason: str
    """`contacts`, or the state that kept it open: `investigation`, `intervention`, `placement`, `enrolment`."""


class Coverage(Model):
    """What one source's records can show."""

    source: str
    actor: Actor
    periods: tuple[Period, ...]
    """Stretches for which the export is said to be complete; empty = unknown."""
    first: dt.date | None
    last: dt.date | None
    entries: int
    readable: bool = True
    """False when a file of the source could not be read or lost records."""

    def covers(self, start: dt.date, end: dt.date) -> bool:
        """Is the whole stretch inside one complete period of a source that could be read?"""
        return self.readable and any(p.start <= start and end <= p.end for p in self.periods)


class Journey(Model):
    """All that the rules and the page reason with."""

    case: Case
    events: tuple[Event, ...]
    happenings: tuple[Happening, ...]
    spans: tuple[Span, ...]
    coverage: tuple[Coverage, ...]
    figures: Figures | None = None
