"""A meeting that somebody else tells of was not held on the day of the note."""

from pathlib import Path

from schemas.vocabulary import Kind, Status
from tests.timeline.case_folder import SOURCE, write_case
from timeline.pipeline import build

HAB = """\
Datum;Befattning;Signatur;Kontakttyp;Anteckning
2022-12-07;kurator;XY;Besök;Del två. Mamma nämner att det har varit ett SIP-möte. Vi var inte kallade.
2022-12-14;kurator;XY;Möte;SIP-möte på skolan. Närvarande: Ro, mamma, soc, rektor.
"""


def test_a_meeting_told_by_the_family_without_a_day_has_no_day(tmp_path: Path) -> None:
    folder = write_case(tmp_path / "case")
    (folder / "exports/hab.csv").write_text(HAB, encoding="utf-8")
    own = SOURCE.format(id="hab", path="exports/hab.csv", actor="habilitation", unit="Hab", principal="region")
    with (folder / "case.yaml").open("a", encoding="utf-8") as manifest:
        manifest.write(own)
    built = build(folder)
    held = [
        event
        for event in built.journey.events
        if event.source.source == "hab" and event.kind is Kind.SIP_MEETING and event.status is Status.OCCURRED
    ]
    assert [str(event.when.first_day) for event in held if event.informant != "family"] == ["2022-12-14"]
    assert [event.when.first_day for event in held if event.informant == "family"] == [None]
    assert "2022-12-07" not in {str(f.start) for f in built.findings if f.rule == "sip-held"}
