"""A finding: what a rule says of the journey, with its evidence."""

import datetime as dt

from pydantic import Field

from schemas.law import LawCited
from schemas.model import DataFile, Model
from schemas.vocabulary import ActorKind, Area, Basis, Kind, Severity, Status, Verdict


class Words(DataFile):
    """A text in Swedish and English."""

    sv: str
    en: str


class Answer(DataFile):
    """A kind and status that would meet an expectation."""

    kind: Kind
    status: Status


class Expected(Model):
    """What was expected, by when, and on what grounds."""

    any_of: tuple[Answer, ...]
    due: dt.date | None
    limit: str | None
    """ISO 8601 duration: `PT24H`, `P14D`, `P4M`."""
    basis: Basis


class Searched(Model):
    """Where an absence was looked for, and how much was read there."""

    sources: tuple[str, ...]
    start: dt.date = Field(alias="from")
    end: dt.date = Field(alias="to")
    entries: int


class Finding(Model):
    """One line of findings.jsonl."""

    id: str
    case: str
    rule: str
    rule_version: str
    verdict: Verdict
    start: dt.date
    end: dt.date
    actors: tuple[ActorKind, ...]
    trigger: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    expected: Expected | None = None
    searched: Searched | None = None
    nearest: str | None = None
    law: tuple[LawCited, ...] = ()
    areas: tuple[Area, ...]
    severity: Severity
    heading: Words
    text: Words
    question: Words
