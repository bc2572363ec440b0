"""Damaged files of every format: records, problems or one plain refusal, never anything else."""

import random
from pathlib import Path

import pytest

from ingest.ingester import InputFile
from ingest.registry import claim, ingesters
from schemas.case import Period, SourceSpec
from schemas.errors import FileError
from schemas.vocabulary import ActorKind
from tests.conftest import EXAMPLE
from tests.ingest.paper import PAPERS
from tests.ingest.printed import some_entries

SAMPLES = sorted(p for p in (Path(__file__).parent / "samples").iterdir() if not p.name.endswith(".records.json"))
OFFICE = sorted(p for p in (EXAMPLE / "exports").iterdir() if p.suffix in {".pdf", ".docx", ".xlsx"})
PERIOD = Period.model_validate({"from": "2022-01-01", "to": "2023-12-31"})
ENDINGS = (".csv", ".txt", ".xml", ".json", ".pdf", ".docx", ".xlsx", ".rtf", ".html", "")


def survives(name: str, data: bytes) -> None:
    file = InputFile(name, data, SourceSpec(id="x", path=name, actor=ActorKind.PRIMARY_CARE), PERIOD)
    try:
        list(claim(file)[0].read(file))
    except FileError as refusal:
        assert refusal.what and refusal.remedy
    for ingester in ingesters():
        ingester.identify(file)


@pytest.mark.parametrize("path", [*SAMPLES, *OFFICE], ids=lambda path: path.name)
def test_cut_off_flipped_and_misnamed(path: Path) -> None:
    data = path.read_bytes()
    dice = random.Random(path.name)
    for tenth in range(10):
        survives(path.name, data[: len(data) * tenth // 10])
    for _ in range(8):
        flipped = bytearray(data)
        for _ in range(max(1, len(data) // 400)):
            flipped[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
        survives(path.name, bytes(flipped))
    for ending in ENDINGS:
        survives(f"x{ending}", data)
    survives(path.name, data.replace(b"a", b"\0a")[: len(data)])
    survives(path.name, "\u202e".encode() + data)


@pytest.mark.parametrize("paper", PAPERS)
def test_damaged_pages_of_every_kind(paper: str) -> None:
    data = PAPERS[paper](some_entries(random.Random(paper), 30))
    dice = random.Random(paper)
    for tenth in range(10):
        survives("x.pdf", data[: len(data) * tenth // 10])
    for _ in range(15):
        flipped = bytearray(data)
        for _ in range(max(1, len(data) // 300)):
            flipped[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
        survives("x.pdf", bytes(flipped))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.json", b"[" * 100_000),
        ("x.json", b'{"a":' * 100_000 + b"1" + b"}" * 100_000),
        ("x.xml", b"<GetCareContactsResponse>" + b"<a>" * 100_000),
        ("x.html", b"<html><body>" + b"<div>" * 20_000 + b"2022-03-01"),
        ("x.csv", b"Datum;Anteckning" + b";x" * 1_000_000 + b"\n2022-03-01;ord" + b";y" * 1_000_000 + b"\n"),
        ("x.rtf", b"{\\rtf1 " + b"{" * 50_000),
        ("x.txt", b"2022-03-01 " * 200_000),
        ("x.txt", b"2022-03-01 Eva Ek, kurator\n" * 20_000),
        ("x.txt", (b"Eva Ek, " * 36 + b"2022-03-01\n") * 2_000),
        ("x.txt", b"Datum: " * 200_000),
        ("x.html", b"<html><body>" + b"<table><tr><td rowspan=99999 colspan=99999>2022-03-01</td></tr>" * 2_000),
    ],
    ids=["array", "object", "xml", "html", "columns", "rtf", "line", "heads", "names", "labels", "spans"],
)
def test_depth_and_width_beyond_reason(name: str, data: bytes) -> None:
    survives(name, data)
