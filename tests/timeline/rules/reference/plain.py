"""A journey as plain lists, and what can be asked of it by looking at everything every time."""

import datetime as dt
from dataclasses import dataclass

from schemas.event import Event
from schemas.journey import Journey
from schemas.selector import Selector
from schemas.vocabulary import HEALTH_CARE, ActorKind, Kind, Role, Status

ONE = dt.timedelta(days=1)
HOUSE = {"school-health": "school", "inpatient-psychiatry": "child-psychiatry"}
JOINT_BY_NATURE = {Kind.SIP_MEETING, Kind.SIP_FOLLOW_UP, Kind.SIP_PLAN}


def days(length: str) -> int:
    number = int(length[1:-1])
    return number * 7 if length.endswith("W") else number


def house(kind: ActorKind) -> str:
    return HOUSE.get(kind.value, kind.value)


def among(kind: ActorKind, groups: tuple[object, ...]) -> bool:
    return any(
        kind == group or (group == "health-care" and kind in HEALTH_CARE) or (group == "any" and kind != "family")
        for group in groups
    )


@dataclass
class Plain:
    """The journey's lists."""

    journey: Journey

    def __post_init__(self) -> None:
        self.events = [event for event in self.journey.events if event.usable]
        self.end = self.journey.case.period.end

    def happening(self, event: Event):
        return next((h for h in self.journey.happenings if h.id == event.happening), None)

    def members(self, event: Event) -> list[Event]:
        return [other for other in self.events if other.happening == event.happening]

    def record(self, event: Event) -> list[Event]:
        return [o for o in self.events if (o.parent or o.id) == (event.parent or event.id)]

    def known(self, event: Event) -> dt.date | None:
        parent = next((other for other in self.events if other.id == event.parent), None)
        if parent is not None:
            return self.known(parent)
        told = [day for day in (event.known, event.when.first_day) if day is not None]
        return event.known if event.historical else min(told, default=None)

    def day(self, selector: Selector, event: Event) -> dt.date | None:
        if selector.day == "called":
            called = event.attributes.get("called")
            return dt.date.fromisoformat(str(called)) if called else None
        if selector.day == "known":
            return self.known(event)
        happening = self.happening(event)
        when = event.when
        if when.first_day != when.last_day and happening and happening.when.first_day == happening.when.last_day:
            when = happening.when
        return when.first_day

    def fits(self, selector: Selector, event: Event, statuses: tuple[Status, ...] | None = None) -> str:
        """yes, no, or unknown."""
        if event.kind not in selector.kinds or event.attributes.get("outside_period"):
            return "no"
        if event.status not in (statuses or selector.statuses) or event.experiencer not in selector.experiencers:
            return "no"
        if event.historical and not selector.historical:
            told, day = self.known(event), event.when.first_day
            if selector.told_within is None or told is None or day is None:
                return "no"
            if not 0 <= (told - day).days <= days(selector.told_within):
                return "no"
        if selector.actors and not among(event.actor.kind, selector.actors):
            return "no"
        if selector.participants and not any(among(kind, selector.participants) for kind in event.actor_kinds()):
            return "no"
        if selector.informants and event.informant not in selector.informants:
            return "no"
        for name, value in selector.attributes.items():
            if name in selector.must_know and event.attributes.get(name) is None:
                continue
            if not self.is_(event.attributes.get(name), value):
                return "no"
        if any(self.is_(event.attributes.get(name), value) for name, value in selector.attributes_not.items()):
            return "no"
        for name, least in selector.least.items():
            number = event.attributes.get(name)
            if isinstance(number, int | float) and number < least:
                return "no"
        beside = [other.kind for other in self.record(event) if other.id != event.id]
        if selector.beside and not any(kind in selector.beside for kind in beside):
            return "no"
        if selector.organisations and not self.joint(event, selector.organisations):
            return "no"
        if selector.given is not None:
            found = self.given(selector, event)
            if found != "yes":
                return found
        return "unknown" if any(event.attributes.get(name) is None for name in selector.must_know) else "yes"

    @staticmethod
    def is_(found: object, value: object) -> bool:
        if value is False:
            return found is False or found in ([], "")
        return found in value if isinstance(value, tuple) else found == value

    def joint(self, event: Event, least: int) -> bool:
        happening = self.happening(event)
        if happening is None:
            return False
        named = any(other.participants for other in self.members(event))
        return happening.organisations >= least or (event.kind in JOINT_BY_NATURE and least == 2 and not named)

    def given(self, selector: Selector, event: Event) -> str:
        given, day = selector.given, self.day(selector, event)
        if day is None:
            return "no"
        for other in self.events:
            if other.id == event.id or self.fits(given.what, other) != "yes":
                continue
            its = self.day(given.what, other)
            if its is None or abs((its - day).days) > days(given.within):
                continue
            if (given.side == "before" and its > day) or (given.side == "after" and its < day):
                continue
            same = house(event.actor.kind) == house(other.actor.kind)
            names = other.actor.kind in event.actor_kinds() or event.actor.kind in other.actor_kinds()
            if given.by == "any" or (given.by == "own" and same) or (given.by == "other" and not same and names):
                return "yes"
        return "unknown" if given.untold == "cannot-assess" else "no"

    def matching(self, selector: Selector, *, fit: str = "yes") -> list[Event]:
        found = [event for event in self.events if self.fits(selector, event) == fit]
        return sorted(found, key=lambda event: (self.day(selector, event) or dt.date.max, event.id))

    def answering(self, selector: Selector, unsure: set[str]) -> list[Event]:
        """What can meet it: sure or not to be told; unclear only in the houses that took part."""
        out = [event for event in self.events if self.fits(selector, event) in {"yes", "unknown"}]
        if Status.OCCURRED in selector.statuses and Status.UNCLEAR not in selector.statuses:
            assumed = {Kind.INFORMATION_SHARED, Kind.CROSS_AGENCY_CONTACT}
            for event in self.events:
                if house(event.actor.kind) in unsure and event.kind not in assumed:
                    if self.fits(selector, event, (Status.UNCLEAR,)) == "yes":
                        out.append(event)
        return out

    def groups(self, selector: Selector) -> list[list[Event]]:
        out: dict[str, list[Event]] = {}
        for event in self.matching(selector):
            out.setdefault(event.happening or event.id, []).append(event)
        return list(out.values())

    def unsure_groups(self, selector: Selector) -> list[list[Event]]:
        out: dict[str, list[Event]] = {}
        for event in self.matching(selector, fit="unknown"):
            out.setdefault(event.happening or event.id, []).append(event)
        return [group for group in out.values() if not self.told_otherwise(selector, group[0])]

    def told_otherwise(self, selector: Selector, event: Event) -> bool:
        """Does another record of the same happening match, or tell what must be known?"""
        for other in self.members(event):
            fit = self.fits(selector, other)
            if fit == "yes":
                return True
            tells = any(other.attributes.get(name) is not None for name in selector.must_know)
            if fit == "no" and other.kind in selector.kinds and tells:
                return True
        return False

    def active(self, day: dt.date) -> set[ActorKind]:
        return {span.actor.kind for span in self.journey.spans if span.start <= day <= span.end}

    def covered(self, kinds: set[ActorKind], start: dt.date, end: dt.date) -> bool:
        last = min(end, self.end)
        return all(
            any(
                row.actor.kind is kind and row.readable and any(p.start <= start and last <= p.end for p in row.periods)
                for row in self.journey.coverage
            )
            for kind in kinds
        )

    def records_end(self, kinds: set[ActorKind]) -> dt.date:
        out = [self.end]
        for kind in kinds:
            ends = [p.end for row in self.journey.coverage if row.actor.kind is kind for p in row.periods]
            out.append(max(ends) if ends else self.end)
        return min(out)

    def concerns(self, event: Event, one: ActorKind, other: ActorKind) -> bool:
        """In the record of either, naming the other or nobody; or both took part."""
        happening = self.happening(event)
        all_ = {event.actor.kind, *event.actor_kinds(), *(happening.actors if happening else ())}
        if {house(one), house(other)} <= {house(kind) for kind in all_}:
            return True
        alone = not event.actor_kinds() - {event.actor.kind}
        if event.kind in {Kind.CONCERN_REPORT, Kind.REFERRAL, Kind.HANDOVER, Kind.COORDINATOR}:
            alone = False
        return house(event.actor.kind) in {house(one), house(other)} and alone


def receivers(event: Event, *roles: Role) -> set[ActorKind]:
    return set(event.actor_kinds(*roles))


def whom(kinds) -> frozenset[str]:
    return frozenset(kind.value for kind in kinds if kind is not ActorKind.FAMILY)
