"""Our readers against the bare library: `python -m bench.readers [--entries 200] [--runs 5]`.

Each file holds the same invented entries. Ours gives records with dates, authors and places; the bare reader gives
cells or text. Both are whole cold processes, as an inspector runs them.
"""

import argparse
import io
import random
import tempfile
from pathlib import Path

from docx import Document
from openpyxl import Workbook

from bench.measure import python
from tests.ingest.paper import headed, ruled_table
from tests.ingest.printed import LAYOUTS, Entry, printout, some_entries

OURS = """
import pydantic, dateutil
from pathlib import Path
from ingest.ingester import InputFile
from ingest.registry import claim
from schemas.case import Period, SourceSpec
period = Period.model_validate({{"from": "2020-01-01", "to": "2040-12-31"}})
file = InputFile({name!r}, Path({path!r}), SourceSpec(id="x", path={name!r}, actor="school"), period)
assert sum(type(item).__name__ == "Record" for item in claim(file)[0].read(file)) == {entries}
"""
BARE = {
    ".xlsx": "import python_calamine\npython_calamine.load_workbook({path!r}).get_sheet_by_index(0).to_python()",
    ".csv": "import csv, charset_normalizer\nlist(csv.reader(open({path!r}, encoding='utf-8'), delimiter=';'))",
    ".txt": "open({path!r}, encoding='utf-8').read().splitlines()",
    ".docx": "from docx import Document\n[c.text for t in Document({path!r}).tables for r in t.rows for c in r.cells]",
    ".pdf": "import pypdfium2\nd = pypdfium2.PdfDocument({path!r})\n[p.get_textpage().get_text_range() for p in d]",
}
IMPORTS = "import pydantic, dateutil, yaml\nfrom importlib.metadata import entry_points\n"
"""What any reader that gives checked records with Swedish dates loads."""


def _rows(entries: list[Entry]) -> list[list[str]]:
    head = ["Datum", "Tid", "Rubrik", "Anteckning", "Sign"]
    return [head, *([str(e.day), e.clock, e.heading, " ".join(e.text), e.sign] for e in entries)]


def _xlsx(entries: list[Entry]) -> bytes:
    book, out = Workbook(), io.BytesIO()
    for row in _rows(entries):
        book.worksheets[0].append(row)
    book.save(out)
    return out.getvalue()


def _docx(entries: list[Entry]) -> bytes:
    rows, document, out = _rows(entries), Document(), io.BytesIO()
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for words, row in zip(rows, table.rows, strict=True):
        for text, cell in zip(words, row.cells, strict=True):
            cell.text = text
    document.save(out)
    return out.getvalue()


def files(count: int) -> dict[str, bytes]:
    """The same entries in every kind of file, by name."""
    entries = some_entries(random.Random(1), count)
    return {
        "journal.xlsx": _xlsx(entries),
        "journal.csv": "\n".join(";".join(row) for row in _rows(entries)).encode(),
        "journal.txt": printout(entries, LAYOUTS["name_role_type"]).encode(),
        "journal.docx": _docx(entries),
        "journal.pdf": headed(entries),
        "tabell.pdf": ruled_table(entries),
    }


def rows(count: int, runs: int) -> list[str]:
    """A line of the table for each kind of file."""
    out = []
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files(count).items():
            path = Path(folder) / name
            path.write_bytes(data)
            ours = python(OURS.format(name=name, path=str(path), entries=count), runs)
            bare = python(IMPORTS + BARE[path.suffix].format(path=str(path)), runs)
            what = f"{name}, {count} entries / bare reader"
            out.append(f"| {what} | {ours * 1000:.0f} ms | {bare * 1000:.0f} ms | {ours / bare:.2f} |")
    return out


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=200)
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    print("| what / floor | ours | floor | ratio |\n|---|---:|---:|---:|")
    print("\n".join(rows(asked.entries, asked.runs)))


if __name__ == "__main__":
    main()
