"""After each trigger, one of the answers within the limit – for every trigger by itself."""

import datetime as dt

from schemas.event import Event
from schemas.finding import Answer, Expected
from schemas.rule import Followup, Selector
from schemas.vocabulary import ActorKind, Status, Verdict
from timeline.rules import windows
from timeline.rules.draft import Draft, actors_of
from timeline.rules.ground import Ground, in_group


def judge(condition: Followup, ground: Ground) -> list[Draft]:
    """`late`, `not-found`, `open` or `cannot-assess` for each trigger without an answer in time."""
    drafts = []
    last: dt.date | None = None
    for start, trigger, group in _triggers(condition, ground):
        near = bool(condition.cluster and last and (start - last).days <= windows.days(condition.cluster))
        last = start
        draft = None if near else _of_trigger(condition, ground, trigger, group, start)
        if draft is not None:
            drafts.append(draft)
    return drafts


def _triggers(condition: Followup, ground: Ground) -> list[tuple[dt.date, Selector, list[Event]]]:
    """Every trigger with the first day on which it can have come, in order of time."""
    out: list[tuple[dt.date, Selector, list[Event]]] = []
    for selector in (condition.trigger, *condition.also):
        for group in _once(condition, ground.groups(selector)):
            days = [day for event in group if (day := ground.day(selector, event)) is not None]
            if days:
                out.append((min(days), selector, group))
    return sorted(out, key=lambda trigger: (trigger[0], trigger[2][0].id))


def _once(condition: Followup, groups: list[list[Event]]) -> list[list[Event]]:
    """Triggers of a clustered rule: one dated to a stretch that holds the day of another is that one, told later."""
    if condition.cluster is None:
        return groups
    days = [e.when.first_day for group in groups for e in group if e.when.first_day == e.when.last_day]
    return [
        group
        for group in groups
        if any(e.when.first_day == e.when.last_day for e in group)
        or not any(
            day and e.when.first_day and e.when.last_day and e.when.first_day <= day <= e.when.last_day
            for e in group
            for day in days
        )
    ]


def _counted_from(condition: Followup, trigger: Selector, group: list[Event], start: dt.date) -> dt.date | None:
    """The day the limit runs from: the latest that the trigger can have been, or the date it names."""
    if condition.due_from is None:
        if trigger.day != "event":
            return start
        return max((e.when.last_day for e in group if e.when.last_day), default=start)
    named = [str(e.attributes[condition.due_from]) for e in group if e.attributes.get(condition.due_from)]
    return dt.date.fromisoformat(min(named)) if named else None


def _of_trigger(
    condition: Followup, ground: Ground, trigger: Selector, group: list[Event], start: dt.date
) -> Draft | None:
    counted = _counted_from(condition, trigger, group, start)
    if counted is None:
        return None
    lead = group[0]
    due = windows.due(counted, condition.limit.length, condition.limit.basis)
    answers = _answers(condition, ground, group, start)
    if any(first <= due for first, _ in answers):
        return None
    expected = Expected(
        any_of=tuple(Answer(kind=k, status=s) for a in condition.answers for k in a.kinds for s in a.statuses),
        due=due,
        limit=condition.limit.length,
        basis=condition.limit.basis,
    )
    searched = _searched_kinds(condition, ground, lead)
    happening = ground.happening(lead)
    actors = actors_of(searched, [lead.actor.kind], *([list(happening.actors)] if happening else []))
    came, late = min(answers, key=lambda answer: (answer[0], answer[1].id), default=(None, None))
    verdict, end = _verdict(condition, ground, searched, start, due, came)
    return Draft(
        verdict=verdict,
        start=start,
        end=end,
        actors=actors,
        trigger=tuple(group),
        evidence=(late,) if late is not None and verdict is condition.late else (),
        expected=expected,
        searched=ground.searched(searched, start, min(due, ground.end)),
        nearest=late or _nearest(condition, ground, group, start, due),
    )


def _verdict(
    condition: Followup, ground: Ground, searched: set[ActorKind], start: dt.date, due: dt.date, came: dt.date | None
) -> tuple[Verdict, dt.date]:
    """An answer after the limit is late; silence is an absence only where the records could have shown it."""
    if not searched:
        return Verdict.CANNOT_ASSESS, min(due, ground.end)
    if due > ground.records_end(searched):
        return (Verdict.OPEN, due) if due > ground.end else (Verdict.CANNOT_ASSESS, min(due, ground.end))
    if not ground.covered(searched, start, due):
        return Verdict.CANNOT_ASSESS, due
    if came is not None and condition.late is not condition.verdict:
        return condition.late, came
    return condition.verdict, due


def _first(event: Event) -> dt.date:
    return event.when.first_day or dt.date.max


def _answers(condition: Followup, ground: Ground, group: list[Event], start: dt.date) -> list[tuple[dt.date, Event]]:
    """Answers that can have come on or after the trigger, each with the first day on which it can have come."""
    lead, mine = group[0], {event.id for event in group}
    out = []
    for selector in condition.answers:
        for event in ground.events(selector):
            first = ground.day(selector, event)
            last = event.when.last_day if selector.day == "event" else first
            if first is None or last is None or event.id in mine or not _in_scope(condition, lead, event):
                continue
            if selector.own and event.actor.kind is not lead.actor.kind:
                continue
            if last > start or (last == start and condition.include_trigger_day):
                out.append((max(first, start), event))
    return out


def _in_scope(condition: Followup, lead: Event, event: Event) -> bool:
    if condition.scope == "own":
        return event.actor.kind is lead.actor.kind
    if condition.scope == "counterpart":
        both = {lead.actor.kind, *lead.actor_kinds()}
        return event.actor.kind in both or bool(event.actor_kinds() & both)
    return True


def _searched_kinds(condition: Followup, ground: Ground, lead: Event) -> set[ActorKind]:
    """Whose records must be complete: as the rule says, else the trigger's own actor's."""
    if not condition.searched:
        return {lead.actor.kind}
    out: set[ActorKind] = set()
    for group in condition.searched:
        if group == "own":
            out.add(lead.actor.kind)
        elif group == "other":
            out |= lead.actor_kinds() - {ActorKind.POLICE, ActorKind.JUSTICE}
        elif group in {"any", "health-care"}:
            day = ground.known(lead) or ground.end
            out |= {kind for kind in ground.active(day) if in_group(kind, group)}
        else:
            out.add(ActorKind(group))
    return out


def _nearest(condition: Followup, ground: Ground, group: list[Event], start: dt.date, due: dt.date) -> Event | None:
    """The closest thing to what was expected: planned, cancelled, proposed or unclear, near the window."""
    kinds = {kind for selector in condition.answers for kind in selector.kinds}
    mine = {event.id for event in group}
    near = [
        event
        for event in ground.by_id.values()
        if event.kind in kinds
        and event.id not in mine
        and event.status in {Status.PLANNED, Status.PROPOSED, Status.CANCELLED, Status.UNCLEAR}
        and event.when.first_day is not None
        and start <= event.when.first_day <= due + dt.timedelta(days=60)
    ]
    return min(near, key=lambda event: (_first(event), event.id), default=None)
