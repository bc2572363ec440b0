"""Swedish dates -> `When`, by one grammar of explicit rules, in exports and in running text. Nothing is guessed.

A date that names a day that does not exist (31 juni) raises `ImpossibleDate`. A day, week or month without a year
takes the year that fits the day of writing and the tense; where nobody tells either, it has words and no interval.
"""

import datetime as dt

from schemas.dates.grammar import places, spoken, written
from schemas.dates.rule import ImpossibleDate, Told
from schemas.when import When

__all__ = ["ImpossibleDate", "parse", "parse_told", "places"]


def parse(text: str, *, anchor: dt.date | None = None, ahead: bool = False) -> When | None:
    """The interval that `text` names, or None when the whole text is no written date.

    `anchor` is the day it was written; `ahead` says that it speaks of the future. Raises `ImpossibleDate`.
    """
    return written(text, Told(anchor, ahead))


def parse_told(text: str, anchor: dt.date, *, ahead: bool = False, born: str | None = None) -> When | None:
    """As `parse`, for words of running text: also `i fredags`, `om tre veckor`, `i höstas`, `i åk 7`.

    `born` is the child's birth as year, year-month or day, for school years and ages. Raises `ImpossibleDate`.
    """
    return spoken(text, Told(anchor, ahead, born))
