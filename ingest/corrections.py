"""Records that take back a record: in words ("felaktigt journalförd", "Anteckning 2018-05-17 är …"), or as versions."""

import datetime as dt
import re
from collections import defaultdict
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


_A_TIME: Final = 8
"""Digits from which a version is a time, and compared as one."""


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


def latest(records: list[Record]) -> list[Record]:
    """The same records, with `attributes.superseded_by` (and `nullified`) on each that has a later version.

    Versions are told by links between them, else by a number or a time of saving on records of the same name.
    Records of the same name that tell no order are different records; equal ones are doubles.
    """
    named: dict[str, list[int]] = defaultdict(list)
    chains: dict[str, list[int]] = defaultdict(list)
    for index, record in enumerate(records):
        if record.identity:
            named[record.identity].append(index)
        if record.chain:
            chains[record.chain].append(index)
    newer: dict[int, int] = {}
    for group in (*named.values(), *chains.values()):
        newest = max(group, key=lambda index: (_order(records[index].version), -index))
        newer.update((i, newest) for i in group if _order(records[i].version) < _order(records[newest].version))
    for index, record in enumerate(records):
        newer.update((old, index) for name in record.replaces for old in named.get(name, ()) if old != index)
        later = [new for name in record.replaced_by for new in named.get(name, ()) if new != index]
        newer.update((index, new) for new in later[:1])
    return [
        replace(record, attributes={**record.attributes, "nullified": True, "superseded_by": records[newer[i]].locator})
        if i in newer
        else record
        for i, record in enumerate(records)
    ]


def _order(version: str) -> tuple[int, str]:
    digits = re.sub(r"\D", "", version)
    return (int(digits[:14].ljust(14, "0")) if len(digits) >= _A_TIME else int(digits or 0), version)


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
