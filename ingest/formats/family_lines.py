"""The lines of a talk with the family -> statements, each with who speaks and the date of the heading above it.

    ## Mamma
    ### Hösten 2021
    Vi ringde BUP.
    1) Skolan hörde av sig.
    → Soc kom aldrig.

Three statements by the mother, of the autumn of 2021.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

from schemas.datafile import read_yaml
from schemas.dates import ImpossibleDate, parse
from schemas.when import When

DATE: Final = re.compile(
    r"(?<![\w-])(\d{4}-\d{2}(?:-\d{2})?(?!-)|(?:19|20)\d{6}|\d{1,2}/\d{1,2}(?:\s*-\d{2}|\s+\d{4})?"
    r"|(?:den\s+)?\d{1,2}(?::?[ea])?\s+(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-zåäö]*(?:\s+\d{4}|\s*-\d{2})?"
    r"|(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-zåäö]*\s+(?:\d{4}|-\d{2})"
    r"|v(?:ecka|\.)?\s?\d{1,2},?\s+\d{4}"
    r"|(?:våren|sommaren|hösten|vintern)\s+(?:\d{4}|-\d{2})|(?:vt|ht)[\s-]?\d{2,4})(?!\w)",
    re.IGNORECASE,
)
_HASHES: Final = re.compile(r"(#{1,6})\s*(.*?)[\s#]*")
_BOLD: Final = re.compile(r"(\*\*|__)(.+?):?\1:?")
_NUMBERED: Final = re.compile(r"^\(?(?:\d{1,2}|[a-zåäö])[.)]\s+", re.IGNORECASE)
_CHECKBOX: Final = re.compile(r"\[[ xX]\]\s*")
_SAYS: Final = re.compile(r"(\w+(?: \w+)?):\s+(\S.*)")
_TITLE: Final = re.compile(
    r"(?:samtal|intervju|möte|anteckning\w*|minnesanteckning\w*|telefonsamtal|datum|plats|närvarande)\b", re.IGNORECASE
)

_LONGEST: Final = 60
_PLAIN: Final = 7
"""Level of a heading without marks of its own: below all others."""


@dataclass(frozen=True)
class Statement:
    """One statement: the line where it begins, its words, who says it, and the date of the heading above it."""

    line: int
    words: str
    speaker: str = ""
    in_child: bool = False
    under: When | None = None


@dataclass(frozen=True)
class _Above:
    """What the headings above a line tell."""

    speaker: str = ""
    in_child: bool = False
    under: When | None = None
    level: int = 0
    """Of the heading that told the date."""


@cache
def _data() -> dict[str, object]:
    loaded: dict[str, object] = read_yaml(Path(__file__).parents[1] / "layouts" / "family.yaml")
    return loaded


def statements(lines: Iterable[tuple[int, str]], told: When | None) -> tuple[list[Statement], int]:
    """The statements in their order, and how many lines are none.

    Args:
        lines: number and words of each line; empty words for an empty line.
        told: the day of the talk, from which dates without a year are counted.
    """
    numbered = list(lines)
    bulleted = any(unbullet(line)[1] for _, line in numbered)
    found: list[Statement] = []
    above, open_, skipped = _Above(), False, 0
    for number, line in numbered:
        words, bullet = unbullet(line)
        if not line:
            open_ = open_ and bulleted
            continue
        heading = None if bullet else _heading(line, told)
        spoken = None if heading else _spoken(words, above)
        if heading:
            above, open_ = _below(above, *heading), False
            continue
        if spoken is None and not bullet and open_ and _goes_on(found[-1].words, words, bulleted=bulleted):
            found[-1] = replace(found[-1], words=f"{found[-1].words}\n{words}")
            continue
        stands = bullet or spoken or above.speaker or above.under or (not bulleted and DATE.match(words))
        if not stands or (not bullet and _TITLE.match(words)):
            skipped, open_ = skipped + 1, False
            continue
        found.append(spoken or Statement(number, words, above.speaker, above.in_child, above.under))
        found[-1] = replace(found[-1], line=number)
        open_ = True
    return found, skipped


def unbullet(line: str) -> tuple[str, bool]:
    """The line without the mark or number of a list before it, and whether it had one."""
    marks = "".join(str(mark) for mark in list(_data()["bullets"]))  # type: ignore[call-overload]  # data file
    bare = line
    if line[:1] in marks and not _BOLD.fullmatch(line) and set(line) - set(marks + " "):
        bare = _CHECKBOX.sub("", line.lstrip(marks + " \t"), count=1)
    bare = bare if DATE.match(bare) else _NUMBERED.sub("", bare, count=1)
    return bare, bare != line


def _heading(line: str, told: When | None) -> tuple[str, int] | None:
    """The words and the level of a heading; a line without marks is one when it tells a date or a speaker alone."""
    if hashes := _HASHES.fullmatch(line):
        return hashes[2], len(hashes[1])
    if bold := _BOLD.fullmatch(line):
        return bold[2], _PLAIN
    words = line.rstrip(" :")
    if len(words) > _LONGEST or re.search(r"[.!?]$", words):
        return None
    alone = line.endswith(":") or _date(words, told) is not None or bool(_speaker(words)[0])
    return (words, _PLAIN) if alone else None


def _below(above: _Above, words: str, level: int) -> _Above:
    """What counts below a heading: its speaker, or its date; a speaker ends the date of a heading that is no higher."""
    match = DATE.search(words)
    when = _date(words, None) or (_date(match.group(), None) if match and not _TITLE.match(words) else None)
    speaker, in_child = ("", False) if when else _speaker(words)
    if when:
        return replace(above, under=when, level=level)
    kept = above.under if above.level < level else None
    return _Above(speaker, in_child, kept, above.level)


def _spoken(words: str, above: _Above) -> Statement | None:
    """A line that begins with its speaker, as in "Mamma: Vi ringde"."""
    match = _SAYS.match(words)
    known = {word for names in _data()["speakers"].values() for word in names}  # type: ignore[attr-defined]  # data file
    if not match or not known & set(match[1].lower().split()):
        return None
    speaker, in_child = _speaker(match[1])
    return Statement(0, match[2], speaker, in_child, above.under)


def _goes_on(before: str, words: str, *, bulleted: bool) -> bool:
    """Does the line go on with the statement before it?"""
    if bulleted:
        return True
    if DATE.match(words):
        return False
    return words[:1].islower() or not re.search(r"[.!?:”\"]$", before)


def _date(words: str, told: When | None) -> When | None:
    try:
        found = parse(words, anchor=told.first_day if told else None)
    except ImpossibleDate:
        return None
    return found if (found and not words.isdigit()) or re.fullmatch(r"(?:19|20)\d{2}", words) else None


def _speaker(heading: str) -> tuple[str, bool]:
    """Who speaks under a heading, and whether it is the child; empty when the heading names nobody."""
    words = re.findall(r"\w+", heading.lower())
    data = _data()
    speakers: dict[str, list[str]] = data["speakers"]  # type: ignore[assignment]  # data file
    themes: list[str] = data["themes"]  # type: ignore[assignment]  # data file
    if len(words) > 4 or _TITLE.match(heading):
        return "", False
    if any(word in speakers["guardian"] for word in words):
        return heading, False
    alone = len(words) == 1 and heading[:1].isupper() and words[0] not in themes
    if any(word in speakers["child"] for word in words) or alone:
        return heading, True
    return "", False


def paragraphs_of_table(rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """The rows of a table as statements: the date before the rest; a first row without a date is its header."""
    for number, cells in enumerate(rows):
        filled = list(dict.fromkeys(cell.strip() for cell in cells if cell.strip()))
        if filled and (number or any(DATE.match(cell) for cell in filled)):
            yield "- " + ": ".join(filled)
