"""Dates that hold beyond their own clause: one that opens a sentence, one that a subclause hangs on, a dated head."""

import re
from bisect import bisect_left, bisect_right
from typing import Final

from timeline.reading.data import data
from timeline.reading.dates import Dated
from timeline.reading.segment import Clause, Locator

_OPENS: Final = 12
"""Letters that may stand before a date that opens a sentence ("I", "Natten till", "Den")."""
_CLOSE: Final = 4
"""Letters between a date and the clause that begins right after it ("i fredags, då …")."""


class Frames:
    """The dates of a text as frames of clauses; `dates` in order of place, `busy` where concepts begin."""

    def __init__(self, lower: str, where: Locator, dates: list[Dated], busy: list[int]) -> None:
        self.lower, self.where, self.dates, self.busy = lower, where, dates, busy
        rows = data("clauses")
        self._when = re.compile(rows["when"])
        self._to = re.compile(r"\btill\s")
        self._next_day = re.compile(rows["next_day"])
        self._relative = re.compile(rows["relative"])
        self._own_time = re.compile(rows["own_time"])
        self._heads = self._dated_heads(re.compile(rows["dated_head"]))
        self._head_places = [start for start, _, _ in self._heads]
        self._places = {id(clause): number for number, clause in enumerate(where.clauses)}

    def of(self, clause: Clause, after: int) -> Dated | None:
        """The date that holds for what a clause without a date of its own tells up to `after`."""
        return self._beside(clause, after) or self._opening(clause) or self._head(clause)

    def opens(self, dated: Dated, clause: Clause) -> bool:
        """Does the date stand first in its sentence, before all that is told?"""
        first = clause.sentence_start
        return dated.start - first <= _OPENS and not self._busy(first, dated.start)

    def leads_on(self, start: int, end: int) -> bool:
        """Does "till" lead to another thing in this stretch: `inbjudna till SIP den 22/1`?"""
        return any(self._busy(match.end(), match.end() + _OPENS) for match in self._to.finditer(self.lower, start, end))

    def then(self, clause: Clause) -> Dated | None:
        """The day that the next sentence tells of what this one calls to: `Kallelse till SIP skickad. Vi ses 23/10.`"""
        match = self._next_day.match(self.lower, clause.sentence_end)
        return self._first(match.end() - _CLOSE, match.end() + _OPENS) if match else None

    def _beside(self, clause: Clause, after: int) -> Dated | None:
        """`i fredags då han slogs`, `överremitteras när hon fyller 18 i maj`, `remissen som skickades i oktober`."""
        place = self._places[id(clause)]
        if self._when.match(self.lower, clause.start, clause.end):
            before = self._last(clause.sentence_start, clause.start)
            if before and clause.start - before.end <= _CLOSE:
                return before
        if place + 1 == len(self.where.clauses):
            return None
        then = self.where.clauses[place + 1]
        if then.sentence != clause.sentence or self._busy(after, clause.end):
            return None
        told = self._busy(then.start, then.end)
        follows = not told and self._when.match(self.lower, then.start, then.end)
        hangs = self._relative.match(self.lower, then.start, then.end) and then.start - after <= _OPENS
        return self._first(then.start, then.end) if follows or hangs else None

    def _opening(self, clause: Clause) -> Dated | None:
        if self._own_time.match(self.lower, clause.start, clause.end):
            return None
        found = self._first(clause.sentence_start, clause.start)
        return found if found and self.opens(found, clause) else None

    def _head(self, clause: Clause) -> Dated | None:
        """The head that the sentence stands under: `4/11: Mail till rektor. Svar samma dag.`"""
        place = bisect_right(self._head_places, clause.start) - 1
        if place < 0:
            return None
        _, end, dated = self._heads[place]
        return dated if clause.start < end else None

    def _dated_heads(self, sign: re.Pattern[str]) -> list[tuple[int, int, Dated]]:
        """Where each dated head begins and ends to hold; it ends with its line or with the next head."""
        sentences = {clause.sentence_start for clause in self.where.clauses}
        found = [d for d in self.dates if self._begins(d, sentences) and sign.match(self.lower, d.end)]
        out: list[tuple[int, int, Dated]] = []
        for number, dated in enumerate(found):
            stop = found[number + 1].start if number + 1 < len(found) else len(self.lower)
            line = self.lower.find("\n", dated.end, stop)
            out.append((dated.start, line if line >= 0 else stop, dated))
        return out

    def _begins(self, dated: Dated, sentences: set[int]) -> bool:
        return any(dated.start - back in sentences for back in range(3))

    def _first(self, start: int, end: int) -> Dated | None:
        place = bisect_left(self.dates, start, key=lambda d: d.start)
        return self.dates[place] if place < len(self.dates) and self.dates[place].start < end else None

    def _last(self, start: int, end: int) -> Dated | None:
        place = bisect_left(self.dates, end, key=lambda d: d.start) - 1
        return self.dates[place] if place >= 0 and self.dates[place].start >= start else None

    def _busy(self, start: int, end: int) -> bool:
        """Does a concept begin in this stretch?"""
        place = bisect_left(self.busy, start)
        return place < len(self.busy) and self.busy[place] < end
