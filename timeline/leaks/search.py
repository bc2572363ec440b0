"""Every secret in every text of the file: names as whole words, numbers in any grouping, quotes as rows of words."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from timeline.leaks.secrets import Secrets, rows

_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_PERSONAL: Final = re.compile(r"(?<![\w-])(?:(?:18|19|20)\d{6}[-+]?|\d{6}[-+])\d{4}(?![\w-])")
_MIXED: Final = re.compile(r"[a-zåäöé][A-ZÅÄÖÉ]")
_LONG_COMPOUND: Final = 5
"""Letters of a name from which a word that begins with it is looked at too."""


@dataclass(frozen=True)
class Hit:
    """A leak: of which kind, and where. Never what."""

    kind: str
    place: str


class Search:
    """What a case's hand-outs are searched for, made ready once.

    Args:
        secrets: what must not stand in them.
        own: the tool's own phrases and the findings' sentences; they may hold a name's word in its ordinary meaning.
    """

    def __init__(self, secrets: Secrets, own: frozenset[str]) -> None:
        self._secrets = secrets
        self._names, self._compounds = _patterns(secrets)
        self._around = _neighbours(own)
        apart = r"[\s\-–+/().]{0,3}"
        rows = "|".join(apart.join(digits) for digits in sorted(secrets.digits))
        before = rf"(?<!\d)(?:18{apart}|19{apart}|20{apart}|(?:00|\+)46{apart}0?{apart}|0{apart})?"
        self._numbers = re.compile(rf"{before}(?:{rows})(?!\d)") if secrets.digits else None

    def hits(self, texts: Iterable[tuple[str, str]]) -> tuple[Hit, ...]:
        """Every leak in (place, text) of everything in a file, once for each kind and place."""
        found: dict[Hit, None] = {}
        for place, raw in texts:
            text = _UNSEEN.sub("", unicodedata.normalize("NFKC", raw))
            for form in self._secrets.kept:
                text = text.replace(form, "…")
            for kind in self._kinds(text):
                found[Hit(kind, place)] = None
        return tuple(found)

    def _kinds(self, text: str) -> Iterator[str]:
        for pattern, kind in ((self._names, "namn"), (self._compounds, "namn i sammansättning")):
            if pattern and any(not self._ordinary(match, text) for match in pattern.finditer(text)):
                yield kind
        tight = re.sub(r"\s+", "", text).casefold()
        if any(found in tight for found in self._secrets.exact):
            yield "adress, e-post, id eller sökväg"
        known = self._numbers is not None and self._numbers.search(text)
        if known or any(_is_personal(match.group()) for match in _PERSONAL.finditer(text)):
            yield "nummer"
        if any(row in self._secrets.quotes for row in rows(text)):
            yield "citat"

    def _ordinary(self, match: re.Match[str], text: str) -> bool:
        """A name's word used as a word: small where the records use it so, or in a phrase of the tool's own."""
        written = match.group()
        bare = written.casefold()
        if _MIXED.search(written):
            return True  # SoL is a law, Sol a person
        if written.islower() and {bare, bare.removesuffix("s")} & self._secrets.words:
            return True
        before = re.search(r"(\w+)[ \u00a0]$", text[max(0, match.start() - 40) : match.start()])
        after = re.match(r"[ \u00a0](\w+)", text[match.end() : match.end() + 40])
        left, right = before[1].casefold() if before else "", after[1].casefold() if after else ""
        return bool({(left, bare, right), ("*", bare, right), (left, bare, "*"), ("*", bare, "*")} & self._around)


def _patterns(secrets: Secrets) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """Names as whole words with their genitive; and words that begin with a long name."""
    if not secrets.names:
        return None, None
    forms = sorted(secrets.names, key=lambda form: (-len(form), form))
    spelled = [r"[\s,.-]+".join(re.escape(part) for part in re.split(r"[\s,.]+", form) if part) for form in forms]
    whole = re.compile(rf"(?<!\w)(?:{'|'.join(spelled)})(?::?s|s?:?)?(?!\w)", re.IGNORECASE)
    long = [re.escape(form) for form in forms if len(form) >= _LONG_COMPOUND and form.isalpha()]
    return whole, re.compile(rf"(?<!\w)(?:{'|'.join(long)})s?[a-zåäö]+(?!\w)") if long else None


def _neighbours(own: frozenset[str]) -> frozenset[tuple[str, str, str]]:
    """Every word of the tool's phrases between its neighbours: empty beside a mark, `*` beside what is filled in."""
    out: set[tuple[str, str, str]] = set()
    for phrase in own:
        for stretch in re.split(r"[^\w {}\u00a0]+", re.sub(r"\{[^{}]*\}", "{}", phrase)):
            words = ["*" if word == "{}" else word.casefold() for word in re.findall(r"\w+|\{\}", stretch)]
            out |= {row for row in zip(["", *words], words, [*words[1:], ""], strict=False) if row[1] != "*"}
    return frozenset(out)


def _is_personal(written: str) -> bool:
    """The right check digit (SKV 704): a personnummer, whoever's it is."""
    digits = re.sub(r"\D", "", written)[-10:]
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    month, day = int(digits[2:4]), int(digits[4:6])
    is_day = 1 <= month <= 12 and (1 <= day <= 31 or 61 <= day <= 91)
    return is_day and sum(value // 10 + value % 10 for value in doubled) % 10 == 0
