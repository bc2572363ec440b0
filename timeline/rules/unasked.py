"""Two services active at the same time, and none of the answers between the two."""

import datetime as dt

from schemas.condition import Unasked
from schemas.vocabulary import Verdict
from timeline.rules import windows
from timeline.rules.draft import Draft
from timeline.rules.ground import Ground
from timeline.rules.pairs import between, pairs, per_service


def judge(condition: Unasked, ground: Ground) -> list[Draft]:
    """One finding per service, naming the others it shared the child with and never asked about in time."""
    rows = []
    for pair in pairs(ground, condition.actors, condition.limit):
        due = pair.start + dt.timedelta(days=windows.days(condition.limit.length))
        if between(ground, condition.answers, pair._replace(start=dt.date.min), due):
            continue
        whole = ground.covered([pair.one, pair.other], pair.start, due)
        rows.append((pair, condition.verdict if whole else Verdict.CANNOT_ASSESS, ()))
    return per_service(ground, rows, condition.answers, condition.limit)
