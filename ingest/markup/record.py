"""From an element and its layout to a record."""

import re
from collections.abc import Iterator
from typing import Any, Final

from ingest.ingester import Item, Record
from ingest.markup.layouts import Row
from ingest.markup.values import first, values, when, words
from schemas.event import Author
from schemas.ledger import Problem
from schemas.vocabulary import Kind, Status
from schemas.when import When

_TRUE: Final = re.compile(r"true|1|ja|yes", re.IGNORECASE)


def record(row: Row, place: str, element: Any) -> Iterator[Item]:
    """The record of an element, with a problem before it when its day does not exist."""

    def value(name: str) -> str:
        return first(element, row.fields.get(name, ()))

    raw = value("when")
    time, exists = when(raw) if raw else (When.unknown(), True)
    if not exists:
        yield Problem(
            locator=place, what="Datumet finns inte i kalendern. Posten är odaterad.", remedy="Kontrollera datumet."
        )
    told_kind, told_status = value("kind"), value("status")
    attributes: dict[str, Any] = dict(row.attributes)
    for name in ("signed", "record_id", "contact_type"):
        if found := value(name):
            attributes[name] = found
    if _TRUE.fullmatch(value("nullified")) or told_status in row.void:
        attributes["nullified"] = True
    written = when(value("recorded"))[0] if value("recorded") else None
    until = when(value("until"))[0] if value("until") else None
    title = value("title") or row.titles.get(told_kind, row.titles.get("*", ""))
    text = words(element, row.fields.get("text", ()))
    yield Record(
        locator=place,
        when=time,
        text=text or title,
        title=title,
        author=Author(name=value("author") or None, role=value("role") or None),
        recorded=written.start if written and written.start == written.end else None,
        unit=value("unit") or None,
        kind=Kind(row.kinds.get(told_kind, row.kinds.get("*", "note"))),
        status=Status(row.statuses.get(told_status, "occurred")),
        until=until if until and until.start and time.start and until.first_day != time.first_day else None,
        attributes={**attributes, **_listed(row, element)},
    )


def _listed(row: Row, element: Any) -> dict[str, Any]:
    """Fields that hold several values, such as the units that take part in a plan."""
    found = [unit for path in row.fields.get("units", ()) for unit in values(element, path)]
    return {"units": found} if found else {}
