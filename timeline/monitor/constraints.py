"""Timed expectations over a log. Each answers with the events that lack what was expected, and the nearest to it.

Two searches carry all of them. The first B that can have come after A is found in the running maximum of B's last
moments (B in order of its first moments); since the child is the key's high part, a B of an earlier child is never
after. The last A that can have come before B is the mirror of it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, Literal, Self

import numpy as np
import numpy.typing as npt
from pydantic import model_validator

from schemas.model import DataFile
from timeline.monitor.log import SECOND_BITS, Ints, Log, seconds

Kind = Literal[
    "response",
    "precedence",
    "chain-response",
    "chain-precedence",
    "alternate-response",
    "responded-existence",
    "co-existence",
    "absence",
]
_ALONE: Final = "absence"
_UNTIMED: Final = {"absence", "co-existence", "responded-existence", "chain-response", "chain-precedence"}


class Constraint(DataFile):
    """What is expected of `when`: that `expect` comes after it, before it, next to it or at all."""

    kind: Kind
    when: str
    expect: str | None = None
    within: str | None = None
    """`P30D`, `P4W`, `PT24H`: only for response, precedence and alternate-response."""

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if (self.kind == _ALONE) != (self.expect is None):
            raise ValueError("every kind but absence says what is expected")
        if self.when == self.expect:
            raise ValueError("an event is no answer to one of its own kind")
        if self.within is not None:
            if self.kind in _UNTIMED:
                raise ValueError(f"{self.kind} has no limit")
            seconds(self.within)
        return self


@dataclass(frozen=True, eq=False)
class Violations:
    """The rows of the table whose event lacks what was expected.

    Attributes:
        rows: rows of the events, ascending by child and time; for co-existence each child's first event of the kind.
        nearest: for each, the row of the closest event of what was expected, outside the limit; -1 for none.
    """

    constraint: Constraint
    rows: npt.NDArray[np.integer]
    nearest: npt.NDArray[np.integer]


def check(log: Log, constraints: Iterable[Constraint]) -> tuple[Violations, ...]:
    """The violations of each constraint, in the order given."""
    return tuple(_violations(log, constraint) for constraint in constraints)


def _violations(log: Log, constraint: Constraint) -> Violations:
    when = log.of_kind(log.code(constraint.when))
    expect = log.of_kind(log.code(constraint.expect)) if constraint.expect is not None else when[:0]
    lacking, near = _CHECKS[constraint.kind](log, constraint, when, expect)
    return Violations(constraint, log.row[lacking], np.where(near < 0, -1, log.row[near]) if len(near) else near)


def _after(log: Log, when: Ints, expect: Ints) -> Ints:
    """For each A the place of the first B of the same child that can have come after it; -1 for none."""
    if not len(expect):
        return np.full(len(when), -1)
    latest = log.end[expect] if log.end is log.start else np.maximum.accumulate(log.end[expect])
    found = np.searchsorted(latest, log.start[when], side="right")
    place = expect[np.minimum(found, len(expect) - 1)]
    fits = (found < len(expect)) & (log.start[place] >> SECOND_BITS == log.start[when] >> SECOND_BITS)
    return np.where(fits, place, -1)


def _before(log: Log, when: Ints, expect: Ints) -> Ints:
    """For each B the place of the last A of the same child that can have come before it; -1 for none."""
    if not len(expect):
        return np.full(len(when), -1)
    by_end = expect if log.end is log.start else expect[np.argsort(log.end[expect], kind="stable")]
    first = log.start[by_end]
    earliest = first if log.end is log.start else np.minimum.accumulate(first[::-1])[::-1]
    found = np.searchsorted(earliest, log.end[when], side="left") - 1
    place = by_end[np.maximum(found, 0)]
    fits = (found >= 0) & (log.start[place] >> SECOND_BITS == log.start[when] >> SECOND_BITS)
    return np.where(fits, place, -1)


def _lacking(when: Ints, near: Ints, met: npt.NDArray[np.bool_]) -> tuple[Ints, Ints]:
    return when[~met], near[~met]


def _response(log: Log, constraint: Constraint, when: Ints, expect: Ints) -> tuple[Ints, Ints]:
    near = _after(log, when, expect)
    met = near >= 0
    if constraint.within:
        met &= log.start[near] - log.end[when] <= seconds(constraint.within)
    return _lacking(when, near, met)


def _precedence(log: Log, constraint: Constraint, when: Ints, expect: Ints) -> tuple[Ints, Ints]:
    near = _before(log, when, expect)
    met = near >= 0
    if constraint.within:
        met &= log.start[when] - log.end[near] <= seconds(constraint.within)
    return _lacking(when, near, met)


def _alternate(log: Log, constraint: Constraint, when: Ints, expect: Ints) -> tuple[Ints, Ints]:
    """Answered before the same thing comes again; a next one that may have come later leaves the answer its time."""
    near, again = _after(log, when, expect), _next_of_kind(log, when)
    met = (near >= 0) & ((again < 0) | (log.start[near] <= log.end[again]))
    if constraint.within:
        met &= log.start[near] - log.end[when] <= seconds(constraint.within)
    return _lacking(when, near, met)


def _next_of_kind(log: Log, when: Ints) -> Ints:
    """The next event of the same kind and child, in the order of the log, at a later moment; -1 for none."""
    if not len(when):
        return when
    found = np.searchsorted(log.start[when], log.start[when], side="right")
    place = when[np.minimum(found, len(when) - 1)]
    same = (found < len(when)) & (log.start[place] >> SECOND_BITS == log.start[when] >> SECOND_BITS)
    return np.where(same, place, -1)


def _chain(step: int) -> "Check":
    """The very next (or last) event of the child, in the order of the log, is the expected one."""

    def chain(log: Log, _constraint: Constraint, when: Ints, expect: Ints) -> tuple[Ints, Ints]:
        beside = when + step
        inside = (beside >= 0) & (beside < len(log.start))
        at = np.where(inside, beside, 0)
        code = log.what[expect[0]] if len(expect) else -1
        met = inside & (log.what[at] == code) if len(at) else inside
        met &= log.start[at] >> SECOND_BITS == log.start[when] >> SECOND_BITS
        near = (_after if step > 0 else _before)(log, when, expect)
        return _lacking(when, near, met)

    return chain


def _children(log: Log, places: Ints) -> Ints:
    return log.start[places] >> SECOND_BITS


def _responded(log: Log, _constraint: Constraint, when: Ints, expect: Ints) -> tuple[Ints, Ints]:
    met = np.isin(_children(log, when), _children(log, expect))
    return _lacking(when, np.full(len(when), -1), met)


def _together(log: Log, _constraint: Constraint, when: Ints, expect: Ints) -> tuple[Ints, Ints]:
    """Children with the one and not the other, either way round."""
    one, first = np.unique(_children(log, when), return_index=True)
    other, second = np.unique(_children(log, expect), return_index=True)
    alone = (when[first[~np.isin(one, other)]], expect[second[~np.isin(other, one)]])
    lacking = np.sort(np.concatenate(alone))
    return lacking, np.full(len(lacking), -1)


def _absence(_log: Log, _constraint: Constraint, when: Ints, _expect: Ints) -> tuple[Ints, Ints]:
    return when, np.full(len(when), -1)


Check = Callable[[Log, Constraint, Ints, Ints], tuple[Ints, Ints]]
_CHECKS: Final[dict[str, Check]] = {
    "response": _response,
    "precedence": _precedence,
    "alternate-response": _alternate,
    "chain-response": _chain(+1),
    "chain-precedence": _chain(-1),
    "responded-existence": _responded,
    "co-existence": _together,
    "absence": _absence,
}
