"""review.yaml: read and checked."""

from pathlib import Path
from typing import Final

import yaml
from pydantic import ValidationError

from schemas.errors import CaseError
from schemas.review import Review

REVIEW: Final = "review.yaml"
_FORM: Final = "Varje beslut har 'on' och 'decision' eller 'add', och 'by' och 'at'; se 'tidslinje schema review'."


def read_review(folder: Path) -> Review:
    """The decisions in the case folder; none when it has no review.yaml.

    Raises:
        CaseError: the file can't be read, is no YAML, or a decision does not have its form (each named by number).
    """
    path = folder / REVIEW
    if not path.exists():
        return Review()
    try:
        loaded = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        what = f"kan inte läsas ({type(error).__name__})."
        raise CaseError(what, file=REVIEW, remedy="Spara filen som UTF-8 och försök igen.") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"rad {mark.line + 1}" if mark else ""
        raise CaseError("är inte giltig YAML.", file=REVIEW, place=place, remedy="Rätta indrag och kolon.") from None
    try:
        return Review.model_validate(_with_on(loaded) or {})
    except ValidationError as error:
        raise CaseError(f"följer inte formen: {_faults(error)}.", file=REVIEW, remedy=_FORM) from None


def _with_on(loaded: object) -> object:
    """YAML 1.1 reads the bare key `on` as yes."""
    if isinstance(loaded, dict):
        return {"on" if key is True else key: _with_on(value) for key, value in loaded.items()}
    return [_with_on(item) for item in loaded] if isinstance(loaded, list) else loaded


def _faults(error: ValidationError) -> str:
    """Where each fault stands, without the values (they may hold names)."""
    places = []
    for fault in error.errors(include_url=False, include_input=False, include_context=False):
        where = [f"beslut {part + 1}" if isinstance(part, int) else str(part) for part in fault["loc"]]
        places.append(", ".join(part for part in where if part != "decisions") or "filen")
    return "; ".join(dict.fromkeys(places))
