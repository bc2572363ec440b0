"""`rules explain|test|new` as a person meets them."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from timeline.cli.app import app
from timeline.pipeline import Built


def run(*args: object) -> Result:
    return CliRunner().invoke(app, [str(arg) for arg in args])


@pytest.fixture(scope="module")
def out(outputs: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    for name, text in outputs.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_every_finding_of_the_example_can_be_explained_in_both_languages(example: Built, out: Path) -> None:
    from timeline.explain import explain, find
    from timeline.rules import load_rules

    rules = {rule.id: rule for rule in load_rules().rules}
    by_id = {event.id: event for event in example.journey.events}
    for finding in example.findings:
        told = find(out, finding.id)
        for lang in ("sv", "en"):
            said = dict(explain(told, rules[finding.rule], lang))
            text = "\n".join(line for lines in said.values() for line in lines)
            assert "{" not in text and "}" not in text
            for name in finding.trigger:
                assert by_id[name].source.file in text and by_id[name].source.locator in text
            for row in finding.law:
                assert row.section in text and row.law in text and row.in_force_from.isoformat() in text
            if finding.searched:
                assert str(finding.searched.entries) in text and all(name in text for name in finding.searched.sources)
            if finding.nearest:
                assert by_id[finding.nearest].source.locator in text
            wrong = said["Det här skulle ändra bilden" if lang == "sv" else "What would make it wrong"]
            for suppression in rules[finding.rule].suppressions:
                assert any((suppression.reason.sv if lang == "sv" else suppression.reason.en) in line for line in wrong)
            assert (finding.text.sv if lang == "sv" else finding.text.en) in text


def test_the_command_takes_the_beginning_of_an_id_and_the_case_folder(tmp_path: Path, example: Built) -> None:
    from tests.timeline.case_folder import write_case

    case = write_case(tmp_path / "case")
    assert run("build", case).exit_code == 0
    finding = json.loads((case / "out" / "findings.jsonl").read_text(encoding="utf-8").splitlines()[0])
    for folder in (case, case / "out"):
        said = run("rules", "explain", finding["id"][:8], folder)
        assert said.exit_code == 0, said.stderr
        assert finding["text"]["sv"] in said.stdout
    assert "What was searched" in run("rules", "explain", finding["id"], case, "--lang", "en").stdout


@pytest.mark.parametrize(("name", "says"), [("f-nope", "inget fynd"), ("f-", "flera fynd")])
def test_an_id_that_is_none_or_many_is_one_sentence(out: Path, name: str, says: str) -> None:
    result = run("rules", "explain", name, out)
    assert result.exit_code == 1 and says in result.stderr and len(result.stderr.splitlines()) == 1


def test_a_folder_that_was_not_built_is_one_sentence(tmp_path: Path) -> None:
    result = run("rules", "explain", "f-1", tmp_path)
    assert result.exit_code == 1 and "tidslinje build" in result.stderr
    (tmp_path / "findings.jsonl").write_text("{nope\n", encoding="utf-8")
    assert run("rules", "explain", "f-1", tmp_path).exit_code == 1
    assert run("rules", "explain", "f-1").exit_code == 2


def test_the_tools_own_cases_hold() -> None:
    result = run("rules", "test")
    assert result.exit_code == 0, result.stderr


def filled(path: Path) -> Path:
    text = path.read_text(encoding="utf-8")
    text = text.replace('"FYLL I: börja med', '"Vad hjälper? Börja med').replace("Börja med Vem, Vad", "Och Vem, Vad")
    path.write_text(text.replace("FYLL I: ", "").replace("FYLL I", "det"), encoding="utf-8")
    return path


def test_a_skeleton_is_refused_until_it_is_filled_in_and_then_holds(tmp_path: Path) -> None:
    folder = tmp_path / "egna"
    assert run("rules", "new", "own-referral-answer", "--to", folder).exit_code == 0
    unfilled = run("rules", "test", folder)
    assert unfilled.exit_code == 1 and "FYLL I" in unfilled.stderr
    filled(folder / "own-referral-answer.yaml")
    result = run("rules", "test", folder)
    assert result.exit_code == 0, result.stderr
    assert "1 regler, 4 fall" in result.stdout
    again = run("rules", "new", "own-referral-answer", "--to", folder)
    assert (
        again.exit_code == 1
        and "FYLL I" not in (folder / "own-referral-answer.yaml").read_text(encoding="utf-8").split("\n", 3)[3]
    )


def test_a_case_that_does_not_hold_is_printed_and_is_an_error(tmp_path: Path) -> None:
    assert run("rules", "new", "own-referral-answer", "--to", tmp_path).exit_code == 0
    path = filled(tmp_path / "own-referral-answer.yaml")
    path.write_text(
        path.read_text(encoding="utf-8").replace("verdict: not-found, start", "verdict: late, start"), encoding="utf-8"
    )
    result = run("rules", "test", tmp_path)
    assert result.exit_code == 1
    assert "own-referral-answer, no answer" in result.stderr


@pytest.mark.parametrize("name", ["Stora", "å", "two words", "../up", "a--b"])
def test_a_name_that_can_not_be_an_id_is_refused(tmp_path: Path, name: str) -> None:
    result = run("rules", "new", name, "--to", tmp_path)
    assert result.exit_code == 1 and not list(tmp_path.rglob("*.yaml"))
