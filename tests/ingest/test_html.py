"""Saved pages of journals: tables, cards, lists of words and what they stand for, boxes in boxes."""

import random
from collections.abc import Callable

import pytest

from ingest.ingester import InputFile, Record
from ingest.registry import claim
from schemas.case import Period, SourceSpec
from schemas.vocabulary import ActorKind
from tests.ingest.printed import MONTHS, Entry, some_entries

PERIOD = Period.model_validate({"from": "2016-01-01", "to": "2026-12-31"})
ENTRIES = some_entries(random.Random(5), 8)
PAGE = (
    "<!doctype html><html><head><title>Journal</title><style>p{{}}</style></head><body><h1>Ro Exempel</h1>"
    "<p>Utskriven 2025-01-01 10:12</p>{}<footer>Sida 1 av 1</footer></body></html>"
)


def table(e: Entry) -> str:
    head = "<tr><th>Datum</th><th>Rubrik</th><th>Anteckning</th></tr>"
    return f"<table>{head}<tr><td>{e.day}</td><td>{e.heading}</td><td>{'<br>'.join(e.text)}</td></tr></table>"


def article(e: Entry) -> str:
    words = "".join(f"<p>{text}</p>" for text in e.text)
    return f"<article><h2>{e.day} {e.heading}</h2><p>{e.first} {e.last}, {e.role}</p>{words}</article>"


def spans(e: Entry) -> str:
    head = "".join(f"<span>{part}</span>" for part in (e.day, e.clock, f"{e.first} {e.last}", e.role, e.heading))
    return f"<div><div>{head}</div><div>{'<br/>'.join(e.text)}</div></div>"


def described(e: Entry) -> str:
    who = f"<dt>Vårdgivare</dt><dd>{e.first} {e.last}, {e.role}</dd><dt>Anteckningstyp</dt><dd>{e.heading}</dd>"
    return f"<dl><dt>Datum</dt><dd>{e.day} {e.clock}</dd>{who}<dt>Anteckning</dt><dd>{'<br>'.join(e.text)}</dd></dl>"


def label_table(e: Entry) -> str:
    rows = f"<tr><td>Datum:</td><td>{e.day}</td></tr><tr><td>Författare:</td><td>{e.first} {e.last}</td></tr>"
    return f"<table>{rows}<tr><td colspan=2>{'<br>'.join(e.text)}</td></tr></table>"


def card(e: Entry) -> str:
    day = f"{e.day.day} {MONTHS[e.day.month - 1][:3]} {e.day.year}"
    who = f"<p>{e.first} {e.last} ({e.role})</p><p>BUP Sjö</p>"
    return f"<div><p>{day}</p><h3>{e.heading}</h3>{who}<div>{' '.join(e.text)}</div></div>"


def bold_labels(e: Entry) -> str:
    head = f"<b>Datum:</b> {e.day}<br><b>Handläggare:</b> {e.first} {e.last}<br><b>Rubrik:</b> {e.heading}"
    return f"<p>{head}</p><p>{' '.join(e.text)}</p><hr>"


def read(body: str) -> list[Record]:
    source = SourceSpec(id="x", path="x.html", actor=ActorKind.PRIMARY_CARE)
    file = InputFile("x.html", PAGE.format(body).encode(), source, PERIOD)
    return [item for item in claim(file)[0].read(file) if isinstance(item, Record)]


@pytest.mark.parametrize("shape", [table, article, spans, described, label_table, card, bold_labels])
def test_every_shape_gives_back_its_entries(shape: Callable[[Entry], str]) -> None:
    records = read("".join(map(shape, ENTRIES)))
    assert [record.when.first_day for record in records] == [entry.day for entry in ENTRIES]
    for record, entry in zip(records, ENTRIES, strict=True):
        said = "".join(f"{record.title}{record.text}".split())
        assert all("".join(text.split()) in said for text in entry.text)


def test_a_cell_over_several_rows_and_a_struck_row() -> None:
    head = "<tr><th>Datum</th><th>Rubrik</th><th>Anteckning</th></tr>"
    first = "<tr><td rowspan=2>2022-01-10</td><td>Möte</td><td>Ett.</td></tr><tr><td>Telefon</td><td>Två.</td></tr>"
    gone = "<tr><td><del>2022-01-12</del></td><td><s>Möte</s></td><td><del>Fel.</del></td></tr>"
    records = read(f"<table>{head}{first}{gone}</table>")
    assert [str(record.when.first_day) for record in records] == ["2022-01-10", "2022-01-10", "2022-01-12"]
    assert [bool(record.attributes.get("nullified")) for record in records] == [False, False, True]


def test_a_letter_is_one_record() -> None:
    body = "<p>Till Ro</p><p>Hej!</p><p>2022-01-01 träffades vi.</p><p>2022-02-01 hade vi möte.</p>"
    assert len(read(body + "<p>Med vänlig hälsning</p><p>Eva Ek</p>")) == 1
