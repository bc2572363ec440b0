"""One self-contained file: template, style, script, data and plotly, under a policy that lets nothing else run."""

import hashlib
import re
from concurrent.futures import Future
from functools import cache
from pathlib import Path
from threading import Thread
from typing import Final

import plotly.offline
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from render.page.data import as_json, data
from render.page.figures import counted
from render.page.inputs import inputs
from render.page.left import left, own, own_heading
from render.page.made import made
from render.page.packing import Packed, digest, packed
from render.page.static import static
from render.page.used import used
from render.page.words import LANGUAGES, filled, lead
from render.picture import scene, svg
from render.view.model import View

_HERE: Final = Path(__file__).parent
_STYLE: Final = (
    "tokens",
    "top",
    "chart",
    "above",
    "controls",
    "panel",
    "forms",
    "tables",
    "present",
    "static",
    "editions",
    "figures",
    "small",
    "phone",
    "print",
    "paper",
)
_SCRIPT: Final = (
    "state",
    "filter",
    "geometry",
    "measure",
    "ground",
    "lines",
    "pearls",
    "marks",
    "titles",
    "figure",
    "under",
    "axis",
    "story",
    "place",
    "pins",
    "overview",
    "draw",
    "interact",
    "card",
    "detail",
    "compare",
    "notes",
    "panel",
    "legend",
    "table",
    "present",
    "paper",
    "print",
    "keys",
    "controls",
    "start",
)


def prepare() -> None:
    """Begin to pack the scripts while the case is being read; a page that is drawn later waits for the rest."""
    _packing()


def html(view: View, lang: str = "sv") -> str:
    """The page in `lang` (`sv` or `en`; the reader can switch), ready to be written to a file."""
    plotly, app, loader = _plotly(), _app(), _joined("js", ("loader",), "js")
    allowed = " ".join(f"'sha256-{digest}'" for digest in (digest(loader), app.digest, plotly.digest))
    text = filled(lang, view)
    page = _environment().get_template("template.html.j2")
    return page.render(
        lang=lang,
        policy=f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'",
        style=Markup(_style()),  # noqa: S704 – our own file, no case data
        loader=Markup(loader),  # noqa: S704 – as above
        app=app,
        plotly=plotly,
        data=packed(as_json(data(view))),
        picture=Markup(svg(scene(view, text, lang), text["charth"])),  # noqa: S704 – svg escapes every text
        t=text,
        both={code: filled(code, view) for code in LANGUAGES},
        lead=lead(view, lang),
        static=static(view, lang),
        ledger=view.ledger,
        figures={code: counted(view, code) for code in LANGUAGES},
        edition=view.edition.value,
        left={code: left(view, code) for code in LANGUAGES},
        own_words={code: own(view, code) for code in LANGUAGES},
        own_heading={code: own_heading(view, code) for code in LANGUAGES},
        inputs={code: inputs(view.ledger, code) for code in LANGUAGES},
        used={code: used(view.ledger, code) for code in LANGUAGES},
        made={code: made(view.ledger, code) for code in LANGUAGES},
    )


@cache
def scripts() -> frozenset[str]:
    """SHA-256 (hex) of the scripts that every page carries and that hold nothing of a case: plotly's and our own."""
    known = (plotly.offline.get_plotlyjs(), _joined("js", _SCRIPT, "js"))
    return frozenset(hashlib.sha256(script.encode()).hexdigest() for script in known)


def _plotly() -> Packed:
    """The installed package's script, byte for byte when unpacked."""
    return _packing().result()


@cache
def _packing() -> Future[Packed]:
    """Packing takes longer than all the rest of drawing and knows nothing of a case, so it runs beside."""
    work: Future[Packed] = Future()
    Thread(target=_pack_plotly, args=(work,), daemon=True).start()
    return work


def _pack_plotly(work: Future[Packed]) -> None:
    try:
        work.set_result(packed(plotly.offline.get_plotlyjs()))
    except Exception as error:
        work.set_exception(error)


@cache
def _app() -> Packed:
    return packed(_joined("js", _SCRIPT, "js"))


@cache
def _style() -> str:
    """All style sheets without their indents and line ends."""
    return re.sub(r"\s*\n\s*", "", re.sub(r"/\*.*?\*/", "", _joined("css", _STYLE, "css"), flags=re.DOTALL))


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
