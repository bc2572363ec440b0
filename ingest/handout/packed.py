"""Texts packed inside texts: escapes of HTML, JSON and addresses, base64 and base85, compressed or not."""

import base64
import binascii
import hashlib
import html
import re
import urllib.parse
import zlib
from collections.abc import Iterator
from typing import Final

from ingest.handout.piece import Piece

_DEEPEST: Final = 4
_MOST: Final = 50_000_000
"""Bytes that one packed text may unfold into."""
_BASE64: Final = re.compile(r"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{8,}={0,2}(?![A-Za-z0-9+/_=-])")
_ESCAPE: Final = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})|\\u\{([0-9a-fA-F]{1,6})\}|\\([nrt\"'/\\])")
_LETTERS: Final = re.compile(r"[\x20-\x7e\sÅÄÖåäöÉéüÜ\u2010-\u2030\u00a0\u00ad]")
_PLAIN: Final = {"n": "\n", "r": "\n", "t": "\t"}


def unpacked(piece: Piece, known_scripts: frozenset[str], depth: int = 0) -> Iterator[Piece]:
    """What `piece` holds packed, at any depth that a browser or a reader could come to."""
    if depth >= _DEEPEST:
        return
    for what, text in _layers(piece.text, known_scripts):
        if text != piece.text and text.strip():
            inner = Piece(f"{piece.place}, {what}", text)
            yield inner
            yield from unpacked(inner, known_scripts, depth + 1)


def _layers(text: str, known_scripts: frozenset[str]) -> Iterator[tuple[str, str]]:
    if "&" in text:
        yield "HTML-kod", html.unescape(text)
    if "\\" in text:
        yield "JSON-kod", _ESCAPE.sub(_letter, text)
    if "%" in text:
        yield "adresskod", urllib.parse.unquote(text)
    for match in _BASE64.finditer(text):
        yield from _of_bytes("base64", _from_base64(match.group()), known_scripts)


def _letter(match: re.Match[str]) -> str:
    code = match[1] or match[2] or match[3]
    return chr(min(int(code, 16), 0x10FFFF)) if code else _PLAIN.get(match[4], match[4])


def _from_base64(text: str) -> bytes | None:
    try:
        return base64.b64decode(text.replace("-", "+").replace("_", "/") + "=" * (-len(text) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None


def from_base85(text: str, length: int) -> bytes | None:
    """The page's own packing: base85 with a comma for `<`, padded after `length` bytes."""
    try:
        return base64.b85decode(text.strip().replace(",", "<"))[:length]
    except ValueError:
        return None


def _of_bytes(what: str, data: bytes | None, known_scripts: frozenset[str]) -> Iterator[tuple[str, str]]:
    text = readable(data, known_scripts)
    if text:
        yield what, text


def own_text(data: bytes | None, known_scripts: frozenset[str]) -> str | None:
    """What the page itself unpacks: always text, in whatever letters; None for a known script."""
    whole = _decompressed(data) if data is not None else b""
    return None if hashlib.sha256(whole).hexdigest() in known_scripts else whole.decode("utf-8", "replace")


def readable(data: bytes | None, known_scripts: frozenset[str]) -> str | None:
    """Bytes as text, decompressed when they are compressed; None for a known script and for what is no text."""
    if data is None:
        return None
    data = _decompressed(data)
    if hashlib.sha256(data).hexdigest() in known_scripts:
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-16-le", "ignore") if data.count(0) * 3 > len(data) else data.decode("latin-1")
    shown = len(_LETTERS.findall(text))
    return text if text and shown >= 0.95 * len(text) else None


def _decompressed(data: bytes) -> bytes:
    for start, wbits in ((b"\x1f\x8b", 31), (b"\x78", 15)):
        if data.startswith(start):
            try:
                return zlib.decompressobj(wbits).decompress(data, _MOST)
            except zlib.error:
                return data
    return data
