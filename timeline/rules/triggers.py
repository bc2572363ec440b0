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
    found = every(ground, (condition.trigger, *condition.also), clustered=condition.cluster is not None)
    wanted = [trigger for trigger in found if _meanwhile(condition, ground, trigger)]
    return gathered(wanted, condition.cluster, getattr(condition, "same", ()))


def every(ground: Ground, selectors: tuple[Selector, ...], *, clustered: bool) -> list[Trigger]:
    """Every happening that one of the selectors matches, once, in order of time.

    Where near ones are one (`clustered`), one dated to a stretch that holds the day of another is that one, told later.
    """
    found = [
        Trigger(min(days), selector, group, sure)
        for selector in selectors
        for group, sure in _groups(ground, selector)
        if (days := [day for event in group if (day := ground.day(selector, event)) is not None])
    ]
    ordered = _once(sorted(found, key=lambda trigger: (trigger.start, not trigger.sure, trigger.lead.id)))
    if not clustered:
        return ordered
    known = [day for t in ordered for e in t.group if (day := e.when.first_day) and day == e.when.last_day]
    return [trigger for trigger in ordered if not _told_later(trigger, known)]


def _told_later(trigger: Trigger, known: list[dt.date]) -> bool:
    stretches = [(e.when.first_day, e.when.last_day) for e in trigger.group]
    if any(first == last for first, last in stretches):
        return False
    return any(first and last and first <= day <= last for first, last in stretches for day in known)


def _once(ordered: list[Trigger]) -> list[Trigger]:
    """A happening that two of the selectors match is one trigger; a sure match before an unsure one."""
    seen: dict[str, Trigger] = {}
    for trigger in sorted(ordered, key=lambda trigger: not trigger.sure):
        seen.setdefault(trigger.lead.happening or trigger.lead.id, trigger)
    kept = {id(trigger) for trigger in seen.values()}
    return [trigger for trigger in ordered if id(trigger) in kept]


def gathered(ordered: list[Trigger], cluster: str | None, same: tuple[str, ...] = ()) -> list[Trigger]:
    """Triggers of one sort so close to the first of them are one; the records of the others go with it."""
    if cluster is None:
        return ordered
    out: list[Trigger] = []
    first: dict[tuple[object, ...], Trigger] = {}
    for trigger in ordered:
        sort = tuple(str(trigger.lead.attributes.get(name)) for name in same)
        before = first.get(sort)
        if before is not None and (trigger.start - before.start).days <= windows.days(cluster):
            before.near.extend(trigger.group)
        else:
            first[sort] = trigger
            out.append(trigger)
    return out


def _groups(ground: Ground, selector: Selector) -> list[tuple[list[Event], bool]]:
    sure = [(group, True) for group in ground.groups(selector)]
    return sure + [(group, False) for group in ground.unsure_groups(selector)]


def _meanwhile(condition: Triggered, ground: Ground, trigger: Trigger) -> bool:
    """Was one of the services that the rule asks for active, besides the trigger's own?"""
    if not condition.active:
        return True
    own = house(trigger.lead.actor.kind)
    return any(
        house(kind) is not own and any(in_group(kind, group) for group in condition.active)
        for kind in ground.active(trigger.start)
    )
