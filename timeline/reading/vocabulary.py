"""What a word is: the classes, tenses and beginnings that the patterns ask for, also of compounds and misspellings."""

from collections import defaultdict
from typing import Final

from timeline.reading import forms
from timeline.reading.data import data

LONG: Final = 8
"""Letters from which a word that nobody knows is compared with those that the lexicon knows."""
_FIRST_PART: Final = 3
"""Letters that the first part of a compound has at least."""
_KEEP: Final = 20_000
_LONGEST: Final = 28
"""Letters of a word that are looked at from either end."""


class Vocabulary:
    """The features of every word form that `words.yaml` and the lexicon name.

    Args:
        asked: every feature that a pattern names; features nobody asks for are not given.
    """

    def __init__(self, asked: frozenset[str]) -> None:
        rows = data("words")
        self._forms: dict[str, set[str]] = defaultdict(set)
        self._heads: dict[str, set[str]] = defaultdict(set)
        self._asked = asked
        self._begins, self._ends = _wildcards(asked)
        self._verbs(rows["verbs"], _strong(rows["strong"]))
        self._nouns(rows["nouns"])
        for name, words in rows["classes"].items():
            for word in words.split():
                self._named(word, f"<{name}>")
        for feature, words in _roles().items():
            for word in words.split():
                self._named(word, feature)
        for word in asked:
            if word[0] not in "<{" and "*" not in word:
                self._forms[word].add(word)
        self._known = frozenset(rows["known"].split())
        self._near = _near(self._forms, self._begins)
        self._memo: dict[str, frozenset[str]] = {}

    def _verbs(self, lines: str, strong: dict[str, tuple[str, ...]]) -> None:
        for line in lines.splitlines():
            name, _, words = line.partition(":")
            for word in words.split():
                for form, tense in forms.verb(word, strong):
                    self._forms[form] |= {f"<{name.strip()}>", f"<{name.strip()}:{tense}>", f"#{tense}"}

    def _nouns(self, lines: str) -> None:
        for line in lines.splitlines():
            name, _, words = line.partition(":")
            head = name.startswith("-")
            for word in words.split():
                for form in forms.noun(word):
                    self._forms[form].add(f"<{name.strip('- ')}>")
                    if head:
                        self._heads[form].add(f"<{name.strip('- ')}>")

    def _named(self, word: str, name: str) -> None:
        if word.endswith("*"):
            self._begins[word[:-1]].add(name)
        elif word.startswith("*"):
            self._ends[word[1:]].add(name)
        else:
            self._forms[word].add(name)

    def terms(self) -> list[str]:
        """Every form and every beginning that is known."""
        return sorted({*self._forms, *self._begins})

    def features(self, word: str) -> frozenset[str]:
        """What a lower-case word is: the features of its form, its beginning, its end, or of the word meant."""
        found = self._memo.get(word)
        if found is None:
            found = self._analysed(word)
            if len(self._memo) < _KEEP:
                self._memo[word] = found
        return found

    def _analysed(self, word: str) -> frozenset[str]:
        out = self._written(word)
        if not out and len(word) >= LONG and word.isalpha() and word not in self._known:
            meant = self._meant(word)
            out = self._written(meant) if meant else out
        return frozenset(out)

    def _written(self, word: str) -> set[str]:
        out = set(self._forms.get(word, ()))
        if word.isdigit():
            out.add("{number}")
        for length in range(1, min(len(word), _LONGEST) + 1):
            out |= self._begins.get(word[:length], _NOTHING)
            out |= self._ends.get(word[-length:], _NOTHING)
            if length <= len(word) - _FIRST_PART:
                out |= self._heads.get(word[-length:], _NOTHING)
        for sign in (":", "-"):  # "SIP:en", "BUP:s"; "SIP-mötet" is also a meeting
            stem, mark, ending = word.partition(sign)
            if mark and ending in _ENDINGS:
                out |= self._forms.get(stem, _NOTHING)
            elif mark and sign == "-":
                out |= self._heads.get(ending, _NOTHING)
        return out

    def _meant(self, word: str) -> str | None:
        """The known form one letter away: one wrong, missing or too many, or two that changed place."""
        for key in (f"{word[:4]}-", f"-{word[-4:]}"):
            for form in self._near.get(key, ()):
                begun = form in self._begins and any(_one_apart(word[: len(form) + d], form) for d in (-1, 0, 1))
                if begun or _one_apart(word, form):
                    return form
        return None


_NOTHING: Final[frozenset[str]] = frozenset()
_ENDINGS: Final = frozenset({"en", "n", "et", "t", "s", "er", "erna", "ar", "arna", "ens", "ets", "na"})


def _strong(lines: str) -> dict[str, tuple[str, ...]]:
    return {(parts := tuple(line.split()))[0]: parts for line in lines.splitlines() if line.strip()}


def _wildcards(asked: frozenset[str]) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    begins: dict[str, set[str]] = defaultdict(set)
    ends: dict[str, set[str]] = defaultdict(set)
    for key in asked:
        if key[0] in "<{#":
            continue
        if key.endswith("*"):
            begins[key[:-1]].add(key)
        elif key.startswith("*"):
            ends[key[1:]].add(key)
    return begins, ends


def _near(known: dict[str, set[str]], begins: dict[str, set[str]]) -> dict[str, list[str]]:
    """Long forms by their first four and their last four letters: one wrong letter leaves one of the two as it is."""
    out: dict[str, list[str]] = defaultdict(list)
    for form in (*known, *begins):
        if len(form) >= LONG - (form in begins) and form.isalpha():
            out[f"{form[:4]}-"].append(form)
            out[f"-{form[-4:]}"].append(form)
    return out


def _one_apart(word: str, form: str) -> bool:
    """Is it one change of a letter, or a swap of two neighbours, from one to the other?"""
    longer, shorter = (word, form) if len(word) >= len(form) else (form, word)
    if len(longer) - len(shorter) > 1:
        return False
    first = next((i for i, (a, b) in enumerate(zip(longer, shorter, strict=False)) if a != b), len(shorter))
    if len(longer) > len(shorter):
        return longer[first + 1 :] == shorter[first:]
    swapped = shorter[first + 1 : first + 2] + shorter[first : first + 1] + shorter[first + 2 :]
    return longer[first + 1 :] == shorter[first + 1 :] or longer[first:] == swapped


def _roles() -> dict[str, str]:
    """The words of people.yaml by the feature that they give."""
    rows = data("people")
    named = {"{says}": "says", "{parents-own}": "parents_own"}
    named |= {f"{{{name}}}": name for name in ("family", "child", "sibling", "others", "pronoun")}
    return {feature: rows[name] for feature, name in named.items()}
