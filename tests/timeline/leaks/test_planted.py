"""The leak check against leaks that somebody has planted: the table of docs/sekretess.md, row by row."""

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from schemas.edition import Edition, Request
from schemas.errors import FileError
from tests.timeline.handout_case import REFUSED, write_handout_case
from tests.timeline.leaks.plants import FORMS, KINDS
from timeline.handout import key_of, leak_check
from timeline.pipeline import build

DOCS = Path(__file__).parents[3] / "docs" / "sekretess.md"
ON = dt.date(2024, 7, 1)
Check = Callable[[bytes], list[str]]


@pytest.fixture(scope="module")
def check(tmp_path_factory: pytest.TempPathFactory) -> Check:
    """What the check says of a file for the meeting of the hostile case, one of whose sources has no consent."""
    folder = write_handout_case(tmp_path_factory.mktemp("hostile") / "ro", {"maria": REFUSED})
    (folder / "pseudonyms.yaml").write_text(
        "case: RO-9\nnames:\n  - {shown: Granne 1, category: person, seen: [Tjabo]}\n", encoding="utf-8"
    )
    built = build(folder)
    key, request = key_of(built, folder), Request(edition=Edition.MEETING, on=ON)
    searched = leak_check(built, folder, request, key)
    return lambda data: [f"{hit.kind}, {hit.place}" for hit in searched(data)]


PLAIN = ("HTML: i texten", "Word: stycke i många delar", "PDF: text på sidan")
MANY = ("namn i sammansättning", "enhet", "telefonnummer, annan gruppering", "skyddad uppgift, ordagrant", "e-post")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_found_in_page_sheet_and_print(check: Check, kind: str) -> None:
    assert [form for form in PLAIN if not check(FORMS[form](KINDS[kind]))] == []


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_seen_through(check: Check, form: str) -> None:
    assert [kind for kind in MANY if not check(FORMS[form](KINDS[kind]))] == []


def test_every_form_is_clean_when_nothing_is_planted(check: Check) -> None:
    """Ordinary words, words that hold a name (`Solna`, `Krokodil`), a law, a day, and an alias are no leaks."""
    for text in ("skolan", "Ro", "Idaho och Solna", "solen", "enligt SoL", "2022-03-01", "bo kvar", "Mötet blev av."):
        for form in (*PLAIN, "HTML: JSON", "HTML: base64"):
            assert check(FORMS[form](text)) == [], (text, form)


def test_the_table_of_the_docs_is_what_is_tested() -> None:
    text = DOCS.read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("|")]
    told = {row[0] for row in rows if row[-1] == "hittas"}
    assert told == {*KINDS, *FORMS}


@pytest.mark.parametrize("data", [b"%PDF-1.4 broken", b"PK\x03\x04 broken"])
def test_a_damaged_file_is_a_sentence_and_never_clean(check: Check, data: bytes) -> None:
    with pytest.raises(FileError):
        check(data)


def test_the_place_of_a_leak_is_told_and_never_its_words(check: Check) -> None:
    found = check(FORMS["HTML: JSON"](KINDS["e-post"]))
    assert found and not any(re.search("krook", hit, re.IGNORECASE) for hit in found)
