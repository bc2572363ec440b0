"""A service that the records name and of which no record was collected: what the picture can't show."""

from collections import defaultdict

from schemas.event import Event
from schemas.pattern import Unseen
from schemas.vocabulary import ActorKind, Experiencer, Status
from timeline.rules.draft import Draft, actors_of
from timeline.rules.ground import Ground
from timeline.rules.matching import in_group


def judge(condition: Unseen, ground: Ground) -> list[Draft]:
    """One signal per service, from the first to the last time that it is named as taking part."""
    collected = {row.actor.kind for row in ground.journey.coverage}
    named: dict[ActorKind, list[Event]] = defaultdict(list)
    for event in ground.by_id.values():
        if event.status is not Status.OCCURRED or event.historical or event.experiencer is not Experiencer.CHILD:
            continue
        if event.when.first_day is None:
            continue
        for kind in event.actor_kinds() - collected:
            if any(in_group(kind, group) for group in condition.actors):
                named[kind].append(event)
    drafts = []
    for kind in sorted(named):
        events = sorted(named[kind], key=lambda event: (event.when.first_day or ground.end, event.id))
        first, last = events[0].when.first_day or ground.end, max(e.when.last_day or ground.end for e in events)
        drafts.append(
            Draft(
                verdict=condition.verdict,
                start=first,
                end=min(last, ground.end),
                actors=actors_of([kind]),
                trigger=tuple(events),
                searched=ground.searched(collected, first, min(last, ground.end)),
            )
        )
    return drafts
