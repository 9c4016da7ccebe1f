"""A key goes to the server it is for and nowhere else; a long question goes by POST."""

import json
import logging
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from faultserver import reply
from service_village import MORNING, Village, close

from leads import limits, service, sources
from leads.app import open_app

KEY = "s3cr3t-1234"
UIT = Path(__file__).parents[1] / "data" / "uitdatabank" / "events.json"


def refresh(village: Village, env: dict[str, str]) -> service.Refreshed:
    village.write_settings()
    app = open_app(village.home, now=MORNING.isoformat(), env=env)
    http = replace(app.settings.http, pause=0.0)
    app = replace(app, settings=replace(app.settings, http=http))
    try:
        return service.refresh(app, every=True)
    finally:
        close(app)


@pytest.fixture
def uit(village: Village):
    site = village.site(
        "uit", kind="uitdatabank", path="", secret="UIT_KEY", options={"postalCode": "9999"}
    )
    village.write_settings()
    source = open_app(village.home, now=MORNING.isoformat(), env={}).settings.sources[0]
    since = MORNING - timedelta(days=limits.FIRST_RUN_DAYS)
    (request,) = sources.load("uitdatabank").start(source, since)
    site.path = request.url.removeprefix(site.server.url(""))
    site.answer(reply(200, UIT.read_bytes(), {"Content-Type": "application/json"}))
    return site


def test_a_key_is_sent_and_kept_nowhere(village: Village, uit, caplog) -> None:
    caplog.set_level(logging.DEBUG)
    refreshed = refresh(village, {"UIT_KEY": KEY})
    assert [visit.reason for visit in refreshed.visits] == [None]
    assert refreshed.new > 0
    assert uit.server.asked(uit.path)[0].headers["x-client-id"] == KEY
    assert KEY not in caplog.text + repr(refreshed)
    for file in (village.home / "data").rglob("*"):
        assert file.is_dir() or KEY.encode() not in file.read_bytes()


def test_a_refused_key_is_not_repeated(village: Village, uit) -> None:
    uit.answer(reply(401, b'{"title": "Unauthorized"}'))
    (visit,) = refresh(village, {"UIT_KEY": KEY}).visits
    assert visit.reason == "forbidden"
    assert KEY not in repr(visit)


def test_without_the_key_one_line_says_how_to_get_it(village: Village, uit) -> None:
    (visit,) = refresh(village, {}).visits
    assert visit.reason == "no-key"
    assert visit.detail == (
        "de sleutel UIT_KEY staat niet in de omgeving; "
        "vraag een gratis client id aan op platform.publiq.be en zet die in de omgeving."
    )
    assert uit.server.paths == []


def test_a_question_by_post_is_answered_and_paged(village: Village) -> None:
    site = village.site("samen", kind="mobilizon", path="", options={"term": "tuin"})
    pages = [
        {"total": 51, "elements": [{"uuid": n, "title": n, "beginsOn": "2027-04-01T18:00:00Z"}]}
        for n in ("een", "twee")
    ]
    site.path = "/api"
    site.answer(*(reply(200, json.dumps({"data": {"searchEvents": p}}).encode()) for p in pages))
    (visit,) = refresh(village, {}).visits
    assert (visit.reason, visit.new) == (None, 2)
    asked = [json.loads(seen.data)["variables"]["page"] for seen in site.server.asked("/api")]
    assert asked == [1, 2]
