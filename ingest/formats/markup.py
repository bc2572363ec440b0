"""Exports in XML, one ingester a layout of `ingest/layouts/markup`."""

import re
from collections.abc import Iterator
from typing import Final

from ingest.ingester import Assumption, Claim, InputFile, Item
from ingest.markup.layouts import Format, formats
from ingest.markup.parse import looks_like_markup, names, records
from ingest.markup.record import record
from schemas.ledger import Problem

_TRUE: Final = re.compile(r"true|1|ja|yes", re.IGNORECASE)
_SIGNS: Final = ("resultCode", "hasMore")


class XmlExport:
    """One XML format, told by its layout."""

    def __init__(self, layout: Format) -> None:
        self.layout = layout
        self.id = layout.id
        self.summary = layout.summary

    def identify(self, file: InputFile) -> Claim | None:
        """One of the layout's own elements stands among the first of the file."""
        if not looks_like_markup(file.data):
            return None
        first = names(file.data)
        found = self.layout.roots & set(first[:1] if self.layout.outermost else first)
        return Claim(self.id, f"elementet {min(found)}") if found else None

    def read(self, file: InputFile) -> Iterator[Item]:
        """One record per element that the layout names; faults and half answers as problems."""
        present = set(names(file.data))
        rows = {row.record: row for row in self.layout.rows if row.within is None or row.within in present}
        wanted = frozenset({*rows, *self.layout.faults, *_SIGNS})
        if self.layout.partial:
            yield Problem(
                locator="", what=self.layout.partial, remedy="Be om anteckningarna som utskrift också.", partial=True
            )
        made = 0
        for place, element in records(file.data, wanted, file.name):
            name = place.split(" ", 1)[0]
            if name in rows:
                made += 1
                yield from record(rows[name], place, element)
            else:
                yield from _sign(name, place, "".join(str(part) for part in element.itertext()).strip())
        if not made:
            yield Assumption("svaret innehåller inga poster.")


def _sign(name: str, place: str, told: str) -> Iterator[Item]:
    """What the answer says of itself: an error is not the same as no notes, and a page is not the whole."""
    if name == "resultCode" and told.upper() == "ERROR":
        yield Problem(
            locator=place,
            what="svaret är ett fel från källsystemet, inte en tom journal.",
            remedy="Be om uttaget igen.",
            partial=True,
        )
    elif name == "hasMore" and _TRUE.fullmatch(told):
        yield Problem(
            locator=place,
            what="filen är en sida av flera; resten av uttaget saknas.",
            remedy="Be om alla sidor av uttaget.",
            partial=True,
        )
    elif name not in _SIGNS:
        yield Problem(
            locator=place,
            what="svaret är ett felmeddelande från källsystemet.",
            remedy="Be om uttaget igen.",
            partial=True,
        )


def xml_exports() -> tuple[XmlExport, ...]:
    """One ingester per layout file."""
    return tuple(XmlExport(layout) for layout in formats() if not layout.json)
