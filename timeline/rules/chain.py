"""One points to the next, who points on: back to the first, or over three services."""

import datetime as dt
from typing import NamedTuple

from schemas.event import Event
from schemas.pattern import Chain
from schemas.vocabulary import ActorKind, Kind, Role
from timeline.rules import windows
from timeline.rules.draft import Draft, actors_of
from timeline.rules.ground import Ground
from timeline.rules.matching import house


class Step(NamedTuple):
    """One pointing: the day, from whom, to whom."""

    day: dt.date
    giver: ActorKind
    to: frozenset[ActorKind]
    event: Event
    named: frozenset[ActorKind]
    """Giver and receivers as the record has them; `giver` and `to` are their houses."""


def judge(condition: Chain, ground: Ground) -> list[Draft]:
    """One finding per chain, from its first step to its last."""
    window = dt.timedelta(days=windows.days(condition.limit.length))
    steps = _steps(condition, ground)
    drafts: list[Draft] = []
    for number in range(len(steps)):
        chain = _follow(steps[number:], window)
        if len(chain) < 2 or not _goes_round(chain):
            continue
        kinds = {kind for one in chain for kind in one.named}
        if any(draft.end >= chain[0].day and kinds & set(draft.actors) for draft in drafts):
            continue  # the same going to and fro, told from another step
        first, last = chain[0].day, chain[-1].day
        drafts.append(
            Draft(
                verdict=condition.verdict,
                start=first,
                end=last,
                actors=actors_of(kinds),
                trigger=tuple(one.event for one in chain),
                searched=ground.searched(kinds, first, last),
                values={"times": str(len(chain))},
            )
        )
    return drafts


def _steps(condition: Chain, ground: Ground) -> list[Step]:
    """Each pointing once, in order of time; what two records tell of the same step within a month is one."""
    out: list[Step] = []
    for group in ground.groups(condition.what):
        day = ground.day(condition.what, group[0])
        giver, to = _ends(group[0])
        if day is None or giver is ActorKind.FAMILY or not to:
            continue
        houses = frozenset(house(kind) for kind in to) - {house(giver)}
        out.append(Step(day, house(giver), houses, group[0], to | {giver}))
    return sorted((step for step in out if step.to), key=lambda step: (step.day, step.event.id))


def _ends(event: Event) -> tuple[ActorKind, frozenset[ActorKind]]:
    """Who points, and to whom: a referral that is sent back goes to its sender (told in the sender's record too)."""
    senders = event.actor_kinds(Role.SENDER)
    receivers = event.actor_kinds(Role.RECEIVER, Role.CONCERNED)
    if event.kind is Kind.REFERRAL_REJECTED:
        if senders and event.actor.kind not in senders:
            return event.actor.kind, senders | receivers
        return event.actor.kind, receivers
    giver = next(iter(senders)) if len(senders) == 1 else event.actor.kind
    return giver, receivers


def _follow(steps: list[Step], window: dt.timedelta) -> list[Step]:
    """From the first step on: each next one is taken by somebody who was pointed to."""
    chain = [steps[0]]
    for step in steps[1:]:
        if step.day - chain[0].day > window:
            break
        if step.giver in chain[-1].to:
            chain.append(step)
    return chain


def _goes_round(chain: list[Step]) -> bool:
    """Back to somebody who had it before, or over three services."""
    givers = [step.giver for step in chain]
    back = any(step.to & set(givers[:number]) for number, step in enumerate(chain) if number)
    return back or len({*givers, *(kind for step in chain for kind in step.to)}) >= 3
