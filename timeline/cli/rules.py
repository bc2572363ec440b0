"""`rules list|show|explain|test|new`: the rules, one finding in plain words, a folder's own cases, a first file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from schemas.errors import CaseError, ExitCode, RuleError
from timeline.cli.speech import Lang, LangOption, complain, say, spoken

if TYPE_CHECKING:
    from schemas.rule import Rule
    from timeline.rules.ruleset import RuleSet

app = typer.Typer(help="Reglerna. / The rules.", no_args_is_help=True)
RulesOption = Annotated[
    list[Path] | None, typer.Option("--rules", help="Mapp med fler regler. / Folder with more rules.")
]
_NAME = r"[a-z0-9]+(-[a-z0-9]+)*"


@app.command("list")
@spoken
def list_rules(rules: RulesOption = None, lang: LangOption = Lang.SV) -> None:
    """Alla regler, en rad per regel. / All rules, a line each."""
    from timeline.rules import load_rules

    for rule in load_rules(tuple(rules or ())).rules:
        heading = rule.heading.sv if lang is Lang.SV else rule.heading.en
        typer.echo(f"{rule.id:40} {rule.severity.value}  {rule.condition.type:12} {heading}")


@app.command("show")
@spoken
def show(
    rule_id: Annotated[str, typer.Argument(metavar="ID")], rules: RulesOption = None, lang: LangOption = Lang.SV
) -> None:
    """En regel med ord, skäl, källor och lagrum. / One rule with words, reason, sources and law."""
    from timeline.rules import load_rules
    from timeline.rules.lawbook import of_rule

    rule_set = load_rules(tuple(rules or ()))
    rule = _known(rule_set, rule_id)
    if rule is None:
        raise CaseError(say("unknown_rule", lang, name=rule_id), remedy=say("unknown_rule_remedy", lang))
    swedish = lang is Lang.SV
    typer.echo(f"{rule.id} {rule.version}: {rule.heading.sv if swedish else rule.heading.en}")
    for verdict, words in rule.text.items():
        typer.echo(f"  {verdict.value}: {words.sv if swedish else words.en}")
    typer.echo(f"{say('question_label', lang)}: {rule.question.sv if swedish else rule.question.en}")
    typer.echo(f"{say('reason_label', lang)}: {rule.reason}")
    for source in rule.sources:
        typer.echo(f"{say('source_label', lang)}: {source}")
    for row in of_rule(rule, rule_set.law):
        since = say("before_2015", lang) if row.earlier else str(row.in_force_from or "?")
        note = say(f"print_{row.print}", lang)
        typer.echo(
            f"{say('law_label', lang)}: {row.section} {row.law} ({since} – {row.in_force_to or ''}) {note}".rstrip()
        )


def _known(rule_set: "RuleSet", name: str) -> "Rule | None":
    return next((rule for rule in rule_set.rules if rule.id == name), None)


@app.command("explain")
@spoken
def explain_finding(
    finding: Annotated[str, typer.Argument(metavar="FYND", help="Fyndets id eller dess början. / The finding's id.")],
    out: Annotated[
        Path, typer.Argument(metavar="UT", help="Ärendemappen eller dess out. / The case folder or its out.")
    ],
    rules: RulesOption = None,
    lang: LangOption = Lang.SV,
) -> None:
    """Ett fynd i klartext: vad, var, lag, sökt, närmast, tvivel. / One finding in plain words."""
    from timeline.explain import explain, find
    from timeline.rules import load_rules

    told = find(out, finding)
    rule = _known(load_rules(tuple(rules or ())), told.finding.rule)
    for heading, lines in explain(told, rule, lang.value):
        typer.echo(f"\n{heading}")
        for line in lines:
            typer.echo(f"  {line}")


@app.command("test")
@spoken
def test(
    folder: Annotated[
        Path | None, typer.Argument(metavar="MAPP", help="Utan mapp: verktygets egna. / Without: the tool's.")
    ] = None,
    lang: LangOption = Lang.SV,
) -> None:
    """Pröva varje regels egna fall. / Run every rule's own cases."""
    from timeline.rules import load_rules
    from timeline.rules.cases import run_cases

    if folder is not None and not folder.is_dir():
        raise RuleError(say("no_folder", lang), file=str(folder), remedy=say("check_path", lang))
    rule_set = load_rules((folder,) if folder else ())
    ours = {path.stem for path in folder.glob("*.yaml")} if folder else {rule.id for rule in rule_set.rules}
    chosen = [rule for rule in rule_set.rules if rule.id in ours]
    wrong = [sentence for rule in chosen for sentence in run_cases(rule, rule_set)]
    for sentence in wrong:
        complain(sentence)
    cases = sum(len(rule.cases) for rule in chosen)
    typer.echo(say("cases_run", lang, rules=len(chosen), cases=cases, wrong=len(wrong)))
    if wrong:
        raise typer.Exit(ExitCode.MEND)


@app.command("new")
@spoken
def new(
    rule_id: Annotated[
        str, typer.Argument(metavar="ID", help="Gemener, siffror och bindestreck. / Lower case and hyphens.")
    ],
    to: Annotated[Path, typer.Option("--to", help="Mapp för filen. / Folder for the file.")] = Path(),
    lang: LangOption = Lang.SV,
) -> None:
    """Skriv ett skelett till en regel, med förklaringar. / Write a skeleton of a rule, with comments."""
    import re

    from timeline.rules.skeleton import skeleton

    if not re.fullmatch(_NAME, rule_id):
        raise RuleError(say("bad_rule_id", lang, name=rule_id), remedy=say("bad_rule_id_remedy", lang))
    path = to / f"{rule_id}.yaml"
    if path.exists():
        raise RuleError(say("rule_exists", lang), file=str(path), remedy=say("rule_exists_remedy", lang))
    try:
        to.mkdir(parents=True, exist_ok=True)
        path.write_text(skeleton(rule_id), encoding="utf-8", newline="\n")
    except OSError:
        raise RuleError(say("not_writable", lang), file=str(path), remedy=say("check_path", lang)) from None
    typer.echo(say("rule_written", lang, path=path, folder=to))
