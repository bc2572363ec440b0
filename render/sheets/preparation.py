"""The preparation sheet: what worked, the points that the organisation is part of with its questions, its own events.

Made from the same cut view as the page. Same view, same bytes: parts in a fixed order, no time stamps.
"""

import datetime as dt
import io
import zipfile
from functools import cache
from pathlib import Path
from typing import Any, Final

from render.page.left import left
from render.page.words import genitive, month, words
from render.view.model import Mark, View
from schemas.datafile import read_yaml
from schemas.finding import Words

_EPOCH: Final = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
"""The earliest day that a ZIP can tell; it says that no time is told."""
_LINES: Final = 3


@cache
def _words() -> dict[str, Any]:
    loaded: dict[str, Any] = read_yaml(Path(__file__).parent / "words.yaml")
    return loaded


def sheet(view: View, recipient: str, lang: str = "sv") -> bytes:
    """The sheet as a DOCX file for the organisation that the view calls `recipient`."""
    from docx import Document

    text = _words()[lang]
    document = Document()
    _properties(document, view, lang)
    document.add_heading(text["title"].format(name=view.child), 0)
    document.add_paragraph(text["for"].format(unit=recipient))
    values = {"from": month(view.start, lang), "to": month(view.end, lang), "genitive": genitive(view.child, lang)}
    document.add_paragraph(text["intro"].format(**values))
    _worked(document, view, lang)
    _points(document, view, lang)
    _records(document, view, recipient, lang)
    document.add_heading(text["left"], 1)
    for sentence in left(view, lang):
        document.add_paragraph(sentence, style="List Bullet")
    return _packed(document)


def _said(both: Words, lang: str) -> str:
    return both.sv if lang == "sv" else both.en


def _properties(document: Any, view: View, lang: str) -> None:
    """Nothing of the maker's machine, and the language for screen readers."""
    properties = document.core_properties
    properties.title = _words()[lang]["title"].format(name=view.child)
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.created = properties.modified = _EPOCH.replace(tzinfo=None)
    properties.revision = 1
    properties.language = "sv-SE" if lang == "sv" else "en-GB"


def _worked(document: Any, view: View, lang: str) -> None:
    names = {lane.id: _said(lane.name, lang) for lane in view.lanes}
    held = [stitch for stitch in view.stitches if stitch.held]
    if not (held or view.worked):
        return
    document.add_heading(_words()[lang]["worked"], 1)
    for stitch in held:
        who = ", ".join(names[lane] for lane in stitch.lanes)
        document.add_paragraph(f"{stitch.letter}  {stitch.day.isoformat()} {_said(stitch.title, lang)}: {who}")
    for row in view.worked:
        if row.stitch is None:
            document.add_paragraph(_said(row.text, lang), style="List Bullet")


def _points(document: Any, view: View, lang: str) -> None:
    text = _words()[lang]
    document.add_heading(text["points"], 1)
    if not view.points:
        document.add_paragraph(text["none"])
    quotes = {mark.id: mark.quote for mark in view.marks if mark.quote}
    for point in view.points:
        document.add_heading(f"{point.number}. {_said(point.heading, lang)}", 2)
        document.add_paragraph(_said(point.text, lang))
        for name in point.evidence:
            if name in quotes:
                document.add_paragraph(quotes[name], style="Quote")
        asked = document.add_paragraph()
        asked.add_run(f"{text['question']}: ").bold = True
        asked.add_run(_said(point.question, lang))
        document.add_paragraph(text["answer"])
        for _ in range(_LINES):
            document.add_paragraph("_" * 72)
    for row in view.more:
        document.add_paragraph(_said(row.text, lang), style="List Bullet")


def _records(document: Any, view: View, recipient: str, lang: str) -> None:
    text, said = _words()[lang], words(lang)
    rows = sorted((mark for mark in view.marks if mark.end is None and mark.source.unit == recipient), key=_order)
    if not rows:
        return
    document.add_heading(text["records"], 1)
    table = document.add_table(rows=1, cols=3, style="Table Grid")
    for cell, name in zip(table.rows[0].cells, text["cols"], strict=True):
        cell.text = name
    for mark in rows:
        title = _said(mark.title, lang) if mark.plain else said["kind"][mark.kind]
        cells = table.add_row().cells
        cells[0].text = said["undated"] if mark.undated else mark.day.isoformat()
        cells[1].text, cells[2].text = title, said["status"][mark.status]


def _order(mark: Mark) -> tuple[dt.date, str]:
    return (mark.day, mark.id)


def _packed(document: Any) -> bytes:
    """The document with every part at the same moment, so that the same words give the same bytes."""
    written, out = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(made.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            info = zipfile.ZipInfo(name, _EPOCH.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            archive.writestr(info, made.read(name))
    return out.getvalue()
