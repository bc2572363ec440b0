"""Each sample beside the records that somebody has read: `NAME` -> `NAME.records.json`."""

import json
from pathlib import Path
from typing import Any

import pytest

from ingest.ingester import Assumption, InputFile, Item, Record
from ingest.registry import claim, ingesters
from schemas.case import Period, SourceSpec
from schemas.vocabulary import ActorKind, Status

SAMPLES = Path(__file__).parent / "samples"
NAMES = sorted(path.name for path in SAMPLES.iterdir() if not path.name.endswith(".records.json"))
PERIOD = Period.model_validate({"from": "2022-01-01", "to": "2023-12-31"})


def sample(name: str) -> InputFile:
    actor = ActorKind.FAMILY if name.startswith("family") else ActorKind.PRIMARY_CARE
    return InputFile(name, (SAMPLES / name).read_bytes(), SourceSpec(id="x", path=name, actor=actor), PERIOD)


def plain(item: Item) -> dict[str, Any]:
    if not isinstance(item, Record):
        return {type(item).__name__: item.text if isinstance(item, Assumption) else item.what}
    return {
        "at": item.locator,
        "when": item.when.model_dump(mode="json", exclude_defaults=True),
        "title": item.title,
        "author": item.author.model_dump(mode="json", exclude_none=True),
        "recorded": str(item.recorded) if item.recorded else None,
        "text": item.text,
        "kind": item.kind.value,
        "informant": item.informant.value,
        **{name: told for name, told in _rest(item).items() if told},
    }


def _rest(item: Record) -> dict[str, Any]:
    """What most records have nothing of."""
    return {
        "status": "" if item.status is Status.OCCURRED else item.status.value,
        "unit": item.unit,
        "participants": [f"{one.actor}: {one.role}" for one in item.participants],
        "until": item.until.model_dump(mode="json", exclude_defaults=True) if item.until else None,
        "further": [f"{more.kind.value} {more.when.start}" for more in item.further],
        "files": list(item.files),
        "attributes": {name: value for name, value in item.attributes.items() if name not in {"sections", "document"}},
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_reads_as_its_golden_records(name: str, regenerate: bool) -> None:
    file = sample(name)
    read = [plain(item) for item in claim(file)[0].read(file)]
    text = json.dumps(read, ensure_ascii=False, indent=1) + "\n"
    golden = SAMPLES / f"{name}.records.json"
    if regenerate:
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_one_and_only_one_reader_claims_a_sample(name: str) -> None:
    claims = [made for ingester in ingesters() if (made := ingester.identify(sample(name)))]
    assert len([made for made in claims if not made.general] or claims) == 1
