"""The story that every generated life tells: who is in it, the turns, and what ordinary contacts are called."""

from dataclasses import dataclass
from typing import Final

BUP, WARD, HAB, VC = "child-psychiatry", "inpatient-psychiatry", "habilitation", "primary-care"
SOC, HVB, SCHOOL, HEALTH, FAMILY = "social-services", "residential-home", "school", "school-health", "family"
_NAMES: Final = ("A. Ek", "B. Lund", "C. Berg", "D. Sjö", "E. Dal", "F. Ström")

LANES: Final = {
    FAMILY: ("Familjen", None, (("samtal", None),)),
    VC: ("Vårdcentralen Älven", "Region Mellan", (("läkare", "G. Alm"), ("sjuksköterska", "H. Rosén"))),
    BUP: ("BUP Mellanstad", "Region Mellan", tuple(("psykolog", name) for name in _NAMES)),
    WARD: ("BUP avdelning 2", "Region Mellan", (("läkare", "I. Hed"),)),
    HAB: ("Habiliteringen Mellanstad", "Region Mellan", (("arbetsterapeut", "J. Vik"), ("kurator", "K. Näs"))),
    SOC: ("Barn och unga, Mellanstad", "Mellanstads kommun", tuple(("socialsekreterare", name) for name in _NAMES[1:])),
    HVB: ("HVB Granen", "Mellanstads kommun", (("behandlare", "L. Mo"),)),
    SCHOOL: ("Åskolan", "Mellanstads kommun", (("mentor", "M. Å"), ("rektor", "N. Ö"))),
    HEALTH: ("Elevhälsan Åskolan", "Mellanstads kommun", (("kurator", "O. Ås"), ("skolsköterska", "P. Ny"))),
}
"""Unit, huvudman, and those who write."""

HEADINGS: Final = {
    VC: ((("visit", "Läkarbesök"), ("phone-contact", "Telefonkontakt")), 0.0, 1, ((0.02, 0.18), (0.9, 0.95))),
    BUP: (
        (("visit", "Stödsamtal"), ("visit", "Samtal med föräldrar"), ("phone-contact", "Telefonkontakt")),
        0.05,
        6,
        ((0.2, 0.45), (0.5, 0.97)),
    ),
    HAB: ((("visit", "Föräldrastöd"), ("visit", "Arbetsterapi")), 0.3, 2, ((0.42, 0.66), (0.78, 0.95))),
    SOC: ((("visit", "Samtal med Ro"), ("phone-contact", "Telefonkontakt"), ("note", "Anteckning")), 0.0, 4,
          ((0.38, 0.72), (0.8, 0.98))),
    HVB: ((("visit", "Veckosamtal"), ("note", "Dagbok")), 0.64, 2, ((0.65, 0.8),)),
    SCHOOL: ((("visit", "Mentorssamtal"), ("note", "Anpassning"), ("phone-contact", "Samtal hem")), 0.0, 4,
             ((0.01, 0.6), (0.78, 0.98))),
    HEALTH: ((("visit", "Kuratorssamtal"), ("visit", "Samtal med skolsköterska")), 0.0, 2, ((0.05, 0.55), (0.8, 0.95))),
}  # fmt: skip
"""Of each service: kinds with headings, where its records begin, its weight, and its seasons as shares of the time."""


@dataclass(frozen=True)
class Episode:
    """One thing that happened, at a share of the whole period; `voices` are further services that write of it."""

    at: float
    actor: str
    kind: str
    heading: str = ""
    text: str = ""
    status: str = "occurred"
    to: tuple[str, ...] = ()
    role: str = "attended"
    voices: tuple[str, ...] = ()
    disagree: int = 0
    """Days by which each further voice dates it later."""
    unsure: int = 0
    late: int = 0
    until: float = 0.0


def _meeting(at: float, kind: str, *there: str, status: str = "occurred", disagree: int = 0) -> Episode:
    return Episode(
        at, there[0], kind, status=status, to=there[1:], voices=tuple(who for who in there[1:] if who != FAMILY)[:2],
        disagree=disagree, text="Mötet handlar om vad Ro behöver nu.",
    )  # fmt: skip


EPISODES: Final = (
    Episode(0.03, FAMILY, "account", text="Det började när Ro bytte skola.", unsure=14),
    Episode(0.09, VC, "referral", "Remiss till BUP", to=(BUP,), role="receiver"),
    Episode(0.115, BUP, "referral-rejected", "Remissbedömning", to=(VC,), role="sender"),
    Episode(0.14, FAMILY, "account", text="Vi visste inte vart vi skulle vända oss.", unsure=14),
    _meeting(0.17, "network-meeting", VC, SCHOOL, HEALTH),
    Episode(0.19, BUP, "self-referral", "Egen vårdbegäran"),
    Episode(0.19, BUP, "waiting-list", "Väntelista", until=0.225),
    Episode(0.225, BUP, "visit", "Första besöket"),
    Episode(0.21, SCHOOL, "concern-report", "Orosanmälan", to=(SOC,), role="receiver"),
    Episode(0.212, SOC, "preliminary-assessment", "Förhandsbedömning"),
    Episode(0.24, FAMILY, "family-as-messenger", text="Jag fick berätta för skolan själv.", to=(BUP, SCHOOL)),
    Episode(0.26, BUP, "intervention", "KBT", until=0.42),
    Episode(0.28, FAMILY, "family-as-messenger", text="Mamma lämnade papperet.", to=(BUP, SCHOOL)),
    Episode(0.31, BUP, "assessment", "Utredning", late=21),
    Episode(0.34, HEALTH, "visit", "Kuratorssamtal", late=30),
    _meeting(0.345, "school-health-meeting", BUP, SCHOOL),
    Episode(0.37, SCHOOL, "special-support", "Särskilt stöd"),
    Episode(0.385, BUP, "concern-report", "Orosanmälan", to=(SOC,), role="receiver"),
    Episode(0.39, SOC, "investigation-opened", "Utredning inleds"),
    Episode(0.41, HAB, "referral", "Remiss från BUP", to=(BUP,), role="sender"),
    Episode(0.415, FAMILY, "family-as-messenger", text="Vi bar diagnosen till skolan.", to=(BUP, SOC)),
    Episode(0.44, HAB, "intervention", "Föräldrastöd", until=0.6),
    _meeting(0.475, "network-meeting", BUP, SOC, FAMILY),
    Episode(0.49, SOC, "investigation-closed", "Utredning avslutas"),
    Episode(0.5, SOC, "intervention", "Familjebehandling", until=0.64),
    Episode(0.52, WARD, "crisis-contact", "Akutbesök"),
    Episode(0.52, WARD, "admission", "Inskrivning"),
    Episode(0.532, WARD, "discharge", "Utskrivning"),
    Episode(0.53, FAMILY, "family-as-messenger", text="Skolan fick veta av oss.", to=(WARD, SOC)),
    _meeting(0.552, "sip-meeting", SOC, BUP, SCHOOL, FAMILY, status="cancelled"),
    Episode(0.57, BUP, "decision", "Beslut om insats"),
    _meeting(0.6, "sip-meeting", SOC, BUP, SCHOOL, FAMILY, disagree=1),
    Episode(0.605, SOC, "sip-plan", "SIP upprättas"),
    Episode(0.63, SOC, "decision", "Beslut om placering"),
    Episode(0.64, SOC, "placement", "Placering", to=(HVB,)),
    Episode(0.64, HVB, "placement", "Inflyttning"),
    Episode(0.66, FAMILY, "family-as-messenger", text="HVB visste inget om medicinen.", to=(BUP, HVB)),
    _meeting(0.675, "network-meeting", SOC, HVB, BUP, status="cancelled"),
    Episode(0.69, BUP, "crisis-contact", "Akut telefonsamtal"),
    _meeting(0.715, "network-meeting", HVB, SOC, BUP, FAMILY),
    Episode(0.76, FAMILY, "account", text="Ro säger att det är lugnare nu.", unsure=20),
    _meeting(0.79, "sip-follow-up", SOC, BUP, SCHOOL, HVB, FAMILY),
    Episode(0.8, HVB, "placement-ended", "Utflyttning"),
    Episode(0.8, SOC, "coordinator", "Samordnare utses"),
    Episode(0.82, SOC, "intervention", "Stöd i hemmet", until=0.97),
    _meeting(0.84, "network-meeting", SCHOOL, HEALTH, BUP, HAB),
    Episode(0.85, FAMILY, "child-view", text="Det är första gången någon frågar mig.", unsure=5),
    _meeting(0.89, "sip-follow-up", SOC, BUP, SCHOOL, FAMILY),
    _meeting(0.945, "sip-follow-up", SOC, BUP, SCHOOL, FAMILY, status="cancelled"),
    Episode(0.985, BUP, "visit", "Återbesök", status="planned"),
    Episode(0.99, SCHOOL, "visit", "Möte inför ny termin", status="planned"),
)  # fmt: skip
