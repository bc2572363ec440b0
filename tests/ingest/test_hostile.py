"""Every export is hostile until parsed: only records, problems and plain refusals come out of any bytes."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook as Book

from ingest.ingester import InputFile, Record
from ingest.intake import read_case
from ingest.registry import claim, ingesters
from schemas.case import Case, Period, SourceSpec
from schemas.errors import FileError
from schemas.vocabulary import ActorKind

PERIOD = Period.model_validate({"from": "2022-01-01", "to": "2023-12-31"})
ENDINGS = ("csv", "tsv", "txt", "md", "rtf", "docx", "pdf", "xlsx", "xls", "ods", "xml", "json", "bin")
MAGIC = (
    b"",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"{\\rtf1 ",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\xff\xfe",
    b"Datum;Anteckning\n",
)


def as_file(name: str, data: bytes, **more: object) -> InputFile:
    spec = SourceSpec(id="x", path=name, actor=ActorKind.PRIMARY_CARE, **more)  # type: ignore[arg-type]  # pydantic checks the fields
    return InputFile(name, data, spec, PERIOD)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(magic=st.sampled_from(MAGIC), tail=st.binary(max_size=400), ending=st.sampled_from(ENDINGS))
def test_any_bytes_give_records_or_one_plain_refusal(magic: bytes, tail: bytes, ending: str) -> None:
    file = as_file(f"x.{ending}", magic + tail)
    for ingester in ingesters():
        if ingester.identify(file) is None:
            continue
        try:
            items = list(ingester.read(file))
        except FileError as refusal:
            assert refusal.what and refusal.remedy
        else:
            assert all(item.locator for item in items if isinstance(item, Record))


words = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=30)


@settings(max_examples=40, deadline=None)
@given(rows=st.lists(st.tuples(st.dates(date(2021, 6, 1), date(2024, 6, 1)), words), max_size=12))
def test_every_row_has_one_fate(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[date, str]]) -> None:
    """Records = events + undated + duplicates + outside + lost, for any table."""
    folder = tmp_path_factory.mktemp("case")
    kept = [(day, " ".join(text.split()).replace('"', "").replace(";", "")) for day, text in rows]
    text = "Datum;Anteckning;Signatur\n" + "".join(f'{day};"{text}";AB\n' for day, text in kept)
    (folder / "x.csv").write_text(text, encoding="utf-8")
    case = Case.model_validate(
        {
            "case": "X",
            "child": {"alias": "Ro"},
            "period": {"from": "2022-01-01", "to": "2023-12-31"},
            "sources": [{"id": "x", "path": "x.csv", "actor": "primary-care"}],
        }
    )
    taken = read_case(case, folder)
    row = taken.ledger.inputs[0]
    if row.ingester is None:  # a table without a row is no table
        assert not kept
        return
    assert row.records == len(kept)
    assert row.records == row.events + row.undated + row.duplicates + row.outside_period + row.lost
    assert len(taken.events) == row.records - row.lost


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def word(*paragraphs: str) -> bytes:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_member(data: bytes, name: str, change: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        members = {n: old.read(n) for n in old.namelist()}
    members[name] = change
    return zipped(members)


@pytest.mark.parametrize(
    "xml",
    [
        b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "AAAAAAAAAA"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>'
        b"2022-03-01 &b;</w:t></w:r></w:p></w:body></w:document>",
        b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>'
        b"2022-03-01 &f;</w:t></w:r></w:p></w:body></w:document>",
    ],
)
def test_entities_in_a_word_file_are_never_unfolded(xml: bytes) -> None:
    file = as_file("x.docx", with_member(word("2022-03-01 Samtal", "Hej."), "word/document.xml", xml))
    try:
        text = " ".join(item.text for item in claim(file)[0].read(file) if isinstance(item, Record))
    except FileError:
        return
    assert "AAAAAAAAAA" * 10 not in text and "root:" not in text


@pytest.mark.parametrize(("name", "inside"), [("x.xlsx", "xl/workbook.xml"), ("x.docx", "word/document.xml")])
def test_a_zip_bomb_is_refused_by_its_size(name: str, inside: str) -> None:
    members = {f"xl/{n}.bin": b"\0" * 60_000_000 for n in range(6)}
    file = as_file(name, zipped({"[Content_Types].xml": b"", inside: b"", **members}))
    with pytest.raises(FileError, match="packas upp") as refusal:
        list(claim(file)[0].read(file))
    assert refusal.value.remedy


def test_formulas_in_cells_are_text_and_their_words_kept() -> None:
    book = Book()
    sheet = book.worksheets[0]
    sheet.append(["Datum", "Anteckning", "Signatur"])
    sheet.append(["2022-03-01", '=HYPERLINK("http://example.org","klicka")', "AB"])
    sheet.append(["2022-03-02", "+46 70 174 06 12 ringde", "AB"])
    out = io.BytesIO()
    book.save(out)
    file = as_file("x.xlsx", out.getvalue())
    records = [item for item in claim(file)[0].read(file) if isinstance(item, Record)]
    assert len(records) == 2 and "ringde" in records[1].text


def test_a_path_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    from schemas.errors import CaseError

    (tmp_path / "case").mkdir()
    (tmp_path / "secret.csv").write_text("Datum;Anteckning\n2022-03-01;x\n", encoding="utf-8")
    case = Case.model_validate(
        {
            "case": "X",
            "child": {"alias": "Ro"},
            "period": {"from": "2022-01-01", "to": "2023-12-31"},
            "sources": [{"id": "x", "path": "link.csv", "actor": "primary-care"}],
        }
    )
    (tmp_path / "case" / "link.csv").symlink_to(tmp_path / "secret.csv")
    with pytest.raises(CaseError):
        read_case(case, tmp_path / "case")


def test_huge_fields_and_lines_stay_one_record() -> None:
    file = as_file("x.csv", ("Datum;Anteckning\n2022-03-01;" + "å" * 3_000_000 + "\n2022-03-02;kort\n").encode())
    records = [item for item in claim(file)[0].read(file) if isinstance(item, Record)]
    assert [len(record.text) for record in records] == [3_000_000, 4]
