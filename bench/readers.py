"""The readers of records in XML and JSON against the bare reader: `python -m bench.readers [--runs 3] [--write]`.

Each figure is the processor time and the peak memory of a fresh process that reads one large file and lets each
record go. The bare reader walks the same file and takes nothing out of it.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from bench.page import put

_MEGA: Final = 1_000_000
_TOLD: Final = "Orolig mage, sover dåligt och äter lite. " * 20
OURS = """
from ingest.ingester import InputFile
from ingest.registry import claim
from schemas.case import Period, SourceSpec
from schemas.vocabulary import ActorKind
import pathlib
path = pathlib.Path({path!r})
period = Period.model_validate({{"from": "1900-01-01", "to": "2100-12-31"}})
file = InputFile(path.name, path, SourceSpec(id="x", path=path.name, actor=ActorKind.PRIMARY_CARE), period)
reader = claim(file)[0]
started = time.process_time()
count = sum(1 for _ in reader.read(file))
"""
XML = """
from lxml import etree
started = time.process_time()
count = 0
for _, element in etree.iterparse({path!r}):
    count += 1
    element.clear()
"""
LINES = """
import json
started = time.process_time()
count = sum(1 for line in open({path!r}, "rb") if json.loads(line))
"""
WHOLE = """
import json
started = time.process_time()
count = len(json.load(open({path!r}, "rb")))
"""
MEASURED = """
told = time.process_time() - started
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1]
print(told, peak)
"""


def takecare(number: int) -> str:
    """One TakeCare note."""
    day = f"2022{number % 12 + 1:02}{number % 28 + 1:02}"
    return (
        f"<Casenote><DocumentId>{number}</DocumentId><DocCreatedTimestamp>{day}1502</DocCreatedTimestamp>"
        f"<DocSavedTimestamp>{day}151221</DocSavedTimestamp><SignedTimestamp>{day}1512</SignedTimestamp>"
        f"<EventDateTime>{day}1500</EventDateTime><DocumentTitle>Besök</DocumentTitle><DocumentCode>BES</DocumentCode>"
        f"<Content><Keyword><Name>Anteckning</Name><Keyword><Name>Aktuellt</Name><Value><TextVal>{_TOLD}</TextVal>"
        "</Value></Keyword></Keyword></Content></Casenote>\n"
    )


def documentation(number: int) -> str:
    """One note of GetCareDocumentation."""
    day = f"2022{number % 12 + 1:02}{number % 28 + 1:02}"
    return (
        f"<careDocumentation><careDocumentationHeader><documentId>{number}</documentId><documentTime>{day}100000"
        f"</documentTime><accountableHealthcareProfessional><authorTime>{day}110000</authorTime>"
        "<healthcareProfessionalName>Eva Ek</healthcareProfessionalName></accountableHealthcareProfessional>"
        "</careDocumentationHeader><careDocumentationBody><clinicalDocumentNote><clinicalDocumentNoteTitle>Besök"
        f"</clinicalDocumentNoteTitle><clinicalDocumentNoteText>{_TOLD}</clinicalDocumentNoteText>"
        "</clinicalDocumentNote></careDocumentationBody></careDocumentation>\n"
    )


def encounter(number: int) -> str:
    """One FHIR encounter on a line."""
    day = f"2022-{number % 12 + 1:02}-{number % 28 + 1:02}"
    resource = {
        "resourceType": "Encounter",
        "id": f"e{number}",
        "status": "finished",
        "class": {"code": "AMB"},
        "type": [{"coding": [{"code": "185345009", "display": "Besök"}], "text": "Besök"}],
        "participant": [{"individual": {"reference": "Practitioner/d1", "display": "Eva Ek"}}],
        "period": {"start": f"{day}T09:00:00+01:00", "end": f"{day}T10:00:00+01:00"},
        "serviceProvider": {"display": "BUP Sjön"},
        "reasonCode": [{"text": _TOLD}],
    }
    return json.dumps(resource, ensure_ascii=False) + "\n"


def _write(path: Path, head: str, one: Callable[[int], str], tail: str, size: int) -> None:
    with path.open("w", encoding="utf-8") as stream:
        stream.write(head)
        written, number = 0, 0
        while written < size:
            written += stream.write((", " if head == "[" and number else "") + one(number))
            number += 1
        stream.write(tail)


CASES: Final = (
    (
        "TakeCare XML, 50 MB / lxml iterparse",
        "x.xml",
        "<X2Message><CaseNotes>",
        takecare,
        "</CaseNotes></X2Message>",
        50,
        XML,
    ),
    (
        "RIV-TA GetCareDocumentation, 20 MB / lxml iterparse",
        "x.xml",
        "<GetCareDocumentationResponse>",
        documentation,
        "</GetCareDocumentationResponse>",
        20,
        XML,
    ),
    ("FHIR NDJSON, 100 MB / json.loads a line", "x.ndjson", "", encounter, "", 100, LINES),
    ("FHIR in one JSON array, 20 MB / json.load", "x.json", "[", encounter, "]", 20, WHOLE),
)


def _measure(code: str, path: Path, runs: int) -> tuple[float, float]:
    """Median processor seconds and peak megabytes of a fresh process."""
    program = "import time\n" + code.format(path=str(path)) + MEASURED
    told = [
        subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout.split()
        for _ in range(runs)
    ]
    return statistics.median(float(one[0]) for one in told), statistics.median(float(one[1]) / 1024 for one in told)


def main() -> None:
    """Measure, print, and if asked write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    rows = ["| file / bare reader | ours | bare | ratio | peak, ours | peak, bare |", "|---|---:|---:|---:|---:|---:|"]
    for what, name, head, one, tail, megabytes, bare in CASES:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            _write(path, head, one, tail, megabytes * _MEGA)
            ours, own_peak = _measure(OURS, path, asked.runs)
            floor, floor_peak = _measure(bare, path, asked.runs)
        rows.append(
            f"| {what} | {ours:.1f} s | {floor:.1f} s | {ours / floor:.2f} | {own_peak:.0f} MB | {floor_peak:.0f} MB |"
        )
    table = "\n".join(rows) + "\n"
    print(table)
    if asked.write:
        put("bench.readers", table)


if __name__ == "__main__":
    main()
