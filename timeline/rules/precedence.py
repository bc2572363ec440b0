"""At each trigger, one of the answers had come before it, or comes with it."""

import datetime as dt

from schemas.condition import Precedence
from schemas.event import Event
from schemas.vocabulary import Verdict
from timeline.rules import windows
from timeline.rules.answers import answering, expected, in_scope, searched_kinds
from timeline.rules.draft import Draft, actors_of
from timeline.rules.ground import Ground
from timeline.rules.hints import hinted
from timeline.rules.matching import house
from timeline.rules.triggers import Trigger, triggers


def judge(condition: Precedence, ground: Ground) -> list[Draft]:
    """One finding per trigger before which the records hold none of the answers."""
    drafts = (_of_trigger(condition, ground, trigger) for trigger in triggers(condition, ground))
    return [draft for draft in drafts if draft is not None]


def _of_trigger(condition: Precedence, ground: Ground, trigger: Trigger) -> Draft | None:
    first, last = _window(condition, ground, trigger)
    if any(_in(condition, ground, trigger, event, first, last) for event in _candidates(condition, ground, trigger)):
        return None
    searched = searched_kinds(condition, ground, trigger.lead)
    hint = hinted(condition, ground, trigger, searched, first, last)
    if last > ground.end:
        verdict = Verdict.OPEN
    elif trigger.sure and hint is None and searched and ground.covered(searched, first, last):
        verdict = condition.verdict
    else:
        verdict = Verdict.CANNOT_ASSESS
    happening = ground.happening(trigger.lead)
    return Draft(
        verdict=verdict,
        start=trigger.start,
        end=last,
        actors=actors_of(searched, [trigger.lead.actor.kind], *([list(happening.actors)] if happening else [])),
        trigger=tuple(trigger.group),
        expected=expected(condition.answers, last, condition.limit, condition.limit.length),
        searched=ground.searched(searched, first, min(last, ground.end)),
        nearest=hint,
    )


def _window(condition: Precedence, ground: Ground, trigger: Trigger) -> tuple[dt.date, dt.date]:
    """From so long before the trigger (or the last of `since` of the same actor) to the trigger, with its grace."""
    first = trigger.start - dt.timedelta(days=windows.days(condition.limit.length))
    if condition.since is not None:
        own = house(trigger.lead.actor.kind)
        days = [
            day
            for event in ground.events(condition.since)
            if house(event.actor.kind) is own and (day := ground.day(condition.since, event)) is not None
        ]
        first = min(first, max((day for day in days if day <= trigger.start), default=first))
    grace = dt.timedelta(days=windows.days(condition.grace)) if condition.grace else dt.timedelta()
    latest = max((e.when.last_day for e in trigger.group if e.when.last_day), default=trigger.start)
    return first, max(trigger.start, latest) + grace


def _candidates(condition: Precedence, ground: Ground, trigger: Trigger) -> list[Event]:
    """What can meet it, the trigger's own records included; an answer marked `own` only from the trigger's house."""
    own = house(trigger.lead.actor.kind)
    return [
        event
        for selector in condition.answers
        for event in answering(ground, selector, own)
        if not selector.own or house(event.actor.kind) is own
    ]


def _in(condition: Precedence, ground: Ground, trigger: Trigger, event: Event, first: dt.date, last: dt.date) -> bool:
    """Can it have come in the window? What the trigger's own record tells of it is in time."""
    if not in_scope(condition, trigger.lead, event):
        return False
    if event in ground.record(trigger.lead):
        return True
    begun = event.when.first_day or ground.known(event)
    ended = event.when.last_day or begun
    return begun is not None and ended is not None and begun <= last and ended >= first
