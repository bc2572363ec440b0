"""Which children a review of this kind is about: the criteria as parameters, and what each case says of them."""

from typing import Literal

from pydantic import Field

from schemas.finding import Words
from schemas.model import Model
from schemas.vocabulary import HEALTH_CARE, ActorKind

CriterionId = Literal["age", "child-psychiatry", "ongoing", "care", "others", "period", "consent"]
Holds = Literal["yes", "no", "unclear"]
CARE = frozenset(
    HEALTH_CARE
    | {
        ActorKind.SOCIAL_SERVICES,
        ActorKind.LSS,
        ActorKind.RESIDENTIAL_HOME,
        ActorKind.FOSTER_HOME,
        ActorKind.STATE_INSTITUTION,
        ActorKind.SCHOOL_HEALTH,
    }
)
"""Who counts as a giver of care; the school is none, its health service is."""


class Criteria(Model):
    """The report's criteria (IVO 2021-6, box *IVO:s tillsyn* and annex 1); where the two differ the wider one.

    The box says 14–18 years, two years with BUP and two other actors; the annex 13–17 years, two years of care and
    three givers, and contact with BUP that is still going on. Both say journals of two to five years.
    """

    age: tuple[int, int] = (13, 18)
    psychiatry_years: int = Field(default=2, ge=0)
    care_years: int = Field(default=2, ge=0)
    others: int = Field(default=2, ge=0)
    """Givers of care besides BUP."""
    period_years: tuple[int, int] = (2, 5)
    count: frozenset[ActorKind] = CARE


class Criterion(Model):
    """One criterion of one case: whether it holds, and why."""

    id: CriterionId
    holds: Holds
    why: Words


class Selection(Model):
    """One case."""

    case: str
    folder: str
    holds: Holds
    """`yes` when all do, `no` when one does not, else `unclear`."""
    criteria: tuple[Criterion, ...]
