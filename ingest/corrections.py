"""Records that take back a record, told in words: "felaktigt journalförd", "Anteckning 2018-05-17 är …"."""

import datetime as dt
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

from ingest.ingester import Record
from schemas.datafile import read_yaml
from schemas.dates import ImpossibleDate, parse

_DATE: Final = r"(?P<date>\d{4}-\d{2}-\d{2}|\d{6}|\d{1,2}/\d{1,2}(?:\s*-\d{2}|\s+\d{4})?)"
_LONGEST: Final = 600
"""A correction is short; a long note that mentions the words is an ordinary one."""


@cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = read_yaml(Path(__file__).parent / "corrections.yaml")
    itself = "|".join(re.escape(cue) for cue in data["itself"])
    other = "|".join(cue.replace("<date>", _DATE.replace("?P<date>", "")) for cue in data["other"])
    return re.compile(itself, re.IGNORECASE), re.compile(other, re.IGNORECASE)


def nullify(records: list[Record]) -> list[Record]:
    """The same records, with `attributes.nullified` on each that a correction concerns.

    A correction that names another entry's date nullifies the entries of that day; one that names none
    nullifies itself. The correction itself stands as an ordinary entry when it is about another.
    """
    wrong: dict[int, str] = {}
    for index, record in enumerate(records):
        words = f"{record.title}\n{record.text}"
        if len(words) > _LONGEST or not _cues()[0].search(words):
            continue
        day = _named_day(words, record)
        others = [i for i, r in enumerate(records) if i != index and day and r.when.first_day == day == r.when.last_day]
        for target in others or [index]:
            wrong[target] = record.locator
    return [
        replace(record, attributes={**record.attributes, "nullified": True, "nullified_by": wrong[index]})
        if index in wrong
        else record
        for index, record in enumerate(records)
    ]


def _named_day(words: str, record: Record) -> dt.date | None:
    """The other entry's day, when the correction names one."""
    found = _cues()[1].search(words)
    if not found:
        return None
    text = re.search(_DATE, found.group())
    try:
        when = parse(text["date"], anchor=record.when.last_day) if text else None
    except ImpossibleDate:
        return None
    return when.first_day if when else None
