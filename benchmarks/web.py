"""Does what stands around the leads stay fast when the store fills up?

    python -m benchmarks.web --sizes 2000 20000

Fills an SQLite file with made-up bodies (one for ten items), items and ties as
`benchmarks/network.py` does, with an event in each item and one lead in twenty items, and
times the verbs behind `leads who`, `network`, `orgs show`, `digest`, `people` and `list`, in
processor time. A figure that grows faster than what it shows is a missing index: the network
draws all bodies, and `who` weighs them, but a digest or a list of people does not.
"""

import argparse
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import time, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from benchmarks import network, who
from leads import service
from leads.app import App, open_app
from leads.model import Event, Moment, Strength
from leads.service.network import network as web
from leads.service.who import who as involved
from leads.store import schema
from leads.store.rows import encode

ITEMS_A_BODY, ITEMS_A_LEAD, REPEATS = 10, 20, 5
PEOPLE = 50
MONTHS = 24  # over which the events lie
Row = dict[str, Any]


def measure(items: int) -> dict[str, float]:
    """Seconds of processor time for each verb, the best of some."""
    with tempfile.TemporaryDirectory() as folder:
        home = who.write_home(Path(folder), network.BRANCH, "none")
        now = network.NOW + timedelta(days=1)
        with closing(open_app(home, now=now.isoformat(), env={})) as app:
            fill(app, items)
            return {name: best(work) for name, work in verbs(app).items()}


def fill(app: App, items: int) -> None:
    """A store of two years, with people, and a branch that talked about some leads."""
    network.fill(app.store, items // ITEMS_A_BODY, items)
    who._talk_about_it(app)
    some = range(network._TALKS, items, ITEMS_A_LEAD)
    with app.store._database.write() as connection:
        connection.execute(insert(schema.events), [event(number) for number in range(items)])
        connection.execute(insert(schema.leads), [lead(number) for number in some])
    for number in range(PEOPLE):
        service.add_person(
            app,
            f"Persoon Nummer {number}",
            contact="0497-555777",
            interests=["erfgoed, foto's"],
            consent="mondeling",
        )


def event(number: int) -> Row:
    """One on each item, of one of two hundred bodies."""
    day = network.NOW.date() + timedelta(days=number % (30 * MONTHS) - 15 * MONTHS)
    told = Event(
        name=f"Avond {number}",
        start=Moment(day, time(20)),
        organiser=f"Vereniging De Vriendschap {number % 200}",
    )
    return {"item_id": f"i{number}", "position": 0, "day": day, "event": encode(told)}


def lead(number: int) -> Row:
    """A new one for a hundred that were left alone."""
    fresh = number % (100 * ITEMS_A_LEAD) < ITEMS_A_LEAD
    status = "seed" if fresh else "fallow"
    name = f"Vereniging De Vriendschap {number % 200}"
    made = network.lead(number, name) | {"status": status, "strength": Strength.FAIR}
    return made | {"unshown": fresh, "act_before": network.NOW.date() + timedelta(days=30)}


def verbs(app: App) -> dict[str, Callable[[], object]]:
    """What each command asks of the program."""
    names = [body.name for body in app.store.organisations.read_of(network.BRANCH.id)]
    listed = service.list_leads(app)
    return {
        "digest": lambda: service.digest_text(app, service.make_digest(app)),
        "list": lambda: service.takers(app, service.list_leads(app)),
        "show": lambda: service.lead_text(app, listed[0]),
        "people": lambda: service.people_for(app, listed[:7], app.today.date()),
        "orgs show": lambda: service.about(app, names[0]),
        "who": lambda: involved(app, who.PLAN),
        "network": lambda: web(app),
    }


def best(work: Callable[[], object]) -> float:
    work()  # to warm up
    return min(network.seconds(work) for _ in range(REPEATS))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[2_000, 20_000])
    sizes = parser.parse_args().sizes
    figures = [measure(size) for size in sizes]
    print(f"{'s CPU, … items':16}" + "".join(f"{size:>12,}" for size in sizes))
    print(f"{'… bodies':16}" + "".join(f"{size // ITEMS_A_BODY:>12,}" for size in sizes))
    for name in figures[0]:
        print(f"{name:16}" + "".join(f"{one[name]:12.3f}" for one in figures))


if __name__ == "__main__":
    main()
