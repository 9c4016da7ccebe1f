"""The sites of the village: which address gives what. Pure: a question in, an answer out."""

import json
import re
from collections.abc import Mapping
from functools import partial
from urllib.parse import unquote, urlencode

from leads.demo import (
    wire_bluesky,
    wire_council,
    wire_feed,
    wire_ical,
    wire_mastodon,
    wire_sru,
    wire_tribe,
)
from leads.demo.village import Data, read
from leads.demo.web import JSON, NOT_FOUND, Answer, Ask, Site

_FROM_DAY = re.compile(r'dt\.(?:modified|date|available)\s*>=\s*"?(\d{4}-\d\d-\d\d)')
_BLANKET = "User-agent: *\nDisallow: /zoeken/\n"
_WORDPRESS = "User-agent: *\nDisallow: /wp-admin/\nAllow: /wp-admin/admin-ajax.php\n"


def sites() -> dict[str, Site]:
    """Every source of `village.yaml` by its id. One is broken on purpose."""
    return {
        "ammerbode": partial(_newspaper, read("ammerbode")),
        "aa-nieuws": partial(_regional, read("aa_nieuws")),
        "gemeenteraad": partial(_council, read("gemeenteraad")),
        "bekendmakingen": partial(_gazette, read("bekendmakingen")),
        "heemkundekring": partial(_mastodon, read("heemkundekring")),
        "ivn": partial(_bluesky, read("ivn")),
        "de-schutse": partial(_calendar, read("de_schutse")),
        "getouw": partial(_theatre, read("getouw")),
        "zorgkrant": _broken,
    }


def _newspaper(paper: Data, ask: Ask) -> Answer:
    """WordPress behind a cache that labels its feed as a web page."""
    if ask.path == "/robots.txt":
        return _robots(_WORDPRESS + "Crawl-delay: 1\n")
    if ask.path.rstrip("/") != "/feed":
        return NOT_FOUND
    link = f'<{paper["site"]}/wp-json/>; rel="https://api.w.org/"'
    return Answer(wire_feed.rss(paper), "text/html; charset=UTF-8", headers={"Link": link})


def _regional(paper: Data, ask: Ask) -> Answer:
    if ask.path == "/robots.txt":
        return _robots(_BLANKET)
    if ask.path != "/atom.xml":
        return NOT_FOUND
    headers = {"Cache-Control": "max-age=900"}
    return Answer(wire_feed.atom(paper), "application/atom+xml", headers=headers)


def _council(council: Data, ask: Ask) -> Answer:
    """OpenBesluitvorming; it has no robots.txt, so everything may be read."""
    if ask.path == "/api/search":
        return _council_search(council, ask)
    name = unquote(ask.path).removeprefix("/api/entities/")
    for meeting in council["meetings"]:
        if name == wire_council.entity_id(council, "meeting", meeting["id"]):
            return _json(wire_council.entity(council, meeting))
    return _json({"error": "Not found"}, status=404)


def _council_search(council: Data, ask: Ask) -> Answer:
    if ask.query.get("organization") != council["key"]:
        return _json({"error": "Unknown organization"}, status=400)
    limit = min(ask.number("limit", 24), 100)
    found = wire_council.search(
        council,
        since=ask.query.get("dateFrom", ""),
        offset=ask.number("offset", 0),
        limit=limit,
    )
    return _json(found, {"RateLimit-Limit": "60", "RateLimit-Remaining": "55"})


def _gazette(gazette: Data, ask: Ask) -> Answer:
    """KOOP's SRU service."""
    if ask.path == "/robots.txt":
        return _robots("User-agent: *\nAllow: /sru\nDisallow: /frbr/\n")
    if ask.path != "/sru":
        return NOT_FOUND
    query = ask.query.get("query", "")
    if "sortKeys" in ask.query or f'"{gazette["creator"]}"' not in query:
        return Answer(wire_sru.refusal("Unsupported query"), "application/xml")
    since = _FROM_DAY.search(query)
    _, _, without = query.partition(" not ")
    found = wire_sru.records(gazette, since=since[1] if since else "", without=without)
    most = min(ask.number("maximumRecords", 10), 1000)
    page = wire_sru.answer(gazette, found, start=ask.number("startRecord", 1), most=most)
    return Answer(page, "application/xml; charset=utf-8")


def _mastodon(club: Data, ask: Ask) -> Answer:
    if ask.path == "/robots.txt":
        return _robots("User-agent: *\nDisallow: /media_proxy/\nDisallow: /interact/\n")
    if ask.path == "/api/v1/accounts/lookup":
        known = ask.query.get("acct", "").split("@")[0] == club["username"]
        return _json(wire_mastodon.account(club)) if known else _no_record()
    if ask.path == f"/api/v1/accounts/{club['account']}/statuses":
        return _statuses(club, ask)
    return _no_record()


def _statuses(club: Data, ask: Ask) -> Answer:
    wanted = wire_mastodon.timeline(
        club,
        replies=ask.query.get("exclude_replies") != "true",
        boosts=ask.query.get("exclude_reblogs") != "true",
    )
    limit = min(ask.number("limit", 20), 40)
    page = wire_mastodon.page(wanted, before=ask.query.get("max_id", ""), limit=limit)
    body = [wire_mastodon.status(club, post) for post in page]
    if not page or page[-1] is wanted[-1]:
        return _json(body)
    again = urlencode({**ask.query, "max_id": page[-1]["id"]})
    return _json(body, {"Link": f'<{ask.base}{ask.path}?{again}>; rel="next"'})


def _no_record() -> Answer:
    return _json({"error": "Record not found"}, status=404)


def _bluesky(club: Data, ask: Ask) -> Answer:
    if ask.path == "/robots.txt":
        return _robots("User-agent: *\nAllow: /\n")
    if ask.path != "/xrpc/app.bsky.feed.getAuthorFeed":
        return NOT_FOUND
    if ask.query.get("actor") not in (club["handle"], club["did"]):
        refusal = {"error": "InvalidRequest", "message": "Profile not found"}
        return _json(refusal, status=400)
    limit = min(ask.number("limit", 50), 100)
    return _json(wire_bluesky.page(club, cursor=ask.query.get("cursor", ""), limit=limit))


def _calendar(house: Data, ask: Ask) -> Answer:
    if ask.path == "/robots.txt":
        return _robots("")
    if ask.path != "/agenda.ics":
        return NOT_FOUND
    return Answer(wire_ical.calendar(house), "text/calendar; charset=utf-8")


def _theatre(house: Data, ask: Ask) -> Answer:
    """WordPress with The Events Calendar: pages of ten unless asked otherwise."""
    if ask.path == "/robots.txt":
        return _robots(_WORDPRESS)
    if ask.path.rstrip("/") != wire_tribe.ROOT:
        return NOT_FOUND
    found = wire_tribe.upcoming(house, ask.query.get("start_date", ""))
    number, size = ask.number("page", 1), min(ask.number("per_page", 10), 50)
    page = wire_tribe.page(house, found, number=number, size=max(1, size), base=ask.base)
    if page is None:
        return _json(wire_tribe.not_there(), status=404)
    total = {"X-TEC-Total": str(page["total"]), "X-TEC-TotalPages": str(page["total_pages"])}
    return _json(page, {"X-TEC-API-VERSION": "v1", **total})


def _broken(ask: Ask) -> Answer:
    if ask.path == "/robots.txt":
        return NOT_FOUND
    return Answer(b"<h1>Internal Server Error</h1>", "text/html", status=500)


def _json(value: object, headers: Mapping[str, str] | None = None, *, status: int = 200) -> Answer:
    return Answer(json.dumps(value, ensure_ascii=False).encode(), JSON, status, headers or {})


def _robots(rules: str) -> Answer:
    return Answer(rules.encode())
