"""The columns agree with the plain reference, event for event, on any log."""

import importlib.util
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from timeline.monitor import Constraint, Log, check
from timeline.monitor.frames import check_table

_SPEC = importlib.util.spec_from_file_location("monitor_reference", Path(__file__).with_name("reference.py"))
reference = importlib.util.module_from_spec(_SPEC)
sys.modules[_SPEC.name] = reference
_SPEC.loader.exec_module(reference)
Row = reference.Row

DAY = 86_400
KINDS = ("a", "b", "c")
ASKED = (
    Constraint(kind="response", when="a", expect="b"),
    Constraint(kind="response", when="a", expect="b", within="P2D"),
    Constraint(kind="precedence", when="b", expect="a"),
    Constraint(kind="precedence", when="b", expect="a", within="P2D"),
    Constraint(kind="chain-response", when="a", expect="b"),
    Constraint(kind="chain-precedence", when="b", expect="a"),
    Constraint(kind="absence", when="c"),
    Constraint(kind="co-existence", when="a", expect="c"),
    Constraint(kind="alternate-response", when="a", expect="b"),
    Constraint(kind="alternate-response", when="a", expect="b", within="P3D"),
    Constraint(kind="responded-existence", when="c", expect="a"),
    Constraint(kind="response", when="a", expect="unknown"),
    Constraint(kind="precedence", when="unknown", expect="a"),
)


def rows_of(known: bool) -> st.SearchStrategy:
    """Few children, few days: ties, neighbours and empty children are common."""
    return st.lists(
        st.builds(
            lambda child, kind, day, length: Row(child, kind, day * DAY, (day + (0 if known else length)) * DAY),
            st.integers(0, 3),
            st.sampled_from(KINDS),
            st.integers(0, 12),
            st.integers(0, 4),
        ),
        max_size=30,
    )


def log_of(rows: list, uncertain: bool) -> Log:
    column = lambda name: np.array([getattr(row, name) for row in rows], dtype=np.int64)  # noqa: E731  # read once, here
    what = np.array([KINDS.index(row.kind) for row in rows], dtype=np.int8)
    return Log.of(column("child"), what, column("start"), column("end") if uncertain else None, KINDS)


@pytest.mark.parametrize("number", range(len(ASKED)))
@given(rows=rows_of(known=True))
def test_known_moments_agree_with_the_reference(number: int, rows: list) -> None:
    """Every violation, and no other."""
    found = check(log_of(rows, uncertain=False), [ASKED[number]])[0]
    assert set(found.rows.tolist()) == reference.lacking(rows, ASKED[number])
    assert len(found.rows) == len(set(found.rows.tolist()))


@pytest.mark.parametrize("number", range(len(ASKED)))
@given(rows=rows_of(known=False))
def test_stretches_of_days_agree_with_the_reference(number: int, rows: list) -> None:
    """A date that could have met the expectation meets it, and only such a one."""
    found = check(log_of(rows, uncertain=True), [ASKED[number]])[0]
    assert set(found.rows.tolist()) == reference.lacking(rows, ASKED[number])


@given(rows=rows_of(known=False))
def test_an_uncertain_date_never_adds_a_violation(rows: list) -> None:
    """Knowing less can only clear an expectation in time, never break one."""
    known = [Row(row.child, row.kind, row.start, row.start) for row in rows]
    fewer = check(log_of(rows, uncertain=True), [ASKED[0]])[0]
    more = check(log_of(known, uncertain=False), [ASKED[0]])[0]
    assert set(fewer.rows.tolist()) <= set(more.rows.tolist())


@given(rows=rows_of(known=True), seed=st.integers(0, 99))
def test_the_order_of_rows_does_not_matter_where_moments_differ(rows: list, seed: int) -> None:
    """Exports come interleaved."""
    rows = list({(row.child, row.start): row for row in rows}.values())
    mixed = np.random.default_rng(seed).permutation(len(rows))
    for constraint in ASKED:
        straight = check(log_of(rows, uncertain=False), [constraint])[0].rows.tolist()
        other = check(log_of([rows[n] for n in mixed], uncertain=False), [constraint])[0].rows.tolist()
        assert sorted(int(mixed[n]) for n in other) == sorted(straight)


def test_a_late_answer_is_named_as_the_nearest() -> None:
    """Thirty-one days after a referral: too late, and shown."""
    events = pd.DataFrame(
        {
            "child": ["x", "x", "y"],
            "kind": ["referral", "referral-answer", "referral"],
            "start": ["2018-03-01", "2018-04-01", "2018-03-01"],
        },
        index=["e1", "e2", "e3"],
    )
    asked = {"kind": "response", "when": "referral", "expect": "referral-answer", "within": "P30D"}
    found = check_table(events, [asked])
    assert found.to_dict("list") == {"constraint": [0, 0], "event": ["e1", "e3"], "nearest": ["e2", None]}


def test_one_answer_in_time_clears_only_its_own_question() -> None:
    """The last answer does not clear every earlier silence."""
    rows = [Row(0, "a", 0, 0), Row(0, "a", 40 * DAY, 40 * DAY), Row(0, "b", 41 * DAY, 41 * DAY)]
    found = check(log_of(rows, uncertain=False), [ASKED[1]])[0]
    assert (found.rows.tolist(), found.nearest.tolist()) == ([0], [2])


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "absence", "when": "a", "expect": "b"},
        {"kind": "response", "when": "a"},
        {"kind": "response", "when": "a", "expect": "a"},
        {"kind": "chain-response", "when": "a", "expect": "b", "within": "P1D"},
        {"kind": "response", "when": "a", "expect": "b", "within": "P1M"},
    ],
)
def test_a_constraint_that_makes_no_sense_is_refused(wrong: dict) -> None:
    with pytest.raises(ValidationError):
        Constraint.model_validate(wrong)


def test_an_empty_table_has_no_violations() -> None:
    assert check_table(pd.DataFrame({"child": [], "kind": [], "start": []}), ASKED).empty


def test_a_row_without_a_date_is_refused() -> None:
    with pytest.raises(ValueError, match="without child, kind or start"):
        check_table(pd.DataFrame({"child": ["x"], "kind": ["a"], "start": [None]}), ASKED)
