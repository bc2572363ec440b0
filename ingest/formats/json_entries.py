"""JSON of in-house tools: lists of flat entries, wherever they stand in the file.

    {"elev": "Ro", "poster": [{"datum": "2022-03-01", "vem": {"namn": "AB"}, "text": "Samtal"}]}

The keys are read as the header of a table.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final

from ingest.formats.by_content import is_date
from ingest.formats.cells import Cell
from ingest.formats.columns import Sheet, field_of, header, looks_like_entries, normal
from ingest.formats.tables import records
from ingest.ingester import Claim, InputFile, Item
from ingest.markup.objects import Document, documents, looks_like_json, opening
from schemas.errors import FileError
from schemas.ledger import Problem

_PROBE: Final = 400
_DEEPEST: Final = 20
"""Levels of an object that are taken as the words of one cell, or searched for entries."""
_MOST_KEYS: Final = 200


class JsonEntries:
    """A JSON array, JSON lines, or lists inside an object: each object an entry."""

    id = "json"
    summary = "JSON arrays and JSON lines of entries (same words for columns as tables)"

    def identify(self, file: InputFile) -> Claim | None:
        """The keys of some list of objects hold known header words, or the file is a list without anything in it."""
        if not looks_like_json(file.head):
            return None
        begun = opening(file.head)
        known = next(_sheets(begun, _PROBE), None) is not None or (begun and all(node == [] for _, node in begun))
        return Claim(self.id, "nycklar med kända kolumnnamn", general=True) if known else None

    def read(self, file: InputFile) -> Iterator[Item]:
        """One record per object; the lists one after another."""
        faults: list[str] = []
        with file.open() as stream:
            found = list(documents(stream, file.name, faults))
        broken = [at for at, node in found if node is None]
        sheets = list(_sheets([one for one in found if one[1] is not None], None))
        if not sheets and any(node not in ([], None) for _, node in found):
            raise FileError(
                "filens objekt har inga nycklar som känns igen.", file=file.name, remedy="Ange columns: på källan."
            )
        yield from cut(faults)
        yield from map(unreadable, broken)
        for sheet in sheets:
            yield from records(file, sheet)


def unreadable(at: str) -> Problem:
    """A line of a file of lines that is no JSON."""
    return Problem(locator=at, what="raden är inte hel JSON.", remedy="Be om filen igen.", lost=True)


def cut(faults: Iterable[str]) -> Iterator[Item]:
    """The places at which the file is damaged or ends too early."""
    for place in faults:
        yield Problem(
            locator=place,
            what="filen är skadad eller avbruten här; det som står före är läst.",
            remedy="Be om filen igen.",
            partial=True,
        )


def _sheets(found: Sequence[Document], most: int | None) -> Iterator[Sheet]:
    """The lists of entries, outermost first; of one object alone, those inside it before itself."""
    alone = len(found) == 1 and isinstance(found[0][1], dict)
    inside = list(_inside(*found[0], most)) if alone else []
    if inside:
        yield from inside
        return
    listed = [one for at, node in found for one in _items(node, at)]
    yield from _of_list(listed, most, {}, 0)


def _items(node: Any, at: str) -> Iterator[tuple[str, Any]]:
    if isinstance(node, list):
        yield from ((f"{at}/{number}", item) for number, item in enumerate(node))
    else:
        yield at or "/", node


def _of_list(listed: Sequence[tuple[str, Any]], most: int | None, above: dict[str, Any], depth: int) -> Iterator[Sheet]:
    """The objects of a list as rows, unless the entries stand inside them."""
    nodes = [(at, {**above, **node}) for at, node in listed if isinstance(node, dict)]
    sheet = _sheet(list(islice(nodes, most)))
    known = header(sheet, {}) if sheet is not None and looks_like_entries(sheet) else None
    if sheet is not None and known is not None and "date" in known.fields:
        yield sheet
        return
    inner = [one for at, node in listed for one in _inside(at, node, most, above, depth + 1)]
    if not inner and sheet is not None and known is not None:
        inner = [sheet]
    yield from inner


def _inside(
    at: str, node: Any, most: int | None, above: dict[str, Any] | None = None, depth: int = 0
) -> Iterator[Sheet]:
    """The lists of entries inside an object; what it tells itself of unit, author or subject holds for them."""
    if depth > _DEEPEST or not isinstance(node, dict | list):
        return
    if isinstance(node, list):
        yield from _of_list(list(_items(node, at)), most, above or {}, depth)
        return
    if len(node) > 1 and all(is_date(key) for key in node):
        yield from _of_list(list(_by_day(at, node)), most, above or {}, depth)
        return
    told = {key: value for key, value in node.items() if isinstance(value, str) and _holds_for_all(key)}
    for key, value in node.items():
        place = f"{'' if at == '/' else at}/{key}"
        if isinstance(value, dict) or (isinstance(value, list) and any(isinstance(one, dict) for one in value)):
            yield from _inside(place, value, most, {**(above or {}), **told}, depth + 1)


def _by_day(at: str, node: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """An object whose keys are days: each value under a day is an entry of that day."""
    for day, told in node.items():
        for number, one in enumerate(told if isinstance(told, list) else [told]):
            place = f"{'' if at == '/' else at}/{day}" + (f"/{number}" if isinstance(told, list) else "")
            yield place, {"datum": day, **(one if isinstance(one, dict) else {"text": one})}


def _holds_for_all(key: str) -> bool:
    found = field_of(normal(key))
    return found is not None and found[0] in {"unit", "author", "role", "heading", "contact"}


def _sheet(nodes: Sequence[tuple[str, dict[str, Any]]]) -> Sheet | None:
    flat = [(at, dict(_flat(node))) for at, node in nodes]
    keys = list(dict.fromkeys(key for _, node in flat for key in node))
    if not flat or len(keys) >= _MOST_KEYS:
        return None
    head: list[Cell] = list(keys)
    rows = [head, *([_cell(node.get(key)) for key in keys] for _, node in flat)]
    return Sheet("", rows, places=["objektens nycklar", *(at for at, _ in flat)])


def _flat(node: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """The keys of an entry; a person's name, role and unit each on its own."""
    for key, value in node.items():
        found = field_of(normal(_spaced(key)))
        if isinstance(value, dict) and found and found[0] == "author":
            for inner, told in value.items():
                part = field_of(normal(_spaced(inner)))
                role = (part and part[0] == "role") or inner.lower() == "title"
                yield ("roll" if role else "enhet" if part and part[0] == "unit" else key), told
        else:
            yield _spaced(key), value


def _spaced(key: str) -> str:
    """`skapadAv` and `created_at` as words."""
    return re.sub(r"(?<=[a-zåäö0-9])(?=[A-ZÅÄÖ])", " ", key).replace("_", " ").strip()


def _cell(value: Any, depth: int = 0) -> Cell:
    if isinstance(value, str | int | float | bool) or value is None:
        return value
    if depth > _DEEPEST:
        return ""
    return "; ".join(f"{_cell(v, depth + 1)}" for v in (value if isinstance(value, list) else value.values()))
