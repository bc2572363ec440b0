"""The files at the border: JSON Schemas are current, models are frozen and closed, ledger sums hold."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from schemas.case import Case
from schemas.event import stable_id
from schemas.generate import FILES, FOLDER, text
from schemas.ledger import Input, Ledger, Problem


@pytest.mark.parametrize("name", sorted(FILES))
def test_the_committed_json_schema_is_the_generated_one(name: str, regenerate: bool) -> None:
    """A change of a model shows as a change of its schema file."""
    path = FOLDER / f"{name}.schema.json"
    if regenerate:
        path.write_text(text(name), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text(name)
    Draft202012Validator.check_schema(json.loads(text(name)))


def test_an_unknown_key_in_a_case_is_refused() -> None:
    with pytest.raises(ValidationError, match="colour"):
        Case.model_validate(
            {
                "case": "X",
                "child": {"alias": "Ro"},
                "period": {"from": "2020-01-01", "to": "2020-12-31"},
                "sources": [],
                "colour": "red",
            }
        )


def test_two_sources_with_one_id_are_refused() -> None:
    source = {"id": "bup", "path": "a.csv", "actor": "child-psychiatry"}
    with pytest.raises(ValidationError, match="share the id"):
        Case.model_validate(
            {
                "case": "X",
                "child": {"alias": "Ro"},
                "period": {"from": "2020-01-01", "to": "2020-12-31"},
                "sources": [source, source],
            }
        )


counts = st.integers(0, 500)


@given(counts, counts, counts, counts, st.lists(st.booleans(), max_size=8))
def test_records_are_the_sum_of_their_fates(
    events: int, undated: int, doubles: int, outside: int, lost: list[bool]
) -> None:
    """Events + undated + duplicates + outside_period + lost = records, in the file and in the totals."""
    problems = tuple(Problem(locator=str(i), what="x", remedy="y", lost=gone) for i, gone in enumerate(lost))
    one = Input(
        source="s", file="f", sha256="0", bytes=1, ingester="csv", events=events, undated=undated,
        duplicates=doubles, outside_period=outside, problems=problems,
    )  # fmt: skip
    written = json.loads(Ledger(inputs=(one, one.model_copy(update={"file": "g"}))).model_dump_json())
    row = written["inputs"][0]
    fates = row["events"] + row["undated"] + row["duplicates"] + row["outside_period"]
    assert row["records"] == fates + sum(lost)
    assert written["totals"]["records"] == 2 * row["records"]


@given(st.lists(st.text(), min_size=1, max_size=4), st.lists(st.text(), min_size=1, max_size=4))
def test_ids_differ_when_their_parts_differ(a: list[str], b: list[str]) -> None:
    """Same parts, same id; other parts, another id (parts are kept apart)."""
    separated = all("\x1f" not in part for part in (*a, *b))
    assert stable_id("e", *a) == stable_id("e", *a)
    assert not separated or (stable_id("e", *a) == stable_id("e", *b)) == (a == b)
