"""What a record itself is: the kind, status, time and participants that its heading and own text give it."""

import datetime as dt
import re
from dataclasses import replace
from functools import cache
from typing import Any, Final

from pydantic import JsonValue

from schemas.event import Event, Participant
from schemas.vocabulary import CONTACT_KINDS, MEETING_KINDS, ActorKind, Kind, Role, Status
from timeline.reading.actors import Names
from timeline.reading.attributes import attributes as told_attributes
from timeline.reading.data import data
from timeline.reading.dates import find
from timeline.reading.reader import present, said_of_the_meeting
from timeline.reading.told import WEAK, ReadEvent, merged

_PLAIN: Final = frozenset({Kind.NOTE, Kind.VISIT, Kind.PHONE_CONTACT, Kind.LETTER})
_JOINT: Final = MEETING_KINDS | CONTACT_KINDS
_SIP: Final = frozenset({Kind.SIP_MEETING, Kind.SIP_FOLLOW_UP})
_CONTACTS: Final = frozenset({Kind.PHONE_CONTACT, Kind.NOTE, Kind.LETTER})
_NEVER_BESIDE: Final = frozenset({Kind.INVITATION, Kind.ACTOR_ABSENT_FROM_MEETING})
_HEAD: Final = 400
"""Letters in which a record says that its meeting was called off."""
_FIRST: Final = 160
"""The record is what its first sentences tell; what comes later is an event beside it."""


@cache
def _headings() -> tuple[tuple[re.Pattern[str], dict[str, Any]], ...]:
    return tuple((re.compile(row["match"]), row) for row in data("headings"))


def heading(words: str) -> dict[str, Any] | None:
    """The row of headings.yaml that a heading or contact type begins with or holds; None when none does."""
    lower = words.strip().lower()
    for pattern, row in _headings():
        if pattern.match(lower):
            return row
    for pattern, row in _headings():
        if len(lower) < 60 and pattern.search(lower) and row["kind"] not in {"visit", "letter", "decision"}:
            return row
    return None


def with_heading(event: Event) -> Event:
    """A record without text, with the kind that its heading gives it."""
    row = heading(event.title) if event.kind is Kind.NOTE else None
    return event.with_(kind=Kind(row["kind"])) if row and not row.get("actor") else event


def refined(event: Event, told: list[ReadEvent], day: dt.date | None, names: Names) -> tuple[Event, list[ReadEvent]]:
    """The record with the kind that its heading and its own text give it, and what is left to tell.

    Args:
        event: the record as it was taken in.
        told: all that its text tells.
        day: the day the words are spoken from.
        names: what the case calls its units and its child.
    """
    row = _row(event)
    kind = _kind(event, row, names)
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
        lower = record.text.lower()
        told_of = told_attributes(kind, lower, lower, lower, day, event.actor.kind)
        record = record.with_(attributes={**told_of, **record.attributes})
    if kind in _JOINT and day is not None:
        record = record.with_(participants=_together(record, names))
    record = _moved(record, same, row, day)
    if kind is Kind.SIP_PLAN and "phase" not in record.attributes:
        record = record.with_(attributes={**record.attributes, "phase": "established"})
    return record, [read for read in told if read not in same]


def _row(event: Event) -> dict[str, Any]:
    if event.kind is not Kind.NOTE:
        return {}
    return heading(event.title) or heading(str(event.attributes.get("contact_type", ""))) or {}


def _kind(event: Event, row: dict[str, Any], names: Names) -> Kind:
    """What the heading says; one that needs another organisation only when heading or text names one."""
    if not row:
        return event.kind
    if row.get("actor"):
        told = {kind for kind, _ in present(event.text, event.actor.kind, names, event.title)}
        if not told - {event.actor.kind}:
            return Kind(row.get("fallback", Kind.NOTE))
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
    if not ahead and not called:
        ahead = sorted(
            (d.when for d in find(event.text, day, ahead=True) if d.when.first_day and d.when.first_day >= day),
            key=lambda when: when.first_day or day,
        )
        if not ahead:
            return event
    recorded = event.recorded or event.start
    if not ahead:
        return event.with_(recorded=recorded)
    when = ahead[0]
    return event.with_(recorded=recorded, start=when.start, end=when.end, precision=when.precision, date_text=when.text)


def _is_the_record(kind: Kind, read: ReadEvent, day: dt.date | None) -> bool:
    """Is what the text tells the very thing that the record is?"""
    today = read.date is None or (read.date.first_day is not None and day is not None and read.date.first_day == day)
    if read.historical or read.kind in _NEVER_BESIDE:
        return False
    if kind in _CONTACTS:
        spoken = read.kind in {Kind.CROSS_AGENCY_CONTACT, Kind.NETWORK_MEETING, Kind.CONSULTATION, *_SIP}
        return spoken and read.status is Status.OCCURRED and today and read.confidence > WEAK and read.span[0] < _FIRST
    if kind in _PLAIN:
        return False
    if kind in _SIP:
        sitting = read.kind is Kind.NETWORK_MEETING and read.status is Status.OCCURRED and today
        return sitting or (read.kind in _SIP and (today or read.status in {Status.PLANNED, Status.CANCELLED}))
    if kind in MEETING_KINDS:
        return read.kind in _JOINT and read.status is Status.OCCURRED and today
    return read.kind is kind and (today or read.status in {Status.PLANNED, Status.CANCELLED})


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


def participants(read: ReadEvent, own: ActorKind) -> tuple[Participant, ...]:
    """The organisations of what was read, without the writer's own unless it was missed."""
    return tuple(
        Participant(actor=kind, role=role)
        for kind, role in read.actors
        if kind is not own or role in {Role.ABSENT, Role.NOT_INVITED}
    )
