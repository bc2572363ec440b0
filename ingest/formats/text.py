"""Plain text printouts.

2022-03-01 09:20   Ek Eva, leg psykolog   Nybesök
Orolig mage, sover dåligt.
"""

import re
from collections.abc import Iterator
from typing import Final

from ingest.formats.csv_text import CsvTables
from ingest.formats.decode import decode, looks_binary
from ingest.ingester import Assumption, Claim, InputFile, Item
from ingest.printouts.document import document
from ingest.printouts.furniture import without_running_heads
from ingest.printouts.lines import Line
from ingest.printouts.split import HEAD_LINES, entries, lost_pages, stated_period
from schemas.ledger import Problem
from schemas.vocabulary import ActorKind

_MARKUP: Final = re.compile(r"<|%PDF|\{\s*[\"}]|\{\\rtf|\[\s*[\[{\"\]]")


class TextPrintout:
    """Text with dated entries, or one letter."""

    id = "txt"
    summary = "Dated printouts as plain text"

    def identify(self, file: InputFile) -> Claim | None:
        """Text that is no markup and no table."""
        if file.source.actor is ActorKind.FAMILY or looks_binary(file.data) or file.suffix in {".csv", ".tsv"}:
            return None
        head = decode(file.data[:4000])[0].lstrip("\ufeff \r\n\t")
        if _MARKUP.match(head) or CsvTables().identify(file) is not None:
            return None
        return Claim(self.id, "ren text", general=True)

    def read(self, file: InputFile) -> Iterator[Item]:
        """Entries by layout, else one document."""
        text, encoding = decode(file.data)
        clean = text.replace("\0", "")
        if clean != text:
            yield Problem(
                locator="", what="filen innehåller NUL-tecken, som har tagits bort.", remedy="Jämför med originalet."
            )
        yield Assumption(f"teckenkodning {encoding}.")
        yield from of_lines(file, clean)


def of_lines(file: InputFile, text: str) -> Iterator[Item]:
    """Entries or one document from running text with line breaks."""
    lines = [Line(line.rstrip(), f"rad {number}") for number, line in enumerate(text.split("\n"), start=1)]
    lines = without_running_heads(lines)
    found = entries(file, lines)
    if found is not None:
        yield from stated_period([line.text for line in lines[:HEAD_LINES]])
        yield from lost_pages([line.text for line in lines])
    yield from document(file, lines) if found is None else found
