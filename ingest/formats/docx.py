"""Word documents: journal tables, printouts, and documents without entries, in reading order.

    | Datum      | Rubrik            | Anteckning                | Handläggare |
    | 2022-04-04 | Anmälan inkommer  | Anmälan från skolan.      | AB          |

Struck-through text is kept; an entry that is struck or deleted as a whole is marked nullified.
"""

import io
from collections.abc import Iterator, Sequence
from typing import Any, Final

from ingest.formats.columns import Sheet, completed, header
from ingest.formats.containers import is_encrypted_ole, sane, zip_members
from ingest.formats.tables import records
from ingest.formats.word_xml import Part, body_parts, rows_of, sheet_of
from ingest.ingester import Assumption, Claim, InputFile, Item
from ingest.printouts.document import document
from ingest.printouts.heads import pairs
from ingest.printouts.lines import Line
from ingest.printouts.split import HEAD_LINES, entries, stated_period
from schemas.errors import FileError
from schemas.vocabulary import ActorKind

_NAMED_SHARE, _GUESSED_SHARE = 0.25, 0.5
"""Less of the document than this is a list inside it: of contacts in an investigation, of what is attached."""
_DATE_FIRST: Final = 2
"""A column of dates told by its content alone counts when it is one of the first."""


class WordPrintout:
    """A Word file of any of the three shapes."""

    id = "docx"
    summary = "Word: journal tables, dated printouts, single documents; struck and deleted text kept and marked"

    def identify(self, file: InputFile) -> Claim | None:
        """By what lies inside the container; a protected or broken one by its name."""
        if file.source.actor is ActorKind.FAMILY:
            return None
        if is_encrypted_ole(file.data) and file.suffix == ".docx":
            return Claim(self.id, "skyddat Word-dokument")
        if not file.data.startswith(b"PK"):
            return None
        names = zip_members(file.data)
        broken = not names and file.suffix == ".docx"
        return Claim(self.id, "Word-dokument", general=True) if "word/document.xml" in names or broken else None

    def read(self, file: InputFile) -> Iterator[Item]:
        """Tables of entries give a record a row; what stands outside them by layout; else one document."""
        sane(file)
        body = _body(file)
        sheets = list(_sheets(file, body))
        for sheet in sheets:
            yield from records(file, sheet)
        lines = list(_lines([part for part in body if not part.in_sheet]))
        found = entries(file, lines)
        if sheets or found is not None:
            yield from stated_period([line.text for line in lines[:HEAD_LINES]])
        if found is not None:
            yield from found
        elif not sheets:
            yield from document(file, lines)
        elif outside := sum(bool(line.text.strip()) for line in lines):
            yield Assumption(f"{outside} rader utanför tabellen är ingen post och har inte blivit händelser.")


def _body(file: InputFile) -> list[Part]:
    """Paragraphs and tables in reading order."""
    from docx import Document

    try:
        return list(body_parts(Document(io.BytesIO(file.data)).element.body))
    except Exception as error:  # python-docx raises whatever its ZIP and XML layers raise
        what = f"Word-filen är skadad ({type(error).__name__})."
        raise FileError(what, file=file.name, remedy="Be om filen igen.") from None


def _sheets(file: InputFile, body: Sequence[Part]) -> Iterator[Sheet]:
    """The tables of entries; one that goes on without its header row gets that of the table before."""
    overrides = file.source.columns.model_dump(exclude_none=True) if file.source.columns else {}
    tables = [part for part in body if part.table is not None]
    whole = sum(map(_size, body))
    before: Sheet | None = None
    for number, part in enumerate(tables, start=1):
        sheet = sheet_of(part.table, number if len(tables) > 1 else 0)
        found = completed(sheet, header(sheet, overrides))
        known = found is not None and {"date", "text"} <= found.fields.keys()
        known = known and found is not None and (not found.told or found.fields["date"] < _DATE_FIRST)
        named = known and found is not None and found.row >= 0 and not found.told
        if not named and before is not None and _goes_on(sheet, before):
            attributes = {index + 1: marks for index, marks in sheet.attributes.items()}
            sheet = Sheet(sheet.name, [before.rows[0], *sheet.rows], 0, {}, attributes)
        elif known and _size(part) >= whole * (_NAMED_SHARE if named else _GUESSED_SHARE):
            before = sheet
        else:
            continue
        part.in_sheet = True
        yield sheet


def _size(part: Part) -> int:
    """Letters."""
    return len(part.text) if part.table is None else sum(len(text) for row in rows_of(part.table) for text in row)


def _goes_on(sheet: Sheet, before: Sheet) -> bool:
    """As many columns as the table before, and a header row there to lend."""
    widths = {len(row) for row in sheet.rows if len(row) > 1}
    return widths == {len(before.rows[0])}


def _lines(body: Sequence[Part]) -> Iterator[Line]:
    """Paragraphs and table rows as lines, in reading order; a table of labels gives `Label: value`."""
    for number, part in enumerate(body, start=1):
        for at, text in enumerate([part.text] if part.table is None else _rows(part.table)):
            for line in text.split("\n"):
                yield Line(line, f"stycke {number}", gap=part.gap or (part.table is not None and at == 0))


def _rows(table: Any) -> Iterator[str]:
    for words in rows_of(table):
        filled = [text for text in words if text]
        if len(filled) >= 2 and len(filled) % 2 == 0 and all(pairs(f"{label.rstrip(':')}:") for label in filled[::2]):
            yield "  ".join(
                f"{label.rstrip(':')}: {value}" for label, value in zip(filled[::2], filled[1::2], strict=True)
            )
        else:
            yield "\t".join(filled) if len(filled) > 1 else "".join(filled)
