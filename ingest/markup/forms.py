"""JSON whose words stand in trees: sections and components with titles, forms with questions and answers."""

from collections.abc import Iterator
from typing import Any, Final

from ingest.markup.prose import prose

_DEEPEST: Final = 40


def titled(found: Any) -> str:
    """JSON: sections or components inside one another, each with its title and its words."""
    return "\n".join(_titled(found, 0)) if isinstance(found, dict) else ""


def _titled(node: dict[str, Any], depth: int) -> Iterator[str]:
    coded = node.get("code")
    title = node.get("title") or (coded.get("text") if isinstance(coded, dict) else "") or ""
    text = node.get("text")
    told = [prose(str(text.get("div", "")))] if isinstance(text, dict) else []
    told += [
        prose(str(value))
        for key, value in node.items()
        if key.startswith("value") and isinstance(value, str | int | float)
    ]
    quantity = node.get("valueQuantity")
    if isinstance(quantity, dict):
        told.append(f"{quantity.get('value', '')} {quantity.get('unit', '')}".strip())
    if words := " ".join(filter(None, told)):
        yield f"{title}: {words}" if title else words
    for inner in node.get("section") or () if depth < _DEEPEST else ():
        if isinstance(inner, dict):
            yield from _titled(inner, depth + 1)


def answers(found: Any) -> str:
    """JSON: the questions of a form and what was answered."""
    return "\n".join(_answers(found, 0)) if isinstance(found, dict) else ""


def _answers(node: dict[str, Any], depth: int) -> Iterator[str]:
    for item in node.get("item") or () if depth < _DEEPEST else ():
        if not isinstance(item, dict):
            continue
        question = str(item.get("text") or "")
        told = []
        for answer in item.get("answer") or ():
            for key, value in answer.items() if isinstance(answer, dict) else ():
                coded = (
                    value.get("display") or value.get("text") or value.get("value")
                    if isinstance(value, dict)
                    else value
                )
                if key.startswith("value") and coded is not None:
                    told.append(
                        {True: "ja", False: "nej"}.get(coded, str(coded)) if isinstance(coded, bool) else str(coded)
                    )
        if told or (question and not item.get("item")):
            yield ": ".join(filter(None, [question, ", ".join(told)]))
        yield from _answers(item, depth + 1)
        for answer in item.get("answer") or ():
            if isinstance(answer, dict):
                yield from _answers(answer, depth + 1)
