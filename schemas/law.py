"""Law as data: which section said what, between which days, and whether it may be printed."""

import datetime as dt
from typing import Literal

from pydantic import Field

from schemas.model import DataFile, Model
from schemas.vocabulary import Duty

Print = Literal["yes", "section", "no"]


class LawEntry(DataFile):
    """One row of law.yaml: a section in one wording, with its validity and the day it was checked."""

    id: str
    subject: str
    law: str
    section: str
    duty: Duty | None = None
    limit: str | None = None
    in_force_from: dt.date
    in_force_to: dt.date | None = None
    checked: dt.date | None = None
    print: Print = "no"

    def in_force(self, day: dt.date) -> bool:
        """Was it in force on `day`?"""
        return self.in_force_from <= day and (self.in_force_to is None or day <= self.in_force_to)


class LawCited(Model):
    """The duty as it read on the day, as printed in a finding."""

    law: str
    section: str
    duty: Duty | None
    in_force_from: dt.date
    in_force_to: dt.date | None
    checked: dt.date | None
    print_: Print = Field(alias="print")
