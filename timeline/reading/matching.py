"""Where the patterns of the lexicon stand in a row of words. Each pattern is tried only from its rarest element."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from typing import Final, NamedTuple

from timeline.reading.patterns import SIGNS, Element, Line, Pattern, as_element, compiled
from timeline.reading.units import Units

_REACH: Final = 10
_WIDE_REACH: Final = 25
"""How far from the leading part another part of a frame may stand, in words."""
_NEVER: Final = 1 << 30
"""Weight of what a pattern is not tried from."""
_Tried = tuple[tuple[frozenset[str], ...], bool, Pattern]
"""A pattern after what it needs and how wide: the two are looked at for every word, the pattern for few."""


class Match(NamedTuple):
    """A pattern at a place: the numbers of the words it takes, in order."""

    pattern: Pattern
    units: tuple[int, ...]

    @property
    def first(self) -> int:
        """Number of its first word."""
        return self.units[0]

    @property
    def last(self) -> int:
        """Number of its last word."""
        return self.units[-1]


class Matcher:
    """All patterns, by the features that their leading elements ask for. A line is compiled when its lead is met."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = tuple(lines)
        rows = [line.text.split() for line in self._lines]
        seen = Counter(chain.from_iterable(rows))
        written = {token: as_element(token) for token in seen if token not in SIGNS}
        use: dict[str, int] = defaultdict(int)
        for token, one in written.items():
            for key in one.keys:
                use[key] += seen[token]
        self._weights = {keys: sum([use[key] for key in keys]) for keys in {one.keys for one in written.values()}}
        self.asked: frozenset[str] = frozenset(use)
        weights = {token: _NEVER if one.optional else self._weights[one.keys] for token, one in written.items()}
        weights |= dict.fromkeys(SIGNS, _NEVER)
        self._by_key: dict[str, list[int]] = defaultdict(list)
        for order, row in enumerate(rows):
            lead = row[0] if len(row) == 1 else min(row, key=weights.__getitem__)
            for key in written[lead].keys:
                self._by_key[key].append(order)
        self._compiled = cache(lambda order: compiled(self._lines[order], self._weights))
        self._tried: dict[frozenset[str], tuple[_Tried, ...]] = {}

    def patterns(self) -> tuple[Pattern, ...]:
        """Every pattern, in the order of the data."""
        return tuple(self._compiled(order) for order in range(len(self._lines)))

    def matches(self, row: Units) -> Iterator[Match]:
        """Every match, in the order of the leading words; only patterns of which every word stands near are tried."""
        near, whole = _together(row.part, row), _together(row.sentence, row)
        for place, features in enumerate(row.features):
            if not features:
                continue
            patterns = self._tried.get(features)
            if patterns is None:
                patterns = self._tried[features] = self._led_by(features)
            here, there = near[row.part[place]], whole[row.sentence[place]]
            for needs, wide, pattern in patterns:
                around = there if wide else here
                for keys in needs:
                    if keys.isdisjoint(around):
                        break
                else:
                    taken = _match(pattern, row, place)
                    if taken:
                        yield Match(pattern, tuple(sorted(taken)))

    def _led_by(self, features: frozenset[str]) -> tuple[_Tried, ...]:
        found = {order for key in features for order in self._by_key.get(key, ())}
        patterns = [self._compiled(order) for order in sorted(found)]
        return tuple((pattern.needs, pattern.wide, pattern) for pattern in patterns)


def _together(column: list[int], row: Units) -> dict[int, set[str]]:
    """The features of all words that have the same number in a column."""
    out: dict[int, set[str]] = {}
    for number, features in zip(column, row.features, strict=True):
        if number in out:
            out[number] |= features
        else:
            out[number] = set(features)
    return out


def _match(pattern: Pattern, row: Units, place: int) -> set[int] | None:
    taken = _row(pattern.parts[0], pattern.leads[0], row, place)
    if taken is None:
        return None
    for part, lead in zip(pattern.parts[1:], pattern.leads[1:], strict=True):
        more = _beside(part, lead, row, place, taken, pattern.wide)
        if more is None:
            return None
        taken |= more
    return taken


def _beside(
    part: tuple[Element, ...], lead: int, row: Units, place: int, taken: set[int], wide: bool
) -> set[int] | None:
    """The nearest place between the same commas, or in the same sentence, where the part stands."""
    column, reach = (row.sentence, _WIDE_REACH) if wide else (row.part, _REACH)
    here, keys, features = column[place], part[lead].keys, row.features
    right, left, size = place, place, len(column)
    for _ in range(reach):
        for step in (1, -1):
            there = right + 1 if step > 0 else left - 1
            if not 0 <= there < size or column[there] != here:
                continue
            right, left = (there, left) if step > 0 else (right, there)
            if not keys.isdisjoint(features[there]) and there not in taken:
                more = _row(part, lead, row, there)
                if more is not None and not more & taken:
                    return more
    return None


def _row(part: tuple[Element, ...], lead: int, row: Units, place: int) -> set[int] | None:
    """The words that the elements of a row take, when its leading element stands at `place`."""
    taken = {place}
    if len(part) == 1:
        return taken
    at = place
    gap = part[lead].gap
    for element in reversed(part[:lead]):
        found = _look(element, row, at, -1, gap)
        if found is None:
            if element.optional:
                continue
            return None
        taken.add(found)
        at, gap = found, element.gap
    at = place
    for element in part[lead + 1 :]:
        found = _look(element, row, at, 1, element.gap)
        if found is None:
            if element.optional:
                continue
            return None
        taken.add(found)
        at = found
    return taken


def _look(element: Element, row: Units, at: int, step: int, gap: int) -> int | None:
    """The nearest word in this direction that the element fits, with at most `gap` words between."""
    part, features, keys = row.part, row.features, element.keys
    here, there, size = part[at], at, len(part)
    for _ in range(gap + 1):
        there += step
        if not 0 <= there < size or part[there] != here:
            return None
        if not keys.isdisjoint(features[there]):
            return there
    return None
