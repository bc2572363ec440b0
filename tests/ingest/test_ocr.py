"""Scans: named page by page with the remedy, or read by the program outside and marked with how sure it is.

The program is a stand-in that prints the table of words that Tesseract prints, so that the tests run where it is not
installed. What it prints was taken from Tesseract 5 on a page drawn by `paper.py`.
"""

import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ingest.formats.ocr import installed
from ingest.intake import Intake, read_case
from schemas.case import Case
from timeline.journey import join

WORDS = ((1, "2022-03-01 Nybesök"), (2, "Orolig mage."), (3, "2022-03-08 Telefonsamtal"), (4, "Mamma ringer."))
STAND_IN = """#!{python}
import sys
if "--list-langs" in sys.argv:
    print("List of available languages (2):", "eng", "swe", sep="\\n")
else:
    sys.stdin.buffer.read()
    print("level", "page_num", "block_num", "par_num", "line_num", "word_num", "left", "top", "width", "height", "conf",
          "text", sep="\\t")
    for line, text in {words!r}:
        for number, word in enumerate(text.split()):
            print(5, 1, line, 1, 1, number, 100 + 200 * number, 50 * line, 190, 20, {confidence}, word, sep="\\t")
"""


@pytest.fixture(autouse=True)
def forget() -> Iterator[None]:
    installed.cache_clear()
    yield
    installed.cache_clear()


def program(folder: Path, monkeypatch: pytest.MonkeyPatch, confidence: int) -> None:
    path = folder / "bin" / "tesseract"
    path.parent.mkdir()
    path.write_text(STAND_IN.format(python=sys.executable, words=WORDS, confidence=confidence), encoding="utf-8")
    path.chmod(0o700)
    monkeypatch.setenv("PATH", f"{path.parent}{os.pathsep}{os.environ['PATH']}")


def scan(folder: Path) -> Path:
    """A page of text and a page that is a picture."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for row, text in enumerate(("2022-02-01 Hembesök", "Allt är bra.", "2022-02-08 Möte", "Skolan var med.")):
        canvas.drawString(50, 780 - 14 * row, text)
    canvas.showPage()
    canvas.rect(50, 50, 400, 600, fill=1)
    canvas.save()
    case = folder / "case"
    case.mkdir()
    (case / "x.pdf").write_bytes(out.getvalue())
    return case


def case_of(name: str) -> Case:
    period = {"from": "2022-01-01", "to": "2022-12-31"}
    source = {"id": "x", "path": name, "actor": "primary-care", "covers": period}
    return Case.model_validate({"case": "X", "child": {"alias": "Ro"}, "period": period, "sources": [source]})


def covered(taken: Intake) -> bool:
    return join(taken.events, case_of("x.pdf"), taken.ledger).coverage[0].readable


def test_without_the_program_each_page_is_named_with_the_remedy_and_nothing_is_covered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    for asked in (False, True):
        taken = read_case(case_of("x.pdf"), scan(tmp_path) if not asked else tmp_path / "case", ocr=asked)
        problem = taken.ledger.inputs[0].problems[0]
        assert (problem.locator, taken.ledger.inputs[0].records) == ("s. 2", 2)
        assert "Installera Tesseract" in problem.remedy and not covered(taken)


def test_a_program_that_nobody_asked_for_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, monkeypatch, 95)
    taken = read_case(case_of("x.pdf"), scan(tmp_path))
    assert "--ocr" in taken.ledger.inputs[0].problems[0].remedy and taken.ledger.inputs[0].records == 2


@pytest.mark.parametrize(("confidence", "sure"), [(95, True), (55, False)])
def test_scanned_entries_are_marked_and_unsure_pages_cover_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, confidence: int, sure: bool
) -> None:
    program(tmp_path, monkeypatch, confidence)
    taken = read_case(case_of("x.pdf"), scan(tmp_path), ocr=True)
    assert [str(event.start) for event in taken.events] == ["2022-02-01", "2022-02-08", "2022-03-01", "2022-03-08"]
    typed, read = taken.events[:2], taken.events[2:]
    assert all("ocr" not in event.attributes for event in typed)
    assert all(event.attributes["ocr_confidence"] == confidence / 100 for event in read)
    assert [event.status.value for event in read] == ["occurred" if sure else "unclear"] * 2
    assert covered(taken) is sure


def test_a_picture_alone_is_read_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, monkeypatch, 90)
    (tmp_path / "x.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    assert read_case(case_of("x.png"), tmp_path, ocr=True).ledger.inputs[0].records == 2
    unread = read_case(case_of("x.png"), tmp_path).ledger.inputs[0]
    assert unread.records == 0 and "--ocr" in unread.problems[0].remedy
