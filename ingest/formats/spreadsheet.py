"""Workbooks: XLSX, XLSM, XLS, XLSB, ODS. Every sheet is read; merged cells share their value.

Blad Mentor:   Sjöhöjdsskolan – elevdokumentation          (title rows)
               Datum | Typ | Anteckning | Av
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any, Final

from ingest.formats.columns import Sheet, looks_like_entries
from ingest.formats.containers import OLE, sane, zip_members
from ingest.formats.tables import records
from ingest.ingester import Claim, InputFile, Item
from schemas.errors import FileError
from schemas.ledger import Problem

_SUFFIXES: Final = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")


class Workbook:
    """Sheets of a workbook."""

    id = "excel"
    summary = "Workbooks: XLSX, XLSM, XLS, XLSB and ODS, every sheet, merged cells"

    def identify(self, file: InputFile) -> Claim | None:
        """By what lies inside the container, not by its name."""
        if file.data.startswith(b"PK"):
            names = zip_members(file.data)
            inside = {"xl/workbook.xml", "xl/workbook.bin"} & names
            sheets = "content.xml" in names and b"opendocument.spreadsheet" in file.data[:200]
            broken = not names and file.suffix in _SUFFIXES
            return Claim(self.id, "arbetsbok", general=True) if inside or sheets or broken else None
        if file.data.startswith(OLE) and (file.suffix in _SUFFIXES or b"W\0o\0r\0k\0b\0o\0o\0k\0" in file.data):
            return Claim(self.id, "arbetsbok", general=True)
        return None

    def read(self, file: InputFile) -> Iterator[Item]:
        """Every sheet that is a table of entries; a sheet that is none is named."""
        sane(file)
        from python_calamine import CalamineError, load_workbook

        try:
            book = load_workbook(io.BytesIO(file.data))
        except (CalamineError, OSError, ValueError, zipfile.BadZipFile) as error:
            raise FileError(
                f"arbetsboken är skadad ({type(error).__name__}).", file=file.name, remedy="Be om filen igen."
            ) from None
        several = len(book.sheet_names) > 1
        for name in book.sheet_names:
            try:
                sheet = _sheet(book, name, several=several)
            except (CalamineError, ValueError) as error:
                yield Problem(
                    locator=f"blad {name}",
                    what=f"bladet kan inte läsas ({type(error).__name__}).",
                    remedy="Be om filen igen.",
                )
                continue
            if not sheet.rows:
                continue
            if several and not looks_like_entries(sheet) and not file.source.columns:
                yield Problem(
                    locator=f"blad {name}",
                    what=f"bladet ({len(sheet.rows)} rader) känns inte igen som anteckningar och är inte läst.",
                    remedy="Ange columns: på källan om det innehåller anteckningar.",
                )
                continue
            yield from records(file, sheet)


def _sheet(book: Any, name: str, *, several: bool) -> Sheet:
    """A sheet with its merged ranges. calamine drops empty rows at the top: `start` tells how many."""
    raw = book.get_sheet_by_name(name)
    rows = raw.to_python(skip_empty_area=False)
    merged = {
        (row, column): (first_row, first_column)
        for (first_row, first_column), (last_row, last_column) in raw.merged_cell_ranges or ()
        for row in range(first_row, last_row + 1)
        for column in range(first_column, last_column + 1)
    }
    return Sheet(f"blad {name}" if several else "", rows, 1, merged)
