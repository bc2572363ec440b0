"""Tables of entries: one record per row with content.

    Elev;Personnummer;Datum;Tid;Yrkesgrupp;Signatur;Kontakttyp;Rubrik;Anteckning;Registrerad
    Ro;…;2022-03-01;09:00;psykolog;XY;Besök;Nybesök;Orolig mage.;2022-03-01

Shared by every format that gives rows of cells.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pydantic import JsonValue

from ingest.formats.cells import Cell, CellDates, DayOrder, as_text
from ingest.formats.columns import Header, Sheet, completed, field_of, header, normal
from ingest.formats.rows import AUTHOR_NOTE, Kind, kinds
from ingest.ingester import Assumption, InputFile, Item, Record
from ingest.printouts.split import stated_period
from schemas.event import Author
from schemas.ledger import Problem
from schemas.when import Precision, When

_YES: Final = re.compile(r"ja|yes|true|1|x|sant", re.IGNORECASE)
_UNSIGNED: Final = re.compile(r"nej|no|false|0|osignerad|ej signerad|osignerat|falskt", re.IGNORECASE)


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
    yield from stated_period([" ".join(map(as_text, row)) for row in sheet.rows[: max(found.row, 0)]])
    if "date" not in found.fields:
        yield Problem(
            locator=sheet.place(max(found.row, 0)),
            what="tabellen har ingen datumkolumn; posterna är odaterade.",
            remedy="Ange columns: {date: …} på källan i case.yaml.",
        )
    yield from _Rows(file, sheet, found).read()


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
        below = sheet.rows[found.first :]
        self.dates = CellDates([row[column] for row in below if column is not None and column < len(row)], file.period)
        self.taken = set(found.fields.values())
        self.persons = frozenset(
            at
            for at, name in enumerate(found.names)
            if (match := field_of(normal(name))) and match[0] == "person" and at not in self.taken
        ) | {at for name, at in found.fields.items() if name == "person"}

    def read(self) -> Iterator[Item]:
        """A record for each row that is an entry; what the others are is told."""
        found = kinds(self.sheet, self.header, self.persons)
        if self.dates.order is not DayOrder.DAY_FIRST:
            yield Assumption(f"datum som 3/4/2018 läses efter hela kolumnen: {self.dates.order.value}.")
        if sections := sum(kind is Kind.SECTION for kind in found.values()):
            yield Assumption(f"{sections} rader är rubriker i tabellen och inga poster.")
        if carried := sum(kind is Kind.SAME_DAY for kind in found.values()):
            yield Assumption(f"{carried} rader utan datum har fått datumet från raden ovanför.")
        for index, kind in found.items():
            if kind is Kind.SECTION:
                self._section(self.sheet.rows[index])
            elif kind is not Kind.NONE:
                yield from self._entry(index, kind)

    def _section(self, row: Sequence[Cell]) -> None:
        """A section named by a year tells the year of the dates below it."""
        words = " ".join(as_text(cell).strip() for cell in row).strip()
        if match := re.fullmatch(r"(?:år\s+)?((?:19|20)\d{2})", words, re.IGNORECASE):
            self.dates.year = int(match[1])

    def _entry(self, index: int, kind: Kind) -> Iterator[Item]:
        created = self.dates.moment(self.cell(index, "created"), None)
        clock = as_text(self.cell(index, "time"))
        written = created.start if created else None
        if kind is Kind.SAME_DAY:
            when, wrong = self.dates.again(clock), ""
        else:
            when, wrong = self.dates.when(self.cell(index, "date"), clock, written)
        if wrong and kind is not Kind.AUTHOR_NOTE:
            yield Problem(
                locator=self.sheet.place(index), what=f"{wrong} Posten är odaterad.", remedy="Kontrollera datumet."
            )
        self.dates.seen(when)
        yield self._record(index, when, created, kind)

    def cell(self, index: int, name: str) -> Cell:
        """The cell of a field; inside a merged range, the range's own."""
        column = self.header.fields.get(name)
        if column is None:
            return None
        row, at = self.sheet.merged.get((index, column), (index, column))
        cells = self.sheet.rows[row]
        return cells[at] if at < len(cells) else None

    def words(self, index: int, name: str) -> str:
        """The cell of a field as a person reads it."""
        return as_text(self.cell(index, name)).strip()

    def _record(self, index: int, when: When, created: When | None, kind: Kind) -> Record:
        contact, heading = self.words(index, "contact"), self.words(index, "heading")
        return Record(
            locator=self.sheet.place(index),
            when=when,
            text=self._text(index),
            title=heading or contact,
            author=Author(name=self.words(index, "author") or None, role=self.words(index, "role") or None),
            recorded=created.start if created else None,
            unit=self.words(index, "unit") or self.words(index, "source") or None,
            attributes=self._attributes(index, when, kind),
        )

    def _attributes(self, index: int, when: When, kind: Kind) -> dict[str, JsonValue]:
        out: dict[str, JsonValue] = dict(self.sheet.attributes.get(index, {}))
        for name, known in (("contact_type", "contact"), ("heading", "heading"), ("record_id", "id")):
            if value := self.words(index, known):
                out[name] = value
        if signed := self.words(index, "signed"):
            out |= {"unsigned": True} if _UNSIGNED.fullmatch(signed) else {"signed": signed}
        if _YES.fullmatch(self.words(index, "nullified")):
            out["nullified"] = True
        if kind is Kind.AUTHOR_NOTE:
            out[AUTHOR_NOTE] = True
        if when.precision is Precision.VAGUE and when.start is not None:
            out["date_uncertain"] = True
        return out

    def _text(self, index: int) -> str:
        """The text column, and each further column that holds words, as `Heading: words`."""
        parts = [self.words(index, "text")]
        for column, cell in enumerate(self.sheet.rows[index]):
            words = as_text(cell).strip()
            if column in self.taken or not words or column >= len(self.header.names) or column in self.persons:
                continue
            name = self.header.names[column]
            parts.append(f"{name}: {words}" if name else words)
        return "\n".join(part for part in parts if part)
