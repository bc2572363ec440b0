"""After the start of something its giver falls silent for longer than the limit, without having ended it."""

import datetime as dt
from itertools import pairwise

from schemas.condition import Interruption
from schemas.event import Event
from schemas.vocabulary import ActorKind, Verdict
from timeline.rules import windows
from timeline.rules.draft import Draft, actors_of
from timeline.rules.gap import is_contact
from timeline.rules.ground import Ground
from timeline.rules.matching import house


def judge(condition: Interruption, ground: Ground) -> list[Draft]:
    """One finding per silence: from the last contact before it to the next one."""
    found: dict[tuple[ActorKind, dt.date], Draft] = {}
    for group in ground.groups(condition.start):
        start = ground.day(condition.start, group[0])
        if start is not None:
            for draft in _silences(condition, ground, group, start):
                found.setdefault((house(group[0].actor.kind), draft.start), draft)
    return list(found.values())


def _silences(condition: Interruption, ground: Ground, group: list[Event], start: dt.date) -> list[Draft]:
    own = house(group[0].actor.kind)
    kinds = {kind for kind in ActorKind if house(kind) is own}
    stop = _ended(condition, ground, own, start)
    contacts = {
        day
        for event in ground.by_id.values()
        if event.actor.kind in kinds and is_contact(event) and (day := event.when.first_day) and start <= day < stop
    }
    last = min(stop, ground.end)
    days = sorted({start, *contacts, last})
    drafts = []
    for before, after in pairwise(days):
        due = windows.due(before, condition.limit.length, condition.limit.basis)
        if after <= due:
            continue
        whole = ground.covered([group[0].actor.kind], before, due)
        drafts.append(
            Draft(
                verdict=condition.verdict if whole else Verdict.CANNOT_ASSESS,
                start=before,
                end=after,
                actors=actors_of([group[0].actor.kind]),
                trigger=tuple(group),
                searched=ground.searched([group[0].actor.kind], before, after),
            )
        )
    return drafts


def _ended(condition: Interruption, ground: Ground, own: ActorKind, start: dt.date) -> dt.date:
    """The first day after the start on which it can have ended."""
    days = [
        day
        for selector in condition.ended
        for event in ground.events(selector)
        if house(event.actor.kind) is own and (day := event.when.first_day) is not None and day >= start
    ]
    return min(days, default=dt.date.max)
