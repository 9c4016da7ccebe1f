"""The web around the library, as text, as data, or as a picture."""

from pathlib import Path

import click

from leads.cli.command import command, json_option, option, out_option
from leads.cli.daily import put_file
from leads.cli.exits import DONE
from leads.cli.state import State, json_text, pass_state
from leads.language import mark


@command(
    "network",
    more=mark(
        "Wie werkt met wie samen, met de zin waarin dat stond; wie jullie kennen; en bij welke "
        "thema's nog niemand. "
        "Hoe jullie iemand kennen zet je met leads orgs known."
    ),
    examples=(
        "leads network",
        "leads network --format html --out netwerk.html",
        "leads network --format graphml --out netwerk.graphml",
    ),
)
@option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "graphml", "svg", "html"]),
    default="text",
    show_default=True,
    help=mark("In welke vorm."),
)
@out_option()
@json_option
@pass_state
def network_command(state: State, form: str, out: Path | None) -> int:
    from leads.service import network as service

    found = service.network(state.app)
    if state.as_json or form == "json":
        told = json_text(**service.network_json(found))
    else:
        told = service.network_text(state.app, found, form)
    put_file(told.encode(), out, state)
    return DONE
