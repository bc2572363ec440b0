"""Archives in memory: what lies in them is read, what leads out of them or swells beyond reason is not."""

import io
import zipfile
from pathlib import Path

import pytest

from ingest.archives import is_archive, members
from ingest.intake import read_case
from schemas.case import Case
from schemas.errors import FileError

NOTE = b"Datum;Anteckning\n2022-03-01;Ett\n2022-03-02;Tv\xc3\xa5\n"


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def test_files_of_an_archive_in_an_archive_are_read_with_their_place(tmp_path: Path) -> None:
    inner = zipped(**{"b.csv": NOTE})
    (tmp_path / "export.zip").write_bytes(zipped(**{"elev__a.csv": NOTE, "mer.zip": inner}))
    case = Case.model_validate(
        {
            "case": "X",
            "child": {"alias": "Ro"},
            "period": {"from": "2022-01-01", "to": "2022-12-31"},
            "sources": [{"id": "x", "path": "export.zip", "actor": "school"}],
        }
    )
    taken = read_case(case, tmp_path)
    assert [(row.file, row.records) for row in taken.ledger.inputs] == [
        ("export.zip/elev/a.csv", 2),
        ("export.zip/mer.zip/b.csv", 2),
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["export.zip"]


@pytest.mark.parametrize("name", ["../ut.csv", "/etc/ut.csv", "c:/ut.csv", "a/../../ut.csv"])
def test_a_member_that_leads_out_is_refused(name: str) -> None:
    with pytest.raises(FileError, match="leder ut"):
        list(members("x.zip", zipped(**{name: NOTE})))


def test_bombs_are_refused_before_they_are_opened() -> None:
    with pytest.raises(FileError, match="orimligt"):
        list(members("x.zip", zipped(**{"a.csv": b"0" * 60_000_000})))
    with pytest.raises(FileError, match="större"):
        list(members("x.zip", zipped(**{f"{n}.csv": b"" for n in range(2_001)})))
    deep = NOTE
    for _ in range(6):
        deep = zipped(**{"x.zip": deep})
    with pytest.raises(FileError, match="djupare"):
        list(members("x.zip", deep))


def test_office_documents_are_no_archives() -> None:
    assert not is_archive(zipped(**{"[Content_Types].xml": b"", "word__document.xml": b""}))
    assert not is_archive(zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"))
    assert not is_archive(b"PK\x03\x04 trasig")
