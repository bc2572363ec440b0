"""The inspector's decisions (review.yaml) and what was said at the meeting (dialogue.yaml)."""

import datetime as dt
from typing import Literal, Self

from pydantic import Field, JsonValue, model_validator

from schemas.model import DataFile


class Decision(DataFile):
    """A decision on a finding, an event or a happening, or an event added by hand."""

    on: str | None = None
    decision: Literal["accept", "reject", "postpone", "keep", "hide", "edit", "link", "unlink"] | None = None
    set: dict[str, JsonValue] | None = None
    from_: str | None = Field(default=None, alias="from")
    add: dict[str, JsonValue] | None = None
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
