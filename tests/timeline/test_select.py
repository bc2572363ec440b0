"""`select`: each criterion by itself, with the reason, and never a no where the records can't tell."""

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from schemas.case import Case, Child, Consent, Period, SourceSpec
from schemas.event import Actor
from schemas.journey import Coverage, Journey, Span
from schemas.selection import Criteria, Selection
from schemas.vocabulary import ActorKind
from tests.timeline.case_folder import write_case
from timeline.cli.app import app
from timeline.selection import select

BUP, SOC, SCHOOL, HAB = (
    ActorKind.CHILD_PSYCHIATRY, ActorKind.SOCIAL_SERVICES, ActorKind.SCHOOL, ActorKind.HABILITATION,
)  # fmt: skip


def journey(
    spans: dict[ActorKind, tuple[str, str]], born: str | None = "2008-06", end: str = "2024-06-30", whole: bool = True,
    meeting: str = "given",
) -> Journey:  # fmt: skip
    period = Period.model_validate({"from": "2020-01-01", "to": end})
    sources = tuple(
        SourceSpec(id=kind.value, path="x", actor=kind, consent=Consent.model_validate({"meeting": meeting}))
        for kind in spans
    )
    case = Case(case="S", child=Child(alias="B", born=born), period=period, sources=sources)
    days = {kind: (dt.date.fromisoformat(a), dt.date.fromisoformat(b)) for kind, (a, b) in spans.items()}
    return Journey(
        case=case, events=(), happenings=(),
        spans=tuple(
            Span(actor=Actor(kind=k), start=a, end=b, first_event="e", reason="contacts") for k, (a, b) in days.items()
        ),
        coverage=tuple(
            Coverage(
                source=k.value, actor=Actor(kind=k), periods=(period,) if whole else (), first=a, last=b, entries=1
            )
            for k, (a, b) in days.items()
        ),
    )  # fmt: skip


GOOD = {BUP: ("2021-01-01", "2024-06-01"), SOC: ("2021-06-01", "2024-05-01"), HAB: ("2022-01-01", "2024-01-01")}


def said(found: Selection) -> dict[str, str]:
    return {row.id: row.holds for row in found.criteria}


def test_a_child_as_in_the_report_meets_every_criterion() -> None:
    found = select(journey(GOOD), "x", Criteria())
    assert set(said(found).values()) == {"yes"} and found.holds == "yes"
    assert all(row.why.sv and row.why.en and "{" not in row.why.sv + row.why.en for row in found.criteria)


@pytest.mark.parametrize(
    ("born", "ages", "holds"),
    [
        ("2008-06", (13, 18), "yes"), ("2012-07", (13, 18), "no"), ("2005-06-30", (13, 18), "no"),
        ("2005-07-01", (13, 18), "yes"), ("2010-07-01", (14, 18), "no"), ("2010-06-30", (14, 18), "yes"),
        ("2010", (14, 18), "unclear"), (None, (13, 18), "unclear"), ("2006-07", (13, 17), "yes"),
    ],
)  # fmt: skip
def test_age_on_the_last_day_and_the_birthday_decides(born: str | None, ages: tuple[int, int], holds: str) -> None:
    assert said(select(journey(GOOD, born), "x", Criteria(age=ages)))["age"] == holds


def test_the_two_figures_of_the_report_are_told_where_they_differ() -> None:
    eighteen = select(journey(GOOD, "2006-06"), "x", Criteria())
    assert said(eighteen)["age"] == "yes" and "13–17" in eighteen.criteria[0].why.sv


def test_too_short_is_a_no_only_where_the_records_are_said_to_be_whole() -> None:
    short = GOOD | {BUP: ("2023-01-01", "2024-06-01")}
    assert said(select(journey(short), "x", Criteria()))["child-psychiatry"] == "no"
    assert said(select(journey(short, whole=False), "x", Criteria()))["child-psychiatry"] == "unclear"
    assert said(select(journey(short), "x", Criteria(psychiatry_years=1)))["child-psychiatry"] == "yes"
    without = {kind: days for kind, days in GOOD.items() if kind is not BUP}
    assert said(select(journey(without), "x", Criteria()))["child-psychiatry"] == "unclear"


def test_the_school_counts_only_when_asked_for() -> None:
    few = {BUP: GOOD[BUP], SOC: GOOD[SOC], SCHOOL: ("2021-01-01", "2024-06-01")}
    assert said(select(journey(few), "x", Criteria()))["others"] == "no"
    counted = Criteria(count=frozenset({BUP, SOC, SCHOOL}))
    assert said(select(journey(few), "x", counted))["others"] == "yes"


def test_an_old_contact_is_not_ongoing_and_consent_is_a_condition() -> None:
    ended = GOOD | {BUP: ("2021-01-01", "2023-12-31")}
    assert said(select(journey(ended), "x", Criteria()))["ongoing"] == "no"
    for meeting, holds in (("refused", "no"), ("unknown", "unclear"), ("given", "yes")):
        assert said(select(journey(GOOD, meeting=meeting), "x", Criteria()))["consent"] == holds


DAYS = st.dates(dt.date(2015, 1, 1), dt.date(2024, 6, 30))


@given(st.lists(DAYS, min_size=2, max_size=2), st.integers(0, 9))
def test_asking_for_fewer_years_never_makes_it_harder(days: list[dt.date], years: int) -> None:
    first, last = sorted(days)
    one = journey({BUP: (first.isoformat(), last.isoformat())})
    strict, mild = (
        said(select(one, "x", Criteria(psychiatry_years=n)))["child-psychiatry"] for n in (years + 1, years)
    )
    assert strict != "yes" or mild == "yes"


def run(*args: object) -> Result:
    return CliRunner().invoke(app, ["select", *map(str, args)])


def test_several_folders_a_line_each_and_one_that_fails_does_not_stop_the_rest(tmp_path: Path) -> None:
    cases = [write_case(tmp_path / name, name=name.upper()) for name in ("a", "b")]
    result = run(cases[0], tmp_path / "none", cases[1], "--json")
    assert result.exit_code == 1 and "none" in result.stderr and len(result.stderr.splitlines()) == 1
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["case"] for row in rows] == ["A", "B"]
    assert {"id", "holds", "why"} == set(rows[0]["criteria"][0])
    told = run(cases[0], "--age", "13-17", "--others", 1, "--count", "school")
    assert told.exit_code == 0 and "Ålder" in told.stdout
    assert not (cases[0] / "out").exists()


@pytest.mark.parametrize("text", ["x", "18-13", "13", "13–"])
def test_a_range_that_is_none_is_one_sentence(tmp_path: Path, text: str) -> None:
    result = run(tmp_path, "--age", text)
    assert result.exit_code == 1 and "13-18" in result.stderr and len(result.stderr.splitlines()) == 1
    assert run().exit_code == 2
