"""Durations, turning points and the figures of the lead sentence."""

import datetime as dt
from typing import Final

from render.view.lanes import lane_of
from render.view.marks import provenance
from render.view.model import Lane, Mark, Numbers, Stitch, Turn
from render.view.words import kind_words, turn_words
from schemas.event import Event
from schemas.journey import Journey
from schemas.vocabulary import ActorKind, Experiencer, Kind, Status

MOST_TURNS: Final = 10
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
_CRISES: Final = frozenset({Kind.OVERDOSE, Kind.SELF_HARM, Kind.RUNNING_AWAY, Kind.CRISIS_CONTACT})
_HEALTH: Final = (ActorKind.CHILD_PSYCHIATRY, ActorKind.HABILITATION, ActorKind.SOCIAL_SERVICES)


def _told(journey: Journey, *kinds: Kind) -> list[Event]:
    """Dated events of the child that occurred, not told as background, in order of time."""
    found = [
        e
        for e in journey.events
        if e.kind in kinds
        and e.usable
        and e.status is Status.OCCURRED
        and e.experiencer is Experiencer.CHILD
        and not e.historical
        and e.when.first_day
        and not e.attributes.get("outside_period")
    ]
    return sorted(found, key=lambda event: (event.when.first_day or dt.date.max, event.id))


_SOCIAL: Final = lane_of(ActorKind.SOCIAL_SERVICES)


def bars(journey: Journey, shown: frozenset[str]) -> tuple[Mark, ...]:
    """Investigations, placements and stays: from the record that opens one to the one that closes it.

    A stay or placement stands in the lane of the service that gives it, whoever wrote of it. Without a record of
    its end it is a mark and no bar: how long it lasted is not known.
    """
    out: list[Mark] = []
    for opener, closer, kind, places in _STATES:
        opened = [(e, _place(e, places)) for e in _told(journey, opener)]
        closed = [(e.when.first_day, _place(e, places)) for e in _told(journey, closer)]
        last: dict[str, dt.date] = {}
        for event, lane in opened:
            start = event.when.first_day or dt.date.max
            if lane not in shown or start <= last.get(lane, dt.date.min):
                continue
            end = min((day for day, where in closed if where == lane and day and day >= start), default=start)
            last[lane] = end
            if end > start:
                out.append(_bar(event, kind, lane, start, end))
    own = {(bar.kind, bar.day, bar.end) for bar in out if bar.lane != _SOCIAL}
    # the home's own record of a stay is the stay; the decision of the social services tells the same days
    return tuple(bar for bar in out if bar.lane != _SOCIAL or (bar.kind, bar.day, bar.end) not in own)


def _place(event: Event, places: tuple[ActorKind, ...]) -> str:
    """The lane of the service that gives it: the writer's own if it can, else the first one named that can."""
    named = [event.actor.kind, *event.actor_kinds()]
    return next((lane_of(kind) for kind in named if kind in places), "")


def _bar(event: Event, kind: str, lane: str, start: dt.date, end: dt.date) -> Mark:
    return Mark(
        id=f"{event.id}-{kind}",
        day=start,
        end=end,
        lane=lane,
        kind=kind,
        status="ok",
        title=kind_words(event.kind) if kind != "utredning" else turn_words("investigation"),
        quote=event.text,
        source=provenance(event),
    )


def turns(journey: Journey, lanes: tuple[Lane, ...], stitches: tuple[Stitch, ...]) -> tuple[Turn, ...]:
    """At most ten turning points, in plain words, from the data alone."""
    names = {lane.id: lane.name for lane in lanes}
    out: list[Turn] = []
    for kind in _HEALTH:
        first = next(
            (e for e in _told(journey, Kind.VISIT, Kind.CONCERN_REPORT) if e.actor.kind is kind and e.parent is None),
            None,
        )
        if first and first.when.first_day and kind.value in names:
            out.append(Turn(day=first.when.first_day, title=turn_words("first-visit", names[kind.value])))
    last: dt.date | None = None
    for event in _told(journey, *_CRISES):
        day = event.when.first_day or dt.date.max
        if last is None or (day - last).days > 30:
            out.append(Turn(day=day, title=turn_words("crisis")))
        last = day
    sip = [
        h
        for h in journey.happenings
        if h.kind is Kind.SIP_MEETING and h.status is Status.OCCURRED and h.organisations > 1
    ]
    held = {stitch.id for stitch in stitches}
    first_sip = min((h.when.first_day for h in sip if h.id in held and h.when.first_day), default=None)
    if first_sip:
        out.append(Turn(day=first_sip, title=turn_words("first-sip")))
    for kind_, key in (
        (Kind.COORDINATOR, "coordinator"),
        (Kind.PLACEMENT, "placement"),
        (Kind.SCHOOL_CHANGE, "school"),
    ):
        found = next(iter(_told(journey, kind_)), None)
        if found and found.when.first_day:
            out.append(Turn(day=found.when.first_day, title=turn_words(key)))
    opened = next(
        (e for e in _told(journey, Kind.INVESTIGATION_OPENED) if e.actor.kind is ActorKind.SOCIAL_SERVICES), None
    )
    if opened and opened.when.first_day:
        out.append(Turn(day=opened.when.first_day, title=turn_words("investigation")))
    unique = {(turn.day, turn.title.sv): turn for turn in out}
    return tuple(sorted(unique.values(), key=lambda turn: turn.day)[:MOST_TURNS])


def numbers(journey: Journey, lanes: tuple[Lane, ...], stitches: tuple[Stitch, ...], points: int) -> Numbers:
    """How many services, people, meetings, other lettered contacts, and times the family carried something."""
    people = {
        (e.actor.kind, e.author.name) for e in journey.events if e.author.name and e.actor.kind is not ActorKind.FAMILY
    }
    period = journey.case.period
    return Numbers(
        services=sum(not lane.missing and lane.id != "family" for lane in lanes),
        people=len(people),
        meetings=sum(stitch.held and stitch.meeting for stitch in stitches),
        contacts=sum(stitch.held and not stitch.meeting for stitch in stitches),
        carried=len({e.happening or e.id for e in _told(journey, Kind.FAMILY_AS_MESSENGER)}),
        points=points,
        years=max(1, round((period.end - period.start).days / 365)),
    )
