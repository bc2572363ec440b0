"""At each trigger, every other service that was active: did one of the answers go between it and the trigger's own?"""

import datetime as dt

from schemas.pattern import Others
from schemas.vocabulary import ActorKind, Verdict
from timeline.rules import windows
from timeline.rules.answers import answering, expected
from timeline.rules.draft import Draft, actors_of
from timeline.rules.ground import Ground
from timeline.rules.matching import house
from timeline.rules.pairs import concerns_both
from timeline.rules.triggers import Trigger, every, gathered


def judge(condition: Others, ground: Ground) -> list[Draft]:
    """One finding per trigger, naming those to whom the records show none; one more for those it can't be told of."""
    drafts: list[Draft] = []
    found = every(ground, (condition.trigger, *condition.also), clustered=condition.cluster is not None)
    for trigger in gathered(found, condition.cluster):
        first, last = _window(condition, ground, trigger)
        missed = _missed(condition, ground, trigger, first, last)
        own = trigger.lead.actor.kind
        sure = {kind for kind in missed if ground.covered({own, kind}, first, last)} if trigger.sure else set()
        if last > ground.end and missed:
            drafts.append(_draft(condition, ground, trigger, Verdict.OPEN, missed, first, last))
            continue
        for verdict, kinds in ((condition.verdict, sure), (Verdict.CANNOT_ASSESS, missed - sure)):
            if kinds:
                drafts.append(_draft(condition, ground, trigger, verdict, kinds, first, last))
    return drafts


def _window(condition: Others, ground: Ground, trigger: Trigger) -> tuple[dt.date, dt.date]:
    last = windows.due(trigger.start, condition.limit.length, condition.limit.basis)
    if condition.since is None:
        return trigger.start, last
    own = house(trigger.lead.actor.kind)
    days = [
        day
        for event in ground.events(condition.since)
        if house(event.actor.kind) is own and (day := ground.day(condition.since, event)) is not None
    ]
    return max((day for day in days if day <= trigger.start), default=trigger.start), last


def _missed(condition: Others, ground: Ground, trigger: Trigger, first: dt.date, last: dt.date) -> set[ActorKind]:
    """Services of other houses, active in the window, with none of the answers between them and the trigger's."""
    events = [*trigger.group, *trigger.near]
    there = {house(event.actor.kind) for event in events}
    for event in events:
        happening = ground.happening(event)
        there |= {house(kind) for kind in (happening.actors if happening else ())}
    begun = first if condition.since is not None else trigger.start
    active = {
        span.actor.kind
        for span in ground.spans(condition.actors)
        if span.start <= trigger.start and span.end >= begun and house(span.actor.kind) not in there
    }
    own = trigger.lead.actor.kind
    return {kind for kind in active if not _reached(condition, ground, trigger, own, kind, first, last)}


def _reached(
    condition: Others, ground: Ground, trigger: Trigger, own: ActorKind, kind: ActorKind, first: dt.date, last: dt.date
) -> bool:
    for selector in condition.answers:
        for event in answering(ground, selector, house(own), house(kind)):
            begun, ended = event.when.first_day, event.when.last_day
            if begun and ended and begun <= last and ended >= first and concerns_both(ground, event, own, kind):
                return True
    return condition.mentions and any(
        house(event.actor.kind) is house(kind)
        and (day := ground.known(event)) is not None
        and trigger.start <= day <= last
        for selector in (condition.trigger, *condition.also)
        for event in ground.of_kind(*selector.kinds)
    )


def _draft(
    condition: Others,
    ground: Ground,
    trigger: Trigger,
    verdict: Verdict,
    kinds: set[ActorKind],
    first: dt.date,
    last: dt.date,
) -> Draft:
    own = trigger.lead.actor.kind
    return Draft(
        verdict=verdict,
        start=first,
        end=last,
        actors=actors_of([own], kinds),
        trigger=tuple(trigger.group),
        expected=expected(condition.answers, last, condition.limit, condition.limit.length),
        searched=ground.searched({own, *kinds}, first, min(last, ground.end)),
        values={"others": ",".join(sorted(kinds))},
    )
