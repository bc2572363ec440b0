"""At each meeting: an actor that was active and, as far as the records tell, was not called."""

import datetime as dt

from schemas.condition import Participants
from schemas.event import Event
from schemas.journey import Happening
from schemas.vocabulary import MEETING_KINDS, ActorKind, Kind, Role, Status, Verdict
from timeline.rules.draft import Draft, actors_of
from timeline.rules.ground import Ground
from timeline.rules.matching import in_group

_SCHOOL = frozenset({ActorKind.SCHOOL, ActorKind.SCHOOL_HEALTH})
_PSYCHIATRY = frozenset({ActorKind.CHILD_PSYCHIATRY, ActorKind.INPATIENT_PSYCHIATRY})
_BEFORE = dt.timedelta(days=120)


def judge(condition: Participants, ground: Ground) -> list[Draft]:
    """One finding per meeting and actor: not found among those called, or can't be told who was called."""
    drafts = []
    for group in ground.groups(condition.meeting):
        happening = ground.happening(group[0])
        day = happening.when.first_day if happening else None
        if happening is None or day is None:
            continue
        called = _called(ground, happening, day)
        there = {*happening.actors, *happening.absent, *called} - _not_called(ground, group, day)
        for kind in sorted(ground.active(day)):
            wanted = not condition.actors or any(in_group(kind, g) for g in condition.actors)
            if wanted and kind not in there and not _same_house(kind, there) and not _chosen(ground, kind, day):
                drafts.append(_draft(condition, ground, group, happening, day, kind, bool(called)))
    return drafts


def _not_called(ground: Ground, group: list[Event], day: dt.date) -> set[ActorKind]:
    """Those whose own record says that they were not called, unless a record of the meeting saw them there."""
    seen = {kind for event in group for kind in event.actor_kinds(Role.ATTENDED)}
    own = {event.actor.kind for event in _refused(ground, day) if not event.actor_kinds() - {event.actor.kind}}
    return own - seen


def _refused(ground: Ground, day: dt.date) -> list[Event]:
    """What says, near the meeting's day, that somebody was not called."""
    return [
        event
        for event in ground.of_kind(Kind.INVITATION)
        if event.status is Status.ABSENT and event.known is not None and abs((event.known - day).days) <= _BEFORE.days
    ]


def _called(ground: Ground, happening: Happening, day: dt.date) -> set[ActorKind]:
    """Everybody that a call to the meeting names, with the one who called."""
    out: set[ActorKind] = set()
    for event in ground.by_id.values():
        about = event.attributes.get("of") == happening.id
        same_day = event.kind in MEETING_KINDS and event.when.first_day == day
        if (about or same_day) and event.status in {Status.PLANNED, Status.CANCELLED} and event.kind in MEETING_KINDS:
            named = event.actor_kinds(Role.INVITED, Role.ATTENDED, Role.CONCERNED)
            out |= named | ({event.actor.kind} if named else set())
    return out


def _same_house(kind: ActorKind, there: set[ActorKind]) -> bool:
    """School and its pupil health, BUP and its ward, speak for each other at a meeting."""
    return any(kind in house and house & there for house in (_SCHOOL, _PSYCHIATRY))


def _chosen(ground: Ground, kind: ActorKind, day: dt.date) -> bool:
    """Has the family chosen to leave this actor out (or said no to contact with it)?"""
    for event in ground.of_kind(Kind.INVITATION, Kind.CONSENT):
        before = event.known is not None and day - _BEFORE <= event.known <= day
        if not before or kind not in event.actor_kinds():
            continue
        if event.kind is Kind.INVITATION and event.attributes.get("family_choice"):
            return True
        if event.kind is Kind.CONSENT and event.attributes.get("answer") == "refused":
            return True
    return False


def _draft(
    condition: Participants,
    ground: Ground,
    group: list[Event],
    happening: Happening,
    day: dt.date,
    kind: ActorKind,
    known: bool,
) -> Draft:
    said = [event for event in _refused(ground, day) if kind in (event.actor_kinds() or {event.actor.kind})]
    sure = (known or bool(said)) and ground.covered([kind], day, day)
    return Draft(
        verdict=condition.verdict if sure else Verdict.CANNOT_ASSESS,
        start=day,
        end=happening.when.last_day or day,
        actors=actors_of([kind]),
        trigger=tuple(group),
        evidence=tuple(said),
        searched=ground.searched({*happening.actors, kind}, day - _BEFORE, day),
    )
