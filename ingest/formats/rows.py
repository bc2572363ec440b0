"""What each row of a table is: an entry, the title of a section, a note by the table's own author, or nothing."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import Final

from ingest.formats.by_content import is_date
from ingest.formats.cells import Cell, as_text
from ingest.formats.columns import Header, Sheet
from ingest.printouts.furniture import is_page_line

AUTHOR_NOTE: Final = "author_note"
"""The attribute of a row that the writer of a chronology added: no record of the organisation's."""
_NOTE_MARKS: Final = ("#", "^", "¬", "~")
_LONGEST_TITLE: Final = 80
_OFTEN: Final = 0.25
"""Where so many rows lack a date, an empty cell means the day above."""


class Kind(Enum):
    """What a row is."""

    ENTRY = auto()
    SAME_DAY = auto()
    """An entry whose empty date cell stands for the date above it."""
    AUTHOR_NOTE = auto()
    SECTION = auto()
    NONE = auto()


def kinds(sheet: Sheet, found: Header, persons: frozenset[int]) -> dict[int, Kind]:
    """The kind of each row under the header, by its number."""
    out = dict(_each(sheet, found, persons))
    undated = [at for at, kind in out.items() if kind is Kind.ENTRY and not _date(sheet, found, at)]
    entries = sum(kind is Kind.ENTRY for kind in out.values())
    if max(2, _OFTEN * entries) <= len(undated) < entries:
        dated = False
        for at, kind in out.items():
            if kind is Kind.ENTRY and at in undated and dated:
                out[at] = Kind.SAME_DAY
            dated = dated or (kind is Kind.ENTRY and at not in undated)
    return out


def _each(sheet: Sheet, found: Header, persons: frozenset[int]) -> Iterator[tuple[int, Kind]]:
    for index in range(found.first, len(sheet.rows)):
        row = sheet.rows[index]
        filled = [at for at, cell in enumerate(row) if as_text(cell).strip()]
        words = [as_text(row[at]).strip() for at in filled]
        if len(filled) <= sum(at in persons for at in filled) or _is_header(row, found):
            yield index, Kind.NONE
        elif any(text.startswith(_NOTE_MARKS) for text in words[:1]) and not is_date(row[filled[0]]):
            yield index, Kind.AUTHOR_NOTE
        elif _is_title(sheet, found, index, filled, words):
            yield index, Kind.SECTION
        else:
            yield index, Kind.ENTRY


def _is_header(row: Sequence[Cell], found: Header) -> bool:
    """The header again, as on every printed page."""
    return tuple(as_text(cell).strip() for cell in row) == found.names


def _is_title(sheet: Sheet, found: Header, index: int, filled: Sequence[int], words: Sequence[str]) -> bool:
    """Words in one cell alone, short, no date, and not where the notes stand: "Årskurs 7", "Antal poster: 23"."""
    if is_page_line(" ".join(words)):
        return True
    row, text = sheet.rows[index], found.fields.get("text")
    wide = len(found.names) > 2 and len(found.fields) > 2
    merged = {at for at in range(len(row)) if sheet.merged.get((index, at), (index, at)) != (index, at)}
    alone = len(filled) == 1 or len(set(words)) == 1
    across = len(merged) >= max(len(row) - 1, 2)
    if not alone or not wide or (filled[0] == text and not across) or len(words[0]) > _LONGEST_TITLE:
        return False
    dated = is_date(row[filled[0]]) and filled[0] == found.fields.get("date")
    return not dated and not re.search(r"[.!?]$", words[0])


def _date(sheet: Sheet, found: Header, index: int) -> str:
    column = found.fields.get("date")
    if column is None:
        return "none"
    row, at = sheet.merged.get((index, column), (index, column))
    cells = sheet.rows[row]
    return as_text(cells[at]).strip() if at < len(cells) else ""
