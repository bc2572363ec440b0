"""A file that gave less than its source holds supports no claim of absence."""

from pathlib import Path

import pytest

from ingest.intake import read_case
from schemas.case import Case
from timeline.journey import join

SAMPLES = Path(__file__).parent / "samples"


def readable(folder: Path, name: str) -> bool:
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
    return join(taken.events, case, taken.ledger).coverage[0].readable


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
