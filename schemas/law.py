"""Law as data: which section said what, between which days, and whether it may be printed."""

import datetime as dt
import re
from typing import Literal, Self

from pydantic import Field, model_validator

from schemas.model import DataFile, Model
from schemas.vocabulary import ActorKind, Duty, Kind

Print = Literal["yes", "section", "no"]
"""Section, word and limit; only that the duty stood there; nothing at all."""

Frame = Literal["SoL", "LSS", "LVU"]

SchoolForm = Literal["compulsory", "adapted-compulsory", "upper-secondary", "adapted-upper-secondary", "other"]


class LawVersion(DataFile):
    """A section in one wording, as it stands in law.yaml."""

    id: str
    act: str
    section: str = ""
    """Empty = no paragraph was found for the time; then nothing is printed."""
    duty: Duty | None = None
    limit: str | None = None
    """ISO 8601, or the law's own word (`genast`). Only where the wording was read."""
    in_force_from: dt.date | None = Field(alias="from")
    """null = not known; it is then in force on no day."""
    in_force_to: dt.date | None = Field(alias="to")
    earlier: bool = False
    """In force already when 2015 began."""
    read: str = Field(pattern=r"^(V|2h|\?)/(V|2h|\?)$")
    """How its dates and its wording are known: V = read in the statute's own register or text, 2h = second-hand."""
    print: Print
    checked: dt.date | None
    """The last day to which text and register were read."""
    source: str = Field(min_length=1)
    note: str = ""

    @model_validator(mode="after")
    def _only_what_was_read(self) -> Self:
        if self.print == "yes" and (self.read != "V/V" or self.checked is None):
            raise ValueError("what was not read can't be printed as law")
        if self.print != "no" and not self.section:
            raise ValueError("a section is needed where something is printed")
        if self.limit is not None and self.print != "yes":
            raise ValueError("a limit stands only in a wording that was read")
        return self


class LawDuty(DataFile):
    """One duty through time: its versions follow each other day by day."""

    name: str
    school_forms: tuple[SchoolForm, ...] = ()
    """Concerns only pupils in these."""
    frame: Frame | None = None
    """Concerns only what was decided under this act."""
    whose: tuple[ActorKind | Literal["health-care"], ...] = ()
    """Binds only these."""
    when: tuple[Kind, ...] = ()
    """Concerns only what begins with one of these."""
    versions: tuple[LawVersion, ...] = Field(min_length=1)


class LawEntry(LawVersion):
    """A version together with what it is a version of."""

    subject: str
    name: str
    law: str
    school_forms: tuple[SchoolForm, ...] = ()
    frame: Frame | None = None
    whose: tuple[ActorKind | Literal["health-care"], ...] = ()
    when: tuple[Kind, ...] = ()

    def in_force(self, day: dt.date) -> bool:
        """Was it in force on `day`?"""
        known = self.in_force_from is not None and self.in_force_from <= day
        return known and (self.in_force_to is None or day <= self.in_force_to)


class LawFile(DataFile):
    """law.yaml."""

    acts: dict[str, str]
    duties: dict[str, LawDuty]
    sources: dict[str, str]

    def entries(self) -> tuple[LawEntry, ...]:
        """Every version of every duty. Raises KeyError when an act is not listed."""
        return tuple(
            LawEntry(
                **version.model_dump(),
                subject=subject,
                name=duty.name,
                law=self.acts[version.act],
                school_forms=duty.school_forms,
                frame=duty.frame,
                whose=duty.whose,
                when=duty.when,
            )
            for subject, duty in self.duties.items()
            for version in duty.versions
        )


class UnverifiedSection(DataFile):
    """Paragraphs that were not read for a stretch of time: they are never printed as law for it."""

    act: str
    paragraphs: tuple[str, ...] = ()
    """Empty = the whole act."""
    first: dt.date = Field(default=dt.date.min, alias="from")
    last: dt.date = Field(default=dt.date.max, alias="to")
    missing: str

    def holds(self, row: LawEntry) -> bool:
        """Does the version speak of one of the paragraphs, in the time?"""
        touches = (row.in_force_from or dt.date.min) <= self.last and (row.in_force_to or dt.date.max) >= self.first
        named = not self.paragraphs or paragraphs(row.section) & set(self.paragraphs)
        return row.act == self.act and touches and bool(named)


class UnverifiedLimit(DataFile):
    """Rules whose number stands in no statute that was read: their limit is norm, region or the tool's own."""

    rules: tuple[str, ...]
    missing: str


class Unverified(DataFile):
    """unverified.yaml."""

    sections: tuple[UnverifiedSection, ...]
    limits: tuple[UnverifiedLimit, ...]


class LawCited(Model):
    """The duty as it read on the day, as printed in a finding."""

    law: str
    section: str
    duty: Duty | None
    in_force_from: dt.date
    in_force_to: dt.date | None
    checked: dt.date | None
    print_: Print = Field(alias="print")

    def beyond(self, day: dt.date) -> bool:
        """Is `day` later than the text was read? Then the wording may have changed since."""
        return self.in_force_to is None and self.checked is not None and day > self.checked


def paragraphs(section: str) -> frozenset[str]:
    """`9 kap. 12 och 13 §§` -> `9 kap. 12 §`, `9 kap. 13 §`; items and parts of a section are left out."""
    out: set[str] = set()
    for part in section.split(" samt "):
        before = part.partition("§")[0]
        chapter, kap, numbers = before.rpartition("kap.")
        out |= {f"{chapter}{kap} {number} §".strip() for number in re.findall(r"\d+(?: [a-z]\b)?", numbers)}
    return frozenset(out)
