"""Turning points and the figures of the lead sentence."""

import datetime as dt
from typing import Final

from render.view.model import Lane, Numbers, Stitch, Turn
from render.view.told import told
from render.view.words import turn_words
from schemas.journey import Journey
from schemas.vocabulary import ActorKind, Kind, Status

MOST_TURNS: Final = 10
_CRISES: Final = frozenset({Kind.OVERDOSE, Kind.SELF_HARM, Kind.RUNNING_AWAY, Kind.CRISIS_CONTACT})
_HEALTH: Final = (ActorKind.CHILD_PSYCHIATRY, ActorKind.HABILITATION, ActorKind.SOCIAL_SERVICES)


def turns(journey: Journey, lanes: tuple[Lane, ...], stitches: tuple[Stitch, ...]) -> tuple[Turn, ...]:
    """At most ten turning points, in plain words, from the data alone."""
    names = {lane.id: lane.name for lane in lanes}
    out: list[Turn] = []
    for kind in _HEALTH:
        first = next(
            (e for e in told(journey, Kind.VISIT, Kind.CONCERN_REPORT) if e.actor.kind is kind and e.parent is None),
            None,
        )
        if first and first.when.first_day and kind.value in names:
            out.append(Turn(day=first.when.first_day, title=turn_words("first-visit", names[kind.value])))
    last: dt.date | None = None
    for event in told(journey, *_CRISES):
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
        found = next(iter(told(journey, kind_)), None)
        if found and found.when.first_day:
            out.append(Turn(day=found.when.first_day, title=turn_words(key)))
    opened = next(
        (e for e in told(journey, Kind.INVESTIGATION_OPENED) if e.actor.kind is ActorKind.SOCIAL_SERVICES), None
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
        carried=len({e.happening or e.id for e in told(journey, Kind.FAMILY_AS_MESSENGER)}),
        points=points,
        years=max(1, round((period.end - period.start).days / 365)),
    )
