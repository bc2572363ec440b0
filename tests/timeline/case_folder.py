"""Small invented case folders for the tests of the whole run."""

from pathlib import Path

CASE = """\
case: {name}
child: {{alias: Ro, born: 2007-03}}
guardians: [{{id: guardian-1, alias: mamma}}]
period: {{from: 2022-01-01, to: 2023-12-31}}
sources:
"""
SOURCE = (
    "  - {{id: {id}, path: {path}, actor: {actor}, unit: {unit}, principal: {principal},"
    " covers: {{from: 2022-01-01, to: 2023-12-31}}}}\n"
)
BUP = """\
Datum;Tid;Befattning;Signatur;Kontakttyp;Anteckning
2022-03-01;09:00;psykolog;XY;Besök;Nybesök. Ro och mamma kommer. Orolig mage, sover dåligt.
2022-05-10;10:15;psykolog;XY;Telefonkontakt;Talat med skolans kurator om dagarna. Mamma har gett samtycke.
2022-09-01;13:00;psykolog;XY;Möte;SIP-möte. Närvarande: Ro, mamma, socialtjänsten, rektor. Uppföljning 2022-11-15.
2022-11-14;08:30;psykolog;XY;Administrativ anteckning;Uppföljningen av SIP imorgon ställs in.
"""
SOC = """\
Datum\tRubrik\tAnteckning\tHandläggare
2022-04-04\tAnmälan inkommer\tOrosanmälan inkommer från skolan om hög frånvaro. Anmälaren vill ha återkoppling.\tAB
2022-04-05\tOmedelbar skyddsbedömning\tInget akut skyddsbehov bedöms föreligga.\tAB
2022-05-20\tBeslut, utredning inleds\tUtredning enligt 11 kap. 1 § SoL inleds.\tAB
2022-09-01\tSIP-möte\tSIP hålls i skolan med Ro, mamma, BUP och rektor. Ny uppföljning 2022-11-15.\tAB
"""


def write_case(folder: Path, extra: dict[str, tuple[str, bytes]] | None = None, name: str = "RO-1") -> Path:
    """A case with two good sources and, by source id, extra files as (path, bytes)."""
    exports = folder / "exports"
    exports.mkdir(parents=True)
    (exports / "bup.csv").write_text(BUP, encoding="utf-8")
    (exports / "soc.tsv").write_text(SOC, encoding="utf-8")
    manifest = CASE.format(name=name)
    manifest += SOURCE.format(
        id="bup", path="exports/bup.csv", actor="child-psychiatry", unit="BUP Sjö", principal="region"
    )
    manifest += SOURCE.format(
        id="soc", path="exports/soc.tsv", actor="social-services", unit="Barn", principal="kommun"
    )
    for source, (path, data) in (extra or {}).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
        manifest += SOURCE.format(id=source, path=path, actor="school", unit="Skolan", principal="kommun")
    (folder / "case.yaml").write_text(manifest, encoding="utf-8")
    return folder
