"""A talk with the child and the guardians: one dated or bulleted statement is one record.

    # Samtal med familjen 2019-06-19
    ## Ro
    - Jag har haft fyra stycken på BUP.
    - 7 november 2018 hade jag skrivit en lista.
    ## Mamma
    - Hösten 2016 skickades vi runt.

What the family tells is theirs: origin `reported`, kind `account`. A date is taken only where it stands.
"""

import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from ingest.formats.containers import sane
from ingest.formats.decode import decode, looks_binary
from ingest.ingester import Assumption, Claim, InputFile, Item, Record
from schemas.datafile import read_yaml
from schemas.dates import ImpossibleDate, parse
from schemas.errors import FileError
from schemas.event import Author
from schemas.ledger import Problem
from schemas.vocabulary import ActorKind, Informant, Kind, Origin
from schemas.when import When

_DATE: Final = re.compile(
    r"(?<!\w)(\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}(?:\s*-\d{2}|\s+\d{4})?"
    r"|(?:den\s+)?\d{1,2}(?::?[ea])?\s+(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-zåäö]*(?:\s+\d{4}|\s*-\d{2})?"
    r"|(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-zåäö]*\s+(?:\d{4}|-\d{2})"
    r"|(?:våren|sommaren|hösten|vintern)\s+(?:\d{4}|-\d{2})|(?:vt|ht)[\s-]?\d{2,4})(?!\w)",
    re.IGNORECASE,
)
_HEADING: Final = re.compile(r"#{1,6}\s+(.*)|([^\d\s][^.!?]{0,40}):?\s*")


@cache
def _data() -> dict[str, object]:
    folder = Path(__file__).parents[1] / "layouts"
    loaded: dict[str, object] = read_yaml(folder / "family.yaml")
    return loaded


class FamilyTalk:
    """Notes of a talk with the family, as Markdown, text or Word."""

    id = "family"
    summary = "Notes of the talk with the family (MD, TXT, DOCX): dated or bulleted statements"

    def identify(self, file: InputFile) -> Claim | None:
        """A text or Word file of a source whose actor is the family."""
        if file.source.actor is not ActorKind.FAMILY:
            return None
        word = file.suffix == ".docx" and file.data.startswith(b"PK")
        return Claim(self.id, "källans aktör är familjen") if word or not looks_binary(file.data) else None

    def read(self, file: InputFile) -> Iterator[Item]:
        """The statements, in the order in which they stand."""
        lines = list(_paragraphs(file))
        told = _talk_day(file, lines)
        if told:
            yield Assumption(f"samtalet antas ha hållits {told.start}.")
        bulleted = any(_unbullet(line)[1] for _, line in lines)
        speaker, in_child, skipped = "", False, 0
        statements: list[tuple[int, str, str, bool]] = []
        for number, line in lines:
            words, bullet = _unbullet(line)
            heading = None if bullet else _HEADING.fullmatch(words)
            if heading:
                speaker, in_child = _speaker((heading[1] or heading[2]).strip())
            elif bullet or (not bulleted and (speaker or _DATE.match(words))):
                statements.append((number, words, speaker, in_child))
            elif bulleted and statements and statements[-1][2] == speaker:
                first, before, _, _ = statements[-1]
                statements[-1] = (first, f"{before}\n{words}", speaker, in_child)
            else:
                skipped += 1
        for number, words, who_speaks, child in statements:
            yield from self._statement(number, words, told, who_speaks, in_child=child)
        if skipped:
            yield Assumption(f"{skipped} inledande rad(er) är ingen utsaga och har inte blivit händelser.")

    @staticmethod
    def _statement(number: int, words: str, told: When | None, speaker: str, *, in_child: bool) -> Iterator[Item]:
        locator = f"rad {number}"
        anchor = told.first_day if told else None
        when, found = When.unknown(), _DATE.search(words)
        if found:
            try:
                when = parse(found.group(), anchor=anchor) or when
            except ImpossibleDate:
                yield Problem(
                    locator=locator, what=f"Datumet {found.group()} finns inte i kalendern.", remedy="Fråga familjen."
                )
        yield Record(
            locator=locator,
            when=when,
            text=words,
            author=Author(role=speaker or None),
            recorded=told.start if told else None,
            kind=Kind.ACCOUNT,
            informant=Informant.CHILD if in_child else Informant.FAMILY,
            origin=Origin.REPORTED,
            attributes={"speaker": "child" if in_child else "guardian"} if speaker else {},
        )


def _paragraphs(file: InputFile) -> Iterator[tuple[int, str]]:
    """Lines with their number; in Word, paragraphs."""
    if file.data.startswith(b"PK"):
        from docx import Document

        sane(file)
        try:
            document = Document(io.BytesIO(file.data))
        except Exception as error:  # python-docx raises whatever its ZIP and XML layers raise
            what = f"Word-filen är skadad ({type(error).__name__})."
            raise FileError(what, file=file.name, remedy="Spara om den och försök igen.") from None
        for number, paragraph in enumerate(document.paragraphs, start=1):
            style = (paragraph.style.name or "") if paragraph.style else ""
            prefix = "## " if style.startswith("Heading") else "- " if "List" in style else ""
            if paragraph.text.strip():
                yield number, prefix + paragraph.text.strip()
        return
    for number, line in enumerate(decode(file.data)[0].replace("\0", "").splitlines(), start=1):
        if line.strip():
            yield number, line.strip()


def _unbullet(line: str) -> tuple[str, bool]:
    bullets = "".join(str(mark) for mark in list(_data()["bullets"]))  # type: ignore[call-overload]  # data file
    bare = line.lstrip(bullets + " ") if line[:1] in bullets else line
    bare = re.sub(r"^\d{1,2}[.)]\s+", "", bare)
    return bare, bare != line


def _speaker(heading: str) -> tuple[str, bool]:
    """Who speaks under a heading, and whether it is the child; empty when the heading names nobody."""
    words = re.findall(r"\w+", heading.lower())
    speakers: dict[str, list[str]] = _data()["speakers"]  # type: ignore[assignment]  # data file
    if any(word in speakers["guardian"] for word in words):
        return heading, False
    if any(word in speakers["child"] for word in words) or len(words) == 1:
        return heading, True
    return "", False


def _talk_day(file: InputFile, lines: list[tuple[int, str]]) -> When | None:
    """The day of the talk, from a heading or the file's name."""
    heads = [line.lstrip("# ") for _, line in lines[:6] if line.startswith("#") or len(line) < 70]
    for text in (*heads, file.name):
        match = re.search(r"\d{4}-\d{2}-\d{2}", text)
        if match:
            try:
                return parse(match.group())
            except ImpossibleDate:
                continue
    return None
