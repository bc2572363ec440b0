"""The same thing so many times within a window: one finding per stretch in which it keeps on."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, replace

from schemas.condition import Occurrence
from schemas.event import Event
from schemas.pattern import Recurrence
from schemas.vocabulary import MEETING_KINDS, ActorKind
from timeline.rules import occurrence, windows
from timeline.rules.draft import Draft, actors_of
from timeline.rules.ground import Ground


@dataclass(frozen=True)
class _Time:
    """One of the times."""

    day: dt.date
    actor: ActorKind
    event: Event


def judge(condition: Recurrence, ground: Ground) -> list[Draft]:
    """A signal per stretch, from the first to the last time, unless an answer came in it or soon after."""
    window = dt.timedelta(days=windows.days(condition.limit.length) - 1)
    times = _times(condition, ground)
    drafts = [
        _draft(condition, ground, stretch)
        for series in _series(condition, times)
        for stretch in _stretches(series, condition.times, window)
        if len({time.actor for time in stretch}) >= condition.actors and not _answered(condition, ground, stretch)
    ]
    if condition.overall is not None:
        drafts += [
            _draft(condition, ground, stretch)
            for stretch in _stretches(times, condition.overall, window)
            if not any(one.start <= stretch[-1].day and one.end >= stretch[0].day for one in drafts)
        ]
    return [*drafts, *_noted(condition, ground)]


def _noted(condition: Recurrence, ground: Ground) -> list[Draft]:
    """One finding per happening that says so itself."""
    if condition.noted is None:
        return []
    what = Occurrence(type="occurrence", what=condition.noted, verdict=condition.verdict)
    return [replace(draft, values={"noted": "yes"}) for draft in occurrence.judge(what, ground)]


def _draft(condition: Recurrence, ground: Ground, stretch: list[_Time]) -> Draft:
    kinds = {time.actor for time in stretch}
    return Draft(
        verdict=condition.verdict,
        start=stretch[0].day,
        end=stretch[-1].day,
        actors=actors_of(kinds),
        trigger=tuple({time.event.id: time.event for time in stretch}.values()),
        searched=ground.searched(kinds, stretch[0].day, min(stretch[-1].day, ground.end)),
        values={"times": str(len(stretch))},
    )


def _times(condition: Recurrence, ground: Ground) -> list[_Time]:
    """Each happening once, or each day with contact once per service, in order of time."""
    out: list[_Time] = []
    for group in ground.groups(condition.what):
        for event in group if condition.count != "happenings" else group[:1]:
            day = ground.day(condition.what, event)
            if day is not None and event.actor.kind is not ActorKind.FAMILY:
                out.append(_Time(day, event.actor.kind, event))
    if condition.count == "persons":
        return _new_faces(out)
    if condition.count == "contacts":
        out = list({_contact(time): time for time in reversed(out)}.values())
    return _apart(sorted(out, key=lambda time: (time.day, time.event.id)), condition.cluster)


def _contact(time: _Time) -> tuple[dt.date, ActorKind | None]:
    """A service and its day; a meeting of several is one, however many records tell of it."""
    return (time.day, None if time.event.kind in MEETING_KINDS else time.actor)


def _new_faces(times: list[_Time]) -> list[_Time]:
    """The first time with each writer of each service; a record without a name adds nobody."""
    out: dict[tuple[ActorKind, str], _Time] = {}
    for time in sorted(times, key=lambda time: (time.day, time.event.id)):
        if time.event.author.name:
            out.setdefault((time.actor, time.event.author.name), time)
    return sorted(out.values(), key=lambda time: (time.day, time.event.id))


def _apart(times: list[_Time], cluster: str | None) -> list[_Time]:
    """Times of one service so close to the first of them are one: what is told again is not a second time."""
    if cluster is None:
        return times
    out: list[_Time] = []
    first: dict[ActorKind, dt.date] = {}
    for time in times:
        if time.actor in first and (time.day - first[time.actor]).days <= windows.days(cluster):
            continue
        first[time.actor] = time.day
        out.append(time)
    return out


def _series(condition: Recurrence, times: list[_Time]) -> list[list[_Time]]:
    if not condition.same_actor:
        return [times]
    by: dict[ActorKind, list[_Time]] = defaultdict(list)
    for time in times:
        by[time.actor].append(time)
    return [by[actor] for actor in sorted(by)]


def _stretches(times: list[_Time], least: int, window: dt.timedelta) -> list[list[_Time]]:
    """Runs of times in which every one lies in some window with enough of them; runs that share a time are one."""
    marked: list[bool] = [False] * len(times)
    starts: list[int] = []
    for first in range(len(times) - least + 1):
        last = first + least - 1
        if times[last].day - times[first].day <= window:
            starts.append(first)
            marked[first : last + 1] = [True] * least
    out: list[list[_Time]] = []
    end = -1
    for first in starts:
        last = first + least - 1
        if first <= end:
            out[-1].extend(times[end + 1 : last + 1])
        else:
            out.append(times[first : last + 1])
        end = last
    return out


def _answered(condition: Recurrence, ground: Ground, stretch: list[_Time]) -> bool:
    until = stretch[-1].day
    if condition.answered_within:
        until += dt.timedelta(days=windows.days(condition.answered_within))
    kinds = {time.actor for time in stretch}
    records = {time.event.parent or time.event.id for time in stretch}
    return any(
        event.when.first_day is not None
        and (event.parent or event.id) not in records
        and event.when.last_day is not None
        and stretch[0].day <= event.when.last_day
        and event.when.first_day <= until
        and (not condition.same_actor or event.actor.kind in kinds)
        for selector in condition.answers
        for event in ground.events(selector)
    )
