"""The floors: the least that any program doing the job must spend."""

from schemas.journey import Journey
from schemas.vocabulary import Kind, Status

LEAN_TYPER = """
import typer, sys
sys.argv = ["lean", "--help"]
app = typer.Typer(add_completion=False)
@app.command()
def read(path: str): import pandas
@app.command()
def draw(path: str): import plotly.graph_objects
try: app()
except SystemExit: pass
"""

IMPORTS = "import typer, pydantic, yaml, jinja2, lxml.etree, python_calamine, docx, pypdfium2, holidays, dateutil"
"""The libraries that a build of the example loads."""

QUESTIONS = (
    (Kind.REFERRAL, Kind.REFERRAL_ANSWER, 30),
    (Kind.CONCERN_REPORT, Kind.INVESTIGATION_OPENED, 14),
    (Kind.CONCERN_REPORT, Kind.CONCERN_FEEDBACK, 30),
    (Kind.INVESTIGATION_OPENED, Kind.INVESTIGATION_CLOSED, 120),
    (Kind.CRISIS_CONTACT, Kind.CROSS_AGENCY_CONTACT, 14),
    (Kind.SIP_MEETING, Kind.SIP_FOLLOW_UP, 180),
    (Kind.SIP_MEETING, Kind.SIP_MEETING, 21),
    (Kind.REFERRAL_ANSWER, Kind.VISIT, 90),
    (Kind.CRISIS_CONTACT, Kind.VISIT, 7),
    (Kind.INVESTIGATION_OPENED, Kind.CROSS_AGENCY_CONTACT, 120),
)
"""Ten timed questions of the kind that the rules put: after A, B within so many days."""


def plain_loop(journey: Journey) -> int:
    """Ten timed questions by a plain loop over dates: counts only, no evidence, coverage or uncertainty."""
    found = 0
    rows = [(e.start, e.kind) for e in journey.events if e.status is Status.OCCURRED]
    for trigger, answer, limit in QUESTIONS:
        for day, kind in rows:
            if kind is not trigger:
                continue
            found += not any(k is answer and 0 < (d - day).days <= limit for d, k in rows)
    return found
