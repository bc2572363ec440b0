"""Exports in JSON, one ingester a layout of `ingest/layouts/markup`; and arrays of entries from in-house tools."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from ingest.formats.cells import Cell
from ingest.formats.columns import Sheet, looks_like_entries
from ingest.formats.tables import records as rows_of
from ingest.ingester import Assumption, Claim, InputFile, Item
from ingest.markup.directory import contained, references, shown
from ingest.markup.layouts import Format, Row, formats
from ingest.markup.objects import documents, folded, looks_like_json, objects, opening
from ingest.markup.record import Context, read
from schemas.errors import FileError
from schemas.ledger import Problem

_PROBE: Final = 400
_DEEPEST: Final = 20
"""Levels of an object that are taken as the words of one cell."""


class JsonExport:
    """One JSON format, told by its layout."""

    def __init__(self, layout: Format) -> None:
        self.layout = layout
        self.id = layout.id
        self.summary = layout.summary

    def identify(self, file: InputFile) -> Claim | None:
        """One of the first objects names its kind, or has the keys of one."""
        for number, (place, node) in enumerate(_opening(file, self.layout.wrappers)):
            kind = str(node.get(self.layout.named_by, "")) if self.layout.named_by else ""
            if kind or (not self.layout.named_by and self._row(place, node) is not None) or self._is_silent(node):
                return Claim(self.id, f"objekt med {self.layout.named_by or 'kända nycklar'}")
            if number >= _PROBE:
                break
        return None

    def read(self, file: InputFile) -> Iterator[Item]:
        """One record per object of a known kind; the other kinds are counted and named."""
        context = references(file) if self.layout.named_by else Context(file)
        other: Counter[str] = Counter()
        faults: list[str] = []
        made, protected = 0, False
        with file.open() as stream:
            for at, document in documents(stream, file.name, faults):
                if document is None:
                    yield Problem(locator=at, what="raden är inte hel JSON.", remedy="Be om filen igen.", lost=True)
                    continue
                yield from _page(at, document)
                for place, node in objects(document, at, self.layout.wrappers):
                    row = self._row(place, node)
                    protected = protected or _is_protected(node)
                    if row is None:
                        kind = str(node.get(self.layout.named_by or "", "okänt slag"))[:40]
                        other[kind] += not self._is_silent(node)
                        continue
                    made += 1
                    yield from self._record(row, place, node, context)
        yield from _cut(faults)
        if protected:
            yield Assumption("uttaget säger att personuppgifterna är sekretessmarkerade; hantera utdata därefter.")
        if told := ", ".join(f"{name} ({count})" for name, count in sorted(other.items()) if count):
            yield Assumption(f"objekt av slag som inte är händelser har inte lästs: {told}.")
        if not made:
            yield Assumption("filen innehåller inga poster.")

    def _record(self, row: Row, place: str, node: dict[str, Any], context: Context) -> Iterator[Item]:
        if not self.layout.named_by:
            return read(row, place, folded(node), context)
        names = contained(node, context.names)
        return read(row, place, shown(node, names) if names else node, replace(context, names=names))

    def _is_silent(self, node: dict[str, Any]) -> bool:
        if self.layout.named_by:
            return str(node.get(self.layout.named_by, "")) in self.layout.silent
        keys = {str(key).lower() for key in node}
        return any(set(kind.lower().split("+")) <= keys for kind in self.layout.silent)

    def _row(self, place: str, node: dict[str, Any]) -> Row | None:
        if self.layout.named_by:
            kind = node.get(self.layout.named_by)
            return next((row for row in self.layout.rows if kind in row.names), None)
        keys = {str(key).lower() for key in node}
        if self._is_silent(node):
            return None
        within = [row for row in self.layout.rows if any(name in place for name in row.within)]
        known = (row for row in within if any(set(one.split("+")) <= keys for one in row.hints))
        return next(known, None) or next((row for row in self.layout.rows if row.keys and row.keys <= keys), None)


class JsonEntries:
    """A JSON array, or JSON lines, of flat entries: the keys are read as the header of a table."""

    id = "json"
    summary = "JSON arrays and JSON lines of entries (same words for columns as tables)"

    def identify(self, file: InputFile) -> Claim | None:
        """The keys hold known header words."""
        sheet = self._sheet(file, _PROBE)
        return Claim(self.id, "nycklar med kända kolumnnamn", general=True) if sheet else None

    def read(self, file: InputFile) -> Iterator[Item]:
        """One record per object."""
        sheet = self._sheet(file, None)
        if sheet is None:
            raise FileError(
                "filens objekt har inga nycklar som känns igen.", file=file.name, remedy="Ange columns: på källan."
            )
        yield from rows_of(file, sheet)

    @staticmethod
    def _sheet(file: InputFile, most: int | None) -> Sheet | None:
        keys: dict[str, None] = {}
        found: list[dict[str, Any]] = []
        for _, node in _opening(file) if most is not None else _whole(file):
            keys.update(dict.fromkeys(node))
            found.append(node)
            if most is not None and len(found) >= most:
                break
        rows: list[list[Cell]] = [list(keys), *([_cell(node.get(key)) for key in keys] for node in found)]
        sheet = Sheet("", rows)
        return sheet if found and len(keys) < 200 and looks_like_entries(sheet) else None


def _cell(value: Any, depth: int = 0) -> Cell:
    if isinstance(value, str | int | float | bool) or value is None:
        return value
    if depth > _DEEPEST:
        return ""
    return "; ".join(f"{_cell(v, depth + 1)}" for v in (value if isinstance(value, list) else value.values()))


def _whole(file: InputFile) -> Iterator[tuple[str, dict[str, Any]]]:
    with file.open() as stream:
        for at, document in documents(stream, file.name, []):
            yield from objects(document, at)


def _is_protected(node: dict[str, Any]) -> bool:
    """A resource marked as secret: protected identity."""
    meta = node.get("meta")
    told = meta.get("security") if isinstance(meta, dict) else None
    return bool(told) and re.search("sekretess|skyddad", str(told), re.IGNORECASE) is not None


def _cut(faults: list[str]) -> Iterator[Item]:
    for place in faults:
        yield Problem(
            locator=place,
            what="filen är skadad eller avbruten här; det som står före är läst.",
            remedy="Be om filen igen.",
            partial=True,
        )


def _opening(file: InputFile, wrappers: frozenset[str] = frozenset()) -> Iterator[tuple[str, dict[str, Any]]]:
    """The objects at the beginning of the file; none when it is no JSON."""
    if looks_like_json(file.head):
        for at, document in opening(file.head):
            yield from objects(document, at, wrappers)


def _page(place: str, document: Any) -> Iterator[Item]:
    """A page of several is not the whole; a bundle may say that there is a next one."""
    node = document
    for key in ("response", "jsonBody"):
        node = node.get(key, node) if isinstance(node, dict) else node
    if not isinstance(node, dict) or node.get("resourceType") not in {None, "Bundle"}:
        return
    told = {str(key).lower(): value for key, value in node.items() if not isinstance(value, dict)}
    number, pages = told.get("pagenumber"), told.get("totalnumberofpages")
    link = told.get("link")
    onward = isinstance(link, list) and any(isinstance(one, dict) and one.get("relation") == "next" for one in link)
    if isinstance(pages, int) and pages > 1:
        what = f"filen är sida {number} av {pages}."
    elif told.get("hasmore") is True or (node.get("resourceType") == "Bundle" and onward):
        what = "filen är en sida av flera; resten av uttaget saknas."
    else:
        return
    remedy = "Kontrollera att alla sidor av uttaget finns med."
    yield Problem(locator=place, what=what, remedy=remedy, partial=True)


def json_exports() -> tuple[JsonExport | JsonEntries, ...]:
    """One ingester per JSON layout, and the one for plain entries."""
    return (*(JsonExport(layout) for layout in formats() if layout.json), JsonEntries())
