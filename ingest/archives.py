"""ZIP archives, opened in memory: their files are read as if they lay in the case folder."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, Final

from schemas.errors import FileError

_MOST_FILES: Final = 2_000
_MOST_BYTES: Final = 500_000_000
_ROOM: Final = 150_000_000
"""Bytes, unpacked, that any archive may give; beyond them ten times its own size."""
_MOST_RATIO: Final = 200
_SMALL: Final = 1_000_000
"""Bytes; below this a high ratio is only an empty or repetitive file."""
_DEEPEST: Final = 3
_OFFICE: Final = ("[Content_Types].xml", "mimetype")
"""Members that make a ZIP a document of its own."""
_REMEDY: Final = "Packa upp arkivet i ärendemappen och ange filerna i case.yaml."


def is_archive(data: bytes | BinaryIO) -> bool:
    """Is it a ZIP of files, and no office document?"""
    stream = io.BytesIO(data) if isinstance(data, bytes) else data
    if stream.read(4) != b"PK\x03\x04":
        return False
    try:
        names = zipfile.ZipFile(stream).namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):  # zipfile's own word for a packing it lacks
        return False
    return not any(name in names for name in _OFFICE)


def members(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of every file inside, archives in archives too, sorted by name: `export.zip/elev/journal.xml`.

    Raises:
        FileError: more files, bytes or levels than an export has, a member that leads out of the archive, a password.
    """
    yield from _members(name, data, 1, [min(_MOST_BYTES, _ROOM + 10 * len(data))])


def _members(name: str, data: bytes, depth: int, room: list[int]) -> Iterator[tuple[str, bytes]]:
    """`room` holds the bytes that are left to unpack, shared by the archives inside."""
    if depth > _DEEPEST:
        raise FileError("arkiv ligger i arkiv djupare än något uttag gör.", file=name, remedy=_REMEDY)
    archive = zipfile.ZipFile(io.BytesIO(data))
    inside = sorted((info for info in archive.infolist() if not info.is_dir()), key=lambda info: info.filename)
    room[0] -= sum(info.file_size for info in inside)
    if len(inside) > _MOST_FILES or room[0] < 0:
        raise FileError("arkivet är större än något uttag är, och packas inte upp.", file=name, remedy=_REMEDY)
    for info in inside:
        path = PurePosixPath(info.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
            raise FileError("en fil i arkivet leder ut ur det.", file=name, remedy=_REMEDY)
        if info.file_size > _SMALL and info.file_size > _MOST_RATIO * max(info.compress_size, 1):
            raise FileError("en fil i arkivet är packad orimligt hårt.", file=name, remedy=_REMEDY)
        if info.flag_bits & 1:
            raise FileError("arkivet är skyddat med lösenord.", file=name, remedy="Be om en kopia utan.")
        if path.name.startswith((".", "~$")) or "__MACOSX" in path.parts:
            continue
        try:
            inner = archive.read(info)
        except (zipfile.BadZipFile, OSError, NotImplementedError, EOFError, ValueError):
            raise FileError("arkivet är skadat.", file=name, remedy="Be om filen igen.") from None
        whole = f"{name}/{path}"
        if is_archive(inner):
            yield from _members(whole, inner, depth + 1, room)
        else:
            yield whole, inner
