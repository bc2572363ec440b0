"""What is told of pages that are pictures: unread with the remedy, or read by a program that says how sure it is."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ingest.formats.ocr import REMEDY_ASK, REMEDY_INSTALL, SURE, Scan, installed
from ingest.ingester import Assumption, Item, Record
from schemas.ledger import Problem
from schemas.vocabulary import Status


def unread(place: str, *, asked: bool) -> Problem:
    """A page or picture without text that nobody has read: nothing may be called absent from its source."""
    if installed() and asked:
        what, remedy = "sidan är en bild, och Tesseract hittade ingen text på den.", "Läs den själv, eller be om text."
    else:
        what = "sidan har inget textlager; den är en bild och har inte lästs."
        remedy = REMEDY_ASK if installed() else REMEDY_INSTALL
    return Problem(locator=place, what=what, remedy=remedy, partial=True)


def scanned(place: str, scan: Scan) -> Iterator[Item]:
    """How sure the program is of a page; below the threshold, nothing may be called absent from its source."""
    share = f"{round(scan.confidence * 100)} %"
    if scan.confidence < SURE:
        yield Problem(
            locator=place,
            what=f"sidan är läst ur en bild med {share} säkerhet; inget sägs saknas hos källan.",
            remedy="Jämför med bilden, eller be om en export med text.",
            partial=True,
        )
    else:
        yield Assumption(f"{place} är läst ur en bild med {share} säkerhet.")


def marked(record: Record, scans: Mapping[int, Scan]) -> Record:
    """A record that begins on a scanned page says so, and how sure its words are; unsure ones may not have happened."""
    page = re.match(r"s\. (\d+)", record.locator)
    scan = scans.get(int(page[1])) if page else None
    if scan is None:
        return record
    attributes = {**record.attributes, "ocr": True, "ocr_confidence": scan.confidence}
    status = Status.UNCLEAR if scan.confidence < SURE else record.status
    return replace(record, attributes=attributes, status=status)
