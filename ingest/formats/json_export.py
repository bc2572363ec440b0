"""Exports in JSON, one ingester a layout of `ingest/layouts/markup`; and arrays of entries from in-house tools."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from ingest.formats.cells import Cell
from ingest.formats.columns import Sheet, looks_like_entries
from ingest.formats.tables import records as rows_of
from ingest.ingester import Assumption, Claim, InputFile, Item
from ingest.markup.layouts import Format, Row, formats
from ingest.markup.record import record
from ingest.markup.tree import documents, element, looks_like_json, objects
from schemas.errors import FileError
from schemas.ledger import Problem

_PROBE: Final = 400
_PAGES: Final = (("PageNumber", "TotalNumberOfPages"),)


class JsonExport:
    """One JSON format, told by its layout."""

    def __init__(self, layout: Format) -> None:
        self.layout = layout
        self.id = layout.id
        self.summary = layout.summary

    def identify(self, file: InputFile) -> Claim | None:
        """One of the first objects names its kind, or has the keys of one."""
        for number, (_, node) in enumerate(_objects(file, self.layout.wrappers)):
            if self._row(node) or (self.layout.named_by and str(node.get(self.layout.named_by, "")) in self._known()):
                return Claim(self.id, f"objekt med {self.layout.named_by or 'kända nycklar'}")
            if number >= _PROBE:
                break
        return None

    def read(self, file: InputFile) -> Iterator[Item]:
        """One record per object of a known kind; the other kinds are counted and named."""
        yield from _pages(file)
        names = _names(file) if self.layout.named_by else {}
        other: Counter[str] = Counter()
        made = 0
        for place, node in _objects(file, self.layout.wrappers, strict=True):
            if node is None:
                yield Problem(locator=place, what="raden är inte hel JSON.", remedy="Be om filen igen.", lost=True)
                continue
            row = self._row(node)
            if row is None:
                other[str(node.get(self.layout.named_by or "", "okänt slag"))[:40]] += 1
                continue
            made += 1
            yield from record(row, place, element(row.record, node, names))
        told = {name: count for name, count in sorted(other.items()) if name not in self.layout.silent}
        if told:
            kinds = ", ".join(f"{name} ({count})" for name, count in told.items())
            yield Assumption(f"objekt av slag som inte är händelser har inte lästs: {kinds}.")
        if not made:
            yield Assumption("filen innehåller inga poster.")

    def _known(self) -> frozenset[str]:
        return frozenset(row.record for row in self.layout.rows) | self.layout.silent

    def _row(self, node: dict[str, Any]) -> Row | None:
        if self.layout.named_by:
            kind = node.get(self.layout.named_by)
            return next((row for row in self.layout.rows if row.record == kind), None)
        keys = node.keys()
        return next((row for row in self.layout.rows if row.keys and row.keys <= keys), None)


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
        for _, node in _objects(file):
            keys.update(dict.fromkeys(node))
            found.append(node)
            if most is not None and len(found) >= most:
                break
        rows: list[list[Cell]] = [list(keys), *([_cell(node.get(key)) for key in keys] for node in found)]
        sheet = Sheet("", rows)
        return sheet if found and len(keys) < 200 and looks_like_entries(sheet) else None


def _cell(value: Any) -> Cell:
    if isinstance(value, str | int | float | bool) or value is None:
        return value
    return "; ".join(f"{_cell(v)}" for v in (value if isinstance(value, list) else value.values()))


def _objects(
    file: InputFile, wrappers: frozenset[str] = frozenset(), *, strict: bool = False
) -> Iterator[tuple[str, Any]]:
    """The objects of the file; when only looking, a file that is no JSON has none."""
    if not looks_like_json(file.data):
        return
    try:
        for place, document in documents(file.data, file.name):
            if document is None:
                if strict:
                    yield place, None
                continue
            yield from objects(document, place, wrappers)
    except FileError:
        if strict:
            raise


def _pages(file: InputFile) -> Iterator[Item]:
    """A page of several is not the whole."""
    for _, document in documents(file.data, file.name):
        node = document
        for key in ("response", "jsonBody"):
            node = node.get(key, node) if isinstance(node, dict) else node
        for number, of in _PAGES:
            if isinstance(node, dict) and isinstance(node.get(of), int) and node[of] > 1:
                yield Problem(
                    locator="",
                    what=f"filen är sida {node.get(number)} av {node[of]}.",
                    remedy="Kontrollera att alla sidor av uttaget finns med.",
                    partial=True,
                )


def _names(file: InputFile) -> dict[str, str]:
    """What references point at, by `Type/id`, `#id` and full URL."""
    out: dict[str, str] = {}
    for _, document in documents(file.data, file.name):
        entries = document.get("entry", []) if isinstance(document, dict) else []
        for entry in entries if isinstance(entries, list) else []:
            if isinstance(entry, dict) and isinstance(entry.get("resource"), dict):
                _name(out, entry["resource"], str(entry.get("fullUrl", "")))
        if isinstance(document, dict):
            _name(out, document, "")
    return out


def _name(out: dict[str, str], resource: dict[str, Any], url: str) -> None:
    told = resource.get("name")
    if isinstance(told, list) and told and isinstance(told[0], dict):
        parts = [*(told[0].get("given") or []), told[0].get("family", "")]
        told = told[0].get("text") or " ".join(str(part) for part in parts if part)
    if isinstance(told, str) and told:
        for key in (f"{resource.get('resourceType')}/{resource.get('id')}", f"#{resource.get('id')}", url):
            if key:
                out.setdefault(key, told)
    for inner in resource.get("contained", []) if isinstance(resource.get("contained"), list) else []:
        if isinstance(inner, dict):
            _name(out, inner, "")


def json_exports() -> tuple[JsonExport | JsonEntries, ...]:
    """One ingester per JSON layout, and the one for plain entries."""
    return (*(JsonExport(layout) for layout in formats() if layout.json), JsonEntries())
