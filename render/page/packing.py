"""Texts packed for the page's own loader: gzip as base85, which is a sixteenth shorter than base64.

`ingest.handout` unpacks the same when it searches a finished page.
"""

import base64
import gzip
import hashlib
from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True)
class Packed:
    """A text as base85 of gzip, without `<`; its length before base85, and its digest when unpacked."""

    text: Markup
    length: int
    digest: str


def packed(text: str) -> Packed:
    """Without a time stamp, so same input, same bytes."""
    small = gzip.compress(text.encode("utf-8", "surrogatepass"), 9, mtime=0)
    code = base64.b85encode(small, pad=True).decode().replace("<", ",")
    return Packed(Markup(code), len(small), digest(text))  # noqa: S704 – no `<` is left


def unpacked(code: str, length: int) -> str:
    """The text again."""
    return gzip.decompress(base64.b85decode(code.strip().replace(",", "<"))[:length]).decode("utf-8", "surrogatepass")


def digest(text: str) -> str:
    """SHA-256 as a content security policy writes it."""
    return base64.b64encode(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()).decode()
