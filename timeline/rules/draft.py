"""What a condition says before it has words: dates, actors, evidence."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from schemas.event import Event
from schemas.finding import Expected, Searched
from schemas.vocabulary import ActorKind, Verdict


@dataclass(frozen=True)
class Draft:
    """A finding without rule, words and law."""

    verdict: Verdict
    start: dt.date
    end: dt.date
    actors: tuple[ActorKind, ...]
    trigger: tuple[Event, ...] = ()
    evidence: tuple[Event, ...] = ()
    expected: Expected | None = None
    searched: Searched | None = None
    nearest: Event | None = None
    mild: bool = False
    """Worth a note, not yet so long that the rule's own severity holds."""
    values: dict[str, str] = field(default_factory=dict)
    """Further words for the text, by placeholder."""


def actors_of(*groups: Iterable[ActorKind]) -> tuple[ActorKind, ...]:
    """All the actor kinds once, sorted; the family is no actor."""
    return tuple(sorted({kind for group in groups for kind in group if kind is not ActorKind.FAMILY}))
