"""Printouts on paper: invented entries as PDF pages, the ways in which programs draw them."""

import io
from collections.abc import Callable, Sequence
from textwrap import wrap

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from tests.ingest.printed import Entry

Draw = Callable[[Sequence[Entry]], bytes]
_STYLE = getSampleStyleSheet()["BodyText"]


def _furniture(canvas: Canvas, page: int, pages: int) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(50, 812, "Region Sjö   BUP öppenvård   Ro Exempel 20100101-2380")
    canvas.drawRightString(545, 812, f"Sida {page} av {pages}")
    canvas.drawString(50, 30, "Utskriven av Siv Holm 2025-01-15 10:12")


def _pages(lines: Sequence[tuple[str, float, str]], gap: str = "gap") -> bytes:
    """Lines as (font, x, text); `gap` alone leaves space."""
    pages: list[list[tuple[float, str, float, str]]] = [[]]
    y = 780.0
    for font, x, text in lines:
        if font == gap:
            y -= 9
            continue
        if y < 60:
            pages.append([])
            y = 780.0
        pages[-1].append((y, font, x, text))
        y -= 13
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for number, page in enumerate(pages, start=1):
        _furniture(canvas, number, len(pages))
        for y, font, x, text in page:
            canvas.setFont(font, 10)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def headed(entries: Sequence[Entry]) -> bytes:
    """A header line in bold, then the note wrapped to the page's width."""
    lines: list[tuple[str, float, str]] = []
    for e in entries:
        lines += [
            ("gap", 0, ""),
            ("Helvetica-Bold", 50, f"{e.day} {e.clock}  {e.first} {e.last}, {e.role}  {e.heading}"),
        ]
        lines += [("Helvetica", 62, part) for text in e.text for part in wrap(text, 90)]
    return _pages(lines)


def typewriter(entries: Sequence[Entry]) -> bytes:
    """Fixed-width blocks of labels, as old systems print them."""
    lines: list[tuple[str, float, str]] = []
    for e in entries:
        lines += [("Courier", 50, "-" * 70), ("Courier", 50, f"Datum: {e.day}        Tid: {e.clock}")]
        lines += [("Courier", 50, f"Vårdgivare: {e.first} {e.last}, {e.role}"), ("Courier", 50, f"Rubrik: {e.heading}")]
        lines += [("Courier", 50, part) for text in e.text for part in wrap(text, 70)]
    return _pages(lines)


def margin(entries: Sequence[Entry]) -> bytes:
    """The margin drawn first, the note beside it after: two strings on each line."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    y, number = 780.0, 1
    _furniture(canvas, 1, 1)
    canvas.setFont("Helvetica", 10)
    for e in entries:
        left = [str(e.day), f"{e.first} {e.last}", e.role]
        right = [e.heading, *(part for text in e.text for part in wrap(text, 70))]
        if y - 13 * max(len(left), len(right)) < 60:
            canvas.showPage()
            number += 1
            _furniture(canvas, number, number)
            canvas.setFont("Helvetica", 10)
            y = 780.0
        for at, text in enumerate(left):
            canvas.drawString(50, y - 13 * at, text)
        for at, text in enumerate(right):
            canvas.drawString(150, y - 13 * at, text)
        y -= 13 * max(len(left), len(right)) + 9
    canvas.save()
    return out.getvalue()


def _table(entries: Sequence[Entry], grid: bool) -> bytes:
    rows: list[list[object]] = [["Datum", "Tid", "Rubrik", "Anteckning", "Sign"]]
    for e in entries:
        rows.append([
            str(e.day), e.clock, Paragraph(e.heading, _STYLE), Paragraph(" ".join(e.text), _STYLE), e.sign,
        ])  # fmt: skip
    table = Table(rows, colWidths=[60, 35, 120, 230, 40], repeatRows=1)
    style = [("VALIGN", (0, 0), (-1, -1), "TOP")] + ([("GRID", (0, 0), (-1, -1), 0.5, "black")] if grid else [])
    table.setStyle(TableStyle(style))
    out = io.BytesIO()
    document = SimpleDocTemplate(out, pagesize=A4, invariant=1)
    document.build(
        [Paragraph("Journalutskrift Ro Exempel", _STYLE), table],
        onFirstPage=lambda canvas, _: _furniture(canvas, 1, 9),
        onLaterPages=lambda canvas, _: _furniture(canvas, canvas.getPageNumber(), 9),
    )
    return out.getvalue()


def ruled_table(entries: Sequence[Entry]) -> bytes:
    """A table with lines around its cells; the header row on every page."""
    return _table(entries, grid=True)


def bare_table(entries: Sequence[Entry]) -> bytes:
    """A table without lines."""
    return _table(entries, grid=False)


def newspaper(entries: Sequence[Entry]) -> bytes:
    """Two columns of text on each page, the left one read first."""
    lines = []
    for e in entries:
        lines += ["", f"{e.day} {e.first} {e.last}, {e.role}", *(part for text in e.text for part in wrap(text, 42))]
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    columns = [lines[at : at + 50] for at in range(0, len(lines), 50)]
    for number in range(0, len(columns), 2):
        _furniture(canvas, number // 2 + 1, (len(columns) + 1) // 2)
        canvas.setFont("Helvetica", 9)
        pair = columns[number : number + 2]
        for row in range(50):  # drawn across, so that only positions tell the columns
            for x, column in zip((50, 310), pair, strict=False):
                if row < len(column) and column[row]:
                    canvas.drawString(x, 780 - 14 * row, column[row])
        canvas.showPage()
    canvas.save()
    return out.getvalue()


PAPERS: dict[str, Draw] = {
    draw.__name__: draw for draw in (headed, typewriter, margin, ruled_table, bare_table, newspaper)
}
"""Every way to draw entries on pages, by name."""
