"""Lanes: the child and family first, then region, kommun, skola; who was active when; what is covered."""

from typing import Final

from render.view.model import Cover, Lane, Thread
from render.view.words import lane_words, vocabulary
from schemas.journey import Journey
from schemas.vocabulary import ActorKind, Experiencer, Status

_OTHERS: Final = "other"


def lane_of(kind: ActorKind) -> str:
    """The lane of an actor kind: its own, or the one that gathers police, justice and barnahus."""
    return _OTHERS if vocabulary()["lanes"][kind.value]["group"] == "ovr" else kind.value


def lanes(journey: Journey) -> tuple[Lane, ...]:
    """Every service with a record or named as taking part, in the fixed order: seventeen at the most."""
    own = {event.actor.kind for event in journey.events if event.usable}
    collected = {row.actor.kind for row in journey.coverage}
    by_id = {event.id: event for event in journey.events}
    named = {
        kind
        for happening in journey.happenings
        if happening.status is Status.OCCURRED
        and happening.organisations > 1
        and any(
            by_id[name].experiencer is Experiencer.CHILD and not by_id[name].historical for name in happening.events
        )
        for kind in happening.actors
    }
    wanted = [
        ActorKind(name)
        for name in vocabulary()["lanes"]
        if ActorKind(name) in own | collected | named | {ActorKind.FAMILY}
    ]
    out: dict[str, Lane] = {}
    for kind in wanted:
        name = lane_of(kind)
        missing = kind not in own and kind is not ActorKind.FAMILY
        words, group = lane_words(kind, journey.case.child.alias), vocabulary()["lanes"][kind.value]["group"]
        if name not in out or out[name].missing:
            out[name] = Lane(id=name, group=group, name=words, missing=missing)
    return tuple(out.values())


def threads(journey: Journey, shown: frozenset[str]) -> tuple[Thread, ...]:
    """Where a lane has contact. Family: from its first to its last own words."""
    out = [
        Thread(lane=lane_of(span.actor.kind), start=span.start, end=span.end)
        for span in journey.spans
        if lane_of(span.actor.kind) in shown
    ]
    return tuple(sorted(out, key=lambda thread: (thread.lane, thread.start, thread.end)))


def covers(journey: Journey, shown: frozenset[str]) -> tuple[Cover, ...]:
    """Stretches for which a lane's records are said to be complete and could be read."""
    return tuple(
        Cover(lane=lane_of(row.actor.kind), start=period.start, end=period.end)
        for row in journey.coverage
        if row.readable and lane_of(row.actor.kind) in shown
        for period in row.periods
    )
