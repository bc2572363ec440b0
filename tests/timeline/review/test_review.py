"""Decisions of the inspector: laid over what was read, told when they have no effect, never lost."""

from pathlib import Path

import pytest

from ingest.handout import pieces
from render.page import scripts
from schemas.errors import CaseError
from tests.timeline.case_folder import write_case
from timeline.pipeline import Built, build, files

BY = "by: inspector-1, at: 2024-05-02T10:12+02:00"


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(write_case(tmp_path_factory.mktemp("plain") / "ro"))


def decided(tmp_path: Path, *lines: str) -> Built:
    case = write_case(tmp_path / "ro")
    text = "decisions:\n" + "".join(f"  - {{{line}, {BY}}}\n" for line in lines)
    (case / "review.yaml").write_text(text, encoding="utf-8")
    return build(case)


def held(built: Built) -> list[str]:
    return sorted(e.id for e in built.journey.events if e.kind == "sip-meeting" and e.status == "occurred")


def test_an_edit_changes_what_the_rules_see_and_keeps_the_place_in_the_record(tmp_path: Path, plain: Built) -> None:
    """The SIP of both records was no SIP: no rule may say that one was held."""
    first, second = held(plain)
    change = "decision: edit, set: {kind: visit, title: Samtal}"
    built = decided(tmp_path, f"on: {first}, {change}", f"on: {second}, {change}")
    before, after = ({e.id: e for e in b.journey.events} for b in (plain, built))
    assert after[first].kind == "visit" and after[first].origin == "reviewed"
    assert after[first].source == before[first].source and after[first].text == before[first].text
    assert "sip-held" in {f.rule for f in plain.findings}
    assert "sip-held" not in {f.rule for f in built.findings}


def test_the_last_decision_on_an_id_counts(tmp_path: Path, plain: Built) -> None:
    first = held(plain)[0]
    built = decided(tmp_path, f"on: {first}, decision: edit, set: {{kind: visit}}", f"on: {first}, decision: keep")
    assert built.journey == plain.journey and built.findings == plain.findings


def test_unlink_and_link_make_one_happening_two_and_one_again(tmp_path: Path, plain: Built) -> None:
    first, second = held(plain)
    happening = next(e.happening for e in plain.journey.events if e.id == first)
    apart = decided(tmp_path / "a", f"on: {first}, decision: unlink, from: {happening}")
    both = {e.id: e.happening for e in apart.journey.events}
    assert both[first] != both[second]
    members = {h.id: h.events for h in apart.journey.happenings}
    assert members[both[first]] == (first,) and members[both[second]] == (second,)
    again = decided(
        tmp_path / "b",
        f"on: {first}, decision: unlink, from: {happening}",
        f"on: {first}, decision: link, to: {second}",
    )
    assert len({e.happening for e in again.journey.events if e.id in {first, second}}) == 1


def test_an_event_added_by_hand_is_marked_and_judged(tmp_path: Path, plain: Built) -> None:
    add = "add: {kind: decision, status: occurred, start: 2022-04-30, actor: {kind: social-services}, title: Beslut}"
    built = decided(tmp_path, add)
    new = [e for e in built.journey.events if e.origin == "reviewed"]
    assert [(e.kind, str(e.start), e.source.source, e.source.locator) for e in new] == [
        ("decision", "2022-04-30", "review", "beslut 1")
    ]
    assert len(built.journey.events) == len(plain.journey.events) + 1
    assert built.ledger.inputs == plain.ledger.inputs


def test_a_rejected_finding_stays_in_the_file_and_leaves_the_page(tmp_path: Path, plain: Built) -> None:
    gone = next(f for f in plain.findings if f.rule == "preliminary-assessment-over-14-days")
    built = decided(tmp_path, f"on: {gone.id}, decision: reject")
    outputs = files(built)
    assert gone.id in outputs["findings.jsonl"]
    assert gone.id not in _told(outputs["tidslinje.html"]) and gone.id in _told(files(plain)["tidslinje.html"])


def _told(page: str) -> str:
    """All that the page holds, packed or not."""
    return "\n".join(piece.text for piece in pieces(page.encode(), scripts()))


@pytest.mark.parametrize(
    "line",
    [
        "on: e-000000000000, decision: hide",
        "on: f-000000000000, decision: accept",
        "on: h-000000000000, decision: unlink",
        "on: e-000000000000, decision: link, to: h-000000000000",
        "add: {kind: tea-party, status: occurred, start: 2022-04-30, actor: {kind: school}}",
        "add: {kind: visit, status: occurred, start: 2022-04-30, actor: {kind: school}, happening: h-1}",
    ],
)
def test_a_decision_without_effect_is_told_and_changes_nothing(tmp_path: Path, plain: Built, line: str) -> None:
    built = decided(tmp_path, line)
    assert built.journey == plain.journey and built.findings == plain.findings
    told = [sentence for sentence in built.ledger.assumed if "beslut 1" in sentence]
    assert len(told) == 1 and "utan verkan" in told[0]


def test_a_status_edited_by_hand_leaves_the_happening_of_the_others(tmp_path: Path, plain: Built) -> None:
    first, second = held(plain)
    built = decided(tmp_path, f"on: {first}, decision: edit, set: {{status: cancelled}}")
    for happening in built.journey.happenings:
        statuses = {e.status for e in built.journey.events if e.id in happening.events}
        assert len(statuses) == 1
    assert len({e.happening for e in built.journey.events if e.id in {first, second}}) == 2


def test_the_class_of_an_event_is_lowered_one_at_a_time(tmp_path: Path) -> None:
    case = write_case(tmp_path / "ro")
    bup = case / "exports" / "bup.csv"
    bup.write_text(
        bup.read_text(encoding="utf-8")
        + "2022-06-01;09:00;psykolog;XY;Besök;Ro berättar att pappa slår henne. Mamma vet inget.\n",
        encoding="utf-8",
    )
    shut = [e for e in build(case).journey.events if e.sensitivity == "protected"]
    assert len(shut) > 1
    (case / "review.yaml").write_text(
        f"decisions: [{{on: {shut[0].id}, decision: edit, set: {{sensitivity: normal}}, {BY}}}]", encoding="utf-8"
    )
    after = {e.id: e for e in build(case).journey.events}
    assert after[shut[0].id].sensitivity == "normal" and after[shut[0].id].protected_from == ()
    assert after[shut[0].id].origin == shut[0].origin
    assert all(after[e.id].sensitivity == "protected" for e in shut[1:])


@pytest.mark.parametrize(
    "text", ["decisions: [{on: f-1}]", "decisions: [{decision: hide, by: x, at: y}]", "a: [", "decisions: 7", "- x"]
)
def test_a_review_that_is_not_one_is_a_sentence(tmp_path: Path, text: str) -> None:
    case = write_case(tmp_path / "ro")
    (case / "review.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(CaseError, match=r"^review\.yaml"):
        build(case)
