"""Tables of entries: one record per row with content.

    Elev;Personnummer;Datum;Tid;Yrkesgrupp;Signatur;Kontakttyp;Rubrik;Anteckning;Registrerad
    Ro;…;2022-03-01;09:00;psykolog;XY;Besök;Nybesök;Orolig mage.;2022-03-01

Shared by every format that gives rows of cells.
"""

import re
from collections.abc import Iterator, Sequence

from pydantic import JsonValue

from ingest.formats.cells import Cell, CellDates, as_text
from ingest.formats.columns import Header, Sheet, completed, field_of, header, normal
from ingest.ingester import Assumption, InputFile, Item, Record
from schemas.event import Author
from schemas.ledger import Problem
from schemas.when import When


def records(file: InputFile, sheet: Sheet) -> Iterator[Item]:
    """One record per row with content below the header; problems for rows whose date does not exist."""
    overrides = file.source.columns.model_dump(exclude_none=True) if file.source.columns else {}
    found = completed(sheet, header(sheet, overrides))
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
    if found.row < 0:
        return f"tabellen saknar rubrikrad; {found.told}"
    parts = ", ".join(f"{name}={found.names[column]}" for name, column in sorted(found.fields.items()))
    return f"{sheet.place(found.row)} är rubrikrad: {parts}." + (
        f" {found.told[0].upper()}{found.told[1:]}" if found.told else ""
    )


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
        match = field_of(normal(self.header.names[column])) if column < len(self.header.names) else None
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
