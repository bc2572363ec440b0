"""Figures of the journey: what the family went through in numbers, each with the events that it rests on."""

import datetime as dt
from typing import Literal

from schemas.model import Model
from schemas.vocabulary import ActorKind, Kind

FigureId = Literal["people", "staff-changes", "contacts", "carried", "first-meeting", "waiting"]
Why = Literal["no-names", "no-contacts", "no-need", "no-meeting", "no-referral", "not-covered"]
How = Literal["own", "child", "family", "professional", "unsaid"]
"""Own = noted by the first to know, or on the day itself; unsaid = later, and the entry does not say from whom."""


class Share(Model):
    """One organisation's part of a figure."""

    actor: ActorKind
    value: int
    start: dt.date | None = None
    end: dt.date | None = None
    evidence: tuple[str, ...] = ()


class Figure(Model):
    """A number, or why the records can't carry one."""

    id: FigureId
    value: int | None
    """People, changes, contacts in the fullest week, times, or days; None = it can't be counted."""
    why: Why | None = None
    least: bool = False
    """The records leave some out: it is at least so many."""
    start: dt.date | None = None
    end: dt.date | None = None
    """The days that it is about: the fullest week, or from the need to the meeting."""
    total: int = 0
    weeks: int = 0
    """Of contacts: all of them, and the weeks that had any."""
    shares: tuple[Share, ...] = ()
    evidence: tuple[str, ...] = ()


class Heard(Model):
    """When a fact first stands in one organisation's record, and how it got there."""

    actor: ActorKind
    day: dt.date
    how: How
    event: str


class Fact(Model):
    """Something important that happened, and when each organisation knew."""

    kind: Kind
    start: dt.date
    end: dt.date
    heard: tuple[Heard, ...]


class Figures(Model):
    """All of them, for one child."""

    figures: tuple[Figure, ...]
    facts: tuple[Fact, ...]
