"""docs/sidan.md names a test for each of the 45 statements, and each test that it names is there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_statement_has_its_test() -> None:
    table = (ROOT / "docs" / "sidan.md").read_text(encoding="utf-8").partition("## Forty-five")[2]
    rows = {int(number): line for line in table.splitlines() if (number := line.strip("| ").split(" ")[0]).isdigit()}
    assert set(rows) == set(range(1, 46))
    written = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests" / "browser").glob("test_*.py"))
    there = set(re.findall(r"def (test_\d\d_\w+)", written))
    named = {name for line in rows.values() for name in re.findall(r"`(test_\d\d_\w+)`", line)}
    assert named == there
    for number, line in rows.items():
        assert all(f"test_{number:02}_" in name for name in re.findall(r"`(test_\w+)`", line))
