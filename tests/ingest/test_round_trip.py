"""What is printed is read back: the same entries, in every layout, whatever their texts look like."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.ingester import InputFile, Record
from ingest.registry import claim
from schemas.case import Period, SourceSpec
from schemas.vocabulary import ActorKind
from tests.ingest.paper import PAPERS
from tests.ingest.printed import LAYOUTS, Entry, printout, some_entries

PERIOD = Period.model_validate({"from": "2021-01-01", "to": "2026-12-31"})
PREFACE = (
    "Region Sjö – BUP öppenvård",
    "Journalutskrift",
    "Patient: Ro Exempel  20100101-2380",
    "Utskriftsdatum: 2025-01-15  Utskriven av: Siv Holm",
    "Avser perioden 2022-01-01 – 2024-12-31",
    "",
)


def read(name: str, data: bytes) -> list[Record]:
    file = InputFile(name, data, SourceSpec(id="x", path=name, actor=ActorKind.PRIMARY_CARE), PERIOD)
    return [item for item in claim(file)[0].read(file) if isinstance(item, Record)]


def bare(text: str) -> str:
    return "".join(text.split())


def same(records: list[Record], entries: list[Entry]) -> None:
    """Day for day the same entries, every word of their text kept."""
    assert [record.when.first_day for record in records] == [entry.day for entry in entries]
    for record, entry in zip(records, entries, strict=True):
        read = bare(f"{record.title} {record.text}")
        assert all(bare(line) in read for line in entry.text)


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=12, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    seed=st.integers(0, 10_000), count=st.sampled_from((3, 4, 8, 25)), newest_first=st.booleans(), headed=st.booleans()
)
def test_every_layout_gives_back_its_entries(
    layout: str, seed: int, count: int, newest_first: bool, headed: bool
) -> None:
    entries = some_entries(random.Random(seed), count)[:: -1 if newest_first else 1]
    text = printout(entries, LAYOUTS[layout], PREFACE if headed else ())
    same(read("x.txt", text.encode()), entries)


@pytest.mark.parametrize("paper", PAPERS)
@settings(max_examples=6, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 10_000), count=st.sampled_from((30, 70)), newest_first=st.booleans())
def test_every_way_to_draw_pages_gives_back_its_entries(paper: str, seed: int, count: int, newest_first: bool) -> None:
    entries = some_entries(random.Random(seed), count)[:: -1 if newest_first else 1]
    same(read("x.pdf", PAPERS[paper](entries)), entries)
