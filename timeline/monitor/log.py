"""A log of many children's events as sorted columns: one 64-bit key holds the child and the second."""

from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final, Self

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]

SECOND_BITS: Final = 36
"""2^36 seconds are 2,177 years; 2^27 children are left above them."""


@dataclass(frozen=True, eq=False)
class Log:
    """Events sorted by child and first moment.

    Attributes:
        start: key of the first moment at which each event can have happened, ascending.
        end: key of the last such moment; the same array as `start` where every moment is known.
        what: code of what happened, by place in `kinds`.
        row: each event's row in the table that the log was made of.
        kinds: the names that the codes stand for.
    """

    start: Ints
    end: Ints
    what: npt.NDArray[np.integer]
    row: npt.NDArray[np.integer]
    kinds: tuple[str, ...]

    @classmethod
    def of(
        cls,
        child: npt.NDArray[np.integer],
        what: npt.NDArray[np.integer],
        start: Ints,
        end: Ints | None = None,
        kinds: tuple[str, ...] = (),
    ) -> Self:
        """Sort columns of equal length, in any order of rows.

        Args:
            child: a number below 2^27 for each child.
            what: a code for what happened.
            start: seconds since any epoch, the earliest moment of each event.
            end: the latest moment; leave out = the same.
            kinds: names of the codes.

        Raises:
            ValueError: numbers or times that do not fit the key, or an end before its start.
        """
        if not len(start):
            nothing = np.empty(0, np.int64)
            return cls(nothing, nothing, what, nothing, kinds)
        epoch = int(start.min())
        last = int((start if end is None else end).max()) - epoch
        if child.min() < 0 or child.max() >= 1 << (62 - SECOND_BITS) or last >= 1 << SECOND_BITS:
            raise ValueError("children or moments do not fit the key")
        if end is not None and bool((end < start).any()):
            raise ValueError("an event ends before it begins")
        high = child.astype(np.int64) << SECOND_BITS
        key = high | (start - epoch)
        order = np.argsort(key, kind="stable")
        first = key[order]
        return cls(first, first if end is None else (high | (end - epoch))[order], what[order], order, kinds)

    def code(self, kind: str) -> int:
        """The code of a kind; -1 for one that the log does not hold."""
        return self.kinds.index(kind) if kind in self.kinds else -1

    @cached_property
    def of_kind(self) -> "Places":
        """Where each kind stands, found once and kept."""
        return Places(self)


class Places:
    """The places of each kind in a log."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self._kept: dict[int, Ints] = {}

    def __call__(self, code: int) -> Ints:
        """Places of the events with that code, ascending."""
        if code not in self._kept:
            self._kept[code] = np.flatnonzero(self._log.what == code)
        return self._kept[code]


@cache
def seconds(length: str) -> int:
    """An ISO 8601 length of days, weeks or hours in seconds. Raises ValueError for another form."""
    number, unit = (length[1:-1].removeprefix("T"), length[-1]) if length[:1] == "P" else ("", "")
    size = {"D": 86_400, "W": 604_800, "H": 3_600}.get(unit)
    if size is None or not number.isdecimal():
        raise ValueError(f"{length} is no length of days, weeks or hours")
    return int(number) * size
