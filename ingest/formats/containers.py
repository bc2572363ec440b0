"""Office containers: what lies in a ZIP or OLE file, looked at with care."""

import io
import zipfile
from typing import Final

from ingest.ingester import InputFile
from schemas.errors import FileError

OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
UNPACKED_AT_MOST: Final = 300_000_000
"""Bytes; a document that unpacks to more than this is taken for an attack."""


def zip_members(data: bytes) -> frozenset[str]:
    """Names inside a ZIP; none when it is damaged or unpacks to more than is sane."""
    try:
        members = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):  # zipfile's own word for a packing it lacks
        return frozenset()
    if sum(member.file_size for member in members) > UNPACKED_AT_MOST:
        return frozenset()
    return frozenset(member.filename for member in members)


def sane(file: InputFile) -> None:
    """Look at a document's container before anything opens it.

    Raises:
        FileError: it is protected by a password, or unpacks to more than any document does.
    """
    if is_encrypted_ole(file.data):
        raise FileError("filen är skyddad med lösenord.", file=file.name, remedy="Be om en kopia utan lösenord.")
    try:
        members = zipfile.ZipFile(io.BytesIO(file.data)).infolist() if file.data.startswith(b"PK") else []
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return  # the reader of the format says what is wrong
    if sum(member.file_size for member in members) > UNPACKED_AT_MOST:
        what = "filen packas upp till mer än något dokument gör och öppnas inte."
        raise FileError(what, file=file.name, remedy="Be om filen igen, eller om den i ett annat format.")


def is_encrypted_ole(data: bytes) -> bool:
    """A password-protected Office document is an OLE file with a stream called EncryptedPackage."""
    return data.startswith(OLE) and "EncryptedPackage".encode("utf-16-le") in data
