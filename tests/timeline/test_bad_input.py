"""Every kind of bad file is one plain sentence with a remedy, and the rest of the case builds."""

import io
import json
from pathlib import Path

import pytest
from openpyxl import Workbook
from reportlab.pdfgen.canvas import Canvas

from schemas.ledger import Input
from tests.timeline.case_folder import BUP, write_case
from timeline.pipeline import build, files

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 1000


def _pdf(**options: object) -> bytes:
    buffer = io.BytesIO()
    page = Canvas(buffer, invariant=1, **options)
    for number in range(40):
        page.drawString(
            60, 800 - 15 * number, f"2022-03-{number % 28 + 1:02d} 09:00   Ek Eva, psykolog   Besök {number}"
        )
    page.save()
    return buffer.getvalue()


def _xlsx(rows: list[list[object]]) -> bytes:
    book, buffer = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(buffer)
    return buffer.getvalue()


BAD = {
    "locked-xlsx": ("exports/locked.xlsx", _OLE),
    "locked-docx": ("exports/locked.docx", _OLE),
    "locked-pdf": ("exports/locked.pdf", _pdf(encrypt="hemligt")),
    "cut-pdf": ("exports/cut.pdf", _pdf()[:700]),
    "empty": ("exports/empty.csv", b""),
    "unknown": ("exports/bild.bin", bytes(range(256)) * 20),
    "no-date": ("exports/nodate.csv", "Färg;Form\nröd;rund\nblå;kantig\n".encode()),
    "cut-docx": ("exports/cut.docx", b"PK\x03\x04" + b"\0" * 60),
    "cut-xlsx": ("exports/cut.xlsx", _xlsx([["Datum", "Anteckning"], ["2022-01-02", "Hej"]])[:900]),
}


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Input]:
    folder = write_case(tmp_path_factory.mktemp("bad") / "case", BAD)
    built = build(folder)
    assert "tidslinje.html" in files(built)
    assert built.ledger.totals.records == sum(entry.records for entry in built.ledger.inputs)
    return {entry.source: entry for entry in built.ledger.inputs}


@pytest.mark.parametrize("source", sorted(BAD))
def test_a_bad_file_is_named_with_a_remedy(inputs: dict[str, Input], source: str) -> None:
    problems = inputs[source].problems
    assert problems, "silence"
    for problem in problems:
        assert problem.what.strip() and problem.remedy.strip()
        assert "Traceback" not in problem.what and "object at 0x" not in problem.what


def test_the_good_files_of_the_case_are_read_all_the_same(inputs: dict[str, Input]) -> None:
    assert (inputs["bup"].events, inputs["soc"].events) == (4, 4)


def test_an_impossible_date_is_kept_undated_and_named(tmp_path: Path) -> None:
    rows = BUP + "2022-06-31;09:00;psykolog;XY;Besök;Samtal.\n"
    built = build(write_case(tmp_path / "case", {"skola": ("exports/skola.csv", rows.encode())}))
    entry = next(e for e in built.ledger.inputs if e.source == "skola")
    assert (entry.events, entry.undated) == (4, 1)
    assert any("rad 6" in problem.locator for problem in entry.problems)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings_are_told_apart(tmp_path: Path, encoding: str) -> None:
    built = build(write_case(tmp_path / "case", {"skola": ("exports/skola.csv", BUP.encode(encoding))}))
    own = [event for event in built.journey.events if event.source.source == "skola" and event.parent is None]
    assert any("Nybesök. Ro och mamma kommer. Orolig mage, sover dåligt." in event.text for event in own)


def test_a_hundred_thousand_rows_build(tmp_path: Path) -> None:
    """Many rows are slow work, never a crash; the ledger counts them all."""
    line = "2022-{:02d}-{:02d};09:00;psykolog;XY;Besök;Samtal {}.\n"
    rows = BUP.splitlines(keepends=True)[0] + "".join(line.format(i % 12 + 1, i % 28 + 1, i) for i in range(100_000))
    built = build(write_case(tmp_path / "case", {"skola": ("exports/skola.csv", rows.encode())}))
    entry = next(e for e in built.ledger.inputs if e.source == "skola")
    assert entry.records == 100_000
    assert json.loads(built.ledger.model_dump_json())["totals"]["records"] == 100_008
