"""One entry of a printout, from what was found of it to a record."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from pydantic import JsonValue

from ingest.ingester import InputFile, Item, Record
from ingest.printouts.layouts import book
from ingest.printouts.lines import joined, sections
from schemas.dates import ImpossibleDate, parse
from schemas.event import Author
from schemas.ledger import Problem
from schemas.when import When

_UNSIGNED: Final = re.compile(r"(?:osignera|ej signera|ej vidimera|inte signera|nej\b)", re.IGNORECASE)


@dataclass
class Entry:
    """An entry being gathered: its parts (`date`, `time`, `author`, …) and its lines."""

    place: str
    found: dict[str, str]
    lines: list[str] = field(default_factory=list)

    def learn(self, more: dict[str, str]) -> None:
        """Keep parts that the header did not tell."""
        for name, value in more.items():
            if value and name not in {"other", "kept"}:
                self.found.setdefault(name, value)


def record(file: InputFile, entry: Entry) -> Iterator[Item]:
    """The record, after a problem when its date can't be read."""
    found = entry.found
    created = _day(found.get("created"))
    words = f"{found['date']} {_clock(found.get('time', ''))}".strip()
    when, wrong = _when(words, _written_by(file, found, created))
    if wrong:
        yield Problem(locator=entry.place, what=f"{wrong} Posten är odaterad.", remedy="Kontrollera datumet.")
    text = joined(entry.lines)
    _sign_off(found, next((line for line in reversed(entry.lines) if line.strip()), ""))
    yield Record(
        locator=entry.place,
        when=when,
        text=text,
        title=found.get("heading", ""),
        author=Author(name=found.get("author") or None, role=found.get("role") or None),
        recorded=created.start if created else None,
        unit=found.get("unit") or None,
        attributes=_attributes(found, text),
    )


def _attributes(found: dict[str, str], text: str) -> dict[str, JsonValue]:
    out: dict[str, JsonValue] = {name: found[name] for name in ("signed", "heading") if found.get(name)}
    if _UNSIGNED.match(found.get("signed", "")):
        out["unsigned"] = bool(out.pop("signed"))
    if marks := sections(text):
        out["sections"] = marks
    return out


def _sign_off(found: dict[str, str], last: str) -> None:
    """Who wrote it, when only the last line of the text tells."""
    if "author" in found:
        return
    match = book().signed_off.search(last[-90:]) or (book().name_line.match(last) if len(last) < 80 else None)
    if match:
        parts = match.groupdict()
        found["author"] = parts["author"]
        if role := parts.get("role") or parts.get("role2"):
            found.setdefault("role", role)


def _clock(words: str) -> str:
    """`kl. 9.20`, `0920`, `09:20 - 10:00` as `9:20`, `09:20`; empty when there is none."""
    match = re.search(r"(\d{1,2})[:.]?(\d{2})?", words)
    return f"{match[1]}:{match[2] or '00'}" if match else ""


def _day(words: str | None) -> When | None:
    try:
        return parse(words) if words else None
    except ImpossibleDate:
        return None


def _written_by(file: InputFile, found: dict[str, str], created: When | None) -> dt.date | None:
    """The latest day that a date without a year can be: when it was written, the end of its year, of the period."""
    if created and created.first_day:
        return created.first_day
    return dt.date(int(found["year"]), 12, 31) if "year" in found else file.period.end


def _when(words: str, anchor: dt.date | None) -> tuple[When, str]:
    """The header's date; a year that is not told is that of the latest such day up to `anchor`."""
    if not words.strip():
        return When.unknown(), "Posten saknar datum."
    try:
        when = parse(words, anchor=anchor)
    except ImpossibleDate:
        return When.unknown(words), f"Datumet {words[:20]} finns inte i kalendern."
    return (when, "") if when else (When.unknown(words), "Rubrikradens datum kan inte läsas.")
