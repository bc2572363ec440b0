"""What a note tells: one event with the words that decided, and how two tellings of one thing become one."""

from dataclasses import dataclass, field, replace

from pydantic import JsonValue

from schemas.vocabulary import ActorKind, Experiencer, Informant, Kind, Role, Status
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

    @property
    def organisations(self) -> frozenset[ActorKind]:
        """The organisations; of a meeting held without those who stayed away, which an event of its own tells."""
        away = self.status is Status.OCCURRED and self.kind is not Kind.ACTOR_ABSENT_FROM_MEETING
        return frozenset(kind for kind, role in self.actors if not (away and role is Role.ABSENT))


def merged(read: list[ReadEvent]) -> list[ReadEvent]:
    """One event for what a note tells twice: same concept, status and person, dates that do not differ."""
    out: list[ReadEvent] = []
    for event in read:
        for index, other in enumerate(out):
            same = (event.kind, event.status, event.experiencer) == (other.kind, other.status, other.experiencer)
            if same and (event.date is None or other.date is None or _interval(event) == _interval(other)):
                out[index] = replace(
                    other,
                    actors=tuple(sorted({**dict(event.actors), **dict(other.actors)}.items())),
                    date=other.date or event.date,
                    confidence=max(other.confidence, event.confidence),
                    attributes={**event.attributes, **other.attributes},
                )
                break
        else:
            out.append(event)
    return out


def _interval(event: ReadEvent) -> tuple[object, object]:
    return (event.date.start, event.date.end) if event.date else (None, None)
