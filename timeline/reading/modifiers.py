"""ConText: what the words around a target say of it. Cues, directions and distances are data (modifiers.yaml)."""

from bisect import bisect_right
from collections.abc import Callable
from typing import Final

from schemas.vocabulary import MEETING_KINDS, Status
from timeline.reading.cues import NEGATING, may_be, opening_condition, reach_of
from timeline.reading.lexicon import Cue, Hit, concepts
from timeline.reading.units import Units

_ORDER: Final = (
    Status.CANCELLED,
    Status.ABSENT,
    Status.OCCURRED,
    Status.UNCLEAR,
    Status.PROPOSED,
    Status.PLANNED,
)


class Scope:
    """The cues of a text, asked about one hit at a time."""

    def __init__(self, row: Units, hits: list[Hit], cues: dict[int, list[Cue]]) -> None:
        self.row, self.cues = row, cues
        self._taken: dict[int, Hit] = {unit: hit for hit in hits if concepts()[hit.kind].competes for unit in hit.units}
        self._by_clause: dict[int, list[Hit]] = {}
        self._by_sentence: dict[int, list[Hit]] = {}
        for hit in hits:
            self._by_sentence.setdefault(row.sentence[hit.units[0]], []).append(hit)
            self._by_clause.setdefault(row.clause[hit.units[0]], []).append(hit)

    def in_sentence(self, number: int) -> list[Hit]:
        """The concepts of a sentence."""
        return self._by_sentence.get(number, [])

    def beside(self, hit: Hit) -> list[Hit]:
        """The other concepts of the clause."""
        return [other for other in self._by_clause.get(self.row.clause[hit.units[0]], ()) if other is not hit]

    def status(self, hit: Hit) -> tuple[Status | None, str]:
        """The status that the cues give a hit, and the words that decide; None when no cue reaches it."""
        condition = opening_condition(hit, self.row, self.cues)
        if condition:
            return Status.PROPOSED, condition.words
        clause = self.row.clause[hit.units[0]]
        cues = [cue for cue in self.cues.get(clause, ()) if not self._spent(cue, hit)]
        done = self.done(hit)
        for across in (False, True):
            for status in _ORDER:
                for cue in cues:
                    fits = (
                        cue.name == status and self._across(cue, hit) is across and not (done and self._weak(cue, hit))
                    )
                    if fits and may_be(status, cue, hit) and self._reaches(cue, status, hit):
                        return self._but(hit, status) or (status, cue.words)
        return self._goes_on(hit)

    def _but(self, hit: Hit, status: Status) -> tuple[Status, str] | None:
        """As in `placering har diskuterats men är inte aktuell`: a wish or plan that is denied after "but"."""
        after = bisect_right(self.row.clause, self.row.clause[hit.units[-1]])
        if status not in {Status.PROPOSED, Status.PLANNED} or after == len(self.row):
            return None
        said = "<but>" in self.row.features[after] and self.row.sentence[after] == self.row.sentence[hit.units[0]]
        found, words = self._goes_on(hit) if said else (None, "")
        return (found, words) if found else None

    def _across(self, cue: Cue, hit: Hit) -> bool:
        """Does a comma stand between the hit and a cue after it?"""
        return cue.units[0] > hit.units[-1] and self.row.part[cue.units[0]] != self.row.part[hit.units[-1]]

    def done(self, hit: Hit) -> bool:
        """Is its own verb in the past, or does the clause say that it was held?"""
        row = self.row
        own = any(row.features[unit] & _PAST and not row.features[unit] & _MODAL for unit in hit.units)
        return own or bool(self.has("done", row.clause[hit.units[0]]))

    def _weak(self, cue: Cue, hit: Hit) -> bool:
        """A cue that a past tense overrules: "inför", or a wish that comes after what was done."""
        return (cue.name == Status.PROPOSED and cue.units[0] > hit.units[0]) or cue.direction.endswith("weak")

    def again(self, hit: Hit, in_a_date: Callable[[int], bool]) -> Cue | None:
        """What the same or the next sentence says of the next meeting; a denial before a plan.

        The word of a date ("nästa torsdag", which `in_a_date` knows by its unit) tells of no next one.
        """
        row = self.row
        start, sentence = hit.units[-1], row.sentence[hit.units[0]]
        near = [
            cue
            for clause in range(row.clause[start], row.clause[start] + _FAR)
            for cue in self.cues.get(clause, ())
            if cue.name == "again" and cue.units[0] > start
            if cue.direction == "far" or row.sentence[cue.units[0]] - sentence <= 1
            if not in_a_date(cue.units[0])
        ]
        own = [
            cue
            for cue in near
            if not any(
                start < unit < cue.units[0] and other is not hit
                for unit, other in self._taken.items()
                if other.kind in MEETING_KINDS
            )
        ]
        return min(own, key=lambda cue: (cue.direction != Status.ABSENT, cue.units[0]), default=None)

    def has(self, name: str, clause: int) -> str:
        """The words of the first cue of this name in the clause, or nothing."""
        return next((cue.words for cue in self.cues.get(clause, ()) if cue.name == name), "")

    def _spent(self, cue: Cue, hit: Hit) -> bool:
        """Is the cue a part of a concept's own phrase: of this one, or of another's?"""
        inside = [unit for unit in cue.units if unit in hit.units]
        denies = cue.name in {*NEGATING, Status.UNCLEAR}
        if inside and denies and concepts()[hit.kind].denial != "told":
            return True
        if len(inside) == len(cue.units) and not denies:
            return True
        if cue.name != "again" and any(not set(cue.units).isdisjoint(other.units) for other in self._next_times(hit)):
            return True
        return all(unit in self._taken and self._taken[unit] is not hit for unit in cue.units)

    def _next_times(self, hit: Hit) -> list[Cue]:
        """Denials and plans of a next time ("ny tid ej bokad"), which say nothing of this one."""
        clause = self.row.clause[hit.units[0]]
        said = [cue for cue in self.cues.get(clause, ()) if cue.name == "again" and len(cue.units) > 1]
        return [cue for cue in said if not any("<flytta>" in self.row.features[unit] for unit in cue.units)]

    def _reaches(self, cue: Cue, status: Status, hit: Hit) -> bool:
        first, last = cue.units[0], cue.units[-1]
        reach = reach_of(cue.name)
        if first > hit.units[-1]:
            answers = ":" in self.row.pre[first]  # "Suicidalitet: inga tankar"
            if (cue.direction.startswith("ahead") and not answers) or first - hit.units[-1] > reach:
                return False
            return self._said_of(hit, first, status, self._tells(cue))
        if last < hit.units[0]:
            if cue.direction == "behind" or hit.units[0] - last > reach:
                return False
            return not self._stops(last, hit, status)
        return True

    def _stops(self, last: int, hit: Hit, status: Status) -> bool:
        """Does something between a cue and the hit after it keep the cue from reaching: another concept, a comma?"""
        between = range(last + 1, hit.units[0])
        commas = [unit for unit in (*between, hit.units[0]) if "," in self.row.pre[unit] or "(" in self.row.pre[unit]]
        others = [unit for unit in between if unit in self._taken and unit in self._taken[unit].core]
        if not commas and not others:
            return False
        listed = all(
            unit in self._taken or "<light>" in self.row.features[unit] or _MARKS & self.row.features[unit]
            for unit in between
        )
        joined = listed and self._joined(others, hit)
        if status in NEGATING or others:
            return not joined
        return False

    def _joined(self, others: list[int], hit: Hit) -> bool:
        """Do "och", "eller" or a comma join the hit to each concept before it?"""
        if not others:
            return True
        between = range(max(others) + 1, hit.units[0])
        return any("<och>" in self.row.features[unit] for unit in between) or "," in self.row.pre[hit.units[0]]

    def _tells(self, cue: Cue) -> bool:
        """Is the cue more than a bare "inte" or "har inte", which may deny anything?"""
        return any(not self.row.features[unit] & {"<neg>", "<ha>"} for unit in cue.units)

    def _said_of(self, hit: Hit, first: int, status: Status, tells: bool) -> bool:
        """Is what comes after said of this hit: is it the subject, not a thing that hangs on another concept?"""
        row = self.row
        if status in NEGATING and any("," in row.pre[unit] for unit in range(hit.units[-1] + 1, first + 1)):
            return "," in row.pre[first] and tells and not self._later(hit, first)
        others = [other for other in self.beside(hit) if other.units[0] < first and other.kind is not hit.kind]
        if not others:
            return True
        later = [other for other in others if other.units[0] > hit.units[-1] and not self._hangs(other)]
        if later:
            return self._joined([hit.units[-1]], later[0])
        return not self._hangs(hit) or not any(not self._hangs(other) for other in others)

    def _later(self, hit: Hit, first: int) -> bool:
        return any(hit.units[-1] < other.units[0] < first for other in self.beside(hit))

    def _hangs(self, hit: Hit) -> bool:
        """Does a preposition stand before it?"""
        place, clause = hit.units[0] - 1, self.row.clause[hit.units[0]]
        for _ in range(3):
            if place < 0 or self.row.clause[place] != clause:
                return False
            if "<prep>" in self.row.features[place]:
                return True
            if "<det>" not in self.row.features[place]:
                return False
            place -= 1
        return False

    def _goes_on(self, hit: Hit) -> tuple[Status | None, str]:
        """As in `SIP imorgon. Ställs in.`, `mötet som inte blev av`: the next clause begins with what is said of it."""
        row = self.row
        clause = row.clause[hit.units[-1]]
        start = hit.units[-1] + 1
        while start < len(row) and row.clause[start] == clause and start - hit.units[-1] < _ROOM:
            start += 1
        if start >= len(row) or row.sentence[start] - row.sentence[hit.units[0]] > 1:
            return None, ""
        if any(other.units[0] > hit.units[-1] for other in self.beside(hit)):
            return None, ""
        room = 2 if "<relative>" in row.features[start] or "<but>" in row.features[start] else 0
        for cue in self.cues.get(row.clause[start], ()):
            ahead = cue.direction == "ahead"
            if (
                cue.name in NEGATING
                and not ahead
                and self._tells(cue)
                and cue.units[0] - start <= room
                and not self._spent(cue, hit)
            ):
                return Status(cue.name), cue.words
        return None, ""


_PAST: Final = frozenset({"#past", "#sup"})
_MODAL: Final = frozenset({"<vilja>", "<kunna>", "<ha>", "<vara>", "<bli>", "<få>", "<önska>", "<kalla>", "<boka>"})
_FAR: Final = 40
"""Clauses after a meeting in which its note may name the next one."""
_ROOM: Final = 9
"""Words that may follow a hit in its clause when the next clause goes on with it."""
_MARKS: Final = frozenset({"{actor}", "{family}", "{child}", "{colleague}"})
