"""How long does the network take with a full store?

    python benchmarks/network.py --bodies 2000 --items 20000

Fills an SQLite file with made-up bodies, items and ties (one item in four has one), and a
branch that talked about 200 leads; then times what `leads network` does, in processor time.
"""

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Table, insert

from leads.app import App
from leads.cli.state import json_text
from leads.language import Words
from leads.service.network import network, network_json, network_text
from leads.service.predict import branch_of
from leads.settings import load_knowledge
from leads.store import Store, schema

NOW = datetime(2027, 3, 2, 6, 30, tzinfo=UTC)
BRANCH = branch_of("Elsbroek")
KNOWLEDGE = load_knowledge(BRANCH)
_TALKS = 200
Row = dict[str, Any]


def bodies(size: int, dice: random.Random) -> Iterator[Row]:
    types = [kind.id for kind in KNOWLEDGE.organisation_types]
    for number in range(size):
        yield {
            "id": f"{number:016x}",
            "name": f"Vereniging De Vriendschap {number}",
            "type_id": dice.choice(types),
            "place": "Elsbroek",
            "contact": [],
            "mentions": dice.randint(1, 40),
            "last_seen": NOW,
        }


def item(number: int) -> Row:
    at = NOW - timedelta(minutes=number)
    return {
        "id": f"i{number}",
        "source_id": "krant",
        "key": str(number),
        "url": f"https://krant.example/{number}",
        "title": "Nieuws",
        "text": "Er was nieuws.",
        "medium": "news",
        "published": at,
        "precision": "instant",
        "source_name": "De Krant",
        "events": [],
        "flags": [],
        "content_hash": "",
        "turn": number,
    }


def looked_at(number: int) -> Row:
    return {
        "item_id": f"i{number}",
        "branch_id": BRANCH.id,
        "content_hash": "",
        "lead_id": f"l{number}" if number < _TALKS else None,
        "score": 0.0,
        "grade": 0,
        "shown": False,
        "themes": [],
        "reasons": [],
    }


def lead(number: int, name: str) -> Row:
    nothing: Row = {key: [] for key in ("themes", "events", "reasons", "sightings")}
    return nothing | {
        "id": f"l{number}",
        "branch_id": BRANCH.id,
        "title": "Een kans",
        "score": 1.0,
        "grade": 2,
        "organisations": [name],
        "found_at": NOW,
        "changed_at": NOW,
        "unshown": False,
        "status": "sprouting",
        "first_status": "seed",
    }


def decision(number: int) -> Row:
    about = {"branch_id": BRANCH.id, "lead_id": f"l{number}", "at": NOW}
    return about | {"verb": "talk", "status": "sprouting", "who": "Marja"}


def fill(store: Store, size: int, items: int) -> None:
    dice = random.Random(7)
    found = list(bodies(size, dice))
    named = [dice.sample(found, 3) for _ in range(items)]
    source = {"id": "krant", "kind": "feed", "url": "", "name": "De Krant"}
    rows: dict[Table, list[Row]] = {
        schema.sources: [source | {"removed": False, "failures": 0, "items": 0}],
        schema.items: [item(number) for number in range(items)],
        schema.organisations: found,
        schema.organisation_names: [
            {"organisation_id": one["id"], "name": one["name"], "normal_name": "", "origin": ""}
            for one in found
        ],
        schema.leads: [lead(number, named[number][0]["name"]) for number in range(_TALKS)],
        schema.assessments: [looked_at(number) for number in range(items)],
        schema.decisions: [decision(number) for number in range(_TALKS)],
        schema.organisation_items: [
            {"item_id": f"i{number}", "organisation_id": one["id"], "said": ""}
            for number, some in enumerate(named)
            for one in some
        ],
        schema.ties: [
            {
                "item_id": f"i{number}",
                "organisation_id": some[0]["id"],
                "other_id": some[1]["id"],
                "kind": "together",
                "quote": "De ene vereniging houdt samen met de andere een avond over van alles.",
                "seen_on": (NOW - timedelta(minutes=number)).date(),
            }
            for number, some in enumerate(named)
            if number % 4 == 0
        ],
    }
    with store._database.write() as connection:
        for table, some in rows.items():
            connection.execute(insert(table), some)


def seconds(work: Callable[[], object]) -> float:
    """Of processor time: other programs on the machine do not count."""
    began = time.process_time()
    work()
    return time.process_time() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--bodies", type=int, default=2_000)
    parser.add_argument("--items", type=int, default=20_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'leads.db'}"
        with Store.open(url, backups=None) as store:
            fill(store, asked.bodies, asked.items)
            app = App(None, KNOWLEDGE, Words("nl"), lambda: NOW)  # type: ignore[arg-type]
            app.__dict__["store"] = store
            network(app)  # to warm up
            found = network(app)
            print(f"{len(found.nodes):,} bodies, {len(found.edges):,} ties")
            print(f"{'read and build':16}{seconds(lambda: network(app)):8.2f} s")
            print(f"{'json':16}{seconds(lambda: json_text(**network_json(found))):8.2f} s")
            for form in ("text", "graphml", "svg", "html"):
                spent = seconds(lambda form=form: network_text(app, found, form))  # type: ignore[misc]
                print(f"{form:16}{spent:8.2f} s")


if __name__ == "__main__":
    main()
