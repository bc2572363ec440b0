"""Write rows of text as the files that providers send: the same rows give the same bytes.

A content file holds blocks divided by an empty line. The first line of a block is its fields, divided by ` | `;
the lines below are the text of the note. A file without empty lines holds one row a line.
"""

import csv
import datetime as dt
import io
import json
import re
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from docx import Document
from lxml import etree
from openpyxl import Workbook
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

Row = list[str]


def blocks(path: Path) -> list[Row]:
    """The notes of a content file: the fields of the first line, then the text."""
    found = []
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        head, _, text = block.partition("\n")
        found.append([*fields(head), text])
    return found


def fields(line: str) -> Row:
    """The fields of a line."""
    return [part.strip() for part in line.split(" | ")]


def rows(path: Path) -> list[Row]:
    """The rows of a content file with one row a line."""
    return [fields(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def frozen(data: bytes, stamp: dt.datetime) -> bytes:
    """An office file with fixed times."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                tag = rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*"
                part = re.sub(tag, rb"\g<1>" + f"{stamp:%Y-%m-%dT%H:%M:%SZ}".encode(), part)
            new.writestr(zipfile.ZipInfo(name, stamp.timetuple()[:6]), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def pdf(notes: Iterable[Sequence[str]], head: str, foot: str) -> bytes:
    """A printout with a header and a footer on each page; a note is its header lines (bold) and its text."""
    out = io.BytesIO()
    page = Canvas(out, pagesize=A4, invariant=True)
    y, number = 0.0, 0
    for *headers, text in notes:
        lines = [("Helvetica-Bold", line) for line in headers]
        lines += [
            ("Helvetica", piece) for line in text.splitlines() for piece in simpleSplit(line, "Helvetica", 9.5, 470)
        ]
        y -= 8
        for font, line in lines:
            if y < 72:
                if number:
                    page.showPage()
                number, y = number + 1, 762.0
                page.setFont("Helvetica", 8)
                page.drawString(56, 806, head)
                page.drawRightString(540, 806, f"Sida {number}")
                page.drawString(56, 40, foot)
            page.setFont(font, 9.5)
            page.drawString(56, y, line)
            y -= 12.5
    page.save()
    return out.getvalue()


def docx_table(title: str, header: Row, notes: Iterable[Row], stamp: dt.datetime) -> bytes:
    """A Word file with one table."""
    document = Document()
    document.add_heading(title, 1)
    table = document.add_table(rows=1, cols=len(header))
    table.style = "Table Grid"
    for note in [header, *notes]:
        cells = table.rows[0].cells if note is header else table.add_row().cells
        for cell, text in zip(cells, note, strict=True):
            cell.text = text
    return _saved(document, stamp)


def docx_text(title: str, notes: Iterable[tuple[str, str]], stamp: dt.datetime) -> bytes:
    """A Word file in running text: a bold line above each note."""
    document = Document()
    document.add_heading(title, 1)
    for head, text in notes:
        document.add_paragraph().add_run(head).bold = True
        document.add_paragraph(text)
    return _saved(document, stamp)


def _saved(document: Any, stamp: dt.datetime) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return frozen(out.getvalue(), stamp)


def xlsx(sheet: str, titles: Row, header: Row, notes: Iterable[Row], stamp: dt.datetime) -> bytes:
    """A workbook: merged title rows, a header, one note a row; a whole date in the first column is a real date."""
    book = Workbook()
    page = book.active
    page.title = sheet
    for line in titles:
        page.append([line])
        page.merge_cells(start_row=page.max_row, start_column=1, end_row=page.max_row, end_column=len(header))
    page.append(header)
    for note in notes:
        whole = re.fullmatch(r"\d{4}-\d\d-\d\d", note[0])
        page.append([dt.date.fromisoformat(note[0]) if whole else note[0], *note[1:]])
    out = io.BytesIO()
    book.save(out)
    return frozen(out.getvalue(), stamp)


def csv_bytes(header: Row, notes: Iterable[Row], encoding: str) -> bytes:
    """Semicolons and CRLF, as a Swedish spreadsheet writes it."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(notes)
    return out.getvalue().encode(encoding)


def paged(result: list[dict[str, Any]]) -> bytes:
    """One page of a reply of the Lifecare interface."""
    reply = {"PageNumber": 1, "PageSize": 100, "TotalNumberOfPages": 1, "TotalNumberOfRecords": len(result)}
    return (json.dumps(reply | {"Result": result}, ensure_ascii=False, indent=1) + "\n").encode()


def care_documentation(notes: Iterable[Row], number: str, unit: str) -> bytes:
    """A RIV-TA GetCareDocumentation 2.1 reply; a note is time, author, role, note code, title, text."""
    responder = "urn:riv:clinicalprocess:healthcond:description:GetCareDocumentationResponder:2"
    core = "urn:riv:clinicalprocess:healthcond:description:2"
    soap = "http://schemas.xmlsoap.org/soap/envelope/"
    envelope = etree.Element(f"{{{soap}}}Envelope", nsmap={"soapenv": soap, "urn": responder, "urn1": core})
    body = etree.SubElement(envelope, f"{{{soap}}}Body")
    reply = etree.SubElement(body, f"{{{responder}}}GetCareDocumentationResponse")

    def add(parent: Any, tag: str, text: str | None = None) -> Any:
        child = etree.SubElement(parent, f"{{{core}}}{tag}")
        child.text = text
        return child

    for place, (time, author, role, code, title, text) in enumerate(notes, 1):
        document = etree.SubElement(reply, f"{{{responder}}}careDocumentation")
        head = add(document, "careDocumentationHeader")
        add(head, "documentId", f"SE9999-{place:04d}")
        add(head, "documentTitle", title)
        add(head, "documentTime", time)
        patient = add(head, "patientId")
        add(patient, "id", number)
        add(patient, "type", "1.2.752.129.2.1.3.1")
        professional = add(head, "accountableHealthcareProfessional")
        add(professional, "authorTime", time)
        add(professional, "healthcareProfessionalName", author)
        add(add(professional, "healthcareProfessionalRoleCode"), "originalText", role)
        add(add(professional, "healthcareProfessionalOrgUnit"), "orgUnitName", unit)
        note = add(add(document, "careDocumentationBody"), "clinicalDocumentNote")
        add(note, "clinicalDocumentNoteCode", code)
        add(note, "clinicalDocumentNoteTitle", title)
        add(note, "clinicalDocumentNoteText", text)
    data: bytes = etree.tostring(envelope, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return data


def talk(path: Path, title: str, date: str) -> bytes:
    """Notes of a talk with the family: a heading per person, a bullet per statement."""
    lines = [f"# {title}", "", f"Datum: {date}.", ""]
    for line in path.read_text(encoding="utf-8").splitlines():
        lines += ["", f"#{line}", ""] if line.startswith("# ") else [f"- {line}"]
    return ("\n".join(lines) + "\n").encode()


def write(folder: Path, files: dict[str, bytes]) -> None:
    """Put the files where the case has them."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
