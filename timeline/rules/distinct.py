"""Findings that say the same thing are one: a rule beside a stricter one that names it says nothing."""

from collections.abc import Iterable
from typing import Final

from schemas.finding import Finding
from schemas.vocabulary import Verdict
from timeline.rules.ground import Ground
from timeline.rules.ruleset import RuleSet

_CLAIMS: Final = frozenset({Verdict.NOT_FOUND, Verdict.LATE, Verdict.SIGNAL, Verdict.HAPPENED})


def distinct(findings: Iterable[Finding], rules: RuleSet, ground: Ground) -> list[Finding]:
    """The findings without those that a claim of a rule which subsumes theirs makes of the same record.

    A finding that can't be assessed, or whose time is open, subsumes nothing: what the milder rule knows still stands.
    """
    told = list(findings)
    above = {under: rule.id for rule in rules.rules for under in rule.subsumes}
    said = {(f.rule, record) for f in told if f.verdict in _CLAIMS for record in _records(f, ground)}
    return [f for f in told if not any((above.get(f.rule), record) in said for record in _records(f, ground))]


def _records(finding: Finding, ground: Ground) -> set[str]:
    """The records that set it off."""
    return {ground.by_id[name].parent or name for name in finding.trigger if name in ground.by_id}
