"""A region's own limits: used, named, never law, and never silently missing."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from schemas.errors import CaseError, RuleError
from schemas.vocabulary import Basis, Severity
from tests.timeline.case_folder import write_case
from timeline.cli.app import app
from timeline.rules import load_rules

REGION = """\
regions:
  norrmark:
    name: Region Norrmark
    limits: {sip-meeting-late: {length: P1W, source: "Överenskommelse, 3 §"}}
    severity: {sip-no-followup-date: S2}
defaults: {referral-no-response: {length: P45D, source: Egen erfarenhet}}
severity: {contact-overload: S2}
"""


def folder(tmp_path: Path, text: str = REGION) -> Path:
    made = tmp_path / "regler-norrmark"
    made.mkdir()
    (made / "region.yaml").write_text(text, encoding="utf-8")
    return made


def test_a_region_changes_limits_and_says_so(tmp_path: Path) -> None:
    plain = {rule.id: rule for rule in load_rules().rules}
    rules = load_rules((folder(tmp_path),), "norrmark")
    ours = {rule.id: rule for rule in rules.rules}
    limit = ours["sip-meeting-late"].condition.limit
    assert (limit.length, limit.basis, limit.source) == ("P1W", Basis.REGION, "Överenskommelse, 3 §")
    assert ours["referral-no-response"].condition.limit.basis is Basis.TOOL_DEFAULT
    assert ours["sip-no-followup-date"].severity is Severity.S2
    changed = {"sip-meeting-late", "sip-no-followup-date", "referral-no-response", "contact-overload"}
    assert {name for name in plain if plain[name] != ours[name]} == changed
    assert {change.rule for change in rules.used.changes} == changed
    assert (rules.used.region, rules.used.packs) == ("Region Norrmark", ("regler-norrmark",))
    assert rules.sha256 != load_rules().sha256


def test_without_the_region_only_what_holds_everywhere_is_changed(tmp_path: Path) -> None:
    rules = load_rules((folder(tmp_path),))
    assert {change.rule for change in rules.used.changes} == {"referral-no-response", "contact-overload"}
    assert rules.used.region is None


def test_an_unknown_region_is_one_plain_sentence(tmp_path: Path) -> None:
    for extra in ((), (folder(tmp_path),)):
        with pytest.raises(CaseError) as refused:
            load_rules(extra, "söderslätt")
        assert "söderslätt" in refused.value.sentence() and "--rules" in refused.value.sentence()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("defaults: {investigation-over-4-months: {length: P9M, source: x}}", "är lag"),
        ("defaults: {no-such-rule: {length: P9D, source: x}}", "no-such-rule"),
        ("defaults: {sip-held: {length: P9D, source: x}}", "ingen gräns"),
        ("defaults: {sip-meeting-late: {length: nine days, source: x}}", "defaults.sip-meeting-late.length"),
        ("regioner: {}", "regioner"),
        ("regions: [", "YAML"),
    ],
)
def test_a_faulty_file_is_one_plain_sentence(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(RuleError) as refused:
        load_rules((folder(tmp_path, text),))
    assert said in refused.value.sentence() and "region.yaml" in refused.value.sentence()


def test_the_build_judges_with_it_and_names_it_on_the_last_page(tmp_path: Path) -> None:
    case = write_case(tmp_path / "case")
    manifest = (case / "case.yaml").read_text(encoding="utf-8")
    (case / "case.yaml").write_text(manifest.replace("sources:", "region: norrmark\nsources:"), encoding="utf-8")
    refused = CliRunner().invoke(app, ["build", str(case)])
    assert refused.exit_code == 1 and len(refused.stderr.splitlines()) == 1 and "norrmark" in refused.stderr
    assert not (case / "out").exists()
    built = CliRunner().invoke(app, ["build", str(case), "--rules", str(folder(tmp_path))])
    assert built.exit_code == 0, built.stderr
    page = (case / "out" / "tidslinje.html").read_text(encoding="utf-8")
    assert "Region Norrmark" in page and "1 vecka i stället för 21 dagar (lokal överenskommelse)" in page
    assert "1 week instead of 21 days (local agreement)" in page
    said = json.loads((case / "out" / "ledger.json").read_text(encoding="utf-8"))["rules"]
    assert said["region"] == "Region Norrmark" and len(said["changes"]) == 4
    assert str(tmp_path) not in page and str(tmp_path) not in json.dumps(said)


def test_an_own_rule_replaces_or_adds_and_is_named(tmp_path: Path) -> None:
    made = folder(tmp_path)
    pack = Path(__file__).parents[3] / "timeline" / "rules" / "packs" / "sip-held.yaml"
    text = pack.read_text(encoding="utf-8")
    (made / "sip-held.yaml").write_text(text, encoding="utf-8")
    (made / "own-sip-held.yaml").write_text(text.replace("id: sip-held", "id: own-sip-held"), encoding="utf-8")
    told = {change.rule: change.what for change in load_rules((made,)).used.changes}
    assert told["sip-held"] == "replaced" and told["own-sip-held"] == "added"
