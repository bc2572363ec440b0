"""Kinds of condition: what a rule can ask of a journey. Each is judged by the module of its name."""

from typing import Annotated, Literal

from pydantic import Field

from schemas.model import DataFile
from schemas.pattern import Carrier, Chain, Deadline, Others, Parallel, Recurrence, Silence, Unasked, Unseen
from schemas.selector import ActorGroup, DatedLimit, Days, Limit, Selector
from schemas.vocabulary import Verdict


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
    among_active: bool = False
    """An answer is between two organisations that were active when the trigger came."""
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
    apart: Days | None = None
    """What comes sooner than this after the trigger is the trigger told again, no answer."""
    same: tuple[str, ...] = ()
    """Attributes by which trigger and answer belong together: where both tell one, it must be the same."""
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
    late_within: Days | None = None
    """What comes later than this after the limit does not fill it any more."""
    verdict: Verdict = Verdict.NOT_FOUND
    late: Verdict = Verdict.LATE


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
