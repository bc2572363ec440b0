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
from timeline.reading.frames import Frames
from timeline.reading.lexicon import Hit
from timeline.reading.roles import JOINT
from timeline.reading.segment import Clause, Locator
from timeline.reading.units import Units

_LONG_PAST, _CLOSE_AHEAD = 240, 90
"""Days: a date without a year this far back, or this close ahead."""
_NEAR: Final = 60
"""Letters after the words of a next time in which its date stands."""
_CHOICE, _BESIDE = 4, 30
"""Dates on either side of a phrase that can be its own; words within which other concepts compete for them."""
_FARTHER: Final = 12
_WORDS: Final = 12
"""Words to either side in which the verb of a part of a clause is looked for."""
_OF: Final = 24
"""Letters after a date in the genitive in which its noun begins."""
_COMMA: Final = re.compile(r",\s(?:i |på |den |under )?$")
_COMMA_ROOM: Final = 8
_VERBS: Final = frozenset({"#pres", "#past", "#sup", "#ptcp"})
_BEFORE: Final = 24
"""Letters before a date that say what it belongs to."""


Places = tuple[Locator, list[int]]
"""The clauses of a text, and where its concepts begin."""
_TALKS: Final = frozenset({Kind.CROSS_AGENCY_CONTACT, Kind.CONSULTATION, Kind.INFORMATION_SHARED})
"""What is about something: a date in the matter ("om mötet på onsdag") is not its own."""


class Dating:
    """The time expressions of a text, read as looking back and as looking ahead."""

    def __init__(self, text: str, lower: str, day: dt.date, born: str | None, row: Units, found: Places) -> None:
        self.text, self.lower, self.day, self.born, self.row = text, lower, day, born, row
        self.where, self._busy = found
        rows = data("clauses")
        self._next_time = re.compile(rows["next_time"])
        self._topic = re.compile(rows["topic"])
        self._parts = re.compile(rows["parts"])
        self._genitive = re.compile(rows["genitive"])
        self._telling = re.compile(rows["telling"])
        self._opened = re.compile(rows["opened"])

    @cached_property
    def _back(self) -> list[Dated]:
        return find(self.text, self.day, False, self.born)

    @cached_property
    def _ahead(self) -> list[Dated]:
        return find(self.text, self.day, True, self.born)

    @cached_property
    def _frames(self) -> Frames:
        return Frames(self.lower, self.where, self._back, self._busy)

    @cached_property
    def _frames_ahead(self) -> Frames:
        return Frames(self.lower, self.where, self._ahead, self._busy)

    def _within(self, ahead: bool, start: int, end: int) -> list[Dated]:
        found = self._ahead if ahead else self._back
        return found[bisect_left(found, start, key=_start) : bisect_left(found, end, key=_start)]

    def of(self, hit: Hit, clause: Clause, status: Status | None, beside: list[Hit]) -> When | None:
        """The time expression nearest to the phrase in its clause; for meetings also in its sentence."""
        ahead = status in {Status.PLANNED, Status.PROPOSED}
        frames = self._frames_ahead if ahead else self._frames
        inside = self._own(hit, clause, self._within(ahead, clause.start, clause.end), frames)
        held = None if inside else frames.of(clause, hit.end)
        if not inside and not held and (hit.kind in JOINT or ahead):
            inside = self._own(hit, clause, self._within(ahead, clause.sentence_start, clause.sentence_end), frames)
        beside = [other for other in beside if abs(other.units[0] - hit.units[0]) <= _BESIDE]
        own = [d for d in inside if all(self._distance(hit, d) <= self._distance(other, d) for other in beside)]
        # "remiss okt -16 avböjdes 161101": a date inside the phrase belongs to its first word
        best = min(own, key=lambda d: (hit.start <= d.start < hit.end, self._distance(hit, d), d.start), default=None)
        best = best or self._shared(hit, clause, inside, frames) or (None if inside else held)
        if best is None and ahead and hit.kind in JOINT:
            best = frames.then(clause)
        return self._soon(best).when if best else None

    def _own(self, hit: Hit, clause: Clause, inside: list[Dated], frames: Frames) -> list[Dated]:
        """Those that can be the hit's own: no words and no verb give them to another thing."""
        here = bisect_left(inside, hit.start, key=_start)
        about = self._about(hit, inside[max(here - _CHOICE, 0) : here + _CHOICE])
        return [d for d in about if frames.opens(d, clause) or not self._of_another_verb(hit, d)]

    def _about(self, hit: Hit, inside: list[Dated]) -> list[Dated]:
        """Without the dates that the words before them give to another thing."""
        if hit.kind is Kind.INVESTIGATION_CLOSED:  # "utredning inledd 2018-12-27 avslutas"
            inside = [d for d in inside if not self._after(self._opened, d)]
        if hit.kind is Kind.INVITATION:  # "inbjudna till SIP den 22/9"
            inside = [d for d in inside if d.start < hit.start]
        if hit.kind is not Kind.SIP_FOLLOW_UP:
            inside = [d for d in inside if not self._after(self._next_time, d)]
        inside = [d for d in inside if d.end > hit.start or not self._telling.search(self.lower, d.end, hit.start)]
        inside = [d for d in inside if self._fits(hit, d)]
        if hit.kind in _TALKS:
            inside = [d for d in inside if not self._topic.search(self.lower[hit.end : d.start])]
        return inside

    def _fits(self, hit: Hit, dated: Dated) -> bool:
        """A date in the genitive belongs to the concept that it names: `samtal efter helgens intox`."""
        genitive = self._genitive.search(dated.when.text or "")
        noun = bisect_left(self._busy, dated.end)
        another = noun < len(self._busy) and self._busy[noun] <= dated.end + _OF and self._busy[noun] != hit.start
        return not (genitive and another)

    def _shared(self, hit: Hit, clause: Clause, inside: list[Dated], frames: Frames) -> Dated | None:
        """The only date of a clause, though nearer to another thing: when no comma parts them, or it opens."""
        if len(inside) != 1:
            return None
        dated = inside[0]
        first, last = min(self.row.starts[hit.units[-1]], dated.end), max(hit.start, dated.start)
        if self._parts.search(self.lower, first, last) or frames.leads_on(first, last):
            return None
        near = frames.opens(dated, clause) or self._part(dated) == self.row.part[hit.units[-1]]
        return dated if near or (dated.start > hit.end and self._added(dated)) else None

    def _added(self, dated: Dated) -> bool:
        """Does the date follow a comma: `vårdad en gång, i maj 2017 efter en överdos`?"""
        return bool(_COMMA.search(self.lower, max(dated.start - _COMMA_ROOM, 0), dated.start))

    def _of_another_verb(self, hit: Hit, dated: Dated) -> bool:
        """Does a comma part the date from the hit, and has each of the two its own verb?"""
        there, here = self._place(dated), hit.units[-1]
        if there is None or self.row.part[there] == self.row.part[here]:
            return False
        if there < here and self._goes_on(here):
            return False
        return self._has_verb(there) and self._has_verb(here)

    def _goes_on(self, place: int) -> bool:
        """Does the part begin with its verb: `hade kontakt för två år sedan, avslutades`?"""
        row = self.row
        first = next(u for u in range(place, -1, -1) if not u or row.part[u - 1] != row.part[place])
        return bool(row.features[first] & _VERBS)

    def _has_verb(self, place: int) -> bool:
        row, part = self.row, self.row.part[place]
        near = range(max(place - _WORDS, 0), min(place + _WORDS, len(row)))
        return any(row.part[unit] == part and row.features[unit] & _VERBS for unit in near)

    def _place(self, dated: Dated) -> int | None:
        places = self.row.within(dated.start, dated.end)
        return places[-1] if places else None

    def _part(self, dated: Dated) -> int:
        """The number of the part of the clause that a date stands in."""
        place = self._place(dated)
        return -1 if place is None else self.row.part[place]

    def _distance(self, hit: Hit, dated: Dated) -> int:
        """Letters between; a date rather belongs to what stands before it, so what comes after it is farther."""
        behind = hit.start - dated.end
        between = behind + _FARTHER if behind > 1 else max(dated.start - hit.end, 0)
        return between + _FARTHER * (self._part(dated) != self.row.part[hit.units[-1]])

    def after(self, place: int) -> When | None:
        """The first time expression at or after a place, in its sentence or the next, read as lying ahead."""
        end = self.text.find("\n", place)
        stop = min(place + _NEAR, end if end >= 0 else len(self.text))
        days = (d.when for d in self._within(True, place, stop))
        return next((when for when in days if when.first_day and when.first_day >= self.day), None)

    def names(self, place: int) -> bool:
        """Is the word that begins at this place a part of a time expression ("nästa torsdag")?"""
        return bool(self._within(True, place, place + 1))

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
