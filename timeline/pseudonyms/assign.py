"""What each name is shown as: `Psykolog 2`, `Skola A`, `Ort B`. What the key file says already, stays."""

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from schemas.datafile import read_yaml
from schemas.mask import Category
from schemas.pseudonym import Pseudonym, Pseudonyms
from timeline.pseudonyms.named import Named


@cache
def _labels() -> dict[str, Any]:
    loaded: dict[str, Any] = read_yaml(Path(__file__).parent / "labels.yaml")
    return loaded


def assign(found: tuple[Named, ...], known: Pseudonyms, aliases: dict[str, str]) -> Pseudonyms:
    """The key file with everything that is named; earlier lines keep their place, order and words.

    Two keys written alike are one, so that `Petra W` in a mask and in the key file never get two names. `aliases` are
    what the case file calls the child and the guardians, by key.
    """
    names = {one.key or f"added-{place}": one for place, one in enumerate(known.names)}
    by_form = {(one.category, form.casefold()): one for one in known.names for form in one.seen}
    taken = Counter(_stem(one.shown) for one in known.names)
    for one in found:
        old = names.get(one.key)
        if old is not None:
            more = tuple(form for form in one.seen if form not in old.seen)
            names[one.key] = old.model_copy(update={"seen": (*old.seen, *more)}) if more else old
            continue
        same = next(
            (by_form[known_as] for form in one.seen if (known_as := (one.category, form.casefold())) in by_form), None
        )
        shown = aliases.get(one.key) or (
            same.shown if same else _next(_word(one), one.category, taken, {name.shown for name in names.values()})
        )
        made = Pseudonym(key=one.key, category=one.category, shown=shown, seen=tuple(one.seen))
        names[one.key] = made
        by_form |= {(one.category, form.casefold()): made for form in one.seen}
    return Pseudonyms(case=known.case, names=tuple(names.values()))


def _stem(shown: str) -> str:
    return shown.rsplit(" ", 1)[0]


def _next(word: str, category: Category, taken: Counter[str], used: set[str]) -> str:
    """The next free number or letter of the word."""
    while True:
        taken[word] += 1
        count = taken[word]
        shown = f"{word} {_letters(count) if category in {Category.UNIT, Category.PLACE} else count}"
        if shown not in used:
            return shown


def _letters(count: int) -> str:
    """1 -> A, 27 -> AA."""
    out = ""
    while count:
        count, rest = divmod(count - 1, 26)
        out = chr(65 + rest) + out
    return out


def _word(one: Named) -> str:
    labels = _labels()
    if one.category is Category.UNIT:
        last = one.seen[0].lower().split()[-1] if one.seen else ""
        school = last.endswith(tuple(labels["school_words"]))
        kind = one.actor.value if one.actor else "school" if school else ""
        return str(labels["units"].get(kind, labels["plain"]["unit"]))
    if one.category is Category.PERSON:
        by_role = _role(one.role)
        by_actor = labels["authors"].get(one.actor.value) if one.actor else None
        return str(by_role or by_actor or labels["plain"]["person"])
    return str(labels["plain"][one.category.value])


def _role(role: str) -> str | None:
    """The word of a role; only words of the list, for a role field may hold a name."""
    last = role.lower().replace(".", " ").split()[-1:]
    for word, endings in _labels()["roles"].items():
        for ending in endings:
            if last and (last[0].endswith(ending[1:]) if ending.startswith("*") else last[0] == ending):
                return str(word)
    return None
