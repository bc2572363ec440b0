"""Leaks planted in otherwise clean files: what is planted, and the forms in which a file can hide it."""

import base64
import gzip
import html
import io
import json
import unicodedata
import urllib.parse
import zipfile
from collections.abc import Callable

from docx import Document
from reportlab.pdfgen.canvas import Canvas

KINDS: dict[str, str] = {
    "hela namnet": "Torgny Mjölnare",
    "förnamn ensamt": "Wanja",
    "efternamn i genitiv": "Mjölnares",
    "namn i sammansättning": "Kasimirsmötet",
    "efternamn, förnamn": "Mjölnare, Torgny",
    "namn med små bokstäver": "kasimir",
    "namn som är ett ord": "Sol",
    "barnets efternamn": "Krook",
    "enhet": "Barn och familj Storklinten",
    "ort": "Vrångsele",
    "personnummer, tio siffror": "070314-2384",
    "personnummer, tolv siffror": "200703142384",
    "personnummer med mellanslag": "2007 03 14 2384",
    "personnummer som inte finns i ärendet": "19121212-1212",
    "telefonnummer, annan gruppering": "0701 740612",
    "telefonnummer med landsnummer": "+46 70 174 06 12",
    "e-post": "ro.krook@exempel.se",
    "adress": "Granstigen 4",
    "skyddad uppgift, ordagrant": "Gröna ugglan satt kvar på taket",
    "källa utan samtycke, ordagrant": "röken vid bryggan och den trasiga cykeln",
    "sökväg till en källa": "exports/maria_hemlig.csv",
    "namn ur nyckelfilen": "Tjabo",
}


def _page(body: str = "", head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head><title>Ros väg</title>{head}</head><body>{body}</body></html>".encode()


def _split(text: str) -> str:
    return "".join(f"<b>{html.escape(letter)}</b>" for letter in text)


def _json(text: str, *, ascii_only: bool) -> bytes:
    data = json.dumps({"a": [{"q": text}]}, ensure_ascii=ascii_only)
    return _page(f'<script type="application/json">{data}</script>')


def _packed(text: str) -> bytes:
    small = gzip.compress(f'const t = "{text}";'.encode(), mtime=0)
    code = base64.b85encode(small, pad=True).decode().replace("<", ",")
    return _page(f'<script type="text/plain" data-n="{len(small)}">{code}</script>')


def _base64(text: str) -> str:
    return base64.b64encode(f"Anteckning: {text} enligt journalen.".encode()).decode()


def _word(fill: Callable[[object, str], None]) -> Callable[[str], bytes]:
    def made(text: str) -> bytes:
        document, out = Document(), io.BytesIO()
        fill(document, text)
        document.save(out)
        return out.getvalue()

    return made


def _runs(document: object, text: str) -> None:
    paragraph = document.add_paragraph()  # type: ignore[attr-defined]  # python-docx has no types
    for letter in text:
        paragraph.add_run(letter)


def _part(text: str) -> bytes:
    data = _word(lambda document, _: document.add_paragraph("Ren"))("")
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("customXml/item9.xml", f"<a>{html.escape(text)}</a>")
    return out.getvalue()


def _pdf(draw: Callable[[Canvas, str], None]) -> Callable[[str], bytes]:
    def made(text: str) -> bytes:
        out = io.BytesIO()
        canvas = Canvas(out)
        draw(canvas, text)
        canvas.showPage()
        canvas.save()
        return out.getvalue()

    return made


FORMS: dict[str, Callable[[str], bytes]] = {
    "HTML: i texten": lambda t: _page(f"<p>Hej {html.escape(t)}, välkommen.</p>"),
    "HTML: delad av taggar": lambda t: _page(f"<p>Hej {_split(t)}.</p>"),
    "HTML: teckenkoder": lambda t: _page(f"<p>{''.join(f'&#{ord(letter)};' for letter in t)}</p>"),
    "HTML: dubbla teckenkoder": lambda t: _page(f"<p>{html.escape(''.join(f'&#x{ord(c):x};' for c in t))}</p>"),
    "HTML: attribut": lambda t: _page(f'<p aria-label="{html.escape(t)}">x</p>'),
    "HTML: kommentar": lambda t: _page(f"<!-- {html.escape(t)} -->"),
    "HTML: stilmall": lambda t: _page(head=f'<style>p::after{{content:"{t}"}}</style>'),
    "HTML: SVG": lambda t: _page(f"<svg><text><tspan>{html.escape(t)}</tspan></text></svg>"),
    "HTML: mall som inte visas": lambda t: _page(f"<template><p>{html.escape(t)}</p></template>"),
    "HTML: JSON": lambda t: _json(t, ascii_only=False),
    "HTML: JSON med \\u-koder": lambda t: _json(t, ascii_only=True),
    "HTML: skript": lambda t: _page(f"<script>const t = {json.dumps(t)};</script>"),
    "HTML: packat skript": _packed,
    "HTML: base64": lambda t: _page(f'<p data-x="{_base64(t)}">x</p>'),
    "HTML: base64 i base64": lambda t: _page(f"<p>{base64.b64encode(_base64(t).encode()).decode()}</p>"),
    "HTML: data-adress": lambda t: _page(f'<img alt="" src="data:text/plain;base64,{_base64(t)}">'),
    "HTML: adresskod": lambda t: _page(f'<a href="#{urllib.parse.quote(t)}">x</a>'),
    "HTML: osynliga tecken": lambda t: _page("<p>" + "\u00ad".join(html.escape(c) for c in t) + "</p>"),
    "HTML: sammansatta bokstäver": lambda t: _page(f"<p>{unicodedata.normalize('NFD', t)}</p>"),
    "Word: stycke i många delar": _word(_runs),
    "Word: tabell": _word(lambda d, t: setattr(d.add_table(1, 1).cell(0, 0), "text", t)),
    "Word: egenskap": _word(lambda d, t: setattr(d.core_properties, "subject", t)),
    "Word: sidhuvud": _word(lambda d, t: d.sections[0].header.add_paragraph(t)),
    "Word: dold del": _part,
    "PDF: text på sidan": _pdf(lambda c, t: c.drawString(72, 720, t)),
    "PDF: egenskap": _pdf(lambda c, t: c.setTitle(t)),
    "PDF: bokmärke": _pdf(lambda c, t: (c.bookmarkPage("a"), c.addOutlineEntry(t, "a"))),
}
"""Form -> a file that holds nothing but the planted text in that form."""
