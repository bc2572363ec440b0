"""Ordinary contacts that stand close share one pearl with their number; nothing else is ever merged."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from render.picture.layout import Layout, Place
from render.view.model import Mark, View

BIN: Final = 27.0
FARTHEST: Final = 60.0
"""A pearl is moved no farther than this from its days, in pixels."""


@dataclass(frozen=True)
class Pearl:
    """Contacts in order of time; `size` 0 = they keep their single marks."""

    marks: tuple[Mark, ...]
    x: float = 0.0
    size: float = 0.0


def pearls(plain: list[Mark], layout: Layout, place: Place, *, dense: bool) -> list[Pearl]:
    """One lane's contacts grouped: in fixed bins when the lane is dense, else by nearness.

    `plain` is in order of time.
    """
    out = []
    for group in _groups(plain, layout, dense=dense):
        first, last = layout.x(group[0].day), layout.x(group[-1].day)
        if len(group) == 1 or (len(group) == 2 and last - first > 6):
            out.append(Pearl(tuple(group)))
            continue
        x = (math.floor(first / BIN) + 0.5) * BIN if dense else (first + last) / 2
        out.append(Pearl(tuple(group), x, _size(len(group), place)))
    return out


def _groups(plain: list[Mark], layout: Layout, *, dense: bool) -> list[list[Mark]]:
    if dense:
        return [list(group) for _, group in groupby(plain, key=lambda mark: math.floor(layout.x(mark.day) / BIN))]
    out: list[list[Mark]] = []
    for mark in plain:
        if out and layout.x(mark.day) - layout.x(out[-1][0].day) < 12 + math.sqrt(len(out[-1])) * 3:
            out[-1].append(mark)
        else:
            out.append([mark])
    return out


def _size(number: int, place: Place) -> float:
    return max(15.0, min(place.height * 0.42, 26, 11 + math.sqrt(number) * 3.6))


def knots(view: View, layout: Layout, lane: str) -> list[tuple[float, float]]:
    """Where the knots of a lane stand, and their radius."""
    out = []
    for stitch in view.stitches:
        if lane in stitch.lanes:
            out.append((layout.x(stitch.day), 7.0 if stitch.held else 4.5))
        elif stitch.held and lane in stitch.absent:
            out.append((layout.x(stitch.day), 6.5))
    return out


def aside(found: Iterable[Pearl], around: list[tuple[float, float]], place: Place) -> list[Pearl]:
    """A pearl steps aside for the lane's knots, so that its number can be read; two that come to touch become one."""
    out: list[Pearl] = []
    for moved in sorted((_clear(pearl, around) for pearl in found), key=lambda pearl: pearl.x):
        one = moved
        while out and one.x - out[-1].x < (one.size + out[-1].size) / 2:
            one = _joined(out.pop(), one, place)
        out.append(one)
    return out


def _joined(a: Pearl, b: Pearl, place: Place) -> Pearl:
    marks = tuple(sorted((*a.marks, *b.marks), key=lambda mark: mark.day))
    x = (a.x * len(a.marks) + b.x * len(b.marks)) / len(marks)
    return Pearl(marks, x, _size(len(marks), place))


def _clear(pearl: Pearl, around: list[tuple[float, float]]) -> Pearl:
    """The nearest place that no knot covers, or where it is when there is none within reach."""
    gaps = [(x, pearl.size / 2 + radius + 0.5) for x, radius in around]
    wanted = [pearl.x, *(x + side * gap for x, gap in gaps for side in (-1, 1))]
    spots = [at for at in wanted if abs(at - pearl.x) <= FARTHEST and all(abs(at - x) >= gap - 0.01 for x, gap in gaps)]
    return Pearl(pearl.marks, min(spots, key=lambda at: abs(at - pearl.x), default=pearl.x), pearl.size)
