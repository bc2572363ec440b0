"""Which organisations have to do with an event, and the part of each."""

from collections import defaultdict
from typing import Final

from schemas.vocabulary import ActorKind, Kind, Role, Status
from timeline.reading.actors import Mention
from timeline.reading.lexicon import Hit, concepts
from timeline.reading.roles import JOINT, lists_who_came, role
from timeline.reading.segment import Clause, Locator
from timeline.reading.units import ACTOR, Units

_NEAR_LIST: Final = 2
"""Sentences between a meeting and the list of those who came."""


class Parties:
    """The organisations of a text, asked about one hit at a time."""

    def __init__(
        self, lower: str, row: Units, where: Locator, mentions: list[Mention], hits: list[Hit], author: ActorKind
    ) -> None:
        self.lower, self.row, self.author = lower, row, author
        self.own_is_unnamed = not any(mention.kind is author and not mention.title for mention in mentions)
        self._spoken: dict[int, list[Mention]] = defaultdict(list)
        self._begins: dict[int, int] = {}
        self._lists: dict[int, list[Mention]] = {}
        for mention in mentions:
            clause = where.at(mention.start)
            if clause:
                self._spoken[clause.sentence].append(mention)
        for clause in where.clauses:
            self._begins.setdefault(clause.sentence, clause.start)
            words = lower[clause.sentence_start : clause.sentence_end]
            if clause.sentence not in self._lists and lists_who_came(words, clause.section):
                self._lists[clause.sentence] = self._spoken[clause.sentence]
        self._missing = [hit for hit in hits if hit.kind is Kind.ACTOR_ABSENT_FROM_MEETING]

    def of(self, hit: Hit, clause: Clause, status: Status) -> tuple[tuple[ActorKind, Role], ...]:
        """Organisations of the clause; for meetings also of the sentence and of a list of those present."""
        near = self.near(hit, clause)
        out: dict[ActorKind, Role] = {}
        missed = [other for other in self._missing if clause.start <= other.start < clause.end]
        if any("{actor}" not in other.phrase for other in missed):
            if hit.kind is Kind.ACTOR_ABSENT_FROM_MEETING:
                return ((self.author, Role.ABSENT),)  # whoever writes says that it could not join
            out[self.author] = Role.ABSENT
        if hit.kind is Kind.INVITATION and not near:
            return ((self.author, Role.NOT_INVITED if status is Status.ABSENT else Role.INVITED),)
        only = concepts()[hit.kind].only
        for mention in near:
            kind = mention.kind
            if (mention.title and kind is self.author) or (only and kind not in only):
                continue
            part = role(hit.kind, status, self.lower, mention.start, mention.end)
            if out.get(kind) not in {Role.ABSENT, Role.NOT_INVITED}:
                out[kind] = part
        return tuple(sorted(out.items()))

    def listed(self, clause: Clause) -> bool:
        """Does a list of those who came stand near?"""
        return any(number in self._lists for number in _around(clause))

    def near(self, hit: Hit, clause: Clause) -> list[Mention]:
        """The organisations that stand near enough to have to do with it."""
        spoken = self._spoken.get(clause.sentence, [])
        place = concepts()[hit.kind].actors
        if place == "frame":
            return self._at(self._joined(hit))
        if place == "around":
            return [*self._spoken.get(clause.sentence - 1, ()), *spoken]
        near = [mention for mention in spoken if clause.start <= mention.start < clause.end]
        if hit.kind in JOINT or not any(mention.kind is not self.author for mention in near):
            near = spoken
        return near + self._came(clause) if hit.kind in JOINT else near

    def _at(self, places: set[int]) -> list[Mention]:
        row = self.row
        stretches = [(row.starts[unit], row.ends[unit], row.sentence[unit]) for unit in sorted(places)]
        return [
            m for start, end, sentence in stretches for m in self._spoken.get(sentence, ()) if start <= m.start < end
        ]

    def _joined(self, hit: Hit) -> set[int]:
        """The organisations of the phrase, and those that "och", "eller" or a comma joins to them."""
        row = self.row
        out = {unit for unit in hit.units if ACTOR in row.features[unit]}
        for start in sorted(out):
            for step in (1, -1):
                place = start + step
                while 0 <= place < len(row) and row.part[place] == row.part[start]:
                    if ACTOR in row.features[place]:
                        out.add(place)
                    elif "<och>" not in row.features[place]:
                        break
                    place += step
        return out

    def _came(self, clause: Clause) -> list[Mention]:
        """Who stands in the attendance list of the same note, when it comes within two sentences."""
        return [m for number in _around(clause) if number != clause.sentence for m in self._lists.get(number, ())]


def _around(clause: Clause) -> range:
    return range(clause.sentence - _NEAR_LIST, clause.sentence + _NEAR_LIST + 1)
