"""The layouts of XML and JSON exports, read from YAML: one file a format, one row a kind of record."""

import re
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Final

from schemas.datafile import read_yaml

FOLDER: Final = Path(__file__).parents[1] / "layouts" / "markup"


_REMEMBERED: Final = 1_000
_A_NAME: Final = 120
"""Characters; a longer value is running text and names no kind."""


@dataclass(frozen=True)
class Step:
    """One step down: a local name (`*` any), any depth, and what the element there must hold."""

    name: str
    deep: bool
    test: tuple["Step", ...] | None = None
    """From the element down, what must be there …"""
    attribute: str | None = None
    wanted: str = ""
    """… and the value that it or its attribute must have, lower case; empty = any."""

    @cached_property
    def tag(self) -> str:
        """The name in any namespace, as lxml asks for it."""
        return "{*}" + self.name


@dataclass(frozen=True)
class Place:
    """Where a value stands, from the record down."""

    steps: tuple[Step, ...]
    attribute: str | None
    reads: str
    """How the words are written: prose, base64, keywords, sections, narrative, …"""
    label: str
    """Words put before the value, as a heading of its own."""

    @cached_property
    def is_plain(self) -> bool:
        """Names all the way down, and nothing to test."""
        return not any(step.deep or step.test is not None or step.name == "*" for step in self.steps)

    @cached_property
    def way(self) -> str:
        """The names of the steps, as an index has them."""
        return "/".join(step.name for step in self.steps)


@dataclass(frozen=True)
class Words:
    """What the values of a field mean: exact words, or `/pattern/`, tried in order; `*` for any value or none."""

    rules: tuple[tuple[re.Pattern[str] | str, str], ...]
    otherwise: str | None
    known: dict[tuple[str, ...], str | None] = field(default_factory=dict, compare=False)
    """Values met before -> their meaning."""

    @cached_property
    def _any_pattern(self) -> re.Pattern[str] | None:
        """All patterns at once: most values fit none, and that is told by one search."""
        patterns = [rule.pattern for rule, _ in self.rules if isinstance(rule, re.Pattern)]
        return (
            re.compile("|".join(f"(?:{one})" for one in patterns), re.IGNORECASE | re.MULTILINE) if patterns else None
        )

    def of(self, told: list[str]) -> str | None:
        """The meaning by the first rule that one of the values fits."""
        if not told or not self.rules:
            return self.otherwise
        key = tuple(told)
        if key not in self.known:
            if len(self.known) >= _REMEMBERED:
                self.known.clear()
            self.known[key] = self._meaning(told)
        return self.known[key]

    def _meaning(self, told: list[str]) -> str | None:
        short = [value for value in told if len(value) <= _A_NAME]
        lower = {value.casefold() for value in short}
        fits = self._any_pattern is not None and self._any_pattern.search("\n".join(short)) is not None
        for rule, meaning in self.rules:
            if isinstance(rule, str):
                if rule in lower:
                    return meaning
            elif fits and any(rule.search(value) for value in short):
                return meaning
        return self.otherwise


@dataclass(frozen=True)
class People:
    """Those who took part, as one list of the record tells them."""

    at: Place
    names: tuple[Place, ...]
    """From each one down: what it is called."""
    parts: tuple[Place, ...]
    roles: Words
    """Value of `parts` -> role, where the record itself occurred."""


@dataclass(frozen=True)
class Row:
    """One kind of record."""

    record: str
    names: frozenset[str]
    """Local names of the elements; JSON: values of `named_by`."""
    within: frozenset[str]
    """Elements of which one must stand above, when the record's own name is too common."""
    test: Step | None
    """What the element itself must hold."""
    fields: dict[str, tuple[Place, ...]]
    kinds: Words
    statuses: Words
    titles: Words
    outcomes: dict[str, Words]
    """Attribute -> what the values of the field of that name mean for it."""
    attributes: dict[str, Any]
    keys: frozenset[str]
    """Of JSON without a type of its own: keys that every such object has."""
    hints: frozenset[str]
    """… and keys (joined by +) that are enough where the object stands under a name of `within`, if it has any."""
    void: frozenset[str]
    """Values of the field `status` that make the record nullified."""
    people: tuple[People, ...]
    between: str | None
    """The kind when those it goes to are organisations, and no child or guardian takes part."""
    parts: tuple["Row", ...]
    """Records of their own inside this one."""
    at: Place | None
    """Of a part: where it stands."""
    needs: frozenset[str]
    """Fields of which one must have a value; an empty shell is no record."""
    signed_by_rule: bool
    """The export tells who signed: a record without it is unsigned."""
    documents: bool
    """What the record names by file is its own text, not a file of entries."""

    @cached_property
    def deepest(self) -> int:
        """How many levels down its fields look."""
        return max((len(place.steps) for places in self.fields.values() for place in places), default=0)


@dataclass(frozen=True)
class Format:
    """One export format."""

    id: str
    summary: str
    roots: frozenset[str]
    """Local names of which one must stand among the first elements; with `outermost`, be the very first."""
    outermost: bool
    rows: tuple[Row, ...]
    faults: frozenset[str]
    """Elements that tell of an error instead of records."""
    json: bool
    named_by: str | None
    """JSON: the key whose value is the kind of record."""
    silent: frozenset[str]
    """Kinds that hold no event of their own (persons, places)."""
    pages: frozenset[str]
    """JSON: keys (joined by +) of an answer's outermost object, which may hold no record."""
    wrappers: frozenset[str]
    """JSON: keys that hold the records, beside those that pages and bundles use."""
    directory: Row | None
    """Elements that give names to ids: fields `id` and `name`."""
    carried: Row | None
    """XML: elements beside the records whose words hold for every record under the same element."""
    code_lists: dict[tuple[str, ...], tuple[str, str, str]]
    """Keys of a list beside the file -> prefix, key of the code, key of its name."""
    heads: frozenset[str]
    """Records that tell of the export's head only."""
    partial: str | None
    """What must be said of a file that gave no other records than those."""
    nested: bool
    """Records may stand inside one another."""


@cache
def formats() -> tuple[Format, ...]:
    """Every format, by id."""
    return tuple(_format(path) for path in sorted(FOLDER.glob("*.yaml")))


def _format(path: Path) -> Format:
    data = read_yaml(path)
    shared: dict[str, Any] = data.get("shared", {})
    fold = bool(data.get("json")) and not data.get("named_by")
    return Format(
        id=path.stem,
        summary=data["summary"],
        roots=frozenset(data.get("roots", ())),
        outermost=bool(data.get("outermost")),
        rows=tuple(_row(row, shared, fold) for row in data.get("records", ())),
        faults=frozenset(data.get("faults", ())),
        json=bool(data.get("json")),
        named_by=data.get("named_by"),
        silent=frozenset(data.get("silent", ())),
        pages=frozenset(data.get("pages", ())),
        wrappers=frozenset(data.get("wrappers", ())),
        carried=_row(data["carried"], shared, fold) if "carried" in data else None,
        directory=_row(data["directory"], shared, fold) if "directory" in data else None,
        code_lists={tuple(keys.split("+")): tuple(told) for keys, told in data.get("code_lists", {}).items()},
        heads=frozenset(data.get("heads", ())),
        partial=data.get("partial"),
        nested=bool(data.get("nested")),
    )


def _row(row: dict[str, Any], shared: dict[str, Any], fold: bool) -> Row:
    like: dict[str, Any] = shared.get(row.get("like", ""), {})
    names = _list(row["record"])

    def place(value: Any) -> Place:
        return _place(value, names[0], fold)

    fields = {**like.get("fields", {}), **row.get("fields", {})}
    return Row(
        record=names[0],
        names=frozenset(names),
        within=frozenset(_list(row.get("within", []))),
        test=_step(row["when"], fold) if "when" in row else None,
        fields={name: tuple(place(one) for one in _list(places)) for name, places in fields.items()},
        kinds=_words(row.get("kinds", {})),
        statuses=_words({**like.get("statuses", {}), **row.get("statuses", {})}),
        titles=_words(row.get("titles", {})),
        outcomes={name: _words(values) for name, values in row.get("outcomes", {}).items()},
        attributes=row.get("attributes", {}),
        keys=frozenset(key.lower() if fold else key for key in row.get("keys", ())),
        hints=frozenset(key.lower() for key in row.get("hints", ())),
        void=frozenset(str(value).casefold() for value in (*like.get("void", ()), *row.get("void", ()))),
        people=tuple(_people(one, place) for one in (*like.get("people", ()), *row.get("people", ()))),
        between=row.get("between"),
        parts=tuple(_row({**one, "record": one.get("record", "part")}, shared, fold) for one in row.get("parts", ())),
        at=place(row["at"]) if "at" in row else None,
        needs=frozenset(_list(row.get("needs", []))),
        signed_by_rule=bool(row.get("signed_by_rule")),
        documents=bool(row.get("documents")),
    )


def _people(told: dict[str, Any], place: Any) -> People:
    roles = told.get("roles", "attended")
    return People(
        at=place(told["at"]),
        names=tuple(place(one) for one in _list(told.get("names", "."))),
        parts=tuple(place(one) for one in _list(told.get("parts", []))),
        roles=_words({"*": roles} if isinstance(roles, str) else roles),
    )


def _words(told: dict[Any, str]) -> Words:
    rules: list[tuple[re.Pattern[str] | str, str]] = []
    for key, value in told.items():
        word = str(key)
        if word != "*":
            pattern = word.startswith("/") and word.endswith("/")
            rules.append((re.compile(word[1:-1], re.IGNORECASE) if pattern else word.casefold(), value))
    return Words(tuple(rules), told.get("*"))


def _list(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list) else [value]


def _place(value: str | dict[str, str], record: str, fold: bool) -> Place:
    told = value if isinstance(value, dict) else {"at": value}
    at = told["at"].replace("{record}", record)
    at, _, attribute = at.rpartition("/@") if "/@" in at else (at, "", "")
    if at.startswith("@"):
        at, attribute = "", at[1:]
    steps: list[Step] = []
    deep = False
    for part in re.findall(r"(?:[^/\[]|\[[^\]]*\])+", at):
        if part == "**":
            deep = True
        elif part != ".":
            steps.append(_step(part, fold, deep=deep))
            deep = False
    return Place(tuple(steps), attribute or None, told.get("reads", "prose"), told.get("label", ""))


def _step(part: str, fold: bool, *, deep: bool = False) -> Step:
    """`name`, `name[inner.name=value]`, `name[@attribute=value]`, `name[inner.@attribute]`."""
    name, _, test = part.partition("[")
    if fold:
        name = name.lower()
    if not test:
        return Step(name, deep)
    test, _, wanted = test.rstrip("]").partition("=")
    inner = [part.lower() if fold else part for part in test.split(".")]
    attribute = inner.pop()[1:] if inner[-1].startswith("@") else None
    return Step(name, deep, tuple(Step(one, False) for one in inner), attribute, wanted.casefold())
