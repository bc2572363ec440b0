"""The case folder's manifest, case.yaml."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, field_validator

from schemas.event import Actor
from schemas.model import DataFile
from schemas.vocabulary import ActorKind, Principal

ConsentAnswer = Literal["given", "refused", "withdrawn", "unknown"]
Audience = Literal["meeting", "family", "organisation"]


def _as_text(value: object) -> object:
    return value.isoformat() if isinstance(value, dt.date) else str(value) if isinstance(value, int) else value


class Period(DataFile):
    """From and to, both days included."""

    start: dt.date = Field(alias="from")
    end: dt.date = Field(alias="to")

    @field_validator("end")
    @classmethod
    def _ordered(cls, end: dt.date, info: object) -> dt.date:
        start = getattr(info, "data", {}).get("start")
        if start is not None and end < start:
            raise ValueError("'to' lies before 'from'")
        return end

    def holds(self, day: dt.date) -> bool:
        """Does `day` lie in the period?"""
        return self.start <= day <= self.end


class Child(DataFile):
    """The child: an alias and a birth date as year, year-month or full date."""

    alias: str
    born: Annotated[str, BeforeValidator(_as_text), Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")] | None = None


class Guardian(DataFile):
    """A guardian by role, never by name."""

    id: str
    alias: str


class Consent(DataFile):
    """Who may see this source, by whose word, and for how long."""

    meeting: ConsentAnswer = "unknown"
    family: ConsentAnswer = "unknown"
    organisation: ConsentAnswer = "unknown"
    date: dt.date | None = None
    until: dt.date | None = None
    withdrawn: dt.date | None = None
    by: tuple[str, ...] = ()


class Columns(DataFile):
    """Names of a table's columns where detection needs help."""

    date: str | None = None
    time: str | None = None
    author: str | None = None
    role: str | None = None
    unit: str | None = None
    heading: str | None = None
    text: str | None = None
    signed: str | None = None
    created: str | None = None


class SourceSpec(DataFile):
    """One source: one organisation's export, in one or more files."""

    id: str = Field(pattern=r"^[a-zåäö0-9][a-zåäö0-9_-]*$")
    path: str | tuple[str, ...]
    actor: ActorKind
    unit: str | None = None
    principal: Principal | None = None
    principal_name: str | None = None
    format: str = "auto"
    covers: Period | tuple[Period, ...] | None = None
    consent: Consent = Consent()
    columns: Columns | None = None
    entry: str | None = None

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths, always as a list."""
        return (self.path,) if isinstance(self.path, str) else self.path

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods for which the provider says that the export is complete; empty = unknown."""
        if self.covers is None:
            return ()
        return (self.covers,) if isinstance(self.covers, Period) else self.covers

    @property
    def as_actor(self) -> Actor:
        """The actor whose record this source is."""
        return Actor(kind=self.actor, unit=self.unit, principal=self.principal, principal_name=self.principal_name)


class Case(DataFile):
    """case.yaml: one child, one folder."""

    case: str = Field(pattern=r"^[\w.-]+$")
    child: Child
    guardians: tuple[Guardian, ...] = ()
    period: Period
    region: str | None = None
    sources: tuple[SourceSpec, ...]

    @field_validator("sources")
    @classmethod
    def _unique(cls, sources: tuple[SourceSpec, ...]) -> tuple[SourceSpec, ...]:
        ids = [source.id for source in sources]
        double = sorted({i for i in ids if ids.count(i) > 1})
        if double:
            raise ValueError(f"two sources share the id {', '.join(double)}")
        return sources

    def source(self, source_id: str) -> SourceSpec:
        """The source with that id. Raises KeyError when there is none."""
        for source in self.sources:
            if source.id == source_id:
                return source
        raise KeyError(source_id)
