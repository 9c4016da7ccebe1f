"""Measuring and checking: evaluate, doctor, completion."""

from datetime import timedelta
from pathlib import Path

import click

from leads.cli.command import argument, command, json_option, option
from leads.cli.exits import DONE, FAILED
from leads.cli.state import State, pass_state, put_json
from leads.language import mark
from leads.text import one_line


@command(
    "evaluate",
    more=mark("Het bestand heeft op elke regel een bericht als JSON, met de goede antwoorden."),
    examples=("leads evaluate dev.jsonl", "leads evaluate dev.jsonl --predictions uit.jsonl"),
)
@argument(
    "file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar=mark("BESTAND"),
)
@option(
    "--predictions",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar=mark("BESTAND"),
    help=mark("Schrijf per bericht wat het programma ervan maakt (JSON-regels)."),
)
@json_option
@pass_state
def evaluate_command(state: State, file: Path, predictions: Path | None) -> int:
    from leads.service import evaluate

    done = evaluate.evaluate(file, progress=lambda village: state.progress(f"  {village}"))
    if predictions:
        evaluate.write_predictions(done, predictions)
    if state.as_json:
        put_json(evaluation=done.figures)
    elif done.figures is not None:
        click.echo(evaluate.figures_text(done))
    else:
        state.say(
            state.words("Er staan geen goede antwoorden in het bestand; er is alleen voorspeld.")
        )
    return DONE


@command("doctor", examples=("leads doctor", "leads doctor --health --max-age 30"))
@option("--health", is_flag=True, help=mark("Alleen: is de laatste run goed en niet te oud?"))
@option(
    "--max-age",
    default=26,
    show_default=True,
    type=click.IntRange(min=1),
    metavar=mark("UREN"),
    help=mark("Hoe oud de laatste run mag zijn, bij --health."),
)
@json_option
@pass_state
def doctor_command(state: State, health: bool, max_age: int) -> int:
    from leads.service import doctor

    if health:
        findings = [doctor.healthy(state.app, timedelta(hours=max_age))]
    else:
        findings = doctor.examine(state.app)
    if state.as_json:
        put_json(findings=findings)
    else:
        for finding in findings:
            sign, part = "✓" if finding.ok else "✗", state.words(finding.part)
            click.echo(f"{sign} {part:<14} {one_line(finding.told)}")
    return DONE if all(finding.ok for finding in findings) else FAILED


@command(
    "completion",
    more=mark("Zet de regel voor jouw shell in ~/.bashrc, ~/.zshrc of config.fish."),
    examples=(
        'eval "$(leads completion bash)"',
        'eval "$(leads completion zsh)"',
        "leads completion fish | source",
    ),
)
@argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion_command(shell: str) -> int:
    from click.shell_completion import shell_complete

    from leads.cli import COMPLETE, cli

    shell_complete(cli, {}, "leads", COMPLETE, f"{shell}_source")
    return DONE
