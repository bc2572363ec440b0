"""The layouts of printouts, read from YAML and compiled once."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from schemas.datafile import read_yaml

_FILE: Final = Path(__file__).parents[1] / "layouts" / "printouts" / "layouts.yaml"


@dataclass(frozen=True)
class Layout:
    """How an entry begins: a pattern for its header line."""

    id: str
    header: re.Pattern[str]
    rank: int
    """Earlier in the file = says more of the entry."""
    splits_role: bool = False
    """Role and heading stand in one group, divided only by what is known of roles."""


@dataclass(frozen=True)
class Book:
    """All that the file holds."""

    layouts: tuple[Layout, ...]
    meta: tuple[re.Pattern[str], ...]
    roles: tuple[str, ...]
    document_dates: tuple[re.Pattern[str], ...]
    page_lines: tuple[re.Pattern[str], ...]
    name_line: re.Pattern[str]


@cache
def book() -> Book:
    """The layouts, with their parts filled in."""
    data = read_yaml(_FILE)
    parts: dict[str, str] = data["parts"]

    def compiled(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
        for name, part in parts.items():
            pattern = pattern.replace("{" + name + "}", part if part.startswith("(?:") else f"(?:{part})")
        return re.compile(pattern, flags)

    return Book(
        layouts=tuple(
            Layout(row["id"], compiled(row["header"]), rank, row.get("split") == "role")
            for rank, row in enumerate(data["layouts"])
        ),
        meta=tuple(compiled(row, re.IGNORECASE) for row in data["meta"]),
        roles=tuple(sorted(data["roles"], key=len, reverse=True)),
        document_dates=tuple(compiled(row, re.MULTILINE) for row in data["document_dates"]),
        page_lines=tuple(compiled(row) for row in data["page_lines"]),
        name_line=compiled(data["name_line"]),
    )
