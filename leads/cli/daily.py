"""Every morning: run, refresh, analyse, digest, daemon."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from leads.cli.command import DAY, command, json_option, option, out_option
from leads.cli.exits import DONE, FAILED, PARTLY
from leads.cli.state import State, pass_state, put_json
from leads.language import Words, mark
from leads.model import Digest, Outcome, Sending, Visit
from leads.text import one_line
from leads.words import fault_told

_SENT = {
    Sending.SENT: mark("De ochtendmail is verstuurd"),
    Sending.SKIPPED: mark("Er is geen mail verstuurd"),
    Sending.REFUSED: mark("De mailserver weigert de ochtendmail"),
    Sending.UNCLEAR: mark(
        "Het is niet zeker of de ochtendmail is aangekomen; ik stuur hem niet nog eens"
    ),
}


@command(
    "run",
    more=mark("Eén keer, voor cron. Zonder mail in leads.yaml komt de ochtendmail op het scherm."),
    examples=("leads run", "leads run --no-send"),
)
@option("--no-send", is_flag=True, help=mark("Maak de ochtendmail, maar verstuur hem niet."))
@option(
    "--all", "every", is_flag=True, help=mark("Bezoek alle bronnen, ook als het nog niet hoeft.")
)
@json_option
@pass_state
def run_command(state: State, no_send: bool, every: bool) -> int:
    from leads import service

    app = state.app
    ran = service.run(app, send=not no_send, every=every, progress=told(state))
    if state.as_json:
        put_json(
            digest=service.digest_json(app, ran.digest), visits=ran.refreshed.visits, sent=ran.sent
        )
    elif ran.sent is None:
        click.echo(service.digest_text(app, ran.digest))
    else:
        state.say(_sentence(ran.sent.state, ran.sent.detail, state.words))
    return service.worst(ran)


def told(state: State) -> Callable[[Visit], None]:
    """A progress function that says how each visit went."""
    return lambda visit: state.progress(_line(visit, state.words))


def _line(visit: Visit, words: Words) -> str:
    if visit.outcome is Outcome.FAILED:
        return f"  ✗ {visit.source_id}: {fault_told(visit.reason, visit.detail, words)}"
    seen = words("{new} nieuw, {seen} gezien", new=visit.new, seen=visit.seen)
    return f"  ✓ {visit.source_id}: {seen}"


def _sentence(state: Sending, detail: str, words: Words) -> str:
    said = words(_SENT[state])
    return f"{said}: {one_line(detail)}" if detail else f"{said}."


@command("refresh", examples=("leads refresh", "leads refresh --source krant"))
@option("--source", "only", multiple=True, metavar="ID", help=mark("Alleen deze bron; mag vaker."))
@option(
    "--all", "every", is_flag=True, help=mark("Bezoek alle bronnen, ook als het nog niet hoeft.")
)
@json_option
@pass_state
def refresh_command(state: State, only: tuple[str, ...], every: bool) -> int:
    from leads import service

    with service.alone(state.app, "refresh"):
        done = service.refresh(state.app, only=only, every=every, progress=told(state))
    words = state.words
    if state.as_json:
        put_json(visits=done.visits)
    else:
        for visit in sorted(done.visits, key=lambda v: v.source_id):
            click.echo(_line(visit, words))
        visited = words.count("{n} bron bezocht", "{n} bronnen bezocht", len(done.visits))
        new = words.count("{n} nieuw bericht", "{n} nieuwe berichten", done.new)
        click.echo(f"{visited}, {new}.")
    if done.failed and len(done.failed) == len(done.visits):
        return FAILED
    return PARTLY if done.failed else DONE


@command("analyse", examples=("leads analyse", "leads analyse --json"))
@json_option
@pass_state
def analyse_command(state: State) -> int:
    from leads import service

    with service.alone(state.app, "analyse"):
        done = service.analyse(
            state.app, progress=lambda n: state.progress(state.words("  {n} bekeken", n=n))
        )
    words = state.words
    if state.as_json:
        put_json(analysed=done)
    else:
        looked = words.count("{n} bericht bekeken", "{n} berichten bekeken", done.looked)
        new = words.count("{n} nieuwe kans", "{n} nieuwe kansen", done.new_leads)
        joined = words("{n} bij een bekend verhaal", n=done.joined)
        click.echo(f"{looked}: {new}, {joined}.")
    for fault in done.failed:
        state.say(f"  ✗ {one_line(fault)}")
    return PARTLY if done.failed else DONE


@command("digest", examples=("leads digest", "leads digest --format html --out mail.html"))
@option(
    "--date",
    "day",
    type=DAY,
    metavar=mark("DAG"),
    help=mark("De dag, als 2027-04-01; anders vandaag."),
)
@option(
    "--format",
    "form",
    type=click.Choice(["text", "html", "eml", "json"]),
    default="text",
    show_default=True,
    help=mark("In welke vorm."),
)
@out_option()
@option("--send", is_flag=True, help=mark("Verstuur hem (hooguit één keer per dag)."))
@json_option
@pass_state
def digest_command(state: State, day: date | None, form: str, out: Path | None, send: bool) -> int:
    from leads import service

    with service.alone(state.app, "digest"):
        digest = service.make_digest(state.app, day)
        if send:
            return _send(state, digest)
    data = service.digest_bytes(state.app, digest, "json" if state.as_json else form)
    put_file(data, out, state)
    return DONE


def _send(state: State, digest: Digest) -> int:
    from leads import service

    sent = service.send_digest(state.app, digest)
    if state.as_json:
        put_json(sent=sent)
    state.say(_sentence(sent.state, sent.detail, state.words))
    if sent.state is Sending.REFUSED:
        return FAILED
    return PARTLY if sent.state is Sending.UNCLEAR or sent.refused else DONE


def put_file(data: bytes, out: Path | None, state: State) -> None:
    """Write a result to a file, or to stdout without one. Raises UsageError when it cannot be."""
    if out is None:
        click.echo(data, nl=False)
        return
    try:
        out.write_bytes(data)
    except OSError as error:
        raise click.UsageError(
            state.words(
                "{path} kan niet worden geschreven: {cause}", path=out, cause=error.strerror
            )
        ) from error
    state.say(state.words("Bewaard in {path}", path=out))


@command(
    "daemon",
    more=mark(
        "De bronnen worden over het uur verspreid gelezen; de ochtendmail komt op het tijdstip "
        "uit leads.yaml. Stopt netjes met Ctrl-C of SIGTERM."
    ),
    examples=("leads daemon", "leads --home /srv/bieb daemon"),
)
@pass_state
def daemon_command(state: State) -> int:
    from leads.daemon import serve

    return serve(state.app)
