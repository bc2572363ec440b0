"""Stretches of time: overlap, gap, interruption, deadline, as loops."""

import datetime as dt
from itertools import pairwise

from dateutil.relativedelta import relativedelta

from schemas.vocabulary import Experiencer, Origin, Status
from tests.timeline.rules.reference.asked import Said, ids
from tests.timeline.rules.reference.plain import ONE, Plain, among, days, house, whom
from timeline.rules import windows

NO_CONTACT = {"no-show", "appointment-cancelled", "referral-rejected", "waiting-list", "letter", "case-closed"}


def overlap(plain: Plain, condition) -> list[Said]:
    """Day by day: were both sides, and enough services, active?"""
    spans = [s for s in plain.journey.spans if among(s.actor.kind, (*condition.first, *condition.second))]
    if not spans:
        return []
    stretches, day, last = [], min(s.start for s in spans), max(s.end for s in spans)
    while day <= last:
        now = [s for s in spans if s.start <= day <= s.end]
        kinds = {s.actor.kind for s in now}
        both = all(any(among(kind, side) for kind in kinds) for side in (condition.first, condition.second))
        if both and len(kinds) >= condition.least:
            if stretches and stretches[-1][1] + ONE == day:
                stretches[-1][1] = day
            else:
                stretches.append([day, day, now])
        day += ONE
    out = []
    for start, end, now in stretches:
        limit = days(condition.limit.length)
        if (end - start).days < limit:
            continue
        due, kinds = start + limit * ONE, {s.actor.kind for s in now}
        came = []
        for selector in condition.answers:
            for event in plain.answering(selector, {house(kind) for kind in kinds}):
                happening, when = plain.happening(event), event.when
                if (
                    when.first_day != when.last_day
                    and happening
                    and happening.when.first_day == happening.when.last_day
                ):
                    when = happening.when
                if when.first_day is not None and (event.when.last_day or when.first_day) >= start:
                    came.append(max(when.first_day, start))
        if came and min(came) <= due:
            continue
        late = min(came) if came and min(came) <= end else None
        firsts = {kind for kind in kinds if among(kind, condition.first)}
        sides = [side for side in (firsts, kinds - firsts) if side]
        whole = all(any(plain.covered({kind}, start, due) for kind in side) for side in sides)
        verdict = (condition.late if late else condition.verdict).value if whole else "cannot-assess"
        known = {event.id for event in plain.events}
        out.append((verdict, start, late or end, whom(kinds), frozenset(s.first_event for s in now) & known))
    return out


def is_contact(event) -> bool:
    return (
        event.parent is None
        and event.status is Status.OCCURRED
        and event.kind.value not in NO_CONTACT
        and event.origin is not Origin.REPORTED
        and event.experiencer is Experiencer.CHILD
    )


def gap(plain: Plain, condition) -> list[Said]:
    out, until = [], dt.date.min
    for group in plain.groups(condition.trigger):
        start = plain.day(condition.trigger, group[0])
        if start is None or (out and start <= until):
            continue
        due = windows.due(start, condition.limit.length, condition.limit.basis)
        contacts = [e for e in plain.events if is_contact(e) and e.when.first_day is not None]
        after = [
            e.when.first_day for e in contacts if among(e.actor.kind, condition.actors) and e.when.first_day > start
        ]
        held = any(
            span.start <= start < span.end
            and span.actor.kind is not group[0].actor.kind
            and among(span.actor.kind, condition.actors)
            for span in plain.journey.spans
        )
        last = min(due, plain.end)
        there = any(among(e.actor.kind, condition.meanwhile) and start <= e.when.first_day <= last for e in contacts)
        if (after and min(after) <= due) or held or (condition.meanwhile and not there):
            continue
        kinds = {row.actor.kind for row in plain.journey.coverage if among(row.actor.kind, condition.actors)}
        end = min(after) if after else plain.end
        verdict = "cannot-assess"
        if due > plain.end:
            verdict, end = "open", due
        elif kinds and plain.covered(kinds, start, due):
            verdict = condition.verdict.value
        until = end
        out.append((verdict, start, end, whom({group[0].actor.kind, *group[0].actor_kinds()}), ids(group)))
    return out


def interruption(plain: Plain, condition) -> list[Said]:
    out, seen = [], set()
    for group in plain.groups(condition.start):
        start, own = plain.day(condition.start, group[0]), house(group[0].actor.kind)
        if start is None:
            continue
        ends = [
            event.when.first_day
            for selector in condition.ended
            for event in plain.matching(selector)
            if house(event.actor.kind) == own and event.when.first_day is not None and event.when.first_day >= start
        ]
        stop = min(ends, default=dt.date.max)
        marks = {start, min(stop, plain.end)}
        for event in plain.events:
            day = event.when.first_day
            if house(event.actor.kind) == own and is_contact(event) and day is not None and start <= day < stop:
                marks.add(day)
        ordered = sorted(marks)
        for before, after in pairwise(ordered):
            due = windows.due(before, condition.limit.length, condition.limit.basis)
            if after > due and (own, before) not in seen:
                seen.add((own, before))
                whole = plain.covered({group[0].actor.kind}, before, due)
                verdict = condition.verdict.value if whole else "cannot-assess"
                out.append((verdict, before, after, whom({group[0].actor.kind}), ids(group)))
    return out


def deadline(plain: Plain, condition) -> list[Said]:
    written = plain.journey.case.child.born
    if written is None:
        return []
    parts = [int(part) for part in written.split("-")]
    earliest = dt.date(*([*parts, 1, 1])[:3])
    latest = earliest
    if len(parts) == 1:
        latest = dt.date(parts[0], 12, 31)
    elif len(parts) == 2:
        latest = earliest + relativedelta(months=1) - ONE
    first, last = (b + relativedelta(years=condition.age) - days(condition.ahead) * ONE for b in (earliest, latest))
    kinds = {kind for kind in plain.active(last) if among(kind, condition.actors)}
    if last > plain.end or not kinds:
        return []
    for selector in condition.answers:
        for event in plain.answering(selector, {house(kind) for kind in kinds}):
            if event.when.first_day is not None and event.when.first_day <= last:
                return []
    now = [s for s in plain.journey.spans if s.actor.kind in kinds and s.start <= last <= s.end]
    sure = first == last and plain.covered(kinds, max(s.start for s in now), last)
    known = {event.id for event in plain.events}
    verdict = condition.verdict.value if sure else "cannot-assess"
    return [(verdict, first, last, whom(kinds), frozenset(s.first_event for s in now) & known)]
