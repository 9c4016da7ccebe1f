"""Measuring and checking: evaluate, doctor, completion."""

from datetime import timedelta
from pathlib import Path

import click

from leads.cli.exits import DONE, FAILED
from leads.cli.state import State, json_option, pass_state, put_json


@click.command("evaluate")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--predictions",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="UIT",
    help="Schrijf per bericht wat het programma ervan maakt (JSON-regels).",
)
@json_option
@pass_state
def evaluate_command(state: State, file: Path, predictions: Path | None, as_json: bool) -> int:
    """Meet op een bestand met berichten en de goede antwoorden (JSON-regels)."""
    from leads import service

    done = service.evaluate(file, progress=lambda village: state.progress(f"  {village}"))
    if predictions:
        service.write_predictions(done, predictions)
    if as_json:
        put_json(evaluation=done.figures)
    elif done.figures is not None:
        click.echo(service.figures_text(done))
    else:
        state.say("Er staan geen goede antwoorden in het bestand; alleen voorspeld.")
    return DONE


@click.command("doctor")
@click.option("--health", is_flag=True, help="Alleen: is de laatste run goed en niet te oud?")
@click.option("--max-age", default=26, show_default=True, help="Uren, bij --health.")
@json_option
@pass_state
def doctor_command(state: State, health: bool, max_age: int, as_json: bool) -> int:
    """Kijk of alles het doet: instellingen, database, taal, schijf, mail."""
    from leads.service import doctor

    if health:
        findings = [doctor.healthy(state.app, timedelta(hours=max_age))]
    else:
        findings = doctor.examine(state.app)
    if as_json:
        put_json(findings=findings)
    else:
        for finding in findings:
            click.echo(f"{'✓' if finding.ok else '✗'} {finding.part:<14} {finding.told}")
    return DONE if all(finding.ok for finding in findings) else FAILED


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion_command(shell: str) -> int:
    """Zet dit in je shell om opdrachten met Tab aan te vullen.

    \b
    bash:  eval "$(leads completion bash)"
    """
    from click.shell_completion import get_completion_class

    from leads.cli import cli

    maker = get_completion_class(shell)
    assert maker is not None
    click.echo(maker(cli, {}, "leads", "_LEADS_COMPLETE").source())
    return DONE
