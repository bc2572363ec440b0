"""A rule: the inspector's judgement as data, with its words, its source and its own cases."""

import datetime as dt
from typing import Literal, Self

from pydantic import Field, model_validator

from schemas.condition import Condition
from schemas.finding import Words
from schemas.model import DataFile
from schemas.rulecase import RuleCase
from schemas.selector import Selector
from schemas.vocabulary import Area, Severity, Verdict


class Suppression(DataFile):
    """What makes the question moot: consent refused, an investigation already open, the family's choice."""

    id: str
    what: Selector | None = None
    state: Literal["investigation-open"] | None = None
    window: Literal["before", "during", "around"] = "before"
    reason: Words

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.what is None) == (self.state is None):
            raise ValueError("a suppression has 'what' or 'state'")
        return self


class Rule(DataFile):
    """One YAML file in `timeline/rules/packs/`."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    version: str
    heading: Words
    text: dict[Verdict, Words]
    """What the records show, one sentence per verdict the rule can give; Jinja-free: {trigger_date}, {due}, …"""
    question: Words
    reason: str = Field(min_length=20)
    sources: tuple[str, ...] = Field(min_length=1)
    areas: tuple[Area, ...] = Field(min_length=1)
    severity: Severity
    condition: Condition
    suppressions: tuple[Suppression, ...] = ()
    valid_from: dt.date | None = None
    """The first day on which the question may be asked: the duty was not there before."""
    law: tuple[str, ...] = ()
    """Duties in law.yaml, or single versions of one; what is in force on the day is cited."""
    subsumes: tuple[str, ...] = ()
    """Rules that say the same of the same trigger, only milder: beside this one they say nothing."""
    needs: tuple[str, ...] = ()
    """What records and notes must tell for the rule to be judged; where they don't, it says that it can't."""
    cases: tuple[RuleCase, ...] = Field(min_length=3)
