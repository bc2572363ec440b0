"""What makes a question moot: consent refused, an investigation already open, the family's own choice."""

import datetime as dt

from schemas.rule import Rule, Suppression
from timeline.rules.draft import Draft
from timeline.rules.ground import Ground

_BEFORE = dt.timedelta(days=365)


def suppressed(rule: Rule, draft: Draft, ground: Ground) -> bool:
    """Does any of the rule's suppressions hold for the draft?"""
    return any(_holds(row, draft, ground) for row in rule.suppressions)


def _holds(row: Suppression, draft: Draft, ground: Ground) -> bool:
    if row.state is not None:
        return ground.investigation_open(draft.start)
    last = draft.expected.due if draft.expected and draft.expected.due else draft.end
    first, last = {
        "before": (draft.start - _BEFORE, draft.start),
        "during": (draft.start, last),
        "around": (draft.start - _BEFORE, last),
    }[row.window]
    if row.what is None:
        return False
    for event in ground.events(row.what):
        day = ground.day(row.what, event)
        concerns = {event.actor.kind, *event.actor_kinds()}
        if day is not None and first <= day <= last and (not draft.actors or concerns & set(draft.actors)):
            return True
    return False
