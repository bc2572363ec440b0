"""At most fifteen points, by the stated order: severity, ground, length, spread over time and services."""

import datetime as dt
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from render.view.choice import NUMBERED, chosen
from schemas.finding import Expected, Finding, Words
from schemas.vocabulary import ActorKind, Area, Basis, Severity, Verdict

SAID = Words(sv="x", en="x")
START = dt.date(2018, 1, 10)


def finding(name: str, severity: str = "S2", basis: Basis | None = Basis.TOOL_DEFAULT, **changes: Any) -> Finding:
    """One of sixty days about the school, with `changes`: days, start, actor, verdict."""
    start = changes.get("start", START)
    return Finding(
        id=name,
        case="C",
        rule="r",
        rule_version="1",
        verdict=changes.get("verdict", Verdict.NOT_FOUND),
        start=start,
        end=start + dt.timedelta(days=changes.get("days", 60)),
        actors=(ActorKind(changes.get("actor", "school")),),
        areas=(Area.SM,),
        severity=Severity(severity),
        heading=SAID,
        text=SAID,
        question=SAID,
        expected=Expected(any_of=(), due=None, limit=None, basis=basis) if basis else None,
    )


def names(*findings: Finding, most: int) -> set[str]:
    return {one.id for one in chosen(findings, most)}


def test_severity_comes_before_everything() -> None:
    assert names(finding("law", "S2", Basis.LAW, days=900), finding("grave", "S3", None, days=1), most=1) == {"grave"}


def test_law_comes_before_norm_before_the_tools_own_limit() -> None:
    three = (
        finding("own", days=170),
        finding("norm", basis=Basis.NORM, days=60),
        finding("law", basis=Basis.LAW, days=31),
    )
    assert names(*three, most=1) == {"law"}
    assert names(*three, most=2) == {"law", "norm"}


def test_what_lasted_half_a_year_comes_before_what_lasted_a_month() -> None:
    assert names(finding("month", days=40), finding("year", days=300), most=1) == {"year"}


def test_among_equals_another_time_or_service_comes_before_more_of_the_same() -> None:
    same = [finding(f"same-{number}", days=100 + number) for number in range(5)]
    later = finding("later", days=90, start=dt.date(2018, 9, 1))
    other = finding("other", days=80, actor="lss")
    assert names(*same, later, other, most=3) == {"same-4", "later", "other"}


def test_what_cannot_be_assessed_or_worked_well_gets_no_number() -> None:
    rest = [finding(v.value, verdict=v) for v in Verdict if v not in NUMBERED]
    assert names(*rest, finding("one"), most=15) == {"one"}


@given(
    st.lists(st.tuples(st.sampled_from(["S1", "S2", "S3"]), st.integers(0, 400), st.integers(0, 900)), max_size=40),
    st.integers(0, 15),
)
def test_never_more_than_asked_never_a_milder_one_instead_and_in_order_of_time(
    rows: list[tuple[str, int, int]], most: int
) -> None:
    all_ = tuple(
        finding(f"f{number}", severity, days=days, start=START + dt.timedelta(days=later))
        for number, (severity, days, later) in enumerate(rows)
    )
    picked = chosen(all_, most)
    assert len(picked) == min(most, len(all_))
    assert [one.start for one in picked] == sorted(one.start for one in picked)
    left = [one for one in all_ if one not in picked]
    assert not left or not picked or max(one.severity for one in left) <= min(one.severity for one in picked)
