"""Posts by WordPress's own API: its pages, its two clocks, its locked posts."""

import json

import pytest
from sources.saved_pages import answer, make_source

from leads.errors import SourceError
from leads.model import Item, Request
from leads.sources import wordpress as kind

SITE = "https://bode.example"
ROUTE = SITE + "/wp-json/wp/v2/posts"
SOURCE = make_source("wordpress", url=SITE)


def post(**fields):
    known = {
        "id": 5, "link": f"{SITE}/feest/", "date": "2026-11-20T09:00:00",
        "date_gmt": "2026-11-20T08:00:00", "title": {"rendered": "Feest"},
        "excerpt": {"rendered": "<p>Kom ook.</p>", "protected": False},
    }  # fmt: skip
    return {**known, **fields}


def parse(*posts, page="1", pages="1"):
    request = Request(url=ROUTE, carries={"since": "2026-11-06", "page": page})
    made = answer(json.dumps(posts), "application/json", request=request, url=ROUTE)
    made.headers["x-wp-totalpages"] = pages
    return list(kind.parse(SOURCE, made))


@pytest.mark.parametrize(
    ("url", "begins"),
    [
        (SITE + "/", ROUTE + "?per_page=50&page=1&after=2026-11-20T00:00:00&_fields=id,date"),
        (ROUTE + "?categories=4", ROUTE + "?categories=4&per_page=50&page=1"),
        (SITE + "/?rest_route=/wp/v2/posts", SITE + "/?rest_route=/wp/v2/posts&per_page=50"),
    ],
)
def test_the_address_is_the_site_or_the_route(url, begins):
    (request,) = kind.start(make_source("wordpress", url=url), answer("").fetched_at)
    assert request.url.startswith(begins)
    assert "author" not in request.url


@pytest.mark.parametrize(
    ("fields", "published", "flags"),
    [
        ({}, "2026-11-20T08:00:00+00:00", ()),
        ({"date_gmt": None}, "2026-11-20T09:00:00+01:00", ()),
        ({"date_gmt": "0000-00-00T00:00:00"}, "2026-11-20T09:00:00+01:00", ()),
        ({"date_gmt": None, "date": None}, "2026-11-20T17:00:00+00:00", ("date-missing",)),
        ({"date_gmt": "2099-01-01T00:00:00"}, "2026-11-20T17:00:00+00:00", ("date-implausible",)),
    ],
)
def test_times(fields, published, flags):
    (item,) = parse(post(**fields))
    assert (item.published.isoformat(), item.flags) == (published, flags)


@pytest.mark.parametrize("part", ["excerpt", "content"])
def test_a_post_behind_a_password_is_left_alone(part):
    assert parse(post(**{part: {"rendered": "", "protected": True}})) == []


def test_the_key_is_that_of_the_feed_of_the_site():
    (item,) = parse(post(id=48213))
    assert item.key == "p=48213"


@pytest.mark.parametrize(
    "fields",
    [{"title": "T"}, {"title": []}, {"excerpt": None}, {"link": "javascript:x"}, {"link": 3}],
)
def test_fields_of_another_shape_cost_that_field_only(fields):
    (item,) = parse(post(**fields))
    assert item.title or item.text


@pytest.mark.parametrize(
    ("page", "pages", "next_page"),
    [("1", "2", "2"), ("2", "2", None), ("1", "", None), ("1", "veel", None), ("10", "90", None)],
)
def test_only_a_page_that_was_announced_is_asked_for_and_not_for_ever(page, pages, next_page):
    further = [one for one in parse(post(), page=page, pages=pages) if not isinstance(one, Item)]
    assert [one.carries["page"] for one in further] == ([next_page] if next_page else [])
    assert all(one.url.startswith(f"{ROUTE}?per_page=50&page=2") for one in further)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('{"code": "rest_no_route", "message": "Geen route", "data": {}}', "error-in-body"),
        ("<!doctype html><html><title>Just a moment...</title></html>", "wall"),
        ("<!doctype html><html><title>De Bode</title></html>", "not-json"),
        (b"\xff\xfe[\x00", "not-json"),
        ("", "not-json"),
    ],
)
def test_errors_are_named(body, code):
    with pytest.raises(SourceError) as error:
        list(kind.parse(SOURCE, answer(body)))
    assert error.value.code == code
    assert error.value.detail
