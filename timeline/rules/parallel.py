"""The same sort of thing from two services at the same time for longer than the limit."""

import datetime as dt
from itertools import combinations
from typing import NamedTuple

from schemas.event import Event
from schemas.pattern import Parallel
from schemas.vocabulary import Verdict
from schemas.when import day_of
from timeline.rules import windows
from timeline.rules.draft import Draft, actors_of
from timeline.rules.ground import Ground
from timeline.rules.matching import house
from timeline.rules.pairs import Pair, between


class _Given(NamedTuple):
    event: Event
    sort: str
    start: dt.date
    end: dt.date | None
    """None = nothing tells when it ended."""


def judge(condition: Parallel, ground: Ground) -> list[Draft]:
    """One finding per two that are known to have gone on side by side, with no sign that the services spoke."""
    drafts = []
    for one, other in combinations(_given(condition, ground), 2):
        if one.sort != other.sort or house(one.event.actor.kind) is house(other.event.actor.kind):
            continue
        start = max(one.start, other.start)
        due = start + dt.timedelta(days=windows.days(condition.limit.length))
        ends = [row.end for row in (one, other) if row.end is not None]
        end = min([*ends, ground.end])
        pair = Pair(one.event.actor.kind, other.event.actor.kind, start, end)
        if end < due or between(ground, condition.answers, pair, end):
            continue
        kinds = {pair.one, pair.other}
        sure = len(ends) == 2 and ground.covered(kinds, start, due)
        drafts.append(
            Draft(
                verdict=condition.verdict if sure else Verdict.CANNOT_ASSESS,
                start=start,
                end=end,
                actors=actors_of(kinds),
                trigger=(one.event, other.event),
                searched=ground.searched(kinds, start, end),
            )
        )
    return drafts


def _given(condition: Parallel, ground: Ground) -> list[_Given]:
    out = []
    for group in ground.groups(condition.what):
        event, sort = group[0], group[0].attributes.get(condition.attribute)
        start = event.when.first_day
        if isinstance(sort, str) and sort not in condition.never and start is not None:
            until = event.until.end if event.until else None
            out.append(_Given(event, sort, start, day_of(until) if until is not None else _open(ground, event)))
    return out


def _open(ground: Ground, event: Event) -> dt.date | None:
    """One that nothing ends went on while later entries of the same sort and service say so."""
    days = [
        day
        for other in ground.of_kind(event.kind)
        if other.actor.kind is event.actor.kind
        and other.attributes.get("category") == event.attributes.get("category")
        and other.attributes.get("phase") in {"ongoing", "ended"}
        and (day := other.when.first_day) is not None
        and event.when.first_day is not None
        and day > event.when.first_day
    ]
    return max(days, default=None)
