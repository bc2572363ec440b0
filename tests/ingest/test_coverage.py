"""A file that gave less than its source holds supports no claim of absence."""

from pathlib import Path

import pytest

from ingest.intake import read_case
from schemas.case import Case
from schemas.journey import Coverage
from timeline.journey import join

SAMPLES = Path(__file__).parent / "samples"


def readable(folder: Path, name: str) -> bool:
    return covered(folder, name).readable


def covered(folder: Path, name: str) -> Coverage:
    case = Case.model_validate(
        {
            "case": "X",
            "child": {"alias": "Ro"},
            "period": {"from": "2022-01-01", "to": "2023-12-31"},
            "sources": [
                {
                    "id": "x",
                    "path": name,
                    "actor": "primary-care",
                    "covers": {"from": "2022-01-01", "to": "2023-12-31"},
                }
            ],
        }
    )
    taken = read_case(case, folder)
    return join(taken.events, case, taken.ledger).coverage[0]


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("takecare.xml", True),
        ("rivta_contacts.xml", True),
        ("rivta_notes.xml", False),
        ("rivta_error.xml", False),
        ("rivta_fault.xml", False),
    ],
)
def test_a_page_of_many_or_an_error_covers_nothing(name: str, whole: bool) -> None:
    assert readable(SAMPLES, name) is whole


def test_a_cut_off_file_covers_nothing_though_its_first_records_are_read(tmp_path: Path) -> None:
    data = (SAMPLES / "rivta_contacts.xml").read_bytes()
    (tmp_path / "x.xml").write_bytes(data[: int(len(data) * 0.8)])
    assert readable(tmp_path, "x.xml") is False


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Journalutskrift", [("2022-01-01", "2023-12-31")]),
        ("Avser perioden 2022-03-01 – 2022-12-31", [("2022-03-01", "2022-12-31")]),
        ("Period: 20220301 - 20221231  Sida 1 av 1", [("2022-03-01", "2022-12-31")]),
        ("Journalutskrift för tiden 2020-01-01 till 2022-06-30", [("2022-01-01", "2022-06-30")]),
    ],
)
def test_what_the_case_declares_is_narrowed_to_the_period_that_the_printout_states(
    tmp_path: Path, head: str, expected: list[tuple[str, str]]
) -> None:
    text = f"{head}\n\n2022-04-01 Eva Ek, kurator\nSamtal.\n\n2022-05-01 Eva Ek, kurator\nMöte.\n"
    (tmp_path / "x.txt").write_text(text, encoding="utf-8")
    (tmp_path / "x.csv").write_text(f"{head};\nDatum;Anteckning\n2022-04-01;Samtal.\n", encoding="utf-8")
    for name in ("x.txt", "x.csv"):
        periods = covered(tmp_path, name).periods
        assert [(str(period.start), str(period.end)) for period in periods] == expected


def test_a_printout_that_counts_pages_it_does_not_hold_covers_nothing(tmp_path: Path) -> None:
    pages = [f"Journal   Sida {n} av 3\n2022-0{n}-01 Eva Ek, kurator\nSamtal.\n" for n in (1, 3)]
    (tmp_path / "x.txt").write_text("\f".join(pages), encoding="utf-8")
    assert readable(tmp_path, "x.txt") is False
