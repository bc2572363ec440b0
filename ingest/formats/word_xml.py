"""The body of a Word document as paragraphs and tables: content controls opened, changes told apart, nothing twice."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from pydantic import JsonValue

from ingest.formats.columns import Sheet

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_WRAPPERS: Final = frozenset(f"{_W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
_GONE: Final = frozenset({f"{_W}del", f"{_W}moveFrom"})
_WIDEST: Final = 200
"""Columns that one cell may be said to span."""


@dataclass
class Part:
    """A paragraph's text, or a table; `gap`: space or a heading's style sets it apart from what stands above."""

    text: str = ""
    table: Any = None
    gap: bool = False
    in_sheet: bool = False
    """Its rows are read as a table of entries."""


def body_parts(body: Any) -> Iterator[Part]:
    """Paragraphs and tables in reading order."""
    empty = True
    for element in body.iterchildren():
        if element.tag == f"{_W}p":
            text = _text(element)
            yield Part(text, gap=empty or _is_heading(element))
            empty = not text.strip()
        elif element.tag == f"{_W}tbl":
            yield Part(table=element, gap=True)
            empty = True
        elif element.tag in _WRAPPERS:
            yield from body_parts(element)


def _is_heading(paragraph: Any) -> bool:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return style is not None and str(style.get(f"{_W}val", "")).lower().startswith(("heading", "rubrik"))


def _text(element: Any, *, gone: bool = False) -> str:
    """The text of a paragraph, line breaks and tabs kept, struck runs included, deleted ones only when `gone`.

    A text box stands twice in the file, for newer and older programs; it is read once.
    """
    out: list[str] = []
    stack = [iter(element.iterchildren())]
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
        elif node.tag == f"{_W}t" or (gone and node.tag == f"{_W}delText"):
            out.append(node.text or "")
        elif node.tag == f"{_W}tab" and node.getparent().tag == f"{_W}r":
            out.append("\t")
        elif node.tag in {f"{_W}br", f"{_W}cr"}:
            out.append("\n")
        elif node.tag == f"{_W}noBreakHyphen":
            out.append("-")
        elif (gone or node.tag not in _GONE) and node.tag != _FALLBACK:
            if node.tag == f"{_W}p":
                out.append("\n")  # a paragraph in a text box
            stack.append(iter(node.iterchildren()))
    return "".join(out)


def _cell(element: Any, *, gone: bool = False) -> str:
    """The words of a cell, those of tables inside it too, a line for each paragraph."""
    paragraphs = [node for node in element.iter(f"{_W}p") if not _inside_box(node, element)]
    return "\n".join(_text(paragraph, gone=gone) for paragraph in paragraphs).strip()


def _inside_box(paragraph: Any, cell: Any) -> bool:
    """Paragraphs of text boxes come with the paragraph that the box hangs on."""
    for above in paragraph.iterancestors():
        if above is cell:
            return False
        if above.tag == f"{_W}p":
            return True
    return False


def _cells(row: Any) -> Iterator[Any]:
    for child in row.iterchildren():
        if child.tag == f"{_W}tc":
            yield child
        elif child.tag in _WRAPPERS:
            yield from _cells(child)


def _table_rows(table: Any) -> Iterator[Any]:
    for child in table.iterchildren():
        if child.tag == f"{_W}tr":
            yield child
        elif child.tag in _WRAPPERS:
            yield from _table_rows(child)


def rows_of(table: Any) -> Iterator[list[str]]:
    """The words of each row's cells."""
    for row in _table_rows(table):
        yield [_cell(cell) for cell in _cells(row)]


def sheet_of(table: Any, number: int) -> Sheet:
    """Rows of the table; a row merged into one cell names a section of the rows below it."""
    rows: list[list[str]] = []
    attributes: dict[int, dict[str, JsonValue]] = {}
    merged: dict[tuple[int, int], tuple[int, int]] = {}
    section = ""
    for index, row in enumerate(_table_rows(table)):
        cells = list(_cells(row))
        if len(cells) == 1 and index:
            section = _cell(cells[0])
            rows.append([])
            continue
        struck = _struck(row)
        rows.append(_placed(cells, index, rows, merged, gone=struck == "all"))
        marks: dict[str, JsonValue] = {"section": section} if section else {}
        if struck:
            marks |= {"struck": struck, **({"nullified": True} if struck == "all" else {})}
        if marks:
            attributes[index] = marks
    return Sheet(f"tabell {number}" if number else "", rows, 1, merged, attributes)


def _placed(
    cells: list[Any], index: int, rows: list[list[str]], merged: dict[tuple[int, int], tuple[int, int]], *, gone: bool
) -> list[str]:
    """The row's words by column of the grid; a cell that goes on from the row above points at that one."""
    words: list[str] = []
    for cell in cells:
        column = len(words)
        down = cell.find(f"{_W}tcPr/{_W}vMerge")
        if down is not None and down.get(f"{_W}val") != "restart" and rows:
            merged[(index, column)] = merged.get((index - 1, column), (index - 1, column))
        words.append(_cell(cell, gone=gone))
        span = cell.find(f"{_W}tcPr/{_W}gridSpan")
        size = str(span.get(f"{_W}val", "1")) if span is not None else "1"
        words += [""] * (min(int(size), _WIDEST) - 1 if size.isdigit() else 0)
    return words


def _struck(row: Any) -> str:
    """`all`, `some` or empty: how much of the row's text is struck through or deleted with changes tracked."""
    marks = []
    for run in row.iter(f"{_W}r"):
        gone = any(above.tag in _GONE for above in run.iterancestors())
        words = "".join(node.text or "" for node in run.iter(f"{_W}t", f"{_W}delText"))
        if words.strip():
            marks.append(gone or _is_on(run, "strike") or _is_on(run, "dstrike"))
    return "all" if marks and all(marks) else "some" if any(marks) else ""


def _is_on(run: Any, name: str) -> bool:
    mark = run.find(f"{_W}rPr/{_W}{name}")
    return mark is not None and mark.get(f"{_W}val") not in {"0", "false", "off"}
