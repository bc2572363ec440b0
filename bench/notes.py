"""The reader of notes against a bare term trie over the same words (terms only: no status, actors or dates)."""

import datetime as dt
import json
import re
from functools import cache

from bench.accuracy import CORPUS
from schemas.vocabulary import ActorKind
from timeline.reading.lexicon import matcher
from timeline.reading.reader import read_text

WORDS = (100, 400)
"""Length of the notes that are read."""
DAY = dt.date(2020, 1, 1)


@cache
def notes() -> tuple[str, ...]:
    """The whole notes of the corpus that may be looked at."""
    lines = (CORPUS / "notes-dev.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    return tuple(text for text in texts if WORDS[0] <= len(text.split()) <= WORDS[1])


@cache
def trie() -> re.Pattern[str]:
    """Every form and beginning that the lexicon knows, as one pattern that branches letter by letter."""
    root: dict[str, object] = {}
    for word in matcher()[1].terms():
        node = root
        for letter in word:
            node = node.setdefault(letter, {})  # type: ignore[assignment]  # a tree of dicts
        node[""] = {}
    return re.compile(rf"\b{_source(root)}")


def _source(node: dict[str, object]) -> str:
    rows = [re.escape(letter) + _source(below) for letter, below in sorted(node.items()) if letter]  # type: ignore[arg-type]  # a tree
    if not rows:
        return ""
    both = rows[0] if len(rows) == 1 else f"(?:{'|'.join(rows)})"
    return f"(?:{both})?" if "" in node else both


def terms_only() -> int:
    """How many terms the trie finds in all notes."""
    return sum(1 for text in notes() for _ in trie().finditer(text.lower()))


def read_all() -> int:
    """How many events the reader finds in all notes."""
    return sum(len(read_text(text, DAY, ActorKind.SOCIAL_SERVICES)) for text in notes())
