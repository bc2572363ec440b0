"""Law as data: versions without gap or overlap, the right one on every day, nothing printed that was not read."""

import datetime as dt
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from schemas.case import Case, Child, Period
from schemas.datafile import parse_yaml
from schemas.event import Actor, Event, Source
from schemas.finding import Expected
from schemas.journey import Journey
from schemas.law import LawEntry, LawFile, UnverifiedLimit, UnverifiedSection, paragraphs
from schemas.rule import Rule
from schemas.selector import Limit
from schemas.vocabulary import ActorKind, Basis, Duty, Kind, Status, Verdict
from schemas.when import Precision
from timeline.rules import load_rules
from timeline.rules.draft import Draft
from timeline.rules.ground import Ground
from timeline.rules.law import Citation, cited
from timeline.rules.lawbook import LAW, law_faults, limit_faults, of_rule, read_unverified

RULES = load_rules()
UNVERIFIED = read_unverified()
SUBJECTS = sorted({row.subject for row in RULES.law})
ONE_DAY = dt.timedelta(days=1)
DAYS = st.dates(dt.date(2015, 1, 1), dt.date(2030, 12, 31))
CITING = [rule for rule in RULES.rules if rule.law]


def versions(subject: str) -> list[LawEntry]:
    """The versions of one duty whose first day is known, in order of time."""
    known = [row for row in RULES.law if row.subject == subject and row.in_force_from]
    return sorted(known, key=lambda row: row.in_force_from)


def event(kind: Kind, day: dt.date, actor: ActorKind, **attributes: str) -> Event:
    return Event(
        id=f"e-{kind}-{day}", case="L", kind=kind, status=Status.OCCURRED, start=day, end=day, precision=Precision.DAY,
        actor=Actor(kind=actor), title="x", text="", attributes=attributes,
        source=Source(source="s", file="x", sha256="0", locator="1", ingester="t"),
    )  # fmt: skip


def ground(born: str | None = None, *events: Event) -> Ground:
    period = Period.model_validate({"from": "2010-01-01", "to": "2030-12-31"})
    case = Case(case="L", child=Child(alias="B", born=born), period=period, sources=())
    return Ground(Journey(case=case, events=events, happenings=(), spans=(), coverage=()))


def cite(rule: Rule, start: dt.date, due: dt.date | None = None, on: Ground | None = None, *trigger: Event) -> Citation:
    """What the rule cites for a draft that begins on `start` and is due on `due`."""
    limit = getattr(rule.condition, "limit", None)
    basis = limit.basis if isinstance(limit, Limit) else Basis.TOOL_DEFAULT
    expected = Expected(any_of=(), due=due, limit=None, basis=basis) if due else None
    draft = Draft(Verdict.NOT_FOUND, start, due or start, (), trigger, expected=expected)
    return cited(rule, draft, RULES.law, on or ground())


def sections(said: Citation) -> list[str]:
    return [f"{row.section} {row.law.split('(')[-1].split(')')[0]} {row.print_}" for row in said.rows]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_versions_of_a_duty_follow_each_other_day_by_day(subject: str) -> None:
    rows = versions(subject)
    assert all(row.in_force_to is not None for row in rows[:-1])
    for earlier, later in pairwise(rows):
        assert earlier.in_force_to + ONE_DAY == later.in_force_from, (earlier.id, later.id)
    for row in rows:
        assert row.in_force_to is None or row.in_force_from <= row.in_force_to


@pytest.mark.parametrize("subject", SUBJECTS)
def test_on_each_side_of_a_border_another_version_is_in_force(subject: str) -> None:
    rows = versions(subject)
    for index, row in enumerate(rows):
        on_the_day = [r.id for r in rows if r.in_force(row.in_force_from)]
        before = [r.id for r in rows if r.in_force(row.in_force_from - ONE_DAY)]
        assert on_the_day == [row.id]
        assert before == ([rows[index - 1].id] if index else [])
        if row.in_force_to:
            assert [r.id for r in rows if r.in_force(row.in_force_to)] == [row.id]


@given(st.sampled_from(CITING), DAYS, st.integers(0, 400))
def test_any_finding_cites_what_was_in_force_when_it_began_or_was_due(rule: Rule, start: dt.date, length: int) -> None:
    due = start + dt.timedelta(days=length)
    said = cite(rule, start, due, ground("2008-05"))
    for row in said.rows:
        assert any(
            row.in_force_from <= day and (row.in_force_to is None or day <= row.in_force_to) for day in (start, due)
        )
    by_subject = {entry.id: entry.subject for entry in RULES.law}
    ours = [next(e for e in of_rule(rule, RULES.law) if _same(e, row)) for row in said.rows]
    assert all(entry.duty is Duty.SKA for entry in ours)
    at_due = [by_subject[entry.id] for entry in ours if entry.in_force(due)]
    assert len(at_due) == len(set(at_due)), "two wordings of one duty on one day"
    crossed = any(not entry.in_force(start) or not entry.in_force(due) for entry in ours)
    assert ("check" in said.remarks) == crossed


def _same(entry: LawEntry, row: object) -> bool:
    return (entry.law, entry.section, entry.in_force_from) == (row.law, row.section, row.in_force_from)


@given(st.sampled_from(CITING), DAYS, st.integers(0, 400))
def test_what_was_not_read_is_never_printed_as_law(rule: Rule, start: dt.date, length: int) -> None:
    said = cite(rule, start, start + dt.timedelta(days=length), ground("2008-05"))
    entries = {(e.law, e.section, e.in_force_from): e for e in RULES.law}
    for row in said.rows:
        entry = entries[row.law, row.section, row.in_force_from]
        assert entry.print != "no" and entry.checked is not None
        assert row.duty is None or entry.print == "yes"
        if row.print_ == "yes":
            assert not [gap.missing for gap in UNVERIFIED.sections if gap.holds(entry)]


@pytest.mark.parametrize("gap", UNVERIFIED.sections, ids=lambda gap: f"{gap.act} {', '.join(gap.paragraphs)}")
def test_each_section_that_was_not_read_is_refused_as_law(gap: UnverifiedSection) -> None:
    """No version prints it, and a version that did would stop the whole rule set from loading."""
    held = [row for row in RULES.law if gap.holds(row)]
    assert not [row.id for row in held if row.print == "yes"]
    made = LawEntry(
        id="made", subject="made", name="made", law=gap.act, act=gap.act, section=(gap.paragraphs or ("1 §",))[0],
        duty=Duty.SKA, **{"from": max(gap.first, dt.date(2015, 1, 1)), "to": min(gap.last, dt.date(2027, 1, 1))},
        read="V/V", print="yes", checked=dt.date(2026, 11, 22), source="made",
    )  # fmt: skip
    assert law_faults([made], UNVERIFIED)
    outside = made.model_copy(update={"act": "sol25", "section": "1 kap. 1 §"})
    assert not law_faults([outside], UNVERIFIED)


@pytest.mark.parametrize("gap", UNVERIFIED.limits, ids=lambda gap: gap.rules[0])
def test_each_number_that_stands_in_no_statute_is_refused_as_law(gap: UnverifiedLimit) -> None:
    any_rule = next(rule for rule in RULES.rules if rule.condition.type == "followup")
    as_law = Limit(length="P14D", basis=Basis.LAW, source="x")
    for name in gap.rules:
        rule = next((rule for rule in RULES.rules if rule.id == name), any_rule.model_copy(update={"id": name}))
        changed = rule.model_copy(update={"condition": rule.condition.model_copy(update={"limit": as_law})})
        assert any(gap.missing in fault for fault in limit_faults(changed, RULES.law, UNVERIFIED))
        assert not limit_faults(rule, RULES.law, UNVERIFIED)


def test_a_limit_called_law_must_stand_in_a_section_that_the_rule_cites() -> None:
    rule = next(rule for rule in RULES.rules if rule.id == "preliminary-assessment-over-14-days")
    limit = Limit(length="P10D", basis=Basis.LAW, source="x")
    changed = rule.model_copy(update={"condition": rule.condition.model_copy(update={"limit": limit})})
    assert limit_faults(rule, RULES.law, UNVERIFIED) == []
    assert any("P10D" in fault for fault in limit_faults(changed, RULES.law, UNVERIFIED))


def test_a_version_can_not_say_yes_to_what_its_own_marks_deny() -> None:
    row = next(row for row in RULES.law if row.print == "yes").model_dump()
    for change in ({"read": "V/2h"}, {"checked": None}, {"section": ""}, {"print": "section", "limit": "P1D"}):
        with pytest.raises(ValidationError):
            LawEntry.model_validate(row | change)


def test_every_source_code_is_explained_and_every_act_listed() -> None:
    book = LawFile.model_validate(parse_yaml(LAW.read_text(encoding="utf-8")))
    for row in book.entries():
        assert set(re.findall(r"\b[RTAS]\d{1,2}\b", row.source)) <= set(book.sources), row.id
        assert row.act in book.acts
    assert {gap.act for gap in UNVERIFIED.sections} <= set(book.acts)
    assert len({row.id for row in RULES.law}) == len(RULES.law)


def test_an_open_version_was_not_read_later_than_the_day_it_says() -> None:
    """Every open version of one act was read to the same day; a closed one was checked as a whole."""
    read_to: dict[str, set[dt.date | None]] = {}
    for row in RULES.law:
        if row.in_force_to is None and row.checked:
            read_to.setdefault(row.act, set()).add(row.checked)
    assert {act: len(days) for act, days in read_to.items()} == dict.fromkeys(read_to, 1)


@pytest.mark.parametrize(
    ("section", "said"),
    [
        ("9 kap. 12 och 13 §§", {"9 kap. 12 §", "9 kap. 13 §"}),
        ("3 kap. 2, 3 och 4 §§ samt 20 kap. 7 §", {"3 kap. 2 §", "3 kap. 3 §", "3 kap. 4 §", "20 kap. 7 §"}),
        ("11 kap. 4 b och 4 c §§", {"11 kap. 4 b §", "11 kap. 4 c §"}),
        ("2 § 3", {"2 §"}),
        ("14 kap. 1 § första stycket", {"14 kap. 1 §"}),
        ("", set()),
    ],
)
def test_paragraphs_of_a_section(section: str, said: set[str]) -> None:
    assert paragraphs(section) == said


@pytest.mark.parametrize(
    ("rule", "start", "due", "says"),
    [
        # social services: the new act from 2025-07-01, its new wording from 2026-01-15
        ("violence-disclosure-no-report", "2025-06-28", "2025-06-30", ["14 kap. 1 § första stycket 2001:453 yes"]),
        ("violence-disclosure-no-report", "2025-06-30", "2025-07-01",
         ["14 kap. 1 § första stycket 2001:453 yes", "19 kap. 1 § 2025:400 yes"]),
        ("violence-disclosure-no-report", "2015-12-30", "2015-12-31", ["14 kap. 1 § första stycket 2001:453 section"]),
        ("reporter-no-feedback-on-request", "2017-11-20", "2017-12-20", ["14 kap. 1 b § 2001:453 yes"]),
        ("reporter-no-feedback-on-request", "2026-01-14", "2026-01-21", ["19 kap. 6 § 2025:400 yes"] * 2),
        # coordinated plan: the health-care act before and after 2017-04-01, print only from 2020
        ("sip-need-stated-not-started", "2016-01-01", "2016-01-11",
         ["2 kap. 7 § 2001:453 yes", "3 f § 1982:763 section"]),
        ("sip-need-stated-not-started", "2018-01-01", "2018-01-11",
         ["2 kap. 7 § 2001:453 yes", "16 kap. 4 § 2017:30 section"]),
        ("sip-need-stated-not-started", "2025-07-01", "2025-07-11",
         ["10 kap. 8 och 9 §§ 2025:400 yes", "16 kap. 4 § 2017:30 yes"]),
        # care guarantee: the ordinance of 2010 to 2017-03-31, by number only in 2017 and 2018
        ("bup-first-visit-over-90-days", "2016-12-06", "2017-03-06", ["3 g § 1982:763 section", "2 § 3 2010:349 yes"]),
        ("bup-first-visit-over-90-days", "2018-01-01", "2018-04-01",
         ["9 kap. 1 § 2017:30 section", "6 kap. 1 § 3 2017:80 section"]),
        ("bup-first-visit-over-90-days", "2023-01-01", "2023-04-01",
         ["9 kap. 1 § 2017:30 yes", "6 kap. 1 § 3 2017:80 yes"]),
        # school: special support was 8 § until 2019-06-30; by number until the summer of 2023
        ("special-support-not-investigated", "2018-03-06", "2018-04-05", ["3 kap. 8 § 2010:800 section"]),
        ("special-support-not-investigated", "2019-07-01", "2019-07-31", ["3 kap. 7 § 2010:800 section"]),
        ("special-support-not-investigated", "2023-07-02", "2023-08-01", ["3 kap. 7 § 2010:800 yes"]),
        ("absence-no-investigation", "2018-06-01", "2018-06-30", []),
        # discharge: nothing of the act of 2017 before 2018, and no hours before it
        ("inpatient-notice-late", "2017-12-01", "2017-12-02", ["10 a § 1990:1404 yes"]),
        ("inpatient-notice-late", "2021-01-01", "2021-01-02", ["2 kap. 1 § 2017:612 yes", "2 kap. 3 § 2017:612 yes"]),
        ("placement-health-check-not-initiated", "2017-04-01", "2017-04-14", []),
    ],
)  # fmt: skip
def test_the_rules_change_with_the_law(rule: str, start: str, due: str, says: list[str]) -> None:
    found = next(one for one in RULES.rules if one.id == rule)
    said = cite(found, dt.date.fromisoformat(start), dt.date.fromisoformat(due), ground("2004-05"))
    assert sections(said) == says


@pytest.mark.parametrize(
    ("born", "enrolled", "says"),
    [
        ("2008-05", None, ["7 kap. 19 a §"]),
        ("2006-05", None, []),
        (None, None, []),
        ("2006-05", "upper-secondary", ["15 kap. 16 § tredje stycket"]),
        ("2006-05", "adapted-upper-secondary", ["18 kap. 16 § tredje stycket"]),
        ("2006-05", "adapted-compulsory", ["7 kap. 19 a §"]),
        ("2008-05", "other", []),
    ],
)
def test_the_school_form_picks_the_paragraph_on_absence(
    born: str | None, enrolled: str | None, says: list[str]
) -> None:
    rule = next(one for one in RULES.rules if one.id == "absence-no-investigation")
    start = dt.date(2023, 10, 1)
    events = [event(Kind.ENROLMENT, dt.date(2023, 8, 20), ActorKind.SCHOOL, school_form=enrolled)] if enrolled else []
    said = cite(rule, start, dt.date(2023, 10, 31), ground(born, *events))
    assert [row.section for row in said.rows] == says


@pytest.mark.parametrize(
    ("actor", "section", "act"),
    [
        ("social-services", "4 kap. 1 §", "2001:453"),
        ("lss", "", "1993:387"),
        ("social-services", "9 § LSS", "1993:387"),
    ],
)
def test_a_decision_cites_the_act_it_was_taken_under(actor: str, section: str, act: str) -> None:
    rule = next(one for one in RULES.rules if one.id == "decision-not-executed-3-months")
    made = event(Kind.DECISION, dt.date(2020, 1, 1), ActorKind(actor), section=section)
    said = cite(rule, dt.date(2020, 1, 1), dt.date(2020, 4, 1), ground(), made)
    assert [act in row.law for row in said.rows] == [True]


def test_a_limit_on_a_wording_that_was_not_read_says_so() -> None:
    rule = next(one for one in RULES.rules if one.id == "bup-first-visit-over-90-days")
    assert "unread" in cite(rule, dt.date(2018, 1, 1), dt.date(2018, 4, 1)).remarks
    assert "unread" not in cite(rule, dt.date(2023, 1, 1), dt.date(2023, 4, 1)).remarks


@pytest.mark.parametrize(
    ("rule", "first"),
    [
        ("absence-no-investigation", "2018-07-01"),
        ("inpatient-notice-late", "2018-01-01"),
        ("discharge-no-sip-call", "2018-01-01"),
        ("discharge-info-late", "2018-01-01"),
        ("placement-health-check-not-initiated", "2017-04-15"),
    ],
)
def test_a_rule_whose_whole_limit_is_new_is_silent_before_it(rule: str, first: str) -> None:
    assert next(one for one in RULES.rules if one.id == rule).valid_from == dt.date.fromisoformat(first)
