"""How much of a record's words a point needs: the sentence that it was read from, never more than a few lines."""

import re
from collections.abc import Iterable
from typing import Final

from schemas.event import Event
from schemas.mask import Mask

MOST: Final = 240
"""Characters of a quote."""
_END: Final = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ\"”'(])|\n+")


def stretch(event: Event, read_from_it: Iterable[Event]) -> tuple[int, int] | None:
    """From where to where of `event.text` may be quoted; None = nothing.

    The text of an event read from a note is its sentence. Of a whole record it is the first sentence from which
    something was read, else the first one – and never one from which anything was read that needs more care.

    Args:
        event: whose text it is.
        read_from_it: the events read from the record's text, with their spans in it.
    """
    if event.parent is not None:
        return (0, min(len(event.text), MOST))
    told = [one for one in read_from_it if one.span is not None]
    careful = [one.span for one in told if one.span and not _plain(one)]
    rows = [row for row in _sentences(event.text) if not any(_meet(row, span) for span in careful)]
    wanted = [row for row in rows if any(one.span and _meet(row, one.span) for one in told)]
    chosen = next(iter(wanted or rows), None)
    return (chosen[0], min(chosen[1], chosen[0] + MOST)) if chosen else None


def _plain(event: Event) -> bool:
    return event.sensitivity.value == "normal" and event.experiencer.value == "child"


def _meet(row: tuple[int, int], span: tuple[int, int]) -> bool:
    return row[0] < span[1] and span[0] < row[1]


def _sentences(text: str) -> list[tuple[int, int]]:
    edges = [0, *(place for match in _END.finditer(text) for place in match.span()), len(text)]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [(start, end) for start, end in pairs if text[start:end].strip()]


def moved(masks: Iterable[Mask], start: int, end: int) -> list[Mask]:
    """The masks inside a stretch, counted from its start; one that is cut through is widened to its edge."""
    return [
        mask.model_copy(update={"start": max(mask.start, start) - start, "end": min(mask.end, end) - start})
        for mask in masks
        if mask.field == "text" and mask.start < end and mask.end > start
    ]
