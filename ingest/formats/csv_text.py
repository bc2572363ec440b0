"""CSV, TSV, semicolon and pipe tables in any encoding.

Datum;Rubrik;Anteckning;Handläggare
2022-04-04;Anmälan inkommer;"Anmälan från skolan.
Återkoppling önskas.";AB
"""

import csv
import io
from collections.abc import Iterator
from typing import Final

from ingest.formats.columns import Sheet, looks_like_entries
from ingest.formats.decode import decode, looks_binary
from ingest.formats.tables import records
from ingest.ingester import Assumption, Claim, InputFile, Item
from schemas.ledger import Problem

_DELIMITERS: Final = ";\t,|"
_PROBE: Final = 20_000
_WIDEST: Final = 2_000
"""A row with more cells than this is no table of entries."""
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

    @staticmethod
    def _delimiter(text: str) -> str | None:
        """The delimiter that splits most lines of the beginning alike; None when none splits two lines."""
        lines = [line for line in text.splitlines()[:40] if line.strip()]
        best = max(
            _DELIMITERS, key=lambda mark: (sum(mark in line for line in lines), sum(line.count(mark) for line in lines))
        )
        header = [line for line in lines if best in line]
        return best if header and (len(header) > 1 or len(lines) == 1) else None
