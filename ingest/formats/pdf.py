"""PDF printouts with a text layer: repeated page headers and footers cut, entries joined over pages.

Region Sjö   BUP öppenvård                    Sida 1 av 6        (cut)
2022-03-01 09:20   Ek Eva, leg psykolog   Nybesök
Kontaktorsak: Orolig mage.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final

from ingest.ingester import Assumption, Claim, InputFile, Item
from ingest.printouts.document import document
from ingest.printouts.furniture import is_page_line
from ingest.printouts.lines import Line
from ingest.printouts.split import entries
from ingest.printouts.tail import Told, tail
from schemas.errors import FileError
from schemas.ledger import Problem

_EDGE: Final = 6
"""Lines at the top and at the bottom of a page among which headers and footers are looked for."""
_MOST_PAGES: Final = 0.6
_LITTLE: Final = 3


class PdfPrintout:
    """Pages of text with dated entries, or one document."""

    id = "pdf"
    summary = "Dated printouts as PDF with a text layer"

    def identify(self, file: InputFile) -> Claim | None:
        """By its first bytes."""
        return Claim(self.id, "PDF", general=True) if b"%PDF-" in file.data[:1024] else None

    def read(self, file: InputFile) -> Iterator[Item]:
        """Entries by layout, else one document; pages without text are named one by one."""
        pages = _pages(file)
        empty = [number for number, page in enumerate(pages, start=1) if sum(map(len, page)) < _LITTLE]
        for number in empty:
            yield Problem(
                locator=f"s. {number}",
                what="sidan har inget textlager; den är en bild och har inte lästs.",
                remedy="Be om en export med text, eller kör texttolkning (OCR) på filen.",
                partial=True,
            )
        if len(empty) == len(pages):
            return
        kept, cut = _without_edges(pages)
        if cut:
            yield Assumption(f"{cut} rader i sidhuvud och sidfot är bortskurna.")
        found = entries(file, kept)
        yield from document(file, kept) if found is None else found


def _pages(file: InputFile) -> list[list[str]]:
    """The lines of each page in reading order."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(file.data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise FileError(
                "PDF-filen är skyddad med lösenord.", file=file.name, remedy="Be om en kopia utan."
            ) from None
        raise FileError("PDF-filen är skadad eller avkortad.", file=file.name, remedy="Be om filen igen.") from None
    try:
        return [_lines(pdf, number) for number in range(len(pdf))]
    finally:
        pdf.close()


def _lines(pdf: Any, number: int) -> list[str]:
    import pypdfium2

    try:
        page = pdf[number]
        text = page.get_textpage().get_text_range()
    except pypdfium2.PdfiumError:
        return []
    clean = text.replace("\ufffe", "-").replace("\0", "")
    return [" ".join(line.split()) for line in clean.splitlines()]


def _without_edges(pages: Sequence[Sequence[str]]) -> tuple[list[Line], int]:
    """All lines but those that stand at the edge of most pages, digits apart."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_mask(line) for line in (*page[:_EDGE], *page[-_EDGE:]) if line})
    needed = max(2, len(pages) * _MOST_PAGES)
    repeated = {line for line, count in seen.items() if count >= needed}
    kept, cut = [], 0
    for number, page in enumerate(pages, start=1):
        for row, line in enumerate(page, start=1):
            edge = row <= _EDGE or row > len(page) - _EDGE
            if line and ((edge and is_page_line(line)) or (edge and _mask(line) in repeated and not _is_entry(line))):
                cut += 1
            elif line:
                kept.append(Line(line, f"s. {number}, rad {row}"))
    return kept, cut


def _mask(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _is_entry(line: str) -> bool:
    """A header line of an entry may look the same on page after page; it is never cut."""
    date, _, rest = line.partition(" ")
    return date[:1].isdigit() and tail(re.sub(r"^[\d:.]+\s+", "", rest))[1] is Told.WHO
