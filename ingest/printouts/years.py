"""The years of dates that tell none: by the order in which they stand, counted back from the end of the period.

12/9 Besök      -> 2021
3/12 Samtal     -> 2021
10/1 Möte       -> 2022
"""

import datetime as dt
from dataclasses import replace
from itertools import pairwise
from typing import Final

from ingest.printouts.choose import Layout
from ingest.printouts.heads import Head

_LATE: Final = dt.timedelta(days=60)
"""An entry may stand so far out of order without a year's end lying between."""


def with_years(layout: Layout, last: dt.date) -> Layout:
    """The same heads, each date without a year given the one that its neighbours leave it."""
    days = [(head.day.month, head.day.day) for head in layout.heads if head.day]
    falls = sum(a > b for a, b in pairwise(days))
    newest_first = falls > len(days) / 2
    heads = list(layout.heads if newest_first else reversed(layout.heads))
    out: list[Head] = []
    anchor = last
    for number, head in enumerate(heads):
        told = head
        if head.day is not None and "year" in head.found:
            day = _before(head.day, anchor, _LATE if number else dt.timedelta())
            told = replace(head, day=day, found={**head.found, "year": str(day.year)})
        anchor = told.day or anchor
        out.append(told)
    return replace(layout, heads=tuple(out if newest_first else reversed(out)))


def _before(day: dt.date, anchor: dt.date, late: dt.timedelta) -> dt.date:
    """That day in the latest year in which it lies before the anchor, or only a little after."""
    for year in (anchor.year + 1, anchor.year, anchor.year - 1):
        try:
            found = day.replace(year=year)
        except ValueError:  # 29 February
            continue
        if found <= anchor + late:
            return found
    return day
