"""One text with all that is found in it, asked about one concept at a time."""

import datetime as dt
from dataclasses import replace
from functools import cached_property
from typing import Final

from pydantic import JsonValue

from schemas.vocabulary import MEETING_KINDS, ActorKind, Experiencer, Informant, Kind, Role, Status
from schemas.when import Relation, When
from timeline.reading import people
from timeline.reading.actors import Names, mentions
from timeline.reading.attributes import attributes, of_the_child
from timeline.reading.cues import sections, words_of
from timeline.reading.dating import Dating
from timeline.reading.lexicon import Hit, concepts, matcher, search
from timeline.reading.modifiers import Scope
from timeline.reading.parties import Parties
from timeline.reading.roles import JOINT
from timeline.reading.segment import Clause, Locator, clauses
from timeline.reading.todo import not_called_to, only_to_do, under_a_plan
from timeline.reading.told import CERTAIN, LIKELY, WEAK, ReadEvent, merged, of_the_meeting, settled
from timeline.reading.units import ACTOR, Units, units
from timeline.reading.unsaid import another_thing, unanswered

_STATES: Final = frozenset(
    {
        Kind.SUICIDALITY,
        Kind.SELF_HARM,
        Kind.OVERDOSE,
        Kind.SUBSTANCE_USE,
        Kind.VIOLENCE,
        Kind.RUNNING_AWAY,
        Kind.FAMILY_AS_MESSENGER,
        Kind.CONCERN_FEEDBACK,
    }
)
"""What a day that lies ahead does not make a plan."""
_OF_ADULTS: Final = frozenset({Kind.ADMISSION, Kind.DISCHARGE, Kind.CASE_CLOSED, Kind.STAFF_CHANGE})
_SAID_AFTER: Final = 3
"""Clauses, its own first, in which a meeting is said to have been held."""
_REACH: Final = 1200
"""Letters after which a note is about another thing."""
_LONG_AGO: Final = 30
"""Days before the note from which a thing is told as background (label scheme)."""
_WITH_A_DAY: Final = frozenset({"far", "dated"})
"""Cues of a next time that count only when its day is told."""


class Note:
    """One text with all that is found in it, asked about one concept at a time."""

    def __init__(self, text: str, day: dt.date, author: ActorKind, names: Names) -> None:
        self.text, self.lower, self.day, self.author, self.names = text, text.lower(), day, author, names
        if len(self.lower) != len(text):  # a few letters change length in lower case
            self.lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        self.mentions = mentions(self.lower, names)
        self.where = Locator(clauses(text))
        self.row: Units = units(text, self.lower, self.where.clauses, self.mentions, author, matcher()[1], names)
        self.hits, cues = search(self.lower, self.row)
        self.scope = Scope(self.row, self.hits, cues)
        self.parties = Parties(self.lower, self.row, self.where, self.mentions, self.hits, author)

    def events(self) -> list[ReadEvent]:
        """Every event, same things told twice merged."""
        told = [(hit, event) for hit in self.hits if (event := self._event(hit))]
        more = [next_one for hit, event in told if (next_one := self._again(hit, event))]
        placed = [(self.row.sentence[hit.units[0]], event) for hit, event in told]
        return merged(settled(of_the_meeting(placed)) + more)

    def _again(self, hit: Hit, event: ReadEvent) -> ReadEvent | None:
        """The next time of a meeting that was called off or held, or that there is none, if it is told."""
        if hit.kind not in MEETING_KINDS or event.status not in {Status.CANCELLED, Status.OCCURRED} or event.historical:
            return None
        cue = self.scope.again(hit, lambda unit: self._dating.names(self.row.starts[unit]))
        if cue is None:
            return None
        status = Status.ABSENT if cue.direction == Status.ABSENT else Status.PLANNED
        date = self._dating.after(self.row.starts[cue.units[0]]) if status is Status.PLANNED else None
        needs_day = event.status is Status.OCCURRED or cue.direction in _WITH_A_DAY
        if status is Status.PLANNED and date is None and needs_day:
            return None
        follows = hit.kind is Kind.SIP_MEETING and event.status is Status.OCCURRED and "uppfölj" in cue.words
        actors = tuple((kind, Role.INVITED) for kind, _ in event.actors)
        place = (self.row.starts[cue.units[0]], self.row.ends[cue.units[-1]])
        return replace(
            event,
            kind=Kind.SIP_FOLLOW_UP if follows else event.kind,
            status=status,
            date=date,
            span=place,
            actors=actors,
            cues=(hit.phrase, cue.words),
            confidence=LIKELY,
        )

    @cached_property
    def _dating(self) -> Dating:
        found = (self.where, sorted(hit.start for hit in self.hits))
        return Dating(self.text, self.lower, self.day, self.names.born, self.row, found)

    def _event(self, hit: Hit) -> ReadEvent | None:
        clause = self.clause(hit)
        whose = self._whose(hit)
        if another_thing(hit, whose, self.row, self.scope) or self._none_of_it(hit):
            return None
        status, cue = self._status(hit)
        date = self._dating.of(hit, clause, status, self.scope.beside(hit))
        always = concepts()[hit.kind].always
        if always and hit.status is None:
            status, cue = always, ""
        elif status is Status.CANCELLED and concepts()[hit.kind].befalls:
            status, cue = None, ""  # what befalls a child is not called off
        elif status is None and date and self._lies_ahead(hit, date):
            status, cue = Status.PLANNED, date.text or ""
        if status is None and date is None and not_called_to(hit, self.scope):
            status = Status.UNCLEAR
        actors = self.parties.of(hit, clause, status or Status.OCCURRED)
        if concepts()[hit.kind].needs_actor and not hit.named and not {kind for kind, _ in actors} - {self.author}:
            return None
        status = status or Status.OCCURRED
        return ReadEvent(
            kind=hit.kind,
            status=status,
            actors=actors,
            date=date,
            experiencer=whose,
            informant=self._informant(hit, clause),
            historical=self._historical(hit, clause, date),
            span=(hit.start, hit.end),
            confidence=self._confidence(hit, status, bool(cue), date is not None),
            cues=words_of((hit.phrase, cue)),
            attributes=self._attributes(hit, clause),
            unnamed=self.parties.own_is_unnamed,
        )

    def _none_of_it(self, hit: Hit) -> bool:
        """Is it said that there was none ("ingen avbokning"), of what counts only when it was?"""
        before = min(hit.core) - 1
        always = concepts()[hit.kind].always is not None
        return (
            always
            and before >= 0
            and before not in hit.units
            and "<ingen>" in self.row.features[before]
            and not self.row.pre[before + 1]
        )

    def _lies_ahead(self, hit: Hit, date: When) -> bool:
        """Does its day lie after the note, and is it neither an end ("gäller till") nor told in the past?"""
        first = date.first_day
        if first is None or first <= self.day or date.relation is Relation.UNTIL or hit.kind in _STATES:
            return False
        return hit.kind is not Kind.INVITATION and not self.scope.done(hit)

    def _historical(self, hit: Hit, clause: Clause, date: When | None) -> bool:
        """Is it told as background: by a word, under such a heading, or of a day long before the note?"""
        if clause.section in sections("historical") or self.scope.has("historical", self.row.clause[hit.units[0]]):
            return True
        last = date.last_day if date and date.relation is not Relation.SINCE else None
        return last is not None and (self.day - last).days > _LONG_AGO

    def _whose(self, hit: Hit) -> Experiencer:
        """Whose event it is; what is told of adult psychiatry elsewhere than there is no child's own."""
        whose = people.experiencer(self.row, hit.kind, hit.units[0], hit.units[-1])
        if whose is Experiencer.CHILD and hit.kind in _OF_ADULTS and self.author is not ActorKind.ADULT_PSYCHIATRY:
            kinds = {mention.kind for mention in self.parties.near(hit, self.clause(hit))} - {self.author}
            return Experiencer.PARENT if kinds == {ActorKind.ADULT_PSYCHIATRY} else whose
        return whose

    def clause(self, hit: Hit) -> Clause:
        """The clause that a hit stands in."""
        return self.where.clauses[self.row.clause[hit.units[0]]]

    def _attributes(self, hit: Hit, clause: Clause) -> dict[str, JsonValue]:
        words = self.lower[clause.start : clause.end]
        sentence = self.lower[clause.sentence_start : clause.sentence_end]
        goes_on = self.lower[clause.sentence_start : clause.sentence_start + _REACH]
        near, around, after = (of_the_child(text, self.names.child) for text in (words, sentence, goes_on))
        return attributes(hit.kind, near, around, after, self.day, self.author)

    def _informant(self, hit: Hit, clause: Clause) -> Informant:
        """Who says so in the sentence; what was done to the child may go on over the sentences of one account."""
        who = people.informant(self.row, hit.units[0], hit.units[-1])
        if who is Informant.AUTHOR and hit.kind is Kind.VIOLENCE and clause.sentence:
            before = self.where.sentence(clause.sentence - 1)
            places = self.row.within(before[0].start, before[-1].end) if before else range(0)
            if places:
                who = people.informant(self.row, places[-1], places[-1])
        return who

    def _status(self, hit: Hit) -> tuple[Status | None, str]:
        found, cue = self.scope.status(hit)
        if found is None and (silence := unanswered(hit, self.row, self.scope)):
            found, cue = Status.ABSENT, silence
        denied = found in {Status.ABSENT, Status.CANCELLED}  # "kallelse till SIP har ej hunnits med"
        if hit.status and not (hit.status in {Status.PLANNED, Status.PROPOSED} and denied):
            return hit.status, hit.phrase
        if not denied and (moved := self._moved(hit)):
            return Status.CANCELLED, moved
        missed = any(other.kind is Kind.ACTOR_ABSENT_FROM_MEETING for other in self.scope.beside(hit))
        if found is Status.ABSENT and missed and hit.kind in JOINT:
            return Status.OCCURRED, ""
        if (
            found is None
            and hit.kind not in _STATES
            and (only_to_do(hit, self.row) or under_a_plan(hit, self.clause(hit).section, self.row))
        ):
            return Status.PLANNED, hit.phrase
        return found, cue

    def _moved(self, hit: Hit) -> str:
        """The words that move a meeting to another day of the same sentence: `mötet är flyttat till den 14/5`."""
        if hit.kind not in MEETING_KINDS:
            return ""
        cue = self.scope.again(hit, lambda unit: self._dating.names(self.row.starts[unit]))
        if (
            cue is None
            or cue.direction != "dated"
            or self.row.sentence[cue.units[0]] != self.row.sentence[hit.units[0]]
        ):
            return ""
        return cue.words if self._dating.after(self.row.starts[cue.units[0]]) else ""

    def _confidence(self, hit: Hit, status: Status, cue: bool, dated: bool) -> float:
        if hit.weak:
            return WEAK
        if hit.kind in JOINT and status is Status.OCCURRED:
            clause = self.row.clause[hit.units[0]]
            said = any(self.scope.has("happened", clause + ahead) for ahead in range(_SAID_AFTER))
            spoken = said or self.parties.listed(self.clause(hit))
            actor = any(ACTOR in self.row.features[unit] for unit in hit.units)
            return CERTAIN if spoken else LIKELY if dated or actor else WEAK
        return CERTAIN if cue else LIKELY
