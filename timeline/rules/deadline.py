"""By a day that follows from the child's date of birth, one of the answers had come."""

import datetime as dt

from dateutil.relativedelta import relativedelta

from schemas.pattern import Deadline
from schemas.vocabulary import ActorKind, Verdict
from timeline.rules import windows
from timeline.rules.answers import answering, expected
from timeline.rules.draft import Draft, actors_of
from timeline.rules.ground import Ground
from timeline.rules.matching import house, in_group


def judge(condition: Deadline, ground: Ground) -> list[Draft]:
    """At most one finding: of the services that were active on the day. Born in an uncertain time: its latest day."""
    born = _born(ground.case.child.born)
    if born is None:
        return []
    first, last = (_day(condition, day) for day in born)
    active = {kind for kind in ground.active(last) if any(in_group(kind, group) for group in condition.actors)}
    if last > ground.end or not active:
        return []
    for selector in condition.answers:
        for event in answering(ground, selector, *map(house, active)):
            begun = event.when.first_day
            if begun is not None and begun <= last:
                return []
    sure = first == last and ground.covered(active, _since(ground, active, last), last)
    return [
        Draft(
            verdict=condition.verdict if sure else Verdict.CANNOT_ASSESS,
            start=first,
            end=last,
            actors=actors_of(active),
            trigger=tuple(
                ground.by_id[span.first_event]
                for span in ground.spans(sorted(active))
                if span.start <= last <= span.end and span.first_event in ground.by_id
            ),
            expected=expected(condition.answers, last, condition.limit, condition.ahead),
            searched=ground.searched(active, _since(ground, active, last), last),
        )
    ]


def _born(written: str | None) -> tuple[dt.date, dt.date] | None:
    """The earliest and the latest day of birth that `2006`, `2006-05` or `2006-05-17` can mean."""
    if written is None:
        return None
    parts = [int(part) for part in written.split("-")]
    first = dt.date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)
    step = {1: relativedelta(years=1), 2: relativedelta(months=1)}.get(len(parts))
    return first, first + step - dt.timedelta(days=1) if step else first


def _day(condition: Deadline, born: dt.date) -> dt.date:
    return born + relativedelta(years=condition.age) - dt.timedelta(days=windows.days(condition.ahead))


def _since(ground: Ground, active: set[ActorKind], day: dt.date) -> dt.date:
    """The day on which the last of the services became active: from then on its record could show it."""
    begun = [span.start for span in ground.spans(sorted(active)) if span.start <= day <= span.end]
    return max(begun, default=day)
