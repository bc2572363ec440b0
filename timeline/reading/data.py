"""The reader's data files, loaded once."""

from functools import cache
from pathlib import Path
from typing import Any

from schemas.datafile import read_yaml

_HERE = Path(__file__).parent


@cache
def data(name: str) -> Any:
    """The content of `name`.yaml in this folder, or of all files of the folder `name` together, by name."""
    if not (_HERE / name).is_dir():
        return read_yaml(_HERE / f"{name}.yaml")
    return {key: row for path in sorted((_HERE / name).glob("*.yaml")) for key, row in read_yaml(path).items()}
