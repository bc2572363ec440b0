"""Two services active at the same time, and all that one's record has of the other came through the family."""

from schemas.event import Event
from schemas.pattern import Carrier
from schemas.vocabulary import ActorKind, Informant, Verdict
from timeline.rules.draft import Draft
from timeline.rules.ground import Ground
from timeline.rules.pairs import Pair, between, pairs, per_service, sent_or_heard

_FAMILY = frozenset({Informant.FAMILY, Informant.CHILD})


def judge(condition: Carrier, ground: Ground) -> list[Draft]:
    """One finding per service, naming those of whom it heard through the family only."""
    rows = []
    for pair in pairs(ground, condition.actors, condition.limit):
        carried = _carried(condition, ground, pair)
        if len({event.parent or event.id for event in carried}) < condition.times:
            continue
        if between(ground, condition.answers, pair, pair.end):
            continue
        whole = ground.covered([pair.one, pair.other], pair.start, pair.end)
        rows.append((pair, condition.verdict if whole else Verdict.CANNOT_ASSESS, tuple(carried)))
    return per_service(ground, rows, condition.answers, condition.limit)


def _carried(condition: Carrier, ground: Ground, pair: Pair) -> list[Event]:
    """What the family carried between the two: in either record, told by the family or said to be carried by it."""
    messages = {event.id for event in ground.events(condition.messages)}
    return [
        event
        for event in ground.by_id.values()
        if (event.id in messages or event.informant in _FAMILY)
        and event.when.first_day is not None
        and pair.start <= event.when.first_day <= pair.end
        and (_names(event, pair.one, pair.other) or _names(event, pair.other, pair.one))
    ]


def _names(event: Event, writer: ActorKind, other: ActorKind) -> bool:
    return event.actor.kind is writer and sent_or_heard(event, other)
