"""A rule: the inspector's judgement as data, with its words, its source and its own cases."""

import datetime as dt
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from schemas.finding import Words
from schemas.model import DataFile
from schemas.vocabulary import ActorKind, Area, Basis, Experiencer, Informant, Kind, Severity, Status, Verdict

Day = Annotated[str, BeforeValidator(lambda value: value.isoformat() if isinstance(value, dt.date) else value)]
"""A date as text; YAML makes dates of unquoted ones."""

ActorGroup = ActorKind | Literal["health-care", "any", "own", "other"]
"""An actor kind, all of health care, or relative to the trigger: the same actor or another one."""


AttributeValue = str | bool | int | None | tuple[str, ...]
"""What an attribute must be; a list = one of them."""


class Selector(DataFile):
    """Which events count: kind and status, and if need be whose record, attributes and informant."""

    kinds: tuple[Kind, ...]
    statuses: tuple[Status, ...] = (Status.OCCURRED,)
    actors: tuple[ActorGroup, ...] = ()
    participants: tuple[ActorGroup, ...] = ()
    attributes: dict[str, AttributeValue] = Field(default_factory=dict)
    attributes_not: dict[str, AttributeValue] = Field(default_factory=dict)
    own: bool = False
    """Of an answer: only in the record of the one that the trigger stands with."""
    beside: tuple[Kind, ...] = ()
    """The same record tells of one of these kinds too."""
    informants: tuple[Informant, ...] = ()
    experiencers: tuple[Experiencer, ...] = (Experiencer.CHILD,)
    historical: bool = False
    """True = also what is told as background (what is told counts from the day it was told)."""
    organisations: int = 0
    """At least so many organisations took part."""
    day: Literal["event", "known", "called"] = "event"
    """Which clock: when it happened, the day it was known (`recorded`), or the day of the call."""


class Limit(DataFile):
    """A window with the ground it stands on."""

    length: str = Field(pattern=r"^P(?:\d+D|\d+W|\d+M|\d+B|T\d+H)$")
    """ISO 8601: `P14D`, `P4M`, `PT24H`; `P3B` = three working days."""
    basis: Basis
    source: str
    """Where the number comes from; for a tool default, why this one."""


class Occurrence(DataFile):
    """It happened: each matching happening is a finding of its own."""

    type: Literal["occurrence"]
    what: Selector
    verdict: Verdict = Verdict.HAPPENED
    """`signal` where what happened is worth talking about."""


class Followup(DataFile):
    """After each trigger, one of the answers within the limit."""

    type: Literal["followup"]
    trigger: Selector
    also: tuple[Selector, ...] = ()
    """Further triggers, each with its own statuses and clock."""
    answers: tuple[Selector, ...]
    limit: Limit
    due_from: str | None = None
    """Attribute of the trigger that holds the date to count from (`followup_date`)."""
    scope: Literal["own", "counterpart", "any"] = "any"
    """Whose record may hold the answer: the trigger's own actor, its counterpart, or anybody's."""
    searched: tuple[ActorGroup, ...] = ()
    """Whose records must cover the window before an absence may be claimed (empty = the trigger's actor)."""
    cluster: str | None = None
    """Triggers closer than this (`P7D`) are one."""
    include_trigger_day: bool = True
    verdict: Verdict = Verdict.NOT_FOUND
    """What an unanswered trigger becomes: `not-found`, or `signal` for a risk."""
    late: Verdict = Verdict.LATE


class Overlap(DataFile):
    """Two actors active at the same time for longer than the limit without what was expected."""

    type: Literal["overlap"]
    first: tuple[ActorGroup, ...]
    second: tuple[ActorGroup, ...]
    least: int = 2
    """So many services at the same time."""
    answers: tuple[Selector, ...]
    limit: Limit
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
    verdict: Verdict = Verdict.SIGNAL


class Content(DataFile):
    """At each trigger, an attribute that ought to be there (`followup_date`)."""

    type: Literal["content"]
    trigger: Selector
    attribute: str
    answers: tuple[Selector, ...] = ()
    limit: Limit
    verdict: Verdict = Verdict.NOT_FOUND


class Recurrence(DataFile):
    """So many times within the window, and if need be without an answer after the last."""

    type: Literal["recurrence"]
    what: Selector
    times: int = Field(ge=2)
    limit: Limit
    """The window."""
    count: Literal["happenings", "contacts"] = "happenings"
    """What is counted: happenings, or days with contact per service."""
    actors: int = 1
    """From the records of at least so many services."""
    same_actor: bool = False
    """Each service by itself."""
    answers: tuple[Selector, ...] = ()
    answered_within: str | None = None
    """Answers so long after the last time count too (`P14D`)."""
    verdict: Verdict = Verdict.SIGNAL


class Unseen(DataFile):
    """A service that the records name, and of which no record was collected."""

    type: Literal["unseen"]
    actors: tuple[ActorGroup, ...]
    verdict: Verdict = Verdict.SIGNAL


Condition = Annotated[
    Occurrence | Followup | Overlap | Participants | Gap | Content | Recurrence | Unseen, Field(discriminator="type")
]


class Suppression(DataFile):
    """What makes the question moot: consent refused, an investigation already open, the family's choice."""

    id: str
    what: Selector | None = None
    state: Literal["investigation-open"] | None = None
    window: Literal["before", "during", "around"] = "before"
    reason: Words

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.what is None) == (self.state is None):
            raise ValueError("a suppression has 'what' or 'state'")
        return self


class CaseEvent(DataFile):
    """One event of a rule's case, in short: the rest takes plain values."""

    id: str
    when: Day
    kind: Kind
    status: Status = Status.OCCURRED
    actor: ActorKind
    unit: str | None = None
    of: str | None = None
    """The id of the event in whose record it is told."""
    with_: tuple[str, ...] = Field(default=(), alias="with")
    """`school:attended`, `child:receiver`; a bare actor attended."""
    recorded: Day | None = None
    until: Day | None = None
    informant: Informant = Informant.AUTHOR
    experiencer: Experiencer = Experiencer.CHILD
    historical: bool = False
    attributes: dict[str, Day | bool | int | None] = Field(default_factory=dict)


class CaseVerdict(DataFile):
    """What the rule must say: verdict, and if given its dates and actors."""

    verdict: Verdict
    start: Day | None = None
    end: Day | None = None
    actors: tuple[ActorKind, ...] | None = None


class RuleCase(DataFile):
    """A tiny journey and what the rule must say of it. `says: []` = silent."""

    name: str
    why: str
    period: tuple[Day, Day] = ("2018-01-01", "2018-12-31")
    covers: dict[ActorKind, tuple[Day, Day] | None] = Field(default_factory=dict)
    """Whose records are complete for which days; null = a source whose coverage is unknown."""
    events: tuple[CaseEvent, ...]
    says: tuple[CaseVerdict, ...]


class Rule(DataFile):
    """One YAML file in `timeline/rules/packs/`."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    version: str
    heading: Words
    text: dict[Verdict, Words]
    """What the records show, one sentence per verdict the rule can give; Jinja-free: {trigger_date}, {due}, …"""
    question: Words
    reason: str = Field(min_length=20)
    sources: tuple[str, ...] = Field(min_length=1)
    areas: tuple[Area, ...] = Field(min_length=1)
    severity: Severity
    condition: Condition
    suppressions: tuple[Suppression, ...] = ()
    valid_from: dt.date | None = None
    """The first day on which the question may be asked: the duty was not there before."""
    law: tuple[str, ...] = ()
    """Duties in law.yaml, or single versions of one; what is in force on the day is cited."""
    subsumes: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    cases: tuple[RuleCase, ...] = Field(min_length=3)
