"""What a folder's region.yaml changes: limits of a region, the tool's own limits, severity; each change is told."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import yaml
from pydantic import ValidationError

from schemas.datafile import parse_yaml
from schemas.errors import CaseError, RuleError
from schemas.ledger import RuleChange
from schemas.region import OtherLimit, RegionFile
from schemas.rule import Rule
from schemas.selector import Limit
from schemas.vocabulary import Basis, Severity

FILE: Final = "region.yaml"


def read_region(folder: Path) -> RegionFile:
    """The folder's region.yaml; an empty one where there is none.

    Raises:
        RuleError: it is no YAML or does not follow the form.
    """
    path = folder / FILE
    if not path.is_file():
        return RegionFile()
    try:
        return RegionFile.model_validate(parse_yaml(path.read_text(encoding="utf-8-sig")))
    except (yaml.YAMLError, UnicodeDecodeError):
        raise RuleError("är inte giltig YAML.", file=str(path), remedy="Rätta indrag och kolon.") from None
    except ValidationError as error:
        places = "; ".join(
            dict.fromkeys(".".join(map(str, fault["loc"])) or "filen" for fault in error.errors(include_input=False))
        )
        raise RuleError(
            f"följer inte formen: {places}.", file=str(path), remedy="Se docs/regionala-granser.md för fälten."
        ) from None


def change(
    rules: Mapping[str, Rule], files: Mapping[Path, RegionFile], region: str | None
) -> tuple[dict[str, Rule], tuple[RuleChange, ...]]:
    """The rules as the files change them, and each change. A later folder's word is the last.

    Raises:
        CaseError: no file knows the case's region.
        RuleError: a file names a rule that does not exist, has no limit, or whose limit is law.
    """
    known = sorted({name for file in files.values() for name in file.regions})
    if region is not None and region not in known:
        there = f" Kända regioner: {', '.join(known)}." if known else ""
        raise CaseError(
            f"regionen {region} finns inte i någon region.yaml.{there}",
            file="case.yaml",
            place="region",
            remedy="Ange mappen med dess regler med --rules, eller ta bort region ur case.yaml.",
        )
    out, told = dict(rules), list[RuleChange]()
    for folder, file in files.items():
        own = file.regions.get(region) if region is not None else None
        steps = (
            *((name, limit, Basis.TOOL_DEFAULT) for name, limit in file.defaults.items()),
            *((name, limit, Basis.REGION) for name, limit in (own.limits if own else {}).items()),
        )
        for name, limit, basis in steps:
            out[name], said = _limited(out, name, limit, basis, folder)
            told.append(said)
        for name, severity in {**file.severity, **(own.severity if own else {})}.items():
            out[name], said = _ranked(out, name, severity, folder)
            told.append(said)
    return out, tuple(told)


def _rule(rules: Mapping[str, Rule], name: str, folder: Path) -> Rule:
    if name not in rules:
        raise RuleError(
            f"nämner {name}, som inte är någon regel.", file=str(folder / FILE), remedy="Se 'tidslinje rules list'."
        )
    return rules[name]


def _limited(
    rules: Mapping[str, Rule], name: str, limit: OtherLimit, basis: Basis, folder: Path
) -> tuple[Rule, RuleChange]:
    rule = _rule(rules, name, folder)
    before = getattr(rule.condition, "limit", None)
    if not isinstance(before, Limit):
        raise RuleError(f"{name} har ingen gräns.", file=str(folder / FILE), remedy="Ta bort raden.")
    if before.basis is Basis.LAW:
        raise RuleError(
            f"{name} har en gräns som är lag; den kan inte ändras.", file=str(folder / FILE), remedy="Ta bort raden."
        )
    after = Limit(length=limit.length, basis=basis, source=limit.source)
    said = RuleChange(
        rule=name, what="limit", before=before.length, after=after.length, basis=basis, source=after.source
    )
    return rule.model_copy(update={"condition": rule.condition.model_copy(update={"limit": after})}), said


def _ranked(rules: Mapping[str, Rule], name: str, severity: Severity, folder: Path) -> tuple[Rule, RuleChange]:
    rule = _rule(rules, name, folder)
    said = RuleChange(rule=name, what="severity", before=rule.severity.value, after=severity.value)
    return rule.model_copy(update={"severity": severity}), said
