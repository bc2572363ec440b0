"""After each trigger, one of the answers within the limit – for every trigger by itself."""

import datetime as dt
from typing import Final, NamedTuple

from schemas.condition import Followup
from schemas.event import Event
from schemas.selector import Limit
from schemas.vocabulary import ActorKind, Verdict
from timeline.rules import windows
from timeline.rules.answers import Came, answering, came, denied, expected, nearest, searched_kinds
from timeline.rules.draft import Draft, actors_of
from timeline.rules.ground import Ground
from timeline.rules.hints import hinted
from timeline.rules.matching import house
from timeline.rules.triggers import Trigger, triggers

_LATER: Final = dt.timedelta(days=60)
"""So long after the limit something still is the nearest thing to what was expected."""


class Due(NamedTuple):
    """The last day, the limit it comes from, and the length to show (None = it follows from another event)."""

    day: dt.date
    limit: Limit
    length: str | None


def judge(condition: Followup, ground: Ground) -> list[Draft]:
    """`late`, `not-found`, `open` or `cannot-assess` for each trigger without an answer in time."""
    drafts = (_of_trigger(condition, ground, trigger) for trigger in triggers(condition, ground))
    return [draft for draft in drafts if draft is not None]


def _of_trigger(condition: Followup, ground: Ground, trigger: Trigger) -> Draft | None:
    due = _due(condition, ground, trigger)
    if due is None:
        return None
    first = _answered(condition, ground, trigger)
    if first is not None and first[0] <= due.day:
        return None
    if first is not None and condition.late_within and _too_far(condition, due.day, first):
        first = None
    searched = searched_kinds(condition, ground, trigger.lead)
    said = denied(condition, ground, trigger, due.day + _LATER) if first is None else None
    hint = None if said else hinted(condition, ground, trigger, searched, trigger.start, due.day)
    verdict, end = _verdict(condition, ground, trigger, searched, due.day, first)
    if said is not None and verdict is Verdict.CANNOT_ASSESS and due.day <= ground.end:
        verdict, end = condition.verdict, due.day
    doubt = _doubt(condition, ground, trigger, due.day, first)
    if doubt == "silent":
        return None
    if verdict is not Verdict.OPEN and (doubt == "unsure" or hint is not None or not trigger.sure):
        verdict, end = Verdict.CANNOT_ASSESS, min(due.day, ground.end)
    happening = ground.happening(trigger.lead)
    late = first[1] if first else None
    return Draft(
        verdict=verdict,
        start=trigger.start,
        end=end,
        actors=actors_of(searched, [trigger.lead.actor.kind], *([list(happening.actors)] if happening else [])),
        trigger=tuple(trigger.group),
        evidence=tuple(e for e in (said, late if verdict is condition.late else None) if e is not None),
        expected=expected(condition.answers, due.day, due.limit, due.length),
        searched=ground.searched(searched, trigger.start, min(due.day, ground.end)),
        nearest=late or hint or nearest(condition, ground, trigger, due.day + _LATER),
        mild=_mild(condition, ground, trigger, searched, first),
    )


def _too_far(condition: Followup, due: dt.date, first: Came) -> bool:
    """So long after the limit that it can hardly be the answer to this trigger."""
    return (first[0] - due).days > windows.days(condition.late_within or "P0D")


def _due(condition: Followup, ground: Ground, trigger: Trigger) -> Due | None:
    """The last day for the answer; None while nothing is due."""
    limit: Limit = max(
        (change for change in condition.changes if change.first <= trigger.start),
        key=lambda change: change.first,
        default=condition.limit,
    )
    if condition.before is not None:
        days = [day for event in ground.events(condition.before) if (day := ground.day(condition.before, event))]
        following = min((day for day in days if day > trigger.start), default=None)
        if following is not None:
            return Due(following, limit, None)
    counted = _counted_from(condition, trigger)
    if counted is None:
        if condition.otherwise is None:
            return None
        limit, counted = condition.otherwise, trigger.start
    if limit.runs_from is not None:
        days = [day for event in ground.events(limit.runs_from) if (day := ground.day(limit.runs_from, event))]
        begun = min((day for day in days if day >= counted), default=None)
        if begun is None:
            return None
        counted = begun
    return Due(windows.due(counted, limit.length, limit.basis), limit, limit.length)


def _counted_from(condition: Followup, trigger: Trigger) -> dt.date | None:
    """The day the limit runs from: the latest that the trigger can have been, or the date it names."""
    if condition.due_from is None:
        if trigger.selector.day != "event":
            return trigger.start
        return max((e.when.last_day for e in trigger.group if e.when.last_day), default=trigger.start)
    for events in (trigger.group, trigger.near):
        named = [str(e.attributes[condition.due_from]) for e in events if e.attributes.get(condition.due_from)]
        if named:
            return dt.date.fromisoformat(min(named))
    return None


def _answered(condition: Followup, ground: Ground, trigger: Trigger) -> Came | None:
    """The first answer; where every one is needed, the last of the firsts, and none while one is missing."""
    firsts = [
        min(
            came(condition, ground, trigger, selector),
            key=lambda answer: (answer[0], answer[1].id),
            default=None,
        )
        for selector in condition.answers
    ]
    there = sorted((answer for answer in firsts if answer), key=lambda answer: (answer[0], answer[1].id))
    if condition.every:
        return there[-1] if len(there) == len(firsts) else None
    return there[0] if there else None


def _verdict(
    condition: Followup, ground: Ground, trigger: Trigger, searched: set[ActorKind], due: dt.date, first: Came | None
) -> tuple[Verdict, dt.date]:
    """An answer after the limit is late; silence is an absence only where the records could have shown it."""
    if not searched:
        return Verdict.CANNOT_ASSESS, min(due, ground.end)
    if due > ground.records_end(searched):
        return (Verdict.OPEN, due) if due > ground.end else (Verdict.CANNOT_ASSESS, min(due, ground.end))
    since = trigger.start if first is None else _told(ground, trigger, searched)
    if not ground.covered(searched, min(since, due), due):
        return Verdict.CANNOT_ASSESS, due
    if first is not None and condition.late is not condition.verdict:
        return condition.late, first[0]
    return condition.verdict, due


def _told(ground: Ground, trigger: Trigger, searched: set[ActorKind]) -> dt.date:
    """The day from which the records must be whole: one that tells of the trigger later shows how it stood then."""
    days = [day for e in trigger.group if e.actor.kind in searched and (day := ground.known(e)) is not None]
    return max(trigger.start, min(days, default=trigger.start))


def _doubt(condition: Followup, ground: Ground, trigger: Trigger, due: dt.date, first: Came | None) -> str | None:
    """`silent` where the time did not count; `unsure` where the answer may have come, or the time may not have."""
    for selector in condition.pauses:
        for event in (*ground.events(selector), *ground.unsure(selector)):
            if _within(ground, selector.day == "known", event, trigger.start, due):
                return "silent" if first is not None and event in ground.events(selector) else "unsure"
    for selector in condition.perhaps:
        for event in answering(ground, selector, house(trigger.lead.actor.kind)):
            if event not in trigger.group and _within(ground, selector.day == "known", event, trigger.start, due):
                return "unsure"
    return None


def _within(ground: Ground, known: bool, event: Event, start: dt.date, due: dt.date) -> bool:
    day = ground.known(event) if known else event.when.first_day
    return day is not None and start <= day <= due


def _mild(condition: Followup, ground: Ground, trigger: Trigger, searched: set[ActorKind], first: Came | None) -> bool:
    """Not yet so long that the rule's own severity holds?"""
    if condition.firm is None:
        return False
    firm = windows.due(trigger.start, condition.firm, condition.limit.basis)
    return (first[0] if first else ground.records_end(searched)) <= firm
