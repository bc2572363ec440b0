"""The masks of every event of a case: names and numbers in its title, text and author."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from schemas.case import Case
from schemas.event import Event, stable_id
from schemas.mask import Category, Mask, MaskedField
from timeline.reading.data import data
from timeline.reading.identity.numbers import numbers
from timeline.reading.identity.people import Name, People
from timeline.reading.identity.runs import Run, Word, runs, tokens
from timeline.reading.identity.units import Units
from timeline.reading.identity.words import TOKEN, bases, opener, organisation, title, words

_SIGNED: Final = re.compile(
    r"(?:(?<![\w/])/{1,2} ?|(?<!\w)(?:sign|signatur|signerat|signerad|vid pennan)[.:]{0,2} )"
    r"(?P<who>[A-ZÅÄÖ]{2,4})(?![\w/-])",
    re.IGNORECASE,
)


def with_masks(events: tuple[Event, ...], case: Case) -> tuple[Event, ...]:
    """The events, each with the places in its words that can tell who somebody is."""
    finder = Finder(events, case)
    return tuple(event.model_copy(update={"masks": finder.masks(event)}) for event in events)


_NOUN_ENDS: Final = ("en", "et", "na", "rn", "an", "are", "ing", "het", "tion", "de", "nde")
"""Endings of nouns that act in sentences (`Grannen ringer`)."""


def _acts(run: Run) -> bool:
    """Do the words after it tell of a person: a verb of acting, or where somebody works?"""
    works = len(run.follows) > 1 and run.follows[0] in {"från", "på", "hos"} and organisation(run.follows[1])
    return works or (bool(run.follows) and run.follows[0] in words("does"))


def _role(event: Event) -> str | None:
    return title((event.author.role or "").split(" ")[-1])


def _written(name: str) -> Name:
    """The parts of an author's name as it stands in a record: `Wallsten Petra`, `P-O Wik`, `Berg, Lena`."""
    return tuple(word.lower() for word in TOKEN.findall(name) if title(word) is None and word.lower() != "leg")


class Finder:
    """Finds who is named in the words of one case."""

    def __init__(self, events: tuple[Event, ...], case: Case) -> None:
        texts = list(dict.fromkeys(words for event in events for words in (event.text, event.title)))
        self._small: Counter[str] = Counter()
        self._large: Counter[str] = Counter()
        self._found = {text: tokens(text) for text in texts}
        for found in self._found.values():
            for before, word in pairwise([Word("", 0, 0, opens=True), *found]):
                if word.text.islower() and title(before.text):
                    continue  # "mamma karin"
                (self._small if word.text.islower() else self._large)[word.text.lower()] += not word.opens
        self._units = Units(case, self._ordinary)
        authors = [(_written(e.author.name), _role(e)) for e in events if e.author.name]
        self.people = People(case)
        self.people.add(authors)
        for _ in range(2):  # a surname learned beside a first name makes others of the family known
            told = [self._trimmed(run) for text in texts for run in self._runs(text)]
            named = [(self._name(run), run.role) for run in told if run and self._learned(run)]
            self.people = People(case)
            self.people.add([*authors, *named])
        self._done: dict[str, tuple[Mask, ...]] = {}

    def masks(self, event: Event) -> tuple[Mask, ...]:
        """The masks of an event, in order of field and place."""
        out: list[Mask] = []
        name = event.author.name
        if name:
            key, role = self.people.key(_written(name) or (name.lower(),), _role(event))
            out.append(Mask(start=0, end=len(name), category=Category.PERSON, key=key, role=role, field="author"))
        fields: tuple[tuple[MaskedField, str], ...] = (("text", event.text), ("title", event.title))
        for field, text in fields:
            if text not in self._done:
                self._done[text] = self._masks(text)
            out += [mask.model_copy(update={"field": field}) for mask in self._done[text]]
        return tuple(out)

    def _runs(self, text: str) -> Iterator[Run]:
        return runs(text, self._found[text], self.people.knows)

    def _ordinary(self, word: str) -> bool:
        """Is it also a word of the language, as a list or this case's own records show?"""
        return word in words("also_words") or self._small[word] > self._large[word]

    def _name(self, run: Run) -> Name:
        """The parts in lower case; the last without a genitive's s when the records know it without."""
        parts = [word.text.lower() for word in run.words]
        whole, *without = bases(run.words[-1].text)
        fits = [base for base in without if base in self._large or self.people.knows(base)]
        return (*parts[:-1], fits[0] if fits and not self.people.knows(whole) else whole)

    def _learned(self, run: Run) -> bool:
        """Does the text itself tell that this is a person: a title beside it, or a known name in it?"""
        first = run.words[0]
        if run.role is not None:
            return not first.opens or len(run.words) > 1
        if len(run.words) > 1:
            return any(self.people.knows(part) for part in self._name(run) if len(part) > 1)
        word = first.text.lower()
        says = bool(run.follows) and run.follows[0] in {*data("people")["says"], "ringer", "ringde"}
        return says and first.opens and not (opener(word) or word.endswith(_NOUN_ENDS) or self._ordinary(word))

    def _masks(self, text: str) -> tuple[Mask, ...]:
        claims = [
            *(
                Mask(start=n.start, end=n.end, category=n.category, key=stable_id(n.category.value, n.same))
                for n in numbers(text)
            ),
            *self._units.masks(text),
            *(mask for run in self._runs(text) if (mask := self._named(run))),
            *self._signatures(text),
        ]
        out: list[Mask] = []
        for mask in sorted(claims, key=lambda mask: (mask.start, -mask.end)):
            if not out or mask.start >= out[-1].end:
                out.append(mask)
        return tuple(out)

    def _named(self, run: Run) -> Mask | None:
        """The mask of a run, cut to the words that are somebody's name; None where it is no name."""
        whole = self._trimmed(run)
        category = self._category(whole) if whole else None
        if whole is None or category is None:
            return None
        name = self._name(whole)
        key, role = self.people.key(name, whole.role)
        if category is Category.NAME:
            key, role = stable_id(Category.NAME.value, name[-1]), None
        return Mask(start=whole.words[0].start, end=whole.words[-1].end, category=category, key=key, role=role)

    def _trimmed(self, run: Run) -> Run | None:
        """The run without the word that only opens a sentence (`Idag Karin`)."""
        first = run.words[0]
        if run.title_first or not first.opens or not self._opener(first.text, len(run.words) > 1):
            return run
        return replace(run, words=run.words[1:]) if len(run.words) > 1 else None

    def _opener(self, word: str, more: bool) -> bool:
        """Does the capital come from the beginning of the sentence only, when `more` capitals follow or none does?"""
        if any(self.people.knows(base) for base in bases(word)):
            return more and self._ordinary(word.lower())
        return opener(word.lower()) or self._ordinary(word.lower())

    def _category(self, run: Run) -> Category | None:
        """Somebody's name, a name of nobody told, or an ordinary word."""
        first, name = run.words[0], self._name(run)
        double = "-" in first.text  # "Britt-Marie", wherever it stands
        known = self.people.has(name)
        if run.role is None and not known:
            own = len(name[-1]) > 2 and not self._ordinary(name[-1])
            return Category.NAME if own and (double or not first.opens or len(run.words) > 1) else None
        if len(run.words) > 1 or run.role is not None or not first.opens or not self._ordinary(name[0]):
            return Category.PERSON
        return Category.PERSON if _acts(run) else None

    def _signatures(self, text: str) -> Iterator[Mask]:
        for match in _SIGNED.finditer(text):
            who = match["who"]
            if who.isupper() and not organisation(who) and who not in {"UM", "FK", "VC", "HC"}:
                key, role = self.people.signed(who)
                yield Mask(start=match.start("who"), end=match.end("who"), category=Category.PERSON, key=key, role=role)
