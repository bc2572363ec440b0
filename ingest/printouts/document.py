"""A document without entries of its own (an investigation, a letter, a decision): one record."""

import re
from collections.abc import Iterator, Sequence

from ingest.ingester import Assumption, InputFile, Item, Record
from ingest.printouts.layouts import book
from ingest.printouts.lines import Line, joined, sections
from schemas.dates import ImpossibleDate, parse
from schemas.ledger import Problem
from schemas.when import When


def document(file: InputFile, lines: Sequence[Line], title: str = "") -> Iterator[Item]:
    """The whole text as one record, dated by the document's own date."""
    filled = [line for line in lines if line.text.strip()]
    if not filled:
        yield Problem(locator="", what="filen innehåller ingen text.", remedy="Be om filen igen.")
        return
    text = joined([line.text.strip() for line in lines])
    when = _own_date(text) or _date_in_name(file.name)
    yield Assumption("filen har inga egna poster och läses som ett dokument.")
    if when is None:
        yield Problem(
            locator=filled[0].place,
            what="dokumentets eget datum hittades inte; det är odaterat.",
            remedy="Skriv datumet i filnamnet (ÅÅÅÅ-MM-DD) om det är känt.",
        )
    heading = title or filled[0].text.strip()
    yield Record(
        locator=filled[0].place,
        when=when or When.unknown(),
        text=text,
        title=heading[:120],
        attributes={"document": True, "sections": sections(text)},
    )


def _own_date(text: str) -> When | None:
    for pattern in book().document_dates:
        for match in pattern.finditer(text):
            try:
                when = parse(match["date"])
            except ImpossibleDate:
                continue
            if when is not None and when.first_day is not None:
                return when
    return None


def _date_in_name(name: str) -> When | None:
    match = re.search(r"(?<!\d)(\d{4}-\d{2}-\d{2}|20\d{6})(?!\d)", name.rsplit("/", 1)[-1])
    try:
        return parse(match[1]) if match else None
    except ImpossibleDate:
        return None
