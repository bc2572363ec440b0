"""The journey in figures that families asked for: people met, changes of staff, contacts a week, what they carried.

Source of the questions: IVO 2021-6, *De tar inte hand om hela mig*. A figure that the records can't carry is None with
the reason; every other names the events that it rests on. Only what happened to the child counts, not background.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from schemas.event import Event
from schemas.figures import Figure, Figures, Share
from schemas.journey import Coverage, Happening, Span
from schemas.vocabulary import MEETING_KINDS, ActorKind, Experiencer, Kind, Role, Status
from timeline.journey.knowledge import facts
from timeline.journey.waits import first_meeting, waiting

_CONTACTS: Final = frozenset(
    {Kind.VISIT, Kind.PHONE_CONTACT, Kind.PLACEMENT_VISIT, Kind.CHILD_VIEW, Kind.CRISIS_CONTACT}
)
_SIP: Final = frozenset({Kind.SIP_MEETING, Kind.SIP_FOLLOW_UP})
_FAMILY: Final = frozenset({"child", "guardian", "guardian-1", "guardian-2"})
_ONE_CHANGE: Final = dt.timedelta(days=90)


def figures(
    events: Iterable[Event], happenings: Iterable[Happening], spans: Iterable[Span], coverage: Iterable[Coverage]
) -> Figures:
    """Every figure of one child, from linked events."""
    dated = sorted(filter(_counts, events), key=lambda event: (event.when.first_day or dt.date.max, event.id))
    told = [event for event in dated if not event.historical]
    met = [event for event in told if _with_family(event)]
    return Figures(
        figures=(
            _people(met),
            _contacts(met),
            _staff_changes(told),
            _carried(told),
            waiting(dated, tuple(spans), tuple(coverage)),
            first_meeting(told, tuple(happenings)),
        ),
        facts=facts(told),
    )


def _counts(event: Event) -> bool:
    """A usable, dated event of the child's."""
    return (
        event.usable
        and event.experiencer is Experiencer.CHILD
        and event.when.first_day is not None
        and not event.attributes.get("outside_period")
    )


def _with_family(event: Event) -> bool:
    """A contact that the child or a guardian had with a service."""
    if event.status is not Status.OCCURRED or event.actor.kind is ActorKind.FAMILY:
        return False
    if event.kind in _CONTACTS:
        return True
    there = {str(p.actor) for p in event.participants if p.role is Role.ATTENDED} & _FAMILY
    present = event.attributes.get("child_present") is True or event.attributes.get("guardian_present") is True
    return event.kind in MEETING_KINDS and (event.kind in _SIP or bool(there) or present)


def _people(met: list[Event]) -> Figure:
    """Different writers of contacts with the family, per organisation; a writer without a name leaves it at least."""
    names: dict[ActorKind, dict[str, Event]] = defaultdict(dict)
    for event in met:
        if event.author.name:
            names[event.actor.kind].setdefault(" ".join(event.author.name.casefold().split()), event)
    if not names:
        return Figure(id="people", value=None, why="no-names" if met else "no-contacts")
    shares = tuple(
        Share(actor=actor, value=len(names[actor]), evidence=_ids(names[actor].values())) for actor in sorted(names)
    )
    nameless = any(not event.author.name for event in met)
    return Figure(
        id="people",
        value=sum(share.value for share in shares),
        least=nameless,
        shares=shares,
        evidence=_all(shares),
    )


def _contacts(met: list[Event]) -> Figure:
    """Contacts a week, Monday to Sunday: a day with contact counts once for each service."""
    days = {(e.when.first_day, e.actor.kind): e for e in reversed(met) if e.when.first_day == e.when.last_day}
    if not days:
        return Figure(id="contacts", value=None, why="no-contacts")
    weeks: dict[dt.date, list[Event]] = defaultdict(list)
    for (day, _), event in sorted(days.items(), key=lambda row: (str(row[0][0]), row[0][1])):
        if day is not None:
            weeks[day - dt.timedelta(days=day.weekday())].append(event)
    peak = max(weeks, key=lambda monday: (len(weeks[monday]), -monday.toordinal()))
    by: dict[ActorKind, list[Event]] = defaultdict(list)
    for event in weeks[peak]:
        by[event.actor.kind].append(event)
    return Figure(
        id="contacts",
        value=len(weeks[peak]),
        start=peak,
        end=peak + dt.timedelta(days=6),
        total=len(days),
        weeks=len(weeks),
        shares=tuple(Share(actor=a, value=len(by[a]), evidence=_ids(by[a])) for a in sorted(by)),
        evidence=_ids(weeks[peak]),
    )


def _staff_changes(told: list[Event]) -> Figure:
    """Noted changes per organisation; one who leaves and the one who comes within ninety days are one change."""
    by: dict[ActorKind, list[Event]] = defaultdict(list)
    last: dict[ActorKind, dt.date] = {}
    changes = [e for e in told if e.kind is Kind.STAFF_CHANGE and e.status is Status.OCCURRED]
    for event in sorted(changes, key=lambda e: (e.when.first_day or dt.date.max, e.id)):
        day, actor = event.when.first_day, event.actor.kind
        if day is None or actor is ActorKind.FAMILY or (actor in last and day - last[actor] <= _ONE_CHANGE):
            continue
        last[actor] = day
        by[actor].append(event)
    shares = tuple(Share(actor=a, value=len(by[a]), evidence=_ids(by[a])) for a in sorted(by))
    return Figure(
        id="staff-changes", value=sum(s.value for s in shares), least=True, shares=shares, evidence=_all(shares)
    )


def _carried(told: list[Event]) -> Figure:
    """Times that the family carried information between services, as the records tell; two records of one are one."""
    found = [e for e in told if e.kind is Kind.FAMILY_AS_MESSENGER and e.status is Status.OCCURRED]
    once = {event.happening or event.id: event for event in reversed(found)}
    return Figure(id="carried", value=len(once), least=True, evidence=_ids(once.values()))


def _ids(events: Iterable[Event]) -> tuple[str, ...]:
    return tuple(sorted(event.id for event in events))


def _all(shares: tuple[Share, ...]) -> tuple[str, ...]:
    return tuple(sorted(name for share in shares for name in share.evidence))
