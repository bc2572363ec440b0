"""Every rule judges its own cases as it says; law is cited only while in force; words stay open questions."""

import datetime as dt
from pathlib import Path

import pytest
import yaml

from schemas.errors import RuleError
from schemas.rule import Rule
from schemas.vocabulary import Verdict
from timeline.pipeline import Built
from timeline.rules import load_rules
from timeline.rules.cases import run_cases

RULES = load_rules()
CORE = {
    "sip-held", "sip-followed-up", "information-shared", "sip-missing-when-both-active", "sip-cancelled-not-rebooked",
    "sip-actor-not-invited", "sip-no-followup-date", "sip-followup-missed", "referral-bounced", "referral-no-response",
    "crisis-no-joint-meeting", "violence-disclosure-no-report", "preliminary-assessment-over-14-days",
    "investigation-over-4-months", "reporter-feedback-missing", "gap-no-active-actor",
}  # fmt: skip


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.id)
def test_a_rule_judges_its_own_cases_as_it_says(rule: Rule) -> None:
    assert run_cases(rule, RULES) == []


def test_the_sixteen_core_rules_are_there_with_cases_on_both_sides() -> None:
    by_id = {rule.id: rule for rule in RULES.rules}
    assert set(by_id) >= CORE
    for rule in RULES.rules:
        assert rule.sources and rule.reason
        assert any(case.says for case in rule.cases), rule.id
        assert any(not case.says for case in rule.cases), rule.id


def test_a_case_that_says_otherwise_is_told() -> None:
    """The runner itself can fail: a rule whose case expects the opposite is named."""
    rule = next(rule for rule in RULES.rules if rule.id == "sip-held")
    silent = rule.model_copy(
        update={"cases": tuple(case.model_copy(update={"says": ()}) for case in rule.cases if case.says)}
    )
    assert len(run_cases(silent, RULES)) == len(silent.cases) > 0


def test_no_law_is_printed_outside_its_time_or_unchecked(example: Built) -> None:
    table = {(row.law, row.section, row.in_force_from): row for row in RULES.law}
    cited = [(finding, law) for finding in example.findings for law in finding.law]
    assert cited
    for finding, law in cited:
        row = table[law.law, law.section, law.in_force_from]
        due = finding.expected.due if finding.expected and finding.expected.due else finding.start
        assert row.in_force(due) or row.in_force(finding.start)
        assert row.checked and row.print != "no"
        assert law.duty is None or row.print == "yes"


def test_a_finding_says_what_was_searched_before_it_says_not_found(example: Built) -> None:
    for finding in example.findings:
        if finding.verdict in {Verdict.NOT_FOUND, Verdict.SIGNAL, Verdict.LATE}:
            assert finding.searched is not None, finding.rule
            assert finding.searched.start <= finding.searched.end
        assert "{" not in finding.text.sv + finding.text.en + finding.question.sv + finding.heading.sv


def test_the_same_findings_whatever_the_order_of_events(example: Built) -> None:
    from timeline.journey import join
    from timeline.rules import judge

    journey = join(tuple(reversed(example.journey.events)), example.journey.case, example.ledger)
    assert judge(journey, RULES) == example.findings


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"question": {"sv": "Ni borde ha kallat.", "en": "You should have called."}}, "frågan är inte öppen"),
        ({"text": {"happened": {"sv": "Brist i samordningen {start}.", "en": "A failure."}}}, "lägger skuld"),
        ({"law": ["no-such-row"]}, "no-such-row"),
        ({"cases": []}, "cases"),
    ],
)
def test_a_rule_that_is_not_whole_does_not_load(tmp_path: Path, change: dict[str, object], said: str) -> None:
    pack = Path(__file__).parents[3] / "timeline" / "rules" / "packs" / "sip-held.yaml"
    data = yaml.safe_load(pack.read_text(encoding="utf-8")) | change
    (tmp_path / "sip-held.yaml").write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    with pytest.raises(RuleError) as refused:
        load_rules((tmp_path,))
    assert "sip-held.yaml" in str(refused.value) and said in str(refused.value).lower()


def test_investigation_that_ends_on_the_monday_after_is_in_time() -> None:
    from schemas.vocabulary import Basis
    from timeline.rules.windows import due

    assert due(dt.date(2018, 12, 27), "P4M", Basis.LAW) == dt.date(2019, 4, 29)
    assert due(dt.date(2018, 12, 12), "P14D", Basis.LAW) == dt.date(2018, 12, 27)
    assert due(dt.date(2018, 12, 12), "P14D", Basis.TOOL_DEFAULT) == dt.date(2018, 12, 26)
    assert due(dt.date(2019, 10, 31), "P4M", Basis.TOOL_DEFAULT) == dt.date(2020, 2, 29)
