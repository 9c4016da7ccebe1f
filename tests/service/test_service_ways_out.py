"""Every way to the network, and nothing reaches an address inside somebody's network.

The sites stand on loopback, so that must be allowed here; 0.0.0.0 never is, and a listener
on this machine hears whoever connects to it.
"""

from collections.abc import Callable
from dataclasses import replace

import pytest
from faultserver import Trap, redirect, reply
from service_village import Village

from leads import service
from leads.errors import LeadsError
from leads.fetch.failures import SENTENCES

BLOCKED = SENTENCES["blocked-address"]


def visited(village: Village) -> str:
    [visit] = village.run().refreshed.failed
    return visit.detail or ""


def said(act: Callable[[], object]) -> str:
    with pytest.raises(LeadsError) as error:
        act()
    return str(error.value)


def a_source(village: Village, inside: str) -> str:
    village.site("krant").source["url"] = inside
    return visited(village)


def a_redirect(village: Village, inside: str) -> str:
    village.site("krant").answer(redirect(inside))
    return visited(village)


def a_move_for_good(village: Village, inside: str) -> str:
    village.site("krant").answer(redirect(inside, 301))
    return visited(village)


def robots_txt(village: Village, inside: str) -> str:
    village.site("krant").server.on("/robots.txt", redirect(inside))
    return visited(village)


def a_mailbox(village: Village, inside: str) -> str:
    box = village.site("post", kind="imap", medium="mail", options={"user": "bieb"})
    box.source |= {"url": inside.replace("http:", "imap:"), "secret": "POST_KEY"}
    app = village.app()
    app = replace(app, settings=replace(app.settings, secrets={"POST_KEY": "geheim"}))
    [visit] = service.refresh(app).failed
    return visit.detail or ""


def a_guess_that_is_checked(village: Village, inside: str) -> str:
    village.site("krant", guess=True).source["url"] = inside
    return said(lambda: service.read_now(village.app(), "krant", 1))


def an_address_that_is_tried(village: Village, inside: str) -> str:
    return said(lambda: service.try_address(village.app(), inside))


def a_site_that_is_looked_at(village: Village, inside: str) -> str:
    return said(lambda: service.find(village.app(), inside))


def a_feed_that_a_site_announces(village: Village, inside: str) -> str:
    page = f'<head><link rel="alternate" type="application/rss+xml" href="{inside}"></head>'
    site = village.site("krant").server
    site.on("/", reply(200, page.encode(), {"Content-Type": "text/html"}))
    return service.find(village.app(), site.url("/")).barred[0].detail


WAYS = (
    a_source,
    a_redirect,
    a_move_for_good,
    robots_txt,
    a_mailbox,
    a_guess_that_is_checked,
    an_address_that_is_tried,
    a_site_that_is_looked_at,
    a_feed_that_a_site_announces,
)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_no_way_leads_inside(village: Village, way: Callable[[Village, str], str]) -> None:
    with Trap() as trap:
        assert BLOCKED in way(village, f"http://0.0.0.0:{trap.port}/feed")
        assert not trap.touched
