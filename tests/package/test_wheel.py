"""The wheel: installed into a clean environment, it builds the example from another folder."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OURS = {"schemas", "ingest", "timeline", "render"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)],
        check=True, capture_output=True,
    )  # fmt: skip
    return next(out.glob("*.whl"))


def test_the_wheel_holds_our_packages_with_their_data_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names if ".dist-info" not in name} == OURS
    for needed in ("timeline/rules/law.yaml", "timeline/example/case.yaml", "schemas/json/event.schema.json"):
        assert needed in names
    assert not [name for name in names if "/out/" in name or "__pycache__" in name]


def test_a_clean_install_builds_the_example_from_another_folder(wheel: Path, tmp_path: Path) -> None:
    """Dependencies are shared with this environment; our four packages come from the wheel alone."""
    venv.create(tmp_path / "env", with_pip=False)
    site = next((tmp_path / "env").glob("lib/python*/site-packages"))
    zipfile.ZipFile(wheel).extractall(site)
    shared = [path for path in sys.path if path.endswith("site-packages")]
    (site / "shared.pth").write_text("\n".join(shared), encoding="utf-8")
    python, empty = tmp_path / "env" / "bin" / "python", tmp_path / "empty"
    empty.mkdir()
    env = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    asked = (
        "import schemas, ingest, timeline, render; print(*(m.__file__ for m in (schemas, ingest, timeline, render)))"
    )
    where = subprocess.run([python, "-c", asked], cwd=empty, env=env, capture_output=True, text=True, check=True)
    assert all(Path(path).is_relative_to(site) for path in where.stdout.split())
    owners = (
        "from importlib.metadata import packages_distributions as p; d = p()\n"
        f"print({{name: sorted(set(d[name])) for name in {sorted(OURS)!r}}})"
    )
    alone = subprocess.run([python, "-c", owners], cwd=empty, env=env, capture_output=True, text=True, check=True)
    assert alone.stdout.strip() == str({name: ["tidslinje"] for name in sorted(OURS)})
    built = subprocess.run(
        [python, "-c", "from timeline.cli import main; main()", "demo", "--out", "ut"],
        cwd=empty, env=env, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert built.returncode == 0, built.stderr
    assert (empty / "ut" / "tidslinje.html").stat().st_size > 100_000
