"""A rule's own case: a tiny journey in short, and what the rule must say of it."""

import datetime as dt
from typing import Annotated

from pydantic import BeforeValidator, Field

from schemas.model import DataFile
from schemas.vocabulary import ActorKind, Experiencer, Informant, Kind, Status, Verdict

Day = Annotated[str, BeforeValidator(lambda value: value.isoformat() if isinstance(value, dt.date) else value)]
"""A date as text; YAML makes dates of unquoted ones."""

CaseValue = Day | bool | int | None | tuple[str, ...]


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
    text: str = ""
    author: str | None = None
    attributes: dict[str, CaseValue] = Field(default_factory=dict)


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
    mistake: bool = False
    """The tempting mistake of this rule: what looks like its trigger, or its answer, and is not."""
    born: Day | None = None
    period: tuple[Day, Day] = ("2018-01-01", "2018-12-31")
    covers: dict[ActorKind, tuple[Day, Day] | None] = Field(default_factory=dict)
    """Whose records are complete for which days; null = a source whose coverage is unknown."""
    events: tuple[CaseEvent, ...]
    says: tuple[CaseVerdict, ...]
