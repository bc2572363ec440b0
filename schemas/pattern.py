"""Kinds of condition that look at a pattern over time or between services, not at one trigger and its answer."""

from typing import Literal

from pydantic import Field

from schemas.model import DataFile
from schemas.selector import ActorGroup, Days, Limit, Selector
from schemas.vocabulary import Verdict


class Recurrence(DataFile):
    """So many times within the window, and if need be without an answer after the last."""

    type: Literal["recurrence"]
    what: Selector
    times: int = Field(ge=2)
    limit: Limit
    """The window."""
    count: Literal["happenings", "contacts", "persons"] = "happenings"
    """What is counted: happenings, days with contact per service (a rate), or the first time with each writer."""
    noted: Selector | None = None
    """What says so in so many words: a finding of its own."""
    cluster: Days | None = None
    """Times closer than this are one."""
    actors: int = 1
    """From the records of at least so many services."""
    same_actor: bool = False
    """Each service by itself."""
    overall: int | None = None
    """Or so many of all services together, where no single one reached its number."""
    answers: tuple[Selector, ...] = ()
    answered_within: Days | None = None
    """Answers so long after the last time count too."""
    verdict: Verdict = Verdict.SIGNAL


class Chain(DataFile):
    """One points to the next, who points on: back to the first, or over three services."""

    type: Literal["chain"]
    what: Selector
    limit: Limit
    """From the first to the last."""
    verdict: Verdict = Verdict.SIGNAL


class Parallel(DataFile):
    """The same sort of thing from two services at the same time for longer than the limit."""

    type: Literal["parallel"]
    what: Selector
    attribute: str
    """What makes them the same sort; an untold one is never the same."""
    never: tuple[str, ...] = ()
    """Values that say nothing (`other`)."""
    answers: tuple[Selector, ...] = ()
    limit: Limit
    verdict: Verdict = Verdict.SIGNAL


class Pairwise(DataFile):
    """Two services active at the same time for longer than the limit, judged pair by pair, told once per service."""

    actors: tuple[ActorGroup, ...]
    limit: Limit
    verdict: Verdict = Verdict.SIGNAL


class Unasked(Pairwise):
    """None of the answers between the two, in either record."""

    type: Literal["unasked"]
    answers: tuple[Selector, ...]


class Silence(Pairwise):
    """One's record never names the other."""

    type: Literal["silence"]
    entries: int = Field(ge=1)
    """A record with fewer entries in the stretch says nothing by its silence."""
    noted: Selector | None = None
    """What says in so many words that one did not know of the other."""


class Carrier(Pairwise):
    """All that one's record has of the other came through the family."""

    type: Literal["carrier"]
    messages: Selector
    """What says that the family carries the message."""
    times: int = Field(ge=1)
    answers: tuple[Selector, ...]


class Others(DataFile):
    """At each trigger, every other service that was active: one of the answers between it and the trigger's own."""

    type: Literal["others"]
    trigger: Selector
    also: tuple[Selector, ...] = ()
    """Further triggers."""
    actors: tuple[ActorGroup, ...]
    answers: tuple[Selector, ...]
    limit: Limit
    """After the trigger; with `since`, a limit of `P0D` ends at the trigger."""
    since: Selector | None = None
    """Looked for from the last of these of the same actor."""
    cluster: Days | None = None
    mentions: bool = False
    """That the other's record speaks of the trigger is an answer too."""
    verdict: Verdict = Verdict.SIGNAL


class Deadline(DataFile):
    """By a day that follows from the child's date of birth, one of the answers had come."""

    type: Literal["deadline"]
    age: int = Field(ge=1, le=25)
    ahead: Days
    """So long before the birthday."""
    actors: tuple[ActorGroup, ...]
    """Asked of these, if active then."""
    answers: tuple[Selector, ...]
    limit: Limit
    verdict: Verdict = Verdict.SIGNAL


class Unseen(DataFile):
    """A service that the records name, and of which no record was collected for the time."""

    type: Literal["unseen"]
    actors: tuple[ActorGroup, ...]
    verdict: Verdict = Verdict.SIGNAL
