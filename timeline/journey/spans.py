"""Who was active when: from the first to the last own contact, broken by more than 120 days of silence,
kept open while an investigation, intervention or placement of the actor's stands open (vocabulary: *Active*).
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from schemas.event import Event
from schemas.journey import Span
from schemas.vocabulary import ActorKind, Experiencer, Kind, Origin, Status
from timeline.journey.organisations import place

SILENCE: Final = dt.timedelta(days=120)
_OPENERS: Final = {
    Kind.INVESTIGATION_OPENED: (Kind.INVESTIGATION_CLOSED, "investigation"),
    Kind.PLACEMENT: (Kind.PLACEMENT_ENDED, "placement"),
}


def spans(events: Iterable[Event], last_day: dt.date) -> tuple[Span, ...]:
    """The stretches in which each actor was active, by actor and time.

    Args:
        events: all events of the case.
        last_day: the last day of the case's period; an open state lasts no longer than that.
    """
    own: dict[tuple[object, ...], list[Event]] = defaultdict(list)
    for event in events:
        if _counts(event):
            own[place(event.actor)].append(event)
    out = [span for key in sorted(own, key=str) for span in _of_actor(own[key], last_day)]
    return tuple(out)


def _counts(event: Event) -> bool:
    """An actor's own dated record about the child. What is read from a record shares its day."""
    return (
        event.usable
        and event.parent is None
        and event.when.first_day is not None
        and event.when.first_day == event.when.last_day
        and event.origin is not Origin.REPORTED
        and event.experiencer is Experiencer.CHILD
        and event.actor.kind is not ActorKind.FAMILY
        and not event.attributes.get("outside_period")
    )


def _of_actor(events: list[Event], last_day: dt.date) -> list[Span]:
    events = sorted(events, key=lambda event: (event.known or dt.date.min, event.id))
    days = [(event.known or dt.date.min, event) for event in events]
    bridges = _states(events, last_day)
    enrolled = events[0].actor.kind is ActorKind.SCHOOL
    out: list[Span] = []
    start, end, first = days[0][0], days[0][0], days[0][1]
    reason = "contacts"
    for day, event in days[1:]:
        open_state = next((name for a, b, name in bridges if a <= end <= b and day <= b + SILENCE), "")
        if day - end > SILENCE and not open_state and not enrolled:
            out.append(Span(actor=first.actor, start=start, end=end, first_event=first.id, reason=reason))
            start, first, reason = day, event, "contacts"
        elif open_state:
            reason = open_state
        end = max(end, day)
    tail = max((b for a, b, _ in bridges if a <= end <= b), default=end)
    reason = "enrolment" if enrolled else reason
    out.append(Span(actor=first.actor, start=start, end=max(end, tail), first_event=first.id, reason=reason))
    return out


def _states(events: list[Event], last_day: dt.date) -> list[tuple[dt.date, dt.date, str]]:
    """Investigations and placements of the actor: from opening to closing, or to the end of the period."""
    out: list[tuple[dt.date, dt.date, str]] = []
    for kind, (closer, name) in _OPENERS.items():
        opened = sorted(e.known for e in events if e.kind is kind and e.status is Status.OCCURRED and e.known)
        closed = sorted(e.known for e in events if e.kind is closer and e.status is Status.OCCURRED and e.known)
        out.extend((day, next((end for end in closed if end >= day), last_day), name) for day in opened)
    return out
