"""What can go wrong in a way that a user can mend: one plain sentence with file, place, what, remedy."""

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of the command."""

    OK = 0
    MEND = 1
    USAGE = 2


class TidslinjeError(Exception):
    """A trouble the user can mend.

    Arguments are file (relative to the case folder), place (page, row, line, or empty), what and remedy.
    None of them may carry text, names or numbers from a journal.
    """

    exit_code = ExitCode.MEND

    def __init__(self, what: str, *, remedy: str, file: str = "", place: str = "") -> None:
        self.what, self.remedy, self.file, self.place = what, remedy, file, place
        super().__init__(self.sentence())

    def sentence(self) -> str:
        """File, place, what and remedy as one line."""
        where = ", ".join(part for part in (self.file, self.place) if part)
        return f"{where}: {self.what} {self.remedy}" if where else f"{self.what} {self.remedy}"


class CaseError(TidslinjeError):
    """The case folder or its case.yaml can't be used as it is."""


class FileError(TidslinjeError):
    """One file can't be read; the rest of the case still builds."""


class RuleError(TidslinjeError):
    """A rule or law file is not complete."""
