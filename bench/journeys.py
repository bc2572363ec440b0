"""A generated journey: one invented child, so many events, the same for the same seed."""

import datetime as dt
import random

from schemas.case import Case, Child, Period, SourceSpec
from schemas.event import Actor, Event, Participant, Source, stable_id
from schemas.journey import Coverage, Happening, Journey, Span
from schemas.vocabulary import ActorKind, Kind, Role, Status
from schemas.when import Precision

START, DAYS = dt.date(2019, 1, 1), 1800
ACTORS = (
    ActorKind.CHILD_PSYCHIATRY,
    ActorKind.SOCIAL_SERVICES,
    ActorKind.SCHOOL,
    ActorKind.SCHOOL_HEALTH,
    ActorKind.PRIMARY_CARE,
    ActorKind.HABILITATION,
)
KINDS = (
    *(Kind.VISIT,) * 8,
    *(Kind.PHONE_CONTACT,) * 5,
    Kind.REFERRAL,
    Kind.REFERRAL_ANSWER,
    Kind.CONCERN_REPORT,
    Kind.CONCERN_FEEDBACK,
    Kind.INVESTIGATION_OPENED,
    Kind.INVESTIGATION_CLOSED,
    Kind.SIP_MEETING,
    Kind.SIP_FOLLOW_UP,
    Kind.CRISIS_CONTACT,
    Kind.CROSS_AGENCY_CONTACT,
)


def journey(events: int, seed: int = 7) -> Journey:
    """A journey of `events` events over five years, every source complete."""
    rng = random.Random(seed)
    case = Case(
        case="BENCH",
        child=Child(alias="B", born="2006-01"),
        period=Period.model_validate({"from": START, "to": START + dt.timedelta(days=DAYS)}),
        sources=tuple(SourceSpec(id=kind.value, path="x", actor=kind) for kind in ACTORS),
    )
    made = sorted((_event(rng, number) for number in range(events)), key=lambda e: (e.when.first_day, e.id))
    happenings = tuple(_happening(event) for event in made)
    made = [event.with_(happening=happening.id) for event, happening in zip(made, happenings, strict=True)]
    spans = tuple(
        Span(
            actor=Actor(kind=kind),
            start=START,
            end=START + dt.timedelta(days=DAYS),
            first_event=made[0].id,
            reason="contacts",
        )
        for kind in ACTORS
    )
    coverage = tuple(
        Coverage(
            source=kind.value,
            actor=Actor(kind=kind),
            periods=(case.period,),
            first=START,
            last=case.period.end,
            entries=events,
        )
        for kind in ACTORS
    )
    return Journey(case=case, events=tuple(made), happenings=happenings, spans=spans, coverage=coverage)


def _event(rng: random.Random, number: int) -> Event:
    actor, kind = rng.choice(ACTORS), rng.choice(KINDS)
    day = START + dt.timedelta(days=rng.randrange(DAYS))
    other = rng.choice([kind for kind in ACTORS if kind is not actor])
    return Event(
        id=stable_id("e", number),
        case="BENCH",
        kind=kind,
        status=rng.choice((Status.OCCURRED,) * 8 + (Status.PLANNED, Status.CANCELLED)),
        start=day,
        end=day,
        precision=Precision.DAY,
        recorded=day,
        actor=Actor(kind=actor),
        participants=(Participant(actor=other, role=Role.ATTENDED),),
        title=kind.value,
        text="",
        source=Source(source=actor.value, file="x", sha256="0", locator=str(number), ingester="bench"),
    )


def _happening(event: Event) -> Happening:
    actors = tuple(sorted({event.actor.kind, *event.actor_kinds()}))
    return Happening(
        id=stable_id("h", event.id),
        kind=event.kind,
        status=event.status,
        start=event.start,
        end=event.end,
        precision=event.precision,
        actors=actors,
        events=(event.id,),
        sources=(event.source.source,),
        organisations=len(actors),
    )
