"""Two services active at the same time, and what went between them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations
from typing import Final, NamedTuple

from schemas.event import Event
from schemas.selector import ActorGroup, Limit, Selector
from schemas.vocabulary import ActorKind, Kind, Role, Verdict
from timeline.rules import windows
from timeline.rules.answers import answering, expected
from timeline.rules.draft import Draft, actors_of
from timeline.rules.ground import Ground
from timeline.rules.matching import house

_DAY: Final = dt.timedelta(days=1)
_NAMES: Final = frozenset({Kind.CONCERN_REPORT, Kind.REFERRAL, Kind.HANDOVER, Kind.COORDINATOR})
"""Of these one that names nobody may be with anybody, or inside one's own walls."""


class Pair(NamedTuple):
    """`one` and `other`, active together from `start` to `end`."""

    one: ActorKind
    other: ActorKind
    start: dt.date
    end: dt.date


def pairs(ground: Ground, groups: Sequence[ActorGroup], limit: Limit) -> list[Pair]:
    """Every ordered pair of services of different houses that were active together for the limit or longer."""
    days = windows.days(limit.length)
    stretches = _stretches(ground, groups)
    out = []
    for one, other in permutations(sorted(stretches), 2):
        if house(one) is house(other):
            continue
        for a, b in stretches[one]:
            for c, d in stretches[other]:
                start, end = max(a, c), min(b, d, ground.end)
                if (end - start).days >= days:
                    out.append(Pair(one, other, start, end))
    return sorted(out, key=lambda pair: (pair.one, pair.start, pair.other))


def _stretches(ground: Ground, groups: Sequence[ActorGroup]) -> dict[ActorKind, list[tuple[dt.date, dt.date]]]:
    """When each kind was active; spans of two units of one kind that touch are one stretch."""
    out: dict[ActorKind, list[tuple[dt.date, dt.date]]] = defaultdict(list)
    for span in sorted(ground.spans(groups), key=lambda span: (span.actor.kind, span.start, span.end)):
        mine = out[span.actor.kind]
        if mine and span.start <= mine[-1][1] + _DAY:
            mine[-1] = (mine[-1][0], max(mine[-1][1], span.end))
        else:
            mine.append((span.start, span.end))
    return out


def between(ground: Ground, answers: Iterable[Selector], pair: Pair, last: dt.date) -> bool:
    """Can one of the answers have concerned both, from the pair's start to `last`?"""
    return any(begun <= last for begun in _days(ground, answers, pair))


def first_between(ground: Ground, answers: Iterable[Selector], pair: Pair) -> dt.date | None:
    """The first day from the pair's start on which one of the answers can have concerned both."""
    return min(_days(ground, answers, pair), default=None)


def _days(ground: Ground, answers: Iterable[Selector], pair: Pair) -> Iterator[dt.date]:
    for selector in answers:
        for event in answering(ground, selector, house(pair.one), house(pair.other)):
            begun, ended = event.when.first_day, event.when.last_day
            if begun and ended and ended >= pair.start and concerns_both(ground, event, pair.one, pair.other):
                yield max(begun, pair.start)


def concerns_both(ground: Ground, event: Event, one: ActorKind, other: ActorKind) -> bool:
    """In the record of either, naming the other or nobody; or a happening in which both took part."""
    happening = ground.happening(event)
    everybody = {event.actor.kind, *event.actor_kinds(), *(happening.actors if happening else ())}
    houses = {house(kind) for kind in everybody}
    if {house(one), house(other)} <= houses:
        return True
    nobody = not event.actor_kinds() - {event.actor.kind} and event.kind not in _NAMES
    return nobody and house(event.actor.kind) in {house(one), house(other)}


def per_service(
    ground: Ground, rows: Iterable[tuple[Pair, Verdict, tuple[Event, ...]]], answers: Sequence[Selector], limit: Limit
) -> list[Draft]:
    """Pairs told once per service: those of one that begin within its stretch, with the same verdict, are one."""
    grouped: list[list[tuple[Pair, Verdict, tuple[Event, ...]]]] = []
    for row in rows:
        last = grouped[-1] if grouped else None
        if last and last[0][0].one is row[0].one and last[0][1] is row[1] and row[0].start <= last[0][0].end:
            last.append(row)
        else:
            grouped.append([row])
    return [_draft(ground, group, answers, limit) for group in grouped]


def _draft(
    ground: Ground, group: list[tuple[Pair, Verdict, tuple[Event, ...]]], answers: Sequence[Selector], limit: Limit
) -> Draft:
    one, verdict = group[0][0].one, group[0][1]
    others = {pair.other for pair, _, _ in group}
    start, end = min(pair.start for pair, _, _ in group), max(pair.end for pair, _, _ in group)
    due = start + dt.timedelta(days=windows.days(limit.length))
    events = {event.id: event for _, _, found in group for event in found}
    begun = [ground.by_id[s.first_event] for s in ground.spans([one, *others]) if s.first_event in ground.by_id]
    trigger = {e.id: e for e in (*events.values(), *(begun if not events else ()))}
    return Draft(
        verdict=verdict,
        start=start,
        end=end,
        actors=actors_of([one], others),
        trigger=tuple(trigger.values()),
        expected=expected(answers, due, limit, limit.length),
        searched=ground.searched({one, *others}, start, end),
        values={"one": one.value, "others": ",".join(sorted(others))},
    )


def sent_or_heard(event: Event, kind: ActorKind) -> bool:
    """Does the event name the kind's house, in whatever part?"""
    return any(house(named) is house(kind) for named in event.actor_kinds(*Role))
