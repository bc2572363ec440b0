"""Two services active at the same time, and one's record never names the other."""

from collections.abc import Iterator

from schemas.event import Event
from schemas.pattern import Silence
from schemas.vocabulary import ActorKind, Verdict
from timeline.rules.draft import Draft, actors_of
from timeline.rules.ground import Ground
from timeline.rules.mentions import names
from timeline.rules.pairs import Pair, pairs, per_service, sent_or_heard


def judge(condition: Silence, ground: Ground) -> list[Draft]:
    """One finding per service whose complete record is silent, and one per note that says it did not know."""
    rows = list(_silent(condition, ground))
    return [*_noted(condition, ground), *per_service(ground, rows, (), condition.limit)]


def _silent(condition: Silence, ground: Ground) -> Iterator[tuple[Pair, Verdict, tuple[Event, ...]]]:
    for pair in pairs(ground, condition.actors, condition.limit):
        own = [e for e in ground.by_id.values() if e.actor.kind is pair.one and e.when.first_day is not None]
        told = [e for e in own if pair.start <= (e.when.first_day or pair.start) <= pair.end]
        if len([e for e in told if e.parent is None]) < condition.entries or _spoken_of(ground, own, pair):
            continue
        whole = ground.covered([pair.one], pair.start, pair.end)
        yield pair, condition.verdict if whole else Verdict.CANNOT_ASSESS, ()


def _spoken_of(ground: Ground, own: list[Event], pair: Pair) -> bool:
    """Named in an entry of the record up to the stretch's end, or in a happening that both took part in?"""
    known = [event for event in own if (ground.known(event) or pair.end) <= pair.end]
    if any(sent_or_heard(event, pair.other) or names(event.text, pair.other, ground.case) for event in known):
        return True
    return any(
        {pair.one, pair.other} <= {*happening.actors, *happening.absent}
        for happening in ground.happenings.values()
        if happening.when.first_day is not None and happening.when.first_day <= pair.end
    )


def _noted(condition: Silence, ground: Ground) -> Iterator[Draft]:
    if condition.noted is None:
        return
    for group in ground.groups(condition.noted):
        happening = ground.happening(group[0])
        start = happening.when.first_day if happening else None
        if happening is None or start is None:
            continue
        end = happening.when.last_day or start
        kinds: set[ActorKind] = {*happening.actors, *group[0].actor_kinds()}
        yield Draft(
            verdict=condition.verdict,
            start=start,
            end=end,
            actors=actors_of(kinds),
            trigger=tuple(group),
            searched=ground.searched(kinds, start, end),
            values={"noted": "yes"},
        )
