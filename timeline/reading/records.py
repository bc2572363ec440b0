"""Records with their headings: what a record itself is, and the further events its text tells."""

import datetime as dt
import re
from dataclasses import replace
from functools import cache
from typing import Any, Final

from pydantic import JsonValue

from schemas.case import Case
from schemas.event import Event, Participant, stable_id
from schemas.vocabulary import (
    CONTACT_KINDS,
    MEETING_KINDS,
    ActorKind,
    Informant,
    Kind,
    Origin,
    Role,
    Status,
)
from schemas.when import When
from timeline.reading import modifiers
from timeline.reading.actors import Names
from timeline.reading.attributes import attributes as told_attributes
from timeline.reading.data import data
from timeline.reading.dates import find
from timeline.reading.reader import WEAK, ReadEvent, merged, present, read_text

_PLAIN: Final = frozenset({Kind.NOTE, Kind.VISIT, Kind.PHONE_CONTACT, Kind.LETTER})
_JOINT: Final = MEETING_KINDS | CONTACT_KINDS
_SIP: Final = frozenset({Kind.SIP_MEETING, Kind.SIP_FOLLOW_UP})
_CONTACTS: Final = frozenset({Kind.PHONE_CONTACT, Kind.NOTE, Kind.LETTER})
_NEVER_BESIDE: Final = frozenset({Kind.INVITATION, Kind.ACTOR_ABSENT_FROM_MEETING})
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


def read_notes(events: tuple[Event, ...], case: Case) -> tuple[Event, ...]:
    """The records, each with its kind and status read from heading and text, and the events that their texts tell.

    Doubles and nullified records are left as they are: nothing is read from them.
    """
    names = Names(case)
    out: list[Event] = []
    for event in events:
        out.extend(_read(event, names) if event.usable and event.text.strip() else [_with_heading(event)])
    return tuple(
        sorted(
            out,
            key=lambda e: (str(e.when.first_day or "9999"), str(e.start), e.parent or e.id, e.span or (-1, -1), e.id),
        )
    )


def _with_heading(event: Event) -> Event:
    row = heading(event.title) if event.kind is Kind.NOTE else None
    return event.with_(kind=Kind(row["kind"])) if row and not row.get("actor") else event


def _note_day(event: Event) -> dt.date | None:
    """The day the words are spoken from: the event's own when it is one day, else the day it was written."""
    when = event.when
    if when.first_day is not None and when.first_day == when.last_day:
        return when.first_day
    return event.known


def _read(event: Event, names: Names) -> list[Event]:
    day = _note_day(event)
    told = read_text(event.text, day or dt.date(1900, 1, 1), event.actor.kind, names)
    if day is None:
        told = [read for read in told if read.date is None or read.date.precision in {"season", "year", "term"}]
    if event.kind is Kind.ACCOUNT:
        return [event, *(_child(event, read, day) for read in told)]
    record, rest = _refined(event, told, day, names)
    return [record, *(_child(record, read, day) for read in rest)]


def _refined(event: Event, told: list[ReadEvent], day: dt.date | None, names: Names) -> tuple[Event, list[ReadEvent]]:
    """The record with the kind that its heading and its own text give it, and what is left to tell."""
    row = (
        heading(event.title) or heading(str(event.attributes.get("contact_type", "")))
        if event.kind is Kind.NOTE
        else None
    )
    kind = Kind(row["kind"]) if row else event.kind
    others = {actor for read in told for actor in read.organisations} - {event.actor.kind}
    if row and row.get("actor") and not others:
        kind = Kind(row["fallback"]) if "fallback" in row else Kind.NOTE
    status = Status(row["status"]) if row and "status" in row else event.status
    same = [read for read in told if _is_the_record(kind, read, day, event.text)]
    if kind in _PLAIN:
        lead = min(same, key=lambda read: (read.kind not in _JOINT, read.span), default=None)
        if lead is None:
            return event.with_(kind=kind), told
        kind, status = lead.kind, lead.status
        same = [read for read in same if read.kind is kind]
    elif not (row and "status" in row):
        status = _status_of(same, status)
        if kind in MEETING_KINDS and status is Status.OCCURRED:
            status = _said_of_the_meeting(event.text) or status
    whole = merged([replace(read, kind=kind, status=status, date=None) for read in same])
    attributes: dict[str, JsonValue] = {
        **event.attributes,
        **(whole[0].attributes if whole else {}),
        **(row or {}).get("attributes", {}),
    }
    changes: dict[str, Any] = {"kind": kind, "status": status}
    if whole:
        attributes |= {"cues": list(whole[0].cues), "confidence": 0.9}
        changes["participants"] = (*event.participants, *_participants(whole[0], event.actor.kind))
        changes |= {"experiencer": whole[0].experiencer, "historical": False}
        if kind not in MEETING_KINDS:
            changes["informant"] = event.informant
    if kind in _JOINT and day is not None:
        lower = event.text.lower()
        attributes = {**told_attributes(kind, lower, lower, lower, day), **attributes}
        changes["participants"] = _together(event, changes.get("participants", event.participants), names, status)
    ahead = [
        read for read in same if read.date is not None and read.date.first_day and day and read.date.first_day > day
    ]
    if (row and row.get("called")) or (status in {Status.PLANNED, Status.CANCELLED} and ahead):
        changes |= _moved(event, ahead)
    elif status in {Status.PLANNED, Status.CANCELLED} and kind in MEETING_KINDS and day:
        changes |= _moved_by_words(event, day)
    if (row and row.get("called")) or (status is Status.PLANNED and ahead):
        if row and row.get("called") and day:
            attributes["called"] = day.isoformat()
    if kind is Kind.SIP_PLAN and "phase" not in attributes:
        attributes["phase"] = "established"
    return event.with_(**changes, attributes=attributes), [read for read in told if read not in same]


def _is_the_record(kind: Kind, read: ReadEvent, day: dt.date | None, text: str) -> bool:
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
        return read.kind in _SIP and (today or read.status in {Status.PLANNED, Status.CANCELLED})
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


def _moved(event: Event, ahead: list[ReadEvent]) -> dict[str, Any]:
    """A record of a call: the event's time is the meeting's own, the day it was written is `recorded`."""
    found = next((read.date for read in ahead if read.date is not None), None)
    changes: dict[str, Any] = {"recorded": event.recorded or event.start}
    if found is not None:
        changes |= {"start": found.start, "end": found.end, "precision": found.precision, "date_text": found.text}
    return changes


_MEETING_WORD: Final = re.compile(r"\b(?:möte|uppföljning|träff|sip|samråd)\w*")


def _said_of_the_meeting(text: str) -> Status | None:
    """Cancelled or not held, when the text says so of "mötet" under a heading that only names the meeting."""
    lower = text.lower()
    for match in _MEETING_WORD.finditer(lower[:400]):
        start = max(lower.rfind(". ", 0, match.start()) + 2, 0)
        stop = lower.find(". ", match.end())
        clause = lower[start : stop if stop > 0 else len(lower)]
        found, _ = modifiers.status(clause, match.start() - start, match.end() - start)
        if found is Status.CANCELLED:
            return found
    return Status.CANCELLED if re.search(r"\b(?:ingen (?:annan )?kom|kom ingen|kom men ingen annan)\b", lower) else None


def _moved_by_words(event: Event, day: dt.date) -> dict[str, Any]:
    """The day of the meeting that was called or called off, when the text names one day close ahead."""
    dates = [d.when for d in find(event.text, day, ahead=True) if d.when.first_day and d.when.first_day >= day]
    if not dates:
        return {}
    first = min(dates, key=lambda when: when.first_day or day)
    return {
        "start": first.start,
        "end": first.end,
        "precision": first.precision,
        "date_text": first.text,
        "recorded": event.recorded or event.start,
    }


def _together(event: Event, known: tuple[Participant, ...], names: Names, status: Status) -> tuple[Participant, ...]:
    """Those already read, and the further organisations that heading and text name."""
    have = {participant.actor for participant in known}
    part = Role.ATTENDED if status is Status.OCCURRED else Role.INVITED
    more = present(event.text, event.actor.kind, names, event.title)
    new = ((kind, part if role is Role.ATTENDED else role) for kind, role in more if kind not in have)
    return (*known, *(Participant(actor=kind, role=role) for kind, role in new if kind is not event.actor.kind))


def _participants(read: ReadEvent, own: ActorKind) -> tuple[Participant, ...]:
    return tuple(
        Participant(actor=kind, role=role) for kind, role in read.actors if kind is not own or role is Role.ABSENT
    )


def _child(record: Event, read: ReadEvent, day: dt.date | None) -> Event:
    """An event read from a record's text."""
    when = _when(record, read, day)
    account = record.origin is Origin.REPORTED
    informant = record.informant if account and read.informant is Informant.AUTHOR else read.informant
    weak = read.confidence <= WEAK and read.status is Status.OCCURRED
    attributes: dict[str, JsonValue] = {**read.attributes, "cues": list(read.cues), "confidence": read.confidence}
    called = read.status is Status.PLANNED and any(
        cue.startswith(("kall", "bokad", "bokat", "inbok")) for cue in read.cues
    )
    if called and read.kind in MEETING_KINDS and day is not None:
        attributes["called"] = day.isoformat()
    return Event(
        id=stable_id("e", record.id, read.kind, read.status, *read.span),
        case=record.case,
        kind=read.kind,
        status=Status.UNCLEAR if weak else read.status,
        start=when.start,
        end=when.end,
        precision=when.precision,
        date_text=when.text if read.date is not None else record.date_text,
        relation=when.relation,
        recorded=record.recorded or record.start,
        actor=record.actor,
        author=record.author,
        participants=_participants(read, record.actor.kind),
        informant=informant,
        experiencer=read.experiencer,
        historical=read.historical or _looks_back(read, day),
        origin=Origin.REPORTED if account else Origin.READ,
        title=record.title,
        text=_sentence(record.text, *read.span),
        attributes=attributes,
        source=record.source,
        parent=record.id,
        span=read.span,
    )


def _when(record: Event, read: ReadEvent, day: dt.date | None) -> When:
    if read.date is not None and read.date.start is not None:
        return read.date
    if day is not None and record.when.first_day != day:
        return When.on(day)  # the record's own time is the meeting that it calls to
    return record.when


def _looks_back(read: ReadEvent, day: dt.date | None) -> bool:
    """A date more than thirty days before the note is told as background (label scheme)."""
    last = read.date.last_day if read.date else None
    return last is not None and day is not None and (day - last).days > 30


def _sentence(text: str, start: int, end: int) -> str:
    """The record's own words around the event: its sentence."""
    first = max(text.rfind(". ", 0, start) + 2, text.rfind("\n", 0, start) + 1, 0) if start else 0
    stop = re.compile(r"[.!?](?:\s|$)|\n").search(text, end)
    return text[first : stop.end() if stop else len(text)].strip()
