"""Is the alias that case.yaml gives the child the child's own name?"""

from collections.abc import Iterable

from schemas.case import Case
from schemas.event import Event
from schemas.mask import Category


def alias_is_the_name(events: Iterable[Event], case: Case) -> bool:
    """Do the records write the alias as part of the child's whole name (`Alva Ekedal` for the alias Alva)?"""
    alias = case.child.alias.casefold()
    for event in events:
        words = {"text": event.text, "title": event.title, "author": event.author.name or ""}
        for mask in event.masks:
            if mask.category not in {Category.PERSON, Category.NAME}:
                continue
            written = words[mask.field].casefold()
            parts = written[mask.start : mask.end].replace(",", " ").split()
            whole = mask.key == "child" and len(parts) > 1 and alias in parts
            beside = written[: mask.start].endswith(f"{alias} ") and alias not in parts
            if whole or beside:
                return True
    return False
