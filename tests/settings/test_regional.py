"""What `leads init` proposes for a place: registers by name, and guesses about the region."""

import pytest

from leads import settings, sources
from leads.model import Source
from leads.settings import places, regional, templates


def proposed(place: places.Place) -> dict[str, Source]:
    text = templates.sources_yaml(place).encode()
    return {s.id: s for s in settings.check_sources(text, "sources.yaml", sources.kinds())}


@pytest.mark.parametrize("province", sorted({place.province for place in places.all_places()}))
def test_each_province_has_its_broadcaster_as_a_guess(province: str) -> None:
    place = next(one for one in places.all_places() if one.province == province)
    found = proposed(place)
    told = found["bekendmakingen"].options["municipality"]
    assert told in (place.municipality, "Bergen (L)"), "two are called Bergen"
    assert not found["bekendmakingen"].guess
    guessed = {one.id for one in found.values() if one.guess}
    assert guessed == {"gemeenteraad", *(one.id for one in regional.hints(place))}
    assert any(one.startswith(("omro", "rtv", "nh", "l1", "rijnmond")) for one in guessed)


def test_addresses_are_made_of_the_place_and_its_municipality() -> None:
    den_bosch = places.find("'s-Hertogenbosch")
    urls = {one.id: one.url for one in regional.hints(den_bosch)}
    assert urls["bd"] == "https://www.bd.nl/s-hertogenbosch/rss.xml"
    assert urls["gemeente-nieuws"] == "https://www.s-hertogenbosch.nl/rss"
    heeze = {one.id: one for one in regional.hints(places.find("Heeze"))}
    assert heeze["gemeente-nieuws"].url == "https://www.heeze-leende.nl/rss"
    assert heeze["gemeente-nieuws"].name == "Gemeente Heeze-Leende"
    assert "omroep-zeeland" not in heeze


def test_no_host_is_asked_that_forbids_programs() -> None:
    urls = [one.url for one in proposed(places.find("Heeze")).values()]
    assert not any("repository.overheid.nl" in url for url in urls)
