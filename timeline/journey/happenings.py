"""One happening seen in several records: linked, never merged, always of one status.

A call, a cancellation and the meeting held are happenings of their own, joined by `attributes.of`. A link
needs kinds that can be the same thing, the same status and person, dates at most a day or two apart, and
organisations that fit; two entries of one source on the same thing are only linked when one is read from
the other.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final

from schemas.event import Event, stable_id
from schemas.journey import Happening
from schemas.vocabulary import MEETING_KINDS, ActorKind, Informant, Kind, Role, Status
from schemas.when import Precision
from timeline.journey.organisations import Organisations
from timeline.journey.sameness import DAYS_APART, JOINT_MEETINGS, THERE, fit, may_be_shared

_SPECIFIC: Final = (
    Kind.SIP_FOLLOW_UP,
    Kind.SIP_MEETING,
    Kind.CARE_PLANNING_MEETING,
    Kind.NETWORK_MEETING,
    Kind.SCHOOL_HEALTH_MEETING,
    Kind.CONSULTATION,
    Kind.HANDOVER,
    Kind.CONCERN_FEEDBACK,
    Kind.CROSS_AGENCY_CONTACT,
    Kind.INFORMATION_SHARED,
)


def link(events: Iterable[Event], organisations: Organisations) -> tuple[tuple[Event, ...], tuple[Happening, ...]]:
    """Events with their `happening` and `attributes.of`, and the happenings sorted by time."""
    usable = [event for event in events if event.usable]
    groups = _groups(usable)
    name = {event.id: _id(group) for group in groups for event in group}
    happenings = sorted((_happening(_id(group), group, organisations) for group in groups), key=_order)
    of = _joined(happenings)
    out = []
    for event in events:
        happening = name.get(event.id)
        about = of.get(happening or "")
        attributes = {**event.attributes, "of": about} if about else event.attributes
        out.append(event.with_(happening=happening, attributes=attributes))
    return tuple(out), tuple(happenings)


def happenings_of(events: Iterable[Event], organisations: Organisations) -> tuple[Happening, ...]:
    """The happenings that the events name, sorted by time. An event without one is none."""
    groups: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.usable and event.happening is not None:
            groups[event.happening].append(event)
    found = (_happening(name, sorted(group, key=_by_id), organisations) for name, group in groups.items())
    return tuple(sorted(found, key=_order))


def _by_id(event: Event) -> str:
    return event.id


def _order(happening: Happening) -> tuple[str, str]:
    return (str(happening.when.first_day or "9999"), happening.id)


def _id(group: list[Event]) -> str:
    return stable_id("h", *sorted(event.id for event in group))


def _groups(events: list[Event]) -> list[list[Event]]:
    """Groups grown by the best fitting pair first; a pair joins two groups only when every member fits every other."""
    by_id = {event.id: event for event in events}
    group: dict[str, list[str]] = {event.id: [event.id] for event in events}
    pairs = sorted(_pairs(events), key=lambda pair: (-pair[0], pair[1], pair[2]))
    for _, a, b in pairs:
        ours, theirs = group[a], group[b]
        if ours is theirs:
            continue
        if all(fit(by_id[x], by_id[y]) > 0 for x in ours for y in theirs):
            ours.extend(theirs)
            for member in theirs:
                group[member] = ours
    seen: dict[int, list[str]] = {id(members): members for members in group.values()}
    return [[by_id[member] for member in sorted(members)] for members in seen.values()]


def _pairs(events: list[Event]) -> list[tuple[float, str, str]]:
    """Pairs that may be one happening; only events a few days apart are looked at."""
    dated = sorted(filter(may_be_shared, events), key=lambda e: (e.when.first_day, e.id))
    out: list[tuple[float, str, str]] = []
    for index, one in enumerate(dated):
        until = (one.when.last_day or dt.date.min) + dt.timedelta(days=DAYS_APART)
        for other in dated[index + 1 :]:
            if (other.when.first_day or until) > until:
                break
            how_well = fit(one, other)
            if how_well > 0:
                out.append((how_well, min(one.id, other.id), max(one.id, other.id)))
    return out


def _happening(name: str, group: list[Event], organisations: Organisations) -> Happening:
    lead = _date_of(group)
    actors, absent = _actors(group)
    return Happening(
        id=name,
        kind=_kind(group),
        status=group[0].status,
        start=lead.start,
        end=lead.end,
        precision=lead.precision,
        actors=tuple(sorted(actors)),
        absent=tuple(sorted(absent)),
        events=tuple(sorted(event.id for event in group)),
        sources=tuple(sorted({event.source.source for event in group})),
        organisations=organisations.count(actors),
    )


def _kind(group: list[Event]) -> Kind:
    """The most specific kind that any record gives."""
    kinds = {event.kind for event in group}
    return min(kinds, key=lambda kind: (_SPECIFIC.index(kind) if kind in _SPECIFIC else len(_SPECIFIC), kind))


def _date_of(group: list[Event]) -> Event:
    """The event whose date counts: given by most records, then most precise, then earliest written."""
    days: Counter[tuple[object, object]] = Counter()
    for source, day in {(e.source.source, (e.when.first_day, e.when.last_day)) for e in group}:
        days[day] += bool(source)
    ranks = list(Precision)
    return min(
        group,
        key=lambda e: (
            e.when.first_day is None,
            -days[(e.when.first_day, e.when.last_day)],
            ranks.index(e.precision) if e.precision is not Precision.MINUTE else 1,
            str(e.recorded or e.start),
            e.id,
        ),
    )


_OF_THE_MISSED: Final = frozenset({Kind.INVITATION, Kind.ACTOR_ABSENT_FROM_MEETING})
"""What is told of the organisation that was not called or did not come: it is whom the happening is about."""


def _actors(group: list[Event]) -> tuple[set[ActorKind], set[ActorKind]]:
    """Who took part and who was missed. Where records differ, the organisation's own decides, else most."""
    votes: dict[ActorKind, Counter[bool]] = defaultdict(Counter)
    own: dict[ActorKind, bool] = {}
    for event in group:
        gone = event.actor_kinds(Role.ABSENT, Role.NOT_INVITED)
        if event.actor.kind is not ActorKind.FAMILY and event.informant is Informant.AUTHOR:
            own[event.actor.kind] = own.get(event.actor.kind, False) or event.actor.kind not in gone
        for kind in event.actor_kinds(*THERE):
            votes[kind][True] += 1
        for kind in gone:
            votes[kind][False] += 1
    there = {kind for kind, count in votes.items() if count[True] > 0 and count[True] >= count[False]}
    there = {kind for kind in there if own.get(kind, True)} | {kind for kind, came in own.items() if came}
    if group[0].kind in _OF_THE_MISSED:
        there = {kind for event in group for kind in event.actor_kinds(Role.ABSENT, Role.NOT_INVITED)} or there
    there.discard(ActorKind.FAMILY)
    return there, {kind for kind in {*votes, *own} if kind not in there and kind is not ActorKind.FAMILY}


def _joined(happenings: list[Happening]) -> dict[str, str]:
    """Calls, cancellations and intentions -> the meeting held or called that they are about (same day, like kind)."""
    out: dict[str, str] = {}
    order = (Status.OCCURRED, Status.PLANNED)
    for one in happenings:
        if one.kind not in MEETING_KINDS or one.status not in {Status.PLANNED, Status.CANCELLED, Status.ABSENT}:
            continue
        things = [
            other
            for other in happenings
            if other.kind in MEETING_KINDS
            and other.status in order
            and other.id != one.id
            and order.index(other.status) < (order.index(one.status) if one.status in order else 2)
            and other.when.first_day == one.when.first_day is not None
            and (other.kind is one.kind or {other.kind, one.kind} <= JOINT_MEETINGS)
        ]
        if things:
            out[one.id] = min(things, key=lambda other: (order.index(other.status), other.id)).id
    return out
