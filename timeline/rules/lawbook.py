"""The law table as it is loaded: every version, and nothing printed that was not read."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from schemas.datafile import parse_yaml
from schemas.law import LawEntry, LawFile, Unverified
from schemas.rule import Rule
from schemas.selector import Limit
from schemas.vocabulary import Basis, Duty

HERE: Final = Path(__file__).parent
LAW: Final = HERE / "law.yaml"
UNVERIFIED: Final = HERE / "unverified.yaml"


def read_law() -> tuple[LawEntry, ...]:
    """Every version in law.yaml, in the file's order."""
    return LawFile.model_validate(parse_yaml(LAW.read_text(encoding="utf-8"))).entries()


def read_unverified() -> Unverified:
    """What was not read, from unverified.yaml."""
    return Unverified.model_validate(parse_yaml(UNVERIFIED.read_text(encoding="utf-8")))


def law_faults(law: Sequence[LawEntry], unverified: Unverified) -> list[str]:
    """Versions that would print whole what was not read, one sentence each."""
    return [
        f"{row.id}: {row.section} {row.law} kan inte skrivas som lag ({gap.missing})"
        for gap in unverified.sections
        for row in law
        if row.print == "yes" and gap.holds(row)
    ]


def limit_faults(rule: Rule, law: Sequence[LawEntry], unverified: Unverified) -> list[str]:
    """What is wrong when a rule calls its limit law: the number must stand in a cited section that was read."""
    limits = [getattr(rule.condition, "limit", None), getattr(rule.condition, "otherwise", None)]
    limits += getattr(rule.condition, "changes", ())
    return [
        fault
        for limit in limits
        if isinstance(limit, Limit) and limit.basis is Basis.LAW
        for fault in _limit_faults(rule, limit, law, unverified)
    ]


def _limit_faults(rule: Rule, limit: Limit, law: Sequence[LawEntry], unverified: Unverified) -> list[str]:
    faults = [f"gränsen kan inte kallas lag ({gap.missing})" for gap in unverified.limits if rule.id in gap.rules]
    said = {row.limit for row in of_rule(rule, law) if row.duty in {Duty.SKA, Duty.FAR}}
    if limit.length not in said and not ("samma dag" in said and limit.length == "P0D"):
        faults.append(f"gränsen {limit.length} står inte i något av lagrummen")
    return faults


def of_rule(rule: Rule, law: Sequence[LawEntry]) -> tuple[LawEntry, ...]:
    """The versions that the rule names, by their own id or by their duty."""
    return tuple(row for row in law if row.id in rule.law or row.subject in rule.law)
