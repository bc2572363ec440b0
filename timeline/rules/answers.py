"""What meets an expectation: answers in the right record and time, what may have been one, what came nearest."""

import datetime as dt
from collections.abc import Iterable
from typing import Final

from schemas.condition import Followup, Triggered
from schemas.event import Event
from schemas.finding import Answer, Expected
from schemas.selector import Limit, Selector
from schemas.vocabulary import ActorKind, Experiencer, Kind, Status
from timeline.rules import windows
from timeline.rules.ground import Ground
from timeline.rules.matching import house, in_group
from timeline.rules.triggers import Trigger

Came = tuple[dt.date, Event]
"""The first day on which an answer can have come, and the answer."""
_ASSUMED: Final = frozenset({Kind.INFORMATION_SHARED, Kind.CROSS_AGENCY_CONTACT})
"""Of these, unclear is what somebody takes for granted that others have done."""


def expected(answers: Iterable[Selector], due: dt.date | None, limit: Limit, length: str | None = None) -> Expected:
    """What was awaited, as it stands in a finding."""
    return Expected(
        any_of=tuple(Answer(kind=k, status=s) for a in answers for k in a.kinds for s in a.statuses),
        due=due,
        limit=length,
        basis=limit.basis,
    )


def came(condition: Followup, ground: Ground, trigger: Trigger, selector: Selector) -> list[Came]:
    """Answers that can have come on or after the trigger. An uncertain day that could be in time is in time."""
    start, mine = trigger.start, {event.id for event in trigger.group}
    asked = {kind for one in (condition.trigger, *condition.also) for kind in one.kinds}
    soonest = start + dt.timedelta(days=windows.days(condition.apart)) if condition.apart else start
    out = []
    for event in answering(ground, selector, *(() if condition.strict else _concerned(ground, trigger))):
        first = ground.day(selector, event)
        last = event.when.last_day if selector.day == "event" else first
        if first is None or last is None or event.id in mine or not _belongs(condition, ground, trigger, event):
            continue
        if first < last and first <= start <= last and event.kind in asked:
            continue  # the trigger itself, told later by somebody who is unsure of the day
        if selector.own and house(event.actor.kind) is not house(trigger.lead.actor.kind):
            continue
        if last > soonest or (last == soonest and (condition.include_trigger_day or soonest > start)):
            out.append((max(first, start), event))
    return out


def _belongs(condition: Followup, ground: Ground, trigger: Trigger, event: Event) -> bool:
    """Is the answer in a record that the rule accepts, of the trigger's sort, between those that it must be between?"""
    if not in_scope(condition, trigger.lead, event):
        return False
    for name in condition.same:
        told = {str(one.attributes[name]) for one in trigger.group if one.attributes.get(name) is not None}
        if told and event.attributes.get(name) is not None and str(event.attributes[name]) not in told:
            return False
    return not condition.among_active or _between_active(ground, trigger, event)


def _between_active(ground: Ground, trigger: Trigger, event: Event) -> bool:
    happening = ground.happening(event)
    named = {house(kind) for kind in (happening.actors if happening else (event.actor.kind, *event.actor_kinds()))}
    active = {house(kind) for kind in ground.active(trigger.start)}
    return len(named & active) > 1 or len(named) < 2


def _concerned(ground: Ground, trigger: Trigger) -> frozenset[ActorKind]:
    """The houses that the trigger's records name: who took part can be unsure of what came of it."""
    happening = ground.happening(trigger.lead)
    named = {trigger.lead.actor.kind, *trigger.lead.actor_kinds(), *(happening.actors if happening else ())}
    return frozenset(house(kind) for kind in named)


def answering(ground: Ground, selector: Selector, *unsure: ActorKind) -> list[Event]:
    """Events that can meet the selector; those that happened only perhaps in the records of the `unsure` houses."""
    found = [*ground.events(selector), *ground.unsure(selector)]
    if unsure and Status.OCCURRED in selector.statuses and Status.UNCLEAR not in selector.statuses:
        found += [
            event
            for event in ground.unclear(selector)
            if house(event.actor.kind) in unsure and event.kind not in _ASSUMED
        ]
    return found


def in_scope(condition: Triggered, lead: Event, event: Event) -> bool:
    """Is the answer in a record that the rule accepts?"""
    own = house(event.actor.kind) is house(lead.actor.kind)
    if condition.scope == "own":
        return own
    if condition.scope == "counterpart":
        both = {lead.actor.kind, *lead.actor_kinds()}
        alone = not event.actor_kinds() - {event.actor.kind} and event.actor.kind in condition.searched
        return own or alone or event.actor.kind in both or bool(event.actor_kinds() & both)
    return True


def searched_kinds(condition: Triggered, ground: Ground, lead: Event) -> set[ActorKind]:
    """Whose records must be complete: as the rule says, else the trigger's own actor's (and those of its house)."""
    out: set[ActorKind] = set()
    for group in condition.searched or ("own",):
        if group == "own":
            out |= {lead.actor.kind} | (_house(ground, lead.actor.kind) if condition.scope == "own" else set())
        elif group == "other":
            out |= lead.actor_kinds() - {ActorKind.POLICE, ActorKind.JUSTICE}
        elif group in {"any", "health-care"}:
            day = ground.known(lead) or ground.end
            out |= {kind for kind in ground.active(day) if in_group(kind, group)}
        else:
            out.add(ActorKind(group))
    return out


def _house(ground: Ground, kind: ActorKind) -> set[ActorKind]:
    """The kinds of the same house that were active and of which the case has a source."""
    active = {span.actor.kind for span in ground.journey.spans}
    return {c.actor.kind for c in ground.journey.coverage if house(c.actor.kind) is house(kind)} & active


def denied(condition: Triggered, ground: Ground, trigger: Trigger, last: dt.date) -> Event | None:
    """A record that says itself, from the trigger to `last`, that what was expected had not come."""
    asked = trigger.selector
    kinds = {kind for selector in condition.answers for kind in selector.kinds}
    said = [
        event
        for event in ground.of_kind(*kinds)
        if event.status is Status.ABSENT
        and not (event.kind in asked.kinds and Status.ABSENT in asked.statuses)
        and not event.historical
        and event.experiencer is Experiencer.CHILD
        and in_scope(condition, trigger.lead, event)
        and (day := ground.known(event)) is not None
        and trigger.start <= day <= last
    ]
    return min(said, key=lambda event: (ground.known(event) or last, event.id), default=None)


def nearest(condition: Triggered, ground: Ground, trigger: Trigger, last: dt.date) -> Event | None:
    """The closest thing to what was expected: planned, cancelled, proposed or unclear, from the trigger to `last`."""
    kinds = {kind for selector in condition.answers for kind in selector.kinds}
    mine = {event.id for event in trigger.group}
    near = [
        event
        for event in ground.by_id.values()
        if event.kind in kinds
        and event.id not in mine
        and event.status in {Status.PLANNED, Status.PROPOSED, Status.CANCELLED, Status.UNCLEAR}
        and event.when.first_day is not None
        and trigger.start <= event.when.first_day <= last
    ]
    return min(near, key=lambda event: (event.when.first_day or dt.date.max, event.id), default=None)
