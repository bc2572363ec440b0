"""followup, precedence and others, as loops."""

import datetime as dt

from schemas.condition import Followup, Precedence
from schemas.pattern import Others
from schemas.vocabulary import Experiencer, Informant, Status
from tests.timeline.rules.reference.asked import Said, asked, gathered, ids, in_scope, named, triggers, whom, whose
from tests.timeline.rules.reference.plain import ONE, Plain, among, days, house
from timeline.rules import windows


def followup(plain: Plain, condition: Followup) -> list[Said]:
    out = []
    for start, selector, group, sure, near in asked(plain, condition):
        lead = group[0]
        due = due_of(plain, condition, start, selector, group, near)
        if due is None:
            continue
        firsts = [first_answer(plain, condition, a, start, group) for a in condition.answers]
        there = [first for first in firsts if first is not None]
        came = None
        if there and (not condition.every or len(there) == len(firsts)):
            came = max(there) if condition.every else min(there)
        if came is not None and came <= due:
            continue
        if came is not None and condition.late_within and (came - due).days > days(condition.late_within):
            came = None
        paused = pause(plain, condition, start, due, came, group)
        if paused == "silent":
            continue
        searched = whose(plain, condition, lead)
        verdict, end = judged(plain, condition, start, due, came, searched, group)
        if verdict == "cannot-assess" and due <= plain.end and came is None:
            if denied(plain, condition, selector, lead, start, due):
                verdict, end = condition.verdict.value, due
        if verdict != "open" and (paused == "unsure" or not sure):
            verdict, end = "cannot-assess", min(due, plain.end)
        out.append((verdict, start, end, named(plain, lead, *searched), ids(group)))
    return out


def due_of(plain: Plain, condition: Followup, start, selector, group, near) -> dt.date | None:
    limit = condition.limit
    for change in sorted(condition.changes, key=lambda change: change.first):
        if change.first <= start:
            limit = change
    if condition.before is not None:
        after = [
            day
            for event in plain.matching(condition.before)
            if (day := plain.day(condition.before, event)) is not None and day > start
        ]
        if after:
            return min(after)
    counted = start
    if condition.due_from is not None:
        found = [
            [str(e.attributes[condition.due_from]) for e in es if e.attributes.get(condition.due_from)]
            for es in (group, near)
        ]
        dates = found[0] or found[1]
        if dates:
            counted = dt.date.fromisoformat(min(dates))
        elif condition.otherwise is None:
            return None
        else:
            limit = condition.otherwise
    elif selector.day == "event":
        counted = max([e.when.last_day for e in group if e.when.last_day], default=start)
    if limit.runs_from is not None:
        begun = [
            day
            for event in plain.matching(limit.runs_from)
            if (day := plain.day(limit.runs_from, event)) is not None and day >= counted
        ]
        if not begun:
            return None
        counted = min(begun)
    return windows.due(counted, limit.length, limit.basis)


def first_answer(plain: Plain, condition: Followup, selector, start, group) -> dt.date | None:
    lead = group[0]
    happening = plain.happening(lead)
    took_part = {lead.actor.kind, *lead.actor_kinds(), *(happening.actors if happening else ())}
    unsure = set() if condition.strict else {house(kind) for kind in took_part}
    asked_kinds = {kind for one in (condition.trigger, *condition.also) for kind in one.kinds}
    best = None
    for event in plain.answering(selector, unsure):
        first = plain.day(selector, event)
        last = event.when.last_day if selector.day == "event" else first
        if first is None or last is None or event.id in ids(group) or not in_scope(condition, lead, event):
            continue
        if first < last and first <= start <= last and event.kind in asked_kinds:
            continue
        if selector.own and house(event.actor.kind) != house(lead.actor.kind):
            continue
        if any(other_sort(group, event, name) for name in condition.same):
            continue
        if condition.among_active and not between_active(plain, start, event):
            continue
        if condition.apart:
            in_time = last >= start + days(condition.apart) * ONE
        else:
            in_time = last > start or (last == start and condition.include_trigger_day)
        if in_time:
            day = max(first, start)
            best = day if best is None else min(best, day)
    return best


def other_sort(group, event, name) -> bool:
    told = [str(e.attributes[name]) for e in group if e.attributes.get(name) is not None]
    its = event.attributes.get(name)
    return bool(told) and its is not None and str(its) not in told


def between_active(plain: Plain, start, event) -> bool:
    happening = plain.happening(event)
    everybody = happening.actors if happening else (event.actor.kind, *event.actor_kinds())
    named_ = {house(kind) for kind in everybody}
    return len(named_) < 2 or len(named_ & {house(kind) for kind in plain.active(start)}) > 1


def pause(plain: Plain, condition: Followup, start, due, came, group) -> str | None:
    for selector in condition.pauses:
        for fit in ("yes", "unknown"):
            for event in plain.matching(selector, fit=fit):
                day = plain.known(event) if selector.day == "known" else event.when.first_day
                if day is not None and start <= day <= due:
                    return "silent" if came is not None and fit == "yes" else "unsure"
    for selector in condition.perhaps:
        for event in plain.answering(selector, {house(group[0].actor.kind)}):
            day = plain.known(event) if selector.day == "known" else event.when.first_day
            if event.id not in ids(group) and day is not None and start <= day <= due:
                return "unsure"
    return None


def judged(plain: Plain, condition: Followup, start, due, came, searched, group):
    if not searched:
        return "cannot-assess", min(due, plain.end)
    if due > plain.records_end(searched):
        return ("open", due) if due > plain.end else ("cannot-assess", min(due, plain.end))
    since = start
    if came is not None:
        told = [day for e in group if e.actor.kind in searched and (day := plain.known(e)) is not None]
        since = max(start, min(told)) if told else start
    if not plain.covered(searched, min(since, due), due):
        return "cannot-assess", due
    if came is not None and condition.late is not condition.verdict:
        return condition.late.value, came
    return condition.verdict.value, due


def denied(plain: Plain, condition, selector, lead, start, due) -> bool:
    kinds = {kind for answer in condition.answers for kind in answer.kinds}
    for event in plain.events:
        if event.kind not in kinds or event.status is not Status.ABSENT or event.historical:
            continue
        if event.attributes.get("outside_period") or event.experiencer is not Experiencer.CHILD:
            continue
        if event.kind in selector.kinds and Status.ABSENT in selector.statuses:
            continue
        day = plain.known(event)
        if in_scope(condition, lead, event) and day is not None and start <= day <= due + 60 * ONE:
            return True
    return False


def precedence(plain: Plain, condition: Precedence) -> list[Said]:
    out = []
    for start, _, group, sure, _ in asked(plain, condition):
        lead = group[0]
        first = start - days(condition.limit.length) * ONE
        if condition.since is not None:
            before = [
                day
                for event in plain.matching(condition.since)
                if house(event.actor.kind) == house(lead.actor.kind)
                and (day := plain.day(condition.since, event)) is not None
                and day <= start
            ]
            if before:
                first = min(first, max(before))
        latest = max([e.when.last_day for e in group if e.when.last_day], default=start)
        last = max(start, latest) + (days(condition.grace) if condition.grace else 0) * ONE
        if any(preceded(plain, condition, lead, selector, first, last) for selector in condition.answers):
            continue
        searched = whose(plain, condition, lead)
        verdict = "cannot-assess"
        if last > plain.end:
            verdict = "open"
        elif sure and searched and plain.covered(searched, first, last):
            verdict = condition.verdict.value
        out.append((verdict, start, last, named(plain, lead, *searched), ids(group)))
    return out


def preceded(plain: Plain, condition: Precedence, lead, selector, first, last) -> bool:
    for event in plain.answering(selector, {house(lead.actor.kind)}):
        if selector.own and house(event.actor.kind) != house(lead.actor.kind):
            continue
        if not in_scope(condition, lead, event):
            continue
        begun = event.when.first_day or plain.known(event)
        ended = event.when.last_day or begun
        same = (event.parent or event.id) == (lead.parent or lead.id)
        if same or (begun is not None and ended is not None and begun <= last and ended >= first):
            return True
    return False


def others(plain: Plain, condition: Others) -> list[Said]:
    out = []
    rows = triggers(plain, (condition.trigger, *condition.also), condition.cluster)
    for start, _, group, sure, near in gathered(rows, condition.cluster):
        lead = group[0]
        first, last = start, windows.due(start, condition.limit.length, condition.limit.basis)
        if condition.since is not None:
            before = [
                day
                for event in plain.matching(condition.since)
                if house(event.actor.kind) == house(lead.actor.kind)
                and (day := plain.day(condition.since, event)) is not None
                and day <= start
            ]
            first = max(before, default=start)
        there = set()
        for event in (*group, *near):
            happening = plain.happening(event)
            there |= {house(event.actor.kind), *(house(kind) for kind in (happening.actors if happening else ()))}
        missed = set()
        for span in plain.journey.spans:
            kind, begun = span.actor.kind, first if condition.since is not None else start
            if not among(kind, condition.actors) or house(kind) in there:
                continue
            if (
                span.start <= start
                and span.end >= begun
                and not reached(plain, condition, lead, start, kind, first, last)
            ):
                missed.add(kind)
        if last > plain.end and missed:
            out.append(("open", first, last, whom(lead, missed), ids(group)))
            continue
        clear = {kind for kind in missed if sure and plain.covered({lead.actor.kind, kind}, first, last)}
        for verdict, kinds in ((condition.verdict.value, clear), ("cannot-assess", missed - clear)):
            if kinds:
                out.append((verdict, first, last, whom(lead, kinds), ids(group)))
    return out


def reached(plain: Plain, condition: Others, lead, start, kind, first, last) -> bool:
    own = lead.actor.kind
    for selector in condition.answers:
        for event in plain.answering(selector, {house(own), house(kind)}):
            begun, ended = event.when.first_day, event.when.last_day
            if begun and ended and begun <= last and ended >= first and plain.concerns(event, own, kind):
                return True
    if condition.mentions:
        kinds = {k for selector in (condition.trigger, *condition.also) for k in selector.kinds}
        for event in plain.events:
            day = plain.known(event)
            if event.kind in kinds and not event.attributes.get("outside_period"):
                if house(event.actor.kind) == house(kind) and day is not None and start <= day <= last:
                    return True
    return False


FAMILY = {Informant.FAMILY, Informant.CHILD}
