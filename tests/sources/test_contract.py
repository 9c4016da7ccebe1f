"""Every kind keeps the contract: found by its file name, held against its saved pages."""

import json
import re
from contextlib import suppress
from copy import deepcopy
from dataclasses import asdict, replace

import pytest
from sources.damage import damaged
from sources.saved_pages import SavedPages, as_json, cases

from leads import limits, sources
from leads.errors import SourceError, UserError
from leads.model import Item

MARKUP = re.compile(r"</?[a-z]+[^<>]*>|&[a-z]+;|&#\d+;", re.IGNORECASE)

pytestmark = pytest.mark.parametrize("case", cases())


@pytest.fixture
def pages(case):
    return SavedPages(case)


def test_a_kind_has_pages_with_what_is_expected_of_them(pages):
    assert [as_json(item) for item in pages.items()] == pages.expected
    assert pages.expected, "an empty expectation proves nothing"


def test_every_saved_page_is_asked_for(pages):
    asked = {response.request.url for response in pages.responses()}
    assert asked == {page["url"] for page in pages.case["pages"]}


def test_start_and_parse_are_pure(pages):
    kind = sources.load(pages.source.kind)
    before = deepcopy(pages.source)
    first, second = (list(kind.start(pages.source, pages.since)) for _ in range(2))
    assert first == second
    for response in pages.responses():
        copy = deepcopy(response)
        once, again = (list(kind.parse(pages.source, response)) for _ in range(2))
        assert once == again
        assert response == copy
    assert pages.source == before


def test_items_are_plain_words_within_bounds(pages):
    for item in pages.items():
        assert item.key
        assert item.title or item.text
        assert not MARKUP.search(item.title + item.text)
        assert "\n" not in item.title
        assert len(item.title) <= limits.TITLE_CHARS
        assert len(item.text) <= limits.TEXT_CHARS


def test_items_belong_to_their_source(pages):
    for item in pages.items():
        assert item.source_id == pages.source.id
        assert item.source_name.startswith(pages.source.name)  # a mail adds its list
        assert item.medium is pages.source.medium


def test_links_lead_to_the_web_or_nowhere(pages):
    for item in pages.items():
        assert re.match(r"https?://[\w.-]+/|$", item.url)
    for response in pages.responses():
        assert response.request.url.startswith(("https://", "http://", "imaps://", "file:///"))


def test_times_have_a_zone_and_are_not_ahead(pages):
    for response in pages.responses():
        fetched_at = response.fetched_at
    for item in pages.items():
        assert item.published.utcoffset() is not None
        assert item.published <= fetched_at


def test_keys_are_unique(pages):
    keys = [item.key for item in pages.items()]
    assert len(keys) == len(set(keys))


def test_items_can_be_written_as_json(pages):
    for item in pages.items():
        assert json.loads(json.dumps(asdict(item), default=str))["title"] == item.title


def test_damage_is_told_in_words_and_never_a_crash(pages):
    kind = sources.load(pages.source.kind)
    for response in pages.responses():
        for body in damaged(response.body):
            with suppress(SourceError):
                found = kind.parse(pages.source, replace(response, body=body))
                items = [one for one in found if isinstance(one, Item)]
                assert all(item.key and (item.title or item.text) for item in items)


def test_a_misspelt_kind_is_answered_with_the_right_one(pages):
    with pytest.raises(UserError, match=f"Bedoel je '{pages.source.kind}'"):
        sources.load(pages.source.kind + "x")
