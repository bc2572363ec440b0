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
from typing import Any

from ingest.formats.containers import sane
from ingest.formats.decode import decode, looks_binary
from ingest.formats.family_lines import DATE, Statement, paragraphs_of_table, statements
from ingest.formats.html import is_page, lines_of, page_of
from ingest.formats.rtf import is_rtf, text_of
from ingest.ingester import Assumption, Claim, InputFile, Item, Record
from schemas.dates import ImpossibleDate, parse
from schemas.errors import FileError
from schemas.event import Author
from schemas.ledger import Problem
from schemas.vocabulary import ActorKind, Informant, Kind, Origin
from schemas.when import Precision, When


class FamilyTalk:
    """Notes of a talk with the family, as Markdown, text or Word."""

    id = "family"
    summary = "Notes of the talk with the family (MD, TXT, DOCX): dated or bulleted statements"

    def identify(self, file: InputFile) -> Claim | None:
        """A text or Word file of a source whose actor is the family."""
        if file.source.actor is not ActorKind.FAMILY:
            return None
        word = file.suffix == ".docx" and file.data.startswith(b"PK")
        data = file.data[:4_000].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t")
        page = is_page(file.data) and b"<table" not in file.data.lower()
        other = data.startswith((b"<", b"{", b"[{")) and not page and not is_rtf(data)
        told = word or not (other or looks_binary(file.data))
        return Claim(self.id, "källans aktör är familjen", general=True) if told else None

    def read(self, file: InputFile) -> Iterator[Item]:
        """The statements, in the order in which they stand."""
        lines = list(_paragraphs(file))
        told = _talk_day(file, lines)
        if told:
            yield Assumption(f"samtalet antas ha hållits {told.start}.")
        found, skipped = statements(lines, told)
        for statement in found:
            yield from self._statement(statement, told)
        if skipped:
            yield Assumption(f"{skipped} rad(er) är ingen utsaga och har inte blivit händelser.")

    @staticmethod
    def _statement(said: Statement, told: When | None) -> Iterator[Item]:
        locator = f"rad {said.line}"
        wide = said.under if said.under and said.under.precision not in {Precision.DAY, Precision.MINUTE} else told
        anchor = wide.last_day if wide else None
        when, found = said.under or When.unknown(), DATE.search(said.words)
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
            text=said.words,
            author=Author(role=said.speaker or None),
            recorded=told.start if told else None,
            kind=Kind.ACCOUNT,
            informant=Informant.CHILD if said.in_child else Informant.FAMILY,
            origin=Origin.REPORTED,
            attributes={"speaker": "child" if said.in_child else "guardian"} if said.speaker else {},
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
        yield from _word(document)
        return
    if is_rtf(file.data):
        text = text_of(file)
    elif is_page(file.data):
        text = _page(file)
    else:
        text = decode(file.data)[0].replace("\0", "")
    for number, line in enumerate(text.splitlines(), start=1):
        yield number, line.strip()


def _page(file: InputFile) -> str:
    """The lines of a page, lists and headings marked as in Markdown."""
    page, _ = page_of(file)
    for node in page.iter("li", "h1", "h2", "h3", "h4", "h5", "h6"):
        mark = "-" if node.tag == "li" else "#" * int(node.tag[1])
        node.text = f"{mark} {(node.text or '').lstrip()}"
    return "\n".join(lines_of(page))


def _word(document: Any) -> Iterator[tuple[int, str]]:
    """Paragraphs with the marks of their style, and the rows of tables, each with its number in the document."""
    number = 0
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for line in paragraphs_of_table([cell.text for cell in row.cells] for row in block.rows):
                number += 1
                yield number, line
            continue
        number += 1
        style = (block.style.name or "") if block.style else ""
        prefix = "## " if style.startswith("Heading") else "- " if "List" in style else ""
        if block.text.strip():
            yield number, prefix + " ".join(block.text.split())


def _talk_day(file: InputFile, lines: list[tuple[int, str]]) -> When | None:
    """The day of the talk, from a heading or the file's name."""
    heads = [
        line.lstrip("# ") for _, line in [one for one in lines if one[1]][:6] if line.startswith("#") or len(line) < 70
    ]
    for text in (*heads, file.name):
        match = re.search(r"\d{4}-\d{2}-\d{2}", text)
        if match:
            try:
                return parse(match.group())
            except ImpossibleDate:
                continue
    return None
