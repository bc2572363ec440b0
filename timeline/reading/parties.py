"""Which organisations have to do with an event, and the part of each."""

import re
from collections import defaultdict
from typing import Final

from schemas.vocabulary import CONTACT_KINDS, MEETING_KINDS, ActorKind, Kind, Role, Status
from timeline.reading.actors import Mention
from timeline.reading.data import data
from timeline.reading.lexicon import Hit, concepts
from timeline.reading.roles import JOINT, listed, lists_who_came, role
from timeline.reading.segment import Clause, Locator
from timeline.reading.units import ACTOR, Units

_NEAR_LIST: Final = 2
"""Sentences between a meeting and the list of those who came."""


_REFERRED: Final = frozenset({Kind.REFERRAL, Kind.REFERRAL_REJECTED})
"""What was sent or turned down; whom the family is pointed to instead has no part in it."""
_TALKS: Final = frozenset({Kind.CROSS_AGENCY_CONTACT, Kind.CONSULTATION})
_BETWEEN: Final = MEETING_KINDS | CONTACT_KINDS
_LEADING: Final = frozenset({"med", "m", "efter"})


class Parties:
    """The organisations of a text, asked about one hit at a time."""

    def __init__(
        self, lower: str, row: Units, where: Locator, mentions: list[Mention], hits: list[Hit], author: ActorKind
    ) -> None:
        self.lower, self.row, self.author = lower, row, author
        self.own_is_unnamed = not any(m.kind is author and (not m.title or self._came_as(m)) for m in mentions)
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
        self._pronoun = re.compile(data("clauses")["pronoun"])
        self._matter = re.compile(data("clauses")["matter"])
        self._pointed = {
            row.starts[unit]
            for hit in hits
            if hit.kind is Kind.REDIRECTED
            for unit in range(hit.units[0], hit.units[-1] + 1)
        }
        self._stayed_away = {
            row.starts[unit]
            for hit in hits
            if hit.kind is Kind.ACTOR_ABSENT_FROM_MEETING
            for unit in hit.units
            if ACTOR in row.features[unit]
        }
        self._taken = {row.starts[unit]: hit for hit in hits for unit in hit.units if ACTOR in row.features[unit]}
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
        for mention in self._taking_part(hit, near):
            kind = mention.kind
            if only and kind not in only:
                continue
            part = role(hit.kind, status, self.lower, mention.start, mention.end)
            if hit.kind in JOINT and mention.start in self._stayed_away:
                part = Role.ABSENT
            if out.get(kind) not in {Role.ABSENT, Role.NOT_INVITED}:
                out[kind] = part
        return tuple(sorted(out.items()))

    def _taking_part(self, hit: Hit, near: list[Mention]) -> list[Mention]:
        """Without those that another concept has, that only the content of a talk names, or that name the meeting."""
        row = self.row
        first, last = row.starts[hit.units[0]], row.ends[hit.units[-1]]
        own = [m for m in near if first <= m.start < last]
        out = []
        for mention in near:
            if mention.title and mention.kind is self.author and not self._in_a_list(hit, mention):
                continue
            if hit.kind is Kind.SCHOOL_HEALTH_MEETING and mention in own:
                continue
            if hit.kind in _REFERRED and mention.start in self._pointed:
                continue
            if hit.kind in _TALKS and own and self._matter.search(self.lower, last, mention.start):
                continue
            out.append(mention)
        return out

    def _in_a_list(self, hit: Hit, mention: Mention) -> bool:
        """Does the writer's own title stand in a list of those present?"""
        joint = hit.kind in JOINT and hit.kind is not Kind.SCHOOL_HEALTH_MEETING
        return joint and self._came_as(mention)

    def _came_as(self, mention: Mention) -> bool:
        return listed(self.lower, mention.start) is Role.ATTENDED

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
        if hit.kind is Kind.CONSENT and self._hangs(hit):  # "med mors samtycke": what it is for stands after it
            return [mention for mention in near if mention.start >= hit.end]
        if hit.kind not in JOINT:
            near = self._of_its_part(hit, near)
        if hit.kind in JOINT:
            near = spoken
        elif not any(mention.kind is not self.author for mention in near):
            near = [m for m in spoken if m in near or self._taken.get(m.start, hit) is hit or m.start < clause.start]
        if hit.kind in JOINT:
            near = near + self._came(clause)
        return near or self._meant(hit, clause)

    def _meant(self, hit: Hit, clause: Clause) -> list[Mention]:
        """Whom "deras", "dem" or "dit" stands for in a meeting or a talk: the organisation named last."""
        if hit.kind not in _BETWEEN or not self._pronoun.search(self.lower, clause.start, clause.end):
            return []
        before = [
            m for back in (1, 2) for m in self._spoken.get(clause.sentence - back, ()) if m.kind is not self.author
        ]
        return [max(before, key=lambda mention: mention.start)] if before else []

    def _of_its_part(self, hit: Hit, near: list[Mention]) -> list[Mention]:
        """Of the clause's organisations those that no comma parts from it, when there are any."""
        row = self.row
        parts = {row.part[unit] for unit in hit.units}
        own = [m for m in near if (at := row.within(m.start, m.end)) and row.part[at[0]] in parts]
        return own if any(mention.kind is not self.author for mention in own) else near

    def _hangs(self, hit: Hit) -> bool:
        """Does "med" or "efter" lead to it, at most two words before?"""
        first = hit.units[0]
        return any(self.row.words[unit] in _LEADING for unit in range(max(first - 3, 0), first + 1))

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
