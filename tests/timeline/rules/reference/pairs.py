"""Who was there beside whom: unasked, silence, carrier, parallel, participants, unseen, as loops."""

import datetime as dt
from itertools import combinations, permutations

from schemas.vocabulary import MEETING_KINDS, ActorKind, Experiencer, Informant, Kind, Role, Status
from schemas.when import day_of
from tests.timeline.rules.reference.asked import Said, ids
from tests.timeline.rules.reference.plain import HOUSE, ONE, Plain, among, days, house, whom


def pairs(plain: Plain, condition):
    active = {}
    for span in sorted(plain.journey.spans, key=lambda s: (s.actor.kind, s.start, s.end)):
        if among(span.actor.kind, condition.actors):
            mine = active.setdefault(span.actor.kind, [])
            if mine and span.start <= mine[-1][1] + ONE:
                mine[-1] = (mine[-1][0], max(mine[-1][1], span.end))
            else:
                mine.append((span.start, span.end))
    out = []
    for one, other in permutations(sorted(active), 2):
        if house(one) == house(other):
            continue
        for a, b in active[one]:
            for c, d in active[other]:
                start, end = max(a, c), min(b, d, plain.end)
                if (end - start).days >= days(condition.limit.length):
                    out.append((one, other, start, end))
    return sorted(out, key=lambda row: (row[0], row[2], row[1]))


def per_service(plain: Plain, rows) -> list[Said]:
    """(pair, verdict, events): those of one service that begin within the first one's stretch are one."""
    grouped = []
    for row in rows:
        if grouped:
            (one, _, _, end), verdict, _ = grouped[-1][0]
            if one == row[0][0] and verdict == row[1] and row[0][2] <= end:
                grouped[-1].append(row)
                continue
        grouped.append([row])
    out, known = [], {event.id for event in plain.events}
    for group in grouped:
        kinds = {group[0][0][0], *(row[0][1] for row in group)}
        events = ids(event for row in group for event in row[2])
        if not events:
            events = frozenset(s.first_event for s in plain.journey.spans if s.actor.kind in kinds) & known
        start, end = min(row[0][2] for row in group), max(row[0][3] for row in group)
        out.append((group[0][1], start, end, whom(kinds), events))
    return out


def first_between(plain: Plain, answers, one, other, start, last) -> dt.date | None:
    found = []
    for selector in answers:
        for event in plain.answering(selector, {house(one), house(other)}):
            begun, ended = event.when.first_day, event.when.last_day
            if begun and ended and ended >= start and max(begun, start) <= last and plain.concerns(event, one, other):
                found.append(max(begun, start))
    return min(found, default=None)


def unasked(plain: Plain, condition) -> list[Said]:
    rows = []
    for one, other, start, end in pairs(plain, condition):
        due = start + days(condition.limit.length) * ONE
        asked = first_between(plain, condition.answers, one, other, dt.date.min, dt.date.max)
        if asked is not None and asked <= due:
            continue
        verdict = condition.verdict.value if plain.covered({one, other}, start, due) else "cannot-assess"
        rows.append(((one, other, start, min(end, asked or end)), verdict, ()))
    return per_service(plain, rows)


def silence(plain: Plain, condition) -> list[Said]:
    rows = []
    for one, other, start, end in pairs(plain, condition):
        own = [e for e in plain.events if e.actor.kind is one and e.when.first_day is not None]
        entries = [e for e in own if e.parent is None and start <= e.when.first_day <= end]
        if len(entries) < condition.entries:
            continue
        told = [e for e in own if (plain.known(e) or end) <= end]
        if any(house(kind) == house(other) for e in told for kind in e.actor_kinds()):
            continue
        if any(
            {one, other} <= {*h.actors, *h.absent} and h.when.first_day is not None and h.when.first_day <= end
            for h in plain.journey.happenings
        ):
            continue
        verdict = condition.verdict.value if plain.covered({one}, start, end) else "cannot-assess"
        rows.append(((one, other, start, end), verdict, ()))
    out = per_service(plain, rows)
    if condition.noted is not None:
        for group in plain.groups(condition.noted):
            happening = plain.happening(group[0])
            if happening is not None and happening.when.first_day is not None:
                first = happening.when.first_day
                kinds = whom({*happening.actors, *group[0].actor_kinds()})
                out.append((condition.verdict.value, first, happening.when.last_day or first, kinds, ids(group)))
    return out


def carrier(plain: Plain, condition) -> list[Said]:
    rows = []
    for one, other, start, end in pairs(plain, condition):
        carried = []
        for event in plain.events:
            day = event.when.first_day
            by_family = event.informant in {Informant.FAMILY, Informant.CHILD}
            if day is None or not start <= day <= end:
                continue
            if not by_family and plain.fits(condition.messages, event) != "yes":
                continue
            names = {house(kind) for kind in event.actor_kinds()}
            if (event.actor.kind is one and house(other) in names) or (
                event.actor.kind is other and house(one) in names
            ):
                carried.append(event)
        if len({event.parent or event.id for event in carried}) < condition.times:
            continue
        if first_between(plain, condition.answers, one, other, start, end) is not None:
            continue
        verdict = condition.verdict.value if plain.covered({one, other}, start, end) else "cannot-assess"
        rows.append(((one, other, start, end), verdict, tuple(carried)))
    return per_service(plain, rows)


def parallel(plain: Plain, condition) -> list[Said]:
    rows = []
    for group in plain.groups(condition.what):
        event, sort = group[0], group[0].attributes.get(condition.attribute)
        if not isinstance(sort, str) or sort in condition.never or event.when.first_day is None:
            continue
        end = day_of(event.until.end) if event.until and event.until.end is not None else None
        if end is None:
            later = [
                other.when.first_day
                for other in plain.events
                if other.kind is event.kind
                and not other.attributes.get("outside_period")
                and other.actor.kind is event.actor.kind
                and other.attributes.get("category") == event.attributes.get("category")
                and other.attributes.get("phase") in {"ongoing", "ended"}
                and other.when.first_day is not None
                and other.when.first_day > event.when.first_day
            ]
            end = max(later, default=None)
        rows.append((event, sort, event.when.first_day, end))
    out = []
    for one, other in combinations(rows, 2):
        kinds = (one[0].actor.kind, other[0].actor.kind)
        if one[1] != other[1] or house(kinds[0]) == house(kinds[1]):
            continue
        start, ends = max(one[2], other[2]), [row[3] for row in (one, other) if row[3] is not None]
        due, end = start + days(condition.limit.length) * ONE, min([*ends, plain.end])
        if end < due or first_between(plain, condition.answers, *kinds, start, end) is not None:
            continue
        sure = len(ends) == 2 and plain.covered(set(kinds), start, due)
        verdict = condition.verdict.value if sure else "cannot-assess"
        out.append((verdict, start, end, whom(kinds), ids([one[0], other[0]])))
    return out


def participants(plain: Plain, condition) -> list[Said]:
    out = []
    for group in plain.groups(condition.meeting):
        happening = plain.happening(group[0])
        if happening is None or happening.when.first_day is None:
            continue
        day = happening.when.first_day
        called = set()
        for event in plain.events:
            about = event.attributes.get("of") == happening.id or event.when.first_day == day
            if event.kind in MEETING_KINDS and about and event.status in {Status.PLANNED, Status.CANCELLED}:
                names = set(event.actor_kinds(Role.INVITED, Role.ATTENDED, Role.CONCERNED))
                called |= names | ({event.actor.kind} if names else set())
        there = {*happening.actors, *happening.absent, *called}
        seen = {kind for event in group for kind in event.actor_kinds(Role.ATTENDED)}
        there -= {
            e.actor.kind
            for e in plain.events
            if e.kind is Kind.INVITATION
            and not e.attributes.get("outside_period")
            and e.status is Status.ABSENT
            and e.known is not None
            and abs((e.known - day).days) <= 120
            and not set(e.actor_kinds()) - {e.actor.kind}
            and e.actor.kind not in seen
        }
        for kind in plain.active(day):
            if (condition.actors and not among(kind, condition.actors)) or kind in there or spoken_for(kind, there):
                continue
            if chosen(plain, kind, day):
                continue
            said = any(
                e.kind is Kind.INVITATION
                and not e.attributes.get("outside_period")
                and e.status is Status.ABSENT
                and kind in (set(e.actor_kinds()) or {e.actor.kind})
                and e.known is not None
                and abs((e.known - day).days) <= 120
                for e in plain.events
            )
            sure = (bool(called) or said) and plain.covered({kind}, day, day)
            verdict = condition.verdict.value if sure else "cannot-assess"
            out.append((verdict, day, happening.when.last_day or day, whom({kind}), ids(group)))
    return out


def spoken_for(kind, there) -> bool:
    shared = {HOUSE.get(k.value, k.value) for k in there if k.value in {*HOUSE, *HOUSE.values()}}
    return HOUSE.get(kind.value, kind.value) in shared and kind.value in {*HOUSE, *HOUSE.values()}


def chosen(plain: Plain, kind, day) -> bool:
    for e in plain.events:
        if e.kind not in {Kind.INVITATION, Kind.CONSENT} or e.attributes.get("outside_period") or e.known is None:
            continue
        if not 0 <= (day - e.known).days <= 120 or kind not in e.actor_kinds():
            continue
        if e.kind is Kind.INVITATION and e.attributes.get("family_choice"):
            return True
        if e.kind is Kind.CONSENT and e.attributes.get("answer") == "refused":
            return True
    return False


def unseen(plain: Plain, condition) -> list[Said]:
    out = []
    for kind in sorted(set(ActorKind)):
        rows = [row for row in plain.journey.coverage if row.actor.kind is kind]
        if rows and any(not row.periods for row in rows):
            continue
        named = [
            e
            for e in plain.events
            if e.status is Status.OCCURRED
            and not e.historical
            and e.experiencer is Experiencer.CHILD
            and e.when.first_day is not None
            and kind in e.actor_kinds()
            and kind is not e.actor.kind
            and among(kind, condition.actors)
        ]
        periods = sorted((p.start, p.end) for row in rows for p in row.periods)
        found = {}
        for event in named:
            day = event.when.first_day
            if not any(start <= day <= end for start, end in periods):
                found.setdefault(sum(end < day for _, end in periods), []).append(event)
        for events in found.values():
            first = min(e.when.first_day for e in events)
            last = max(first, min(max(e.when.last_day for e in events), plain.end))
            out.append((condition.verdict.value, first, last, whom({kind}), ids(events)))
    return out
