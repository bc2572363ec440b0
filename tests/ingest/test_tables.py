"""Tables as people and programs make them: one record for each entry, none for titles, totals and empty rows."""

import io
from typing import Any

import pytest
from openpyxl import Workbook as Book

from ingest.ingester import Assumption, InputFile, Item, Problem, Record
from ingest.registry import claim
from schemas.case import Period, SourceSpec
from schemas.vocabulary import ActorKind

PERIOD = Period.model_validate({"from": "2016-01-01", "to": "2023-12-31"})
CASES: dict[str, tuple[str, tuple[str, ...]]] = {
    "a comma in the notes is no delimiter": (
        'Datum;Anteckning;Sign\n2022-03-01;"Ett, två, tre,\nfyra, fem,\nsex, sju";AB\n2022-03-02;"Åtta,\nnio";CD\n',
        ("2022-03-01", "2022-03-02"),
    ),
    "line breaks without quotes": (
        "Datum;Rubrik;Anteckning;Sign\n2022-03-01;Samtal;Mamma ringer\noch är orolig.;AB\n"
        "2022-03-05;Besök;Rad ett\nrad två\nrad tre;CD\n",
        ("2022-03-01", "2022-03-05"),
    ),
    "last cells left out": (
        "Datum;Anteckning;Sign\n2022-03-01;Ett.\n2022-03-02;Två.\n;Tre.\n2022-03-05;Fyra.;AB\n",
        ("2022-03-01", "2022-03-02", "None", "2022-03-05"),
    ),
    "titles and totals": (
        "Datum;Rubrik;Anteckning;Sign\nLäsår 2021/22;;;\n2022-03-01;Samtal;Mamma ringer.;AB\nÅrskurs 8;;;\n"
        "2022-09-02;Besök;Bra.;CD\nAntal poster: 2;;;\nUtskriven av AB 2022-10-10;;;\n;;;\n",
        ("2022-03-01", "2022-09-02"),
    ),
    "a column that only American dates fit": (
        "Datum;Anteckning\n3/25/2022;Samtal idag.\n4/5/2022;Möte idag.\n", ("2022-03-25", "2022-04-05"),
    ),
    "a column in order only when the month comes first": (
        "Datum;Anteckning\n1/5/2022;Ett samtal.\n2/3/2022;Två samtal.\n3/1/2022;Tre samtal.\n4/12/2022;Fyra.\n",
        ("2022-01-05", "2022-02-03", "2022-03-01", "2022-04-12"),
    ),
    "a column of both kinds leaves what could be either": (
        "Datum;Anteckning\n3/25/2022;Ett samtal.\n4/5/2022;Två samtal.\n25/4/2022;Tre samtal.\n",
        ("2022-03-25", "None", "2022-04-25"),
    ),
    "a title with the year of what stands below": (
        "Datum;Anteckning;Sign\n2017;;\n12/4;Samtal.;AB\n30/12;Möte.;AB\n2018;;\n5/1;Samtal igen.;AB\n",
        ("2017-04-12", "2017-12-30", "2018-01-05"),
    ),
    "an empty date means the day above where many are empty": (
        "Datum;Anteckning;Sign\n2022-03-01;Ett.;AB\n;Två.;AB\n;Tre.;AB\n2022-03-05;Fyra.;AB\n",
        ("2022-03-01", "2022-03-01", "2022-03-01", "2022-03-05"),
    ),
    "an empty date is no date where one is": (
        "Datum;Anteckning;Sign\n2022-03-01;Ett.;AB\n;Två.;AB\n2022-03-04;Tre.;AB\n2022-03-05;Fyra.;AB\n",
        ("2022-03-01", "None", "2022-03-04", "2022-03-05"),
    ),
    "two header rows": (
        "Datum;Kontakt;;Anteckning\n;Typ;Med vem;\n2022-03-01;Telefon;Mamma;Orolig.\n2022-03-02;Besök;Ro;Kom i tid.\n",
        ("2022-03-01", "2022-03-02"),
    ),
    "a hint under the header": (
        "Datum;Anteckning\n(ÅÅÅÅ-MM-DD);(fritext)\n2022-03-01;Ett samtal.\n", ("2022-03-01",),
    ),
    "words that nobody has written down": (
        "Aktdag;Vad som skedde;Kod\n2022-03-01;Mamma ringde om frånvaron.;A1\n2022-03-02;Skolan svarade på det.;A2\n",
        ("2022-03-01", "2022-03-02"),
    ),
    "titles above the header": (
        "Elevakt Ro Exempel;;;\nPersonnummer: 20100101-2380;;;\n;;;\nDatum;Rubrik;Anteckning;Sign\n"
        "2022-03-01;Samtal;Bra.;AB\n",
        ("2022-03-01",),
    ),
    "weeks, terms, seasons and a day that does not exist": (
        "Datum;Anteckning\nv. 12 2022;Telefon.\nvåren 2022;Provtagning.\nht-22;Möten.\n2022-02-31;Omöjlig.\n",
        ("2022-03-21", "2022-03-01", "2022-08-15", "None"),
    ),
}  # fmt: skip


def read(name: str, data: bytes) -> list[Item]:
    file = InputFile(name, data, SourceSpec(id="x", path=name, actor=ActorKind.SCHOOL), PERIOD)
    return list(claim(file)[0].read(file))


def days(items: list[Item]) -> tuple[str, ...]:
    return tuple(str(item.when.first_day) for item in items if isinstance(item, Record))


@pytest.mark.parametrize("text, expected", CASES.values(), ids=list(CASES))
def test_a_table_of_text(text: str, expected: tuple[str, ...]) -> None:
    assert days(read("x.csv", text.encode())) == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"])
@pytest.mark.parametrize("mark", [";", "\t", ",", "|"])
def test_any_delimiter_in_any_encoding(encoding: str, mark: str) -> None:
    text = "Datum;Rubrik;Anteckning\r\n2022-03-01;Möte;Åt lite.\r\n2022-03-02;Besök;Sov gott.\r\n".replace(";", mark)
    items = read("x.txt", text.encode(encoding))
    assert days(items) == ("2022-03-01", "2022-03-02")
    assert [item.text for item in items if isinstance(item, Record)] == ["Åt lite.", "Sov gott."]


CHRONOLOGY = (
    ("Datum", "Tid", "Källa", "Händelse", "Kommentar"),
    ("2018-03-01", "09:30", "BUP", "Nybesök hos kurator, orolig för skolan.", ""),
    ("?5/4 2018", "", "Socialtjänsten", "Anmälan från skolan inkommer.", "Datumet är oklart"),
    ("#", "", "", "Utredarens egen not: kontrollera med skolan.", ""),
)


def test_a_chronology_keeps_its_source_its_doubts_and_its_writers_own_notes_apart() -> None:
    items = read("x.csv", "\n".join(";".join(row) for row in CHRONOLOGY).encode())
    sure, unsure, note = (item for item in items if isinstance(item, Record))
    assert (sure.unit, sure.text, str(sure.when.start)[:16]) == (
        "BUP", "Nybesök hos kurator, orolig för skolan.", "2018-03-01 09:30",
    )  # fmt: skip
    assert (str(unsure.when.start), str(unsure.when.end), unsure.when.text) == ("2018-04-01", "2018-04-30", "?5/4 2018")
    assert unsure.attributes["date_uncertain"] is True
    assert note.attributes["author_note"] is True
    assert not [item for item in items if isinstance(item, Problem)]


def workbook(*sheets: tuple[str, list[list[Any]]], merged: tuple[str, ...] = ()) -> bytes:
    book = Book()
    book.remove(book.worksheets[0])
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
        for area in merged:
            sheet.merge_cells(area)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_sheet_with_titles_two_header_rows_and_a_section_across() -> None:
    data = workbook(
        (
            "Blad1",
            [
                ["Elevdokumentation", None, None, None],
                ["Datum", "Kontakt", None, "Anteckning"],
                [None, "Typ", "Med vem", None],
                ["Årskurs 7", None, None, None],
                ["2022-03-01", "Telefon", "Mamma", "Orolig."],
                [44622, "Besök", "Ro", "Kom i tid."],
                [None, None, None, None],
                ["Totalt 2 poster", None, None, None],
            ],
        ),
        merged=("A1:D1", "B2:C2", "A4:D4"),
    )
    items = read("x.xlsx", data)
    assert days(items) == ("2022-03-01", "2022-03-02")
    assert "Med vem: Mamma" in next(item.text for item in items if isinstance(item, Record))
    assert any("1 rader är rubriker" in item.text or "2 rader är rubriker" in item.text
               for item in items if isinstance(item, Assumption))  # fmt: skip
