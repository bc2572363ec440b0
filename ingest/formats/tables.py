"""Tables of entries: which row is the header, which column holds what, and one record per row with content.

    Elev;Personnummer;Datum;Tid;Yrkesgrupp;Signatur;Kontakttyp;Rubrik;Anteckning;Registrerad
    Ro;…;2022-03-01;09:00;psykolog;XY;Besök;Nybesök;Orolig mage.;2022-03-01

Shared by every format that gives rows of cells. Header words are data: `ingest/layouts/columns.yaml`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from pydantic import JsonValue

from ingest.formats.cells import Cell, CellDates, as_text
from ingest.ingester import Assumption, InputFile, Item, Record
from schemas.datafile import read_yaml
from schemas.event import Author
from schemas.ledger import Problem
from schemas.when import When

HEADER_WITHIN: Final = 25
"""A header row is looked for among so many first rows."""
_NEEDED: Final = ("date", "text")


@dataclass(frozen=True)
class Sheet:
    """Rows of cells under a name (empty for a file with one table). `first_row` is the number of the first row."""

    name: str
    rows: Sequence[Sequence[Cell]]
    first_row: int = 1
    merged: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    """Cell inside a merged range -> its top left cell, zero-based (row, column)."""
    attributes: Mapping[int, Mapping[str, JsonValue]] = field(default_factory=dict)
    """What the format knows of a row beside its cells (struck through, under which section)."""

    def place(self, index: int) -> str:
        """How a person finds the row again."""
        row = f"rad {index + self.first_row}"
        return f"{self.name}, {row}" if self.name else row


@dataclass(frozen=True)
class Header:
    """Which row is the header, and which column holds which field."""

    row: int
    fields: Mapping[str, int]
    names: tuple[str, ...]


@cache
def _words() -> dict[str, list[str]]:
    folder = Path(__file__).parents[1] / "layouts"
    loaded: dict[str, list[str]] = read_yaml(folder / "columns.yaml")
    return loaded


def _normal(cell: Cell) -> str:
    return " ".join(as_text(cell).lower().replace("_", " ").strip(" :.*").split())


@cache
def field_of(name: str) -> tuple[str, int] | None:
    """The field that a header cell names, and how good the match is (0 is best); None for no known word."""
    best: tuple[str, int] | None = None
    for known, words in _words().items():
        for rank, word in enumerate(words):
            exact = name == word
            begins = name.startswith(word) and not name[len(word) : len(word) + 1].isalpha()
            score = rank if exact else 100 + rank
            if (exact or begins) and (best is None or score < best[1]):
                best = (known, score)
    return best


def header(sheet: Sheet, overrides: Mapping[str, str]) -> Header | None:
    """The row with the most known header words among the first rows; None when no row has a date or text column."""
    best: tuple[int, Header] | None = None
    for index, row in enumerate(sheet.rows[:HEADER_WITHIN]):
        names = tuple(_normal(cell) for cell in row)
        fields = _fields(names, overrides)
        known = sum(name in fields for name in _NEEDED) * 3 + len(fields)
        longest = max((len(name) for name in names), default=0)
        if (
            ("date" in fields or "text" in fields)
            and len(fields) >= 2
            and longest < 60
            and (not best or known > best[0])
        ):
            best = (known, Header(index, fields, tuple(as_text(cell).strip() for cell in row)))
    return best[1] if best else None


def _fields(names: tuple[str, ...], overrides: Mapping[str, str]) -> dict[str, int]:
    found: dict[str, tuple[int, int]] = {}
    for column, name in enumerate(names):
        match = field_of(name) if name else None
        if match and (match[0] not in found or match[1] < found[match[0]][1]):
            found[match[0]] = (column, match[1])
    fields = {name: column for name, (column, _) in found.items()}
    if "date" not in fields and "time" in fields:
        fields["date"] = fields.pop("time")  # event logs write day and clock in one column called time
    for name, wanted in overrides.items():
        if wanted.lower().strip() in names:
            column = names.index(wanted.lower().strip())
            fields = {other: at for other, at in fields.items() if at != column}
            fields[name] = column
    return fields


def records(file: InputFile, sheet: Sheet) -> Iterator[Item]:
    """One record per row with content below the header; problems for rows whose date does not exist."""
    overrides = file.source.columns.model_dump(exclude_none=True) if file.source.columns else {}
    found = header(sheet, overrides)
    if found is None:
        yield Problem(
            locator=sheet.name,
            what="tabellen har ingen rad som känns igen som rubrikrad.",
            remedy="Ange columns: {date: …, text: …} på källan i case.yaml.",
            partial=True,
        )
        return
    yield Assumption(_told(sheet, found))
    if "date" not in found.fields:
        yield Problem(
            locator=sheet.place(found.row),
            what="tabellen har ingen datumkolumn; posterna är odaterade.",
            remedy="Ange columns: {date: …} på källan i case.yaml.",
        )
    rows = _Rows(file, sheet, found)
    for index in range(found.row + 1, len(sheet.rows)):
        yield from rows.read(index)


def _told(sheet: Sheet, found: Header) -> str:
    parts = ", ".join(f"{name}={found.names[column]}" for name, column in sorted(found.fields.items()))
    return f"{sheet.place(found.row)} är rubrikrad: {parts}."


class _Rows:
    """Rows of one sheet under its header."""

    def __init__(self, file: InputFile, sheet: Sheet, found: Header) -> None:
        self.file, self.sheet, self.header = file, sheet, found
        column = found.fields.get("date")
        below = sheet.rows[found.row + 1 :]
        self.dates = CellDates([row[column] for row in below if column is not None and column < len(row)], file.period)
        self.taken = set(found.fields.values())

    def cell(self, index: int, name: str) -> Cell:
        """The cell of a field; inside a merged range, the range's own."""
        column = self.header.fields.get(name)
        if column is None:
            return None
        row, at = self.sheet.merged.get((index, column), (index, column))
        cells = self.sheet.rows[row]
        return cells[at] if at < len(cells) else None

    def read(self, index: int) -> Iterator[Item]:
        """The record of a row, or nothing for an empty row or a row that only names a section."""
        row = self.sheet.rows[index]
        filled = [column for column, cell in enumerate(row) if as_text(cell).strip()]
        personal = [column for column in filled if self._is_person(column)]
        if len(filled) == len(personal) or self._is_header(row):
            return
        created = self.dates.moment(self.cell(index, "created"), None)
        raw = self.cell(index, "date")
        when, wrong = self.dates.when(raw, as_text(self.cell(index, "time")), created.start if created else None)
        if wrong:
            yield Problem(
                locator=self.sheet.place(index), what=f"{wrong} Posten är odaterad.", remedy="Kontrollera datumet."
            )
        self.dates.seen(when)
        yield self._record(index, when, created)

    def _is_person(self, column: int) -> bool:
        match = field_of(_normal(self.header.names[column])) if column < len(self.header.names) else None
        return bool(match and match[0] == "person" and column not in self.header.fields.values()) or (
            self.header.fields.get("person") == column
        )

    def _is_header(self, row: Sequence[Cell]) -> bool:
        return tuple(as_text(cell).strip() for cell in row) == self.header.names

    def _record(self, index: int, when: When, created: When | None) -> Record:
        attributes: dict[str, JsonValue] = dict(self.sheet.attributes.get(index, {}))
        contact = as_text(self.cell(index, "contact")).strip()
        heading = as_text(self.cell(index, "heading")).strip()
        for name, value in (("contact_type", contact), ("heading", heading)):
            if value:
                attributes[name] = value
        if signed := as_text(self.cell(index, "signed")).strip():
            attributes["signed"] = signed
        if own := as_text(self.cell(index, "id")).strip():
            attributes["record_id"] = own
        if re.fullmatch(r"ja|yes|true|1|x|sant", as_text(self.cell(index, "nullified")).strip().lower()):
            attributes["nullified"] = True
        return Record(
            locator=self.sheet.place(index),
            when=when,
            text=self._text(index),
            title=heading or contact,
            author=Author(
                name=as_text(self.cell(index, "author")).strip() or None,
                role=as_text(self.cell(index, "role")).strip() or None,
            ),
            recorded=created.start if created else None,
            unit=as_text(self.cell(index, "unit")).strip() or None,
            attributes=attributes,
        )

    def _text(self, index: int) -> str:
        """The text column, and each further column that holds words, as `Heading: words`."""
        parts = [as_text(self.cell(index, "text")).strip()]
        for column, cell in enumerate(self.sheet.rows[index]):
            words = as_text(cell).strip()
            if column in self.taken or not words or column >= len(self.header.names) or self._is_person(column):
                continue
            name = self.header.names[column]
            parts.append(f"{name}: {words}" if name else words)
        return "\n".join(part for part in parts if part)


def looks_like_entries(sheet: Sheet) -> bool:
    """Does the sheet have a header row with a date or text column?"""
    return header(sheet, {}) is not None
