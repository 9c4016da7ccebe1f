"""To begin with: demo, init, check, try."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leads.cli.command import argument, command, json_option, most_option, option
from leads.cli.exits import DONE, FAILED, PARTLY
from leads.cli.state import State, pass_state, put_json
from leads.language import Words, mark
from leads.text import one_line

if TYPE_CHECKING:
    from leads.service import Tried
    from leads.service.start import Checked


@command(
    "demo",
    more=mark(
        "Het dorp heet Ammerloo en wordt over echte HTTP op deze machine gelezen. Eén bron is "
        "met opzet kapot: zo zie je dat de rest gewoon doorgaat."
    ),
    examples=("leads demo", "leads demo --out proef"),
)
@option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar=mark("MAP"),
    help=mark("Map voor de demo; anders een tijdelijke."),
)
@json_option
@pass_state
def demo_command(state: State, out: Path | None) -> int:
    from tempfile import mkdtemp

    from leads import service
    from leads.cli.daily import told

    words = state.words
    folder = out or Path(mkdtemp(prefix="leads-demo-"))
    shown = service.demo(folder, language=words.language, progress=told(state))
    if state.as_json:
        put_json(digest=service.digest_json(shown.app, shown.ran.digest), page=shown.page)
        return DONE
    click.echo(service.digest_text(shown.app, shown.ran.digest))
    further = f"leads --home {folder} --now {shown.app.now().isoformat()} review"
    state.say("\n" + words("Zo ziet de mail eruit: {path}", path=shown.page))
    state.say(words("Verder kijken: {command}", command=further))
    return DONE


@command("init", examples=("leads init mijnbieb --place Heeze",))
@argument("folder", metavar=mark("MAP"), type=click.Path(path_type=Path, file_okay=False))
@option("--place", required=True, metavar=mark("PLAATS"), help=mark("De plaats van je vestiging."))
@option("--municipality", metavar=mark("GEMEENTE"), help=mark("Als er meer plaatsen zo heten."))
@json_option
@pass_state
def init_command(state: State, folder: Path, place: str, municipality: str | None) -> int:
    from leads import service

    begun = service.init(folder, place, municipality)
    if state.as_json:
        put_json(place=begun.place, files=begun.files)
        return DONE
    found, words = begun.place, state.words
    click.echo(
        words(
            "{place}, gemeente {municipality} ({code}), {province}",
            place=found.name,
            municipality=found.municipality,
            code=found.code,
            province=found.province,
        )
    )
    for path in begun.files:
        click.echo(f"  {path}")
    check = f"leads --home {folder} check"
    state.say("\n" + words("Vul je bronnen aan en doe dan: {command}", command=check))
    return DONE


@command(
    "check",
    more=mark("Elke bron wordt één keer bezocht; er wordt niets bewaard."),
    examples=("leads check", "leads check --offline"),
)
@option("--offline", is_flag=True, help=mark("Alleen de instellingen; bezoek geen bronnen."))
@json_option
@pass_state
def check_command(state: State, offline: bool) -> int:
    from leads import service

    app = state.app
    checked = [] if offline else service.check(app)
    if state.as_json:
        put_json(settings="ok", sources=checked)
    else:
        folder = app.settings.home.config
        click.echo(state.words("De instellingen in {folder} kloppen.", folder=folder))
        for one in checked:
            click.echo(_checked(one, state.words))
    read = [one for one in checked if not one.guess]
    wrong = [one for one in read if not one.ok]
    if wrong and len(wrong) == len(read):
        return FAILED
    return PARTLY if wrong else DONE


def _checked(one: "Checked", words: Words) -> str:
    name, why = f"{one.source.id:<20}", one_line(one.detail)
    read = words.count("{n} bericht", "{n} berichten", one.items)
    if one.guess and one.ok:
        said = words("het vermoeden klopt ({read}); haal 'guess' weg", read=read)
        return f"✓ {name} {said}"
    if one.guess:
        return f"· {name} {words('het vermoeden klopt niet: {why}', why=why)}"
    return f"✓ {name} {read}" if one.ok else f"✗ {name} {why}"


@command(
    "try",
    more=mark("Je ziet de berichten met hun organisaties, data en redenen."),
    examples=("leads try https://krant.example/rss", "leads try ADRES --html gelezen.html"),
)
@argument("url", metavar=mark("ADRES"))
@option("--kind", metavar=mark("SOORT"), help=mark("De soort bron, als die niet te zien is."))
@most_option(mark("Hooguit zoveel berichten."))
@option(
    "--html",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar=mark("BESTAND"),
    help=mark("Schrijf ook een pagina waarop alles gemarkeerd is."),
)
@json_option
@pass_state
def try_command(state: State, url: str, kind: str | None, most: int, file: Path | None) -> int:
    from leads import service
    from leads.cli import understanding

    app = state.app
    tried = service.try_address(app, url, kind, most)
    if file:
        _write_page(state, file, tried)
    if state.as_json:
        put_json(tried=tried)
        return DONE
    for one in tried:
        click.echo(understanding.render(one, app.knowledge, app.words, app.today.date()))
    if tried:
        state.say(understanding.legend_line(app.words))
    else:
        click.echo(state.words("Er staat hier niets om te lezen."))
    return DONE


def _write_page(state: State, file: Path, tried: "Sequence[Tried]") -> None:
    from leads.cli import understanding_page
    from leads.cli.daily import put_file

    app = state.app
    page = understanding_page.write(tried, app.knowledge, app.words, app.today.date())
    put_file(page.encode(), file, state)
