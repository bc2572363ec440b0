"""Two services active at the same time, and none of the answers between the two."""

import datetime as dt

from schemas.event import Event
from schemas.pattern import Unasked
from schemas.vocabulary import Verdict
from timeline.rules import windows
from timeline.rules.draft import Draft
from timeline.rules.ground import Ground
from timeline.rules.pairs import Pair, first_between, pairs, per_service


def judge(condition: Unasked, ground: Ground) -> list[Draft]:
    """One finding per service, naming the others it shared the child with and never asked about in time."""
    rows: list[tuple[Pair, Verdict, tuple[Event, ...]]] = []
    for pair in pairs(ground, condition.actors, condition.limit):
        due = pair.start + dt.timedelta(days=windows.days(condition.limit.length))
        asked = first_between(ground, condition.answers, pair._replace(start=dt.date.min))
        if asked is not None and asked <= due:
            continue
        whole = ground.covered([pair.one, pair.other], pair.start, due)
        lasted = pair._replace(end=min(pair.end, asked or pair.end))
        rows.append((lasted, condition.verdict if whole else Verdict.CANNOT_ASSESS, ()))
    return per_service(ground, rows, condition.answers, condition.limit)
