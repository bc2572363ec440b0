"""After each trigger no actor of the group has contact for longer than the limit."""

import datetime as dt

from schemas.condition import Gap
from schemas.event import Event
from schemas.vocabulary import ActorKind, Experiencer, Kind, Origin, Status, Verdict
from timeline.rules import windows
from timeline.rules.draft import Draft, actors_of
from timeline.rules.ground import Ground
from timeline.rules.matching import in_group

_NO_CONTACT = frozenset(
    {Kind.NO_SHOW, Kind.APPOINTMENT_CANCELLED, Kind.REFERRAL_REJECTED, Kind.WAITING_LIST, Kind.LETTER, Kind.CASE_CLOSED}
)


def judge(condition: Gap, ground: Ground) -> list[Draft]:
    """A signal per trigger, from the trigger to the next contact."""
    drafts: list[Draft] = []
    for group in ground.groups(condition.trigger):
        start = ground.day(condition.trigger, group[0])
        if start is None or (drafts and start <= drafts[-1].end):
            continue  # the same gap is one finding
        due = windows.due(start, condition.limit.length, condition.limit.basis)
        contacts = [
            day
            for event in ground.by_id.values()
            if is_contact(event) and _in(condition, event) and (day := event.when.first_day) and day > start
        ]
        after = min(contacts, default=None)
        if (after is not None and after <= due) or _held(condition, ground, group[0], start):
            continue
        if condition.meanwhile and not _there(condition, ground, start, min(due, ground.end)):
            continue
        kinds = _kinds(condition, ground)
        if due > ground.end:
            verdict, end = Verdict.OPEN, due
        elif kinds and ground.covered(kinds, start, due):
            verdict, end = condition.verdict, after or ground.end
        else:
            verdict, end = Verdict.CANNOT_ASSESS, after or ground.end
        drafts.append(
            Draft(
                verdict=verdict,
                start=start,
                end=end,
                actors=actors_of([group[0].actor.kind], group[0].actor_kinds() - {ActorKind.FAMILY}),
                trigger=tuple(group),
                searched=ground.searched(kinds, start, min(end, ground.end)),
            )
        )
    return drafts


def _held(condition: Gap, ground: Ground, trigger: Event, start: dt.date) -> bool:
    """Did another actor have the child before the trigger and after it, with no longer silence than its span allows?"""
    return any(
        span.start <= start < span.end and span.actor.kind is not trigger.actor.kind
        for span in ground.spans(condition.actors)
    )


def _there(condition: Gap, ground: Ground, start: dt.date, due: dt.date) -> bool:
    """Did one of the services that were to be there meanwhile have contact in the stretch?"""
    return any(
        is_contact(event)
        and any(in_group(event.actor.kind, group) for group in condition.meanwhile)
        and (day := event.when.first_day) is not None
        and start <= day <= due
        for event in ground.by_id.values()
    )


def _kinds(condition: Gap, ground: Ground) -> set[ActorKind]:
    """Every actor kind of the group that the case has a source of."""
    return {c.actor.kind for c in ground.journey.coverage if any(in_group(c.actor.kind, g) for g in condition.actors)}


def _in(condition: Gap, event: Event) -> bool:
    return any(in_group(event.actor.kind, group) for group in condition.actors)


def is_contact(event: Event) -> bool:
    """An own record of a contact about the child."""
    return (
        event.parent is None
        and event.status is Status.OCCURRED
        and event.kind not in _NO_CONTACT
        and event.origin is not Origin.REPORTED
        and event.experiencer is Experiencer.CHILD
    )
