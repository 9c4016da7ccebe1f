"""Every morning: run, refresh, analyse, digest, daemon."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from leads.cli.exits import DONE, FAILED, PARTLY
from leads.cli.state import State, json_option, pass_state, put_json
from leads.model import Digest, Outcome, Sending, Visit


@click.command("run")
@click.option("--no-send", is_flag=True, help="Maak de ochtendmail, maar verstuur hem niet.")
@click.option(
    "--all", "every", is_flag=True, help="Bezoek alle bronnen, ook als het nog niet hoeft."
)
@json_option
@pass_state
def run_command(state: State, no_send: bool, every: bool, as_json: bool) -> int:
    """Lees, begrijp, maak de ochtendmail en verstuur hem: één keer, voor cron.

    Zonder mail in leads.yaml komt de ochtendmail op het scherm.
    """
    from leads import service

    app = state.app
    ran = service.run(app, send=not no_send, every=every, progress=told(state))
    if as_json:
        put_json(
            digest=service.digest_json(app, ran.digest), visits=ran.refreshed.visits, sent=ran.sent
        )
    elif ran.sent is None:
        click.echo(service.digest_text(app, ran.digest))
    else:
        state.say(_sentence(ran.sent.state, ran.sent.detail))
    return service.worst(ran)


def told(state: State) -> Any:
    """A progress function that says how each visit went."""

    def tell(visit: Visit) -> None:
        if visit.outcome is Outcome.FAILED:
            state.progress(f"  {visit.source_id}: {visit.detail}")
        else:
            state.progress(f"  {visit.source_id}: {visit.new} nieuw")

    return tell


def _sentence(state: Sending, detail: str) -> str:
    told = {
        Sending.SENT: "De ochtendmail is verstuurd.",
        Sending.SKIPPED: "Geen mail verstuurd",
        Sending.REFUSED: "De mailserver weigert de ochtendmail",
        Sending.UNCLEAR: "Niet zeker of de ochtendmail is aangekomen; ik stuur hem niet nog eens",
    }[state]
    return f"{told}: {detail}" if detail else told


@click.command("refresh")
@click.option("--source", "only", multiple=True, metavar="ID", help="Alleen deze bron.")
@click.option("--all", "every", is_flag=True, help="Alle bronnen, ook als het nog niet hoeft.")
@json_option
@pass_state
def refresh_command(state: State, only: tuple[str, ...], every: bool, as_json: bool) -> int:
    """Bezoek de bronnen die aan de beurt zijn en bewaar wat nieuw is."""
    from leads import service

    with service.alone(state.app, "refresh"):
        done = service.refresh(state.app, only=only, every=every, progress=told(state))
    if as_json:
        put_json(visits=done.visits)
    else:
        for visit in sorted(done.visits, key=lambda v: v.source_id):
            click.echo(_line(visit))
        click.echo(f"{len(done.visits)} bronnen bezocht, {done.new} nieuwe berichten.")
    if done.failed and len(done.failed) == len(done.visits):
        return FAILED
    return PARTLY if done.failed else DONE


def _line(visit: Visit) -> str:
    if visit.outcome is Outcome.FAILED:
        return f"  ✗ {visit.source_id}: {visit.detail}"
    return f"  ✓ {visit.source_id}: {visit.new} nieuw, {visit.seen} gezien"


@click.command("analyse")
@json_option
@pass_state
def analyse_command(state: State, as_json: bool) -> int:
    """Begrijp en weeg de berichten die nog niet bekeken zijn."""
    from leads import service

    with service.alone(state.app, "analyse"):
        done = service.analyse(state.app, progress=lambda n: state.progress(f"  {n} bekeken"))
    if as_json:
        put_json(analysed=done)
    else:
        click.echo(
            f"{done.looked} berichten bekeken: {done.new_leads} nieuwe kansen, "
            f"{done.joined} bij een bekend verhaal."
        )
    for fault in done.failed:
        state.say(f"  ✗ {fault}")
    return PARTLY if done.failed else DONE


@click.command("digest")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="De dag; anders vandaag.")
@click.option(
    "--format", "form", type=click.Choice(["text", "html", "eml", "json"]), default="text"
)
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="Schrijf naar een bestand."
)
@click.option("--send", is_flag=True, help="Verstuur hem (hooguit één keer per dag).")
@pass_state
def digest_command(state: State, day: Any, form: str, out: Path | None, send: bool) -> int:
    """Laat de ochtendmail zien, bewaar hem, of verstuur hem."""
    from leads import service

    chosen: date | None = day.date() if day else None
    with service.alone(state.app, "digest"):
        digest = service.make_digest(state.app, chosen)
        if send:
            sent = service.send_digest(state.app, digest)
            state.say(_sentence(sent.state, sent.detail))
            return FAILED if sent.state is Sending.REFUSED else DONE
    _put(_bytes(state, digest, form), out, state)
    return DONE


def _bytes(state: State, digest: Digest, form: str) -> bytes:
    from leads import service

    return service.digest_bytes(state.app, digest, form)


def _put(data: bytes, out: Path | None, state: State) -> None:
    if out is None:
        click.get_binary_stream("stdout").write(data)
        return
    out.write_bytes(data)
    state.say(f"Bewaard in {out}")


@click.command("daemon")
@pass_state
def daemon_command(state: State) -> int:
    """Blijf draaien: lees de bronnen over het uur verspreid, en maak de ochtendmail
    op het tijdstip uit leads.yaml. Stopt netjes met Ctrl-C of SIGTERM."""
    from leads.daemon import serve

    return serve(state.app)
