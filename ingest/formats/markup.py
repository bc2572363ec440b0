"""Exports in XML, one ingester a layout of `ingest/layouts/markup`."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from ingest.ingester import Assumption, Claim, InputFile, Item, Record
from ingest.markup.directory import code_lists, people
from ingest.markup.layouts import Format, Row, formats
from ingest.markup.nodes import holds, index, plain, words
from ingest.markup.parse import looks_like_markup, names, records
from ingest.markup.prose import name_of
from ingest.markup.record import Context, read
from schemas.ledger import Problem

_TRUE: Final = re.compile(r"true|1|ja|yes", re.IGNORECASE)
_SIGNS: Final = ("resultCode", "hasMore", "processingStatusList")
_BAD: Final = frozenset({"error", "fel"})


class XmlExport:
    """One XML format, told by its layout."""

    def __init__(self, layout: Format) -> None:
        self.layout = layout
        self.id = layout.id
        self.summary = layout.summary

    def identify(self, file: InputFile) -> Claim | None:
        """One of the layout's own elements stands among the first of the file."""
        if not looks_like_markup(file.head):
            return None
        first = names(file.head)
        found = self.layout.roots & set(first[:1] if self.layout.outermost else first)
        return Claim(self.id, f"elementet {min(found)}") if found else None

    def read(self, file: InputFile) -> Iterator[Item]:
        """One record per element that the layout names; faults and half answers as problems."""
        layout = self.layout
        context = Context(file, {**code_lists(file, layout), **people(file, layout)})
        wanted = frozenset({*(name for row in layout.rows for name in row.names), *layout.faults, *_SIGNS})
        made: Counter[str] = Counter()
        notes: list[str] = []
        with file.open() as stream:
            kept = layout.carried.names if layout.carried else frozenset()
            for place, element in records(stream, wanted, file.name, notes, kept):
                row = self._row(element)
                if row is None:
                    yield from _sign(name_of(element), place, element)
                    continue
                for inner, found, where in self._with_nested(row, element, place):
                    made[inner.record] += 1
                    yield from self._told_above(element, read(inner, where, found, context))
        if layout.partial and not set(made) - layout.heads:
            yield _partial("", layout.partial, "Be om anteckningarna som utskrift också.")
        yield from (Assumption(note) for note in notes)
        if not made:
            yield Assumption("svaret innehåller inga poster.")

    def _told_above(self, element: Any, items: Iterator[Item]) -> Iterator[Item]:
        """The same, with the words that stand beside the record and hold for all of its neighbours."""
        carried = self.layout.carried
        beside = (
            () if carried is None else element.itersiblings(*(f"{{*}}{name}" for name in carried.names), preceding=True)
        )
        told = ""
        if carried is not None and name_of(element.getparent()) in carried.within:
            for one in beside:
                if carried.test is None or holds(one, carried.test):
                    told = words(one, carried.fields["text"], index(one, carried))
        for item in items:
            yield replace(item, text=f"{item.text}\n{told}") if told and isinstance(item, Record) else item

    def _with_nested(self, row: Row, element: Any, place: str) -> Iterator[tuple[Row, Any, str]]:
        """The record, and before it those of other kinds that stand inside it, taken out of it."""
        if self.layout.nested:
            inside = [(inner, found) for found in element.iterdescendants("*") if (inner := self._row(found))]
            for number, (inner, found) in enumerate(inside, start=1):
                parent = found.getparent()
                if parent is not None:
                    parent.remove(found)
                yield inner, found, f"{place}, del {number}"
        yield row, element, place

    def _row(self, element: Any) -> Row | None:
        name = name_of(element)
        for row in self.layout.rows:
            if name not in row.names or not (row.test is None or holds(element, row.test)):
                continue
            if not row.within or any(name_of(above) in row.within for above in element.iterancestors()):
                return row
        return None


def _sign(name: str, place: str, element: Any) -> Iterator[Item]:
    """What the answer says of itself: an error is not the same as no notes, and a page is not the whole."""
    told = plain(element)
    if name == "resultCode":
        if told.casefold() in _BAD:
            yield _partial(place, "svaret är ett fel från källsystemet, inte en tom journal.", "Be om uttaget igen.")
    elif name == "hasMore":
        if _TRUE.fullmatch(told):
            what = "filen är en sida av flera; resten av uttaget saknas."
            yield _partial(place, what, "Be om alla sidor av uttaget.")
    elif name == "processingStatusList":
        code = next((plain(one) for one in element.iterchildren("{*}statusCode")), "")
        if code and not code.startswith("DataFrom"):
            what = "ett av källsystemen bakom svaret har inte lämnat sina uppgifter."
            yield _partial(place, what, "Be om uttaget igen när källsystemet svarar.")
    elif name in {"Fault", "fault"}:
        yield _partial(place, "svaret är ett felmeddelande från källsystemet.", "Be om uttaget igen.")


def _partial(place: str, what: str, remedy: str) -> Problem:
    return Problem(locator=place, what=what, remedy=remedy, partial=True)


def xml_exports() -> tuple[XmlExport, ...]:
    """One ingester per layout file."""
    return tuple(XmlExport(layout) for layout in formats() if not layout.json)
