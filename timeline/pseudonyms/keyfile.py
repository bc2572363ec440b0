"""pseudonyms.yaml: read, checked, and as text."""

from pathlib import Path
from typing import Final

import yaml
from pydantic import ValidationError

from schemas.errors import CaseError
from schemas.pseudonym import Pseudonyms

KEY: Final = "pseudonyms.yaml"
_HEAD: Final = """\
# Nyckeln: vem som döljs bakom varje beteckning. Den stannar hos inspektören och lämnas aldrig ut.
# Ändra 'shown' för att byta beteckning.
# Lägg till en rad med 'shown' och 'seen' för ett namn som verktyget inte har hittat.
"""


def read_key(folder: Path, case: str) -> Pseudonyms:
    """The key file of the case folder, empty when there is none.

    Raises:
        CaseError: the file can't be read, is no YAML, or does not have its form.
    """
    path = folder / KEY
    if not path.exists():
        return Pseudonyms(case=case)
    try:
        return Pseudonyms.model_validate(yaml.safe_load(path.read_text(encoding="utf-8-sig")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError):
        raise CaseError(
            "kan inte läsas eller följer inte formen.",
            file=KEY,
            remedy="Varje rad under 'names' har 'shown' och en lista 'seen'. Rätta raden, eller ta bort filen.",
        ) from None


def as_yaml(key: Pseudonyms) -> str:
    """The file's text, one name a line."""
    rows = [one.model_dump(mode="json", exclude_none=True) for one in key.names]
    lines = [
        "  - " + yaml.safe_dump(row, allow_unicode=True, default_flow_style=True, sort_keys=False, width=10**9).strip()
        for row in rows
    ]
    case = yaml.safe_dump({"case": key.case}, allow_unicode=True).strip()
    return _HEAD + case + "\nnames:" + ("\n" + "\n".join(lines) if lines else " []") + "\n"
