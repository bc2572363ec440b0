r"""RTF printouts: the text without its formatting, then as plain text.

{\rtf1\ansi 2022-03-01 Nybes\'f6k\par Orolig mage.\par}
"""

from collections.abc import Iterator

from ingest.formats.text import of_lines
from ingest.ingester import Claim, InputFile, Item
from schemas.errors import FileError
from schemas.vocabulary import ActorKind


class RtfPrintout:
    """Rich text with dated entries, or one letter."""

    id = "rtf"
    summary = "Dated printouts as RTF"

    def identify(self, file: InputFile) -> Claim | None:
        """By its first bytes."""
        if file.source.actor is ActorKind.FAMILY:
            return None
        return Claim(self.id, "RTF", general=True) if is_rtf(file.data) else None

    def read(self, file: InputFile) -> Iterator[Item]:
        """Entries by layout, else one document."""
        text = text_of(file)
        yield from of_lines(file, text.replace("|", "\t") if "\n|" in text else text)


def is_rtf(data: bytes) -> bool:
    """By its first bytes."""
    return data.lstrip()[:5] == b"{\\rtf"


def text_of(file: InputFile) -> str:
    """The words without their formatting. Raises FileError for a damaged file."""
    from striprtf.striprtf import rtf_to_text

    try:
        text: str = rtf_to_text(file.data.decode("cp1252", errors="replace"), errors="replace")  # type: ignore[no-untyped-call]  # striprtf ships no types
    except Exception as error:  # striprtf raises whatever a damaged control word leads to
        what = f"RTF-filen är skadad ({type(error).__name__})."
        raise FileError(what, file=file.name, remedy="Be om filen igen.") from None
    return text
