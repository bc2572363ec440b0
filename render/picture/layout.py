"""Where a lane and a day stand in the picture. The y axis is in pixels, as in the page's geometry."""

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from render.view.model import Mark, View

MARGIN_DAYS: Final = 6
_GAP, _PAD = 8, 6


@dataclass(frozen=True)
class Size:
    """A paper width: the whole picture, its label column, and the lanes' height, in pixels."""

    width: int
    labels: int
    lanes: int


A3: Final = Size(1516, 168, 690)
A4: Final = Size(1052, 132, 352)


@dataclass(frozen=True)
class Place:
    """A lane: its top and height, the thread's y, the y of special marks, and its bars."""

    top: float
    height: float
    thread: float
    special: float
    bar: float
    bar_height: float
    bar_rows: int


class Layout:
    """Lanes and days in pixels, for one view on one size; the plot's own corner is (0, 0)."""

    def __init__(self, view: View, size: Size) -> None:
        self.size = size
        self.width = size.width - size.labels
        self.start = view.start - dt.timedelta(days=MARGIN_DAYS)
        self.end = view.end + dt.timedelta(days=MARGIN_DAYS)
        self.bar_row = _bar_rows(view)
        self.places = self._places(view)
        last = self.places[view.lanes[-1].id]
        self.height = round(last.top + last.height + _PAD)

    def x(self, day: dt.date) -> float:
        """Where a day stands."""
        return (day - self.start).days / (self.end - self.start).days * self.width

    def day(self, x: float) -> dt.datetime:
        """The moment that stands at `x`."""
        return dt.datetime.combine(self.start, dt.time()) + (self.end - self.start) * (x / self.width)

    def lane(self, name: str) -> Place:
        """The place of a lane."""
        return self.places[name]

    def _places(self, view: View) -> dict[str, Place]:
        rows = {lane.id: 0 for lane in view.lanes}
        for mark in view.marks:
            if mark.drawn and mark.end:
                rows[mark.lane] = max(rows[mark.lane], self.bar_row[mark.id] + 1)
        weights = {lane.id: weight(lane.id, rows[lane.id], missing=lane.missing) for lane in view.lanes}
        groups = len({lane.group for lane in view.lanes})
        unit = (self.size.lanes - (groups - 1) * _GAP - 2 * _PAD) / sum(weights.values())
        out: dict[str, Place] = {}
        y: float = _PAD
        for before, lane in pairwise((None, *view.lanes)):
            if lane is None:
                continue
            y += _GAP if before and before.group != lane.group else 0
            out[lane.id] = _place(y, unit * weights[lane.id], rows[lane.id])
            y += unit * weights[lane.id]
        return out


def weight(lane: str, rows: int, *, missing: bool) -> float:
    """A lane's share of the height: most where durations are drawn, least where no record was collected."""
    if lane == "family":
        return 0.95
    if missing:
        return 0.6
    return (0.8, 1.02, 1.28)[min(rows, 2)]


def _place(y: float, height: float, rows: int) -> Place:
    bar = max(7.0, min(15.0, height * (0.17 if rows > 1 else 0.24))) if rows else 0.0
    top = height - (rows * (bar + 2) + 3 if rows else 0)
    thread = y + (max(top * 0.6, min(top - 8, 16)) if rows else height * 0.52)
    special = thread - max(10.0, min(14.0, (thread - y) * 0.58)) if thread - y > 13 else thread
    return Place(y, height, thread, special, y + height - 3 - bar / 2 - 1, bar, rows)


def _bar_rows(view: View) -> dict[str, int]:
    """Bars of a lane share at most two rows."""
    out: dict[str, int] = {}
    ends: dict[str, list[dt.date]] = {}
    bars = [(mark.day, mark.end, mark) for mark in view.marks if mark.drawn and mark.end]
    for day, end, mark in sorted(bars, key=lambda bar: bar[0]):
        taken = ends.setdefault(mark.lane, [])
        row = next((number for number, until in enumerate(taken) if until <= day), min(len(taken), 1))
        taken[row : row + 1] = [max([end, *taken[row : row + 1]])]
        out[mark.id] = row
    return out


def bars_y(place: Place, row: int) -> float:
    """The middle of a bar in a row; the last row is the lowest."""
    return place.bar - (place.bar_rows - 1 - row) * (place.bar_height + 2)


def is_special(mark: Mark) -> bool:
    """Stands above the thread."""
    return mark.kind in {"remiss", "beslut", "oro"}
