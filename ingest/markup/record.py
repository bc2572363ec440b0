"""From an element or object and its layout to a record."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Final

from ingest.ingester import InputFile, Item, Record
from ingest.markup.attached import Attachments
from ingest.markup.layouts import Row
from ingest.markup.nodes import every, find, first, holds, index, words
from ingest.markup.participants import participants
from ingest.markup.times import day_of, moment, when
from ingest.markup.trees import without_told
from schemas.event import Author, Participant
from schemas.ledger import Problem
from schemas.vocabulary import ActorKind, Kind, Role, Status
from schemas.when import Moment, When

_TRUE: Final = re.compile(r"true|1|ja|yes|sant", re.IGNORECASE)
_FALSE: Final = re.compile(r"false|0|nej|no|falskt", re.IGNORECASE)
_PLAIN: Final = ("contact_type", "code")
_PERSON: Final = re.compile(r"(?<!\d)(?:19|20)?\d{6}[-+]?\d{4}(?!\d)")
"""A personnummer, as some systems put it into the names of their records."""
_ENDS: Final = {
    Kind.ADMISSION: (Kind.DISCHARGE, "Utskrivning"),
    Kind.INVESTIGATION_OPENED: (Kind.INVESTIGATION_CLOSED, "Utredningen avslutas"),
    Kind.PLACEMENT: (Kind.PLACEMENT_ENDED, "Placeringen upphör"),
    Kind.WORK_STATUS: (Kind.CASE_CLOSED, "Ärendet avslutas"),
}
"""What an opened state is called when it ends."""
_DAYS: Final = ("called", "followup_date")
_KEY: Final = re.compile(r"urn:\S+|#\S+|[A-Z][A-Za-z]+/\S+|[\d-]+|[A-Z]{2,4}\d{4,}\S*")
"""An id that only a list of names can tell the meaning of."""


@dataclass(frozen=True)
class Context:
    """What a record is read with: the file, names by reference, code lists of files beside it."""

    file: InputFile
    names: Mapping[str, str] = field(default_factory=dict)
    """Id or reference -> name of the person or organisation."""
    attachments: Attachments = field(default_factory=Attachments)


def read(row: Row, place: str, node: Any, context: Context, above: Record | None = None) -> Iterator[Item]:
    """The record of an element, the records inside it, and a problem before one whose day does not exist.

    Args:
        row: its layout.
        place: where it stands, for the locator.
        node: the element or object.
        context: the file and its names.
        above: of a record inside another, the outer one: gives author, unit and day where its own are missing.
    """
    inner: dict[Any, Row] = {}  # the first part that a statement fits is what it is
    for part in row.parts:
        for found in find(node, part.at.steps) if part.at else ():
            if part.test is None or holds(found, part.test):
                inner.setdefault(found, part)
    outer = _Reading(row, place, node, context, above).record() if inner else None
    parts: list[Item] = []
    for number, (found, part) in enumerate(inner.items(), start=1):
        if part.needs and not any(every(found, part.fields.get(name, ())) for name in part.needs):
            continue
        parts.extend(read(part, f"{place}, del {number}", found, context, outer))
    without_told(inner)
    main = _Reading(row, place, node, context, above)
    if not (parts and main.is_empty):
        yield from main.items()
    yield from parts


class _Reading:
    """One element while it is read."""

    def __init__(self, row: Row, place: str, node: Any, context: Context, above: Record | None) -> None:
        self.row, self.place, self.node, self.context, self.above = row, place, node, context, above
        self.fields = row.fields
        self.known = index(node, row)

    def one(self, name: str) -> str:
        places = self.fields.get(name)
        return first(self.node, places, self.known) if places else ""

    def all(self, name: str) -> list[str]:
        places = self.fields.get(name)
        return every(self.node, places, self.known) if places else []

    def named(self, name: str) -> str | None:
        """A name, or what an id stands for; an id that nobody explains is no name."""
        names = self.context.names
        for told in self.all(name):
            known = names.get(f"{name}:{told}") or names.get(told)
            if known or not _KEY.fullmatch(told):
                return " ".join((known or told).split())
        return None

    @property
    def is_empty(self) -> bool:
        return bool(self.row.needs) and not any(self.one(name) for name in self.row.needs)

    def items(self) -> Iterator[Item]:
        raw = self.one("when")
        if raw and not when(raw)[1]:
            yield Problem(
                locator=self.place,
                what="Datumet finns inte i kalendern. Posten är odaterad.",
                remedy="Kontrollera datumet.",
            )
        record = self.record()
        if "file" not in self.fields and "inline" not in self.fields:
            yield record
            return
        attached = self.context.attachments.of(self.context.file, self.place, self.all("file"), self.node, self.row)
        alone = record.text in ("", record.title) and not attached.text
        yield from (problem.model_copy(update={"partial": problem.partial and alone}) for problem in attached.problems)
        if not attached.replaces_record:
            text = "\n".join(filter(None, [record.text if record.text != record.title else "", attached.text]))
            yield replace(record, text=text or record.title, files=attached.files)

    def record(self) -> Record:
        row = self.row
        kind_values, status_values = self.all("kind"), self.all("status")
        status = Status(row.statuses.of(status_values) or "occurred")
        kind = Kind(row.kinds.of(kind_values) or "note")
        written, ends = self.one("recorded"), self.one("until")
        time = self._time()
        until = when(ends)[0] if ends else None
        title = " ".join(self.one("title").split())
        title = title or row.titles.of(kind_values) or (row.titles.of(status_values) if status_values else "") or ""
        text = words(self.node, self.fields["text"], self.known) if "text" in self.fields else ""
        lasts = until if until and until.start and time.start and until.first_day != time.first_day else None
        people = participants(row.people, self.node, status, self.context.names) if row.people else ()
        if row.between and self._is_between(people):
            kind = Kind(row.between)
        return Record(
            locator=self.place,
            when=time,
            text=text or title,
            title=title,
            author=self._author(),
            recorded=_moment(written),
            unit=self.named("unit") or (self.above.unit if self.above else None),
            kind=kind,
            status=status,
            participants=people,
            until=lasts,
            attributes=self._attributes(status, status_values, written),
            further=self._end(kind, until, status),
            **self._versions(written),
        )

    def _is_between(self, people: tuple[Participant, ...]) -> bool:
        """Does it go to another organisation, and to nobody of the family?"""
        own = self.context.file.source.actor
        others = [one for one in people if one.role in {Role.RECEIVER, Role.SENDER} and one.actor is not own]
        return bool(others) and all(isinstance(one.actor, ActorKind) for one in people)

    def _author(self) -> Author:
        own = _author(self.named("author"), self.named("role"))
        return own or (self.above.author if self.above else None) or Author()

    def _end(self, kind: Kind, until: When | None, status: Status) -> tuple[Record, ...]:
        """The end of what the record opens is an event of its own, when its day is known."""
        if kind not in _ENDS or until is None or until.start is None or status is not Status.OCCURRED:
            return ()
        ended, title = _ENDS[kind]
        return (Record(locator=self.place, when=until, text=title, title=title, kind=ended),)

    def _versions(self, written: str) -> dict[str, Any]:
        """What ties the record to its other versions."""

        def known(name: str) -> tuple[str, ...]:
            told = (value.rpartition("/")[2] for value in self.all(name))
            return tuple(f"{self.row.record}:{value}" for value in told if value not in {"0", "-1"})

        own = self.one("record_id")
        chain = next(iter(known("chain")), None)
        return {
            "identity": f"{self.row.record}:{self.one('system')}{own}" if own else chain,
            "chain": chain,
            "version": self.one("version") or self.one("saved") or written,
            "replaces": known("replaces"),
            "replaced_by": known("replaced_by"),
        }

    def _time(self) -> When:
        raw = self.one("when")
        if not raw and self.above is not None:
            return self.above.when
        return when(raw)[0] if raw else When.unknown()

    def _attributes(self, status: Status, told: list[str], written: str) -> dict[str, Any]:
        row = self.row
        found: dict[str, Any] = dict(row.attributes)
        for name, meaning in row.outcomes.items():
            if value := meaning.of(self.all(name) or told):
                found[name] = {"true": True, "false": False}.get(value, value)
        if own := self.one("record_id"):
            found["record_id"] = _PERSON.sub("…", own)
        found |= {name: value for name in _PLAIN if (value := self.one(name))}
        found |= {name: day for name in _DAYS if (value := self.one(name)) and (day := day_of(value))}
        if status is not Status.PLANNED or str(found.get("called")) >= day_of(self.one("when"), last=True):
            found.pop("called", None)  # the day of the thing itself, or one after it, is no call
        if units := list(dict.fromkeys(self.context.names.get(unit, unit) for unit in self.all("units"))):
            found["units"] = units
        return found | self._standing(told, written)

    def _standing(self, told: list[str], written: str) -> dict[str, Any]:
        """Signed, unsigned, error-marked, held back from the patient, saved again later."""
        found: dict[str, Any] = {}
        if signed := self.one("signed"):
            found["signed"] = moment(signed)
        elif self.row.signed_by_rule:
            found["unsigned"] = True
        if _TRUE.fullmatch(self.one("nullified")) or any(value.casefold() in self.row.void for value in told):
            found["nullified"] = True
        if _FALSE.fullmatch(self.one("approved")):
            found["approved_for_patient"] = False
        if (saved := self.one("saved")) and saved[:12] != written[:12]:
            found["saved"] = moment(saved)
        return found


def _moment(written: str) -> Moment | None:
    found = when(written)[0] if written else None
    return found.start if found and found.start == found.end else None


@lru_cache(maxsize=2_048)
def _author(name: str | None, role: str | None) -> Author | None:
    return Author(name=name, role=role) if name or role else None
