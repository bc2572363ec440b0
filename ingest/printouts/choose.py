"""Which candidates begin an entry: told by the whole file, never line by line.

The layout that most candidates share is the file's own. A candidate that looks otherwise, breaks the order of
time or lacks the space that stands above all others is a date inside an entry's text.
"""

import datetime as dt
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from ingest.printouts.heads import LABELS, Head, blocks, candidates
from ingest.printouts.layouts import book
from ingest.printouts.lines import Line
from ingest.printouts.tail import Told

_WEIGHT: Final = {Told.TEXT: 0.5, Told.EMPTY: 0.7, Told.HEADING: 0.8, Told.WHO: 1.0}
_LABELLED: Final = 1.3
_IN_ORDER, _OUT_OF_ORDER = 0.7, 0.92
"""How like the file's own layout a candidate must be, when it fits the order of time and when it does not."""
_MOST: Final = 0.8
_WHOLE: Final = 0.7
_PREFACE_LINES, _PREFACE_SHARE, _MANY = 14, 0.3, 10


@dataclass(frozen=True)
class Layout:
    """One way to divide the file: where its entries begin, and how well that explains the file."""

    id: str
    heads: tuple[Head, ...]
    score: float
    doubtful: int = 0
    """Candidates that were taken for dates inside an entry."""


def layouts(lines: Sequence[Line], year: int | None) -> list[Layout]:
    """Every lead's division of the file, best first; only those that explain it."""
    found = [_layout(lead.id, list(candidates(lead, lines, year)), lines) for lead in book().leads]
    found.append(_layout(LABELS, _own_labels(list(blocks(lines, year))), lines))
    return sorted((one for one in found if one.score > 0), key=lambda one: -one.score)


def _own_labels(heads: list[Head]) -> list[Head]:
    """Blocks with a date of the thing itself; with the day of writing only where no block has more."""
    dated = [head for head in heads if head.style == "date"]
    return dated if len(dated) * 2 >= len(heads) else heads


def _layout(name: str, heads: list[Head], lines: Sequence[Line]) -> Layout:
    if not heads:
        return Layout(name, (), 0)
    likeness = [1.0] * len(heads) if name == LABELS else _likeness(heads)
    chain = _chain(heads, likeness)
    kept = tuple(
        head
        for number, head in enumerate(heads)
        if likeness[number] >= (_IN_ORDER if number in chain else _OUT_OF_ORDER)
    )
    if not kept or (len(kept) < 2 and not _alone(kept[0], name, lines)) or _inside_a_document(name, kept, lines):
        return Layout(name, (), 0)
    weight = sum(_LABELLED if name == LABELS else _WEIGHT[head.told] for head in kept)
    return Layout(name, kept, weight * (0.4 + 0.6 * _order(kept)), len(heads) - len(kept))


def _alone(head: Head, name: str, lines: Sequence[Line]) -> bool:
    """One entry alone is told by who wrote it, near the top."""
    filled = sum(bool(line.text.strip()) for line in lines[: head.index])
    return head.told is Told.WHO and filled < _PREFACE_LINES and (name != LABELS or "author" in head.found)


def _order(heads: Sequence[Head]) -> float:
    """How much of the file runs in one direction of time, 0.5 to 1."""
    days = [head.day for head in heads if head.day is not None]
    if len(days) < 2:
        return 1.0
    up = sum(a <= b for a, b in pairwise(days))
    down = sum(a >= b for a, b in pairwise(days))
    return max(up, down) / (len(days) - 1)


def _likeness(heads: Sequence[Head]) -> list[float]:
    """How like the file's own layout each candidate is, about 0 to 1.15."""
    weights: defaultdict[tuple[tuple[str, str, int], Told], float] = defaultdict(float)
    for head in heads:
        weights[_shape(head), head.told] += _WEIGHT[head.told] * (1.3 if head.gap else 1.0)
    best, most = max(weights, key=lambda kind: weights[kind])
    alike = [head for head in heads if _shape(head) == best]
    own = [head for head in alike if head.told is most]
    share = {told: sum(head.told is told for head in alike) / len(alike) for told in Told}
    gaps, timed = (_share(own, name) for name in ("gap", "timed"))
    lower = sum(head.lower for head in own)
    out = []
    for head in heads:
        style, mark, indent = _shape(head)
        points = 0.2 * (style == best[0]) + (0.15 if mark == best[1] else -0.2) + (0.15 if indent == best[2] else -0.1)
        points += (0.25 if head.gap else -0.1) if gaps >= _MOST else 0.15
        points += _told(head, share)
        points += 0.1 * (1 - _MOST < timed < _MOST or head.timed == (timed >= _MOST))
        ours = head.told is most and _shape(head) == best
        small = (lower - ours) / max(len(own) - ours, 1) if head.lower else 1.0  # of the others
        points -= 0.4 if small < 0.1 else 0.2 if small < 0.3 else 0
        out.append(points + 0.05)
    return out


def _shape(head: Head) -> tuple[str, str, int]:
    return head.style, head.mark, min(head.indent, 4)


def _share(heads: Sequence[Head], name: str) -> float:
    return sum(bool(getattr(head, name)) for head in heads) / len(heads)


def _told(head: Head, share: dict[Told, float]) -> float:
    """Points for telling as much as the file's own headers do."""
    if share[head.told] >= 0.2 or head.told is Told.WHO:
        return 0.25
    if head.told is Told.TEXT:
        return -0.1
    return 0.1 if share[Told.WHO] >= 0.9 else 0.2


def _chain(heads: Sequence[Head], likeness: Sequence[float]) -> frozenset[int]:
    """The candidates of the heaviest run in one direction of time; one without a day fits anywhere."""
    dated = [number for number, head in enumerate(heads) if head.day is not None]
    days = [heads[number].day or dt.date.min for number in dated]
    weight = [max(likeness[number], 0.01) ** 2 for number in dated]
    up = _heaviest([day.toordinal() for day in days], weight)
    down = _heaviest([-day.toordinal() for day in days], weight)
    best = up if up[0] >= down[0] else down
    undated = {number for number, head in enumerate(heads) if head.day is None}
    return frozenset({dated[at] for at in best[1]} | undated)


def _heaviest(values: Sequence[int], weight: Sequence[float]) -> tuple[float, list[int]]:
    """The never falling run of the greatest weight, as positions: a front of sums that grow with the value."""
    ends: list[int] = []  # values
    sums: list[tuple[float, int]] = []  # weight of the best run that ends there, and its last position
    before: list[int] = []
    for position, value in enumerate(values):
        at = bisect_right(ends, value)
        total, last = sums[at - 1] if at else (0.0, -1)
        total += weight[position]
        before.append(last)
        end = at
        while end < len(sums) and sums[end][0] <= total:
            end += 1
        start = at - 1 if at and ends[at - 1] == value else at
        ends[start:end], sums[start:end] = [value], [(total, position)]
    if not sums:
        return 0.0, []
    total, position = sums[-1]
    run = []
    while position >= 0:
        run.append(position)
        position = before[position]
    return total, run


def _inside_a_document(name: str, heads: Sequence[Head], lines: Sequence[Line]) -> bool:
    """Are the dates a list or passages inside a letter, an investigation, a decision?"""
    filled = [bool(line.text.strip()) for line in lines]
    before = sum(filled[: heads[0].index])
    total = max(sum(filled), 1)
    edges = [*(head.index for head in heads), len(lines)]
    bodies = [sum(filled[head.last + 1 : end]) for head, end in zip(heads, edges[1:], strict=True)]
    whole = len(heads) >= total * _WHOLE  # a journal of one line an entry: its headings are the notes
    held = sum(
        bool(body) or "text" in head.found or (whole and "heading" in head.found)
        for head, body in zip(heads, bodies, strict=True)
    )
    if held < len(heads) / 2:
        return True  # dates in a row with nothing under them
    if name == LABELS or len(heads) >= _MANY:
        return False
    sure = sum(head.told in {Told.WHO, Told.EMPTY} for head in heads) >= len(heads) / 2
    if before > _PREFACE_LINES and before > total * _PREFACE_SHARE:
        return not sure or before > total * 0.6
    if sure:
        return False
    top = [line.text.strip() for line in lines[: heads[0].index] if line.text.strip()][:_PREFACE_LINES]
    tail_heavy = len(heads) >= 3 and max(bodies) > total * 0.6
    ended = _any(book().document_ends, [line.text.strip() for line in lines[-6:]])
    prose = sum(head.lower for head in heads) > len(heads) / 2
    if _any(book().journal_marks, top):
        return ended and prose
    return tail_heavy or ended or _any(book().document_titles, top[:5]) or (prose and before > 2)


def _any(patterns: Sequence[re.Pattern[str]], texts: Sequence[str]) -> bool:
    return any(pattern.search(text[:300]) for pattern in patterns for text in texts)
