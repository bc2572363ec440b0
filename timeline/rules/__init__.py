"""The inspector's judgement as data: rules, law, verdicts with evidence."""

from timeline.rules.cases import run_cases
from timeline.rules.engine import judge
from timeline.rules.ruleset import RuleSet, load_rules

__all__ = ["RuleSet", "judge", "load_rules", "run_cases"]
