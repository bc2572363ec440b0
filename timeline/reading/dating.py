"""Which of the time expressions of a text belongs to an event."""

import datetime as dt
import re
from bisect import bisect_left
from functools import cached_property
from typing import Final

from schemas.vocabulary import Kind, Status
from schemas.when import When
from timeline.reading.data import data
from timeline.reading.dates import Dated, find
from timeline.reading.lexicon import Hit
from timeline.reading.roles import JOINT
from timeline.reading.segment import Clause

_LONG_PAST, _CLOSE_AHEAD = 240, 90
"""Days: a date without a year this far back, or this close ahead."""
_NEAR: Final = 60
"""Letters after the words of a next time in which its date stands."""
_FARTHER: Final = 12
_BEFORE: Final = 24
"""Letters before a date that say what it belongs to."""


_TALKS: Final = frozenset({Kind.CROSS_AGENCY_CONTACT, Kind.CONSULTATION, Kind.INFORMATION_SHARED})
"""What is about something: a date in the matter ("om mötet på onsdag") is not its own."""


class Dating:
    """The time expressions of a text, read as looking back and as looking ahead."""

    def __init__(self, text: str, lower: str, day: dt.date, born: str | None) -> None:
        self.text, self.lower, self.day, self.born = text, lower, day, born
        rows = data("clauses")
        self._next_time = re.compile(rows["next_time"])
        self._topic = re.compile(rows["topic"])
        self._opened = re.compile(rows["opened"])

    @cached_property
    def _back(self) -> list[Dated]:
        return find(self.text, self.day, False, self.born)

    @cached_property
    def _ahead(self) -> list[Dated]:
        return find(self.text, self.day, True, self.born)

    def _within(self, ahead: bool, start: int, end: int) -> list[Dated]:
        found = self._ahead if ahead else self._back
        return found[bisect_left(found, start, key=_start) : bisect_left(found, end, key=_start)]

    def of(self, hit: Hit, clause: Clause, status: Status | None, beside: list[Hit]) -> When | None:
        """The time expression nearest to the phrase in its clause; for meetings also in its sentence."""
        ahead = status in {Status.PLANNED, Status.PROPOSED}
        inside = self._within(ahead, clause.start, clause.end)
        if not inside and (hit.kind in JOINT or ahead):
            inside = self._within(ahead, clause.sentence_start, clause.sentence_end)
        if hit.kind is Kind.INVESTIGATION_CLOSED:  # "utredning inledd 2018-12-27 avslutas"
            inside = [d for d in inside if not self._after(self._opened, d)]
        if hit.kind is not Kind.SIP_FOLLOW_UP:
            inside = [d for d in inside if not self._after(self._next_time, d)]
        if hit.kind in _TALKS:
            inside = [d for d in inside if not self._topic.search(self.lower[hit.end : d.start])]
        own = [d for d in inside if all(_distance(hit, d) <= _distance(other, d) for other in beside)]
        # "remiss okt -16 avböjdes 161101": a date inside the phrase belongs to its first word
        best = min(own, key=lambda d: (hit.start <= d.start < hit.end, _distance(hit, d), d.start), default=None)
        return self._soon(best).when if best else None

    def after(self, place: int) -> When | None:
        """The first time expression at or after a place, in its sentence or the next, read as lying ahead."""
        end = self.text.find("\n", place)
        stop = min(place + _NEAR, end if end >= 0 else len(self.text))
        days = (d.when for d in self._within(True, place, stop))
        return next((when for when in days if when.first_day and when.first_day >= self.day), None)

    def _after(self, words: re.Pattern[str], dated: Dated) -> bool:
        return bool(words.search(self.lower[max(0, dated.start - _BEFORE) : dated.start]))

    def _soon(self, found: Dated) -> Dated:
        """A day without a year that would be long past and can be close ahead lies ahead ("SIP 7/11")."""
        past = found.when.last_day
        if past is None or (self.day - past).days < _LONG_PAST:
            return found
        later = next(iter(self._within(True, found.start, found.start + 1)), None)
        first = later.when.first_day if later else None
        return later if later and first and 0 <= (first - self.day).days <= _CLOSE_AHEAD else found


def _start(dated: Dated) -> int:
    return dated.start


def _distance(hit: Hit, dated: Dated) -> int:
    """Letters between; a date rather belongs to what stands before it, so what comes after it is farther."""
    behind = hit.start - dated.end
    return behind + _FARTHER if behind > 1 else max(dated.start - hit.end, 0)
