"""The constraints in the plainest words: for each event, look at every other event of the child."""

from dataclasses import dataclass

from timeline.monitor import Constraint
from timeline.monitor.log import seconds


@dataclass(frozen=True)
class Row:
    """One event: child, kind, and the first and last second at which it can have happened."""

    child: int
    kind: str
    start: int
    end: int


def lacking(rows: list[Row], constraint: Constraint) -> set[int]:
    """Numbers of the rows that lack what was expected."""
    order = sorted(range(len(rows)), key=lambda n: (rows[n].child, rows[n].start, n))
    if constraint.kind == "co-existence":
        return _alone(rows, order, constraint)
    return {n for n in order if rows[n].kind == constraint.when and not _met(rows, order, n, constraint)}


def _alone(rows: list[Row], order: list[int], constraint: Constraint) -> set[int]:
    out = set()
    for child in {row.child for row in rows}:
        mine = [n for n in order if rows[n].child == child]
        one = [n for n in mine if rows[n].kind == constraint.when]
        other = [n for n in mine if rows[n].kind == constraint.expect]
        if bool(one) != bool(other):
            out.add((one or other)[0])
    return out


def _met(rows: list[Row], order: list[int], n: int, constraint: Constraint) -> bool:
    me = rows[n]
    mine = [rows[m] for m in order if rows[m].child == me.child]
    place = [m for m in order if rows[m].child == me.child].index(n)
    limit = seconds(constraint.within) if constraint.within else float("inf")
    others = [row for row in mine if row.kind == constraint.expect]
    match constraint.kind:
        case "absence":
            return False
        case "responded-existence":
            return bool(others)
        case "chain-response":
            return mine[place + 1 : place + 2] != [] and mine[place + 1].kind == constraint.expect
        case "chain-precedence":
            return place > 0 and mine[place - 1].kind == constraint.expect
        case "response":
            return any(row.end > me.start and row.start - me.end <= limit for row in others)
        case "precedence":
            return any(row.start < me.end and me.start - row.end <= limit for row in others)
    again = next((row for row in mine if row.kind == me.kind and row.start > me.start), None)
    return any(
        row.end > me.start and row.start - me.end <= limit and (again is None or row.start <= again.end)
        for row in others
    )
