"""HTML printouts of journals: a table of entries, else the text of the page as a printout.

<table><tr><th>Datum</th><th>Anteckning</th></tr><tr><td>2022-03-01</td><td>Orolig mage.</td></tr></table>
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from ingest.formats.columns import Sheet, looks_like_entries
from ingest.formats.decode import decode
from ingest.formats.tables import records
from ingest.formats.text import of_lines
from ingest.ingester import Assumption, Claim, InputFile, Item
from schemas.errors import FileError

_BLOCKS: Final = frozenset(
    "p div br li tr h1 h2 h3 h4 h5 h6 section article header footer table ul ol dl dt dd pre hr".split()  # noqa: SIM905  # reads as a list of names
)
_UNSEEN: Final = frozenset({"script", "style", "head", "template", "noscript", "iframe", "object", "svg"})
_HEAD: Final = 3_000


class HtmlPrintout:
    """A saved page of a journal."""

    id = "html"
    summary = "HTML printouts (tables of entries, or dated text)"

    def identify(self, file: InputFile) -> Claim | None:
        """The beginning says that it is HTML."""
        head = file.data[:_HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t").lower()
        page = head.startswith((b"<!doctype html", b"<html")) or (head.startswith(b"<") and b"<body" in head)
        return Claim(self.id, "HTML", general=True) if page else None

    def read(self, file: InputFile) -> Iterator[Item]:
        """Rows of the tables that hold entries; when none does, entries by layout from the words of the page."""
        from lxml import etree, html

        text, encoding = decode(file.data)
        yield Assumption(f"teckenkodning {encoding}.")
        parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
        try:
            page = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text.replace("\0", "")), parser=parser)
        except (etree.LxmlError, ValueError):
            raise FileError("HTML-filen går inte att tolka.", file=file.name, remedy="Be om filen igen.") from None
        found = [sheet for sheet in _tables(page) if looks_like_entries(sheet)]
        for sheet in found:
            yield from records(file, sheet)
        if not found:
            yield from of_lines(file, "\n".join(_lines(page)))


def _tables(page: Any) -> Iterator[Sheet]:
    for number, table in enumerate(page.iter("table"), start=1):
        if not any(True for _ in table.iterdescendants("table")):  # the innermost: layout tables hold others
            rows = [[_words(cell) for cell in row.iter("td", "th")] for row in table.iter("tr")]
            yield Sheet(f"tabell {number}", rows)


def _words(element: Any) -> str:
    return "\n".join(_lines(element))


def _lines(element: Any) -> list[str]:
    """The words that a reader sees, a line for each block."""
    out = [""]
    stack: list[tuple[Any, bool]] = [(element, False)]
    while stack:
        node, closing = stack.pop()
        if not isinstance(node.tag, str) or node.tag in _UNSEEN:
            out[-1] += "" if closing else (node.tail or "" if node is not element else "")
            continue
        if not closing:
            if node.tag in _BLOCKS:
                out.append("")
            out[-1] += node.text or ""
            stack.append((node, True))
            stack.extend((child, False) for child in reversed(node))
        else:
            if node.tag in _BLOCKS:
                out.append("")
            if node is not element:
                out[-1] += node.tail or ""
    lines = (" ".join(line.split()) for line in out)
    return [line for line in lines if line]
