"""XML whose words stand in trees: keywords, sections with statements, items with meanings, headings by turns."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from lxml import etree

from ingest.markup.prose import blocks, name_of, prose


def keywords(element: Any) -> str:
    """A tree of keywords with values and comments, as `Name: words`; a keyword without a value is a heading."""
    return "\n".join(_keywords(element))


def _keywords(element: Any) -> Iterator[str]:
    for node in element.iterchildren("{*}Keyword"):
        name, told, inner = _own(node, "Name"), list(_told(node)), list(_keywords(node))
        if told:
            yield ": ".join(filter(None, [name, " ".join(told)]))
        elif name and not inner and node.find("{*}Value") is None and len(node) <= 2:
            yield name
        yield from inner


def _told(node: Any) -> Iterator[str]:
    """What a keyword says: text, a number with its unit, a coded answer by its code, a comment."""
    for value in node.iterchildren("{*}Value"):
        yield from (
            prose(text) for one in value.iterchildren("{*}TextVal") if (text := "".join(one.itertext()).strip())
        )
        for number in value.iterchildren("{*}NumVal"):
            yield f"{_own(number, 'Val')} {_own(number, 'Unit')}".strip()
        yield from (f"[kod {one.text.strip()}]" for one in value.iterchildren("{*}TermId") if (one.text or "").strip())
    yield from (prose(text) for one in node.iterchildren("{*}Comment") if (text := "".join(one.itertext()).strip()))


def _own(node: Any, name: str) -> str:
    return next(((one.text or "").strip() for one in node.iterchildren("{*}" + name)), "")


def sections(element: Any) -> str:
    """A section and those inside it as `Title: words`."""
    return "\n".join(_sections(element))


def _sections(element: Any) -> Iterator[str]:
    title = " ".join(_own(element, "title").split())
    for text in element.iterchildren("{*}text"):
        if told := blocks(text):
            yield f"{title}: {told}" if title else told
    for component in element.iterchildren("{*}component"):
        for inner in component.iterchildren("{*}section"):
            yield from _sections(inner)


@lru_cache(maxsize=1)
def _by_id(document: Any) -> dict[str, Any]:
    return {told: node for node in document.iter("*") for told in (node.get("ID"), node.get("id")) if told}


def narrative(element: Any) -> str:
    """Words of a clinical statement: its own, or those that it points at in the section's text."""
    pointed = element.get("value", "") or next((one.get("value", "") for one in element.iter("{*}reference")), "")
    if pointed.startswith("#"):
        above = [node for node in element.iterancestors() if name_of(node) == "ClinicalDocument"]
        found = _by_id(above[-1] if above else element.getroottree().getroot()).get(pointed[1:])
        return blocks(found) if found is not None else ""
    return blocks(element)


def without_told(statements: Iterable[Any]) -> None:
    """Take away the sections whose words the statements themselves point at: they stand in the statements' records."""
    told: dict[Any, bool] = {}
    for statement in statements:
        if isinstance(statement, etree._Element):
            above = next((node for node in statement.iterancestors() if name_of(node) == "section"), None)
            if above is not None:
                told[above] = told.get(above, True) and any(narrative(text) for text in statement.iter("{*}text"))
    for section, all_told in told.items():
        parent = section.getparent()
        if all_told and parent is not None:
            parent.remove(section)


def items(element: Any) -> str:
    """Nested items with a meaning and a value, as `Meaning: value`."""
    return "\n".join(dict.fromkeys(_items(element)))


def _items(element: Any) -> Iterator[str]:
    for node in element.iter("{*}items", "{*}parts", "{*}members"):
        label = next((one.get("value", "") for one in node.iterfind("{*}meaning/{*}displayName")), "")
        for value in node.iterchildren("{*}value"):
            shown = value.get("value") or next(
                (one.get("value") or one.text for one in value.iterchildren("{*}displayName")), ""
            )
            shown = shown or next((one.get("value") or one.text for one in value.iterchildren("{*}originalText")), "")
            shown = shown or (value.text or "").strip() or value.get("code") or ""
            if told := prose(str(shown)):
                yield f"{label}: {told}" if label else told


_HEADINGS = frozenset({"rubrik", "heading", "title", "name", "label", "keyword", "term", "sökord"})
_TEXTS = frozenset({"text", "value", "content", "svar", "innehåll", "textval", "comment"})


def headed(element: Any) -> str:
    """Headings and texts that stand by turns in parts of a record, as `Heading: text`."""
    out: list[str] = []
    for part in element.iterdescendants("*"):
        names = {name_of(node).casefold() for node in part.iterchildren("*")}
        if not (names & _HEADINGS and names & _TEXTS):
            continue
        heading = ""
        for node in part.iterchildren("*"):
            name = name_of(node).casefold()
            told = prose("".join(str(one) for one in node.itertext()))
            if name in _HEADINGS:
                out.extend([heading] if heading else [])
                heading = told
            elif told and name in _TEXTS:
                out.append(f"{heading}: {told}" if heading else told)
                heading = ""
        out.extend([heading] if heading else [])
    return "\n".join(out)
