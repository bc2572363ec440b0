"""The reader's data files, loaded once."""

from functools import cache
from pathlib import Path
from typing import Any

from schemas.datafile import parse_yaml


@cache
def data(name: str) -> Any:
    """The content of `name`.yaml in this folder."""
    text = (Path(__file__).parent / f"{name}.yaml").read_text(encoding="utf-8")
    return parse_yaml(text)
