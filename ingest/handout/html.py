"""The texts of a page: words with and without the tags between them, attributes, comments, styles, scripts, data."""

import contextlib
import json
from collections.abc import Iterator
from typing import Any

from ingest.handout.packed import from_base85, own_text
from ingest.handout.piece import Piece
from schemas.errors import FileError


def of_html(data: bytes, known_scripts: frozenset[str]) -> Iterator[Piece]:
    """Each text of the page, and the whole page's words run together as if no tag stood between them."""
    from lxml import etree, html

    text = data.decode("utf-8", "replace")
    parser = html.HTMLParser(no_network=True, huge_tree=True, remove_comments=False)
    try:
        page = html.document_fromstring(text.replace("\0", ""), parser=parser)
    except (etree.LxmlError, ValueError):
        raise FileError(
            "filen går inte att tolka som en sida.", remedy="Kontrollera att det är den fil som byggdes."
        ) from None
    for node in page.iter():
        yield from _of_node(node, known_scripts)
    found = page.xpath("//text()[not(parent::script) and not(parent::style)]")
    words = found if isinstance(found, list) else []
    yield Piece("sidans text", "".join(str(word) for word in words if isinstance(word, str)))


def _of_node(node: Any, known_scripts: frozenset[str]) -> Iterator[Piece]:
    if not isinstance(node.tag, str):
        yield Piece("kommentar", node.text or "")
        return
    for name, value in node.attrib.items():
        yield Piece(f"{node.tag} {name}", value)
    if node.tag == "script":
        yield from _of_script(node, known_scripts)
    elif node.text:
        yield Piece(node.tag, node.text)
    if node.tail:
        yield Piece(node.tag, node.tail)


def _of_script(node: Any, known_scripts: frozenset[str]) -> Iterator[Piece]:
    text = node.text or ""
    if node.get("data-n", "").isdigit():
        script = own_text(from_base85(text, int(node.get("data-n"))), known_scripts)
        if script is not None:
            yield from _of_json(script)
            yield Piece("packat skript", script)
        return
    if "json" in node.get("type", ""):
        yield from _of_json(text)
    yield Piece("skript", text)


def _of_json(text: str) -> Iterator[Piece]:
    """Each text of what is JSON; the whole is searched besides."""
    with contextlib.suppress(ValueError, RecursionError):
        yield from (Piece("sidans data", leaf) for leaf in _leaves(json.loads(text)))


def _leaves(value: Any) -> Iterator[str]:
    """Every text in a JSON value, keys too."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield str(key)
            yield from _leaves(item)
    elif isinstance(value, list):
        for item in value:
            yield from _leaves(item)
    elif isinstance(value, str):
        yield value
    elif isinstance(value, int) and not isinstance(value, bool):
        yield str(value)
