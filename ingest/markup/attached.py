"""Documents that a record carries inside it or names by file: their words become the record's own."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any, Final
from urllib.parse import unquote

from ingest.ingester import InputFile, Record
from ingest.markup.layouts import Row
from ingest.markup.nodes import find, plain
from ingest.markup.readers import decoded, encoded
from schemas.errors import FileError
from schemas.ledger import Problem

_SEVERAL: Final = 2
"""So many dated entries make a document a file of entries of its own."""


@dataclass(frozen=True)
class Attached:
    """What the documents of one record gave."""

    text: str = ""
    files: tuple[str, ...] = ()
    """Files of the source whose words now stand in the record."""
    problems: tuple[Problem, ...] = ()
    replaces_record: bool = False
    """The document holds entries of its own: it is read by itself, and the row of the index is no record."""


@dataclass(frozen=True)
class Attachments:
    """Where documents are looked for: inside the record, in the message, among the files of the source."""

    binaries: Mapping[str, str] = field(default_factory=dict)
    """Reference -> base64."""

    def of(self, file: InputFile, place: str, named: list[str], node: Any, row: Row) -> Attached:
        """The words of all documents of the record `node`.

        Args:
            file: the file that the record stands in.
            place: the record's locator.
            named: names of files or references, as the record gives them.
            node: the record's element or object.
            row: its layout; the field `inline` tells where base64 stands.
        """
        texts: list[str] = []
        problems: list[Problem] = []
        for one in row.fields.get("inline", ()):
            for number, found in enumerate(find(node, one.steps), start=1):
                told = self._inside(file, f"{place} bilaga {number}", plain(found))
                texts.append(told or "")
                problems.extend([_unread(place)] if told is None else [])
        files: list[str] = []
        for name in dict.fromkeys(named):
            beside = _beside(file, name)
            if beside is None and name in self.binaries:
                told = self._inside(file, f"{place} {name}", self.binaries[name])
                texts.append(told or "")
                problems.extend([_unread(place)] if told is None else [])
            elif beside is None:
                problems.append(_absent(place, alone=not any(texts)))
            elif beside.name not in files:
                entries = _records(beside)
                if entries is None or (len(entries) >= _SEVERAL and not row.documents):
                    return Attached(replaces_record=entries is not None, problems=(*problems,))
                files.append(beside.name)
                texts.extend(entry.text for entry in entries)
        if files:  # of several names for the same document one is enough
            problems = [problem for problem in problems if not problem.what.startswith("en fil")]
        return Attached("\n".join(filter(None, texts)), tuple(files), tuple(problems))

    @staticmethod
    def _inside(file: InputFile, name: str, base64: str) -> str | None:
        """The words of a document in base64; None when nobody can read it."""
        if not base64:
            return ""
        if text := encoded(base64):
            return text
        data = decoded(base64)
        if not data:
            return "" if len(base64) < 40 else None
        entries = _records(InputFile(name, data, file.source.model_copy(update={"format": "auto"}), file.period))
        return "\n".join(entry.text for entry in entries) if entries else None


def _records(file: InputFile) -> list[Record] | None:
    """The records of a document; None when no reader knows it."""
    from ingest.registry import claim  # the readers themselves are found at run time

    try:
        ingester, _ = claim(replace(file, source=file.source.model_copy(update={"format": "auto"})))
        return [item for item in ingester.read(replace(file)) if isinstance(item, Record)]
    except FileError:
        return None


def _beside(file: InputFile, name: str) -> InputFile | None:
    """The file of the source that ends as the name does, nearest to the one that names it."""
    wanted = [
        part.casefold() for part in PurePosixPath(unquote(name).replace("\\", "/")).parts if part not in {".", "/"}
    ]
    if not wanted or wanted[-1] == PurePosixPath(file.name).name.casefold() or ".." in wanted:
        return None
    here = PurePosixPath(file.name).parent.parts
    found = [
        one
        for one in file.beside
        if [part.casefold() for part in PurePosixPath(one.name).parts][-len(wanted) :] == wanted
    ]
    return max(found, key=lambda one: (_shared(PurePosixPath(one.name).parts, here), one.name), default=None)


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _unread(place: str) -> Problem:
    return Problem(
        locator=place,
        what="en bilaga i posten kan inte läsas som text.",
        remedy="Be om bilagan som PDF med text, eller läs den i källsystemet.",
        partial=True,
    )


def _absent(place: str, *, alone: bool) -> Problem:
    return Problem(
        locator=place,
        what="en fil som posten hänvisar till finns inte i uttaget.",
        remedy="Be om filen, och lägg den bredvid.",
        partial=alone,
    )
