"""Two groups of actors active at the same time for longer than the limit without what was expected."""

import datetime as dt
from itertools import pairwise
from typing import Final

from schemas.condition import Overlap
from schemas.journey import Span
from schemas.vocabulary import ActorKind, Verdict
from timeline.rules import windows
from timeline.rules.answers import answering, expected
from timeline.rules.draft import Draft, actors_of
from timeline.rules.ground import Ground
from timeline.rules.matching import house

_DAY: Final = dt.timedelta(days=1)


def judge(condition: Overlap, ground: Ground) -> list[Draft]:
    """One finding per stretch in which both were active; stretches that touch are one."""
    limit = windows.days(condition.limit.length)
    drafts = []
    for start, end, spans in _stretches(condition, ground):
        if (end - start).days >= limit:
            drafts.extend(_of_stretch(condition, ground, start, end, spans))
    return drafts


def _stretches(condition: Overlap, ground: Ground) -> list[tuple[dt.date, dt.date, list[Span]]]:
    """Where both groups, and enough services, were active; each with the spans that it began with."""
    first, second = ground.spans(condition.first), ground.spans(condition.second)
    spans = {id(span): span for span in (*first, *second)}.values()
    days = sorted({span.start for span in spans} | {span.end + _DAY for span in spans})
    out: list[tuple[dt.date, dt.date, list[Span]]] = []
    for start, after in pairwise(days):
        active = [span for span in spans if span.start <= start <= span.end]
        sides = (any(span in active for span in side) for side in (first, second))
        if not all(sides) or len({span.actor.kind for span in active}) < condition.least:
            continue
        if out and out[-1][1] + _DAY == start:
            out[-1] = (out[-1][0], after - _DAY, out[-1][2])
        else:
            out.append((start, after - _DAY, active))
    return out


def _of_stretch(condition: Overlap, ground: Ground, start: dt.date, end: dt.date, spans: list[Span]) -> list[Draft]:
    due = start + dt.timedelta(days=windows.days(condition.limit.length))
    found = [
        (max(first, start), event)
        for selector in condition.answers
        for event in answering(ground, selector, *{house(span.actor.kind) for span in spans})
        if (first := ground.happened(event)) is not None and (event.when.last_day or first) >= start
    ]
    answers = sorted(found, key=lambda answer: (answer[0], answer[1].id))
    if answers and answers[0][0] <= due:
        return []
    late = answers[0][1] if answers and answers[0][0] <= end else None
    last = answers[0][0] if late else end
    kinds = {span.actor.kind for span in spans}
    covered = _both_covered(condition, ground, kinds, start, due)
    verdict = (condition.late if late else condition.verdict) if covered else Verdict.CANNOT_ASSESS
    trigger = tuple(
        event
        for span in sorted(spans, key=lambda s: s.start)
        if (event := ground.by_id.get(span.first_event)) is not None
    )
    return [
        Draft(
            verdict=verdict,
            start=start,
            end=last,
            actors=actors_of(kinds),
            trigger=tuple({event.id: event for event in trigger}.values()),
            evidence=(late,) if late else (),
            expected=expected(condition.answers, due, condition.limit, condition.limit.length),
            searched=ground.searched(kinds, start, last),
            nearest=late,
            mild=condition.firm is not None and (last - start).days <= windows.days(condition.firm),
        )
    ]


def _both_covered(condition: Overlap, ground: Ground, kinds: set[ActorKind], start: dt.date, due: dt.date) -> bool:
    """Each side needs one actor whose records could have shown the plan."""
    first = {kind for kind in kinds if any(s.actor.kind is kind for s in ground.spans(condition.first))}
    second = kinds - first
    return all(any(ground.covered([kind], start, due) for kind in side) for side in (first, second) if side)
