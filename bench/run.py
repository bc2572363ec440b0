"""Measure and print the table of docs/matningar.md: `python -m bench.run [--case FOLDER] [--runs 5] [--write]`."""

import argparse
import tempfile
from pathlib import Path

from bench.floors import IMPORTS, LEAN_TYPER
from bench.measure import inside, python
from bench.page import put

ROOT = Path(__file__).parents[1]
MAIN = (
    "import sys; sys.argv = {argv!r}\nfrom timeline.cli import main\n"
    "try: main()\nexcept SystemExit as stop: assert not stop.code"
)


def _row(what: str, ours: float, floor: float, unit: str = "ms") -> str:
    return f"| {what} | {ours * 1000:.0f} {unit} | {floor * 1000:.0f} {unit} | {ours / floor:.2f} |"


def _help(runs: int) -> str:
    ours = python(MAIN.format(argv=["tidslinje", "--help"]), runs)
    return _row("`tidslinje --help` / typer program with lazy imports", ours, python(LEAN_TYPER, runs))


def _build(case: Path, runs: int) -> str:
    with tempfile.TemporaryDirectory() as out:
        ours = python(MAIN.format(argv=["tidslinje", "build", str(case), "--out", out]), runs)
    return _row(f"`tidslinje build` of {case.name} / importing its libraries", ours, python(IMPORTS, runs))


def _engine(runs: int) -> str:
    setup = (
        "from bench.journeys import journey\nfrom bench.floors import plain_loop\n"
        "from timeline.rules import judge, load_rules\nj = journey(500)\nr = load_rules()"
    )
    ours, floor = inside(setup, "judge(j, r)", runs), inside(setup, "plain_loop(j)", runs)
    return _row("all rules, one child of 500 events / plain loop, ten questions, no evidence", ours, floor)


def _notes(runs: int) -> list[str]:
    setup = "from bench.notes import read_all, terms_only, notes\nread_all(); terms_only()"
    ours, floor = inside(setup, "read_all()", runs), inside(setup, "terms_only()", runs)
    fresh = (
        "from timeline.reading.data import data\nfrom timeline.reading.lexicon import concepts, matcher\n"
        "def load():\n    for one in (data, concepts, matcher): one.cache_clear()\n    return matcher()"
    )
    load = inside(fresh, "load()", runs)
    return [
        _row("30 whole notes: concepts, status, actors, dates / bare trie of the same terms", ours, floor),
        f"| the lexicon, from YAML to patterns | {load * 1000:.0f} ms | 50 ms (goal) | {load / 0.05:.2f} |",
    ]


def main() -> None:
    """Measure, print, and if asked write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--case", type=Path, action="append", default=[])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    examples = [folder for folder in sorted((ROOT / "examples").iterdir()) if (folder / "case.yaml").exists()]
    rows = [_help(asked.runs), *(_build(case, asked.runs) for case in (*examples, *asked.case)), _engine(asked.runs)]
    rows += _notes(asked.runs)
    table = "| what / floor | ours | floor | ratio |\n|---|---:|---:|---:|\n" + "\n".join(rows) + "\n"
    print(table)
    if asked.write:
        put("bench.run", table)


if __name__ == "__main__":
    main()
