"""The protocol of an ingester: *is it mine?* and *give me the records*.

An ingester never raises for what a file holds: a fault of one record is yielded as a `Problem` beside the
records that could be read; a fault of the whole file raises `schemas.errors.FileError`.
"""

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import BinaryIO, Final, Protocol, runtime_checkable

from pydantic import JsonValue

from schemas.case import Period, SourceSpec
from schemas.event import Author, Participant
from schemas.ledger import Problem
from schemas.vocabulary import Informant, Kind, Origin, Status
from schemas.when import Moment, When

_GLANCE: Final = 262_144
"""Bytes from the beginning that tell what a text file is."""
_WHOLE: Final = (b"PK", b"\xd0\xcf\x11\xe0", b"%PDF")
"""Beginnings of files whose table of contents stands at the end."""


@dataclass(frozen=True)
class InputFile:
    """One file as received: its name in the case folder, its content, and the source it belongs to."""

    name: str
    """Relative to the case folder, with forward slashes."""
    content: bytes | Path = field(repr=False)
    """The bytes, or where they lie: a reader that streams never holds them all."""
    source: SourceSpec
    period: Period
    """The case's period: dates without a year are read inside it."""
    ocr: bool = False
    """May pictures of text be read by an outside program, when it is installed?"""
    beside: tuple["InputFile", ...] = field(default=(), repr=False)
    """The other files of the source: an index names its documents, references point at persons in another file."""

    @cached_property
    def data(self) -> bytes:
        """All bytes, read once."""
        return self.content.read_bytes() if isinstance(self.content, Path) else self.content

    @cached_property
    def head(self) -> bytes:
        """The first bytes, enough to tell what kind of file it is."""
        with self.open() as stream:
            return stream.read(_GLANCE)

    @property
    def size(self) -> int:
        """Bytes."""
        return self.content.stat().st_size if isinstance(self.content, Path) else len(self.content)

    @cached_property
    def sha256(self) -> str:
        """Hex digest of the bytes."""
        with self.open() as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()  # type: ignore[arg-type]  # BinaryIO is what it reads

    def open(self) -> BinaryIO:
        """The bytes as a stream, from the beginning."""
        return self.content.open("rb") if isinstance(self.content, Path) else io.BytesIO(self.content)

    def glance(self) -> "InputFile":
        """The file, or only its beginning when it is large text: what `identify` is shown."""
        if self.size <= 4 * _GLANCE or self.head.startswith(_WHOLE):
            return self
        return replace(self, content=self.head)

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
    identity: str | None = None
    """What the system calls it, the same in every version of it."""
    chain: str | None = None
    """What all versions of it share, when each has an identity of its own."""
    version: str = ""
    """Number or time of the version; the highest is the latest."""
    replaces: tuple[str, ...] = ()
    """Identities of earlier versions that have names of their own."""
    replaced_by: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    """Files of the source whose words stand in this record: they are no records of their own."""
    further: tuple["Record", ...] = ()
    """What else the same record tells for certain, such as the end of what it opens; not counted as records."""
    attributes: dict[str, JsonValue] = field(default_factory=dict)
    """`heading`, `signed`, `record_id`, `nullified`, `struck`, `sections` ([[heading, from, to], …] in text), …"""


@dataclass(frozen=True)
class Assumption:
    """Something the ingester decided for the whole file, for the ledger's `assumed`. Never journal text."""

    text: str
    stated: Period | None = None
    """The period that the export itself says it holds: what lies outside it is not covered."""


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
