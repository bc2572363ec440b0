"""Records with their headings: what a record itself is, and the further events its text tells."""

import datetime as dt
import re
from dataclasses import replace

from pydantic import JsonValue

from schemas.case import Case
from schemas.event import Event, Participant, stable_id
from schemas.vocabulary import (
    MEETING_KINDS,
    Experiencer,
    Informant,
    Kind,
    Origin,
    Role,
    Status,
)
from schemas.when import Precision, Relation, When
from timeline.reading.actors import Names
from timeline.reading.attributes import by_the_heading
from timeline.reading.headings import whose_record, with_heading
from timeline.reading.identity import with_masks
from timeline.reading.implied import implied
from timeline.reading.reader import read_text
from timeline.reading.refine import participants, refined
from timeline.reading.told import WEAK, ReadEvent


def read_notes(events: tuple[Event, ...], case: Case) -> tuple[Event, ...]:
    """The records, each with its kind and status read from heading and text, and the events that their texts tell.

    Doubles and nullified records are left as they are: nothing is read from them.
    """
    names = Names(case, [(e.source.source, e.text) for e in events if e.usable and e.kind is not Kind.ACCOUNT])
    out: list[Event] = []
    for event in events:
        out.extend(_read(event, names) if event.usable and event.text.strip() else [with_heading(event)])
    ordered = sorted(
        out, key=lambda e: (str(e.when.first_day or "9999"), str(e.start), e.parent or e.id, e.span or (-1, -1), e.id)
    )
    return with_masks(tuple(ordered), case)


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
    whose = whose_record(event, told, names)
    told = told if whose is Experiencer.CHILD else [replace(read, experiencer=whose) for read in told]
    record, rest = refined(event.with_(experiencer=whose), told, day, names)
    return [record, *(_child(record, read, day) for read in (*rest, *implied(record, rest, day, names)))]


def _child(record: Event, read: ReadEvent, day: dt.date | None) -> Event:
    """An event read from a record's text."""
    when = _when(record, read, day)
    account = record.origin is Origin.REPORTED
    informant = record.informant if account and read.informant is Informant.AUTHOR else read.informant
    weak = read.confidence <= WEAK and read.status is Status.OCCURRED
    attributes: dict[str, JsonValue] = {**read.attributes, "cues": list(read.cues), "confidence": read.confidence}
    attributes = {**by_the_heading(read.kind, record.title, day), **attributes}
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
        participants=participants(read, record.actor.kind) or _of_the_record(record, read),
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


def _of_the_record(record: Event, read: ReadEvent) -> tuple[Participant, ...]:
    """What one tells another in a call goes to the one on the line: feedback names nobody in its own sentence."""
    if read.kind not in {Kind.CONCERN_FEEDBACK, Kind.INFORMATION_SHARED}:
        return ()
    return tuple(Participant(actor=kind, role=Role.CONCERNED) for kind in sorted(record.actor_kinds(Role.ATTENDED)))


def _when(record: Event, read: ReadEvent, day: dt.date | None) -> When:
    if read.date is not None and read.date.start is not None:
        return read.date
    if day is not None and record.when.first_day != day:
        return When.on(day)  # the record's own time is the meeting that it calls to
    if read.kind in MEETING_KINDS and read.status is Status.OCCURRED and read.informant is not Informant.AUTHOR:
        return When(start=None, end=None, precision=Precision.VAGUE, relation=Relation.BEFORE)  # told of, not held here
    return record.when


def _looks_back(read: ReadEvent, day: dt.date | None) -> bool:
    """A date more than thirty days before the note is told as background (label scheme)."""
    last = read.date.last_day if read.date else None
    return last is not None and day is not None and (day - last).days > 30


def _sentence(text: str, start: int, end: int) -> str:
    """The record's own words around the event: its sentence."""
    first = max((match.end() for match in re.finditer(r"\. |\n", text[:start])), default=0)
    stop = re.compile(r"[.!?](?:\s|$)|\n").search(text, end)
    return text[first : stop.end() if stop else len(text)].strip()
