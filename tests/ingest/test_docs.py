"""docs/format.md is what the ingesters say of themselves."""

from pathlib import Path

from ingest.registry import ingesters

PAGE = Path(__file__).parents[2] / "docs" / "format.md"
HEAD = """# Formats that can be read

Generated from the ingesters by `pytest --regenerate tests/ingest/test_docs.py`. `tidslinje formats` prints the same;
`tidslinje formats try FILE` shows the entries of a file before a case is built. A ZIP archive is opened in
memory and its files are read as if they lay in the folder.

| format | what |
|---|---|
"""


def test_the_page_of_formats_is_up_to_date(regenerate: bool) -> None:
    own = [one for one in ingesters() if type(one).__module__.startswith("ingest.")]
    text = HEAD + "".join(f"| `{one.id}` | {one.summary} |\n" for one in own)
    if regenerate:
        PAGE.write_text(text, encoding="utf-8")
    assert text == PAGE.read_text(encoding="utf-8")
