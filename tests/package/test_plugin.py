"""A third party's ingester, installed beside the tool, reads its files through the same door as ours."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

PLUGIN = Path(__file__).parents[2] / "examples" / "plugin"


def test_the_example_plugin_is_installed_found_and_reads(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(PLUGIN)],
        check=True, capture_output=True,
    )  # fmt: skip
    site = tmp_path / "site"
    zipfile.ZipFile(next(tmp_path.glob("*.whl"))).extractall(site)
    (tmp_path / "vår.txt").write_text("#dagbok\n2022-03-01 > Ro sov hela natten.\nutan dag\n", encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-c", "from timeline.cli import main; main()", "formats", "try", str(tmp_path / "vår.txt")],
        env={**os.environ, "PYTHONPATH": str(site)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert "dagbok" in ran.stdout and "2022-03-01" in ran.stdout and "rad 3" in ran.stdout


def test_a_case_opens_as_data_frames() -> None:
    from tests.conftest import EXAMPLE
    from timeline.plugin import open_case

    case = open_case(EXAMPLE)
    assert len(case.events) == len(case.built.journey.events)
    held = case.findings[case.findings.rule == "sip-held"]
    assert list(held["from"] if "from" in held else held["start"]) == ["2022-11-16", "2023-06-07"]


def test_the_door_opens_without_loading_what_is_behind_it() -> None:
    asked = (
        "import sys, timeline.plugin; print([n for n in ('pandas', 'plotly', 'ingest', 'lxml') if n in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
