"""What holds of every edition: nothing withheld, nothing more for less consent, the family within the meeting."""

import datetime as dt
import re
import tempfile
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.handout import pieces
from render.edition import Reader, cut, standings
from render.page import html, scripts
from render.view import view
from schemas.case import Case, Consent
from schemas.edition import Cut, Edition, Request
from schemas.errors import CaseError
from schemas.event import Event
from schemas.pseudonym import Pseudonyms
from schemas.review import Laid
from schemas.vocabulary import ActorKind
from tests.conftest import EXAMPLE
from tests.timeline.handout_case import HEAD, SAMPLES, SOURCES
from timeline.handout import key_of
from timeline.journey import rejoin
from timeline.pipeline import Built, build
from timeline.reading.actors import Names, mentions
from timeline.reading.identity import with_masks
from timeline.reading.identity.words import opener

ON = dt.date(2024, 7, 1)
ANSWERS = ("given", "refused", "withdrawn", "unknown")
SLOW = settings(
    deadline=None, max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
QUICK = settings(deadline=None, max_examples=30)


@cache
def example() -> Built:
    """The example with a token of its own in every event's words; half the findings are accepted."""
    built = build(EXAMPLE)
    marked = tuple(_marked(event, number) for number, event in enumerate(built.journey.events))
    accepted = {finding.id: "accept" for finding in built.findings[::2]}
    journey = built.journey.model_copy(update={"events": marked})
    return Built(journey, built.findings, built.ledger, Laid(findings=accepted))


def _marked(event: Event, number: int) -> Event:
    """`kvtok17x` at the end of its first sentence: a word that no other event has."""
    return event.with_(text=f"kvtok{number}x {event.text}", masks=(), span=None)


@cache
def key() -> Pseudonyms:
    return key_of(example(), EXAMPLE)


def reader(case: Case) -> Reader:
    names = Names(case)
    return Reader(lambda text: frozenset(mention.kind for mention in mentions(text.lower(), names)), opener)


consent = st.builds(
    Consent,
    meeting=st.sampled_from(ANSWERS),
    family=st.sampled_from(ANSWERS),
    organisation=st.sampled_from(ANSWERS),
    date=st.sampled_from([None, dt.date(2024, 1, 1), dt.date(2024, 8, 1)]),
    until=st.sampled_from([None, dt.date(2024, 6, 30), dt.date(2025, 1, 1)]),
    withdrawn=st.sampled_from([None, None, None, dt.date(2024, 2, 1), dt.date(2030, 1, 1)]),
)
consents = st.lists(consent, min_size=8, max_size=8)
requests = st.sampled_from(
    [
        *(
            Request(edition=edition, on=ON, relative=relative)
            for edition in (Edition.MEETING, Edition.FAMILY)
            for relative in (False, True)
        ),
        *(Request(edition=Edition.ORGANISATION, organisation=name, on=ON) for name in ("bup", "soc", "skola")),
    ]
)


def with_consents(built: Built, rows: list[Consent]) -> Built:
    sources = zip(built.journey.case.sources, rows, strict=False)
    case = built.journey.case.model_copy(
        update={"sources": tuple(s.model_copy(update={"consent": c}) for s, c in sources)}
    )
    return Built(built.journey.model_copy(update={"case": case}), built.findings, built.ledger, built.laid)


def edition_of(built: Built, request: Request, laid: Laid | None = None) -> Cut | None:
    """The cut, or None when it is refused."""
    case = built.journey.case
    try:
        return cut(built.journey, built.findings, built.ledger, request, key(), laid or built.laid, reader(case))
    except CaseError:
        return None


def tokens(text: str) -> set[str]:
    return set(re.findall(r"kvtok\d+x", text))


def given_to(case: Case, request: Request) -> set[str]:
    return {name for name, how in standings(case, request).items() if how == "given"}


@SLOW
@given(consents, requests, st.data())
def test_no_token_or_id_of_a_withheld_event_is_in_the_cut(
    rows: list[Consent], request_: Request, data: st.DataObject
) -> None:
    built = with_consents(example(), rows)
    hidden = data.draw(st.lists(st.sampled_from([e.id for e in built.journey.events]), max_size=5))
    laid = built.laid.model_copy(update={"hidden": dict.fromkeys(hidden, ())})
    whole = edition_of(built, request_, laid)
    if whole is None:
        return
    shown, case = given_to(built.journey.case, request_), built.journey.case
    kinds = {source.actor for source in case.sources if source.id in shown}
    said = whole.model_dump_json()
    for event in built.journey.events:
        protected = event.sensitivity == "protected"
        withheld = protected or event.source.source not in shown or {event.id, event.parent} & set(hidden)
        if withheld:
            assert not tokens(event.text) & tokens(said)
            assert event.id not in said
    assert {e.actor.kind for e in whole.events} <= kinds
    assert {p.actor for e in whole.events for p in e.participants if isinstance(p.actor, ActorKind)} <= (
        kinds | (set(ActorKind) - {source.actor for source in case.sources}) | {ActorKind.FAMILY}
    )
    for source in case.sources:
        assert str(source.path) not in said and (source.unit or "\0") not in said


@settings(SLOW, max_examples=3)
@given(consents, requests)
def test_no_token_of_a_withheld_event_is_in_any_byte_of_the_page(rows: list[Consent], request_: Request) -> None:
    built = with_consents(example(), rows)
    whole = edition_of(built, request_)
    if whole is None:
        return
    drawn = view(rejoin(whole.events, whole.case, whole.ledger), whole.findings, whole.ledger, edition=request_.edition)
    text = "\n".join(piece.text for piece in pieces(html(drawn).encode(), scripts()))
    here = {event.id for event in whole.events}
    for event in built.journey.events:
        if event.id not in here:
            assert event.id not in text and not tokens(event.text) & tokens(text)


@SLOW
@given(consents, consents, requests)
def test_less_consent_never_shows_more(rows: list[Consent], others: list[Consent], request_: Request) -> None:
    """Where a consent is taken away nothing comes: no event, no finding, no word of a quote."""
    refused = Consent(meeting="refused", family="refused", organisation="refused")
    fewer = [row if other.meeting == "given" else refused for row, other in zip(rows, others, strict=True)]
    more, less = (edition_of(with_consents(example(), some), request_) for some in (rows, fewer))
    if less is None:
        return
    assert more is not None
    words = {event.id: event.text for event in more.events}
    assert all(event.id in words and event.text in {"", words[event.id]} for event in less.events)
    assert {f.id for f in less.findings} <= {f.id for f in more.findings}


@SLOW
@given(consents)
def test_the_family_sees_of_the_services_no_more_than_the_meeting(rows: list[Consent]) -> None:
    built = with_consents(example(), rows)
    family, meeting = (edition_of(built, Request(edition=who, on=ON)) for who in (Edition.FAMILY, Edition.MEETING))
    if family is None:
        return
    theirs = {event.id: event.text for event in family.events if event.actor.kind is not ActorKind.FAMILY}
    seen = {event.id: event.text for event in meeting.events} if meeting else {}
    assert all(name in seen and text in {"", seen[name]} for name, text in theirs.items())
    own = {event.id for event in family.events if event.actor.kind is ActorKind.FAMILY}
    points = {finding.id for finding in meeting.findings} if meeting else set()
    assert all(f.id in points or set(f.trigger) | set(f.evidence) <= own for f in family.findings)


@cache
def hostile() -> Built:
    """One source of the hostile case, with consent."""
    where, actor, unit, principal = SOURCES["bup"]
    consent = "consent: {meeting: given}"
    line = f"  - {{id: bup, path: {where}, actor: {actor}, unit: {unit}, principal: {principal}, {consent}}}\n"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / where
        path.parent.mkdir()
        path.write_bytes((SAMPLES / where).read_bytes())
        (Path(folder) / "case.yaml").write_text(HEAD + line, encoding="utf-8")
        return build(Path(folder))


odd = st.sampled_from(
    ["(.*)", "[A-Z]+", "a|b", "$1", "\\w", "Bo", "Sol", "Skola", "Maj", "Åsa", "D'Arc", "Al-Sayed", "Ö"]
)
made = st.from_regex(r"[A-ZÅÄÖ][a-zåäö]{2,9}", fullmatch=True)


@QUICK
@given(first=st.one_of(odd, made), last=st.one_of(odd, made), glue=st.sampled_from(["", "s", "-mötet", "smötet", ":s"]))
def test_an_authors_name_is_in_no_quote_whatever_it_is(first: str, last: str, glue: str) -> None:
    """Written by somebody, told of in another's sentence, in the genitive and inside a word."""
    name, case = f"{first} {last}", hostile()
    if re.fullmatch(r"Ro", first) or re.fullmatch(r"Ro", last):
        return
    texts = (f"Talat om saken med {name}{glue} i dag.", f"{name}{glue} har ringt. Vi ses snart.", "Vi ses snart.")
    events = tuple(
        event.with_(
            text=texts[number % 3],
            author=event.author.model_copy(update={"name": name}),
            masks=(),
            span=None,
            parent=None,
        )
        for number, event in enumerate(case.journey.events)
    )
    events = with_masks(events, case.journey.case)
    journey = case.journey.model_copy(update={"events": events})
    built = Built(journey, case.findings, case.ledger, case.laid)
    names = key_of(built, SAMPLES)
    request = Request(edition=Edition.MEETING, on=ON)
    whole = cut(journey, built.findings, built.ledger, request, names, built.laid, reader(journey.case))
    said = [event.text for event in whole.events if event.text]
    assert said and not [text for text in said if name in text]
    for part in (first, last):
        if len(part) > 1 and part[0].isalpha() and part not in {"Skola"}:
            assert not [text for text in said if re.search(rf"(?<!\w){re.escape(part)}", text)]
