"""What a record itself is: the kind, status, time and participants that its heading and own text give it."""

import datetime as dt
from dataclasses import replace
from typing import Any, Final

from pydantic import JsonValue

from schemas.event import Event, Participant
from schemas.vocabulary import CONTACT_KINDS, MEETING_KINDS, ActorKind, Experiencer, Kind, Role, Status
from timeline.reading.actors import Names, mentions
from timeline.reading.attributes import attributes as told_attributes
from timeline.reading.attributes import by_the_heading, of_the_child
from timeline.reading.dates import find
from timeline.reading.headings import heading_of
from timeline.reading.reader import present, said_of_the_meeting
from timeline.reading.told import WEAK, ReadEvent, merged

_PLAIN: Final = frozenset({Kind.NOTE, Kind.VISIT, Kind.PHONE_CONTACT, Kind.LETTER})
_JOINT: Final = MEETING_KINDS | CONTACT_KINDS
_SIP: Final = frozenset({Kind.SIP_MEETING, Kind.SIP_FOLLOW_UP})
_CONTACTS: Final = frozenset({Kind.PHONE_CONTACT, Kind.NOTE, Kind.LETTER})
_NEVER_BESIDE: Final = frozenset({Kind.INVITATION, Kind.ACTOR_ABSENT_FROM_MEETING})
_ACTS: Final = frozenset(
    {Kind.CONCERN_FEEDBACK, Kind.FAMILY_INFORMED, Kind.DOC_SENT, Kind.PROTECTION_ASSESSMENT, Kind.PLACEMENT_REVIEW}
)
"""A day told in such a record is of its matter ("besked om att utredning inleddes 26/1")."""
_NO_MEETING: Final = frozenset(
    {Kind.CONCERN_REPORT, Kind.CONCERN_FEEDBACK, Kind.CHILD_VIEW, Kind.PLACEMENT_VISIT, Kind.FEEDBACK_REQUEST}
)
"""In such a record a meeting told without a day of its own is where it came up or took place."""
_ONE_DAY: Final = dt.timedelta(days=1)
"""Nobody is called to a meeting on the day of the call: such a day is when the call was sent."""
_HEAD: Final = 400
"""Letters in which a record says that its meeting was called off."""
_OPENS: Final = 40
_WRITTEN_WITHIN: Final = 14
"""Letters and days: a record that begins with a meeting of so few days ago is the record of that meeting."""
_FIRST: Final = 160
"""The record is what its first sentences tell; what comes later is an event beside it."""


def refined(event: Event, told: list[ReadEvent], day: dt.date | None, names: Names) -> tuple[Event, list[ReadEvent]]:
    """The record with the kind that its heading and its own text give it, and what is left to tell.

    Args:
        event: the record as it was taken in.
        told: all that its text tells.
        day: the day the words are spoken from.
        names: what the case calls its units and its child.
    """
    row = heading_of(event)
    kind = _kind(event, row, told, names)
    row = row if kind == row.get("kind") else {}
    status = Status(row["status"]) if "status" in row else event.status
    same = [read for read in told if _is_the_record(kind, read, day)]
    if kind in _PLAIN:
        lead = min(same, key=lambda read: (read.kind not in _JOINT, read.span), default=None)
        if lead is None:
            return event.with_(kind=kind), told
        kind, status = lead.kind, lead.status
        same = [read for read in same if read.kind is kind]
    elif "status" not in row:
        status = _status_of(same, status)
        if kind in MEETING_KINDS and status is Status.OCCURRED:
            status = said_of_the_meeting(event.text, event.actor.kind, names, _HEAD) or status
    record = _told(event.with_(kind=kind, status=status), same, row)
    if day is not None:
        lower = of_the_child(record.text.lower(), names.child)
        told_of = told_attributes(kind, lower, lower, lower, day, event.actor.kind)
        named = by_the_heading(kind, event.title, day)
        record = record.with_(attributes={**named, **told_of, **record.attributes})
    if kind in _JOINT and day is not None:
        record = record.with_(participants=_together(record, names))
    if kind is Kind.DOC_SENT:
        record = record.with_(participants=_receivers(record, names))
    record = _moved(record, same, row, day)
    held = _held_before(record, told, day)
    if held is not None and held.date is not None:
        when, same = held.date, [*same, held]
        record = record.with_(
            recorded=record.recorded or record.start, start=when.start, end=when.end, precision=when.precision
        )
    if kind is Kind.SIP_PLAN and "phase" not in record.attributes:
        record = record.with_(attributes={**record.attributes, "phase": "established"})
    return record, [read for read in told if read not in same and not _is_what_for(kind, read)]


def _kind(event: Event, row: dict[str, Any], told: list[ReadEvent], names: Names) -> Kind:
    """What the heading says; one that needs another organisation, or the text's own word, only with it."""
    if not row:
        return event.kind
    if row.get("actor"):
        named = {kind for kind, _ in present(event.text, event.actor.kind, names, event.title)}
        if not named - {event.actor.kind}:
            return Kind(row.get("fallback", Kind.NOTE))
    kinds = {read.kind for read in told if read.experiencer is Experiencer.CHILD}
    if row.get("told") and Kind(row["kind"]) not in kinds:
        return Kind(row.get("fallback", Kind.NOTE))
    if row.get("yields") and Kind(row["yields"]) in kinds:
        return Kind(row["yields"])
    return Kind(row["kind"])


def _told(event: Event, same: list[ReadEvent], row: dict[str, Any]) -> Event:
    """What the record's own text tells of it: whom it concerned, whose it is, the words that decided."""
    whole = merged([replace(read, kind=event.kind, status=event.status, date=None) for read in same])
    attributes: dict[str, JsonValue] = {**event.attributes}
    changes: dict[str, Any] = {}
    if whole:
        attributes |= {**whole[0].attributes, "cues": list(whole[0].cues), "confidence": 0.9}
        changes["participants"] = (*event.participants, *participants(whole[0], event.actor.kind))
        changes |= {"experiencer": whole[0].experiencer, "historical": False}
    return event.with_(**changes, attributes={**attributes, **row.get("attributes", {})})


def _moved(event: Event, same: list[ReadEvent], row: dict[str, Any], day: dt.date | None) -> Event:
    """A record of a call or a cancellation: the time is the meeting's own, the day of writing is `recorded`."""
    if day is None:
        return event
    called = bool(row.get("called"))
    ahead = [read.date for read in same if read.date and read.date.first_day and read.date.first_day > day]
    coming = event.status in {Status.PLANNED, Status.CANCELLED}
    if called:
        event = event.with_(attributes={**event.attributes, "called": day.isoformat()})
    if not (called or (coming and (ahead or event.kind in MEETING_KINDS))):
        return event
    if not ahead:
        ahead = sorted(
            (
                d.when
                for d in find(event.text, day, ahead=True)
                if d.when.first_day and d.when.first_day >= day + called * _ONE_DAY
            ),
            key=lambda when: when.first_day or day,
        )
        if not ahead and not called:
            return event
    recorded = event.recorded or event.start
    if not ahead:
        return event.with_(recorded=recorded)
    when = ahead[0]
    return event.with_(recorded=recorded, start=when.start, end=when.end, precision=when.precision, date_text=when.text)


def _is_what_for(kind: Kind, read: ReadEvent) -> bool:
    """Is it the SIP that another meeting was held for ("förmöte inför SIP"), which has its day elsewhere?"""
    planned = read.kind in _SIP and read.status is Status.PLANNED
    return kind in MEETING_KINDS - _SIP and planned and "inför" in read.cues


def _held_before(record: Event, told: list[ReadEvent], day: dt.date | None) -> ReadEvent | None:
    """The meeting of some days ago that a record written afterwards opens with ("SIP 13/11 på skolan")."""
    if day is None or record.kind not in MEETING_KINDS or record.status is not Status.OCCURRED:
        return None
    for read in told:
        first = read.date.first_day if read.date else None
        same = read.kind is record.kind and read.status is Status.OCCURRED and read.span[0] < _OPENS
        if same and first is not None and 0 < (day - first).days <= _WRITTEN_WITHIN:
            return read
    return None


def _is_the_record(kind: Kind, read: ReadEvent, day: dt.date | None) -> bool:
    """Is what the text tells the very thing that the record is?"""
    today = read.date is None or (read.date.first_day is not None and day is not None and read.date.first_day == day)
    its_act = kind in _ACTS and read.kind is kind and read.status is Status.OCCURRED
    if its_act or read.historical or read.kind in _NEVER_BESIDE:
        return its_act
    if kind in _NO_MEETING and read.kind is Kind.NETWORK_MEETING:
        return today and read.status is Status.OCCURRED
    if kind in _CONTACTS:
        spoken = read.kind in {Kind.CROSS_AGENCY_CONTACT, Kind.NETWORK_MEETING, Kind.CONSULTATION, *_SIP}
        return spoken and read.status is Status.OCCURRED and today and read.confidence > WEAK and read.span[0] < _FIRST
    if kind in _SIP:
        sitting = read.kind is Kind.NETWORK_MEETING and read.status is Status.OCCURRED and today
        return sitting or (read.kind in _SIP and (today or read.status in {Status.PLANNED, Status.CANCELLED}))
    if kind is Kind.DOC_SENT:
        to_nobody = read.kind is Kind.INFORMATION_SHARED and not read.actors
        return (to_nobody or read.kind in {kind, Kind.SIP_PLAN}) and (today or read.confidence <= WEAK)
    if kind in MEETING_KINDS:
        return read.kind in _JOINT and read.status is Status.OCCURRED and today
    return kind not in _PLAIN and read.kind is kind and (today or read.status in {Status.PLANNED, Status.CANCELLED})


def _status_of(same: list[ReadEvent], otherwise: Status) -> Status:
    """A cancellation or a denial in the text weighs more than a heading that only names the thing."""
    for status in (Status.CANCELLED, Status.ABSENT):
        if any(read.status is status and read.span[0] < _FIRST for read in same):
            return status
    if same and all(read.status is Status.PLANNED for read in same):
        return Status.PLANNED
    return otherwise


def _together(event: Event, names: Names) -> tuple[Participant, ...]:
    """Those already read, and the further organisations that heading and text name."""
    known = event.participants
    have = {participant.actor for participant in known}
    part = Role.ATTENDED if event.status is Status.OCCURRED else Role.INVITED
    more = present(event.text, event.actor.kind, names, event.title)
    new = ((kind, part if role is Role.ATTENDED else role) for kind, role in more if kind not in have)
    return (*known, *(Participant(actor=kind, role=role) for kind, role in new if kind is not event.actor.kind))


def _receivers(event: Event, names: Names) -> tuple[Participant, ...]:
    """The organisations that a paper was sent to."""
    sent = {mention.kind for mention in mentions(event.text.lower(), names)} - {event.actor.kind}
    return tuple(Participant(actor=kind, role=Role.RECEIVER) for kind in sorted(sent))


def participants(read: ReadEvent, own: ActorKind) -> tuple[Participant, ...]:
    """The organisations of what was read, without the writer's own unless it was missed."""
    return tuple(
        Participant(actor=kind, role=role)
        for kind, role in read.actors
        if kind is not own or role in {Role.ABSENT, Role.NOT_INVITED}
    )
