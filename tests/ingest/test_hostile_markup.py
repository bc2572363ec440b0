"""XML and JSON made to harm: nothing is unfolded, nothing is fetched, nothing grows beyond reason, all is said."""

import json
import socket
from pathlib import Path

import pytest

from ingest.ingester import InputFile, Item, Record
from ingest.registry import claim
from schemas.case import Period, SourceSpec
from schemas.errors import FileError
from schemas.vocabulary import ActorKind

SAMPLES = Path(__file__).parent / "samples"
MARKUP = sorted(path for path in SAMPLES.iterdir() if path.suffix in {".xml", ".xes", ".json", ".ndjson"})
PERIOD = Period.model_validate({"from": "2022-01-01", "to": "2023-12-31"})
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
NOTE = (
    b"<X2Message><Casenote><EventDateTime>202203010900</EventDateTime>"
    b"<DocumentTitle>%s</DocumentTitle></Casenote></X2Message>"
)


def read(name: str, data: bytes) -> list[Item] | FileError:
    file = InputFile(name, data, SourceSpec(id="x", path=name, actor=ActorKind.PRIMARY_CARE), PERIOD)
    items: list[Item] = []
    try:
        items.extend(claim(file)[0].read(file))
    except FileError as refusal:
        return refusal
    return items


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a reader reached for the network")

    monkeypatch.setattr(socket, "socket", refuse)


@pytest.mark.parametrize("padding", [0, 300_000], ids=["first", "late"])
@pytest.mark.parametrize(
    "declared",
    [
        f'<!DOCTYPE X2Message [<!ENTITY l0 "ha">{LAUGHS}]>',
        '<!DOCTYPE X2Message [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE X2Message [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;<!ENTITY l9 "x">]>',
        '<!DOCTYPE X2Message SYSTEM "http://127.0.0.1:9/x.dtd">',
    ],
    ids=["laughs", "file", "parameter", "dtd"],
)
def test_no_entity_is_unfolded_and_none_is_fetched(declared: str, padding: int) -> None:
    data = f'<?xml version="1.0"?><!--{"x" * padding}-->{declared}'.encode() + NOTE % b"&l9;"
    found = read("x.xml", data)
    assert isinstance(found, FileError) and found.remedy


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8", "cp1252"])
@pytest.mark.parametrize("path", MARKUP, ids=lambda path: path.name)
def test_swapped_encodings_give_records_or_a_plain_refusal(path: Path, encoding: str) -> None:
    data = path.read_bytes()
    text = data.decode("utf-16" if data.startswith(b"\xff\xfe") else "utf-8", errors="replace")
    found = read(path.name, text.encode(encoding, errors="replace"))
    assert not isinstance(found, FileError) or found.remedy


def deep(levels: int) -> bytes:
    form: dict[str, object] = {"resourceType": "QuestionnaireResponse", "authored": "2022-03-01"}
    inner = form
    for _ in range(levels):
        more: dict[str, object] = {"text": "x"}
        inner["item"] = [more]
        inner = more
    return json.dumps(form).encode()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (
            "attributes.xml",
            b"<X2Message><Casenote " + b" ".join(b'a%d="1"' % n for n in range(200_000)) + b"/></X2Message>",
        ),
        ("children.xml", b"<X2Message><Casenote>" + b"<a/>" * 200_000 + b"</Casenote></X2Message>"),
        ("unknown.xml", b"<X2Message>" + b"<a/>" * 300_000 + b"</X2Message>"),
        ("text.xml", NOTE % (b"x" * 11_000_000)),
        ("markup.xml", NOTE % (b"&lt;p&gt;ord " * 100_000)),
        ("nested.xml", b"<ArendeInfo>" + b"<Anteckning>" * 250 + b"</Anteckning>" * 250 + b"</ArendeInfo>"),
        ("nul.xml", NOTE % b"a\0b"),
        ("quotes.json", b'{"resourceType":"Patient","x":"' + b'\\"' * 300_000),
        ("open.json", b'[{"resourceType":"Encounter","a":"' + b'"' * 200_000),
        ("digits.json", b'{"resourceType":"Encounter","period":{"start":' + b"9" * 6_000 + b"}}"),
        ("form.json", deep(300)),
        ("keys.json", json.dumps({"resourceType": "Encounter", **{f"k{n}": n for n in range(50_000)}}).encode()),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_size_and_depth_beyond_reason_give_records_or_a_plain_refusal(name: str, data: bytes) -> None:
    found = read(name, data)
    assert (isinstance(found, FileError) and found.remedy) or isinstance(found, list)


def test_references_between_thousands_of_statements_are_each_found_once() -> None:
    text = "".join(f'<p ID="e{n}">ord {n}</p>' for n in range(2_000))
    told = '<code code="1"/><text><reference value="#e{n}"/></text><effectiveTime value="2022"/>'
    entry = f"<entry><encounter>{told}</encounter></entry>"
    entries = "".join(entry.replace("{n}", str(n)) for n in range(2_000))
    section = f'<section><code code="46240-8"/><text>{text}</text>{entries}</section>'
    body = f"<component><structuredBody><component>{section}</component></structuredBody></component>"
    found = read("x.xml", f"<ClinicalDocument>{body}</ClinicalDocument>".encode())
    assert isinstance(found, list)
    assert [item.text for item in found if isinstance(item, Record)][-1] == "ord 1999"


def test_a_file_of_many_megabytes_inside_a_record_costs_no_record() -> None:
    first, rest = NOTE % b"A", NOTE % b"B"
    note = first.partition(b"</Casenote>")[0] + b"<Content>" + b"QUJD" * 3_000_000 + b"</Content></Casenote>"
    read_all = read("x.xml", note + rest.partition(b"<X2Message>")[2])
    assert not isinstance(read_all, FileError)
    assert [item.title for item in read_all if isinstance(item, Record)] == ["A", "B"]
