"""A text as a row of words, each with what it is and the clause it stands in."""

import re
from typing import Final

from schemas.vocabulary import ActorKind
from timeline.reading.actors import Mention, Names
from timeline.reading.segment import Clause
from timeline.reading.vocabulary import Vocabulary

_WORD: Final = re.compile(r"\d+/\d+(?:-\d+)?|[^\W_]+(?:[-:.][^\W_]+)*|[%?,:()]")
_SIGNS: Final = frozenset("?,:()")
ACTOR, COLLEAGUE = "{actor}", "{colleague}"
_PERSONS: Final = frozenset({ACTOR, COLLEAGUE, "{family}", "{child}", "{name}"})


class Units:
    """The words of a text in columns; an organisation of several words is one unit.

    `pre` holds the signs that stand between a word and the one before it. `part` numbers what commas and brackets
    part; the comma of a list of organisations or persons parts nothing.
    """

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.features: list[frozenset[str]] = []
        self.clause: list[int] = []
        self.sentence: list[int] = []
        self.pre: list[str] = []
        self.part: list[int] = []
        self.words: list[str] = []

    def __len__(self) -> int:
        return len(self.starts)

    def add(
        self, word: str, place: tuple[int, int], features: frozenset[str], clause: tuple[int, int], pre: str
    ) -> None:
        """One more word; `clause` are the numbers of its clause and sentence."""
        self.words.append(word)
        self.starts.append(place[0])
        self.ends.append(place[1])
        self.features.append(features)
        self.clause.append(clause[0])
        self.sentence.append(clause[1])
        self.pre.append(pre)
        if not self.part:
            self.part.append(0)
        elif not pre and self.clause[-2] == clause[0]:
            self.part.append(self.part[-1])
        else:
            listed = pre == "," and not _PERSONS.isdisjoint(features) and not _PERSONS.isdisjoint(self.features[-2])
            new = (bool(pre) and not listed) or self.clause[-2] != clause[0]
            self.part.append(self.part[-1] + new)

    def sentence_start(self, unit: int) -> int:
        """The number of the first word of the sentence that a word stands in."""
        from bisect import bisect_left

        return bisect_left(self.sentence, self.sentence[unit])

    def within(self, start: int, end: int) -> range:
        """The numbers of the units that begin in this stretch of the text."""
        from bisect import bisect_left

        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))


_ACTOR: Final = frozenset({ACTOR})
_COLLEAGUE: Final = frozenset({COLLEAGUE})
_CHILD: Final = frozenset({"{child}"})
_BEFORE_ALL: Final = Clause(0, 0, 0, 0, 0, "")
_NAME: Final = frozenset({"{name}"})
_NAMED_SIBLING: Final = frozenset({"{name}", "{sibling-by-name}"})


def units(
    text: str,
    lower: str,
    found: list[Clause],
    mentions: list[Mention],
    author: ActorKind,
    vocabulary: Vocabulary,
    names: Names,
) -> Units:
    """The words of a text and the same in lower case. A word in a keyword heading has no clause and is left out.

    A word that nobody knows, written with a capital inside a sentence, is a name.
    """
    out = Units()
    row = iter(mentions)
    mention = next(row, None)
    number, pre, last = -1, "", None
    clause = _BEFORE_ALL
    for match in _WORD.finditer(lower):
        start, end = match.span()
        while clause.end <= start and number < len(found):
            number += 1
            clause = found[number] if number < len(found) else clause
        if not clause.start <= start < clause.end:
            continue
        word = match.group()
        if word in _SIGNS:
            pre += word
            continue
        while mention and mention.end <= start:
            mention = next(row, None)
        features = vocabulary.features(word)
        if word in names.child or word.removesuffix("s") in names.child:
            features |= _CHILD
        elif names.siblings and not names.siblings.isdisjoint((word, word.removesuffix("s"))):
            features = _NAMED_SIBLING
        elif not features and text[start].isupper() and start > clause.sentence_start:
            features = _NAME
        here = mention if mention and mention.start < end else None
        if here:
            features |= _COLLEAGUE if here.title and here.kind is author else _ACTOR
            if here is last and not pre:
                out.ends[-1] = end
                out.features[-1] |= features
                continue
        last = here
        out.add(word, (start, end), features, (number, clause.sentence), pre)
        pre = ""
    return out
