"""What happened, what it held, how often, in what order: occurrence, content, recurrence, chain, as loops."""

import datetime as dt

from schemas.vocabulary import MEETING_KINDS, ActorKind, Kind, Role
from tests.timeline.rules.reference.asked import Said, ids
from tests.timeline.rules.reference.plain import ONE, Plain, days, house, whom
from timeline.rules import windows


def occurrence(plain: Plain, condition) -> list[Said]:
    selectors = (condition.what, *condition.also)
    sure, unsure = {}, {}
    for found, groups in ((sure, plain.groups), (unsure, plain.unsure_groups)):
        for selector in selectors:
            for group in groups(selector):
                happening = plain.happening(group[0])
                if (
                    happening is not None
                    and happening.when.first_day is not None
                    and happening.id not in {**sure, **found}
                ):
                    first = happening.when.first_day
                    found[happening.id] = (first, happening.when.last_day or first, whom(happening.actors), ids(group))
    out = [(condition.verdict.value, *row) for row in sure.values()]
    if unsure:
        rows = list(unsure.values())
        all_ = frozenset().union(*(row[2] for row in rows))
        ours = frozenset().union(*(row[3] for row in rows))
        out.append(("cannot-assess", min(row[0] for row in rows), max(row[1] for row in rows), all_, ours))
    return out


def content(plain: Plain, condition) -> list[Said]:
    groups = {}
    for selector in (*condition.also, condition.trigger):
        for group in plain.groups(selector):
            groups[group[0].happening or group[0].id] = group
    out = []
    for group in sorted(groups.values(), key=lambda g: (g[0].when.first_day or dt.date.max, g[0].id)):
        said = content_of(plain, condition, group)
        if said is None:
            continue
        if condition.cluster and any((said[1] - one[1]).days <= days(condition.cluster) for one in out):
            continue
        out.append(said)
    return out


def content_of(plain: Plain, condition, group) -> Said | None:
    happening = plain.happening(group[0])
    if happening is None or happening.when.first_day is None:
        return None
    start = happening.when.first_day
    members = [event for event in plain.events if event.id in happening.events]
    due = windows.due(start, condition.limit.length, condition.limit.basis)
    lacking, emptied, unknown = [], [], []
    for name in condition.attributes:
        values = [event.attributes.get(name) for event in members]
        if any(values):
            continue
        if any(value is not None for value in values):
            lacking.append(name)
            emptied.append(name)
        elif condition.untold == "missing":
            lacking.append(name)
        else:
            unknown.append(name)
    if not lacking and not unknown:
        return None
    filled = []
    for name in lacking:
        found = []
        for selector in condition.answers:
            for event in plain.matching(selector):
                day = plain.known(event)
                if day is None or day < start or event.id in ids(members):
                    continue
                if condition.late_within and (day - due).days > days(condition.late_within):
                    continue
                if condition.untold == "unknown":
                    alone = bool(selector.attributes)
                else:
                    alone = event.kind not in condition.trigger.kinds and day <= due
                if event.attributes.get(name) or alone:
                    found.append(day)
        filled.append(min(found, default=None))
    all_ = all(day is not None for day in filled)
    in_time = all_ and all(day <= due for day in filled)
    if in_time and not unknown:
        return None
    kinds = set(happening.actors)
    collected = {row.actor.kind for row in plain.journey.coverage}
    searched = kinds & collected if condition.untold == "missing" else {event.actor.kind for event in members}
    verdict, end = condition.verdict.value, due
    if in_time:
        verdict = "cannot-assess"
    elif due > plain.end:
        verdict = "open"
    elif not plain.covered(searched, start, due) or not (emptied or len(happening.sources) > 1):
        verdict = "cannot-assess"
    elif all_:
        verdict, end = condition.late.value, max(filled)
    return (verdict, start, end, whom(kinds), ids(members))


def recurrence(plain: Plain, condition) -> list[Said]:
    times = []
    for group in plain.groups(condition.what):
        for event in group[:1] if condition.count == "happenings" else group:
            day = plain.day(condition.what, event)
            if day is not None and event.actor.kind is not ActorKind.FAMILY:
                times.append((day, event.actor.kind, event))
    if condition.count == "contacts":
        once = {}
        for row in times:
            once.setdefault((row[0], None if row[2].kind in MEETING_KINDS else row[1]), row)
        times = list(once.values())
    times.sort(key=lambda row: (row[0], row[2].id))
    if condition.count == "persons":
        met = {}
        for row in times:
            if row[2].author.name:
                met.setdefault((row[1], row[2].author.name), row)
        times = list(met.values())
    elif condition.cluster is not None:
        kept, first = [], {}
        for row in times:
            if row[1] in first and (row[0] - first[row[1]]).days <= days(condition.cluster):
                continue
            first[row[1]] = row[0]
            kept.append(row)
        times = kept
    kinds = sorted({row[1] for row in times})
    series = [[row for row in times if row[1] == kind] for kind in kinds] if condition.same_actor else [times]
    out = []
    for rows in series:
        for stretch in stretches(rows, condition.times, days(condition.limit.length)):
            services = {row[1] for row in stretch}
            if len(services) >= condition.actors and not answered(plain, condition, stretch):
                out.append(recurred(condition, stretch))
    if condition.overall is not None:
        for stretch in stretches(times, condition.overall, days(condition.limit.length)):
            if not any(one[1] <= stretch[-1][0] and one[2] >= stretch[0][0] for one in out):
                out = [*out, recurred(condition, stretch)]
    if condition.noted is not None:
        for group in plain.groups(condition.noted):
            happening = plain.happening(group[0])
            if happening is not None and happening.when.first_day is not None:
                first = happening.when.first_day
                last = happening.when.last_day or first
                out.append((condition.verdict.value, first, last, whom(happening.actors), ids(group)))
    return out


def recurred(condition, stretch) -> Said:
    events = [row[2] for row in stretch]
    return (condition.verdict.value, stretch[0][0], stretch[-1][0], whom(row[1] for row in stretch), ids(events))


def stretches(rows, least, window):
    """Every row that lies in some window with enough of them; windows that share a row are one stretch."""
    out = []
    for number in range(len(rows) - least + 1):
        inside = list(range(number, number + least))
        if (rows[inside[-1]][0] - rows[inside[0]][0]).days < window:
            if out and out[-1][-1] >= number:
                out[-1] = sorted({*out[-1], *inside})
            else:
                out.append(inside)
    return [[rows[number] for number in numbers] for numbers in out]


def answered(plain: Plain, condition, stretch) -> bool:
    until = stretch[-1][0] + (days(condition.answered_within) if condition.answered_within else 0) * ONE
    services = {row[1] for row in stretch}
    for selector in condition.answers:
        for event in plain.matching(selector):
            first, last = event.when.first_day, event.when.last_day
            if (event.parent or event.id) in {row[2].parent or row[2].id for row in stretch}:
                continue
            if first and last and stretch[0][0] <= last and first <= until:
                if not condition.same_actor or event.actor.kind in services:
                    return True
    return False


def chain(plain: Plain, condition) -> list[Said]:
    steps = []
    for group in plain.groups(condition.what):
        event, day = group[0], plain.day(condition.what, group[0])
        senders = set(event.actor_kinds(Role.SENDER))
        to = set(event.actor_kinds(Role.RECEIVER, Role.CONCERNED))
        giver = event.actor.kind
        if event.kind is Kind.REFERRAL_REJECTED:
            to = to | senders if senders and giver not in senders else to
        elif len(senders) == 1:
            giver = min(senders)
        houses = {house(kind) for kind in to} - {house(giver)}
        if day is not None and giver is not ActorKind.FAMILY and houses:
            steps.append((day, house(giver), houses, event, to | {giver}))
    steps.sort(key=lambda step: (step[0], step[3].id))
    out = []
    for number in range(len(steps)):
        taken = [steps[number]]
        for step in steps[number + 1 :]:
            if (step[0] - taken[0][0]).days > days(condition.limit.length):
                break
            if step[1] in taken[-1][2]:
                taken.append(step)
        givers = [step[1] for step in taken]
        back = any(step[2] & set(givers[:place]) for place, step in enumerate(taken) if place)
        everybody = {*givers, *(name for step in taken for name in step[2])}
        if len(taken) < 2 or not (back or len(everybody) >= 3):
            continue
        kinds = whom({kind for step in taken for kind in step[4]})
        if not any(one[2] >= taken[0][0] and kinds & one[3] for one in out):
            out.append((condition.verdict.value, taken[0][0], taken[-1][0], kinds, ids(step[3] for step in taken)))
    return out
