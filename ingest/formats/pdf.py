"""PDF printouts with a text layer: repeated page headers and footers cut, entries joined over pages.

Region Sjö   BUP öppenvård                    Sida 1 av 6        (cut)
2022-03-01 09:20   Ek Eva, leg psykolog   Nybesök
Kontaktorsak: Orolig mage.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Final

from ingest.formats.ocr import Scan, installed, picture_of, read_picture
from ingest.formats.paper_tables import Row, is_header, of_text, table
from ingest.formats.pdf_page import PageLine, gaps, page_lines
from ingest.formats.scans import marked, scanned, unread
from ingest.formats.tables import records
from ingest.ingester import Assumption, Claim, InputFile, Item, Record
from ingest.printouts.document import document
from ingest.printouts.furniture import is_page_line
from ingest.printouts.heads import pairs
from ingest.printouts.layouts import book
from ingest.printouts.lines import LONGEST_HEADER, Line
from ingest.printouts.split import entries, lost_pages, stated_period
from ingest.printouts.tail import Told, tail
from schemas.errors import FileError

_EDGE: Final = 6
"""Lines at the top and at the bottom of a page among which headers and footers are looked for."""
_MOST_PAGES: Final = 0.6
_NEARLY_ALL: Final = 0.9
_LITTLE: Final = 3
_TWO_COLUMNS: Final = 0.4
"""This share of a page's lines must have words on both sides of the gutter."""
_RUNNING: Final = 24
"""Letters in the left column's lines on average: fewer are a margin."""


class PdfPrintout:
    """Pages of text with dated entries, or one document."""

    id = "pdf"
    summary = "Dated printouts as PDF with a text layer"

    def identify(self, file: InputFile) -> Claim | None:
        """By its first bytes."""
        return Claim(self.id, "PDF", general=True) if b"%PDF-" in file.data[:1024] else None

    def read(self, file: InputFile) -> Iterator[Item]:
        """A table or entries by layout, else one document; pages without text are named one by one."""
        pages, scans = _pages(file)
        for number, page in enumerate(pages, start=1):
            if number in scans:
                yield from scanned(f"s. {number}", scans[number])
            elif _is_empty(page):
                yield unread(f"s. {number}", asked=file.ocr)
        if all(map(_is_empty, pages)):
            return
        for item in _items(file, pages):
            yield marked(item, scans) if isinstance(item, Record) and scans else item


def _items(file: InputFile, pages: Sequence[Sequence[PageLine]]) -> Iterator[Item]:
    yield from lost_pages([line.text for page in pages for line in (*page[:_EDGE], *page[-_EDGE:])])
    kept, cut = _without_edges(pages)
    if cut:
        yield Assumption(f"{cut} rader i sidhuvud och sidfot är bortskurna.")
    yield from stated_period([line.text for line in pages[0][:_EDGE]] if pages else [])
    sheet = table([_row(line, place) for place, line in kept])
    if sheet is not None:
        yield from records(file, sheet)
        return
    lines = [Line(line.text, place, line.gap) for place, line in _columns_apart(kept)]
    found = entries(file, lines)
    yield from document(file, lines) if found is None else found


def _is_empty(page: Sequence[PageLine]) -> bool:
    return sum(len(line.text) for line in page) < _LITTLE


def _pages(file: InputFile) -> tuple[list[list[PageLine]], dict[int, Scan]]:
    """The lines of each page in reading order, and what is known of those that were read from a picture."""
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
        pages = [_lines(pdf, number) for number in range(len(pdf))]
        scans = _scans(pdf, pages) if file.ocr else {}
    finally:
        pdf.close()
    for number, scan in scans.items():
        pages[number - 1] = list(scan.lines)
    return pages, scans


def _scans(pdf: Any, pages: Sequence[Sequence[PageLine]]) -> dict[int, Scan]:
    """Pages without text read from their picture, by number."""
    import pypdfium2

    found = {}
    for number, page in enumerate(pages, start=1):
        try:
            picture = picture_of(pdf[number - 1]) if _is_empty(page) and installed() else None
        except (pypdfium2.PdfiumError, MemoryError):
            continue
        scan = read_picture(picture) if picture else None
        if scan is not None:
            found[number] = scan
    return found


def _lines(pdf: Any, number: int) -> list[PageLine]:
    import pypdfium2

    try:
        return page_lines(pdf[number].get_textpage())
    except pypdfium2.PdfiumError:
        return []


def _without_edges(pages: Sequence[Sequence[PageLine]]) -> tuple[list[tuple[str, PageLine]], int]:
    """All lines with their place but those that stand at the edge of most pages, digits apart."""
    seen: Counter[tuple[int, str]] = Counter()
    for page in pages:
        seen.update({_same(line) for bottom in (False, True) for line in _edge(page, bottom)})
    needed = max(2, len(pages) * _MOST_PAGES if len(pages) > 3 else len(pages))
    repeated = {line: count >= max(4, len(pages) * _NEARLY_ALL) for line, count in seen.items() if count >= needed}
    kept, cut = [], 0
    for number, page in enumerate(pages, start=1):
        paper = {id(line) for bottom in (False, True) for line in _furniture(page, repeated, bottom=bottom)}
        kept += [(f"s. {number}, rad {row}", line) for row, line in enumerate(page, start=1) if id(line) not in paper]
        cut += len(paper)
    return kept, cut


def _edge(page: Sequence[PageLine], bottom: bool) -> list[PageLine]:
    """The outermost lines of a page, from the edge inwards."""
    return list(reversed(page[-_EDGE:])) if bottom else list(page[:_EDGE])


def _furniture(page: Sequence[PageLine], repeated: Mapping[tuple[int, str], bool], *, bottom: bool) -> list[PageLine]:
    """The lines at the edge that belong to the paper: from the edge inwards, past one line that differs at most.

    A line that only most pages have (False in `repeated`) must be set apart from what stands inside it.
    """
    found: list[PageLine] = []
    loose: list[PageLine] = []  # repeated, and no space seen yet between them and the text
    missed = 0
    order = _edge(page, bottom)
    for line, inner in zip(order, [*order[1:], *order[-1:]], strict=True):
        sure = is_page_line(line.text) or repeated.get(_same(line), False)
        if not is_page_line(line.text) and (_is_entry(line.text) or (missed and not sure)):
            break
        if not sure and _same(line) not in repeated:
            missed += 1
            continue
        loose.append(line)
        if sure or (line.gap if bottom else inner.gap):
            found += loose
            loose = []
    return found


def _same(line: PageLine) -> tuple[int, str]:
    """What makes a line of the paper the same on another page: its height, and its words, digits apart."""
    return line.height // 3, re.sub(r"\d+", "#", " ".join(line.text.split()))


def _is_entry(line: str) -> bool:
    """A header line of an entry, or of a table, may look the same on page after page; it is never cut."""
    if is_header(of_text(line, "")) or (pairs(line) and not is_page_line(line)):
        return True
    match = book().leads[0].pattern.match(line.strip()[:LONGEST_HEADER])
    return bool(match) and tail(match["rest"] if match else "")[1] is Told.WHO and not book().page_count.search(line)


def _row(line: PageLine, place: str) -> Row:
    if not line.pieces:
        return of_text(line.text, place, gap=line.gap)
    return Row(tuple((piece.left, piece.text) for piece in line.pieces), place, line.gap)


def _columns_apart(lines: Sequence[tuple[str, PageLine]]) -> list[tuple[str, PageLine]]:
    """Lines of a page in two columns of running text: the left column, then the right one."""
    out: list[tuple[str, PageLine]] = []
    pages = [list(group) for _, group in groupby(lines, key=lambda pair: pair[0].partition(",")[0])]
    gutters = [_gutter([line for _, line in page]) for page in pages]
    usual = next((gutter for gutter in gutters if gutter is not None), None)
    for page, own in zip(pages, gutters, strict=True):
        gutter = own if own is not None else usual
        whole = any(not line.pieces for _, line in page)  # drawn line by line, so in no columns
        if gutter is None or whole or any(_crosses(line, gutter) for _, line in page):
            out += page
            continue
        for side in (False, True):
            out += _column(page, gutter, right=side)
    return out


def _crosses(line: PageLine, gutter: float) -> bool:
    return any(piece.left < gutter < piece.right for piece in line.pieces)


def _column(page: Sequence[tuple[str, PageLine]], gutter: float, *, right: bool) -> list[tuple[str, PageLine]]:
    """The lines of one column; space above a line is judged by that column alone."""
    halves = [(place, line, [one for one in line.pieces if (one.left > gutter) is right]) for place, line in page]
    halves = [half for half in halves if half[2]]
    above = gaps([float(line.height) for _, line, _ in halves])
    return [
        (place, PageLine(" ".join(piece.text for piece in pieces), tuple(pieces), gap, line.height))
        for (place, line, pieces), gap in zip(halves, above, strict=True)
    ]


def _gutter(page: Sequence[PageLine]) -> float | None:
    """The empty strip between two columns that both hold running text; None for any other page."""
    pairs = [line.pieces for line in page if len(line.pieces) == 2]
    if len(pairs) < max(3, len([line for line in page if line.pieces]) * _TWO_COLUMNS):
        return None
    left_edge, right_edge = max(one.right for one, _ in pairs), min(other.left for _, other in pairs)
    words = sum(len(one.text) for one, _ in pairs) / len(pairs)
    return (left_edge + right_edge) / 2 if left_edge < right_edge and words > _RUNNING else None
