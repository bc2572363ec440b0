"""The layouts of printouts, read from YAML and compiled once."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from schemas.datafile import read_yaml

_FILE: Final = Path(__file__).parents[1] / "layouts" / "printouts" / "layouts.yaml"


@dataclass(frozen=True)
class Lead:
    """How the date stands in the line that begins an entry."""

    id: str
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class Book:
    """All that the file holds."""

    leads: tuple[Lead, ...]
    labels: dict[str, str]
    """Lower-case label -> the field that it names."""
    label: re.Pattern[str]
    """A label with its colon, at the beginning of a line or after a space."""
    meta: tuple[re.Pattern[str], ...]
    role: re.Pattern[str]
    name: re.Pattern[str]
    signature: re.Pattern[str]
    clock: re.Pattern[str]
    heading_words: re.Pattern[str]
    shift: re.Pattern[str]
    no_heading: re.Pattern[str]
    """Words before a date that are no heading: a weekday, a role, a label."""
    document_dates: tuple[re.Pattern[str], ...]
    document_titles: tuple[re.Pattern[str], ...]
    document_ends: tuple[re.Pattern[str], ...]
    journal_marks: tuple[re.Pattern[str], ...]
    page_line: re.Pattern[str]
    page_count: re.Pattern[str]
    stated_period: tuple[re.Pattern[str], ...]
    name_line: re.Pattern[str]
    signed_off: re.Pattern[str]


def _filled(pattern: str, parts: dict[str, str]) -> str:
    for _ in range(2):  # parts stand in parts
        for name, part in parts.items():
            pattern = pattern.replace("{" + name + "}", f"(?:{part})")
    return pattern


def _any_of(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def book() -> Book:
    """The layouts, with their parts filled in."""
    data = read_yaml(_FILE)

    def compiled(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
        return re.compile(_filled(pattern, data["parts"]), flags)

    def several(name: str, flags: re.RegexFlag = re.NOFLAG) -> tuple[re.Pattern[str], ...]:
        return tuple(compiled(row, flags) for row in data[name])

    labels = {word.lower(): field for field, words in data["labels"].items() for word in words}
    return Book(
        leads=tuple(Lead(row["id"], compiled(row["pattern"])) for row in data["leads"]),
        labels=labels,
        label=re.compile(rf"(?:^|(?<=\s))({_any_of(list(labels))})\s*:(?=\s|$|\d)\s*", re.IGNORECASE),
        meta=several("meta", re.IGNORECASE),
        role=re.compile(
            rf"(?:(?:bitr|tf|t\.f|1:e|leg|vik)\.?\s+)?(?:{_any_of(data['roles'])})(?![\wåäö])", re.IGNORECASE
        ),
        name=compiled("{name}"),
        signature=compiled("{signature}"),
        clock=compiled(r"(?:kl\.?\s*)?(?P<time>{clock})(?:\s*[-–]\s*(?:{clock}))?(?=\s|:|$)\s*[:–-]?\s*(?P<text>.*)"),
        shift=compiled(rf"(?P<shift>{_any_of(data['shifts'])})\s*(?:\([^)]{{1,20}}\)\s*)?[:–-]\s*(?P<text>.*)"),
        no_heading=compiled(rf"{{weekday}}|.*datum|{_any_of(data['roles'])}", re.IGNORECASE),
        heading_words=re.compile(_any_of(data["heading_words"]), re.IGNORECASE),
        document_dates=several("document_dates", re.MULTILINE),
        document_titles=several("document_titles"),
        document_ends=several("document_ends"),
        journal_marks=several("journal_marks"),
        page_line=compiled("|".join(f"(?:{row})" for row in data["page_lines"])),
        page_count=compiled(data["page_count"]),
        stated_period=several("stated_period"),
        name_line=compiled(data["name_line"]),
        signed_off=compiled(data["signed_off"]),
    )
