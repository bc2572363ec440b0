"""What a note tells: one event with the words that decided, and how two tellings of one thing become one."""

from dataclasses import dataclass, field, replace
from typing import Final

from pydantic import JsonValue

from schemas.vocabulary import MEETING_KINDS, ActorKind, Experiencer, Informant, Kind, Role, Status
from schemas.when import When

CERTAIN, LIKELY, WEAK = 0.9, 0.7, 0.4
"""Confidence: said in so many words; the ordinary reading; a bare mention."""


@dataclass(frozen=True)
class ReadEvent:
    """An event read from a text, with the words that decided."""

    kind: Kind
    status: Status
    actors: tuple[tuple[ActorKind, Role], ...]
    date: When | None
    experiencer: Experiencer
    informant: Informant
    historical: bool
    span: tuple[int, int]
    confidence: float
    cues: tuple[str, ...]
    attributes: dict[str, JsonValue] = field(default_factory=dict)
    unnamed: bool = False
    """Is the writer's own organisation among the actors though the text does not name it ("vi var inte kallade")?"""

    @property
    def organisations(self) -> frozenset[ActorKind]:
        """The organisations; of a meeting held without those who stayed away, which an event of its own tells."""
        away = self.status is Status.OCCURRED and self.kind in MEETING_KINDS
        return frozenset(kind for kind, role in self.actors if not (away and role in {Role.ABSENT, Role.NOT_INVITED}))


_ONE: Final = frozenset(
    {
        Kind.CROSS_AGENCY_CONTACT,
        Kind.STAFF_CHANGE,
        Kind.CASE_CLOSED,
        Kind.CONSENT,
        Kind.CONSULTATION,
        Kind.INFORMATION_SHARED,
        Kind.CONCERN_FEEDBACK,
        Kind.HANDOVER,
        Kind.COORDINATOR,
        Kind.INVESTIGATION_OPENED,
        Kind.INVESTIGATION_CLOSED,
        Kind.CONCERN_REPORT,
        Kind.REFERRAL,
        Kind.RUNNING_AWAY,
        Kind.PLACEMENT_ENDED,
    }
)
"""What one sentence tells once, though several of its phrases name it."""
_FLOW: Final = frozenset({Kind.STAFF_CHANGE, Kind.CASE_CLOSED})
"""What the next sentence goes on with ("Byte av handläggare. Undertecknad tar över 1/11.")."""
_DECIDES: Final = (Status.CANCELLED, Status.ABSENT, Status.UNCLEAR, Status.PROPOSED, Status.OCCURRED, Status.PLANNED)


_OF_A_MEETING: Final = frozenset({(Kind.INVITATION, Status.ABSENT), (Kind.ACTOR_ABSENT_FROM_MEETING, Status.OCCURRED)})
_NEAR: Final = 1
"""Sentences between a meeting and who was not called to it or did not come."""


def of_the_meeting(read: list[tuple[int, ReadEvent]]) -> list[tuple[int, ReadEvent]]:
    """`SIP hölls i maj. Vi var inte kallade`: who was not called or did not come has the date of that meeting.

    Each event comes with the number of its sentence.
    """
    out: list[tuple[int, ReadEvent]] = []
    held: dict[int, When | None] = {}
    for sentence, event in read:
        if event.kind in MEETING_KINDS and event.date is not None:
            held[sentence] = event.date
        if event.date is None and (event.kind, event.status) in _OF_A_MEETING:
            out.append((sentence, replace(event, date=held.get(sentence, held.get(sentence - _NEAR)))))
        else:
            out.append((sentence, event))
    return out


def settled(read: list[tuple[int, ReadEvent]]) -> list[ReadEvent]:
    """One status for what a sentence tells of one thing; each event comes with the number of its sentence.

    Nobody is missing from a meeting that was called off.
    """
    out: list[tuple[int, ReadEvent]] = []
    recent: dict[Kind, list[int]] = {}
    for sentence, event in read:
        reach = int(event.kind in _FLOW)
        places = [place for place in recent.get(event.kind, ()) if sentence - out[place][0] <= reach]
        place = next((p for p in places if event.kind in _ONE and _could_be_one(event, out[p][1])), None)
        if place is None:
            places.append(len(out))
            out.append((sentence, event))
        else:
            out[place] = out[place][0], _decided(out[place], (sentence, event))
        recent[event.kind] = places
    off = {sentence for sentence, event in out if event.kind in MEETING_KINDS and event.status is Status.CANCELLED}
    return [event for sentence, event in out if not (event.kind is Kind.ACTOR_ABSENT_FROM_MEETING and sentence in off)]


def _decided(before: tuple[int, ReadEvent], event: tuple[int, ReadEvent]) -> ReadEvent:
    """Of two tellings, what decides: in one sentence a denial or a doubt, over two the first."""
    pair = [before[1], event[1]]
    if before[0] == event[0]:
        pair.sort(key=lambda one: _DECIDES.index(one.status))
    return _together(*pair)


def _could_be_one(event: ReadEvent, other: ReadEvent) -> bool:
    same = event.experiencer is other.experiencer and event.historical == other.historical
    dates = event.date is None or other.date is None or _interval(event) == _interval(other)
    parties = event.organisations <= other.organisations or other.organisations <= event.organisations
    return same and dates and parties


def _together(first: ReadEvent, second: ReadEvent) -> ReadEvent:
    return replace(
        first,
        actors=tuple(sorted({**dict(second.actors), **dict(first.actors)}.items())),
        date=first.date or second.date,
        confidence=max(first.confidence, second.confidence),
        attributes={**second.attributes, **first.attributes},
    )


_WITH: Final = frozenset({Kind.CROSS_AGENCY_CONTACT, Kind.CONSULTATION, Kind.REFERRAL})
"""What is another event with another organisation ("Ringt soc. Ringt skolan.")."""


def merged(read: list[ReadEvent]) -> list[ReadEvent]:
    """One event for what a note tells twice: same concept, status and person, dates that do not differ.

    Talks and referrals are one only when they are with the same organisations.
    """
    out: list[ReadEvent] = []
    places: dict[tuple[object, ...], int] = {}
    for event in read:
        same: tuple[object, ...] = (event.kind, event.status, event.experiencer)
        if event.kind in _WITH and event.organisations:
            same = (*same, event.organisations)
        dated = (*same, _interval(event))
        place = places.get(dated, places.get((*same, None) if event.date else same))
        if place is None:
            place = len(out)
            out.append(event)
        else:
            out[place] = _together(out[place], event)
        places.setdefault(same, place)
        places.setdefault(dated, place)
    return out


def _interval(event: ReadEvent) -> tuple[object, object] | None:
    return (event.date.start, event.date.end) if event.date else None
