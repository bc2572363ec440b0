"""One happening, several voices: what each record says of a meeting, and where the records differ."""

from typing import Final

from render.view.lanes import lane_of
from render.view.model import Account
from render.view.words import kind_words, vocabulary
from schemas.event import Event
from schemas.finding import Words
from schemas.journey import Journey
from schemas.vocabulary import ActorKind, Experiencer, Kind, Role, Status

_DECISIONS: Final = frozenset(
    {
        Kind.SIP_PLAN,
        Kind.COORDINATOR,
        Kind.RESPONSIBILITY_AGREED,
        Kind.DECISION,
        Kind.INTERVENTION,
        Kind.CRISIS_PLAN,
        Kind.CARE_PLAN,
    }
)
_FAMILY: Final = frozenset({"child", "guardian", "guardian-1", "guardian-2"})


def accounts(members: list[Event], journey: Journey, shown: frozenset[str]) -> tuple[Account, ...]:
    """Each record's own day, those it names as present, and what it says was decided; in order of writing."""
    told: dict[str, list[Event]] = {}
    for event in journey.events:
        if event.parent:
            told.setdefault(event.parent, []).append(event)
    return tuple(_account(event, told.get(event.parent or event.id, []), shown) for event in members)


def _account(event: Event, told: list[Event], shown: frozenset[str]) -> Account:
    attended = [p.actor for p in event.participants if p.role is Role.ATTENDED]
    there = {"family" if who in _FAMILY else lane_of(ActorKind(who)) for who in attended if who != "self"}
    return Account(
        mark=event.id,
        lane=lane_of(event.actor.kind),
        day=event.when.first_day,
        there=tuple(sorted({lane_of(event.actor.kind), *there} & shown)),
        decided=_decided(event, told),
    )


def _decided(event: Event, told: list[Event]) -> tuple[Words, ...]:
    out = [
        kind_words(one.kind)
        for one in told
        if one.kind in _DECISIONS and one.status is Status.OCCURRED and one.experiencer is Experiencer.CHILD
    ]
    followup = event.attributes.get("followup_date")
    if followup:
        row = vocabulary()["followup"]
        out.append(Words(sv=row["sv"].format(day=followup), en=row["en"].format(day=followup)))
    return tuple({words.sv: words for words in out}.values())


def differences(told: tuple[Account, ...]) -> tuple[str, ...]:
    """In what the records differ: `day`, `who`, `decided`. A record that is silent about a thing does not differ."""
    who = {one.there for one in told if len(one.there) > 1}
    decided = {tuple(sorted(words.sv for words in one.decided)) for one in told if one.decided}
    found = {"day": len({one.day for one in told if one.day}) > 1, "who": len(who) > 1, "decided": len(decided) > 1}
    return tuple(name for name, differs in found.items() if differs)
