"""The layouts of XML exports, read from YAML: one file a format, one row a kind of record."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from schemas.datafile import read_yaml

FOLDER: Final = Path(__file__).parents[1] / "layouts" / "markup"


@dataclass(frozen=True)
class Path_:
    """Where a value stands: local names from the record down, `**` for any depth, `@name` for an attribute."""

    steps: tuple[str, ...]
    attribute: str | None
    reads: str
    """How the words are written: plain, docbook, keywords, rtf or base64."""
    label: str
    """Words put before the value, as a heading of its own."""


@dataclass(frozen=True)
class Row:
    """One kind of record."""

    record: str
    within: str | None
    """A message name that must stand in the file, when the record's own name is too common."""
    fields: dict[str, tuple[Path_, ...]]
    kinds: dict[str, str]
    """Value of the field `kind` -> kind of event; `*` for any."""
    statuses: dict[str, str]
    titles: dict[str, str]
    """Value of the field `kind` -> words for the title, when the record has none."""
    attributes: dict[str, Any]
    keys: frozenset[str]
    """Of JSON without a type of its own: keys that every such object has."""
    void: frozenset[str]
    """Values of the field `status` that make the record nullified."""


@dataclass(frozen=True)
class Format:
    """One export format."""

    id: str
    summary: str
    roots: frozenset[str]
    """Local names of which one must stand among the first elements; with `outermost`, be the very first."""
    outermost: bool
    rows: tuple[Row, ...]
    faults: frozenset[str]
    """Elements that tell of an error instead of records."""
    json: bool
    named_by: str | None
    """JSON: the key whose value is the kind of record."""
    silent: frozenset[str]
    """JSON: kinds that hold no event of their own (persons, places)."""
    wrappers: frozenset[str]
    """JSON: keys that hold the records, beside those that pages and bundles use."""
    partial: str | None
    """What of the format is not read, when something is not; nothing may then be called absent."""


@cache
def formats() -> tuple[Format, ...]:
    """Every format, by id."""
    return tuple(_format(path) for path in sorted(FOLDER.glob("*.yaml")))


def _format(path: Path) -> Format:
    data = read_yaml(path)
    shared: dict[str, Any] = data.get("shared", {})
    return Format(
        id=path.stem,
        summary=data["summary"],
        roots=frozenset(data.get("roots", ())),
        outermost=bool(data.get("outermost")),
        rows=tuple(_row(row, shared.get(row.get("like", ""), {})) for row in data["records"]),
        faults=frozenset(data.get("faults", ())),
        json=bool(data.get("json")),
        named_by=data.get("named_by"),
        silent=frozenset(data.get("silent", ())),
        wrappers=frozenset(data.get("wrappers", ())),
        partial=data.get("partial"),
    )


def _row(row: dict[str, Any], shared: dict[str, Any]) -> Row:
    fields = {**shared, **row.get("fields", {})}
    return Row(
        record=row["record"],
        within=row.get("within"),
        fields={name: tuple(_path(one, row["record"]) for one in _list(paths)) for name, paths in fields.items()},
        kinds={str(value): kind for value, kind in row.get("kinds", {}).items()},
        statuses={str(value): status for value, status in row.get("statuses", {}).items()},
        titles={str(value): words for value, words in row.get("titles", {}).items()},
        attributes=row.get("attributes", {}),
        keys=frozenset(row.get("keys", ())),
        void=frozenset(row.get("void", ())),
    )


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _path(value: str | dict[str, str], record: str) -> Path_:
    told = value if isinstance(value, dict) else {"at": value}
    at, _, attribute = told["at"].replace("{record}", record).partition("@")
    steps = tuple(step for step in at.split("/") if step)
    return Path_(steps, attribute or None, told.get("reads", "plain"), told.get("label", ""))
