"""Two groups of actors active at the same time for longer than the limit without what was expected."""

import datetime as dt

from schemas.event import Event
from schemas.finding import Answer, Expected
from schemas.journey import Span
from schemas.rule import Overlap
from schemas.vocabulary import ActorKind, Verdict
from timeline.rules import windows
from timeline.rules.draft import Draft, actors_of
from timeline.rules.ground import Ground


def judge(condition: Overlap, ground: Ground) -> list[Draft]:
    """One finding per stretch in which both were active; stretches that touch are one."""
    limit = windows.days(condition.limit.length)
    drafts = []
    for start, end, spans in _stretches(ground.spans(condition.first), ground.spans(condition.second)):
        if (end - start).days < limit:
            continue
        drafts.extend(_of_stretch(condition, ground, start, end, spans))
    return drafts


def _stretches(first: list[Span], second: list[Span]) -> list[tuple[dt.date, dt.date, list[Span]]]:
    """Where a span of the first group meets one of the second, joined where they touch."""
    pairs = [
        (max(a.start, b.start), min(a.end, b.end), [a, b])
        for a in first
        for b in second
        if max(a.start, b.start) <= min(a.end, b.end)
    ]
    out: list[tuple[dt.date, dt.date, list[Span]]] = []
    for start, end, spans in sorted(pairs, key=lambda pair: (pair[0], pair[1])):
        if out and start <= out[-1][1]:
            before = out[-1]
            out[-1] = (before[0], max(before[1], end), [*before[2], *spans])
        else:
            out.append((start, end, spans))
    return out


def _of_stretch(condition: Overlap, ground: Ground, start: dt.date, end: dt.date, spans: list[Span]) -> list[Draft]:
    due = start + dt.timedelta(days=windows.days(condition.limit.length))
    answers = [
        event
        for selector in condition.answers
        for event in ground.events(selector)
        if event.when.first_day is not None and event.when.last_day is not None and event.when.last_day >= start
    ]
    if any(_first(event) <= due for event in answers):
        return []
    late = min((event for event in answers if _first(event) <= end), key=lambda e: (_first(e), e.id), default=None)
    last = _first(late) if late else end
    kinds = {span.actor.kind for span in spans if span.start <= last}
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
            expected=Expected(
                any_of=tuple(Answer(kind=k, status=s) for a in condition.answers for k in a.kinds for s in a.statuses),
                due=due,
                limit=condition.limit.length,
                basis=condition.limit.basis,
            ),
            searched=ground.searched(kinds, start, last),
            nearest=late,
        )
    ]


def _both_covered(condition: Overlap, ground: Ground, kinds: set[ActorKind], start: dt.date, due: dt.date) -> bool:
    """Each side needs one actor whose records could have shown the plan."""
    first = {kind for kind in kinds if any(s.actor.kind is kind for s in ground.spans(condition.first))}
    second = kinds - first
    return all(any(ground.covered([kind], start, due) for kind in side) for side in (first, second) if side)


def _first(event: Event) -> dt.date:
    return event.when.first_day or dt.date.max
