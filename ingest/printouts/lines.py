"""Lines of a printout, and how lines become running text again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pydantic import JsonValue

LONGEST_HEADER: Final = 300
"""Characters; a longer line is never a header line, so that no pattern meets a hostile one."""
_KEYWORD: Final = re.compile(r"([A-ZÅÄÖ][\wåäöÅÄÖ/() -]{1,38}):(?=\s|$)")
_FULL: Final = 0.78
_NARROW: Final = 45


@dataclass(frozen=True)
class Line:
    """A line of text and where it stands (`s. 3, rad 12`, `rad 7`)."""

    text: str
    place: str
    gap: bool = False
    """Is there an empty line, a rule or wide space above it?"""


def joined(lines: Sequence[str]) -> str:
    """Running text: a line that fills the column goes on in the next one, unless that begins with a keyword."""
    width = max((len(line) for line in lines), default=0)
    out: list[str] = []
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else ""
        wrapped = width >= _NARROW and len(before) >= width * _FULL and bool(line)
        if out and wrapped and not _KEYWORD.match(line) and not line.startswith(("- ", "• ", "* ")):
            out[-1] = out[-1][:-1] + line if _hyphenated(out[-1], line) else f"{out[-1]} {line}"
        elif line or (out and out[-1]):
            out.append(line)
    return "\n".join(out).strip("\n")


def _hyphenated(before: str, after: str) -> bool:
    """A word cut by a hyphen at the line's end: "skol-" + "sköterska"."""
    return len(before) > 2 and before[-1] == "-" and before[-2].islower() and after[:1].islower()


def sections(text: str) -> list[JsonValue]:
    """Keyword headings of an entry (sökord): [[heading, from, to], …] in characters of `text`."""
    starts = [(match[1], match.start()) for match in re.finditer(rf"^{_KEYWORD.pattern}", text, re.MULTILINE)]
    ends = [*(start for _, start in starts[1:]), len(text)]
    return [[heading, start, end] for (heading, start), end in zip(starts, ends, strict=False)]
