"""Editions: for whom a page is made, on which day, and what was left out of it."""

import datetime as dt
from enum import StrEnum
from typing import Literal

from pydantic import Field

from schemas.case import Audience, Case
from schemas.event import Event
from schemas.figures import Figures
from schemas.finding import Finding
from schemas.ledger import Ledger
from schemas.model import Model


class Edition(StrEnum):
    """What the page may show is decided before anything is drawn."""

    INSPECTOR = "inspector"
    MEETING = "meeting"
    FAMILY = "family"
    ORGANISATION = "organisation"

    @property
    def audience(self) -> Audience:
        """Whose consent it takes. Raises ValueError for the inspector, who needs none."""
        audiences: dict[Edition, Audience] = {
            Edition.MEETING: "meeting",
            Edition.FAMILY: "family",
            Edition.ORGANISATION: "organisation",
        }
        if self not in audiences:
            raise ValueError("the inspector's edition has no audience")
        return audiences[self]


Standing = Literal["given", "refused", "withdrawn", "ended", "not-yet", "unknown"]
"""A consent on a day. Only `given` lets a source into an edition."""


class Request(Model):
    """An edition as asked for."""

    edition: Edition
    organisation: str | None = None
    """The source id of the organisation that gets it; only of an organisation's edition."""
    on: dt.date
    """The day on which consents are tried."""
    keep_units: tuple[str, ...] = ()
    """Source ids whose unit keeps its name, as all have agreed."""
    relative: bool = False
    """Days counted from the start of the period in place of dates."""

    @property
    def name(self) -> str:
        """As in file and folder names: `meeting`, `organisation-bup`."""
        return f"{self.edition.value}-{self.organisation}" if self.organisation else self.edition.value


class LeftOut(Model):
    """How much an edition lacks, never what."""

    sources: dict[Standing, int] = Field(default_factory=dict)
    events: int = 0
    findings: int = 0
    relative: bool = False
    """The days are counted from the start of the period; the years are not the real ones."""


class Cut(Model):
    """All that an edition may show. What is not in it can't be drawn."""

    request: Request
    case: Case
    events: tuple[Event, ...]
    findings: tuple[Finding, ...]
    ledger: Ledger
    figures: Figures | None
    left_out: LeftOut
    recipient: str = ""
    """What the organisation that gets the edition is called in it."""
