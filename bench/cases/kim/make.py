"""Write Kim's exports from content/: `python -m bench.cases.kim.make`. Same content, same bytes."""

import datetime as dt
from pathlib import Path
from typing import Any

from bench.cases import writers

HERE = Path(__file__).parent
CONTENT = HERE / "content"
CHILD, NUMBER = "Elliot Sandvall", "20100211-2389"
"""Invented; the number lies in the tax agency's series for tests."""
STAMP = dt.datetime(2026, 4, 2, 9, 0, tzinfo=dt.UTC)


def bup() -> bytes:
    """A text PDF: date, time and kind on one line, the author on the next."""
    notes = []
    for when, author, role, kind, signed, text in writers.blocks(CONTENT / "bup.txt"):
        state = "Osignerad" if signed == "osignerad" else f"Signerad: {signed}"
        notes.append([f"{when}   {kind}", f"{author}, {role}   {state}", text])
    head = f"Region Sjömark  BUP Granhamn   {NUMBER} {CHILD}   Utskrift 2026-04-01"
    return writers.pdf(
        notes, head, "Utlämnande: journalarkivet tel 070-1740645. Mall SIP ja/nej finns i sökord Planering."
    )


def soc_notes() -> list[dict[str, Any]]:
    """Notes of the social services; the one entered in the wrong file is marked."""
    found = []
    for number, (when, headline, author, text) in enumerate(writers.blocks(CONTENT / "soc_notes.txt"), 1):
        time = when.replace(" ", "T") + ":00"
        note: dict[str, Any] = {"Id": 500 + number, "OccurrenceTime": time, "Headline": headline, "Text": text}
        found.append(note | {"CreatedName": author, "CreatedTime": time, "ErrorMarked": when.startswith("2025-01-20")})
    return found


def lifecare() -> dict[str, bytes]:
    """The chain of the case as replies of the Lifecare interface: report, investigation, decision, service, notes."""
    unit = {"Organization": "Barn och unga Granhamn"}
    person = {"Name": CHILD, "PersonId": NUMBER.replace("-", "")}
    concerns = unit | {"Applicant": CHILD, "InvestigationPersonDTOs": [person | {"CoApplicant": False}]}
    reports = [
        ("2024-03-11", "Rektor, Strandskolan", "Misstänkt våld av moderns sambo", "C Wiberg"),
        ("2025-08-27", "BUP Granhamn", "Våld från fadern enligt barnet", "M Frost"),
        ("2026-01-18", "Polisen", "Försvunnen, anträffad", "L Hedström"),
        ("2026-01-20", "Rektor, Strandskolan", "Frånvaro och omsorg", "L Hedström"),
    ]
    actualisations = [
        {"Id": place, "Type": "Anmälan", "Date": f"{date}T00:00:00Z", "Reason": reason, "FromWho": sender}
        | {"Caseworker": worker, "Status": "Avslutad"}
        | unit
        for place, (date, sender, reason, worker) in enumerate(reports, 1)
    ]
    investigations = [
        {"Id": 21, "Type": "Utredning barn", "FromDate": "2024-03-21T00:00:00Z", "ToDate": "2024-07-22T00:00:00Z"},
        {"Id": 22, "Type": "Utredning barn", "FromDate": "2026-01-26T00:00:00Z", "ToDate": None},
    ]
    decided = [
        ("2024-07-22", "Familjebehandling", "Beviljas enligt 4 kap. 1 § SoL"),
        ("2024-07-22", "Kontaktperson", "Beviljas enligt 4 kap. 1 § SoL"),
        ("2025-09-17", "Utredning inleds inte", "Modern önskar ingen utredning"),
        ("2026-02-16", "Familjebehandling", "Beviljas"),
    ]
    decisions = [
        {"Id": 40 + place, "Date": f"{date}T00:00:00Z", "Type": what, "Reason": why, "DecisionMaker": "Ann Ivarsson"}
        | unit
        for place, (date, what, why) in enumerate(decided, 1)
    ]
    services = [
        {"Id": 61, "Type": "Familjebehandling", "StartDate": "2024-09-03T00:00:00Z", "EndDate": "2025-10-31T00:00:00Z"},
        {"Id": 62, "Type": "Kontaktperson", "StartDate": "2024-12-02T00:00:00Z", "EndDate": None},
    ]
    parts = {
        "Actualisations": actualisations,
        "Investigations": [one | {"Caseworker": "C Wiberg"} | concerns for one in investigations],
        "Decisions": decisions,
        "Services": [one | unit | {"Applicant": CHILD, "ServicePersonDTOs": [person]} for one in services],
        "Notes": soc_notes(),
    }
    return {f"exports/soc_lifecare/{name}.json": writers.paged(found) for name, found in parts.items()}


def eh() -> bytes:
    """Pupil health: semicolons, UTF-8 with BOM; one date does not exist, one row stands twice."""
    notes = []
    for when, role, author, kind, title, registered, text in writers.blocks(CONTENT / "eh.txt"):
        date, time = when.split(" ")
        notes.append([date, time, role, author, kind, title, text, registered])
    header = ["Datum", "Tid", "Yrkesroll", "Signatur", "Kontakttyp", "Rubrik", "Anteckning", "Registrerad"]
    return writers.csv_bytes(header, notes, "utf-8-sig")


def skola() -> bytes:
    """The school's own notes in running text."""
    notes = [(f"{date}  {author}, {role}", text) for date, author, role, text in writers.blocks(CONTENT / "skola.txt")]
    return writers.docx_text(f"Strandskolan, elevdokumentation {CHILD} {NUMBER}", notes, STAMP)


def hab() -> bytes:
    """Habilitation: a workbook with a merged title row and one week for a date."""
    titles = [f"Barn- och ungdomshabiliteringen Granhamn   {CHILD} {NUMBER}"]
    header = ["Datum", "Kontakt", "Anteckning", "Signatur", "Roll"]
    return writers.xlsx("Journal", titles, header, writers.rows(CONTENT / "hab.txt"), STAMP)


if __name__ == "__main__":
    files = {
        "exports/bup_journal.pdf": bup(),
        "exports/elevhalsa.csv": eh(),
        "exports/strandskolan.docx": skola(),
        "exports/habilitering.xlsx": hab(),
        "family/samtal_2026-03-25.md": writers.talk(
            CONTENT / "familj.txt", "Samtal med barnet och mamma", "2026-03-25"
        ),
    }
    writers.write(HERE, files | lifecare())
