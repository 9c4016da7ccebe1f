"""A service that tells what changed is asked from where the last good visit ended."""

import json
from dataclasses import replace
from urllib.parse import quote

import pytest
from faultserver import reply
from service_village import DAY, MORNING, Village

from leads import service

FIRST = (MORNING - 14 * DAY).date()
SEARCH = (
    f"/api/search?organization=dorp&entityType=Meeting&dateFrom={FIRST}&sort=date_asc&limit=100"
)
SNAPSHOT = "/api/export/snapshot?source=dorp&limit=1"


def changes(cursor: str) -> str:
    return f"/api/export/changes?source=dorp&limit=100&cursor={quote(cursor)}"


def record(name: str) -> bytes:
    point = {"id": f"point:{name}", "title": name}
    payload = {"name": "Raad", "start_date": "2027-03-09T18:30:00Z", "agenda": [point]}
    told = {"op": "upsert", "entity_type": "Meeting", "entity_id": f"m:{name}", "payload": payload}
    return json.dumps(told).encode() + b"\n"


@pytest.fixture
def council(village: Village):
    options = {"organization": "dorp", "changes": "yes"}
    site = village.site("raad", kind="openbesluitvorming", path="", options=options)
    site.server.on(SEARCH, reply(200, b'{"results": []}'))
    site.server.on(SNAPSHOT, reply(200, b"{}", {"X-Changes-Cursor": "k1"}))
    return site


def refresh(village: Village, days: int = 0) -> service.Refreshed:
    return service.refresh(village.app(MORNING + days * DAY), every=True)


def asked(council) -> list[str]:
    paths = [path for path in council.server.paths if path != "/robots.txt"]
    council.server.seen.clear()
    return paths


def test_the_second_visit_asks_only_what_changed(village: Village, council) -> None:
    refresh(village)
    assert asked(council) == [SNAPSHOT, SEARCH]
    headers = {"X-Next-Cursor": "k2", "X-Has-More": "false"}
    council.server.on(changes("k1"), reply(200, record("Dorpshuis"), headers))
    council.server.on(changes("k2"), reply(200, b"", headers))
    assert refresh(village, 1).new == 1
    assert asked(council) == [changes("k1")]
    assert [refresh(village, day).new for day in (2, 3)] == [0, 0]
    assert asked(council) == [changes("k2"), changes("k2")]
    assert set(village.items()) == {"point:Dorpshuis"}


def test_a_visit_that_failed_halfway_is_done_again_from_the_same_place(village, council) -> None:
    refresh(village)
    more = {"X-Next-Cursor": "k2", "X-Has-More": "true"}
    council.server.on(changes("k1"), reply(200, record("Dorpshuis"), more))
    council.server.on(changes("k2"), reply(500, b""))
    (visit,) = refresh(village, 1).visits
    assert (visit.reason, visit.new) == ("server-error", 1)
    asked(council)
    council.server.on(changes("k2"), reply(200, record("School"), {"X-Next-Cursor": "k3"}))
    assert refresh(village, 2).new == 1
    assert asked(council) == [changes("k1"), changes("k2")]


def test_another_council_at_the_same_address_begins_anew(village: Village, council) -> None:
    refresh(village)
    asked(council)
    council.source["options"] = {"organization": "stad", "changes": "yes"}
    refresh(village, 1)
    routes = [path.partition("?")[0] for path in asked(council)]
    assert routes == ["/api/export/snapshot", "/api/search"]


def test_another_address_begins_anew(village: Village, council) -> None:
    app = village.app()
    service.refresh(app, every=True)
    (source,) = app.settings.sources
    assert app.store.sources.states()["raad"].bookmark.startswith("dorp ")
    app.store.sources.register([replace(source, name="Nieuwe naam")])
    assert app.store.sources.states()["raad"].bookmark
    app.store.sources.register([replace(source, url="https://elders.example")])
    assert app.store.sources.states()["raad"].bookmark is None
