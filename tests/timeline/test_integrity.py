"""An earlier build held against the case: the same, or what differs; and a machine looked over without its content."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import timeline.rules
from render.sealed import is_sealed, opened
from tests.timeline.case_folder import write_case
from timeline.cli.app import app

PACKS = Path(timeline.rules.__file__).parent / "packs"
PHRASE = "fyra gröna ord i rad"


def run(*args: object, said: str | None = None) -> Result:
    return CliRunner().invoke(app, [str(arg) for arg in args], input=said)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = write_case(tmp_path / "case")
    (folder / "case.yaml").write_text(
        (folder / "case.yaml")
        .read_text("utf-8")
        .replace("principal: region,", "principal: region, consent: {meeting: given},"),
        encoding="utf-8",
    )
    assert run("build", folder, "--by", "Inspektör 7").exit_code == 0
    return folder


def test_an_untouched_case_is_the_same(case: Path) -> None:
    result = run("verify", case)
    assert (result.exit_code, result.stderr) == (0, "")
    assert json.loads((case / "out/ledger.json").read_text("utf-8"))["made"]["fingerprint"] in result.stdout


def _append(path: str) -> object:
    def change(case: Path) -> None:
        with (case / path).open("a", encoding="utf-8") as file:
            file.write("\n")

    return change


def _review(case: Path) -> None:
    (case / "review.yaml").write_text(
        "decisions: [{add: {kind: visit, status: occurred, start: 2022-06-01, actor: {kind: school}, title: Samtal}, "
        "by: x, at: '2024-01-01'}]\n",
        encoding="utf-8",
    )


@pytest.mark.parametrize(
    ("change", "names"),
    [
        (_append("exports/bup.csv"), "exports/bup.csv: filen har ändrats"),
        (_append("case.yaml"), "case.yaml: filen har ändrats"),
        (_review, "review.yaml: filen var inte med"),
        (_append("out/events.jsonl"), "events.jsonl: resultatet är inte"),
        (lambda case: (case / "out/findings.jsonl").unlink(), "findings.jsonl: resultatet finns inte"),
    ],
)
def test_what_differs_is_named(case: Path, change: object, names: str) -> None:
    change(case)
    result = run("verify", case)
    assert result.exit_code == 1
    assert names in result.stderr


def test_another_rule_set_is_named(case: Path, tmp_path: Path) -> None:
    """The case is judged with a rule more than when it was built."""
    (tmp_path / "egna").mkdir()
    text = (
        (PACKS / "referral-no-response.yaml").read_text("utf-8").replace("id: referral-no-response", "id: egen-regel")
    )
    (tmp_path / "egna" / "egen-regel.yaml").write_text(text, encoding="utf-8")
    result = run("verify", case, "--rules", tmp_path / "egna")
    assert result.exit_code == 1 and "reglerna är andra" in result.stderr


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"inputs": [1]}', "\x00"])
def test_a_ledger_that_is_none_is_one_sentence(case: Path, text: str) -> None:
    (case / "out/ledger.json").write_text(text, encoding="utf-8")
    result = run("verify", case)
    assert result.exit_code == 1
    assert "är inte en ledger" in result.stderr and len(result.stderr.splitlines()) == 1


def test_the_last_page_and_the_ledger_say_who_built_and_what_a_human_decided(case: Path) -> None:
    _review(case)
    run("build", case, "--by", "Inspektör 7")
    made = json.loads((case / "out/ledger.json").read_text("utf-8"))["made"]
    assert (made["by"], made["decisions"]) == ("Inspektör 7", {"add": 1})
    page = (case / "out/tidslinje.html").read_text("utf-8")
    assert "Byggd av Inspektör 7." in page and "tillagda händelser 1" in page
    assert re.sub(r"(.{4})", r"\1 ", made["fingerprint"]).strip() in page


def test_nobody_is_named_who_has_not_said_so(case: Path) -> None:
    run("build", case)
    assert json.loads((case / "out/ledger.json").read_text("utf-8"))["made"]["by"] is None


def test_a_locked_handout_is_verified_by_its_content(case: Path) -> None:
    """Fresh salt each time, so the bytes differ; the page inside is the same."""
    asked = ("--edition", "meeting", "--on", "2024-01-01")
    assert run("build", case, *asked, "--protect", said=f"{PHRASE}\n").exit_code == 0
    first = (case / "out/meeting/tidslinje-meeting.html").read_text("utf-8")
    assert run("build", case, *asked, "--protect", said=f"{PHRASE}\n").exit_code == 0
    second = (case / "out/meeting/tidslinje-meeting.html").read_text("utf-8")
    assert is_sealed(first) and first != second and opened(first, PHRASE) == opened(second, PHRASE)
    assert run("verify", case, *asked, said=f"{PHRASE}\n").exit_code == 0
    wrong = run("verify", case, *asked, said="helt andra ord\n")
    assert wrong.exit_code == 1 and "öppnar inte filen" in wrong.stderr
    handout = run(
        "verify-handout",
        case / "out/meeting/tidslinje-meeting.html",
        "--case",
        case,
        "--on",
        "2024-01-01",
        said=f"{PHRASE}\n",
    )
    assert handout.exit_code == 0


def test_no_unlocked_copy_stays_beside_a_locked_page(case: Path) -> None:
    case.joinpath("case.yaml").write_text(
        (case / "case.yaml").read_text("utf-8").replace("{meeting: given}", "{organisation: given}"), encoding="utf-8"
    )
    asked = ("--edition", "organisation:bup", "--on", "2024-01-01")
    assert run("build", case, *asked).exit_code == 0
    assert run("build", case, *asked, "--protect", said=f"{PHRASE}\n").exit_code == 0
    left = [path.name for path in (case / "out/organisation-bup").iterdir()]
    assert left == ["tidslinje-organisation-bup.html"]


@pytest.mark.parametrize(("said", "says"), [("kort\n", "kortare än"), ("", "kortare än")])
def test_a_short_passphrase_leaves_no_file(case: Path, said: str, says: str) -> None:
    result = run("build", case, "--edition", "meeting", "--protect", said=said)
    assert result.exit_code == 1 and says in result.stderr
    assert not (case / "out/meeting").exists()


def test_doctor_tells_of_programs_and_rights_and_of_no_content(case: Path) -> None:
    case.chmod(0o755)
    result = run("doctor", case)
    assert result.exit_code == 1 and "kan läsas av andra" in result.stdout
    for path in [case, *case.rglob("*")]:
        path.chmod(0o700 if path.is_dir() else 0o600)
    result = run("doctor", case)
    assert result.exit_code == 0
    assert "bup.csv" not in result.stdout and "Ro" not in result.stdout.split()
    assert run("doctor").exit_code == 0


def test_doctor_warns_of_a_folder_that_is_copied_to_a_cloud(tmp_path: Path) -> None:
    folder = write_case(tmp_path / "OneDrive - Myndigheten" / "case")
    folder.chmod(0o700)
    assert "moln" in run("doctor", folder).stdout
