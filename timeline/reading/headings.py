"""What a record's heading says: its kind, and whose matter it is."""

import re
from functools import cache
from typing import Any, Final

from schemas.event import Event
from schemas.vocabulary import MEETING_KINDS, ActorKind, Experiencer, Kind
from timeline.reading.actors import Names
from timeline.reading.data import data
from timeline.reading.told import ReadEvent

_OPENING: Final = 80
"""Letters in which a record says whose matter it is."""


@cache
def _headings() -> tuple[tuple[re.Pattern[str], dict[str, Any]], ...]:
    return tuple((re.compile(row["match"]), row) for row in data("headings"))


def heading(words: str, own: ActorKind | None = None, text: str = "") -> dict[str, Any] | None:
    """The row of headings.yaml that a heading or contact type begins with or holds; None when none does.

    Args:
        words: the heading.
        own: whose record it is.
        text: what the record says; a row that asks for words in it counts only with them.
    """
    lower, said = words.strip().lower(), text.lower()
    if not lower:
        return None
    rows = [(pattern, row) for pattern, row in _headings() if _counts(row, own, said)]
    for pattern, row in rows:
        if pattern.match(lower):
            return row
    for pattern, row in rows:
        if len(lower) < 60 and pattern.search(lower) and row["kind"] not in {"visit", "letter", "decision"}:
            return row
    return None


def _counts(row: dict[str, Any], own: ActorKind | None, said: str) -> bool:
    if "own" in row and own not in row["own"]:
        return False
    return "text" not in row or re.search(row["text"], said) is not None


def with_heading(event: Event) -> Event:
    """A record without text, with the kind that its heading gives it."""
    row = heading(event.title, event.actor.kind) if event.kind is Kind.NOTE else None
    sure = row is not None and not row.get("actor") and not row.get("told")
    return event.with_(kind=Kind(row["kind"])) if row and sure else event


def heading_of(event: Event) -> dict[str, Any]:
    """The row for a record: by its heading, else by its contact type; empty when it is told by neither."""
    if event.kind is not Kind.NOTE:
        return {}
    contact = str(event.attributes.get("contact_type", ""))
    own = event.actor.kind
    return heading(event.title, own, event.text) or heading(contact, own, event.text) or {}


def whose_record(event: Event, told: list[ReadEvent], names: Names) -> Experiencer:
    """Whose matter a whole record is: a sibling's when heading or first words name the sibling and not the child.

    A heading that calls to a meeting names nobody; then the meeting that the text tells decides.
    """
    title, opening = event.title.lower(), event.text[:_OPENING].lower()
    for name in sorted(names.siblings):
        if re.search(rf"(?<!\w){re.escape(name)}s(?!\w)|\b(?:för|om|ang|gällande) {re.escape(name)}(?!\w)", title):
            return Experiencer.SIBLING
    first = min((read for read in told if read.kind in MEETING_KINDS), key=lambda read: read.span, default=None)
    meets = heading_of(event).get("kind") in {kind.value for kind in MEETING_KINDS}
    called = meets and first is not None and first.span[0] < _OPENING and first.experiencer is Experiencer.SIBLING
    child = any(name in opening for name in names.child)
    return Experiencer.SIBLING if called and not child else event.experiencer
