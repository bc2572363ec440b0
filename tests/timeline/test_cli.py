"""The command as a person meets it: sentences, exit codes, nothing half-written."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tests.timeline.case_folder import BUP, write_case
from timeline.cli.app import app

HEAVY = ("pandas", "numpy", "plotly", "lxml", "jinja2", "docx", "pdfplumber")


def run(*args: object) -> Result:
    return CliRunner().invoke(app, [str(arg) for arg in args])


def test_help_is_quick_because_it_imports_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['tidslinje', '--help']\n"
        "from timeline.cli import main\n"
        "try: main()\nexcept SystemExit as stop: assert not stop.code\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("loading", ["yaml", "typer", "ingest.intake"])
def test_ctrl_c_while_the_command_is_still_loading_is_one_sentence(loading: str, tmp_path: Path) -> None:
    write_case(tmp_path / "case")
    code = (
        "import sys\n"
        "class Stop:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name == {loading!r}: raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Stop())\n"
        f"sys.argv = ['tidslinje', 'build', {str(tmp_path / 'case')!r}]\n"
        "from timeline.cli import main\nmain()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 130
    assert len(done.stderr.splitlines()) == 1 and done.stderr.startswith("Avbrutet.")


def test_a_proposal_writes_a_day_twice_rather_than_as_an_anchor(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("Datum;Anteckning\n2022-03-01;Besök.\n", encoding="utf-8")
    assert run("init", tmp_path).exit_code == 0
    assert "&id" not in (tmp_path / "case.yaml").read_text("utf-8")


def test_version() -> None:
    assert run("--version").stdout.startswith("tidslinje 0.")


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: None, "mappen finns inte"),
        (lambda path: path.mkdir(), "mappen är tom"),
        (lambda path: path.write_text("x", encoding="utf-8"), "är en fil"),
    ],
)
def test_a_wrong_folder_is_one_sentence(tmp_path: Path, make: object, says: str) -> None:
    make(tmp_path / "case")
    result = run("build", tmp_path / "case")
    assert result.exit_code == 1
    assert says in result.stderr and len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("manifest", "says"),
    [
        ("case: [", "YAML"),
        ("case: X\nchild: {alias: A}\n", "period saknas"),
        ("case: X\nchild: {alias: A}\nperiod: {from: 2022-01-01, to: 2021-01-01}\nsources: []\n", "period.to"),
        (
            "case: X\nchild: {alias: A}\nperiod: {from: 2022-01-01, to: 2022-02-01}\n"
            "sources: [{id: a, path: exports/bup.csv, actor: dentist}]\n",
            "sources.0.actor",
        ),
    ],
)
def test_a_faulty_manifest_is_one_sentence(tmp_path: Path, manifest: str, says: str) -> None:
    folder = write_case(tmp_path / "case")
    (folder / "case.yaml").write_text(manifest, encoding="utf-8")
    result = run("build", folder)
    assert result.exit_code == 1
    assert "case.yaml" in result.stderr and says in result.stderr
    assert not (folder / "out").exists()


def test_an_unknown_format_names_the_known_ones(tmp_path: Path) -> None:
    folder = write_case(tmp_path / "case")
    manifest = (folder / "case.yaml").read_text(encoding="utf-8")
    (folder / "case.yaml").write_text(
        manifest.replace("unit: BUP Sjö", "unit: BUP Sjö, format: papyrus"), encoding="utf-8"
    )
    result = run("build", folder)
    assert result.exit_code == 1
    assert "papyrus" in result.stderr and "csv" in result.stderr


def test_a_path_that_leads_out_of_the_case_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text(BUP, encoding="utf-8")
    folder = write_case(tmp_path / "case")
    manifest = (folder / "case.yaml").read_text(encoding="utf-8")
    (folder / "case.yaml").write_text(manifest.replace("exports/bup.csv", "../secret.csv"), encoding="utf-8")
    result = run("build", folder)
    events = folder / "out" / "events.jsonl"
    assert "secret.csv" in result.stderr
    assert not events.exists() or "secret.csv" not in events.read_text(encoding="utf-8")


def test_build_writes_and_prints_the_path(tmp_path: Path) -> None:
    folder = write_case(tmp_path / "case")
    result = run("build", folder)
    assert result.exit_code == 0, result.stderr
    assert str(folder / "out" / "tidslinje.html") in result.stdout
    assert "8 poster" in result.stderr


def test_strict_makes_an_unreadable_file_an_error_and_still_builds(tmp_path: Path) -> None:
    folder = write_case(tmp_path / "case", {"skola": ("exports/skola.pdf", b"")})
    assert run("build", folder).exit_code == 0
    strict = run("build", folder, "--strict")
    assert strict.exit_code == 1
    assert "exports/skola.pdf" in strict.stderr
    assert (folder / "out" / "tidslinje.html").exists()


def test_an_edition_that_does_not_exist_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    folder = write_case(tmp_path / "case")
    result = run("build", folder, "--edition", "guardian")
    assert result.exit_code == 1
    assert not (folder / "out").exists()


def test_without_a_manifest_the_case_builds_and_says_what_it_assumed(tmp_path: Path) -> None:
    folder = write_case(tmp_path / "case")
    (folder / "case.yaml").unlink()
    assert run("build", folder).exit_code == 0
    ledger = json.loads((folder / "out" / "ledger.json").read_text(encoding="utf-8"))
    assert any("child-psychiatry" in said for said in ledger["assumed"])
    assert ledger["totals"]["records"] == 8


def test_init_proposes_a_manifest_that_builds_and_never_overwrites(tmp_path: Path) -> None:
    folder = write_case(tmp_path / "case")
    (folder / "case.yaml").unlink()
    assert run("init", folder).exit_code == 0
    proposed = (folder / "case.yaml").read_text(encoding="utf-8")
    assert "actor: child-psychiatry" in proposed and "actor: social-services" in proposed
    assert run("build", folder).exit_code == 0
    again = run("init", folder)
    assert again.exit_code == 1 and "finns redan" in again.stderr
    assert (folder / "case.yaml").read_text(encoding="utf-8") == proposed


def test_check_prints_findings_and_writes_nothing(tmp_path: Path) -> None:
    folder = write_case(tmp_path / "case")
    before = sorted(path.name for path in folder.iterdir())
    table = run("check", folder)
    assert table.exit_code == 0 and "sip-held" in table.stdout
    lines = [json.loads(line) for line in run("check", folder, "--json").stdout.splitlines()]
    assert {"rule", "verdict", "heading"} <= set(lines[0])
    assert sorted(path.name for path in folder.iterdir()) == before


def test_rules_formats_and_schemas_are_listed(tmp_path: Path) -> None:
    assert "sip-held" in run("rules", "list").stdout
    shown = run("rules", "show", "investigation-over-4-months").stdout
    assert "11 kap. 2 §" in shown and "20 kap. 3" in shown
    assert "Four" in run("rules", "show", "investigation-over-4-months", "--lang", "en").stdout or "four" in shown
    unknown = run("rules", "show", "nope")
    assert unknown.exit_code == 1 and "rules list" in unknown.stderr
    assert "csv" in run("formats").stdout
    assert json.loads(run("schema", "event").stdout)["title"] == "Event"
    assert run("schema", "nope").exit_code == 1
    assert run("build").exit_code == 2


def test_formats_try_shows_entries_before_a_case_is_built(tmp_path: Path) -> None:
    (tmp_path / "bup.csv").write_text(BUP, encoding="utf-8")
    shown = run("formats", "try", tmp_path / "bup.csv").stdout
    assert "4 poster" in shown and "2022-03-01" in shown
    assert run("formats", "try", tmp_path / "nope.csv").exit_code == 1


def test_a_defect_shows_neither_traceback_nor_journal_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever fails inside, the person sees one sentence with class and place only."""
    import timeline.pipeline

    def broken(*_args: object) -> None:
        raise ValueError("Ro och mamma kommer")

    monkeypatch.setattr(timeline.pipeline, "join", broken)
    result = run("build", write_case(tmp_path / "case"))
    assert result.exit_code == 1
    assert "ValueError" in result.stderr and "mamma" not in result.stderr and "Traceback" not in result.stderr


def test_ctrl_c_leaves_nothing_half_written(tmp_path: Path) -> None:
    line = "2022-01-02;09:00;psykolog;XY;Besök;Samtal {}.\n"
    rows = BUP.splitlines(keepends=True)[0] + "".join(line.format(i) for i in range(60_000))
    folder = write_case(tmp_path / "case", {"skola": ("exports/skola.csv", rows.encode())})
    running = subprocess.Popen(
        [sys.executable, "-c", "from timeline.cli import main; main()", "build", str(folder)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    time.sleep(2)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=120)
    assert running.returncode == 130
    assert "Traceback" not in said and "Avbrutet" in said
    assert not list(folder.glob("out/*")) and not list(folder.rglob(".tidslinje-*"))


def test_a_name_decides_whose_journal_it_is_and_not_whom_it_mentions() -> None:
    from schemas.vocabulary import ActorKind
    from timeline.proposal import guess_actor

    about = ["Telefonsamtal BUP. Kurator på BUP ringer om skolan."] * 9
    assert guess_actor("exports/soc_journal.docx", about) is ActorKind.SOCIAL_SERVICES
    assert guess_actor("exports/okänd.docx", ["x"] * 9) is ActorKind.OTHER
