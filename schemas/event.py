"""The event: one thing that a record tells, with its two clocks, its people, its place in the source."""

import datetime as dt
import hashlib
from functools import cached_property
from typing import Any, Literal

from pydantic import Field, JsonValue

from schemas.mask import Mask
from schemas.model import Model
from schemas.vocabulary import (
    ActorKind,
    Experiencer,
    Informant,
    Kind,
    Origin,
    Principal,
    Role,
    Sensitivity,
    Status,
)
from schemas.when import Moment, Precision, Relation, When, day_of

Person = Literal["child", "guardian-1", "guardian-2", "guardian"]
"""The family's own members as participants."""


class Actor(Model):
    """Whose record it is: kind, unit and huvudman."""

    kind: ActorKind
    unit: str | None = None
    principal: Principal | None = None
    principal_name: str | None = None


class Author(Model):
    """Who wrote it, as in the record."""

    name: str | None = None
    role: str | None = None


class Participant(Model):
    """An organisation (its actor kind) or a member of the family, and how it took part."""

    actor: ActorKind | Person
    role: Role


class Until(Model):
    """When a state ended."""

    start: Moment | None
    end: Moment | None
    precision: Precision
    text: str | None = None


class Source(Model):
    """Where in which file. `locator` is page/line, sheet/row, JSON pointer, XPath or paragraph."""

    source: str
    file: str
    sha256: str
    locator: str
    ingester: str


class Event(Model):
    """One line of events.jsonl."""

    id: str
    case: str
    kind: Kind
    status: Status
    start: Moment | None
    end: Moment | None
    until: Until | None = None
    precision: Precision
    date_text: str | None = None
    relation: Relation = Relation.ON
    recorded: Moment | None = None
    actor: Actor
    author: Author = Author()
    participants: tuple[Participant, ...] = ()
    informant: Informant = Informant.AUTHOR
    experiencer: Experiencer = Experiencer.CHILD
    historical: bool = False
    origin: Origin = Origin.RECORDED
    title: str
    text: str
    attributes: dict[str, JsonValue] = Field(default_factory=dict)
    source: Source
    parent: str | None = None
    span: tuple[int, int] | None = None
    happening: str | None = None
    sensitivity: Sensitivity = Sensitivity.NORMAL
    protected_from: tuple[str, ...] = ()
    masks: tuple[Mask, ...] = ()
    """Names and numbers in title, text and author, in order of field and place, never overlapping."""

    @cached_property
    def when(self) -> When:
        """The time of the thing itself."""
        return When(
            start=self.start, end=self.end, precision=self.precision, text=self.date_text, relation=self.relation
        )

    @cached_property
    def known(self) -> dt.date | None:
        """The day on which it was written, else the first day on which it can have happened."""
        return day_of(self.recorded) if self.recorded is not None else self.when.first_day

    @property
    def nullified(self) -> bool:
        """Struck, withdrawn or error-marked: shown, used by no rule."""
        return bool(self.attributes.get("nullified"))

    @property
    def duplicate(self) -> bool:
        """Printed again elsewhere in the same source."""
        return "duplicate_of" in self.attributes

    @property
    def usable(self) -> bool:
        """May a rule reason with it? The words of a chronology's own writer are no record."""
        return not (self.nullified or self.duplicate or self.attributes.get("author_note"))

    def actor_kinds(self, *roles: Role) -> frozenset[ActorKind]:
        """The organisations among the participants with one of `roles` (all roles when none is given)."""
        return frozenset(
            ActorKind(p.actor)
            for p in self.participants
            if isinstance(p.actor, ActorKind) and (not roles or p.role in roles)
        )

    def with_(self, **changes: Any) -> "Event":
        """A copy with `changes`, checked as a new event is."""
        return Event.model_validate({**{name: getattr(self, name) for name in type(self).model_fields}, **changes})


def stable_id(prefix: str, *parts: object) -> str:
    """A short id from content and place, the same in every run: `e-3c9a51b7d2f0`."""
    digest = hashlib.sha256("\x1f".join(str(part) for part in parts).encode("utf-8", "surrogatepass"))
    return f"{prefix}-{digest.hexdigest()[:12]}"
