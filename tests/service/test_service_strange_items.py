"""Items as nobody should write them: kept, judged, and harmless in every form of the digest."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from typing import Any

import pytest
import service_stories as stories
from faultserver import reply
from service_village import DAY, MORNING, Post, rss, village_in

from leads import service
from leads.app import App
from leads.model import Digest

HOSTILE = re.compile(r"(?i)<script|\bon\w+\s*=|javascript:|[\x00-\x08\x0b-\x1f\x7f-\x9f]")
BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")

STRANGE = (
    replace(stories.LESSONS, title=""),
    replace(stories.PHOTOS, published=None),
    replace(stories.READERS, published=MORNING.replace(year=2099)),
    replace(
        stories.WELL,
        title="<b>Heemkundekring</b> zoekt <script>alert(1)</script><img src=x onerror=alert(2)>"
        "vitrines",
        link="javascript:alert(3)",
    ),
    Post(
        "harmonie",
        "\x1b[31mHarmonie\x1b[0m \u202ezoekt\u202c een zaal\x07 \u2066nu\u2069",
        "Harmonie Sint-Cecilia Lindebroek zoekt een zaal voor de repetities van het jeugdorkest "
        "\x9b2J op donderdag. Aanmelden kan tot en met dinsdag 23 maart.",
    ),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[App, Digest]]:
    with village_in(tmp_path_factory.mktemp("bieb")) as village:
        village.site("krant").answer(reply(200, rss(*STRANGE)))
        app = village.app()
        yield app, service.run(app).digest


def test_each_of_them_is_told(made: tuple[App, Digest]) -> None:
    app, digest = made
    stored = {item.key: item for item in app.store.items.newest(10)}
    assert set(stored) == {post.key for post in STRANGE}
    shown = {app.store.items.get(lead.sightings[0].item_id) for lead in digest.leads}
    assert {item.key for item in shown if item} == set(stored)
    assert all(lead.title for lead in digest.leads)


def test_no_date_and_a_date_far_ahead_become_the_day_of_the_visit(
    made: tuple[App, Digest],
) -> None:
    app, _ = made
    stored = {item.key: item for item in app.store.items.newest(10)}
    for post in STRANGE[1:3]:
        item = stored[post.key]
        assert MORNING - DAY <= item.published <= MORNING
        assert item.flags, "that the date was guessed is kept"


def test_text_and_terminal(made: tuple[App, Digest]) -> None:
    _harmless(service.digest_text(*made))


def test_html(made: tuple[App, Digest]) -> None:
    _harmless(service.digest_bytes(*made, "html").decode())


def test_json(made: tuple[App, Digest]) -> None:
    said = json.loads(service.digest_bytes(*made, "json"))
    assert len(said["leads"]) == len(STRANGE)
    for words in _strings(said):
        _harmless(words)


def test_mail(made: tuple[App, Digest]) -> None:
    mail = BytesParser(policy=default).parsebytes(service.digest_bytes(*made, "eml"))
    assert isinstance(mail, EmailMessage)
    parts = [part.get_content() for part in mail.iter_parts() if isinstance(part, EmailMessage)]
    assert len(parts) == 2
    for part in (*parts, *map(str, mail.values())):
        _harmless(part.replace("\r\n", "\n"))


def _harmless(words: str) -> None:
    assert not HOSTILE.findall(words)
    assert not BIDI.findall(words)


def _strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [found for inner in value.values() for found in _strings(inner)]
    if isinstance(value, list):
        return [found for inner in value for found in _strings(inner)]
    return [value] if isinstance(value, str) else []
