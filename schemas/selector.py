"""Which events a rule speaks of, and the windows it measures with."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from schemas.model import DataFile
from schemas.vocabulary import ActorKind, Basis, Experiencer, Informant, Kind, Status

ActorGroup = ActorKind | Literal["health-care", "any", "own", "other"]
"""An actor kind, all of health care, or relative to the trigger: the same actor or another one."""

AttributeValue = str | bool | int | None | tuple[str | None, ...]
"""What an attribute must be; a list = one of them, null = not told; false = also an empty list."""

Days = Annotated[str, Field(pattern=r"^P\d+[DW]$")]
"""A stretch that needs no calendar."""

LENGTH = r"^P(?:\d+D|\d+W|\d+M|\d+B|T\d+H)$"


class Selector(DataFile):
    """Which events count: kind and status, and if need be whose record, attributes and informant."""

    kinds: tuple[Kind, ...]
    statuses: tuple[Status, ...] = (Status.OCCURRED,)
    actors: tuple[ActorGroup, ...] = ()
    participants: tuple[ActorGroup, ...] = ()
    attributes: dict[str, AttributeValue] = Field(default_factory=dict)
    attributes_not: dict[str, AttributeValue] = Field(default_factory=dict)
    must_know: tuple[str, ...] = ()
    """Of a trigger: attributes without which it can't be judged; where the record does not tell one: cannot-assess."""
    least: dict[str, float] = Field(default_factory=dict)
    """Numbers that an attribute must reach where the record gives one (`percent: 15`)."""
    own: bool = False
    """Of an answer: only in the record of the one that the trigger stands with."""
    beside: tuple[Kind, ...] = ()
    """The same record tells of one of these kinds too."""
    informants: tuple[Informant, ...] = ()
    experiencers: tuple[Experiencer, ...] = (Experiencer.CHILD,)
    historical: bool = False
    """True = also what is told as background (what is told counts from the day it was told)."""
    told_within: Days | None = None
    """Background counts too when it was told so soon after that it is the same matter (`P60D`)."""
    organisations: int = 0
    """At least so many organisations took part."""
    day: Literal["event", "known", "called"] = "event"
    """Which clock: when it happened, the day it was known (`recorded`), or the day of the call."""
    given: "Given | None" = None
    """Counts only where this happened too."""


class Given(DataFile):
    """What must have happened too, near in time, for an event to count."""

    what: Selector
    within: Days
    side: Literal["before", "after", "around"] = "before"
    by: Literal["own", "other", "any"] = "any"
    """In whose record: the same service's, one that the event names (or that names it), anybody's."""
    untold: Literal["silent", "cannot-assess"] = "silent"
    """What follows where no record tells of it."""


class Limit(DataFile):
    """A window with the ground it stands on."""

    length: str = Field(pattern=LENGTH)
    """ISO 8601: `P14D`, `P4M`, `PT24H`; `P3B` = three working days; `P0D` = the same day."""
    basis: Basis
    source: str
    """Where the number comes from; for a tool default, why this one."""
    runs_from: Selector | None = None
    """Counted from the first of these on or after the trigger; without one nothing is due yet."""


class DatedLimit(Limit):
    """Another limit for triggers from a day on: the law changed."""

    first: dt.date = Field(alias="from")
