"""Exports of several files: folders with an index, bulk files, code lists, versions; what the ledger says of each."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from ingest.intake import Intake, read_case
from schemas.case import Case
from schemas.ledger import Input
from schemas.vocabulary import Kind
from timeline.journey import join

SAMPLES = Path(__file__).parent / "samples"


def taken(folder: Path, files: dict[str, str | bytes], **source: Any) -> Intake:
    for name, told in files.items():
        path = folder / "export" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(told if isinstance(told, bytes) else told.encode())
    case = Case.model_validate(
        {
            "case": "X",
            "child": {"alias": "Ro"},
            "period": {"from": "2022-01-01", "to": "2023-12-31"},
            "sources": [{"id": "x", "path": "export", "actor": "school-health", **source}],
        }
    )
    return read_case(case, folder)


def row(intake: Intake, name: str) -> Input:
    return next(one for one in intake.ledger.inputs if one.file.endswith(name))


PRORENATA = """<JournalArchive xmlns="https://journal.prorenata.se/static/xml/journal_archive/1.0.3/patients"><objects>
<entries>
 <journalentry><id>1</id><event_date>2022-03-01</event_date><title>Samtal</title><attachments>
  <journalentrys3attachment><filename>samtal.txt</filename><archive_path>kurator/samtal.txt</archive_path></journalentrys3attachment></attachments></journalentry>
 <journalentry><id>2</id><event_date>2022-03-08</event_date><title>Test</title><attachments>
  <journalentrys3attachment><archive_path>psykolog/saknas.pdf</archive_path></journalentrys3attachment></attachments></journalentry>
</entries></objects></JournalArchive>"""


def test_a_student_file_gives_each_entry_once_with_its_words_and_its_profession(tmp_path: Path) -> None:
    student = "200703022385 ro-exempel, sjoskolan"
    text = "2022-03-01 Samtal\nRo berättar om sömnen.\n\n2022-02-01 nämns också.\n"
    intake = taken(tmp_path, {f"{student}/journal.xml": PRORENATA, f"{student}/kurator/samtal.txt": text})
    events = [event for event in intake.events if event.parent is None]
    assert [(event.author.role, event.when.first_day and event.when.first_day.isoformat()) for event in events] == [
        ("skolkurator", "2022-03-01"),
        ("skolpsykolog", "2022-03-08"),
    ]
    assert "berättar om sömnen" in events[0].text
    assert row(intake, "journal.xml").records == 2
    assert row(intake, "samtal.txt").records == 0
    assert any("texten står i posten" in told for told in intake.ledger.assumed)
    assert not row(intake, "journal.xml").whole  # the psychologist's words are missing


INDEX = """<LEVERANS>
<OBJEKT><ID>1</ID><Fil><Filnamn>brev.txt</Filnamn><Path>akt</Path></Fil><Datum>2022-05-02</Datum></OBJEKT>
<OBJEKT><ID>2</ID><Fil><Path>akt/journal.txt</Path><Filnamn>journal.txt</Filnamn></Fil></OBJEKT></LEVERANS>"""
JOURNAL = """2022-03-01 09:20   Ek Eva, leg psykolog   Nybesök
Orolig mage.

2022-03-08 10:00   Ek Eva, leg psykolog   Besök
Sover bättre.
"""


def test_an_index_gives_a_letter_its_day_and_leaves_a_file_of_entries_to_itself(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "index.xml": INDEX,
        "akt/brev.txt": "Hej! Vi ses i skolan.",
        "akt/journal.txt": JOURNAL,
    }
    intake = taken(tmp_path, files)
    counted = [row(intake, name).records for name in ("index.xml", "brev.txt", "journal.txt")]
    assert counted == [1, 0, 2]
    letter = next(event for event in intake.events if event.source.file.endswith("index.xml"))
    assert "Vi ses i skolan" in letter.text and str(letter.start) == "2022-05-02"


def lines(*resources: dict[str, Any]) -> str:
    return "".join(json.dumps(one) + "\n" for one in resources)


def test_a_bulk_folder_names_people_from_their_own_files(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "Encounter.000.ndjson": lines(
            {
                "resourceType": "Encounter",
                "id": "e1",
                "status": "finished",
                "class": {"code": "AMB"},
                "period": {"start": "2022-03-01T09:00:00+01:00"},
                "participant": [{"individual": {"reference": "PractitionerRole/r1"}}],
                "serviceProvider": {"reference": "Organization/o1"},
            }
        )
        + "{trasig\n"
        + lines(
            {
                "resourceType": "DocumentReference",
                "id": "d",
                "date": "2022-03-02",
                "content": [{"attachment": {"url": "Binary/b"}}],
            }
        ),
        "Organization.ndjson": lines({"resourceType": "Organization", "id": "o1", "name": "BUP Sjön"}),
        "Practitioner.ndjson": lines({"resourceType": "Practitioner", "id": "p1", "name": [{"text": "Eva Ek"}]}),
        "PractitionerRole.ndjson": lines(
            {
                "resourceType": "PractitionerRole",
                "id": "r1",
                "practitioner": {"reference": "Practitioner/p1"},
                "code": [{"text": "psykolog"}],
            }
        ),
        "Binary.ndjson": lines(
            {
                "resourceType": "Binary",
                "id": "b",
                "contentType": "text/plain",
                "data": base64.b64encode("Utlåtande.".encode()).decode(),
            }
        ),
        "log.ndjson": lines({"exportId": "1", "eventId": "kickoff", "timestamp": "2022-01-01"}),
    }
    intake = taken(tmp_path, files)
    visit, letter = intake.events
    assert (visit.author.name, visit.author.role, visit.actor.unit) == ("Eva Ek", "psykolog", "BUP Sjön")
    assert letter.text == "Utlåtande."
    encounters = row(intake, "Encounter.000.ndjson")
    assert (encounters.records, encounters.lost) == (3, 1)
    assert all(one.ingester for one in intake.ledger.inputs)


def test_code_lists_beside_takecare_name_unit_and_profession(tmp_path: Path) -> None:
    note = (
        "<X2Message><Casenote><EventDateTime>202203010900</EventDateTime><DocCreatedAtCareUnitId>17</DocCreatedAtCareUnitId>"
        "<DocCreatedByProfessionId>1</DocCreatedByProfessionId><Content/></Casenote></X2Message>"
    )
    units = json.dumps([{"TakeCareUnitId": "17", "CareUnitName": "BUP Sjön"}])
    roles = json.dumps([{"display": "Läkare", "definition": "Läk", "code": "1"}])
    event = taken(tmp_path, {"notes.xml": note, "Context.json": units, "RoleData.json": roles}).events[0]
    assert (event.actor.unit, event.author.role) == ("BUP Sjön", "Läkare")


@pytest.mark.parametrize(("sample", "latest"), [("takecare_versions.xml", "Sömn."), ("lifecare_chain.json", "rättad")])
def test_the_latest_version_counts_and_the_earlier_one_stays(tmp_path: Path, sample: str, latest: str) -> None:
    intake = taken(tmp_path, {sample: (SAMPLES / sample).read_bytes()})
    earlier = [event for event in intake.events if event.attributes.get("superseded_by")]
    assert len(earlier) == 1 and not earlier[0].usable
    assert any(latest in event.text for event in intake.events if event.usable)
    assert any("tidigare version" in problem.what for problem in intake.ledger.inputs[0].problems)


def test_equal_records_of_the_same_name_are_doubles_and_unordered_ones_both_stand(tmp_path: Path) -> None:
    one = {"resourceType": "Encounter", "id": "e", "status": "finished", "period": {"start": "2022-03-01"}}
    intake = taken(tmp_path, {"a.ndjson": lines(one, one, {**one, "period": {"start": "2022-03-02"}})})
    assert (row(intake, "a.ndjson").events, row(intake, "a.ndjson").duplicates) == (2, 1)


def test_an_investigation_with_a_last_day_is_closed_then_and_counts_once(tmp_path: Path) -> None:
    data = (SAMPLES / "lifecare_chain.json").read_bytes()
    intake = taken(tmp_path, {"lifecare.json": data}, actor="social-services")
    closed = next(event for event in intake.events if event.kind is Kind.INVESTIGATION_CLOSED)
    assert str(closed.start) == "2022-07-10" and closed.parent in {event.id for event in intake.events}
    assert row(intake, "lifecare.json").records == sum(event.parent is None for event in intake.events)


def test_a_stray_byte_costs_its_own_place_and_the_claim_of_completeness(tmp_path: Path) -> None:
    data = (SAMPLES / "takecare_versions.xml").read_bytes().decode("utf-16")
    intake = taken(tmp_path, {"notes.xml": data.replace("Sömn, utkast.", "Sömn & oro."), "x.txt": "Hej"})
    assert row(intake, "notes.xml").records == 2
    assert not row(intake, "notes.xml").whole


def test_text_of_another_encoding_than_declared_is_read_and_said(tmp_path: Path) -> None:
    data = (
        '<?xml version="1.0" encoding="UTF-8"?>'
        + (SAMPLES / "pmo_notes.xml").read_text(encoding="utf-8").partition("?>")[2]
    )
    intake = taken(tmp_path, {"pmo.xml": data.encode("cp1252")})
    assert any("Sover dåligt" in event.text for event in intake.events)
    assert any("teckenkodning" in told for told in intake.ledger.assumed)


def test_a_cut_off_bundle_gives_what_stands_before_the_cut(tmp_path: Path) -> None:
    data = (SAMPLES / "fhir_kinds.json").read_bytes()
    intake = taken(tmp_path, {"bundle.json": data[: len(data) // 2]})
    assert row(intake, "bundle.json").records > 5
    assert not row(intake, "bundle.json").whole


def test_a_folder_of_all_samples_mixed_builds_in_one_go(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        one.name: one.read_bytes() for one in SAMPLES.iterdir() if not one.name.endswith(".records.json")
    }
    intake = taken(tmp_path, {**files, "okänd.bin": b"\0\1\2", "tom.xml": b""})
    assert {one.file.removeprefix("export/") for one in intake.ledger.inputs} == {*files, "okänd.bin", "tom.xml"}
    for one in intake.ledger.inputs:
        assert one.ingester or one.problems
        assert one.records == one.events + one.undated + one.duplicates + one.outside_period + one.lost
    case = Case.model_validate(
        {
            "case": "X",
            "child": {"alias": "Ro"},
            "period": {"from": "2022-01-01", "to": "2023-12-31"},
            "sources": [{"id": "x", "path": "export", "actor": "school-health"}],
        }
    )
    assert join(intake.events, case, intake.ledger).coverage[0].readable is False
