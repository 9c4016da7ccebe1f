"""To begin with: demo, init, check, try."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from leads.cli.exits import DONE, FAILED, PARTLY
from leads.cli.state import State, json_option, pass_state, put_json

if TYPE_CHECKING:
    from leads.service.start import Checked


@click.command("demo")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Map voor de demo.")
@json_option
@pass_state
def demo_command(state: State, out: Path | None, as_json: bool) -> int:
    """Het hele werk op het ingebouwde dorp Ammerloo, over echte HTTP op deze machine.

    Eén bron is met opzet kapot: zo zie je dat de rest gewoon doorgaat.
    """
    from tempfile import mkdtemp

    from leads import service
    from leads.cli.daily import told

    folder = out or Path(mkdtemp(prefix="leads-demo-"))
    shown = service.demo(folder, language=state.lang or "nl", progress=told(state))
    if as_json:
        put_json(digest=service.digest_json(shown.app, shown.ran.digest), page=str(shown.page))
        return DONE
    click.echo(service.digest_text(shown.app, shown.ran.digest))
    state.say(f"\nZo ziet de mail eruit: {shown.page}")
    state.say(f"Verder kijken: leads --home {folder} --now {shown.app.now().isoformat()} review")
    return DONE


@click.command("init")
@click.argument("folder", metavar="MAP", type=click.Path(path_type=Path, file_okay=False))
@click.option("--place", required=True, metavar="PLAATS", help="De plaats van je vestiging.")
@click.option("--municipality", metavar="GEMEENTE", help="Als er meer plaatsen zo heten.")
@pass_state
def init_command(state: State, folder: Path, place: str, municipality: str | None) -> int:
    """Maak instellingen voor jouw plaats, met uitleg erbij."""
    from leads import service

    begun = service.init(folder, place, municipality)
    found = begun.place
    click.echo(f"{found.name}, gemeente {found.municipality} ({found.code}), {found.province}")
    for path in begun.files:
        click.echo(f"  {path}")
    state.say(f"\nVul je bronnen aan en doe dan: leads --home {folder} check")
    return DONE


@click.command("check")
@click.option("--offline", is_flag=True, help="Alleen de instellingen, geen bronnen bezoeken.")
@json_option
@pass_state
def check_command(state: State, offline: bool, as_json: bool) -> int:
    """Controleer de instellingen en probeer elke bron één keer; er wordt niets bewaard."""
    from leads import service

    app = state.app
    checked = [] if offline else service.check(app)
    if as_json:
        put_json(settings="ok", sources=checked)
    else:
        click.echo(f"De instellingen in {app.settings.home.config} kloppen.")
        for one in checked:
            click.echo(_checked(one))
    wrong = [one for one in checked if not one.ok]
    if wrong and len(wrong) == len(checked):
        return FAILED
    return PARTLY if wrong else DONE


def _checked(one: "Checked") -> str:
    name = f"{one.source.id:<20}"
    if one.guess and one.ok:
        return f"✓ {name} het vermoeden klopt ({one.items} berichten); haal 'guess' weg"
    if one.guess:
        return f"· {name} het vermoeden klopt niet: {one.detail}"
    return f"✓ {name} {one.items} berichten" if one.ok else f"✗ {name} {one.detail}"


@click.command("try")
@click.argument("url", metavar="ADRES")
@click.option("--kind", metavar="SOORT", help="De soort bron, als leads het niet ziet.")
@click.option("--most", default=10, show_default=True, help="Hooguit zoveel berichten.")
@json_option
@pass_state
def try_command(state: State, url: str, kind: str | None, most: int, as_json: bool) -> int:
    """Laat zien wat er uit een adres te lezen is: berichten, organisaties, data, redenen."""
    from leads import service
    from leads.cli import understanding

    tried = service.try_address(state.app, url, kind, most)
    if as_json:
        put_json(tried=tried)
        return DONE
    for one in tried:
        app = state.app
        click.echo(understanding.render(one, app.knowledge, app.words, app.today.date()))
    if not tried:
        click.echo("Er staat hier niets om te lezen.")
    return DONE
