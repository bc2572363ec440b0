"""The inspector's decisions (review.yaml) and what was said at the meeting (dialogue.yaml)."""

import datetime as dt
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, JsonValue, model_validator

from schemas.case import Audience
from schemas.event import Event
from schemas.finding import Finding
from schemas.model import DataFile, Model


def _dates_as_text(value: object) -> object:
    """YAML reads an unquoted day as a date; in a decision it is text, as in JSON."""
    if isinstance(value, dict):
        return {key: _dates_as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_dates_as_text(item) for item in value]
    return value.isoformat() if isinstance(value, dt.date) else value


Decided = Literal["accept", "reject", "postpone", "keep", "hide", "edit", "link", "unlink"]
Fields = Annotated[dict[str, JsonValue], BeforeValidator(_dates_as_text)]


class Decision(DataFile):
    """A decision on a finding, an event or a happening, or an event added by hand."""

    on: str | None = None
    decision: Decided | None = None
    set: Fields | None = None
    from_: str | None = Field(default=None, alias="from")
    to: str | None = None
    """`link`: the happening that it belongs to."""
    for_: tuple[Audience, ...] = Field(default=(), alias="for")
    """`hide`: from these readers only; empty = from all but the inspector."""
    add: Fields | None = None
    by: str
    at: str | dt.datetime
    note: str | None = None

    @model_validator(mode="after")
    def _one_thing(self) -> Self:
        if (self.add is None) == (self.on is None or self.decision is None):
            raise ValueError("a decision has 'on' and 'decision', or 'add'")
        return self


class Review(DataFile):
    """review.yaml: append-only; the last decision on an id counts."""

    decisions: tuple[Decision, ...] = ()


class Laid(Model):
    """Events and findings with the decisions laid over them."""

    events: tuple[Event, ...] = ()
    hidden: dict[str, tuple[Audience, ...]] = Field(default_factory=dict)
    """Event id -> from whom; empty = from all but the inspector."""
    opened: frozenset[str] = frozenset()
    """Events whose class the inspector has set, each by itself."""
    findings: dict[str, Decided] = Field(default_factory=dict)
    """Finding id -> `accept`, `reject` or `postpone`."""
    unknown: tuple[str, ...] = ()
    """Decisions without effect, in sentences: the id is gone, or what they ask for can't be."""

    def said(self, finding: Finding) -> Decided | None:
        """The decision on a finding."""
        return self.findings.get(finding.id)


class PointNote(DataFile):
    """What one organisation said about a point."""

    organisation: str
    text: str


class Agreement(DataFile):
    """Who does what, by when."""

    who: str
    what: str
    due: dt.date | str | None = None


class DialoguePoint(DataFile):
    """Notes and agreements on one finding."""

    finding: str
    notes: tuple[PointNote, ...] = ()
    agreements: tuple[Agreement, ...] = ()


class Dialogue(DataFile):
    """dialogue.yaml."""

    points: tuple[DialoguePoint, ...] = ()
    participants: tuple[str, ...] = ()
    date: dt.date | str | None = None
