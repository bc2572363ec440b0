"""Word files as offices make them: tables cut in two, changes tracked, boxes, letters that only look like journals."""

import io
import random
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn

from ingest.ingester import InputFile, Record
from ingest.registry import claim
from schemas.case import Period, SourceSpec
from schemas.vocabulary import ActorKind
from tests.ingest.printed import some_entries

PERIOD = Period.model_validate({"from": "2016-01-01", "to": "2026-12-31"})
ENTRIES = some_entries(random.Random(5), 12)
HEAD = ["Datum", "Rubrik", "Anteckning", "Handläggare"]
ROWS = [[str(e.day), e.heading, "\n".join(e.text), e.sign] for e in ENTRIES]
WORDS = "Ro bor med sin mamma och går i årskurs sju. " * 8


def table(place: Any, rows: list[list[str]]) -> Any:
    made = place.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(made.add_row().cells, row, strict=True):
            cell.text = text
    return made


def records(document: Any) -> list[Record]:
    out = io.BytesIO()
    document.save(out)
    source = SourceSpec(id="x", path="x.docx", actor=ActorKind.SOCIAL_SERVICES)
    file = InputFile("x.docx", out.getvalue(), source, PERIOD)
    return [item for item in claim(file)[0].read(file) if isinstance(item, Record)]


def plain(document: Any) -> None:
    document.add_paragraph("Journal")
    table(document, [HEAD, *ROWS])


def cut_in_two(document: Any) -> None:
    table(document, [HEAD, *ROWS[:6]])
    document.add_paragraph("Sida 1 av 2")
    table(document, ROWS[6:])


def date_merged_downwards(document: Any) -> None:
    made = table(document, [HEAD, *ROWS])
    made.cell(4, 0).text = ""
    made.cell(3, 0).merge(made.cell(4, 0))


def table_in_a_table(document: Any) -> None:
    outer = document.add_table(rows=1, cols=1)
    inner = outer.cell(0, 0).add_table(rows=0, cols=4)
    for row in (HEAD, *ROWS):
        for cell, text in zip(inner.add_row().cells, row, strict=True):
            cell.text = text


def a_table_for_each_entry(document: Any) -> None:
    for e in ENTRIES:
        who = f"{e.first} {e.last}, {e.role}"
        table(document, [["Datum", str(e.day)], ["Handläggare", who], ["Anteckning", " ".join(e.text)]])
        document.add_paragraph("")


def headings(document: Any) -> None:
    for e in ENTRIES:
        document.add_heading(f"{e.day} {e.heading}", 2)
        document.add_paragraph(f"{e.first} {e.last}, {e.role}")
        for text in e.text:
            document.add_paragraph(text)


def in_content_controls(document: Any) -> None:
    headings(document)
    for element in list(document.element.body.iterchildren(qn("w:p"))):
        control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
        element.addprevious(control)
        control.append(content)
        content.append(element)


def table_and_printout(document: Any) -> None:
    table(document, [HEAD, *ROWS[:6]])
    document.add_heading("Daganteckningar", 1)
    for e in ENTRIES[6:]:
        document.add_paragraph(f"{e.day} {e.clock} {e.first} {e.last}, {e.role}")
        for text in e.text:
            document.add_paragraph(text)


@pytest.mark.parametrize(
    "shape",
    [plain, cut_in_two, table_in_a_table, a_table_for_each_entry, headings, in_content_controls, table_and_printout],
)
def test_the_entries_of_a_journal(shape: Callable[[Any], None]) -> None:
    document = Document()
    shape(document)
    read = records(document)
    assert [record.when.first_day for record in read] == [entry.day for entry in ENTRIES]
    for record, entry in zip(read, ENTRIES, strict=True):
        assert "".join("".join(entry.text).split()) in "".join(record.text.split())


def test_rows_that_share_a_merged_date_are_records_of_their_own() -> None:
    document = Document()
    date_merged_downwards(document)
    days = [record.when.first_day for record in records(document)]
    assert len(days) == 12 and days[3] == days[2] == ENTRIES[2].day


def letter(document: Any) -> None:
    for text in (
        "Till Ro Exempels vårdnadshavare",
        "Hej!",
        "2022-03-01 träffade jag Ro på BUP tillsammans med er. Vi talade om skolan och om hur det är hemma.",
        "Den 3 maj 2022 hade vi nätverksmöte på skolan. Rektor och kurator var med.",
        "2022-06-01 ringde jag er om att avsluta kontakten.",
        "Med vänlig hälsning",
        "Eva Ek, kurator",
        "2022-06-10",
    ):
        document.add_paragraph(text)


def investigation(document: Any) -> None:
    document.add_heading("Utredning enligt 11 kap. 1 § socialtjänstlagen", 1)
    document.add_paragraph("Utredning avslutad: 2022-06-10")
    table(document, [["Datum", "Form", "Med vem"], ["2022-01-20", "Hembesök", "Mamma"], ["2022-02-03", "Möte", "BUP"]])
    for e in ENTRIES[:6]:
        document.add_paragraph(f"{e.day} {e.heading}")
    for title in ("Skola", "Hälsa", "Familj", "Bedömning"):
        document.add_heading(title, 2)
        document.add_paragraph(WORDS)


def plan(document: Any) -> None:
    document.add_heading("Genomförandeplan", 1)
    document.add_paragraph("Upprättad: 2022-06-10")
    table(
        document, [["Mål", "Ansvarig", "Klart"], ["Ro sover", "BUP", "2022-09-01"], ["Ro äter", "Skolan", "2022-10-01"]]
    )


@pytest.mark.parametrize("shape", [letter, investigation, plan])
def test_a_document_without_entries_is_one_record_of_its_own_day(shape: Callable[[Any], None]) -> None:
    document = Document()
    shape(document)
    assert [str(record.when.first_day) for record in records(document)] == ["2022-06-10"]


def test_a_row_deleted_with_changes_tracked_is_kept_and_marked_and_deleted_words_are_not_read() -> None:
    document = Document()
    made = table(document, [HEAD, *ROWS[:3]])
    for run in list(made.rows[2]._tr.iter(qn("w:r"))):
        gone = OxmlElement("w:del")
        run.addprevious(gone)
        gone.append(run)
        for words in list(run.iter(qn("w:t"))):
            words.tag = qn("w:delText")
    first, deleted, _ = records(document)
    assert deleted.attributes["nullified"] is True and deleted.text == ROWS[1][2]
    assert "nullified" not in first.attributes


BOX = (
    '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><mc:AlternateContent>'
    '<mc:Choice Requires="wps"><wps:txbx>{0}</wps:txbx></mc:Choice><mc:Fallback><w:pict>{0}</w:pict></mc:Fallback>'
    "</mc:AlternateContent></w:r>"
)


def test_a_text_box_is_read_once() -> None:
    document = Document()
    for e in ENTRIES[:3]:
        document.add_paragraph(f"{e.day} {e.first} {e.last}, {e.role}")
        document.add_paragraph("Samtal om sömnen.")
        inside = "<w:txbxContent><w:p><w:r><w:t>Ord i rutan.</w:t></w:r></w:p></w:txbxContent>"
        document.add_paragraph("")._p.append(parse_xml(BOX.format(inside)))
    assert [record.text.count("Ord i rutan.") for record in records(document)] == [1, 1, 1]
