"""An ingester of one's own: `#dagbok` on the first line, then `2022-03-01 > words`, one day a line."""

from collections.abc import Iterator

from timeline.plugin import Claim, FileError, InputFile, Problem, Record, parse_date


class Diary:
    """The diary of a respite family."""

    id = "dagbok"
    summary = "Diary of a respite family (example plug-in)"

    def identify(self, file: InputFile) -> Claim | None:
        """The first line says so."""
        return Claim(self.id, "#dagbok på första raden") if file.data.startswith(b"#dagbok") else None

    def read(self, file: InputFile) -> Iterator[Record | Problem]:
        """One record per line with a day and words."""
        try:
            lines = file.data.decode("utf-8").splitlines()
        except UnicodeDecodeError:
            raise FileError("filen är inte UTF-8.", file=file.name, remedy="Spara om den som UTF-8.") from None
        for number, line in enumerate(lines[1:], start=2):
            day, _, words = line.partition(" > ")
            when = parse_date(day.strip())
            if when is not None and words.strip():
                yield Record(locator=f"rad {number}", when=when, text=words.strip(), title="Dagbok")
            elif line.strip():
                yield Problem(locator=f"rad {number}", what="raden har ingen dag.", remedy="Skriv: 2022-03-01 > ord.")


BUNDLE = (Diary(),)
