"""The program's own reader gets from each source of the village what a person would."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta

import pytest
import yaml
from village_grades import grade_of

from leads import demo, sources
from leads.demo.village import read
from leads.errors import FetchError
from leads.fetch import Fetcher
from leads.model import EventStatus, Item, Medium, Moment, Response, Source

EXPECTED = {
    "ammerbode": 41,
    "aa-nieuws": 29,
    "gemeenteraad": 10,
    "bekendmakingen": 8,
    "heemkundekring": 9,
    "ivn": 8,
    "de-schutse": 14,
    "getouw": 12,
}


@pytest.fixture(scope="module")
def visits(bases: dict[str, str]) -> dict[str, list[Item] | FetchError]:
    """Every source read once, as `leads refresh` would."""
    return asyncio.run(_visit_all(demo.config(bases)["sources.yaml"]))


@pytest.fixture(scope="module")
def items(visits: dict[str, list[Item] | FetchError]) -> dict[str, list[Item]]:
    return {name: found for name, found in visits.items() if isinstance(found, list)}


async def _visit_all(sources_yaml: str) -> dict[str, list[Item] | FetchError]:
    options = {"now": lambda: demo.NOW, "pause": 0.0, "allow_private": True}
    async with Fetcher(user_agent="leads/test", **options) as fetcher:
        return {source.id: await _visit(source, fetcher) for source in _sources(sources_yaml)}


def _sources(text: str) -> Iterator[Source]:
    for entry in yaml.safe_load(text)["sources"]:
        yield Source(**{**entry, "medium": Medium(entry["medium"])})


async def _visit(source: Source, fetcher: Fetcher) -> list[Item] | FetchError:
    kind = sources.load(source.kind)
    waiting = list(kind.start(source, demo.NOW - timedelta(days=14)))
    items: list[Item] = []
    while waiting:
        answer = await fetcher.fetch(waiting.pop(0))
        if isinstance(answer, FetchError):
            return answer
        assert isinstance(answer, Response)
        for found in kind.parse(source, answer):
            items.append(found) if isinstance(found, Item) else waiting.append(found)
    return items


def _one(items: dict[str, list[Item]], source: str, key: str) -> Item:
    (found,) = (item for item in items[source] if key in item.key)
    return found


def test_every_source_gives_what_it_should(items):
    assert {name: len(found) for name, found in items.items()} == EXPECTED


def test_one_source_fails_and_says_why(visits):
    failed = {name: found.code for name, found in visits.items() if isinstance(found, FetchError)}
    assert failed == {"zorgkrant": "server-error"}


def test_nothing_appears_that_must_not(items):
    everything = [item for found in items.values() for item in found]
    assert [item.key for item in everything if grade_of(item) is None] == []
    said = "\n".join(f"{item.title}\n{item.text}" for item in everything)
    for hidden in ("Zwaluwen", "Hazelhof", "penningmeester", "Besloten", "halo", "ingelogd"):
        assert hidden not in said


def test_all_that_a_librarian_would_want_is_read(items):
    read_stories = {grade_of(item).story for found in items.values() for item in found}
    wanted = {
        story
        for keys in read("grades").values()
        for grade, story in keys.values()
        if grade == "good"
    }
    assert wanted <= read_stories


def test_titles_and_texts_are_clean(items):
    for found in items.values():
        for item in found:
            said = item.title + item.text
            assert not any(mark in said for mark in ("&#", "&amp;", "&nbsp;", "<p>", "[…]", "\\,"))
            assert "verscheen eerst op" not in said
    put = _one(items, "ammerbode", "p=48951")
    assert put.title == "Schoentje uit de waterput – heemkundekring zoekt vitrines"


def test_events_stand_on_the_clock_of_the_village(items):
    starts = {
        "lezing-wevers": "2027-03-18T20:00",
        "repaircafe": "2027-04-10T10:00",
        "alzheimer-cafe": "2027-04-12T19:30",
    }
    for key, start in starts.items():
        assert _first(_one(items, "de-schutse", key)) == Moment.from_iso(start)
    assert _first(_one(items, "getouw", "3105")) == Moment.from_iso("2027-03-18T20:00")
    assert _first(_one(items, "getouw", "3111")) == Moment.from_iso("2027-10-09T20:00")


def _first(item: Item) -> Moment:
    return min(event.start for event in item.events if event.start)


def test_the_evening_that_is_off_is_read_as_cancelled(items):
    evening = _one(items, "de-schutse", "vrouwendag-2027")
    assert {event.status for event in evening.events} == {EventStatus.CANCELLED}


def test_addresses_lead_to_the_sites_and_not_to_this_computer(items):
    for name in ("ammerbode", "aa-nieuws", "heemkundekring", "de-schutse", "getouw"):
        assert all(".example/" in item.url for item in items[name])
