"""The files of a source inside the case folder: never outside it, never the tool's own."""

from pathlib import Path
from typing import Final

from schemas.case import Case, SourceSpec
from schemas.errors import CaseError

OWN: Final = frozenset({"case.yaml", "review.yaml", "dialogue.yaml", "pseudonyms.yaml", "out"})
_NOISE: Final = frozenset({"thumbs.db", "desktop.ini"})


def files_of(source: SourceSpec, folder: Path) -> list[Path]:
    """The source's files, sorted by name. A path that matches nothing gives no file.

    Raises:
        CaseError: the path leads out of the case folder.
    """
    root = folder.resolve()
    found: set[Path] = set()
    for pattern in source.paths:
        path = Path(pattern)
        if path.is_absolute() or ".." in path.parts:
            raise _outside(pattern)
        whole = folder / path
        if whole.is_dir():
            matches = list(whole.rglob("*"))
        elif whole.exists() or whole.is_symlink():
            matches = [whole]
        else:
            matches = list(folder.glob(pattern))
        for match in matches:
            if match.is_dir() or is_noise(match):
                continue
            if not match.resolve().is_relative_to(root):
                raise _outside(match.relative_to(folder).as_posix())
            found.add(match)
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def _outside(path: str) -> CaseError:
    return CaseError(
        "leder ut ur ärendemappen och läses inte.", file=path, remedy="Kopiera filen till ärendemappen och rätta path."
    )


def is_noise(path: Path) -> bool:
    """Lock files, hidden files and the like that no provider sent."""
    name = path.name.lower()
    return name.startswith((".", "~$")) or name in _NOISE


def unmentioned(case: Case, folder: Path) -> list[str]:
    """Files in the case folder that no source mentions, by name."""
    mentioned = {path.resolve() for source in case.sources for path in files_of(source, folder)}
    return [
        path.relative_to(folder).as_posix()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and path.relative_to(folder).parts[0] not in OWN
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and not is_noise(path)
        and path.resolve() not in mentioned
        and not (path.parent == folder and path.suffix.lower() in {".md", ".yaml"})
    ]
