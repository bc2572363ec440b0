"""One text with all that is found in it, asked about one concept at a time."""

import datetime as dt
import re

from schemas.vocabulary import ActorKind, Informant, Kind, Role, Status
from timeline.reading import modifiers
from timeline.reading.actors import Mention, Names, marked, mentions
from timeline.reading.attributes import attributes
from timeline.reading.dates import Dated, find
from timeline.reading.lexicon import Hit, hits, needs_actor
from timeline.reading.phrases import FAMILY_MARK
from timeline.reading.roles import JOINT, lists_who_came, role
from timeline.reading.segment import Clause, Locator, clauses
from timeline.reading.told import CERTAIN, LIKELY, WEAK, ReadEvent, merged

REFUSALS = frozenset(
    {
        Kind.REFERRAL_REJECTED,
        Kind.REDIRECTED,
        Kind.NO_SHOW,
        Kind.SERVICE_DECLINED,
        Kind.SECRECY_BARRIER,
        Kind.ACTOR_ABSENT_FROM_MEETING,
    }
)
"""Here the refusal is the event: a negation inside the phrase is no negation of it."""
_LONG_PAST, _CLOSE_AHEAD = 240, 90
"""Days: a date without a year this far back, or this close ahead."""
AHEAD = frozenset(
    {
        *JOINT,
        Kind.CROSS_AGENCY_CONTACT,
        Kind.VISIT,
        Kind.CONSULTATION,
        Kind.PLACEMENT,
        Kind.HANDOVER,
        Kind.DISCHARGE,
        Kind.ADMISSION,
        Kind.CONCERN_REPORT,
    }
)
"""What lies after the day of the note is planned."""
_NEXT_TIME = re.compile(r"(?:upp?följning\w*|ny tid|nästa|född|åter|omboka\w*(?: till)?) *(?:den )?$")
"""Words before a date that belongs to the next time, not to what is told."""
_OPENED = re.compile(r"\b(?:inled\w*|inlett\w*|öppna\w*|starta\w*|påbörja\w*) *(?:den )?$")
_CALLS = re.compile(rf"{FAMILY_MARK}(?:\s+(?:har|hade|ska|skulle|kommer att|får|själv|och {FAMILY_MARK}+))*\s+$")
"""The family right before the verb: it is the family that calls."""
_BY_NAME = ("nätverks", "samverkans", "samordnings", "stormöte")
"""Meetings that are joint by their name, though nobody is named."""
_REACH = 1200
"""Letters."""
_SUFFERED = re.compile(r"\b(?:henne|honom|mig)\b")


class Note:
    """One text with all that is found in it, asked about one concept at a time."""

    def __init__(self, text: str, day: dt.date, author: ActorKind, names: Names) -> None:
        self.text, self.lower, self.day, self.author, self.names = text, text.lower(), day, author, names
        if len(self.lower) != len(text):  # a few letters change length in lower case
            self.lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        self.mentions = mentions(self.lower, names)
        self.marked = marked(self.lower, self.mentions)
        self.where = Locator(clauses(text))
        self.hits: list[Hit] = []

    def events(self) -> list[ReadEvent]:
        """Every event, same things told twice merged."""
        self.hits = hits(self.lower, self.marked)
        return merged([event for hit in self.hits if (event := self._event(hit))])

    def _event(self, hit: Hit) -> ReadEvent | None:
        clause = self.where.at(hit.start)
        if clause is None or self._only_allowed(hit, clause) or self._with_the_family(hit, clause):
            return None
        words = self.lower[clause.start : clause.end]
        sentence = self.lower[clause.sentence_start : clause.sentence_end]
        status, cue = self._status(hit, clause, words)
        date = self._date(hit, clause, status)
        if status is None:
            status, cue = self._by_time(hit, date)
        actors = self._actors(hit, clause, status)
        named = hit.kind is Kind.NETWORK_MEETING and hit.phrase.startswith(_BY_NAME)
        if needs_actor(hit.kind) and not named and not {kind for kind, _ in actors} - {self.author}:
            return None
        return ReadEvent(
            kind=hit.kind,
            status=status,
            actors=actors,
            date=date.when if date else None,
            experiencer=modifiers.experiencer(self._told_of(hit, clause)),
            informant=self._informant(hit, clause),
            historical=modifiers.historical(words, clause.section),
            span=(hit.start, hit.end),
            confidence=self._confidence(hit, status, sentence, bool(cue), date),
            cues=tuple(part for part in (hit.phrase, cue) if part),
            attributes=attributes(hit.kind, words, sentence, self._goes_on(clause), self.day, self.author),
        )

    def _goes_on(self, clause: Clause) -> str:
        """The sentence and what follows it, as far as it can be about the same thing."""
        return self.lower[clause.sentence_start : clause.sentence_start + _REACH]

    def _informant(self, hit: Hit, clause: Clause) -> Informant:
        """Who says so in the sentence; what was done to the child may go on over the sentences of one account."""
        who = self._speaker(clause.sentence_start, clause.sentence_end, hit.start)
        if who is Informant.AUTHOR and hit.kind is Kind.VIOLENCE and clause.sentence:
            before = self.where.sentence(clause.sentence - 1)
            if before:
                who = self._speaker(before[0].sentence_start, before[0].sentence_end, before[0].sentence_end)
        return who

    def _speaker(self, start: int, end: int, place: int) -> Informant:
        return modifiers.informant(self.marked[start:end], place - start, self.names.alias)

    def _told_of(self, hit: Hit, clause: Clause) -> str:
        """The words that say whose it is: the clause, for a meeting its sentence without other relative clauses.

        Of violence the one who suffered it comes after ("slog henne"); who stands before is who did it or told of it.
        """
        start, end = (clause.sentence_start, clause.sentence_end) if hit.kind in JOINT else (clause.start, clause.end)
        before, after = self.lower[start : hit.start], self.lower[hit.end : end]
        if hit.kind is Kind.VIOLENCE and _SUFFERED.search(self.lower[hit.start : hit.end]):
            before = ""
        return before.rpartition(" som ")[2] + self.lower[hit.start : hit.end] + after.partition(" som ")[0]

    def _only_allowed(self, hit: Hit, clause: Clause) -> bool:
        """A consent to contact ("samtycker till att vi pratar med skolan") is no contact."""
        return hit.kind is Kind.CROSS_AGENCY_CONTACT and any(
            h.kind is Kind.CONSENT and clause.sentence_start <= h.start < hit.start for h in self.hits
        )

    def _with_the_family(self, hit: Hit, clause: Clause) -> bool:
        """A talk with the child at school, or a mother who calls BUP, is no contact between services."""
        if hit.kind is not Kind.CROSS_AGENCY_CONTACT:
            return False
        inside, before = self.marked[hit.start : hit.end], self.marked[clause.sentence_start : hit.start]
        alias = self.names.alias
        return FAMILY_MARK in inside or (bool(alias) and alias in inside.split()) or bool(_CALLS.search(before))

    def _status(self, hit: Hit, clause: Clause, words: str) -> tuple[Status | None, str]:
        others = tuple((h.start - clause.start, h.end - clause.start) for h in self._beside(hit, clause))
        found, cue = modifiers.status(words, hit.start - clause.start, hit.end - clause.start, others)
        denied = found in {Status.ABSENT, Status.CANCELLED}  # "kallelse till SIP har ej hunnits med"
        if hit.status and not (hit.status is Status.PLANNED and denied):
            return hit.status, hit.phrase
        missed = any(h.kind is Kind.ACTOR_ABSENT_FROM_MEETING for h in self._beside(hit, clause))
        if found is Status.ABSENT and (hit.kind in REFUSALS or missed):
            return Status.OCCURRED, ""
        if found is Status.CANCELLED and hit.kind in {Kind.APPOINTMENT_CANCELLED, Kind.NO_SHOW}:
            return Status.OCCURRED, ""
        if found is None and hit.kind in JOINT:
            found, cue = self._next_clause(clause)
        return found, cue

    def _beside(self, hit: Hit, clause: Clause) -> list[Hit]:
        """The other concepts of the clause."""
        return [h for h in self.hits if h is not hit and clause.start <= h.start and h.end <= clause.end]

    def _next_clause(self, clause: Clause) -> tuple[Status | None, str]:
        """As in `SIP imorgon. Ställs in.`: a clause without a subject of its own goes on with the meeting."""
        later = [c for c in self.where.clauses if clause.end <= c.start <= clause.end + 80][:1]
        for after in later:
            words = self.lower[after.start : after.end]
            found, cue = modifiers.status(words, 0, 0)
            starts = words.strip().startswith(cue) if cue else False
            if found in {Status.CANCELLED, Status.ABSENT} and starts:
                return found, cue
        return None, ""

    def _date(self, hit: Hit, clause: Clause, status: Status | None) -> Dated | None:
        """The time expression nearest to the phrase in its clause; for meetings also in its sentence."""
        ahead = status in {Status.PLANNED, Status.PROPOSED}
        inside = self._dates(clause.start, clause.end, ahead)
        if not inside and (hit.kind in JOINT or ahead):
            inside = self._dates(clause.sentence_start, clause.sentence_end, ahead)
        if hit.kind is Kind.INVESTIGATION_CLOSED:  # "utredning inledd 2018-12-27 avslutas"
            inside = [d for d in inside if not _OPENED.search(self.lower[max(0, d.start - 24) : d.start])]
        if hit.kind is not Kind.SIP_FOLLOW_UP:
            inside = [d for d in inside if not _NEXT_TIME.search(self.lower[max(0, d.start - 24) : d.start])]
        rivals = self._beside(hit, clause)
        own = [d for d in inside if all(_distance(hit, d) <= _distance(other, d) for other in rivals)]
        # "remiss okt -16 avböjdes 161101": a date inside the phrase belongs to its first word
        best = min(own, key=lambda d: (hit.start <= d.start < hit.end, _distance(hit, d), d.start), default=None)
        return self._soon(best) if best else None

    def _soon(self, found: Dated) -> Dated:
        """A day without a year that would be long past and can be close ahead lies ahead ("SIP 7/11")."""
        past = found.when.last_day
        if past is None or (self.day - past).days < _LONG_PAST:
            return found
        ahead = self._dates(found.start, found.end, True)
        first = ahead[0].when.first_day if ahead else None
        return ahead[0] if first and 0 <= (first - self.day).days <= _CLOSE_AHEAD else found

    def _dates(self, start: int, end: int, ahead: bool) -> list[Dated]:
        found = find(self.text[start:end], self.day, ahead, self.names.born)
        return [Dated(d.when, d.start + start, d.end + start) for d in found]

    def _by_time(self, hit: Hit, date: Dated | None) -> tuple[Status, str]:
        """Without a cue: what lies ahead of the note is planned; else it happened."""
        first = date.when.first_day if date else None
        if first and first > self.day and hit.kind in AHEAD:
            return Status.PLANNED, date.when.text or "" if date else ""
        return Status.OCCURRED, ""

    def _confidence(self, hit: Hit, status: Status, sentence: str, cue: bool, date: Dated | None) -> float:
        if hit.kind in JOINT and status is Status.OCCURRED:
            spoken = modifiers.is_certain(sentence) or modifiers.is_certain(self.lower[hit.start : hit.start + 240])
            return CERTAIN if spoken else LIKELY if date is not None or "{actor}" in hit.phrase else WEAK
        return CERTAIN if cue else LIKELY

    def _actors(self, hit: Hit, clause: Clause, status: Status) -> tuple[tuple[ActorKind, Role], ...]:
        """Organisations of the clause; for meetings also of the sentence and of a list of those present."""
        near = [m for m in self.mentions if clause.start <= m.start < clause.end]
        if not [m for m in near if m.kind is not self.author] or hit.kind in JOINT:
            near = [m for m in self.mentions if clause.sentence_start <= m.start < clause.sentence_end]
        if hit.kind in JOINT:
            near += self._listed(clause)
        out: dict[ActorKind, Role] = {}
        missed = [
            h for h in self.hits if h.kind is Kind.ACTOR_ABSENT_FROM_MEETING and clause.start <= h.start < clause.end
        ]
        if any("{actor}" not in h.phrase for h in missed):
            if hit.kind is Kind.ACTOR_ABSENT_FROM_MEETING:
                return ((self.author, Role.ABSENT),)  # whoever writes says that it could not join
            out[self.author] = Role.ABSENT
        for mention in near:
            kind = mention.kind
            if mention.title and kind is self.author:
                continue
            part = role(hit.kind, status, self.lower, mention.start, mention.end)
            if out.get(kind) not in {Role.ABSENT, Role.NOT_INVITED}:
                out[kind] = part
        return tuple(sorted(out.items()))

    def _listed(self, clause: Clause) -> list[Mention]:
        """Who stands in the attendance list of the same note, when it comes within two sentences."""
        out: list[Mention] = []
        for other in self.where.clauses:
            close = abs(other.sentence - clause.sentence) <= 2
            words = self.lower[other.sentence_start : other.sentence_end]
            if close and other.sentence != clause.sentence and lists_who_came(words, other.section):
                out.extend(m for m in self.mentions if other.start <= m.start < other.end)
        return out


def _distance(hit: Hit, dated: Dated) -> int:
    return max(dated.start - hit.end, hit.start - dated.end, 0)
