"""The whole run on small real folders: outputs, determinism, all or nothing, nothing lost."""

import json
import shutil
import stat
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from schemas.errors import CaseError
from schemas.generate import schema
from tests.timeline.case_folder import write_case
from timeline.pipeline import OUTPUTS, build, files, write


def _built(folder: Path) -> dict[str, str]:
    return files(build(folder))


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return _built(write_case(tmp_path_factory.mktemp("case") / "ro"))


def test_every_output_follows_its_schema_and_the_ledger_adds_up(outputs: dict[str, str]) -> None:
    assert tuple(outputs) == OUTPUTS
    for name in ("event", "finding"):
        check = Draft202012Validator(schema(name))
        lines = outputs[f"{name}s.jsonl"].splitlines()
        assert lines
        for line in lines:
            check.validate(json.loads(line))
    ledger = json.loads(outputs["ledger.json"])
    Draft202012Validator(schema("ledger")).validate(ledger)
    assert [row["records"] for row in ledger["inputs"]] == [4, 4]
    top = [event for event in map(json.loads, outputs["events.jsonl"].splitlines()) if event["parent"] is None]
    assert len(top) == ledger["totals"]["records"] == 8


def test_the_story_is_seen(outputs: dict[str, str]) -> None:
    """One SIP told by two records is one happening; the late decision and the missing follow-up are found."""
    events = [json.loads(line) for line in outputs["events.jsonl"].splitlines()]
    held = [e for e in events if e["kind"] == "sip-meeting" and e["status"] == "occurred"]
    assert {e["source"]["source"] for e in held} == {"bup", "soc"}
    assert len({e["happening"] for e in held}) == 1
    findings = {(f["rule"], f["verdict"]) for f in map(json.loads, outputs["findings.jsonl"].splitlines())}
    assert ("sip-held", "happened") in findings
    assert ("preliminary-assessment-over-14-days", "late") in findings


def test_same_input_same_bytes_twice_and_from_another_folder(tmp_path: Path, outputs: dict[str, str]) -> None:
    here = write_case(tmp_path / "elsewhere" / "deeper")
    assert _built(here) == outputs
    moved = shutil.copytree(here, tmp_path / "moved")
    assert _built(moved) == outputs


def test_outputs_are_for_the_owner_only(tmp_path: Path, outputs: dict[str, str]) -> None:
    write(outputs, tmp_path / "new" / "out")
    for name in OUTPUTS:
        assert stat.S_IMODE((tmp_path / "new" / "out" / name).stat().st_mode) == 0o600
    assert {path.name for path in (tmp_path / "new" / "out").iterdir()} == set(OUTPUTS)


def test_a_failed_write_leaves_the_previous_output_as_it_was(tmp_path: Path, outputs: dict[str, str]) -> None:
    """The third file can't be encoded: none of the new ones may take its place."""
    write(outputs, tmp_path)
    broken = {**outputs, "events.jsonl": "new\n", "ledger.json": "\ud800"}
    with pytest.raises(UnicodeEncodeError):
        write(broken, tmp_path)
    assert (tmp_path / "events.jsonl").read_text(encoding="utf-8") == outputs["events.jsonl"]
    assert {path.name for path in tmp_path.iterdir()} == set(OUTPUTS)


def test_a_folder_that_is_a_file_is_a_sentence(tmp_path: Path, outputs: dict[str, str]) -> None:
    (tmp_path / "out").write_text("in the way", encoding="utf-8")
    with pytest.raises(CaseError, match="--out"):
        write(outputs, tmp_path / "out")
