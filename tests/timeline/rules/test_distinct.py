"""Findings that say the same thing are one: a rule beside a stricter one that names it keeps silent."""

from schemas.rulecase import CaseEvent, RuleCase
from timeline.rules import load_rules
from timeline.rules.cases import journey_of
from timeline.rules.engine import judge

RULES = load_rules()
LONG_WAIT = (
    CaseEvent(id="a", when="2018-03-01", kind="self-referral", actor="child-psychiatry"),
    CaseEvent(id="b", when="2018-07-01", kind="visit", actor="child-psychiatry"),
)


def said(*events: CaseEvent, covers: dict[str, tuple[str, str] | None] | None = None) -> set[tuple[str, str]]:
    case = RuleCase(name="n", why="w", events=events, says=(), covers=covers or {})
    return {(f.rule, f.verdict.value) for f in judge(journey_of(case), RULES)}


def test_every_rule_that_is_named_as_subsumed_exists() -> None:
    known = {rule.id for rule in RULES.rules}
    named = {under for rule in RULES.rules for under in rule.subsumes}
    assert named and named <= known


def test_of_one_wait_the_longer_limit_speaks() -> None:
    found = said(*LONG_WAIT)
    assert ("bup-first-visit-over-90-days", "late") in found
    assert "bup-first-visit-over-30-days" not in {rule for rule, _ in found}


def test_of_a_wait_between_the_two_limits_the_shorter_speaks() -> None:
    found = said(LONG_WAIT[0], LONG_WAIT[1].model_copy(update={"when": "2018-04-20"}))
    assert ("bup-first-visit-over-30-days", "signal") in found
    assert "bup-first-visit-over-90-days" not in {rule for rule, _ in found}


def test_what_cannot_be_assessed_silences_nothing() -> None:
    found = said(LONG_WAIT[0], covers={"child-psychiatry": ("2018-01-01", "2018-04-15")})
    assert ("bup-first-visit-over-90-days", "cannot-assess") in found
    assert ("bup-first-visit-over-30-days", "signal") in found


def test_a_report_with_a_request_is_told_of_once() -> None:
    report = CaseEvent(
        id="r", when="2018-03-01", kind="concern-report", actor="school", **{"with": ["social-services:receiver"]}
    )
    asked = CaseEvent(
        id="q", when="2018-03-01", kind="feedback-request", actor="school", of="r", **{"with": ["social-services"]}
    )
    whole = {"social-services": ("2018-01-01", "2018-12-31"), "school": ("2018-01-01", "2018-12-31")}
    assert ("reporter-feedback-missing", "signal") in said(report, covers=whole)
    both = {rule for rule, _ in said(report, asked, covers=whole)}
    assert "reporter-no-feedback-on-request" in both and "reporter-feedback-missing" not in both
