"""HTML printouts of journals: a table of entries, else the text of the page as a printout.

<table><tr><th>Datum</th><th>Anteckning</th></tr><tr><td>2022-03-01</td><td>Orolig mage.</td></tr></table>
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from pydantic import JsonValue

from ingest.formats.columns import Sheet, looks_like_entries
from ingest.formats.decode import decode
from ingest.formats.tables import records
from ingest.formats.text import of_lines
from ingest.ingester import Assumption, Claim, InputFile, Item
from schemas.errors import FileError
from schemas.vocabulary import ActorKind

_BLOCKS: Final = frozenset(
    "p div br li tr h1 h2 h3 h4 h5 h6 section article header footer table ul ol dl dt dd pre hr".split()  # noqa: SIM905  # reads as a list of names
)
_UNSEEN: Final = frozenset({"script", "style", "head", "template", "noscript", "iframe", "object", "svg"})
_APART: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "article", "section", "hr", "dl", "table"})
"""Blocks with space above them."""
_BESIDE: Final = frozenset({"span", "time", "label", "td"})
"""Elements that a style sheet sets apart from the one before."""
_STRUCK: Final = frozenset({"del", "s", "strike"})
_WIDEST: Final = 200
"""Rows or columns that one cell may be said to span."""
_HEAD: Final = 3_000


class HtmlPrintout:
    """A saved page of a journal."""

    id = "html"
    summary = "HTML printouts (tables of entries, or dated text)"

    def identify(self, file: InputFile) -> Claim | None:
        """The beginning says that it is HTML; a talk with the family counts here when it stands in tables."""
        talk = file.source.actor is ActorKind.FAMILY and b"<table" not in file.data.lower()
        return Claim(self.id, "HTML", general=True) if is_page(file.data) and not talk else None

    def read(self, file: InputFile) -> Iterator[Item]:
        """Rows of the tables that hold entries; when none does, entries by layout from the words of the page."""
        page, encoding = page_of(file)
        yield Assumption(f"teckenkodning {encoding}.")
        found = [sheet for sheet in _tables(page) if looks_like_entries(sheet)]
        for sheet in found:
            yield from records(file, sheet)
        if not found:
            yield from of_lines(file, "\n".join(lines_of(page)))


def is_page(data: bytes) -> bool:
    """Does the beginning say that it is HTML?"""
    head = data[:_HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t").lower()
    return head.startswith((b"<!doctype html", b"<html")) or (head.startswith(b"<") and b"<body" in head)


def page_of(file: InputFile) -> tuple[Any, str]:
    """The page and its character encoding. Raises FileError for what no parser can read."""
    from lxml import etree, html

    text, encoding = decode(file.data)
    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    clean = re.sub(r"^\s*<\?xml[^>]*\?>", "", text.replace("\0", ""))
    try:
        return html.document_fromstring(clean, parser=parser), encoding
    except (etree.LxmlError, ValueError):
        raise FileError("HTML-filen går inte att tolka.", file=file.name, remedy="Be om filen igen.") from None


def _tables(page: Any) -> Iterator[Sheet]:
    for number, table in enumerate(page.iter("table"), start=1):
        if not any(True for _ in table.iterdescendants("table")):  # the innermost: layout tables hold others
            yield _sheet(table, f"tabell {number}")


def _sheet(table: Any, name: str) -> Sheet:
    """The cells of a table by row and column; one that reaches over several rows stands for each of them."""
    rows: list[list[str]] = []
    merged: dict[tuple[int, int], tuple[int, int]] = {}
    attributes: dict[int, dict[str, JsonValue]] = {}
    for index, row in enumerate(table.iter("tr")):
        words: list[str] = []
        for cell in row.iter("td", "th"):
            while (index, len(words)) in merged:
                words.append("")
            for below in range(1, _span(cell, "rowspan")):
                merged[(index + below, len(words))] = (index, len(words))
            words += [_words(cell), *[""] * (_span(cell, "colspan") - 1)]
        rows.append(words)
        if struck := _struck(row):
            attributes[index] = {"struck": struck, **({"nullified": True} if struck == "all" else {})}
    return Sheet(name, rows, 1, merged, attributes)


def _span(cell: Any, name: str) -> int:
    said = str(cell.get(name, "1")).strip()
    return min(max(int(said), 1), _WIDEST) if said.isdecimal() and len(said) < 6 else 1


def _struck(row: Any) -> str:
    """`all`, `some` or empty: how much of the row's text is struck through."""
    marks = []
    for node in row.iter():
        for words, holder in ((node.text, node), (node.tail, node.getparent())):
            if isinstance(node.tag, str) and words and words.strip() and node is not row:
                above = [holder, *holder.iterancestors()]
                marks.append(any(one.tag in _STRUCK or "line-through" in str(one.get("style", "")) for one in above))
    return "all" if marks and all(marks) else "some" if any(marks) else ""


def _words(element: Any) -> str:
    return "\n".join(line.strip() for line in lines_of(element) if line.strip())


def lines_of(element: Any) -> list[str]:
    """The words that a reader sees, a line for each block, an empty one above what is set apart."""
    out = [""]
    stack: list[tuple[Any, bool]] = [(element, False)]
    while stack:
        node, closing = stack.pop()
        if not isinstance(node.tag, str) or node.tag in _UNSEEN:
            out[-1] += "" if closing else (node.tail or "" if node is not element else "")
        elif closing:
            names = _names_the_next(node)
            if node.tag in _BLOCKS and not (names and out[-1].strip()):
                out.append("")
            elif names:
                out[-1] = f"{out[-1].rstrip().rstrip(':')}: "  # the word goes with what it stands for
            if node is not element:
                out[-1] += node.tail or ""
        else:
            _open(node, out)
            out[-1] += node.text or ""
            stack.append((node, True))
            stack.extend((child, False) for child in reversed(node))
    lines = [_one_line(line) for line in out]
    return [line for at, line in enumerate(lines) if line or (at and lines[at - 1])]


def _names_the_next(node: Any) -> bool:
    """A word and what it stands for: `<dt>` and `<dd>`, or `<th>` and `<td>` in one row."""
    after = node.getnext() if node.tag == "th" else None
    return node.tag == "dt" or (after is not None and after.tag == "td")


def _one_line(line: str) -> str:
    """White space as a browser shows it, but two spaces where elements stand side by side."""
    return (
        re.sub(r"[^\S\x1f]+", " ", line).replace(" \x1f", "\x1f").replace("\x1f ", "\x1f").replace("\x1f", "  ").strip()
    )


def _open(node: Any, out: list[str]) -> None:
    """What stands before the words of an element: a new line, an empty line, or space between neighbours."""
    if node.tag in _APART:
        out += ["", ""]
    elif node.tag in _BLOCKS and not (node.tag == "dd" and out[-1].endswith(": ")):
        out.append("")
    elif node.tag in _BESIDE and out[-1].strip() and not out[-1][-1:].isspace():
        out[-1] += "\x1f"
