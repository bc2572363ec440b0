"""One self-contained file: template, style, script, data and plotly, under a policy that lets nothing else run."""

import base64
import gzip
import hashlib
from functools import cache
from pathlib import Path
from typing import Final

import plotly.offline
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from render.page.data import as_json, data
from render.page.figures import counted
from render.page.static import static
from render.page.used import used
from render.page.words import LANGUAGES, filled, lead
from render.view.model import View

_HERE: Final = Path(__file__).parent
_STYLE: Final = ("tokens", "chart", "panel", "present", "static", "figures", "small", "print")
_SCRIPT: Final = (
    "state",
    "geometry",
    "ground",
    "lines",
    "marks",
    "figure",
    "rows",
    "draw",
    "interact",
    "panel",
    "legend",
    "table",
    "modes",
    "keys",
    "start",
)


def html(view: View, lang: str = "sv") -> str:
    """The page in `lang` (`sv` or `en`; the reader can switch), ready to be written to a file."""
    packed, plotly_hash = _plotly()
    script = _joined("js", _SCRIPT, "js")
    allowed = f"'sha256-{_digest(script)}' 'sha256-{plotly_hash}'"
    page = _environment().get_template("template.html.j2")
    return page.render(
        lang=lang,
        policy=f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'",
        style=Markup(_joined("css", _STYLE, "css")),  # noqa: S704 – our own file, no case data
        script=Markup(script),  # noqa: S704 – as above
        data=Markup(as_json(data(view))),  # noqa: S704 – as_json leaves no `<`
        plotly=packed,
        t=filled(lang, view),
        both={code: filled(code, view) for code in LANGUAGES},
        lead=lead(view, lang),
        static=static(view, lang),
        ledger=view.ledger,
        figures={code: counted(view, code) for code in LANGUAGES},
        used={code: used(view.ledger, code) for code in LANGUAGES},
    )


@cache
def _plotly() -> tuple[str, str]:
    """The installed package's script as base64 of gzip (no time stamp, so same input, same bytes), and its digest."""
    text = plotly.offline.get_plotlyjs()
    return base64.b64encode(gzip.compress(text.encode(), 9, mtime=0)).decode(), _digest(text)


def _digest(text: str) -> str:
    """SHA-256 as a content security policy writes it."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _joined(folder: str, names: tuple[str, ...], ending: str) -> str:
    return "\n".join((_HERE / folder / f"{name}.{ending}").read_text("utf-8").strip() for name in names) + "\n"


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
