"""Who is named in a case: from the records' authors, the case file, and titles beside names."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from schemas.case import Case
from schemas.event import stable_id
from schemas.mask import Category
from timeline.reading.identity.words import initial, relative

Name = tuple[str, ...]
"""The parts of a name in lower case, initials as single letters."""


@dataclass
class Person:
    """One named person while the case is being read."""

    parts: frozenset[str]
    letters: frozenset[str]
    """Initials whose names are not told."""
    role: str | None

    def answers_to(self, name: Name) -> bool:
        """Can `name` be another writing of this person's name, with initials for names or names for initials?"""
        left, letters, sure = set(self.parts), set(self.letters), False
        for part in sorted(name, key=len, reverse=True):
            fits = sorted(own for own in left if own == part or (initial(part.upper()) and _initials(own, part)))
            short = sorted(letter for letter in letters if letter == part or _initials(part, letter))
            if fits:
                left.remove(fits[0])
                sure = True
            elif short:
                letters.remove(short[0])
                sure = sure or "-" in short[0]
            else:
                return False
        return sure


def _initials(own: str, part: str) -> bool:
    """`p-o` and `p` stand for `per-olof`."""
    return part == "-".join(piece[0] for piece in own.split("-")) or part == own[0]


class People:
    """The named persons of a case."""

    def __init__(self, case: Case) -> None:
        self._alias = case.child.alias.lower()
        self._guardians = {guardian.alias.lower(): guardian.id for guardian in case.guardians}
        self._persons: list[Person] = []
        self._by_part: dict[str, list[Person]] = {}
        self.add([((self._alias,), "child")])

    def add(self, named: Iterable[tuple[Name, str | None]]) -> None:
        """Persons by name and title, told in any order: the fuller name first, so that the shorter joins it."""
        for (name, role), _ in sorted(Counter(named).items(), key=lambda row: (-len("".join(row[0][0])), str(row[0]))):
            full = frozenset(part for part in name if not initial(part.upper()))
            if not full:
                continue
            known = self._one(name, role) or self._shorter(full, role)
            if known is None:
                known = Person(full, frozenset(name) - full, role)
                self._persons.append(known)
            if known.role is None or (known.role == "vårdnadshavare" and role in {"mamma", "pappa"}):
                known.role = role
            known.parts |= full
            known.letters = frozenset(x for x in known.letters if not any(_initials(part, x) for part in full))
            for part in full:
                rows = self._by_part.setdefault(part, [])
                if known not in rows:
                    rows.append(known)

    def knows(self, part: str) -> bool:
        """Is the lower-case word part of a known person's name?"""
        return part in self._by_part

    def has(self, name: Name) -> bool:
        """Is any part of the name known, or somebody for whom it is short?"""
        return any(part in self._by_part for part in name) or bool(self._fitting(name))

    def key(self, name: Name, role: str | None = None) -> tuple[str, str | None]:
        """Key and role of whoever is meant; two persons whom the name fits equally share a key of the name's own."""
        if name == (self._alias,):
            return "child", None
        known = self._one(name, role)
        if known is None and len(name) == 1 and name[0] in self._guardians:
            return self._guardians[name[0]], role
        if known is None:
            return stable_id(Category.PERSON.value, " ".join(sorted(name))), role
        if known.role == "child":
            return "child", None
        if known.role in self._guardians:
            return self._guardians[known.role], known.role
        return stable_id(Category.PERSON.value, " ".join(sorted(known.parts))), known.role

    def _one(self, name: Name, role: str | None) -> Person | None:
        """The one person whom name and title fit: the same title before none, none before another colleague's."""
        fits = self._fitting(name)
        if role is None:
            return fits[0] if len(fits) == 1 else None
        parent = {"vårdnadshavare"} if role in {"mamma", "pappa"} else set()
        for titles in ({role} | parent, {None}):
            same = [person for person in fits if person.role in titles]
            if same:
                return same[0] if len(same) == 1 else None
        colleagues = [] if relative(role) else [p for p in fits if not relative(p.role) and p.role != "child"]
        return colleagues[0] if len(colleagues) == 1 else None

    def _fitting(self, name: Name) -> list[Person]:
        rows = {id(p): p for part in name for p in self._by_part.get(part, ())}
        if not rows and len(name) > 1:  # "Joakim Ö" where the records have "J Öberg"
            rows = {id(p): p for p in self._persons if p.letters}
        if not rows and "-" in name[0]:  # "P-O"
            rows = {id(p): p for p in self._persons if any("-" in part for part in (*p.parts, *p.letters))}
        return [person for person in rows.values() if person.answers_to(name)]

    def _shorter(self, full: frozenset[str], role: str | None) -> Person | None:
        """The one person whose known name is a part of this fuller one."""
        rows = {id(p): p for part in full for p in self._by_part.get(part, ()) if p.parts < full}
        fits = [p for p in rows.values() if role in {None, p.role} or p.role is None]
        return fits[0] if len(fits) == 1 else None

    def signed(self, letters: str) -> tuple[str, str | None]:
        """Key and role of whoever signs with these initials."""
        wanted = sorted(letters.lower())
        fits = [p for p in self._persons if sorted(part[0] for part in p.parts) == wanted and p.role != "child"]
        if len(fits) == 1:
            return self.key(tuple(fits[0].parts), fits[0].role)
        return stable_id(Category.PERSON.value, letters.lower()), None
