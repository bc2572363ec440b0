"""Kinds of condition: what a rule can ask of a journey. Each is judged by the module of its name."""

from typing import Annotated, Literal

from pydantic import Field

from schemas.model import DataFile
from schemas.selector import ActorGroup, DatedLimit, Limit, Selector
from schemas.vocabulary import Verdict

Days = Annotated[str, Field(pattern=r"^P\d+[DW]$")]
"""A stretch that needs no calendar."""


class Occurrence(DataFile):
    """It happened: each matching happening is a finding of its own."""

    type: Literal["occurrence"]
    what: Selector
    also: tuple[Selector, ...] = ()
    verdict: Verdict = Verdict.HAPPENED
    """`signal` where what happened is worth talking about."""


class Triggered(DataFile):
    """What sets a question off, and where its answer is looked for."""

    type: str
    trigger: Selector
    also: tuple[Selector, ...] = ()
    """Further triggers, each with its own statuses and clock."""
    answers: tuple[Selector, ...]
    limit: Limit
    scope: Literal["own", "counterpart", "any"] = "any"
    """Whose record may hold the answer: the trigger's own actor, its counterpart, or anybody's."""
    searched: tuple[ActorGroup, ...] = ()
    """Whose records must cover the window before an absence may be claimed (empty = the trigger's actor)."""
    hints: tuple[str, ...] = ()
    """Words that may tell of the answer though nothing was read from them: where a searched record of the window holds
    one, nothing is claimed. Regular expressions over lower-case text; `{child}` = the child, as records name it."""
    cluster: Days | None = None
    """Triggers closer than this are one."""
    active: tuple[ActorGroup, ...] = ()
    """Only while one of these, besides the trigger's own actor, was active."""
    verdict: Verdict = Verdict.NOT_FOUND
    """What an unanswered trigger becomes: `not-found`, or `signal` for a risk."""


class Followup(Triggered):
    """After each trigger, one of the answers within the limit."""

    type: Literal["followup"]
    changes: tuple[DatedLimit, ...] = ()
    """Other limits, by the day from which they hold."""
    due_from: str | None = None
    """Attribute of the trigger that holds the date to count from (`followup_date`)."""
    otherwise: Limit | None = None
    """The limit from the trigger itself where it names no such date."""
    before: Selector | None = None
    """The answer must come before the first of these after the trigger; only without one does the limit hold."""
    every: bool = False
    """Each of the answers is needed, not one of them."""
    perhaps: tuple[Selector, ...] = ()
    """What may have been the answer though the record does not say so: then nothing is claimed."""
    pauses: tuple[Selector, ...] = ()
    """From such an event on the time does not count until the answer."""
    strict: bool = False
    """An answer that the record is unsure of (`unclear`) is none."""
    firm: str | None = None
    """Only after this long does the rule's own severity hold; from the limit to here it is S1."""
    late_within: Days | None = None
    """What comes later than this after the limit is no answer to this trigger."""
    include_trigger_day: bool = True
    late: Verdict = Verdict.LATE


class Precedence(Triggered):
    """At each trigger, one of the answers had come: within the limit before it, or by the trigger itself."""

    type: Literal["precedence"]
    since: Selector | None = None
    """Looked for as far back as the last of these of the same actor, where that is farther."""
    grace: Days | None = None
    """So soon after the trigger counts as in time."""


class Overlap(DataFile):
    """Two actors active at the same time for longer than the limit without what was expected."""

    type: Literal["overlap"]
    first: tuple[ActorGroup, ...]
    second: tuple[ActorGroup, ...]
    least: int = 2
    """So many services at the same time."""
    answers: tuple[Selector, ...]
    limit: Limit
    firm: Days | None = None
    """Only after this long does the rule's own severity hold; from the limit to here it is S1."""
    verdict: Verdict = Verdict.NOT_FOUND
    late: Verdict = Verdict.LATE


class Participants(DataFile):
    """At each matching meeting: an actor that was active and was not called."""

    type: Literal["participants"]
    meeting: Selector
    missing: Literal["invited", "attended"]
    actors: tuple[ActorGroup, ...] = ()
    verdict: Verdict = Verdict.NOT_FOUND


class Gap(DataFile):
    """After each trigger no actor of the group has contact for longer than the limit."""

    type: Literal["gap"]
    trigger: Selector
    actors: tuple[ActorGroup, ...]
    limit: Limit
    meanwhile: tuple[ActorGroup, ...] = ()
    """Only where one of these had contact all along."""
    verdict: Verdict = Verdict.SIGNAL


class Interruption(DataFile):
    """After the start of something its giver falls silent for longer than the limit, without having ended it."""

    type: Literal["interruption"]
    start: Selector
    ended: tuple[Selector, ...]
    limit: Limit
    verdict: Verdict = Verdict.SIGNAL


class Content(DataFile):
    """At each trigger, attributes that ought to be there (`followup_date`, the four contents of a plan)."""

    type: Literal["content"]
    trigger: Selector
    also: tuple[Selector, ...] = ()
    """Further triggers."""
    cluster: Days | None = None
    """Triggers closer than this are one."""
    attributes: tuple[str, ...] = Field(min_length=1)
    untold: Literal["missing", "unknown"] = "unknown"
    """What it means that no record names the attribute; one that a record leaves empty is always missing."""
    answers: tuple[Selector, ...] = ()
    """What holds it too: by naming the attribute, or by what it is."""
    limit: Limit
    verdict: Verdict = Verdict.NOT_FOUND
    late: Verdict = Verdict.LATE


class Recurrence(DataFile):
    """So many times within the window, and if need be without an answer after the last."""

    type: Literal["recurrence"]
    what: Selector
    times: int = Field(ge=2)
    limit: Limit
    """The window."""
    count: Literal["happenings", "contacts"] = "happenings"
    """What is counted: happenings, or days with contact per service (a rate)."""
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


Condition = Annotated[
    Occurrence
    | Followup
    | Precedence
    | Overlap
    | Participants
    | Gap
    | Interruption
    | Content
    | Recurrence
    | Chain
    | Parallel
    | Unasked
    | Silence
    | Carrier
    | Others
    | Deadline
    | Unseen,
    Field(discriminator="type"),
]
