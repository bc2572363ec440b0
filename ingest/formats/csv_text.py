"""CSV, TSV, semicolon and pipe tables in any encoding.

Datum;Rubrik;Anteckning;Handläggare
2022-04-04;Anmälan inkommer;"Anmälan från skolan.
Återkoppling önskas.";AB
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Final

from ingest.formats.by_content import is_date
from ingest.formats.columns import HEADER_WITHIN, Sheet, field_of, header, looks_like_entries, normal
from ingest.formats.decode import decode, looks_binary
from ingest.formats.tables import records
from ingest.ingester import Assumption, Claim, InputFile, Item
from schemas.ledger import Problem

_DELIMITERS: Final = ";\t,|"
_PROBE: Final = 20_000
_WIDEST: Final = 2_000
"""A row with more cells than this is no table of entries."""
_LOOKED_AT: Final = 40
_NAMES: Final = {";": "semikolon", "\t": "tabb", ",": "komma", "|": "lodstreck"}


class CsvTables:
    """Delimited text."""

    id = "csv"
    summary = "Tables as CSV, TSV, semicolon or pipe text in any common encoding"

    def identify(self, file: InputFile) -> Claim | None:
        """Text whose first rows hold a header of known words, split by one delimiter."""
        if looks_binary(file.data[:_PROBE]):
            return None
        text = decode(file.data[:_PROBE] if b"\0" not in file.data[:4] else file.data[: _PROBE * 2])[0]
        if text.lstrip("\ufeff \r\n").startswith(("{\\rtf", "<", "{", "[{", '["')):
            return None
        sheet = self._sheet(text)
        named = file.suffix in {".csv", ".tsv"}
        if sheet is not None and looks_like_entries(sheet):
            return Claim(self.id, "rubrikrad med kända kolumnnamn")
        return Claim(self.id, "filändelsen", general=True) if named and self._delimiter(text) else None

    def read(self, file: InputFile) -> Iterator[Item]:
        """One record per row with content."""
        text, encoding = decode(file.data)
        clean = text.replace("\0", "")
        if len(clean) != len(text):
            yield Problem(
                locator="", what="filen innehåller NUL-tecken, som har tagits bort.", remedy="Jämför med originalet."
            )
        delimiter = self._delimiter(clean) or ";"
        yield Assumption(f"teckenkodning {encoding}, kolumner skilda med {_NAMES[delimiter]}.")
        rows, cut = [], 0
        for row in self._rows(clean, delimiter):
            rows.append(row[:_WIDEST])
            cut += len(row) > _WIDEST
        if cut:
            yield Problem(
                locator="",
                what=f"{cut} rader har fler än {_WIDEST} kolumner; resten av dem är inte läst.",
                remedy="Kontrollera att filen är en tabell med anteckningar.",
            )
        top = header(Sheet("", rows), {})
        rows, broken = mended(rows, top.row, top.fields.get("date", 0)) if top else (rows, 0)
        if broken:
            yield Assumption(f"{broken} rader är fortsättningen på raden ovanför, bruten utan citattecken.")
        yield from records(file, Sheet("", rows))

    @staticmethod
    def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
        csv.field_size_limit(max(len(text) + 1, 131_072))
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)

    @classmethod
    def _sheet(cls, text: str) -> Sheet | None:
        delimiter = cls._delimiter(text)
        if delimiter is None:
            return None
        rows = []
        for row in cls._rows(text.replace("\0", ""), delimiter):
            rows.append(row[:_WIDEST])
            if len(rows) >= 30:
                break
        return Sheet("", rows)

    @classmethod
    def _delimiter(cls, text: str) -> str | None:
        """The delimiter under which the beginning is most like a table; None when none splits two lines alike.

        A header row of known words decides; a comma in the notes is no delimiter.
        """
        text = text.replace("\0", "")
        found = {mark: cls._likeness(text, mark) for mark in _DELIMITERS}
        best = max(_DELIMITERS, key=lambda mark: found[mark])
        return best if found[best] > (0, 0.0) else None

    @classmethod
    def _likeness(cls, text: str, delimiter: str) -> tuple[int, float]:
        """Known words in the best header row, and how many rows have as many cells as most have."""
        rows = [row for row in islice(cls._rows(text, delimiter), _LOOKED_AT) if any(cell.strip() for cell in row)]
        widths = Counter(len(row) for row in rows)
        width, count = widths.most_common(1)[0] if widths else (0, 0)
        known = max((len(_known(row)) for row in rows[:HEADER_WITHIN] if len(row) > 1), default=0)
        alike = count * min(width, 12) if width > 1 and (count > 1 or len(rows) == 1) else 0
        return (known if known > 1 else 0), alike / len(rows) if rows else 0.0


def _known(row: list[str]) -> set[str]:
    """The fields that the cells of a row name."""
    return {match[0] for cell in row if len(cell) < 40 and (match := field_of(normal(cell)))}


def mended(rows: list[list[str]], known_from: int, date: int) -> tuple[list[list[str]], int]:
    """Rows that an unquoted line break has cut in two, put together again; and how many there were.

    2022-04-04;Anmälan;"…"      -> whole
    2022-04-05;Samtal;Mamma     -> too few cells: what the next lines hold goes on in its last cell
    ringer igen.;AB

    A row that only leaves out its last cells has a date of its own, in the column `date`.
    """
    width = len(rows[known_from]) if known_from < len(rows) else 0
    out: list[list[str]] = []
    cut = 0
    for number, row in enumerate(rows):
        before = out[-1] if out and number > known_from + 1 else []
        fits = 1 < len(before) < width and row and len(before) + len(row) - 1 <= width
        if fits and row[0].strip() and not (date < len(row) and is_date(row[date])):
            out[-1] = [*before[:-1], f"{before[-1]}\n{row[0]}", *row[1:]]
            cut += 1
        else:
            out.append(row)
    return out, cut
