"""Who knew what when: the first day on which each organisation's record holds a key fact, and how it got there."""

import datetime as dt
from collections.abc import Iterable
from typing import Final

from schemas.event import Event
from schemas.figures import Fact, Heard, How
from schemas.vocabulary import ActorKind, Informant, Kind, Role, Status

_CRISES: Final = frozenset({Kind.SELF_HARM, Kind.OVERDOSE, Kind.RUNNING_AWAY, Kind.CRISIS_CONTACT})
_KEY: Final = (
    _CRISES,
    frozenset({Kind.VIOLENCE}),
    frozenset({Kind.CONCERN_REPORT}),
    frozenset({Kind.INVESTIGATION_OPENED}),
    frozenset({Kind.ADMISSION}),
    frozenset({Kind.PLACEMENT}),
    frozenset({Kind.SIP_PLAN}),
)
_ONE: Final = dt.timedelta(days=7)


def facts(told: Iterable[Event]) -> tuple[Fact, ...]:
    """Key facts that two organisations or more have in their records, in order of time.

    Events of one sort whose days lie a week apart at most are one fact. One whose day is not known (`i september`)
    belongs to the nearest fact of its sort, if any lies within a week of what it can mean.
    """
    occurred = [event for event in told if event.status is Status.OCCURRED]
    out: list[Fact] = []
    for kinds in _KEY:
        events = [event for event in occurred if event.kind in kinds]
        groups = _grouped([event for event in events if event.when.first_day == event.when.last_day])
        for event in events:
            if event.when.first_day != event.when.last_day:
                _join(event, groups)
        out.extend(map(_fact, groups))
    return tuple(sorted((f for f in out if len(f.heard) > 1), key=lambda f: (f.start, f.kind)))


def _grouped(events: list[Event]) -> list[list[Event]]:
    groups: list[list[Event]] = []
    last = dt.date.min
    for event in sorted(events, key=lambda e: (_day(e), e.id)):
        if groups and _day(event) - last <= _ONE:
            groups[-1].append(event)
        else:
            groups.append([event])
        last = _day(event)
    return groups


def _join(event: Event, groups: list[list[Event]]) -> None:
    """Put an event of an uncertain day with the nearest group."""
    near = [(_apart(event, group), number) for number, group in enumerate(groups)]
    apart, number = min(near, default=(_ONE + dt.timedelta(days=1), 0))
    if apart <= _ONE:
        groups[number].append(event)


def _apart(event: Event, group: list[Event]) -> dt.timedelta:
    exact = [_day(one) for one in group if one.when.first_day == one.when.last_day]
    last = event.when.last_day or dt.date.max
    return max(min(exact) - last, _day(event) - max(exact), dt.timedelta())


def _fact(group: list[Event]) -> Fact:
    first: dict[ActorKind, Event] = {}
    for event in sorted(group, key=lambda e: (_heard(e), e.id)):
        if event.actor.kind is not ActorKind.FAMILY:
            first.setdefault(event.actor.kind, event)
    start = min(_heard(event) for event in first.values()) if first else dt.date.max
    heard = tuple(
        Heard(actor=actor, day=_heard(event), how=_how(event, start), event=event.id) for actor, event in first.items()
    )
    days = [_day(event) for event in group if event.when.first_day == event.when.last_day]
    return Fact(kind=group[0].kind, start=min(days), end=max(days), heard=heard)


def _how(event: Event, first: dt.date) -> How:
    """Who told: the child, the family, another service; its own work on the first day; else the entry does not say."""
    if event.informant is Informant.CHILD:
        return "child"
    if event.informant is Informant.FAMILY:
        return "family"
    if event.informant is Informant.OTHER_PROFESSIONAL or event.actor_kinds(Role.SENDER) - {event.actor.kind}:
        return "professional"
    return "own" if _heard(event) <= first else "unsaid"


def _heard(event: Event) -> dt.date:
    """The day it was written; never before the first day on which it can have happened."""
    return max(event.known or _day(event), _day(event))


def _day(event: Event) -> dt.date:
    return event.when.first_day or dt.date.max
