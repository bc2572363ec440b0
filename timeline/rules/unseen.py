"""A service that the records name and of which no record was collected: what the picture can't show."""

import datetime as dt
from collections import defaultdict
from typing import Final

from schemas.event import Event
from schemas.pattern import Unseen
from schemas.vocabulary import ActorKind, Experiencer, Status
from timeline.rules.draft import Draft, actors_of
from timeline.rules.ground import Ground
from timeline.rules.matching import in_group

_DAY: Final = dt.timedelta(days=1)


def judge(condition: Unseen, ground: Ground) -> list[Draft]:
    """One signal per service and stretch without its record, from the first to the last time that it is named there."""
    drafts = []
    for kind, events in sorted(_named(condition, ground).items()):
        for stretch in _uncovered(ground, kind):
            inside = [
                e for e in events if e.when.first_day is not None and stretch[0] <= e.when.first_day <= stretch[1]
            ]
            if inside:
                drafts.append(_draft(condition, ground, kind, inside))
    return drafts


def _named(condition: Unseen, ground: Ground) -> dict[ActorKind, list[Event]]:
    """What other services' records tell of each service as taking part, in order of time."""
    named: dict[ActorKind, list[Event]] = defaultdict(list)
    for event in ground.by_id.values():
        if event.status is not Status.OCCURRED or event.historical or event.experiencer is not Experiencer.CHILD:
            continue
        for kind in event.actor_kinds() - {event.actor.kind}:
            if event.when.first_day is not None and any(in_group(kind, group) for group in condition.actors):
                named[kind].append(event)
    for events in named.values():
        events.sort(key=lambda event: (event.when.first_day or ground.end, event.id))
    return named


def _uncovered(ground: Ground, kind: ActorKind) -> list[tuple[dt.date, dt.date]]:
    """Stretches for which no record of the kind was collected: all time, or what its sources say that they leave out.

    A source that does not say for which time it is complete leaves nothing out that can be named.
    """
    sources = [row for row in ground.journey.coverage if row.actor.kind is kind]
    if not sources:
        return [(dt.date.min, dt.date.max)]
    if any(not row.periods for row in sources):
        return []
    out, free = [], dt.date.min
    for period in sorted((p for row in sources for p in row.periods), key=lambda p: p.start):
        if period.start > free:
            out.append((free, period.start - _DAY))
        free = max(free, period.end + _DAY)
    return [*out, (free, dt.date.max)]


def _draft(condition: Unseen, ground: Ground, kind: ActorKind, events: list[Event]) -> Draft:
    first = events[0].when.first_day or ground.end
    last = min(max(event.when.last_day or first for event in events), ground.end)
    collected = {row.actor.kind for row in ground.journey.coverage}
    return Draft(
        verdict=condition.verdict,
        start=first,
        end=max(first, last),
        actors=actors_of([kind]),
        trigger=tuple(events),
        searched=ground.searched(collected, first, max(first, last)),
    )
