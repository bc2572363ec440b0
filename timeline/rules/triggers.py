"""What sets a question off: every trigger once, with the first day on which it can have come."""

import datetime as dt
from dataclasses import dataclass, field

from schemas.condition import Triggered
from schemas.event import Event
from schemas.selector import Selector
from timeline.rules import windows
from timeline.rules.ground import Ground
from timeline.rules.matching import house, in_group


@dataclass(frozen=True)
class Trigger:
    """One trigger: its records, and those of further triggers that are one with it."""

    start: dt.date
    selector: Selector
    group: list[Event]
    sure: bool = True
    """False = the record does not tell what the rule must know of it."""
    near: list[Event] = field(default_factory=list)

    @property
    def lead(self) -> Event:
        """The first record of it."""
        return self.group[0]


def triggers(condition: Triggered, ground: Ground) -> list[Trigger]:
    """Every trigger, in order of time; those within the cluster's length of the first are one with it."""
    found = [
        Trigger(min(days), selector, group, sure)
        for selector in (condition.trigger, *condition.also)
        for group, sure in _groups(condition, ground, selector)
        if (days := [day for event in group if (day := ground.day(selector, event)) is not None])
    ]
    ordered = sorted(found, key=lambda trigger: (trigger.start, not trigger.sure, trigger.lead.id))
    wanted = [trigger for trigger in _once(ordered) if _meanwhile(condition, ground, trigger)]
    return clustered(wanted, condition.cluster)


def _once(ordered: list[Trigger]) -> list[Trigger]:
    """A happening that two of the selectors match is one trigger; a sure match before an unsure one."""
    seen: dict[str, Trigger] = {}
    for trigger in sorted(ordered, key=lambda trigger: not trigger.sure):
        seen.setdefault(trigger.lead.happening or trigger.lead.id, trigger)
    kept = {id(trigger) for trigger in seen.values()}
    return [trigger for trigger in ordered if id(trigger) in kept]


def clustered(ordered: list[Trigger], cluster: str | None) -> list[Trigger]:
    """Triggers so close to the first of them are one; the records of the others go with it."""
    out: list[Trigger] = []
    for trigger in ordered:
        if cluster and out and (trigger.start - out[-1].start).days <= windows.days(cluster):
            out[-1].near.extend(trigger.group)
        else:
            out.append(trigger)
    return out


def _groups(condition: Triggered, ground: Ground, selector: Selector) -> list[tuple[list[Event], bool]]:
    """Happenings that match; of a clustered rule, one dated to a stretch that holds the day of another is that one."""
    groups = [(group, True) for group in ground.groups(selector)]
    groups += [(group, False) for group in ground.unsure_groups(selector)]
    if condition.cluster is None:
        return groups
    days = [e.when.first_day for group, _ in groups for e in group if e.when.first_day == e.when.last_day]
    return [
        (group, sure)
        for group, sure in groups
        if any(e.when.first_day == e.when.last_day for e in group)
        or not any(
            day and e.when.first_day and e.when.last_day and e.when.first_day <= day <= e.when.last_day
            for e in group
            for day in days
        )
    ]


def _meanwhile(condition: Triggered, ground: Ground, trigger: Trigger) -> bool:
    """Was one of the services that the rule asks for active, besides the trigger's own?"""
    if not condition.active:
        return True
    own = house(trigger.lead.actor.kind)
    return any(
        house(kind) is not own and any(in_group(kind, group) for group in condition.active)
        for kind in ground.active(trigger.start)
    )
