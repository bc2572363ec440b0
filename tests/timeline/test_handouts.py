"""Editions through the real command: who gets what, what a refused build leaves, what no byte may hold."""

import json
import re
import shutil
import stat
from pathlib import Path

import pytest
from docx import Document
from typer.testing import CliRunner, Result

from ingest.handout import pieces
from render.page import scripts
from tests.conftest import EXAMPLE
from tests.timeline.handout_case import GIVEN, NAMES, NUMBERS, OF_MARIA, PROTECTED, REFUSED, write_handout_case
from timeline.cli.app import app

EDITIONS = ["meeting", "family", "organisation:bup", "organisation:soc"]


def run(*args: object) -> Result:
    return CliRunner().invoke(app, [str(arg) for arg in args])


def built(folder: Path, edition: str, *more: str) -> list[Path]:
    result = run("build", folder, "--edition", edition, "--on", "2024-07-01", *more)
    assert result.exit_code == 0, result.stderr
    return sorted((folder / "out" / edition.replace(":", "-")).iterdir())


def told(file: Path) -> str:
    """All that the file's bytes hold, packed or not, but for the scripts that are the tool's own."""
    return "\n".join(piece.text for piece in pieces(file.read_bytes(), scripts()))


def holds(text: str, word: str) -> bool:
    """As a word of its own, with its genitive; what a word begins with, when it is long enough to be known by."""
    ending = "" if len(word) > 4 else r"s?(?!\w)"
    found = re.findall(rf"(?<!\w){re.escape(word)}{ending}", text, re.IGNORECASE)
    return any(written not in {"SoL", "bo"} for written in found)  # a law and a verb


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_name_number_or_protected_word_is_in_any_byte(tmp_path: Path, edition: str) -> None:
    """`Bo` and `Sol` stand as names beside `bo` and `solen`: the names go."""
    for file in built(write_handout_case(tmp_path / "ro"), edition):
        text = told(file)
        assert [word for word in (*NAMES, *NUMBERS, *PROTECTED) if holds(text, word)] == []
        assert "Skola Ek" not in text and "2007-03-14" not in text


@pytest.mark.parametrize("edition", ["meeting", "organisation:soc"])
def test_of_a_refused_source_nothing_is_left_not_even_what_others_tell(tmp_path: Path, edition: str) -> None:
    for file in built(write_handout_case(tmp_path / "ro", {"maria": REFUSED}), edition):
        text = told(file)
        assert [word for word in OF_MARIA if holds(text, word)] == []
        assert "Samtycke har inte getts för en källa." in text


def test_the_editions_lie_alone_and_are_for_the_owner_only(tmp_path: Path) -> None:
    folder = write_handout_case(tmp_path / "ro")
    files = [file for edition in ("family", "organisation:soc") for file in built(folder, edition)]
    assert [file.name for file in files] == [
        "tidslinje-family.html",
        "tidslinje-organisation-soc.docx",
        "tidslinje-organisation-soc.html",
    ]
    assert not [path for path in (folder / "out").iterdir() if path.is_file()]
    assert {stat.S_IMODE(file.stat().st_mode) for file in (*files, folder / "pseudonyms.yaml")} == {0o600}


def test_the_same_bytes_again_and_with_the_key_file(tmp_path: Path) -> None:
    folder = write_handout_case(tmp_path / "ro")
    once = [file.read_bytes() for file in built(folder, "organisation:bup")]
    key = (folder / "pseudonyms.yaml").read_bytes()
    assert [file.read_bytes() for file in built(folder, "organisation:bup")] == once
    assert (folder / "pseudonyms.yaml").read_bytes() == key


@pytest.mark.parametrize(
    ("edition", "consents", "named"),
    [
        ("meeting", dict.fromkeys(("bup", "soc", "maria", "familj"), REFUSED), "bup, soc, maria, familj"),
        ("organisation:bup", {"bup": REFUSED}, "bup"),
        ("organisation:bup", {"bup": GIVEN.replace("organisation: given", "organisation: unknown")}, "bup"),
        ("organisation:nobody", {}, "nobody"),
    ],
)
def test_a_refused_build_names_source_and_remedy_and_leaves_no_file(
    tmp_path: Path, edition: str, consents: dict[str, str], named: str
) -> None:
    folder = write_handout_case(tmp_path / "ro")
    place = folder / "out" / edition.replace(":", "-")
    place.mkdir(parents=True)
    for ending in ("html", "docx"):  # from a build of the time when there was a consent
        (place / f"tidslinje-{place.name}.{ending}").write_text("earlier", encoding="utf-8")
    write_handout_case(folder, consents)
    result = run("build", folder, "--edition", edition, "--on", "2024-01-01")
    said = [line for line in result.stderr.splitlines() if line]
    assert result.exit_code == 1 and len(said) == 1 and named in said[0]
    assert not place.exists()


def test_a_withdrawn_consent_takes_the_whole_source_out_at_the_next_build(tmp_path: Path) -> None:
    folder = write_handout_case(tmp_path / "ro")
    [page] = built(folder, "meeting")
    assert "Beroendevård" in told(page)
    write_handout_case(folder, {"maria": GIVEN.replace("date:", "withdrawn: 2025-06-01, date:")})
    [page] = built(folder, "meeting")
    assert "Beroendevård" not in re.sub(r'"words":.*', "", page.read_text(encoding="utf-8"))
    assert "Samtycket till en källa har tagits tillbaka." in told(page)


def test_a_day_before_the_consent_or_after_its_end_is_no_consent(tmp_path: Path) -> None:
    consents = dict.fromkeys(("bup", "soc", "maria", "familj"), GIVEN.replace("by:", "until: 2023-06-01, by:"))
    folder = write_handout_case(tmp_path / "ro", consents)
    for day, code in (("2022-12-31", 1), ("2023-01-01", 0), ("2023-06-01", 0), ("2023-06-02", 1)):
        assert run("build", folder, "--edition", "meeting", "--on", day).exit_code == code, day


def test_the_inspector_may_rename_in_the_key_file_and_add_a_name(tmp_path: Path) -> None:
    folder = write_handout_case(tmp_path / "ro")
    built(folder, "meeting")
    key = folder / "pseudonyms.yaml"
    text = key.read_text(encoding="utf-8")
    assert "shown: Kurator 1, seen: [Torgny Mjölnare]" in text
    text = text.replace("shown: Kurator 1, seen: [Torgny Mjölnare]", "shown: Vår kurator, seen: [Torgny Mjölnare]")
    key.write_text(text + "  - {shown: Årstiden, seen: [hösten]}\n", encoding="utf-8")
    [page] = built(folder, "meeting")
    shown = told(page)
    assert "Vår kurator" in shown and "Kurator 1" not in shown
    assert "frågade mig om Årstiden" in shown
    assert "Årstiden" in key.read_text(encoding="utf-8")


def test_a_kept_unit_shows_its_name_and_nothing_else_does(tmp_path: Path) -> None:
    [page] = built(write_handout_case(tmp_path / "ro"), "meeting", "--keep-units", "bup")
    assert "BUP Vrångsele" in told(page) and "Storklinten" not in told(page)


def test_relative_dates_show_no_real_year(tmp_path: Path) -> None:
    folder = write_handout_case(tmp_path / "ro")
    for file in built(folder, "organisation:soc", "--relative-dates"):
        body = "\n".join(p.text for p in pieces(file.read_bytes(), scripts()) if "docProps" not in p.place)
        assert re.findall(r"(?<!\d)202[23](?!\d)", body) == [] and "2001" in body


def test_the_family_reads_the_childs_own_words_first(tmp_path: Path) -> None:
    [page] = built(write_handout_case(tmp_path / "ro"), "family")
    text = page.read_text(encoding="utf-8")
    child, mother = text.index("Jag ville att någon frågade"), text.index("Jag ringde runt")
    assert text.index("familjens egna ord") < child < mother < text.index('id="picture"')
    assert "Version för familjen" in text


TWINS = {
    "exports/bup.csv": """\
Datum;Befattning;Signatur;Kontakttyp;Anteckning
2022-03-01;psykolog;Anna Kumla;Besök;Nybesök. Mirja Kumla och mamma kommer från Kumla. Orolig mage.
2022-05-10;psykolog;Anna Kumla;Telefonkontakt;Talat med rektor Anna Kumla. Kumlas skjuts går. Mirja går i Kumlaskolan.
2022-09-01;psykolog;Anna Kumla;Möte;SIP-möte. Närvarande: Mirja, mamma, soc, rektor Anna Kumla. Ny tid 2022-11-15.
""",
    "exports/soc.tsv": """\
Datum\tRubrik\tAnteckning\tHandläggare
2022-05-20\tBeslut, utredning inleds\tUtredning inleds. Familjen Kumla flyttar till Kumla.\tAnna Kumla
2022-09-01\tSIP-möte\tSIP hålls i skolan med Mirja, mamma, BUP och rektor Kumla.\tAnna Kumla
""",
}


@pytest.mark.parametrize("edition", EDITIONS)
def test_two_persons_of_one_name_and_a_child_named_as_the_town(tmp_path: Path, edition: str) -> None:
    """A psychologist, a principal and a social worker share a name; the child has the name of the town."""
    folder = write_handout_case(tmp_path / "ro")
    for path, text in TWINS.items():
        (folder / path).write_text(text, encoding="utf-8")
    manifest = (folder / "case.yaml").read_text(encoding="utf-8")
    (folder / "case.yaml").write_text(manifest.replace("BUP Vrångsele", "BUP Kumla"), encoding="utf-8")
    for file in built(folder, edition):
        assert [word for word in ("Kumla", "Mirja", "Anna") if holds(told(file), word)] == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_example_builds_in_every_edition_without_a_name(tmp_path: Path, edition: str) -> None:
    """The names that the records' own author columns hold; the health centre has not consented and is not there."""
    folder = shutil.copytree(EXAMPLE, tmp_path / "nour", ignore=shutil.ignore_patterns("out"))
    assert run("build", folder).exit_code == 0
    rows = [json.loads(row) for row in (folder / "out" / "events.jsonl").read_text(encoding="utf-8").splitlines()]
    names = {(row["author"] or {}).get("name") or "" for row in rows}
    wholes = {name for name in names if " " in name}
    assert len(wholes) > 5
    for file in built(folder, edition):
        text = told(file)
        assert [name for name in wholes if name in text] == []
        assert "Lönnen" not in text


def test_severe_points_come_only_when_the_inspector_has_accepted_them(tmp_path: Path) -> None:
    folder = shutil.copytree(EXAMPLE, tmp_path / "nour", ignore=shutil.ignore_patterns("out"))
    [page] = built(folder, "meeting")
    assert run("build", folder).exit_code == 0
    rows = (folder / "out" / "findings.jsonl").read_text(encoding="utf-8").splitlines()
    severe = [re.search(r'"id":"(f-\w+)"', row)[1] for row in rows if '"crisis-no-joint-meeting"' in row]
    assert severe and severe[0] not in told(page)
    (folder / "review.yaml").write_text(
        f"decisions: [{{on: {severe[0]}, decision: accept, by: a, at: 2024-06-20T10:00+02:00}}]", encoding="utf-8"
    )
    [page] = built(folder, "meeting")
    assert severe[0] in told(page)


def test_what_the_family_wants_hidden_is_hidden_from_those_it_names(tmp_path: Path) -> None:
    folder = write_handout_case(tmp_path / "ro")
    assert run("build", folder).exit_code == 0
    rows = (folder / "out" / "events.jsonl").read_text(encoding="utf-8").splitlines()
    [name] = {
        re.search(r'"id":"(e-\w+)"', row)[1] for row in rows if "Jag ringde runt" in row and '"parent":null' in row
    }
    (folder / "review.yaml").write_text(
        f"decisions: [{{on: {name}, decision: hide, for: [meeting], by: a, at: 2024-01-01}}]", encoding="utf-8"
    )
    [meeting], [family] = built(folder, "meeting"), built(folder, "family")
    assert "ringde runt" not in told(meeting) and "ringde runt" in told(family)


def test_an_alias_that_is_the_childs_name_is_told_and_the_rest_of_the_name_is_kept_out(tmp_path: Path) -> None:
    """Ro is the alias; the records write Ro Krook."""
    folder = write_handout_case(tmp_path / "ro")
    [page] = built(folder, "meeting")
    assert "Krook" not in told(page) and "Ros väg" in told(page)
    assert run("build", folder).exit_code == 0
    assert "child.alias i case.yaml är barnets namn" in (folder / "out" / "ledger.json").read_text(encoding="utf-8")


def test_the_sheet_is_for_the_organisation_and_lists_its_own_records_alone(tmp_path: Path) -> None:
    sheet, _ = built(write_handout_case(tmp_path / "ro"), "organisation:soc")
    document = Document(str(sheet))
    words = [paragraph.text for paragraph in document.paragraphs]
    assert "Förberedelse för Socialtjänst A" in words and "Att prata om" in words
    assert any(text.startswith("Fråga: ") and text.endswith("?") for text in words)
    days = {row.cells[0].text for row in document.tables[0].rows[1:]}
    assert {"2022-04-04", "2022-05-20", "2022-09-01"} <= days and "2022-05-10" not in days


def test_verify_handout_says_clean_or_what_kind_of_leak_and_where(tmp_path: Path) -> None:
    folder = write_handout_case(tmp_path / "ro")
    [page] = built(folder, "meeting")
    clean = run("verify-handout", page, "--case", folder, "--on", "2024-07-01")
    assert clean.exit_code == 0 and "ingenting hittades" in clean.stdout
    page.write_text(page.read_text(encoding="utf-8").replace("</main>", "<p>Wanja ringde</p></main>"), encoding="utf-8")
    leaky = run("verify-handout", page, "--case", folder, "--on", "2024-07-01")
    assert leaky.exit_code == 1 and "namn" in leaky.stderr and "Wanja" not in leaky.stderr + leaky.stdout
    assert run("verify-handout", page, "--case", folder, "--edition", "inspector").exit_code == 1
    assert run("verify-handout", folder / "nothing.html", "--case", folder).exit_code == 1
