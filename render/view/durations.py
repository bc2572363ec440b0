"""Durations: investigations, placements, stays, support and waiting, from the record that opens one to its end."""

import datetime as dt
from typing import Final

from render.view.lanes import lane_of
from render.view.marks import own_title, provenance
from render.view.model import Mark
from render.view.told import told
from render.view.words import kind_words, turn_words
from schemas.event import Event
from schemas.figures import Share
from schemas.finding import Words
from schemas.journey import Journey
from schemas.vocabulary import ActorKind, Kind, Sensitivity
from schemas.when import day_of

_WARDS: Final = (ActorKind.INPATIENT_PSYCHIATRY, ActorKind.HOSPITAL, ActorKind.CHILD_PSYCHIATRY)
_HOMES: Final = (
    ActorKind.RESIDENTIAL_HOME,
    ActorKind.FOSTER_HOME,
    ActorKind.STATE_INSTITUTION,
    ActorKind.SOCIAL_SERVICES,
)
_STATES: Final = (
    (Kind.INVESTIGATION_OPENED, Kind.INVESTIGATION_CLOSED, "utredning", (ActorKind.SOCIAL_SERVICES,)),
    (Kind.PLACEMENT, Kind.PLACEMENT_ENDED, "placering", _HOMES),
    (Kind.ADMISSION, Kind.DISCHARGE, "vard", _WARDS),
)
_SOCIAL: Final = lane_of(ActorKind.SOCIAL_SERVICES)


def bars(journey: Journey, shown: frozenset[str]) -> tuple[Mark, ...]:
    """All durations of the lanes shown. What has no record of its end is a mark and no bar: its length is not known."""
    return (*_states(journey, shown), *_support(journey, shown), *_waits(journey, shown))


def _states(journey: Journey, shown: frozenset[str]) -> tuple[Mark, ...]:
    """Investigations, placements and stays, in the lane of the service that gives it, whoever wrote of it."""
    out: list[Mark] = []
    for opener, closer, kind, places in _STATES:
        opened = [(e, _place(e, places)) for e in told(journey, opener)]
        closed = [(e.when.first_day, _place(e, places)) for e in told(journey, closer)]
        last: dict[str, dt.date] = {}
        for event, lane in opened:
            start = event.when.first_day or dt.date.max
            if lane not in shown or start <= last.get(lane, dt.date.min):
                continue
            end = min((day for day, where in closed if where == lane and day and day >= start), default=start)
            last[lane] = end
            if end > start:
                title = kind_words(event.kind) if kind != "utredning" else turn_words("investigation")
                out.append(_bar(event, kind, lane, start, end, title))
    own = {(bar.kind, bar.day, bar.end) for bar in out if bar.lane != _SOCIAL}
    # the home's own record of a stay is the stay; the decision of the social services tells the same days
    return tuple(bar for bar in out if bar.lane != _SOCIAL or (bar.kind, bar.day, bar.end) not in own)


def _place(event: Event, places: tuple[ActorKind, ...]) -> str:
    """The lane of the service that gives it: the writer's own if it can, else the first one named that can."""
    named = [event.actor.kind, *event.actor_kinds()]
    return next((lane_of(kind) for kind in named if kind in places), "")


def _support(journey: Journey, shown: frozenset[str]) -> tuple[Mark, ...]:
    """Support whose end the record itself tells, or that a later record of the same support ends."""
    out = []
    events = told(journey, Kind.INTERVENTION)
    for event in events:
        lane, start, end = lane_of(event.actor.kind), event.when.first_day, _end(event, events)
        if lane in shown and start and end and end > start:
            out.append(_bar(event, "insats", lane, start, end, own_title(event)))
    return tuple(out)


def _end(event: Event, events: list[Event]) -> dt.date | None:
    if event.until is not None and event.until.end is not None:
        return day_of(event.until.end)
    if event.attributes.get("phase") != "started":
        return None
    for later in events:
        same = later.actor.kind is event.actor.kind and _what(later) == _what(event)
        if (
            same
            and later.attributes.get("phase") == "ended"
            and (later.known or dt.date.min) > (event.known or dt.date.max)
        ):
            return later.when.first_day
    return None


def _what(event: Event) -> object:
    return event.attributes.get("category") or own_title(event).sv


def _waits(journey: Journey, shown: frozenset[str]) -> tuple[Mark, ...]:
    """The stretches that the journey's own figure counts as waiting, each from the request to the first visit."""
    by_id = {event.id: event for event in journey.events}
    shares: list[Share] = [
        share
        for figure in (journey.figures.figures if journey.figures else ())
        if figure.id == "waiting"
        for share in figure.shares
    ]
    out = []
    for share in shares:
        event, lane = by_id.get(share.evidence[0]) if share.evidence else None, lane_of(share.actor)
        if event and lane in shown and share.start and share.end and share.end > share.start:
            out.append(_bar(event, "vantan", lane, share.start, share.end, kind_words(Kind.WAITING_LIST)))
    return tuple(out)


def _bar(event: Event, kind: str, lane: str, start: dt.date, end: dt.date, title: Words) -> Mark:
    return Mark(
        id=f"{event.id}-{kind}",
        day=start,
        end=end,
        lane=lane,
        kind=kind,
        status="ok",
        title=title,
        own=kind == "insats" and title != kind_words(event.kind),
        plain=event.sensitivity is Sensitivity.NORMAL,
        quote=event.text,
        source=provenance(event),
    )
