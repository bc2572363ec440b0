"""Open a case folder: its manifest, or what can be assumed without one."""

from pathlib import Path
from typing import Final

import yaml
from pydantic import ValidationError

from schemas.case import Case
from schemas.errors import CaseError

MANIFEST: Final = "case.yaml"
OWN_FILES: Final = frozenset({MANIFEST, "review.yaml", "dialogue.yaml", "pseudonyms.yaml"})
"""Files in a case folder that are the tool's or the inspector's, never exports."""
_PYDANTIC_WORDS: Final = {
    "missing": "saknas",
    "extra_forbidden": "känns inte igen",
    "enum": "är inte ett av de tillåtna orden",
    "literal_error": "är inte ett av de tillåtna orden",
    "string_pattern_mismatch": "har fel form",
    "value_error": "stämmer inte",
}


def case_folder(folder: Path) -> Path:
    """The folder, checked.

    Raises:
        CaseError: it does not exist, is no folder, or is empty.
    """
    if not folder.exists():
        raise CaseError("mappen finns inte.", file=str(folder), remedy="Kontrollera sökvägen.")
    if not folder.is_dir():
        raise CaseError("är en fil, inte en ärendemapp.", file=str(folder), remedy="Ange mappen som filerna ligger i.")
    if not any(not entry.name.startswith(".") and entry.name != "out" for entry in folder.iterdir()):
        raise CaseError(
            "mappen är tom.", file=str(folder), remedy="Lägg journalexporterna i den och kör 'tidslinje init' på den."
        )
    return folder


def read_manifest(folder: Path) -> Case | None:
    """case.yaml as a model, or None when the folder has none.

    Raises:
        CaseError: the file can't be read, is no YAML, or does not follow the contract (every fault named).
    """
    path = folder / MANIFEST
    if not path.exists():
        return None
    try:
        loaded = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise CaseError(
            f"kan inte läsas ({type(error).__name__}).", file=MANIFEST, remedy="Spara filen som UTF-8 och försök igen."
        ) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"rad {mark.line + 1}" if mark else ""
        raise CaseError(
            "är inte giltig YAML.", file=MANIFEST, place=place, remedy="Rätta indrag och kolon på raden."
        ) from None
    try:
        return Case.model_validate(loaded)
    except ValidationError as error:
        raise CaseError(
            "följer inte formen: " + _faults(error) + ".",
            file=MANIFEST,
            remedy="Se 'tidslinje schema case' för fälten och deras värden.",
        ) from None


def _faults(error: ValidationError) -> str:
    """Every fault as `field: what`, without the values (they may hold names)."""
    faults = []
    for fault in error.errors(include_url=False, include_input=False, include_context=False):
        field = ".".join(str(part) for part in fault["loc"]) or "filen"
        faults.append(f"{field} {_PYDANTIC_WORDS.get(fault['type'], 'har fel form')}")
    return "; ".join(dict.fromkeys(faults))
