"""The rule set: packs of YAML, one file a rule, and the law as a table. A rule that is not whole does not load."""

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml
from pydantic import ValidationError

from schemas.datafile import parse_yaml
from schemas.errors import RuleError
from schemas.law import LawEntry, Unverified
from schemas.ledger import RuleChange, RulesUsed
from schemas.rule import Rule
from schemas.vocabulary import Verdict
from timeline.rules.lawbook import LAW, UNVERIFIED, law_faults, limit_faults, read_law, read_unverified
from timeline.rules.regional import FILE as REGION
from timeline.rules.regional import change, read_region
from timeline.rules.skeleton import UNFILLED
from timeline.rules.words import PLACEHOLDERS

HERE: Final = Path(__file__).parent
VERSION: Final = "2026.11"
_SHOWN: Final = 12
_BLAMING: Final = re.compile(
    r"\b(?:brist\w*|fel|felet|avvikelse\w*|ansvarig\w*|varning\w*|risk\w*|försumma\w*|underlåt\w*|missköt\w*)\b|!",
    re.IGNORECASE,
)
_OPEN: Final = re.compile(r"^(?:Vem|Vad|Vilken|Vilket|Vilka|Hur|När|På vilket sätt)\b.*\?$")


@dataclass(frozen=True)
class RuleSet:
    """Rules by id, the law table, what identifies both, and what differs from the tool's own."""

    rules: tuple[Rule, ...]
    law: tuple[LawEntry, ...]
    version: str
    sha256: str
    packs: tuple[str, ...] = ()
    region: str | None = None
    changes: tuple[RuleChange, ...] = ()

    @property
    def used(self) -> RulesUsed:
        """As it stands in the ledger."""
        return RulesUsed(
            version=self.version, sha256=self.sha256, packs=self.packs, region=self.region, changes=self.changes
        )


def load_rules(extra: tuple[Path, ...] = (), region: str | None = None) -> RuleSet:
    """The tool's own rules and those of `extra` folders; a rule of an extra folder replaces one with the same id.

    Args:
        extra: folders with rules, a region.yaml, or both; the last one's word counts.
        region: as in case.yaml; its limits are used.

    Raises:
        RuleError: every fault of every file, in one sentence.
        CaseError: no folder knows the region.
    """
    return _load(tuple(path.resolve() for path in extra), region)


@cache
def _load(extra: tuple[Path, ...], region: str | None) -> RuleSet:
    law, unverified = read_law(), read_unverified()
    digest = hashlib.sha256(LAW.read_bytes() + UNVERIFIED.read_bytes())
    rules: dict[str, Rule] = {}
    faults = law_faults(law, unverified)
    told: list[RuleChange] = []
    for folder in (HERE / "packs", *extra):
        for path in _files(folder):
            text = path.read_text(encoding="utf-8")
            digest.update(text.encode())
            if path.name == REGION:
                continue
            rule, wrong = _rule(path, text, law, unverified)
            faults.extend(f"{path.name}: {fault}" for fault in wrong)
            if rule is not None:
                if folder in extra:
                    told.append(RuleChange(rule=rule.id, what="replaced" if rule.id in rules else "added"))
                rules[rule.id] = rule
    if faults:
        shown = "; ".join(faults[:_SHOWN]) + ("; …" if len(faults) > _SHOWN else "")
        raise RuleError(f"reglerna är inte hela ({len(faults)} fel): {shown}.", remedy="Rätta filerna.")
    files = {folder: read_region(folder) for folder in extra}
    rules, changed = change(rules, files, region)
    named = [file.regions[region].name for file in files.values() if region in file.regions]
    ordered = tuple(rules[name] for name in sorted(rules))
    packs = tuple(folder.name for folder in extra)
    return RuleSet(ordered, law, VERSION, digest.hexdigest(), packs, named[-1] if named else None, (*told, *changed))


def _files(folder: Path) -> list[Path]:
    """The folder's YAML files. Raises RuleError when it has none."""
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise RuleError("mappen har inga regler.", file=str(folder), remedy="Ange en mapp med regelfiler (.yaml).")
    return files


def _rule(path: Path, text: str, law: tuple[LawEntry, ...], unverified: Unverified) -> tuple[Rule | None, list[str]]:
    try:
        loaded: Any = parse_yaml(text)
        rule = Rule.model_validate(loaded)
    except yaml.YAMLError:
        return None, ["ingen giltig YAML"]
    except ValidationError as error:
        return None, [
            f"{'.'.join(map(str, fault['loc']))} {fault['type']}" for fault in error.errors(include_input=False)
        ]
    if UNFILLED in text:
        return None, [f"{UNFILLED} står kvar"]
    known = {row.id for row in law} | {row.subject for row in law}
    return rule, [*_faults(path, rule, known), *limit_faults(rule, law, unverified)]


def _faults(path: Path, rule: Rule, known_law: set[str]) -> list[str]:
    """What a schema can't see: names, tone, placeholders, and the cases a rule must bring."""
    faults = []
    if path.stem != rule.id:
        faults.append("filen heter inte som regeln")
    faults.extend(f"okänt lagrum {name}" for name in rule.law if name not in known_law)
    for words in (rule.heading, *rule.text.values(), rule.question):
        if _BLAMING.search(words.sv):
            faults.append("ordvalet lägger skuld")
        faults.extend(
            f"okänd plats {{{name}}}"
            for name in re.findall(r"{(\w+)}", words.sv + words.en)
            if name not in PLACEHOLDERS
        )
    if not _OPEN.match(rule.question.sv):
        faults.append("frågan är inte öppen")
    said = {says.verdict for case in rule.cases for says in case.says}
    if not said - {Verdict.CANNOT_ASSESS, Verdict.OPEN}:
        faults.append("inget fall där regeln säger något")
    if not any(not case.says for case in rule.cases):
        faults.append("inget fall där regeln tiger")
    if not any(case.mistake for case in rule.cases):
        faults.append("inget fall med det frestande misstaget")
    seen = rule.condition.type in {"occurrence", "recurrence", "chain", "unseen"}  # they claim no absence
    if not seen and not said & {Verdict.CANNOT_ASSESS, Verdict.OPEN}:
        faults.append("inget fall som inte kan bedömas")
    return faults
