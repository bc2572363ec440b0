"""At each trigger, what its records ought to hold: the date of the follow-up, the four contents of a plan."""

import datetime as dt

from schemas.condition import Content
from schemas.event import Event
from schemas.vocabulary import Verdict
from timeline.rules import windows
from timeline.rules.answers import expected
from timeline.rules.draft import Draft, actors_of
from timeline.rules.ground import Ground


def judge(condition: Content, ground: Ground) -> list[Draft]:
    """Not found when no record holds it, late when a later one does; what none speaks of can't be assessed."""
    out: list[Draft] = []
    for group in _groups(condition, ground):
        draft = _of_happening(condition, ground, group)
        if draft is not None and not (condition.cluster and _near(draft, out, windows.days(condition.cluster))):
            out.append(draft)
    return out


def _groups(condition: Content, ground: Ground) -> list[list[Event]]:
    """Every happening once; those in which a record leaves something empty first among those of a time."""
    found = {
        group[0].happening or group[0].id: group
        for selector in (*condition.also, condition.trigger)
        for group in ground.groups(selector)
    }
    return sorted(found.values(), key=lambda group: (group[0].when.first_day or dt.date.max, group[0].id))


def _near(draft: Draft, earlier: list[Draft], days: int) -> bool:
    """Has an earlier one said it already? A meeting and the fair copy of its plan are one."""
    return any((draft.start - one.start).days <= days for one in earlier)


def _of_happening(condition: Content, ground: Ground, group: list[Event]) -> Draft | None:
    happening = ground.happening(group[0])
    start = happening.when.first_day if happening else None
    if happening is None or start is None:
        return None
    members = [ground.by_id[name] for name in happening.events if name in ground.by_id]
    due = windows.due(start, condition.limit.length, condition.limit.basis)
    lacking, empty, unknown = _parts(condition, members)
    if not lacking and not unknown:
        return None
    filled = {name: _filled(condition, ground, members, name, start, due) for name in lacking}
    days = [day for day, _ in filled.values() if day is not None]
    if len(days) == len(filled) and max(days, default=start) <= due and not unknown:
        return None
    kinds = set(happening.actors) & {row.actor.kind for row in ground.journey.coverage}
    searched = kinds if condition.untold == "missing" else {event.actor.kind for event in members}
    whole = ground.covered(searched, start, min(due, ground.end))
    late = max((row for row in filled.values() if row[0] is not None), key=_day_of, default=(None, None))
    if not lacking or (len(days) == len(filled) and max(days) <= due):
        verdict, end = Verdict.CANNOT_ASSESS, due
    elif due > ground.end:
        verdict, end = Verdict.OPEN, due
    elif not whole or not (empty or len(happening.sources) > 1):
        verdict, end = Verdict.CANNOT_ASSESS, due
    elif len(days) == len(filled) and late[0] is not None:
        verdict, end = condition.late, late[0]
    else:
        verdict, end = condition.verdict, due
    return Draft(
        verdict=verdict,
        start=start,
        end=end,
        actors=actors_of(happening.actors),
        trigger=tuple(members),
        evidence=(late[1],) if late[1] is not None and verdict is condition.late else (),
        expected=expected(condition.answers, due, condition.limit, condition.limit.length),
        searched=ground.searched(searched, start, min(due, ground.end)),
        nearest=late[1],
    )


def _day_of(row: tuple[dt.date | None, Event | None]) -> dt.date:
    return row[0] or dt.date.min


def _parts(condition: Content, members: list[Event]) -> tuple[list[str], list[str], list[str]]:
    """What is missing, what of it a record leaves empty in so many words, and what no record speaks of."""
    lacking, empty, unknown = [], [], []
    for name in condition.attributes:
        values = [event.attributes.get(name) for event in members]
        if any(values):
            continue
        said = [value for value in values if value is not None]
        if said:
            lacking.append(name)
            empty.append(name)
        elif condition.untold == "missing":
            lacking.append(name)
        else:
            unknown.append(name)
    return lacking, empty, unknown


def _filled(
    condition: Content, ground: Ground, members: list[Event], name: str, start: dt.date, due: dt.date
) -> tuple[dt.date | None, Event | None]:
    """The first later record that holds it: by the attribute, or by an answer of another kind within the limit."""
    mine, found = {event.id for event in members}, []
    last = due + dt.timedelta(days=windows.days(condition.late_within)) if condition.late_within else dt.date.max
    for selector in condition.answers:
        for event in ground.events(selector):
            day = ground.known(event)
            if day is None or not start <= day <= last or event.id in mine:
                continue
            other = event.kind not in condition.trigger.kinds
            by_itself = bool(selector.attributes) if condition.untold == "unknown" else other and day <= due
            if event.attributes.get(name) or by_itself:
                found.append((day, event))
    return min(found, key=lambda row: (row[0], row[1].id), default=(None, None))
