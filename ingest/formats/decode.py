"""Bytes to text: byte-order marks first, then UTF-8, then windows-1252, a statistical guess last."""

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UNDEFINED = bytes((0x81, 0x8D, 0x8F, 0x90, 0x9D))
"""Bytes that windows-1252 leaves undefined."""


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of the encoding. Bytes that mean nothing become U+FFFD, never an exception."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, errors="replace"), name
    if _is_utf16(data):
        name = "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
        return data.decode(name, errors="replace"), name
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    if not any(byte in data for byte in _UNDEFINED):
        return data.decode("cp1252"), "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    name = best.encoding if best else "cp1252"
    return data.decode(name, errors="replace"), name


def _is_utf16(data: bytes) -> bool:
    """Without a mark: every other byte of the beginning is NUL, and the bytes between are not."""
    head = data[:400]
    few, many = sorted((head[0::2].count(0), head[1::2].count(0)))
    return len(head) >= 8 and many > len(head) * 0.35 and few < many / 4


def looks_binary(data: bytes) -> bool:
    """Control bytes that no text file has."""
    head = data[:4096]
    if _is_utf16(data) or data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return False
    return sum(byte < 9 or 13 < byte < 32 for byte in head) > max(2, len(head) // 100)
