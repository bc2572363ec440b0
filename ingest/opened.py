"""The files of a source: opened, given to the ingesters that claim them, and what came of it. No file raises."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ingest.archives import is_archive, members
from ingest.ingester import Assumption, InputFile, Record
from ingest.registry import claim
from schemas.case import Period
from schemas.errors import CaseError, FileError
from schemas.ledger import Problem


@dataclass(frozen=True)
class Read:
    """One file after its ingester: what it gave, and what stood in the way."""

    file: InputFile
    ingester: str | None
    records: tuple[Record, ...]
    problems: tuple[Problem, ...]
    assumed: tuple[str, ...]
    stated: tuple[Period, ...] = ()
    """The periods that the file says it holds."""


def read_files(found: Iterable[InputFile]) -> list[Read]:
    """Every file of a source read, archives opened; one whose words stand in a record of another gives none itself."""
    files: list[InputFile] = []
    reads: list[Read] = []
    for file in found:
        for one in _opened(file):
            if isinstance(one, Read):
                reads.append(one)
            else:
                files.append(one)
    beside = tuple(files)
    reads += [_parsed(replace(file, beside=beside)) for file in files]
    told_in = {name: read.file.name for read in reads for record in read.records for name in record.files}
    return [_without_records(read, told_in[read.file.name]) if read.file.name in told_in else read for read in reads]


def _without_records(read: Read, index: str) -> Read:
    assumed = (*read.assumed, f"texten står i posten i {index} och räknas där.")
    return replace(read, records=(), assumed=assumed)


def _opened(file: InputFile) -> list[InputFile | Read]:
    """The file itself, or every file of the archive that it is; what can't be opened as a read without records."""
    out: list[InputFile | Read] = []
    try:
        with file.open() as stream:
            archive = is_archive(stream)
        if not archive:
            return [file]
        seen: dict[str, int] = {}
        for name, content in members(file.name, replace(file).data):
            seen[name] = seen.get(name, 0) + 1
            own = name if seen[name] == 1 else f"{name} ({seen[name]})"
            out.append(replace(file, name=own, content=content))
    except OSError as error:
        what = f"filen kan inte öppnas ({error.strerror or type(error).__name__})."
        return [_failed(replace(file, content=b""), what, "Kontrollera rättigheterna eller be om filen igen.")]
    except FileError as error:
        out.append(_failed(file, error.what, error.remedy))
    return out


def _parsed(file: InputFile) -> Read:
    """What the ingester that claims the file reads. Whatever goes wrong becomes a problem of this file alone."""
    if not file.size:
        return _failed(file, "filen är tom (0 byte).", "Be om filen igen.")
    own = replace(file)  # what a reader holds of the file goes when it is read
    ingester = None
    records: list[Record] = []
    problems: list[Problem] = []
    assumed: list[str] = []
    stated: list[Period] = []
    try:
        ingester, _ = claim(own)
        for item in ingester.read(own):
            if isinstance(item, Record):
                records.append(item)
            elif isinstance(item, Assumption):
                assumed.append(item.text)
                stated.extend((item.stated,) if item.stated else ())
            else:
                problems.append(item)
    except CaseError:
        raise
    except FileError as error:
        problems.append(Problem(locator=error.place, what=error.what, remedy=error.remedy, partial=True))
    except Exception as error:  # a defect in one ingester must not cost the inspector the other files
        what = f"filen kunde inte tolkas ({type(error).__name__})."
        remedy = "Be om exporten i ett annat format, och anmäl felet."
        problems.append(Problem(locator="", what=what, remedy=remedy, partial=True))
    return Read(file, ingester.id if ingester else None, tuple(records), tuple(problems), tuple(assumed), tuple(stated))


def _failed(file: InputFile, what: str, remedy: str) -> Read:
    return Read(file, None, (), (Problem(locator="", what=what, remedy=remedy, partial=True),), ())
