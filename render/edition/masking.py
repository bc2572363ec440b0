"""Words of a record without those who can be known from them.

First what the reader has found (the masks); then whatever the key file knows; then everything that looks like a name,
a number or a code and that nobody has explained. What is not known to be an ordinary word is not shown.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Final

from schemas.case import Case
from schemas.datafile import read_yaml
from schemas.event import Event
from schemas.mask import Category, Mask
from schemas.pseudonym import NUMBERED, Pseudonyms

_OF_WORDS: Final = frozenset({Category.UNIT, Category.PLACE})
_WORD: Final = re.compile(r"\w+(?:[-’'.]\w+)*")
_LOWER: Final = re.compile(r"(?<![\w])[a-zåäöéü]+(?![\w])")
_LOOSE: Final = (
    ("e-mail", re.compile(r"\S+@\S+")),
    ("number", re.compile(r"https?://\S+|www\.\S+")),
    ("code", re.compile(r"(?<!\w)[A-Z]\d{2}(?:[.,]?\d{0,2}[A-Z]?)?(?!\w)")),
    ("number", re.compile(r"(?<![\w.:-])\+?\d[\d ()/–-]{4,}\d[A-Za-z]?(?!\w)")),
    ("number", re.compile(r"(?<!\w)(?:[A-Za-zÅÄÖåäö]{1,4}\d{2,}\w*|\d{3,}[A-Za-zÅÄÖåäö]\w*)(?!\w)")),
)
_DAY: Final = re.compile(r"(?:1[89]|20)\d\d-\d\d-\d\d(?:[ T]\d\d[.:]\d\d)?|(?:1[89]|20)\d\d\s?[–-]\s?(?:1[89]|20)\d\d")
_ANY_DAY: Final = re.compile(
    r"(?<!\w)(?:\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}(?:\s?-?\d{2,4})?|\d{6}|v\.? ?\d{1,2}|(?:19|20)\d\d"
    r"|\d{1,2} (?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]*(?: \d{4})?"
    r"|(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)(?: \d{4})?)(?!\w)",
    re.IGNORECASE,
)
_BEGINS: Final = re.compile(r"(?:^|[.!?:;–\n\t•(\"”'»]\s*|\d\)\s*)$")


@cache
def words() -> dict[str, Any]:
    """What stands in place of what."""
    loaded: dict[str, Any] = read_yaml(Path(__file__).parent / "words.yaml")
    return loaded


class Masking:
    """How one case's words are masked for one edition.

    Args:
        events: all events of the case, withheld ones too: what they write in lower case is an ordinary word.
        case: the child's alias and the guardians'.
        key: the pseudonyms.
        kept: forms of units that all have agreed to show.
        ordinary: is the lower-case word one that notes use as a word?
        dates: False masks days as well (an edition with relative days).
    """

    def __init__(
        self,
        events: Iterable[Event],
        case: Case,
        key: Pseudonyms,
        kept: frozenset[str],
        ordinary: Callable[[str], bool],
        *,
        dates: bool = True,
    ) -> None:
        self._texts = tuple({event.text for event in events})
        self._alias = case.child.alias
        self._shown = key.shown() | {"child": case.child.alias} | {g.id: g.alias for g in case.guardians}
        self._key, self._kept, self._ordinary, self._dates = key, kept, ordinary, dates

    @cached_property
    def _lower(self) -> Counter[str]:
        """Words that the case writes in lower case, and how often."""
        return Counter(word for text in self._texts for word in _LOWER.findall(text))

    @cached_property
    def _names(self) -> frozenset[str]:
        """Each part of every known name, in lower case. A unit's name holds ordinary words too: they are none."""
        parts: set[str] = set()
        for one in self._key.names:
            for part in (part for form in one.seen for part in _WORD.findall(form)):
                lower = part.lower()
                plain = one.category in _OF_WORDS and (
                    not part[0].isupper() or lower in self._lower or part in words()["capitals"]
                )
                if not plain and lower not in self._kept_parts:
                    parts.add(lower)
        return frozenset(parts - {self._alias.lower(), f"{self._alias.lower()}s"})

    @cached_property
    def _kept_parts(self) -> frozenset[str]:
        return frozenset(part.lower() for form in self._kept for part in _WORD.findall(form))

    @cached_property
    def _known(self) -> tuple[re.Pattern[str], dict[str, str]] | None:
        """Every form in the key file as one pattern, longest first, with its genitive and its compounds."""
        own = {self._alias.casefold() + ending for ending in ("", "s", ":s")}
        shown = {
            form.casefold(): one.shown
            for one in self._key.names
            for form in one.seen
            if form not in self._kept and form.casefold() not in own
        }
        if not shown:
            return None
        forms = sorted(shown, key=lambda form: (-len(form), form))
        rows = (rf"{re.escape(form)}{r'(?:s?[a-zåäö]*|:s)' if len(form) > 3 else r'(?::?s)?'}" for form in forms)
        return re.compile(rf"(?<!\w)(?:{'|'.join(rows)})(?!\w)", re.IGNORECASE), shown

    def masked(self, text: str, masks: Iterable[Mask] = ()) -> str:
        """`text` with everything that names somebody replaced."""
        taken = _merged((*self._of_masks(text, masks), *self._of_key(text), *self._loose(text)))
        free = list(self._unexplained(text, taken))
        out, last = [], 0
        for start, end, instead in sorted((*taken, *free)):
            out += [text[last:start], instead]
            last = end
        return "".join([*out, text[last:]])

    def _of_masks(self, text: str, masks: Iterable[Mask]) -> Iterator[tuple[int, int, str]]:
        for mask in masks:
            written = text[mask.start : mask.end]
            if written in self._kept or written.casefold().removesuffix("s") == self._alias.casefold().removesuffix(
                "s"
            ):
                continue
            if mask.category in NUMBERED:
                yield mask.start, mask.end, self._shown.get(mask.key, words()["name"])
            else:
                yield mask.start, mask.end, words()["numbers"][mask.category.value]

    def _of_key(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Names of the key file wherever they stand; one that is an ordinary word too only where it has its capital."""
        if self._known is None:
            return
        pattern, shown = self._known
        for match in pattern.finditer(text):
            written = match.group()
            form = next(form for form in sorted(shown, key=len, reverse=True) if written.casefold().startswith(form))
            word = form.isalpha() and written[0].islower()
            if word and not self._is_a_name_in_lower_case(written.casefold(), form):
                continue
            yield *match.span(), shown[form]

    def _is_a_name_in_lower_case(self, written: str, form: str) -> bool:
        """`karin`, `karins`; not `matsalen` for Mats, not a word that the case uses as one."""
        bare = written in {form, form + "s"}
        return bare and len(form) > 4 and self._lower[written] < 2

    def _loose(self, text: str) -> Iterator[tuple[int, int, str]]:
        if not self._dates:
            for match in _ANY_DAY.finditer(text):
                yield *match.span(), words()["date"]
        for what, pattern in _LOOSE:
            for match in pattern.finditer(text):
                if not _DAY.fullmatch(match.group().strip()):
                    yield *match.span(), words()["numbers"].get(what) or words()[what]

    def _unexplained(self, text: str, taken: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
        """Words with a capital that nobody has explained: names until shown otherwise."""
        for match in _WORD.finditer(text):
            word, start = match.group(), match.start()
            if any(a < match.end() and start < b for a, b, _ in taken) or self._may_stand(word, text[:start]):
                continue
            yield *match.span(), words()["initials"] if word.isupper() and len(word) <= 4 else words()["name"]

    def _may_stand(self, word: str, before: str) -> bool:
        if not any(letter.isupper() for letter in word):
            return word.lower() not in self._names or len(word) < 5 or self._lower[word] > 1
        if word in words()["capitals"] or word.removesuffix("s") == self._alias or word == self._alias:
            return True
        if any(form == word or word in form.split() for form in self._kept):
            return True
        first, rest = word[0], word[1:]
        if first.isupper() and "-" in word and all(self._is_plain_part(part) for part in word.split("-")):
            return True
        begins = first.isupper() and (not rest or rest.islower()) and bool(_BEGINS.search(before))
        lower = word.lower()
        known = lower in self._lower or self._ordinary(lower) or (lower.endswith(_endings()) and len(word) > 5)
        return begins and known and lower not in self._names

    def _is_plain_part(self, part: str) -> bool:
        """`SIP` and `mötet` of SIP-mötet."""
        lower = part.lower()
        return part in words()["capitals"] or (part == lower and lower not in self._names)


def _merged(found: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Places that overlap become one, with what stands for the longest of them: no letter of either is left."""
    out: list[tuple[int, int, str]] = []
    longest = 0
    for start, end, instead in sorted(found, key=lambda one: (one[0], -one[1])):
        if out and start < out[-1][1]:
            first, last, kept = out[-1]
            out[-1] = (first, max(last, end), instead if end - start > longest else kept)
            longest = max(longest, end - start)
        else:
            out.append((start, end, instead))
            longest = end - start
    return out


@cache
def _endings() -> tuple[str, ...]:
    return tuple(words()["endings"])
