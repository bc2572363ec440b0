"""The protocol of an ingester: *is it mine?* and *give me the records*.

An ingester never raises for what a file holds: a fault of one record is yielded as a `Problem` beside the
records that could be read; a fault of the whole file raises `schemas.errors.FileError`.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol, runtime_checkable

from pydantic import JsonValue

from schemas.case import Period, SourceSpec
from schemas.event import Author, Participant
from schemas.ledger import Problem
from schemas.vocabulary import Informant, Kind, Origin, Status
from schemas.when import Moment, When


@dataclass(frozen=True)
class InputFile:
    """One file as received: its name in the case folder, its bytes, and the source it belongs to."""

    name: str
    """Relative to the case folder, with forward slashes."""
    data: bytes
    source: SourceSpec
    period: Period
    """The case's period: dates without a year are read inside it."""

    @cached_property
    def sha256(self) -> str:
        """Hex digest of the bytes."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def suffix(self) -> str:
        """The ending of the name, lower case, with the dot."""
        tail = self.name.rsplit("/", 1)[-1]
        return "." + tail.rsplit(".", 1)[-1].lower() if "." in tail else ""


@dataclass(frozen=True)
class Claim:
    """An ingester says that the file is its own, and why (one short phrase for the ledger)."""

    ingester: str
    why: str
    general: bool = False
    """The kind of file only, not what stands in it: gives way to one who knows the very export."""


@dataclass(frozen=True)
class Record:
    """What a file tells of one of its smallest units, before it becomes an event."""

    locator: str
    """Page/line, sheet/row, XPath, JSON pointer or paragraph: where a person finds it again."""
    when: When
    text: str
    title: str = ""
    author: Author = field(default_factory=Author)
    recorded: Moment | None = None
    unit: str | None = None
    """The unit that the record itself names, when it is another than the source's."""
    kind: Kind = Kind.NOTE
    status: Status = Status.OCCURRED
    participants: tuple[Participant, ...] = ()
    informant: Informant = Informant.AUTHOR
    origin: Origin = Origin.RECORDED
    until: When | None = None
    attributes: dict[str, JsonValue] = field(default_factory=dict)
    """`heading`, `signed`, `record_id`, `nullified`, `struck`, `sections` ([[heading, from, to], …] in text), …"""


@dataclass(frozen=True)
class Assumption:
    """Something the ingester decided for the whole file, for the ledger's `assumed`. Never journal text."""

    text: str


Item = Record | Problem | Assumption


@runtime_checkable
class Ingester(Protocol):
    """One format. `id` is the format's name in case.yaml and in the ledger."""

    id: str
    summary: str
    """One English line for `tidslinje formats` and the docs."""

    def identify(self, file: InputFile) -> Claim | None:
        """A claim when the file is of this format, judged by its bytes more than by its name."""
        ...

    def read(self, file: InputFile) -> Iterator[Item]:
        """Records in the order of the file, problems and assumptions between them.

        Raises:
            schemas.errors.FileError: nothing of the file can be read.
        """
        ...
