"""Can two events be one happening? Kind, status, person, days apart and organisations decide; nothing is linked."""

from typing import Final

from schemas.event import Event
from schemas.vocabulary import CONTACT_KINDS, MEETING_KINDS, ActorKind, Kind, Role
from schemas.when import Precision

SIP: Final = frozenset({Kind.SIP_MEETING, Kind.SIP_FOLLOW_UP})
JOINT_MEETINGS: Final = SIP | {Kind.NETWORK_MEETING}
_JOINT: Final = frozenset((MEETING_KINDS | CONTACT_KINDS) - {Kind.CONCERN_FEEDBACK, Kind.HANDOVER})
_REPORTED_BY_TWO: Final = frozenset(
    {
        Kind.SIP_PLAN,
        Kind.REFERRAL,
        Kind.REFERRAL_REJECTED,
        Kind.REFERRAL_ANSWER,
        Kind.CONCERN_REPORT,
        Kind.CONCERN_FEEDBACK,
        Kind.HANDOVER,
        Kind.COORDINATOR,
        Kind.INVESTIGATION_OPENED,
        Kind.INVESTIGATION_CLOSED,
        Kind.ADMISSION,
        Kind.DISCHARGE,
        Kind.OVERDOSE,
        Kind.RUNNING_AWAY,
        Kind.CRISIS_CONTACT,
        Kind.PLACEMENT,
        Kind.POLICE_REPORT,
        Kind.ACTOR_ABSENT_FROM_MEETING,
    }
)
THERE: Final = (Role.ATTENDED, Role.SENDER, Role.RECEIVER, Role.CONCERNED, Role.INVITED)
_APART, _APART_SAME_PEOPLE, DAYS_APART = 1, 2, 3
_EXACT: Final = (Precision.MINUTE, Precision.DAY)


def may_be_shared(event: Event) -> bool:
    """Is it a dated event of a kind that two records can tell of?"""
    return (event.kind in _JOINT or event.kind in _REPORTED_BY_TWO) and event.when.first_day is not None


def _days(one: Event, other: Event) -> int:
    """Days between the two intervals; 0 when they overlap."""
    a, b = one.when, other.when
    if not (a.first_day and a.last_day and b.first_day and b.last_day):
        return 10_000
    return max((b.first_day - a.last_day).days, (a.first_day - b.last_day).days, 0)


def fit(one: Event, other: Event) -> float:
    """How well two events fit as one happening; 0 = they can't be."""
    same_kind = one.kind is other.kind
    meet = {one.kind, other.kind} <= _JOINT
    if not (meet or (same_kind and one.kind in _REPORTED_BY_TWO)) or one.status is not other.status:
        return 0.0
    if one.experiencer is not other.experiencer or one.historical != other.historical:
        return 0.0
    if one.source.source == other.source.source and not (_same_entry(one, other) or _same_meeting(one, other)):
        return 0.0
    if SIP & {one.kind, other.kind} and not (SIP & {one.kind} and SIP & {other.kind}) and _days(one, other):
        return 0.0
    days, people = _days(one, other), _people(one, other)
    if not people and {one.kind, other.kind} <= SIP and _same_meeting(one, other):
        people = 1  # a child has one such meeting a day, whoever the two entries name
    report = same_kind and one.kind in _REPORTED_BY_TWO
    most = DAYS_APART if report else _APART_SAME_PEOPLE if people == 2 else _APART
    if days > most or not people:
        return 0.0
    return 3.0 - days / 2 + people / 4 + same_kind + (one.precision in _EXACT and other.precision in _EXACT) / 8


def _same_entry(one: Event, other: Event) -> bool:
    """Is one read from the other, or both from one entry – and not the same kind twice?"""
    related = (
        one.parent == other.id or other.parent == one.id or (one.parent is not None and one.parent == other.parent)
    )
    return related and one.kind is not other.kind and not _days(one, other)


def _same_meeting(one: Event, other: Event) -> bool:
    """Two entries of one service on one day about one kind of meeting: it met once and was written down twice.

    A SIP that a colleague calls "möte" is the same meeting; one held to prepare it is not.
    """
    alike = one.kind is other.kind or ({one.kind, other.kind} <= JOINT_MEETINGS and _purpose(one) == _purpose(other))
    exact = one.precision in _EXACT and other.precision in _EXACT
    return one.kind in MEETING_KINDS and alike and exact and not _days(one, other)


def _purpose(event: Event) -> bool:
    return event.attributes.get("purpose") == "pre-meeting"


def _people(one: Event, other: Event) -> int:
    """2 = both name the same organisations, 1 = they can be the same, 0 = they can't."""
    ours, theirs = one.actor_kinds(*THERE), other.actor_kinds(*THERE)
    family = ActorKind.FAMILY
    if one.actor.kind is family or other.actor.kind is family:
        return (
            1 if not (ours and theirs) or ours & theirs or one.actor.kind in theirs or other.actor.kind in ours else 0
        )
    whole_one, whole_other = ours | {one.actor.kind}, theirs | {other.actor.kind}
    if whole_one == whole_other:
        return 2
    known = one.actor.kind in theirs or other.actor.kind in ours
    if one.actor.kind is other.actor.kind:
        return 1 if ours == theirs or not ours or not theirs or ours & theirs else 0
    school = {ActorKind.SCHOOL, ActorKind.SCHOOL_HEALTH}
    colleagues = {one.actor.kind, other.actor.kind} <= school or bool(
        (one.actor.kind in school and school & theirs) or (other.actor.kind in school and school & ours)
    )
    if known or colleagues:
        return 1
    return (
        1
        if (ours & theirs) or ((not ours or not theirs) and one.kind in MEETING_KINDS and other.kind in MEETING_KINDS)
        else 0
    )
