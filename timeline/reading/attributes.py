"""Attributes of what was read: follow-up date, reason of a cancellation, category, who consents to what."""

import datetime as dt
import re
from functools import cache

from pydantic import JsonValue

from schemas.vocabulary import Kind
from timeline.reading.data import data
from timeline.reading.dates import find


@cache
def _rows(kind: Kind) -> tuple[tuple[str, str, re.Pattern[str], JsonValue], ...]:
    return tuple(
        (row["name"], row["where"], re.compile(row.get("match") or row["after"]), row["value"])
        for row in data("attributes")
        if kind.value in row["kinds"]
    )


def attributes(kind: Kind, clause: str, sentence: str, note: str, day: dt.date) -> dict[str, JsonValue]:
    """What the lower-case words around an event say of it. A word that is not there leaves its attribute out."""
    texts = {"clause": clause, "sentence": sentence, "note": note}
    out: dict[str, JsonValue] = {}
    for name, where, pattern, value in _rows(kind):
        if name in out:
            continue
        match = pattern.search(texts[where])
        found = _date_after(texts[where], match.end(), day) if match and value == "date" else value
        if match and found is not None:
            out[name] = found
    return out


def _date_after(text: str, place: int, day: dt.date) -> str | None:
    """The first known day after the words that lies after the note, in the same or the next sentence."""
    for dated in find(text[place : place + 80], day, ahead=True):
        if dated.when.first_day and dated.when.first_day > day and dated.when.first_day == dated.when.last_day:
            return dated.when.first_day.isoformat()
    return None
