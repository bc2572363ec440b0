"""The right paragraph, or none, in the findings themselves: journeys on each side of a change of the law."""

import pytest

from schemas.finding import Finding
from schemas.rulecase import CaseEvent, RuleCase
from timeline.rules import RuleSet, load_rules
from timeline.rules.cases import journey_of
from timeline.rules.engine import judge

ALL = load_rules()


def found(name: str, *events: CaseEvent, year: int) -> Finding:
    """What one rule says of events, every record complete for five years from `year`."""
    rule = next(rule for rule in ALL.rules if rule.id == name)
    period = (f"{year}-01-01", f"{year + 5}-12-31")
    case = RuleCase(name="n", why="w", period=period, events=events, says=())
    said = judge(journey_of(case), RuleSet((rule,), ALL.law, ALL.version, ALL.sha256))
    assert len(said) == 1, said
    return said[0]


def event(kind: str, day: str, actor: str, **attributes: object) -> CaseEvent:
    return CaseEvent.model_validate(
        {"id": f"{kind}-{day}", "when": day, "kind": kind, "actor": actor, "attributes": attributes}
    )


def acts(finding: Finding) -> str:
    return "; ".join(f"{row.section} {row.law}" for row in finding.law)


@pytest.mark.parametrize(
    ("day", "actor", "cited", "not_cited"),
    [
        ("2018-02-20", "child-psychiatry", "4 kap. 3 § patientlagen (2014:821)", "2018:1197"),
        ("2021-02-20", "child-psychiatry", "2018:1197", "socialtjänstlagen"),
        ("2018-02-20", "social-services", "11 kap. 10 § socialtjänstlagen (2001:453)", "patientlagen"),
        ("2025-09-10", "social-services", "socialtjänstlagen (2025:400)", "2001:453"),
    ],
)
def test_the_childs_view_by_whose_record_and_when(day: str, actor: str, cited: str, not_cited: str) -> None:
    said = acts(found("child-view-not-recorded", event("decision", day, actor, outcome="granted"), year=int(day[:4])))
    assert cited in said and not_cited not in said


def test_a_handover_between_schools_cites_nothing_before_the_duty_and_a_number_after() -> None:
    before = found("handover-missing-on-change", event("school-change", "2017-08-21", "school"), year=2017)
    after = found("handover-missing-on-change", event("school-change", "2019-08-21", "school"), year=2019)
    assert before.law == ()
    assert [(row.section, row.print_, row.duty) for row in after.law] == [("3 kap. 12 j §", "section", None)]


def test_a_change_of_placement_cites_no_school_law() -> None:
    events = (
        event("placement", "2020-03-01", "social-services", phase="started"),
        event("placement", "2020-09-01", "social-services", phase="changed"),
    )
    assert found("handover-missing-on-change", *events, year=2020).law == ()


@pytest.mark.parametrize(
    ("basis", "day", "cited"),
    [("LVU-2", "2023-02-01", "21 b och 21 c §§"), ("LVU-2", "2021-02-01", ""), ("SoL", "2023-02-01", "")],
)
def test_follow_up_after_care_is_a_duty_only_under_the_care_act_from_july_2022(
    basis: str, day: str, cited: str
) -> None:
    year = int(day[:4])
    events = (
        event("placement", f"{year}-01-10", "social-services", phase="started", legal_basis=basis),
        event("placement-ended", day, "social-services"),
    )
    said = acts(found("placement-ended-no-followup", *events, year=year))
    assert (cited in said) if cited else said == ""


def test_a_wait_that_was_over_before_the_ordinance_of_2017_cites_the_one_before_it() -> None:
    events = (
        event("self-referral", "2016-12-06", "child-psychiatry"),
        event("visit", "2017-04-20", "child-psychiatry"),
    )
    said = acts(found("bup-first-visit-over-90-days", *events, year=2016))
    assert "2010:349" in said and "2017:80" not in said and "2017:30" not in said


def test_an_investigation_over_the_change_of_july_2025_gives_both_and_says_check() -> None:
    said = found(
        "investigation-over-4-months", event("investigation-opened", "2025-05-02", "social-services"), year=2025
    )
    assert "2001:453" in acts(said) and "2025:400" in acts(said)
    assert "kontrollera" in said.text.sv


def test_two_months_in_an_emergency_home_are_called_law_but_no_duty_is_cited() -> None:
    events = (
        event("placement", "2020-01-10", "social-services", phase="started", form="emergency-foster-home"),
        event("investigation-closed", "2020-03-12", "social-services"),
    )
    said = found("jourhem-over-2-months", *events, year=2020)
    assert said.law == () and said.expected is not None and said.expected.basis == "law"
