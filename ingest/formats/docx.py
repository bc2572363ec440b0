"""Word documents: journal tables, printouts, and documents without entries, in reading order.

    | Datum      | Rubrik            | Anteckning                | Handläggare |
    | 2022-04-04 | Anmälan inkommer  | Anmälan från skolan.      | AB          |

Struck-through text is kept; an entry that is struck as a whole is marked nullified.
"""

import io
from collections.abc import Iterator
from typing import Any, Final

from pydantic import JsonValue

from ingest.formats.columns import Sheet, header
from ingest.formats.containers import is_encrypted_ole, zip_members
from ingest.formats.tables import records
from ingest.ingester import Assumption, Claim, InputFile, Item
from ingest.printouts.document import document
from ingest.printouts.lines import Line
from ingest.printouts.split import entries
from schemas.errors import FileError
from schemas.vocabulary import ActorKind

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class WordPrintout:
    """A Word file of any of the three shapes."""

    id = "docx"
    summary = "Word: journal tables, dated printouts, single documents; struck text kept and marked"

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
        """Tables of entries give a record a row; else entries by layout; else one document."""
        if is_encrypted_ole(file.data):
            raise FileError(
                "dokumentet är skyddat med lösenord.", file=file.name, remedy="Be om en kopia utan lösenord."
            )
        body = _body(file)
        tables = [table for kind, table in body if kind == "table" and _is_journal(file, table)]
        if tables:
            for number, table in enumerate(tables, start=1):
                yield from records(file, _sheet(table, number if len(tables) > 1 else 0))
            outside = sum(1 for kind, part in body if kind == "line" and part.strip())
            if outside:
                yield Assumption(f"{outside} stycken utanför tabellen är ingen post och har inte blivit händelser.")
            return
        lines = list(_lines(body))
        found = entries(file, lines)
        yield from document(file, lines) if found is None else found


def _body(file: InputFile) -> list[tuple[str, Any]]:
    """Paragraphs as ("line", text) and tables as ("table", table), in reading order."""
    from docx import Document
    from docx.table import Table

    try:
        word = Document(io.BytesIO(file.data))
        parts: list[tuple[str, Any]] = []
        for element in word.element.body.iterchildren():
            if element.tag == f"{_W}p":
                parts.append(("line", _text(element)))
            elif element.tag == f"{_W}tbl":
                parts.append(("table", Table(element, word)))
    except Exception as error:  # python-docx raises whatever its ZIP and XML layers raise
        what = f"Word-filen är skadad ({type(error).__name__})."
        raise FileError(what, file=file.name, remedy="Be om filen igen.") from None
    return parts


def _text(element: Any) -> str:
    """The text of a paragraph or cell, line breaks and tabs kept, struck runs included."""
    out = []
    for node in element.iter():
        if node.tag == f"{_W}t":
            out.append(node.text or "")
        elif node.tag == f"{_W}tab":
            out.append("\t")
        elif node.tag in {f"{_W}br", f"{_W}cr"}:
            out.append("\n")
    return "".join(out)


def _cell(element: Any) -> str:
    return "\n".join(_text(paragraph) for paragraph in element.iter(f"{_W}p")).strip()


def _struck(element: Any) -> str:
    """`all`, `some` or empty: how much of the text under `element` is struck through."""
    marks = [
        run.find(f"{_W}rPr/{_W}strike") is not None or run.find(f"{_W}rPr/{_W}dstrike") is not None
        for run in element.iter(f"{_W}r")
        if (_text(run)).strip()
    ]
    return "all" if marks and all(marks) else "some" if any(marks) else ""


def _is_journal(file: InputFile, table: Any) -> bool:
    """A table whose header row names a date and a text column."""
    found = header(_sheet(table, 0), file.source.columns.model_dump(exclude_none=True) if file.source.columns else {})
    return found is not None and {"date", "text"} <= found.fields.keys()


def _sheet(table: Any, number: int) -> Sheet:
    """Rows of the table; a row merged into one cell names a section of the rows below it."""
    rows: list[list[str]] = []
    attributes: dict[int, dict[str, JsonValue]] = {}
    section = ""
    for index, row in enumerate(table._tbl.iterchildren(f"{_W}tr")):
        cells = list(row.iterchildren(f"{_W}tc"))
        words = [_cell(cell) for cell in cells]
        if len(cells) == 1 and index:
            section = words[0]
            rows.append([])
            continue
        marks: dict[str, JsonValue] = {"section": section} if section else {}
        if struck := _struck(row):
            marks |= {"struck": struck, **({"nullified": True} if struck == "all" else {})}
        if marks:
            attributes[index] = marks
        rows.append(words)
    return Sheet(f"tabell {number}" if number else "", rows, 1, {}, attributes)


def _lines(body: list[tuple[str, Any]]) -> Iterator[Line]:
    """Paragraphs and table rows as lines, in reading order."""
    number = 0
    for kind, part in body:
        texts = (
            [part]
            if kind == "line"
            else ["\t".join(map(_cell, row.iterchildren(f"{_W}tc"))) for row in part._tbl.iterchildren(f"{_W}tr")]
        )
        for text in texts:
            number += 1
            for line in text.split("\n"):
                yield Line(line, f"stycke {number}")
