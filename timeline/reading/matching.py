"""Where the patterns of the lexicon stand in a row of words. Each pattern is tried only from its rarest element."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from timeline.reading.patterns import Element, Pattern, rarest
from timeline.reading.units import Units

_REACH: Final = 10
_WIDE_REACH: Final = 25
"""How far from the leading part another part of a frame may stand, in words."""


@dataclass(frozen=True, slots=True)
class Match:
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
    """All patterns, by the features that their leading elements ask for."""

    def __init__(self, patterns: Iterable[tuple[str, str, tuple[tuple[Element, ...], ...], str]]) -> None:
        rows = list(patterns)
        seen = Counter(element.keys for _, _, parts, _ in rows for part in parts for element in part)
        use: Counter[str] = Counter()
        for keys, times in seen.items():
            for key in keys:
                use[key] += times
        weights = {keys: sum(use[key] for key in keys) for keys in seen}
        self.asked: frozenset[str] = frozenset(use)
        self._by_key: dict[str, list[Pattern]] = defaultdict(list)
        for order, (name, line, parts, say) in enumerate(rows):
            led = [(part, rarest(part, weights)) for part in parts]
            if len(led) > 1:
                led.sort(key=lambda one: weights[one[0][one[1]].keys])
            leads = tuple(lead for _, lead in led)
            pattern = Pattern(name, line, tuple(part for part, _ in led), leads, "&&" in line, say, order)
            for key in led[0][0][leads[0]].keys:
                self._by_key[key].append(pattern)
        self._tried: dict[frozenset[str], tuple[Pattern, ...]] = {}

    def patterns(self) -> tuple[Pattern, ...]:
        """Every pattern, in the order of the data."""
        found = {pattern.order: pattern for patterns in self._by_key.values() for pattern in patterns}
        return tuple(found[order] for order in sorted(found))

    def matches(self, row: Units) -> Iterator[Match]:
        """Every match, in the order of the leading words."""
        tried = self._tried
        for place, features in enumerate(row.features):
            if not features:
                continue
            patterns = tried.get(features)
            if patterns is None:
                patterns = tried[features] = self._led_by(features)
            for pattern in patterns:
                taken = _match(pattern, row, place)
                if taken:
                    yield Match(pattern, tuple(sorted(taken)))

    def _led_by(self, features: frozenset[str]) -> tuple[Pattern, ...]:
        found = {pattern.order: pattern for key in features for pattern in self._by_key.get(key, ())}
        return tuple(found[order] for order in sorted(found))


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
