"""Write Lo's exports from content/: `python -m bench.cases.lo.make`. Same content, same bytes."""

import datetime as dt
from pathlib import Path

from bench.cases import writers

HERE = Path(__file__).parent
CONTENT = HERE / "content"
CHILD, NUMBER = "Nova Hagström", "20051120-2384"
"""Invented; the number lies in the tax agency's series for tests."""
STAMP = dt.datetime(2022, 7, 4, 9, 0, tzinfo=dt.UTC)
SCHOOL = ["Datum", "Typ", "Anteckning", "Av"]


def soc() -> bytes:
    """The social services' file: one table, oldest first."""
    notes = [[date, title, text, author] for date, title, author, text in writers.blocks(CONTENT / "soc.txt")]
    title = f"Älvsbro kommun, Individ och familj. Journal {CHILD} {NUMBER}"
    return writers.docx_table(title, ["Datum", "Rubrik", "Anteckning", "Handläggare"], notes, STAMP)


def hvb() -> bytes:
    """The home's day notes as labelled lines in a PDF."""
    notes = []
    for when, author, kind, text in writers.blocks(CONTENT / "hvb.txt"):
        date, time = when.split(" ")
        notes.append([f"Datum: {date}   Kl: {time}   Typ: {kind}   Sign: {author}", text])
    return writers.pdf(
        notes, f"HVB Lövgården  Dokumentation  {CHILD} {NUMBER}", "Lövgården, Tornby. Tystnadsplikt råder."
    )


def school(name: str, content: str) -> bytes:
    """A school's own notes in a workbook."""
    return writers.xlsx("Elev", [f"{name}: {CHILD} {NUMBER}"], SCHOOL, writers.rows(CONTENT / content), STAMP)


def lss() -> bytes:
    """LSS: semicolons, windows-1252."""
    return writers.csv_bytes(["Datum", "Rubrik", "Text", "Handläggare"], writers.rows(CONTENT / "lss.txt"), "cp1252")


if __name__ == "__main__":
    bup = writers.blocks(CONTENT / "bup.txt")
    files = {
        "exports/soc_journal.docx": soc(),
        "exports/bup_vard.xml": writers.care_documentation(bup, NUMBER.replace("-", ""), "BUP Älvsbro"),
        "exports/hvb_lovgarden.pdf": hvb(),
        "exports/lindskolan.xlsx": school("Lindskolan", "skola1.txt"),
        "exports/viksskolan.xlsx": school("Viksskolan", "skola2.txt"),
        "exports/lss.csv": lss(),
        "family/samtal_2022-06-28.md": writers.talk(
            CONTENT / "familj.txt", "Samtal med barnet och mamma", "2022-06-28"
        ),
    }
    writers.write(HERE, files)
