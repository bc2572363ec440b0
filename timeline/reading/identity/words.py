"""Which words can be names, and which words beside them tell whose."""

import re
from functools import cache
from typing import Final

from timeline.reading.actor_index import named
from timeline.reading.data import data

TOKEN: Final = re.compile(r"[^\W\d_]+(?:[-’'´][^\W\d_]+)*")
"""A word; a double name is one."""
_CAPITAL: Final = re.compile(r"[^\W\d_a-zåäö][a-zåäöéèüøæíáóúñçčšžć’'´]*(?:-[^\W\d_]+)*")
_ENDINGS: Final = ("ernas", "arnas", "erna", "arna", "ens", "ans", "en", "ns", "et", "s", "n")


def capitalised(word: str) -> bool:
    """Is it written as a name: a capital, and then small letters (`Karin`, `Per-Olof`), not `BUP` or `SIP-möte`?"""
    return len(word) > 1 and word[1] not in "-" and not word.isupper() and bool(_CAPITAL.fullmatch(word))


def initial(word: str) -> bool:
    """Is it a letter that stands for a name (`W`, `P-O`)?"""
    return all(len(part) == 1 and part.isupper() for part in word.split("-"))


@cache
def words(name: str) -> frozenset[str]:
    """A word list of names.yaml."""
    return frozenset(data("identity/names")[name])


@cache
def _family() -> dict[str, str]:
    return {form: base for base, forms in data("identity/names")["family"].items() for form in forms}


@cache
def title(word: str) -> str | None:
    """The base form of a title (`kuratorn` -> `kurator`, `mor` -> `mamma`, `flickan` -> `child`); None for others."""
    lower = word.lower()
    if lower in _family():
        return _family()[lower]
    if lower in words("short_titles"):
        return str(data("identity/names")["short_titles"][lower])
    if lower in words("child"):
        return "child"
    ends = tuple(words("title_ends"))
    for form in (lower, *(lower.removesuffix(ending) for ending in _ENDINGS if lower.endswith(ending))):
        if form in words("staff") or (form.endswith(ends) and len(form) > 4):
            return form
    return None


def relative(role: str | None) -> bool:
    """Is it a part in the family or among friends?"""
    return role in data("identity/names")["family"]


@cache
def opener(word: str) -> bool:
    """Is the lower-case word one that sentences of notes begin with, or one of the reader's own lists?"""
    return word in words("openers") or word in _listed()


@cache
def _listed() -> frozenset[str]:
    text = " ".join(str(data(name)) for name in ("lexicon", "modifiers", "headings", "people", "attributes"))
    return frozenset(word.lower() for word in TOKEN.findall(text))


@cache
def organisation(word: str) -> bool:
    """Is it a word for a kind of organisation, as everybody uses it?"""
    lower = word.lower()
    found = named(lower)
    own = any((start, end) == (0, len(lower)) for start, end, _ in found) and not unit_name(word)
    return own or lower in words("plain_units")


def unit_name(word: str) -> bool:
    """Does it end as a school, clinic or home of its own name does (`Ängsbackaskolan`)?"""
    lower = word.lower().removesuffix("s")
    own = any(lower.endswith(end) and len(lower) > len(end) + 2 for end in words("unit_ends"))
    return own and lower not in words("plain_units")


def bases(word: str) -> tuple[str, ...]:
    """The lower-case forms that the word can be an inflection of: itself, and without the genitive's s."""
    lower = word.lower()
    for ending in ("'s", "’s", "´s"):
        lower = lower.removesuffix(ending)
    return (lower, lower[:-1]) if lower.endswith("s") and len(lower) > 3 else (lower,)
