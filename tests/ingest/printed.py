"""Invented entries, and the many ways in which journal systems and people print them.

A renderer takes entries and gives the lines of a printout. Nobody in them exists.
"""

import datetime as dt
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

MONTHS = "januari februari mars april maj juni juli augusti september oktober november december".split()  # noqa: SIM905  # reads as a list of names
WEEKDAYS = ("Måndag", "Tisdag", "Onsdag", "Torsdag", "Fredag", "Lördag", "Söndag")
PEOPLE = (
    ("Eva", "Ek", "kurator"),
    ("Ali", "Åberg", "leg psykolog"),
    ("Siv", "Holm-Lund", "socialsekreterare"),
    ("Bo", "Af Ry", "specialpedagog"),
    ("Mira", "Öst", "skolsköterska"),
    ("Noor", "Salih", "överläkare"),
)
HEADINGS = (
    "Nybesök",
    "Telefonsamtal med vårdnadshavare",
    "Hembesök",
    "Elevhälsoteam",
    "Anteckning",
    "Uppföljning av genomförandeplan",
    "Möte",
    "SIP",
    "Beslut om kontaktperson",
    "Annan kontakt",
)
SENTENCES = (
    "Ro sover dåligt och har ont i magen.",
    "Mamma ringer och berättar om skolan.",
    "Samtal om sömn, mat och kompisar; hen vill fortsätta.",
    "Skolan kallar till möte i september.",
    "Ny tid bokas om två veckor.",
    "Rapport från BUP har inkommit, läggs i akten.",
    "Pappa arbetar natt och kan nås efter kl 15.",
    "Överenskommet att kuratorn kontaktar habiliteringen.",
)


@dataclass(frozen=True)
class Entry:
    """One entry as it was written."""

    day: dt.date
    clock: str
    first: str
    last: str
    role: str
    heading: str
    text: tuple[str, ...]

    @property
    def sign(self) -> str:
        return (self.first[0] + self.last[0]).upper()

    @property
    def yymmdd(self) -> str:
        return self.day.strftime("%y%m%d")

    @property
    def words(self) -> str:
        return f"{self.day.day} {MONTHS[self.day.month - 1]} {self.day.year}"

    @property
    def weekday(self) -> str:
        return WEEKDAYS[self.day.weekday()]


Renderer = Callable[[Entry], Sequence[str]]


def name_role_type(e: Entry) -> Sequence[str]:
    return [f"{e.day} {e.clock}   {e.last} {e.first}, {e.role}   {e.heading}", *e.text, ""]


def type_name_role(e: Entry) -> Sequence[str]:
    return [f"{e.day} {e.heading}, {e.first} {e.last}, {e.role}", *e.text, ""]


def bars(e: Entry) -> Sequence[str]:
    return [f"{e.day} | {e.first} {e.last} | {e.role} | {e.heading}", *e.text, ""]


def slash(e: Entry) -> Sequence[str]:
    return [f"{e.yymmdd} / {e.sign} {e.role}:", *e.text]


def slash_same_line(e: Entry) -> Sequence[str]:
    return [f"{e.yymmdd}/{e.sign}: {e.text[0]}", *e.text[1:]]


def sign_heading(e: Entry) -> Sequence[str]:
    return [f"{e.yymmdd} {e.sign} {e.heading}", *e.text, ""]


def surname_heading(e: Entry) -> Sequence[str]:
    return [f"{e.yymmdd} {e.last} {e.heading}", *e.text, ""]


def name_heading(e: Entry) -> Sequence[str]:
    return [f"{e.yymmdd} {e.first} {e.last} {e.heading}", *e.text, ""]


def type_date_name(e: Entry) -> Sequence[str]:
    return [f"{e.heading} {e.day} {e.clock}, {e.first} {e.last}, {e.role}", *e.text, ""]


def labels(e: Entry) -> Sequence[str]:
    return [
        f"Datum: {e.day}",
        f"Vårdgivare: {e.first} {e.last}, {e.role}",
        f"Signerad: {e.day + dt.timedelta(1)}",
        *e.text,
        "",
    ]


def labels_type_first(e: Entry) -> Sequence[str]:
    return [
        f"Anteckningstyp: {e.heading}",
        f"Datum: {e.day} {e.clock}",
        f"Utförd av: {e.first} {e.last}",
        f"Befattning: {e.role}",
        "",
        *e.text,
        "",
    ]


def labels_in_columns(e: Entry) -> Sequence[str]:
    return [
        f"Datum:      {e.day}          Tid:      {e.clock}",
        f"Vårdgivare: {e.first} {e.last:<15} Yrkesroll: {e.role}",
        f"Rubrik:     {e.heading}",
        f"Signerad:   {e.day}",
        *e.text,
        "-" * 60,
    ]


def labels_with_text_label(e: Entry) -> Sequence[str]:
    return [
        f"Händelsedatum: {e.day}",
        f"Registreringsdatum: {e.day + dt.timedelta(2)}",
        f"Handläggare: {e.first} {e.last}",
        f"Rubrik: {e.heading}",
        f"Anteckning: {e.text[0]}",
        *e.text[1:],
        "",
    ]


def heading_then_name(e: Entry) -> Sequence[str]:
    return [f"{e.day} {e.clock} {e.heading}", f"{e.first} {e.last}, {e.role}", *e.text, ""]


def date_then_name(e: Entry) -> Sequence[str]:
    return [f"{e.day}", f"{e.first} {e.last}, {e.role}", *e.text, ""]


def heading_above_date(e: Entry) -> Sequence[str]:
    return [e.heading, f"{e.day} {e.clock}", f"{e.first} {e.last}, {e.role}", *e.text, ""]


def date_text_sign(e: Entry) -> Sequence[str]:
    return [f"{e.day} {e.text[0]}", *e.text[1:-1], *([f"{e.text[-1]} /{e.sign}"] if len(e.text) > 1 else [])]


def date_colon_text(e: Entry) -> Sequence[str]:
    return [f"{e.day}: {' '.join(e.text)} /{e.sign}"]


def day_heading(e: Entry) -> Sequence[str]:
    return [f"{e.weekday} {e.words}", *e.text, f"/{e.first} {e.last}", ""]


def day_heading_den(e: Entry) -> Sequence[str]:
    return [
        f"{e.weekday} den {e.words} kl. {e.clock.replace(':', '.')} – {e.heading} ({e.first} {e.last})",
        *e.text,
        "",
    ]


def margin(e: Entry) -> Sequence[str]:
    left = [str(e.day), f"{e.first} {e.last}", e.role]
    right = [e.heading, *e.text]
    size = max(len(left), len(right))
    left += [""] * (size - len(left))
    right += [""] * (size - len(right))
    return [*(f"{a:<22}{b}".rstrip() for a, b in zip(left, right, strict=True)), ""]


def margin_date_only(e: Entry) -> Sequence[str]:
    return [f"{e.day}   {e.text[0]}", *(f"             {line}" for line in e.text[1:]), ""]


def keyword_tree(e: Entry) -> Sequence[str]:
    return [
        f"{e.day} {e.clock} {e.heading}",
        f"Dokumenterad av: {e.first} {e.last}, {e.role}, BUP Sjö",
        "  Kontaktorsak",
        f"    {e.text[0]}",
        "  Bedömning",
        *(f"    {line}" for line in e.text[1:]),
        "",
    ]


def double_dash(e: Entry) -> Sequence[str]:
    return [f"{e.day} -- {e.heading}", *e.text, ""]


def numbered(e: Entry) -> Sequence[str]:
    return [f"Anteckning {e.day.toordinal() % 400}: {e.day} {e.heading}", *e.text, ""]


def brackets(e: Entry) -> Sequence[str]:
    return [f"[{e.day} {e.clock}] {e.first} {e.last} ({e.role}): {e.text[0]}", *e.text[1:]]


def visit_then_name(e: Entry) -> Sequence[str]:
    return [f"{e.heading} {e.day} kl {e.clock.replace(':', '.')}", f"{e.first} {e.last}, {e.role}", *e.text, ""]


def events_line(e: Entry) -> Sequence[str]:
    return [
        f"Händelsedatum: {e.day}    Skapad: {e.day + dt.timedelta(1)}    Signerad av: {e.first} {e.last}",
        e.heading,
        *e.text,
        "",
    ]


def markdown(e: Entry) -> Sequence[str]:
    return [f"## {e.day} {e.heading}", f"*{e.first} {e.last}, {e.role}*", "", *e.text, ""]


def name_first(e: Entry) -> Sequence[str]:
    return [f"{e.first} {e.last}, {e.role}, {e.day} {e.clock}", *e.text, ""]


def noted_by(e: Entry) -> Sequence[str]:
    return [f"Anteckning av {e.first} {e.last}, {e.role}, {e.day} {e.clock}", e.heading, *e.text, ""]


def range_heading(e: Entry) -> Sequence[str]:
    return [f"{e.day} {e.clock}-{int(e.clock[:2]) + 1}:{e.clock[3:]} {e.heading}", *e.text, ""]


def compact(e: Entry) -> Sequence[str]:
    return [f"{e.day:%Y%m%d} {e.clock.replace(':', '')} {e.sign}", *e.text, ""]


def name_in_brackets(e: Entry) -> Sequence[str]:
    return [f"{e.day} {e.first} {e.last} ({e.role}) – {e.heading}", *e.text, ""]


def role_only(e: Entry) -> Sequence[str]:
    return [f"{e.day} {e.role.capitalize()}: {e.heading}", *e.text, ""]


def ruled(e: Entry) -> Sequence[str]:
    return ["=" * 70, f"{e.day} {e.clock}  {e.heading}", f"Av: {e.first} {e.last} ({e.role})", "-" * 70, *e.text, ""]


def slash_date(e: Entry) -> Sequence[str]:
    return [f"{e.day.day}/{e.day.month}-{e.day:%y} {e.sign}: {e.text[0]}", *e.text[1:]]


def words_date(e: Entry) -> Sequence[str]:
    return [f"Den {e.words}", *e.text, f"{e.first} {e.last}", ""]


def running_number(e: Entry) -> Sequence[str]:
    return [f"{e.day.toordinal() % 400}  {e.day}  {e.clock}  {e.first} {e.last}  {e.heading}", *e.text, ""]


def wide_fields(e: Entry) -> Sequence[str]:
    return [f"{e.day}  {e.clock}  {e.heading:<34}{e.first} {e.last}", *e.text, ""]


LAYOUTS: dict[str, Renderer] = {
    render.__name__: render
    for render in (
        name_role_type, type_name_role, bars, slash, slash_same_line, sign_heading, surname_heading, name_heading,
        type_date_name, labels, labels_type_first, labels_in_columns, labels_with_text_label, heading_then_name,
        date_then_name, heading_above_date, date_text_sign, date_colon_text, day_heading, day_heading_den, margin,
        margin_date_only, keyword_tree, double_dash, numbered, brackets, visit_then_name, events_line, markdown,
        name_first, noted_by, range_heading, compact, name_in_brackets, role_only, ruled, slash_date, words_date,
        running_number, wide_fields,
    )
}  # fmt: skip
"""Every way to print an entry, by name."""


def some_entries(dice: random.Random, count: int, *, nuisance: bool = True) -> list[Entry]:
    """Entries in order of time; with `nuisance`, texts hold dates at the beginning of lines, lists, names."""
    day, out = dt.date(2022, 1, 10), []
    for _ in range(count):
        day += dt.timedelta(dice.choice((0, 1, 3, 7, 12, 30)))
        first, last, role = dice.choice(PEOPLE)
        text = [dice.choice(SENTENCES) for _ in range(dice.randint(1, 4))]
        earlier = day - dt.timedelta(dice.randint(20, 90))
        if nuisance and dice.random() < 0.3:
            text.insert(dice.randint(1, len(text)), dice.choice((
                f"{earlier} hade mamma ringt till skolan om samma sak.",
                f"- {earlier} besök på vårdcentralen",
                "Närvarande: Ro, mamma, Eva Ek",
                f"Nästa möte {day + dt.timedelta(14)}.",
                "1. Skolan kartlägger frånvaron",
                f"{earlier.day}/{earlier.month} ringde pappa, {earlier.day + 1}/{earlier.month} ringde mamma.",
                "Ingen oro.",
            )))  # fmt: skip
        clock = f"{dice.randint(8, 16):02d}:{dice.choice(('00', '15', '30', '45'))}"
        out.append(Entry(day, clock, first, last, role, dice.choice(HEADINGS), tuple(text)))
    return out


def printout(entries: Sequence[Entry], layout: Renderer, preface: Sequence[str] = ()) -> str:
    """The whole printout as text."""
    return "\n".join([*preface, *(line for entry in entries for line in layout(entry))]) + "\n"
