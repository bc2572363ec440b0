"""Write the example's exports from the rows beside this file: `python -m bench.example`. Same rows, same bytes."""

import csv
import datetime as dt
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import yaml
from docx import Document
from openpyxl import Workbook
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).parent
CASE = Path(__file__).parents[2] / "examples" / "nour"
PERSON, NUMBER = "Nour Exempel", "20080314-2386"
"""Invented; the number lies in the tax agency's series for tests."""
STAMP = (2024, 6, 20, 9, 0, 0)


def rows(name: str) -> Any:
    """The rows of one source."""
    return yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))


def freeze(data: bytes) -> bytes:
    """An office file with fixed times, so that the same rows give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*", rb"\g<1>2024-06-20T09:00:00Z", part)
            info = zipfile.ZipInfo(name, STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, part)
    return out.getvalue()


def bup() -> bytes:
    """PDF with a header and a footer on each page; entries run over pages."""
    out = io.BytesIO()
    page = Canvas(out, pagesize=A4, invariant=True)
    y, number = 0.0, 0

    def fresh() -> float:
        nonlocal number
        if number:
            page.showPage()
        number += 1
        page.setFont("Helvetica", 8)
        page.drawString(56, 800, f"BUP Mellanvik   {PERSON}  {NUMBER}")
        page.drawString(56, 40, f"Utskrift 2024-06-20   Sida {number}")
        return 770.0

    y = fresh()
    for day, time, author, role, contact, signed, words in rows("bup"):
        lines = [
            ("Helvetica-Bold", 10, f"{day}{' ' + time if time else ''}   {author}, {role}   {contact}"),
            ("Helvetica-Oblique", 8, f"Skapad {day}   Signerad: {signed}"),
        ]
        for part in re.split(r" (?=[A-ZÅÄÖ][a-zåäö]+: )", words):
            lines += [("Helvetica", 9.5, line) for line in simpleSplit(part, "Helvetica", 9.5, 470)]
        y -= 8
        for font, size, line in lines:
            if y < 70:
                y = fresh()
            page.setFont(font, size)
            page.drawString(56, y, line)
            y -= 13
    page.save()
    return out.getvalue()


def soc() -> bytes:
    """DOCX with one table, newest first, and merged section rows."""
    document = Document()
    document.add_heading("Journal barn och familj", 1)
    document.add_paragraph(f"Avser {PERSON}, {NUMBER}. Utskriven 2024-06-20.")
    table = document.add_table(rows=1, cols=4)
    for cell, name in zip(table.rows[0].cells, ("Datum", "Rubrik", "Anteckning", "Handläggare"), strict=True):
        cell.text = name
    year = None
    for day, heading, words, handler in sorted(rows("soc"), key=lambda row: row[0], reverse=True):
        if day.year != year:
            year = day.year
            cells = table.add_row().cells
            cells[0].merge(cells[3]).text = f"År {year}"
        for cell, text in zip(table.add_row().cells, (day.isoformat(), heading, words, handler), strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    return freeze(out.getvalue())


def skola() -> bytes:
    """XLSX with two sheets, a merged title above each header, real dates and dates as text."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, entries in rows("skola").items():
        sheet = book.create_sheet(name)
        sheet.append([f"Sjöhöjdsskolan – {name}s anteckningar, {PERSON}"])
        sheet.merge_cells("A1:D1")
        sheet.append([])
        sheet.append(["Datum", "Av", "Händelse", "Anteckning"])
        for row in entries:
            sheet.append(row)
    book.properties.created = book.properties.modified = dt.datetime(*STAMP)  # noqa: DTZ001 (workbooks hold wall-clock times)
    out = io.BytesIO()
    book.save(out)
    return freeze(out.getvalue())


def eh() -> bytes:
    """CSV with semicolons in windows-1252, as an older system writes it."""
    out = io.StringIO(newline="")
    sheet = csv.writer(out, delimiter=";", lineterminator="\r\n")
    sheet.writerow(["Datum", "Registrerat", "Yrkesroll", "Signatur", "Typ", "Personnr", "Anteckning"])
    for day, registered, role, author, kind, words in rows("eh"):
        sheet.writerow([day, registered, role, author, kind, NUMBER, words])
    return out.getvalue().encode("cp1252")


def vc() -> bytes:
    """A plain text printout: header line, words, an empty line."""
    top = f"Vårdcentralen Lönnen\nJournalutskrift för {PERSON} {NUMBER}\n\n"
    body = "".join(f"{d} {author}, {role}, {what}\n{words}\n\n" for d, author, role, what, words in rows("vc"))
    return (top + body).encode()


def hab() -> bytes:
    """RTF, with letters outside ASCII escaped."""
    parts = [r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}\f0\fs20 "]
    for day, time, author, role, what, words in rows("hab"):
        head = f"{day}{' ' + time if time else ''} {author}, {role} {what}"
        parts.append(_rtf(head) + r"\par " + _rtf(words) + r"\par\par ")
    return "".join([*parts, "}"]).encode("ascii")


def _rtf(text: str) -> str:
    return "".join(c if c.isascii() else f"\\u{ord(c)}?" for c in text)


def eken() -> bytes:
    """TSV in UTF-16, as one spreadsheet program saves it."""
    lines = ["Datum\tSignatur\tRoll\tHändelse\tAnteckning"]
    lines += ["\t".join([str(day), *rest]) for day, *rest in rows("eken")]
    return ("\r\n".join(lines) + "\r\n").encode("utf-16")


FILES = {
    "exports/bup_journal.pdf": bup,
    "exports/soc_journal.docx": soc,
    "exports/sjohojdsskolan.xlsx": skola,
    "exports/elevhalsa.csv": eh,
    "exports/vc_lonnen.txt": vc,
    "exports/hab.rtf": hab,
    "exports/eken.tsv": eken,
    "family/samtal_2024-06-12.md": (HERE / "familj.md").read_bytes,
}


def main() -> None:
    """Write every file of the example."""
    for name, made in FILES.items():
        path = CASE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made())
        print(path.relative_to(CASE))


if __name__ == "__main__":
    main()
