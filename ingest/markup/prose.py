"""Strings as exports write them, to readable text: DocBook, HTML and RTF inside them, odd line breaks and bytes."""

import re
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

_BREAKS: Final = re.compile(r"\$\$NL\$\$|<NEWPAGE\s*/?>|<br\s*/?>|&#10;", re.IGNORECASE)
_MARKED: Final = re.compile(r"<(?:/?[A-Za-z][\w:.-]*[\s/>]|[?!])")
_INDENT: Final = re.compile(r"[ \t\r]*\n[ \t]*")
_BYTES: Final = re.compile(r"(?:\[0x[0-9a-f]{2}\])+", re.IGNORECASE)
"""Bytes of UTF-8 that an old adapter has written as `[0xc3][0xa5]`."""
_BLOCKS: Final = frozenset(
    {"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "section", "table", "ul", "ol", "dl", "dt", "dd"}
) | {"pre", "paragraph", "item", "list"}
_UNSEEN: Final = frozenset({"script", "style", "head", "template", "noscript", "iframe", "object", "svg"})
_LARGEST: Final = 5_000_000
"""Characters of markup in one field that are taken apart; more is kept as it stands."""


def prose(raw: str) -> str:
    """A string field as text: RTF, DocBook or HTML inside it unfolded, other strings without outer space."""
    text = raw.strip()
    if "[0x" in text:
        text = _BYTES.sub(_unescaped, text)
    if text.startswith("{\\rtf"):
        return _rtf(text)
    if "$$NL$$" in text or "<" in text:
        text = _BREAKS.sub("\n", text)
    if "\n" in text:
        text = _INDENT.sub("\n", text)
    if "<" in text and len(text) < _LARGEST and _MARKED.search(text):
        return _marked(text).strip()
    return text


def _unescaped(match: re.Match[str]) -> str:
    return bytes.fromhex(re.sub(r"\[0x|\]", "", match.group())).decode("utf-8", errors="replace")


def _rtf(text: str) -> str:
    from striprtf.striprtf import rtf_to_text

    try:
        return str(rtf_to_text(text, errors="replace")).strip()  # type: ignore[no-untyped-call]  # it ships no types
    except (ValueError, IndexError, KeyError, RecursionError, LookupError):
        return text


def _marked(text: str) -> str:
    """Markup that stands as text: DocBook sections as `Title: words`, other XML and HTML as blocks of words."""
    if "<!DOCTYPE" in text and "<!ENTITY" in text:
        return text
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        found = etree.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text).encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return _html(text)
    if any(name_of(node) in {"para", "simpara", "article"} for node in found.iter()):
        return "\n".join(_docbook(found))
    return blocks(found)


def _html(text: str) -> str:
    from lxml import html

    if not re.search(
        r"</?(?:p|div|span|b|i|em|strong|ul|ol|li|table|tr|td|h\d|html|body|font|a)\b", text, re.IGNORECASE
    ):
        return text
    try:
        return blocks(html.fromstring(f"<div>{text}</div>"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return text


def name_of(element: Any) -> str:
    """The local name; empty for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def blocks(element: Any) -> str:
    """The words of an element, each block on a line of its own."""
    out: list[str] = []
    for event, node in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        name = name_of(node).lower()
        if event == "start":
            if name in _BLOCKS:
                out.append("\n")
            if name not in _UNSEEN and node.text and name:
                out.append(node.text)
        elif node is not element:
            if event == "end" and name in _BLOCKS:
                out.append("\n")
            elif event == "end" and name in {"td", "th"}:
                out.append(" ")
            out.append(node.tail or "")
    lines = (" ".join(line.split()) for line in "".join(out).replace("\r", "").split("\n"))
    return "\n".join(line for line in lines if line)


def _docbook(element: Any) -> Iterator[str]:
    """Sections as `Title: words`; a title without words of its own is a heading above those that follow."""
    titles: list[str] = []
    for node in element.iter():
        name = name_of(node)
        if name == "title":
            titles.append(" ".join("".join(node.itertext()).split()))
        elif name in {"para", "simpara", "literallayout", "member", "programlisting"}:
            told = " ".join("".join(node.itertext()).split())
            if told:
                yield ": ".join(filter(None, [*titles, told]))
                titles = []
    if titles:
        yield ": ".join(filter(None, titles))
