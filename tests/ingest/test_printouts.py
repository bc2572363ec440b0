"""Printouts as people and old systems make them: how many entries, and when each of them happened."""

import pytest

from ingest.ingester import InputFile, Record
from ingest.registry import claim
from schemas.case import Period, SourceSpec
from schemas.vocabulary import ActorKind

PERIOD = Period.model_validate({"from": "2017-01-01", "to": "2026-12-31"})
CASES: dict[str, tuple[str, tuple[str, ...]]] = {
    "days with a time of day for each entry": (
        """\
Daganteckningar HVB Solgläntan
Måndag 3 mars 2025
Personal: AB, CD
08:15 Ro vaknar sent, äter frukost. /AB
14:00 Samtal med socialsekreterare.
Ro vill åka hem. /CD
22.30 Lugn kväll.

Tisdag 4 mars 2025
07:45 Orolig. /AB
""",
        (
            "2025-03-03 08:15",
            "2025-03-03 14:00",
            "2025-03-03 22:30",
            "2025-03-04 07:45",
        ),
    ),
    "days without times": (
        """\
Måndag 3 mars 2025
Lugn dag.

Onsdag 5 mars 2025
Ro var i skolan till 14:00. Mamma ringde kl 16.
""",
        (
            "2025-03-03",
            "2025-03-05",
        ),
    ),
    "weeks": (
        """\
Familjehemsjournal
v. 12
Ro har varit sjuk hela veckan.
v. 13
Tillbaka i skolan. Mötte Eva på soc 27/3.
v. 14
Påsklov.
""",
        (
            "2026-03-16",
            "2026-03-23",
            "2026-03-30",
        ),
    ),
    "years above dates that tell none": (
        """\
2018
12/4 Besök hos BUP. Orolig för skolan.
3/5 Telefon m mamma.
30/12 Akut.
2019
5/1 Uppföljning.
""",
        (
            "2018-04-12",
            "2018-05-03",
            "2018-12-30",
            "2019-01-05",
        ),
    ),
    "page heads, page numbers, totals, signatures": (
        """\
Elevhälsans journal                                   Sida 1 av 2
Elev: Ro Exempel  20100101-2380
--------------------------------------------------------------
2022-03-01  Skolsköterska  Hälsobesök
Längd 150, vikt 42. Synprövning u.a.

2022-03-15  Kurator  Samtal
Ro berättar om mobbning. Se
anteckning 2022-03-01.
\fElevhälsans journal                                   Sida 2 av 2
Elev: Ro Exempel  20100101-2380
--------------------------------------------------------------
Fortsatt samtal.

2022-04-02  Psykolog  Konsultation
Osignerad

Antal anteckningar: 3
Utskriven av: EE 2022-05-01
""",
        (
            "2022-03-01",
            "2022-03-15",
            "2022-04-02",
        ),
    ),
    "doubles and texts copied forward": (
        """\
2022-03-01 Eva Ek, kurator
Soc: nej. Hab: nej.

2022-03-08 Eva Ek, kurator
Soc: nej. Hab: nej.

2022-03-08 Eva Ek, kurator
Soc: nej. Hab: nej.
""",
        (
            "2022-03-01",
            "2022-03-08",
            "2022-03-08",
        ),
    ),
    "an entry that takes back another": (
        """\
2022-03-01 Eva Ek, kurator
Anteckning om fel barn.

2022-03-08 Eva Ek, kurator
Rättelse: anteckning 2022-03-01 är felaktigt införd, avser annan elev.
""",
        (
            "2022-03-01",
            "2022-03-08",
        ),
    ),
    "entries without text": (
        """\
2022-03-01 09:00 Nybesök
Eva Ek, kurator

2022-03-08 09:00 Besök

2022-03-15 09:00 Telefon
Mamma ringer.

2022-03-22 09:00 Besök
Bra.
""",
        (
            "2022-03-01 09:00",
            "2022-03-08 09:00",
            "2022-03-15 09:00",
            "2022-03-22 09:00",
        ),
    ),
    "labels on one line, a signature missing": (
        """\
Insats: Korttidsvistelse enligt 9 § 6 LSS
Beslutsdatum: 2022-01-01

Dokumentation
Datum: 2022-03-01  Typ: Händelse  Sign: AB
Ro sov hela natten.
Datum: 2022-03-02  Typ: Händelse  Sign: CD
Ro ville inte gå hem. Pratade om 2022-02-20.
Datum: 2022-03-09  Typ: Avvikelse  Sign:
Missad medicin.
""",
        (
            "2022-03-01",
            "2022-03-02",
            "2022-03-09",
        ),
    ),
    "dates in brackets": (
        """\
Journal
(2022-03-01) Samtal med mamma.
(2022-03-04) Möte på skolan.
(2022-03-09) Ringer BUP.
""",
        (
            "2022-03-01",
            "2022-03-04",
            "2022-03-09",
        ),
    ),
    "bold dates": (
        """\
# Journal
**2022-03-01** Eva Ek
Samtal.

**2022-03-04** Ali Åberg
Möte.
""",
        (
            "2022-03-01",
            "2022-03-04",
        ),
    ),
    "names and dates that end the entries": (
        """\
Samtal med mamma om skolan. Orolig.
Eva Ek, kurator 2022-03-01

Möte på skolan med rektor.
Ali Åberg, psykolog 2022-03-04

Ringer BUP för råd.
Eva Ek, kurator 2022-03-09
""",
        (
            "2022-03-01",
            "2022-03-04",
            "2022-03-09",
        ),
    ),
    "the head of a file": (
        """\
Akt
Arkivbildare
Registerledare: 20100101-2380
Ärendebärare: Ro Exempel
Uppläggningsdatum: 2016-01-12

2025-05-09 -- Aktualisering
Anmälan från skolan.
2025-05-12 -- Förhandsbedömning
Beslut att inleda utredning.
""",
        (
            "2025-05-09",
            "2025-05-12",
        ),
    ),
    "unsigned entries": (
        """\
2022-03-01 09:20 Eva Ek, kurator
Signerad 2022-03-02
Samtal.

2022-03-08 10:00 Eva Ek, kurator
Osignerad
Möte.

2022-03-09 Ali Åberg, leg psykolog
Ej signerad
Test.
""",
        (
            "2022-03-01 09:20",
            "2022-03-08 10:00",
            "2022-03-09",
        ),
    ),
    "minutes of one meeting": (
        """\
Minnesanteckningar nätverksmöte
Datum: 2022-03-01
Närvarande: Ro, mamma, Eva Ek (soc), rektor
1. Skolan berättar att Ro är frånvarande.
2. BUP har bedömt Ro 2022-02-01.
3. Nästa möte 2022-04-01 kl 13.
""",
        ("2022-03-01",),
    ),
    "a referral": (
        """\
Remiss
Till: BUP Sjö
Från: Vårdcentralen Ängen
Datum: 2022-03-01
Frågeställning: ADHD?
Anamnes: Ro har haft ont i magen sedan 2021-09-01. Besök här 2022-01-10 och 2022-02-02.
Dr Siv Holm
""",
        ("2022-03-01",),
    ),
    "dates that tell no year, a new year between": (
        """\
Journal
12/9 Besök hos BUP. Orolig för skolan.
3/12 Telefon m mamma.
10/1 Akut.
18/1 Besök.
15/1 Efterskrivet.
5/5 Uppföljning.
""",
        (
            "2025-09-12",
            "2025-12-03",
            "2026-01-10",
            "2026-01-18",
            "2026-01-15",
            "2026-05-05",
        ),
    ),
}


@pytest.mark.parametrize("text, expected", CASES.values(), ids=list(CASES))
def test_a_printout(text: str, expected: tuple[str, ...]) -> None:
    source = SourceSpec(id="x", path="x.txt", actor=ActorKind.SOCIAL_SERVICES)
    file = InputFile("x.txt", text.encode(), source, PERIOD)
    records = [item for item in claim(file)[0].read(file) if isinstance(item, Record)]
    assert tuple(_told(record) for record in records) == expected


def _told(record: Record) -> str:
    clock = f" {record.when.start:%H:%M}" if record.when.precision.value == "minute" else ""
    return f"{record.when.first_day}{clock}"
