"""Sentences and clauses, with their places in the text."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_ABBREVIATIONS: Final = re.compile(
    r"bl\.a|t\.ex|f\.d|kl|tel|leg|d\.v\.s|dvs|p\.g\.a|pga|t\.o\.m|fr\.o\.m|m\.fl|m\.m|o\.s\.v|enl|ca|bitr|spec|ev"
    r"|resp|jfr|nr|st|inkl|exkl|hänv|obs|dr|ggr|tfn|ang|soc|sekr|spec\.ped|kap|v|mån|inl|beh|handl|ped|v\.b|närv|st\.f"
    r"|forts|anv"
)
_END: Final = re.compile(r"[.!?]+(?=\s+[\"'”»(]?[A-ZÅÄÖ0-9•-]|\s*$)|\n+")
_CLAUSE: Final = re.compile(
    r";|:(?=\s)|\s[–-]\s"
    r"|,?\s+(?=(?:men|dock|däremot|medan|därefter|varpå|sedan|trots|utan att|eftersom|då|när)\s)"
    r"|,\s+(?=(?:så|och då|dels)\s)",
    re.IGNORECASE,
)
_DATED: Final = re.compile(r"\d|\b(?:idag|i dag|igår|i går|imorgon|i morgon)\b", re.IGNORECASE)
_KEYWORD: Final = re.compile(r"([A-ZÅÄÖ][\wåäö/() -]{1,38}):\s")


@dataclass(frozen=True)
class Clause:
    """A stretch of text with the sentence it belongs to and the keyword heading it stands under."""

    start: int
    end: int
    sentence: int
    """Number of the sentence."""
    sentence_start: int
    sentence_end: int
    section: str


def clauses(text: str) -> list[Clause]:
    """Every clause of `text` in order. Linear in the length of the text."""
    out: list[Clause] = []
    section = ""
    for number, (start, end) in enumerate(_sentences(text)):
        piece = text[start:end]
        keyword = _KEYWORD.match(piece)
        if keyword and _DATED.search(keyword[1]):
            keyword = None  # "Nätverksmötet igår: BUP deltog inte"
        if keyword:
            section = keyword[1].strip().lower()
        first = start + (keyword.end() if keyword else 0)
        cuts = [first, *(match.end() for match in _CLAUSE.finditer(text, first, end)), end]
        out.extend(Clause(a, b, number, start, end, section) for a, b in pairwise(cuts) if text[a:b].strip())
    return out


def _sentences(text: str) -> list[tuple[int, int]]:
    out, start = [], 0
    for match in _END.finditer(text):
        if match.group()[0] == "." and _abbreviated(text, match.start()):
            continue
        if text[start : match.end()].strip():
            out.append((start, match.end()))
        start = match.end()
    if text[start:].strip():
        out.append((start, len(text)))
    return out


def _abbreviated(text: str, dot: int) -> bool:
    """Does the dot end an abbreviation, an initial or an ordinal?"""
    word = re.search(r"[\w.]*$", text[max(0, dot - 12) : dot])
    before = word.group().lower() if word else ""
    return bool(_ABBREVIATIONS.fullmatch(before)) or (
        len(before) == 1 and before.isalpha() and before not in {"a", "o", "i"}
    )


class Locator:
    """Finds the clause at a place."""

    def __init__(self, found: list[Clause]) -> None:
        self.clauses = found
        self._starts = [clause.start for clause in found]

    def at(self, place: int) -> Clause | None:
        """The clause that holds `place`; None inside a keyword heading, which names a subject and tells nothing."""
        index = bisect_right(self._starts, place) - 1
        found = self.clauses[index] if index >= 0 else None
        return found if found and place < found.sentence_end else None

    def sentence(self, number: int) -> list[Clause]:
        """The clauses of a sentence."""
        return [clause for clause in self.clauses if clause.sentence == number]
