"""Where numbers, letters and labels stand above the lanes, as on the page: near their days, never on each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

MOST_ROWS: Final = 3


def spread(wanted: Sequence[float], step: float, room: float) -> list[float]:
    """Places at least `step` apart within `room` with the least total squared shift (neighbours that collide pool).

    `wanted` is in rising order.
    """
    pools: list[tuple[float, int]] = []
    for number, x in enumerate(wanted):
        pools.append((x - number * step, 1))
        while len(pools) > 1 and pools[-2][0] / pools[-2][1] > pools[-1][0] / pools[-1][1]:
            total, many = pools.pop()
            pools[-1] = (pools[-1][0] + total, pools[-1][1] + many)
    last = room - step / 2 - (len(wanted) - 1) * step
    means = [total / many for total, many in pools for _ in range(many)]
    return [max(step / 2, min(last, mean)) + number * step for number, mean in enumerate(means)]


@dataclass(frozen=True)
class Placed:
    """A mark's own x, where it stands, in which row."""

    x: float
    at: float
    row: int


def in_rows(wanted: Sequence[float], step: float, room: float) -> tuple[list[Placed], int]:
    """The marks in as few rows as leave none far from its day (at most three), and the number of rows."""
    for rows in range(1, MOST_ROWS + 1):
        out = _rows(wanted, step, room, rows)
        if rows == MOST_ROWS or all(abs(one.at - one.x) <= 2 * step for one in out):
            return out, rows
    raise AssertionError


def _rows(wanted: Sequence[float], step: float, room: float, rows: int) -> list[Placed]:
    out: list[Placed | None] = [None] * len(wanted)
    for row in range(rows):
        own = list(wanted[row::rows])
        narrow = min(step, room / max(1, len(own)))
        for number, at in enumerate(spread(own, narrow, room)):
            out[row + number * rows] = Placed(own[number], at, row)
    return [one for one in out if one]


@dataclass(frozen=True)
class Tag:
    """A label in a tier (0 is the highest), right or left of its stem at x."""

    text: str
    x: float
    wide: float
    tier: int
    left: bool

    @property
    def span(self) -> tuple[float, float]:
        """From where to where it reaches."""
        return (self.x - self.wide, self.x) if self.left else (self.x, self.x + self.wide)


def tags(labels: Sequence[tuple[str, float, float]], tiers: int, room: float) -> list[Tag]:
    """Text, x and width of each label -> those that find a place where no label and no stem crosses; latest lowest."""
    put: list[Tag] = []
    for text, x, wide in reversed(labels):
        spots = [Tag(text, x, wide, tier, left) for left in (False, True) for tier in reversed(range(tiers))]
        put += [spot for spot in spots if _free(spot, put, room)][:1]
    return put[::-1]


def _free(one: Tag, put: list[Tag], room: float) -> bool:
    a, b = one.span
    return a >= 0 and b <= room and not any(_clash(one, other) for other in put)


def _clash(one: Tag, other: Tag) -> bool:
    (a, b), (c, d) = one.span, other.span
    if one.tier == other.tier:
        return c < b + 8 and d > a - 8
    upper, (left, right) = (other, (a, b)) if other.tier < one.tier else (one, (c, d))
    return left - 3 < upper.x < right + 3
