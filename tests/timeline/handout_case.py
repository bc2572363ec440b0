"""An invented case made to leak: names that are words, in every form; secrets that only one source may tell."""

import shutil
from pathlib import Path

SAMPLES = Path(__file__).parent / "samples" / "hostile"
GIVEN = "{meeting: given, family: given, organisation: given, date: 2023-01-01, by: [child, guardian-1]}"
REFUSED = "{meeting: refused, family: refused, organisation: refused}"
HEAD = """\
case: RO-9
child: {alias: Ro, born: 2007-03-14}
guardians: [{id: guardian-1, alias: mamma}, {id: guardian-2, alias: pappa}]
period: {from: 2022-01-01, to: 2023-12-31}
sources:
"""
SOURCES = {
    "bup": ("exports/bup.csv", "child-psychiatry", "BUP Vrångsele", "region"),
    "soc": ("exports/soc.tsv", "social-services", "Barn och familj Storklinten", "kommun"),
    "maria": ("exports/maria_hemlig.csv", "addiction-care", "Mini-Maria Vrångsele", "region"),
    "familj": ("family/samtal.md", "family", "Samtal med Ro och mamma", "family"),
}
OF_MARIA = ("Ludmila", "zebrorna", "cykeln", "bryggan", "urinprov", "Maria", "maria_hemlig", "addiction")
"""Words that only the source `maria` has, and what others call it."""
NAMES = (
    "Sol",
    "Bo",
    "Wanja",
    "Krook",
    "Torgny",
    "Mjölnare",
    "Kasimir",
    "Ödlund",
    "Vrångsele",
    "Storklinten",
    "Ludmila",
)
NUMBERS = ("0314-2384", "070-174", "krook@", "Granstigen")
PROTECTED = ("ugglan", "slår", "taket", "korgbollen")
"""Words of the record in which the child tells of violence, and of its own words about having told."""


def write_handout_case(folder: Path, consents: dict[str, str] | None = None) -> Path:
    """The case with a consent for each source; those left out have it given."""
    shutil.copytree(SAMPLES, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("README.md"))
    manifest = HEAD
    for name, (path, actor, unit, principal) in SOURCES.items():
        consent = (consents or {}).get(name, GIVEN)
        manifest += f"  - {{id: {name}, path: {path}, actor: {actor}, unit: {unit}, principal: {principal}, "
        manifest += f"covers: {{from: 2022-01-01, to: 2023-12-31}}, consent: {consent}}}\n"
    (folder / "case.yaml").write_text(manifest, encoding="utf-8")
    return folder
