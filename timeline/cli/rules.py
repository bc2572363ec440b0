"""`rules list`, `rules show ID`."""

from pathlib import Path
from typing import Annotated

import typer

from schemas.errors import CaseError
from timeline.cli.speech import Lang, LangOption, say, spoken

app = typer.Typer(help="Reglerna. / The rules.", no_args_is_help=True)
RulesOption = Annotated[
    list[Path] | None, typer.Option("--rules", help="Mapp med fler regler. / Folder with more rules.")
]


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
    found = [rule for rule in rule_set.rules if rule.id == rule_id]
    if not found:
        raise CaseError(say("unknown_rule", lang, name=rule_id), remedy=say("unknown_rule_remedy", lang))
    rule = found[0]
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
