"""The example case through the real pipeline, against outputs that somebody has read."""

from pathlib import Path

import pytest
from lxml import html

from tests.conftest import EXAMPLE
from timeline.pipeline import Built, build, files

GOLDEN = Path(__file__).parent / "golden"


def visible(page: str) -> str:
    """The words of the page without scripts, one block a line."""
    tree = html.document_fromstring(page)
    for node in tree.xpath("//script|//style|//svg|//template"):
        node.drop_tree()
    lines = (" ".join(text.split()) for text in tree.xpath("//body//text()"))
    return "\n".join(line for line in lines if line) + "\n"


@pytest.mark.parametrize("name", ["events.jsonl", "findings.jsonl", "ledger.json", "page.txt"])
def test_the_outputs_are_those_that_were_read(outputs: dict[str, str], name: str, regenerate: bool) -> None:
    text = visible(outputs["tidslinje.html"]) if name == "page.txt" else outputs[name]
    if regenerate:
        GOLDEN.mkdir(exist_ok=True)
        (GOLDEN / name).write_text(text, encoding="utf-8")
    assert text == (GOLDEN / name).read_text(encoding="utf-8")


def test_the_records_add_up_to_what_the_readme_says(example: Built) -> None:
    told = {}
    for line in (EXAMPLE / "README.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip().strip("`") for cell in line.strip("|").split("|")]
        if len(cells) == 4 and cells[3].isdigit():
            told[cells[0]] = int(cells[3])
    read = {entry.source: entry.records for entry in example.ledger.inputs}
    assert read == told
    assert len([entry for entry in example.ledger.inputs if entry.ingester]) == 8
    assert len({Path(entry.file).suffix for entry in example.ledger.inputs}) >= 7


def test_the_same_bytes_twice_and_from_another_folder(
    outputs: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    again = files(build(EXAMPLE))
    assert {name: hash(text) for name, text in again.items()} == {name: hash(text) for name, text in outputs.items()}


def test_what_worked_and_what_did_not_is_found(example: Built) -> None:
    """The turns of the story that the README tells, by rule and day."""
    told = {(f.rule, f.verdict.value, f.start.isoformat()) for f in example.findings}
    for turn in (
        ("sip-held", "happened", "2022-11-16"),
        ("sip-held", "happened", "2023-06-07"),
        ("sip-followed-up", "happened", "2023-09-13"),
        ("sip-cancelled-not-rebooked", "late", "2022-09-27"),
        ("sip-actor-not-invited", "not-found", "2022-11-16"),
        ("crisis-no-joint-meeting", "late", "2023-03-18"),
        ("violence-disclosure-no-report", "not-found", "2023-04-18"),
        ("preliminary-assessment-over-14-days", "late", "2022-03-14"),
        ("investigation-over-4-months", "late", "2022-04-04"),
    ):
        assert turn in told
    assert not [f for f in example.findings if f.rule == "sip-held" and f.start.isoformat() == "2022-09-28"]
