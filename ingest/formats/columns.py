"""Which row of a table is the header, and which column holds which field.

    Elev;Personnummer;Datum;Tid;Yrkesgrupp;Signatur;Kontakttyp;Rubrik;Anteckning;Registrerad

Header words are data: `ingest/layouts/columns.yaml`. Where they are unknown, the cells decide.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Final

from pydantic import JsonValue

from ingest.formats.by_content import by_content, is_date, mean_length
from ingest.formats.cells import Cell, as_text
from schemas.datafile import read_yaml

HEADER_WITHIN: Final = 25
"""A header row is looked for among so many first rows."""
_NEEDED: Final = ("date", "text")
_LONGEST: Final = 60
_SUBHEADER: Final = 30
_WORDS: Final = 18
"""Letters on average: a column of longer cells holds what happened, not the kind of it."""


@dataclass(frozen=True)
class Sheet:
    """Rows of cells under a name (empty for a file with one table). `first_row` is the number of the first row."""

    name: str
    rows: Sequence[Sequence[Cell]]
    first_row: int = 1
    merged: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    """Cell inside a merged range -> its top left cell, zero-based (row, column)."""
    attributes: Mapping[int, Mapping[str, JsonValue]] = field(default_factory=dict)
    """What the format knows of a row beside its cells (struck through, under which section)."""
    places: Sequence[str] = ()
    """Where each row stands, when it is not counted in rows."""

    def place(self, index: int) -> str:
        """How a person finds the row again."""
        if self.places:
            return self.places[index]
        row = f"rad {index + self.first_row}"
        return f"{self.name}, {row}" if self.name else row


@dataclass(frozen=True)
class Header:
    """Which row is the header (-1: none, the entries begin at once), and which column holds which field."""

    row: int
    fields: Mapping[str, int]
    names: tuple[str, ...]
    told: str = ""
    """What is assumed of the columns beyond their header words."""
    rows: int = 1
    """How many rows the header takes."""

    @property
    def first(self) -> int:
        """The first row under it."""
        return self.row + self.rows if self.row >= 0 else 0


@cache
def _words() -> dict[str, list[str]]:
    folder = Path(__file__).parents[1] / "layouts"
    loaded: dict[str, list[str]] = read_yaml(folder / "columns.yaml")
    return loaded


def normal(cell: Cell) -> str:
    """A header cell as header words are compared: lower case, without marks at its ends."""
    return " ".join(as_text(cell).lower().replace("_", " ").strip(" :.*").split())


@cache
def field_of(name: str) -> tuple[str, int] | None:
    """The field that a header cell names, and how good the match is (0 is best); None for no known word."""
    best: tuple[str, int] | None = None
    for known, words in _words().items():
        for rank, word in enumerate(words):
            exact = name == word.removeprefix("=")
            begins = name.startswith(word) and not name[len(word) : len(word) + 1].isalpha()
            score = rank if exact else 100 + rank
            if (exact or begins) and (best is None or score < best[1]):
                best = (known, score)
    return best


def header(sheet: Sheet, overrides: Mapping[str, str]) -> Header | None:
    """The row with the most known header words among the first rows; None when no row has a date or text column."""
    best: tuple[int, Header] | None = None
    for index, row in enumerate(sheet.rows[:HEADER_WITHIN]):
        names = tuple(normal(cell) for cell in row)
        if max((len(name) for name in names), default=0) >= _LONGEST or any(map(is_date, row)):
            continue
        fields = _fields(names, overrides)
        known = sum(name in fields for name in _NEEDED) * 3 + len(fields)
        if ("date" in fields or "text" in fields) and len(fields) >= 2 and (not best or known > best[0]):
            best = (known, Header(index, fields, tuple(as_text(cell).strip() for cell in row)))
    return _two_rows(sheet, best[1], overrides) if best else None


def _two_rows(sheet: Sheet, found: Header, overrides: Mapping[str, str]) -> Header:
    """The header with the row below it, where that names the parts of columns that share a heading.

    | Datum | Kontakt |         | Anteckning |
    |       | Typ     | Med vem |            |
    """
    below = sheet.rows[found.row + 1] if found.row + 1 < len(sheet.rows) else ()
    words = [as_text(cell).strip() for cell in below]
    filled = [at for at, text in enumerate(words) if text]
    date = found.fields.get("date")
    spread = any(at >= len(found.names) or not found.names[at] or _shares(sheet, found.row, at) for at in filled)
    shorts = all(len(words[at]) < _SUBHEADER and not is_date(below[at]) for at in filled)
    hints = bool(filled) and all(words[at].startswith("(") for at in filled)
    if not filled or not (hints or (spread and shorts and date not in filled)):
        return found
    if hints:
        return replace(found, rows=2)
    width = max(len(found.names), len(words))
    above = [*found.names, *("" for _ in range(width - len(found.names)))]
    names = tuple(
        f"{top} {sub}".strip() for top, sub in zip(above, [*words, *[""] * (width - len(words))], strict=True)
    )
    subs = {at: field for at in filled if (field := field_of(normal(words[at])))}
    fields = {name: at for name, at in _fields(tuple(map(normal, names)), overrides).items() if at not in subs}
    for at, (name, _) in subs.items():
        fields.setdefault(name, at)
    return Header(found.row, fields, names, found.told, rows=2)


def _shares(sheet: Sheet, row: int, column: int) -> bool:
    """Does the cell lie under a heading that several columns share?"""
    return any((row, other) in sheet.merged and other != column for other in (column - 1, column + 1))


def completed(sheet: Sheet, known: Header | None) -> Header | None:
    """The header with its date and text column: by header words, else by what the columns hold."""
    if known is not None:
        known = _told_by_heading(sheet, _without_numbers(sheet, known))
    if known is not None and "date" in known.fields and "text" in known.fields:
        return known
    taken = {column: name for name, column in known.fields.items()} if known else {}
    start = known.first if known else 0
    guess = by_content(sheet.rows[start:], {c: name for c, name in taken.items() if name != "text"})
    if guess is None:
        return _written_only(_heading_as_text(known))
    row = known.row if known else guess[0]
    cells = sheet.rows[row] if row >= 0 else ()
    names = known.names if known else tuple(as_text(cell).strip() for cell in cells)
    fields = dict(known.fields if known else _fields(tuple(normal(cell) for cell in cells), {}))
    found = {name: column for name, column in guess[1].items() if name not in fields}
    fields = {name: at for name, at in fields.items() if at not in found.values()} | found
    told = ", ".join(f"{name}=kolumn {column + 1}" for name, column in sorted(found.items()))
    told = f"valt efter innehållet: {told}; kontrollera, eller ange columns: i case.yaml."
    return Header(row, fields, names, told, known.rows if known else 1)


def _without_numbers(sheet: Sheet, known: Header) -> Header:
    """A heading has letters: a column "Ärende" of numbers tells which case, not what happened."""
    column = known.fields.get("heading")
    told = [as_text(row[column]) for row in sheet.rows[known.first :] if column is not None and column < len(row)]
    if not any(told) or any(re.search(r"[^\W\d_]", words) for words in told):
        return known
    return replace(known, fields={name: at for name, at in known.fields.items() if name != "heading"})


def _told_by_heading(sheet: Sheet, known: Header) -> Header:
    """A chronology's event column holds what happened; its comment, if any, only adds to it."""
    column, text = known.fields.get("heading"), known.fields.get("text")
    if column is None or (text is not None and not normal(known.names[text]).startswith(("kommentar", "comment"))):
        return known
    below = sheet.rows[known.first :]
    longer = mean_length(below, column)
    if longer < _WORDS or (text is not None and longer < mean_length(below, text) / 2):
        return known
    fields = {name: at for name, at in known.fields.items() if name != "heading"}
    return replace(known, fields={**fields, "text": column})


def _heading_as_text(known: Header | None) -> Header | None:
    """Where no column holds more words than the heading, the heading is what happened."""
    if known is None or "text" in known.fields or "heading" not in known.fields:
        return known
    fields = {("text" if name == "heading" else name): at for name, at in known.fields.items()}
    return replace(known, fields=fields)


def _written_only(known: Header | None) -> Header | None:
    """A table that only tells when each row was written: that day stands for the day of the thing itself."""
    if known is None or "date" in known.fields or "created" not in known.fields:
        return known
    fields = {**known.fields, "date": known.fields["created"]}
    told = "tabellen har bara skrivdatum; det används som händelsedatum."
    return Header(known.row, fields, known.names, told, known.rows)


def _fields(names: tuple[str, ...], overrides: Mapping[str, str]) -> dict[str, int]:
    found: dict[str, tuple[int, int]] = {}
    for column, name in enumerate(names):
        match = field_of(name) if name else None
        if match and (match[0] not in found or match[1] < found[match[0]][1]):
            found[match[0]] = (column, match[1])
    fields = {name: column for name, (column, _) in found.items()}
    if "date" not in fields and "time" in fields:
        fields["date"] = fields.pop("time")  # event logs write day and clock in one column called time
    for name, wanted in overrides.items():
        if wanted.lower().strip() in names:
            column = names.index(wanted.lower().strip())
            fields = {other: at for other, at in fields.items() if at != column}
            fields[name] = column
    return fields


def looks_like_entries(sheet: Sheet) -> bool:
    """Does the sheet have a header row with a date or text column?"""
    return header(sheet, {}) is not None
