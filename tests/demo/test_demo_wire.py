"""Each source speaks its own format, with the faults of real ones."""

import json
from datetime import datetime
from urllib.parse import quote, urlencode, urlsplit

import feedparser
import icalendar
import pytest
from lxml import etree

from leads.demo import wire_ical
from leads.demo.village import read
from leads.demo.wire_bluesky import rich_text

GZD = "{http://standaarden.overheid.nl/sru}gzd"
TERMS = "{http://purl.org/dc/terms/}"
SRU = "{http://docs.oasis-open.org/ns/search-ws/sruResponse}"
LAST_WEEKS = (
    'c.product-area=="officielepublicaties" and dt.creator=="Ammerloo en Aa"'
    ' and dt.modified>="2027-02-16"'
)


def test_the_newspaper_is_a_wordpress_feed(get):
    body = get("ammerbode", "/feed/").body
    feed = feedparser.parse(body, response_headers={"content-type": "application/xml"})
    assert len(feed.entries) == len(read("ammerbode")["articles"]) == 41
    first = feed.entries[0]
    assert first.id == "https://www.ammerbode.example/?p=48990"
    assert first.published == "Tue, 02 Mar 2027 05:15:00 +0000"
    assert "[&#8230;]</p>" in first.summary
    assert len(first.content[0].value) > len(first.summary)


def test_the_newspaper_has_the_usual_faults(get):
    body = get("ammerbode", "/feed/").body.decode()
    assert "waterput &amp;#8211; heemkundekring" in body
    assert "Ingezonden&nbsp;mededeling" in body
    with pytest.raises(etree.XMLSyntaxError, match="nbsp"):
        etree.fromstring(body.encode())


def test_the_regional_paper_is_an_atom_feed_with_relative_links(get):
    body = get("aa-nieuws", "/atom.xml").body
    root = etree.fromstring(body)
    assert root.tag == "{http://www.w3.org/2005/Atom}feed"
    assert b'href="ammerloo/2027/nieuwe-jongerenwerker"' in body
    feed = feedparser.parse(body)
    assert len(feed.entries) == 29
    assert feed.entries[0].link == (
        "https://www.aa-nieuws.example/ammerloo/2027/nieuwe-jongerenwerker"
    )
    assert "<p>" in feed.entries[0].content[0].value


def test_council_meetings_are_found_and_opened(get):
    found = json.loads(get("gemeenteraad", _search(dateFrom="2027-03-10")).body)
    assert [result["title"] for result in found["results"]] == ["Gemeenteraad", "Commissie Ruimte"]
    assert found["results"][1]["date"] == "10 maart 2027"
    name = quote(found["results"][0]["entityId"], safe="")
    meeting = json.loads(get("gemeenteraad", f"/api/entities/{name}").body)
    assert meeting["agenda"][1]["is_heading"]
    assert meeting["agenda"][1]["agenda_items"][0]["number"] == "2.1"
    assert meeting["agenda"][2]["documents"][0]["name"] == "Raadsvoorstel dak De Schutse"


def test_council_pages_and_refusals(get):
    page = json.loads(get("gemeenteraad", _search(limit="2")).body)
    rest = json.loads(get("gemeenteraad", _search(limit="2", offset="2")).body)
    assert (len(page["results"]), page["hasMore"]) == (2, True)
    assert (len(rest["results"]), rest["hasMore"]) == (1, False)
    assert get("gemeenteraad", "/api/search?organization=elders").status == 400
    assert get("gemeenteraad", "/api/entities/meeting%3A1").status == 404


def _search(**query):
    return "/api/search?" + urlencode({"organization": "ammerloo_en_aa", **query})


def test_publications_come_in_pages(get):
    first, after = _records(get, LAST_WEEKS, maximumRecords="12")
    second, end = _records(get, LAST_WEEKS, maximumRecords="12", startRecord=str(after))
    assert (len(first), after, len(second), end) == (12, 13, 7, None)
    assert first[0].findtext(f".//{TERMS}identifier") == "gmb-2027-100231"
    kinds = {record.findtext(f".//{TERMS}type") for record in first + second}
    assert {"evenementenvergunning", "uitschrijving basisregistratie personen"} <= kinds


def test_publications_obey_the_date_and_the_kinds_left_out(get):
    found, _ = _records(get, LAST_WEEKS.replace("02-16", "03-01"), maximumRecords="50")
    assert len(found) == 3
    query = LAST_WEEKS + ' not dt.type=="omgevingsvergunning"'
    found, _ = _records(get, query, maximumRecords="50")
    assert len(found) == 13


def test_a_wrong_query_is_told_with_status_200(get):
    for query in ({"query": 'dt.creator=="Elders"'}, {"query": LAST_WEEKS, "sortKeys": "date"}):
        answer = get("bekendmakingen", "/sru?" + urlencode(query))
        assert answer.status == 200
        assert b"diagnostics" in answer.body
        etree.fromstring(answer.body)


def _records(get, query, **rest):
    body = get("bekendmakingen", "/sru?" + urlencode({"query": query, **rest})).body
    root = etree.fromstring(body)
    following = root.findtext(f"{SRU}nextRecordPosition")
    return root.findall(f".//{GZD}"), following and int(following)


def test_mastodon_has_an_account_and_pages(get, bases):
    account = json.loads(get("heemkundekring", "/api/v1/accounts/lookup?acct=deleemput").body)
    assert account["display_name"] == "Heemkundekring De Leemput"
    path = f"/api/v1/accounts/{account['id']}/statuses"
    first = get("heemkundekring", f"{path}?limit=8")
    link = first.headers["link"]
    assert link.startswith(f"<{bases['heemkundekring']}{path}?limit=8&max_id=")
    after = urlsplit(link[1 : link.index(">")])
    rest = get("heemkundekring", f"{after.path}?{after.query}")
    assert "link" not in rest.headers
    posts = json.loads(first.body) + json.loads(rest.body)
    assert len(posts) == len({post["id"] for post in posts}) == 12
    assert [p["visibility"] for p in posts].count("private") == 1
    assert sum(p["reblog"] is not None for p in posts) == 1
    assert get("heemkundekring", "/api/v1/accounts/lookup?acct=niemand").status == 404


def test_mastodon_leaves_out_what_it_is_asked_to(get):
    query = "?exclude_replies=true&exclude_reblogs=true"
    posts = json.loads(get("heemkundekring", f"/api/v1/accounts/1104/statuses{query}").body)
    assert len(posts) == 10
    assert all(post["in_reply_to_id"] is None and post["reblog"] is None for post in posts)


def test_mastodon_links_are_split_by_invisible_parts(get):
    posts = json.loads(get("heemkundekring", "/api/v1/accounts/1104/statuses").body)
    linked = next(p for p in posts if p["id"].endswith("113"))["content"]
    assert '<span class="invisible">https://</span>' in linked
    tagged = next(p for p in posts if p["id"].endswith("118"))
    assert tagged["tags"][0]["name"] == "loobeek"
    assert 'rel="tag">#<span>Loobeek</span></a>' in tagged["content"]


def test_bluesky_pages_repost_and_label(get):
    first = _author_feed(get, limit="6")
    rest = _author_feed(get, limit="6", cursor=first["cursor"])
    assert "cursor" not in rest
    items = first["feed"] + rest["feed"]
    assert len(items) == len({item["post"]["uri"] for item in items}) == 10
    assert sum("reason" in item for item in items) == 1
    labels = [label["val"] for item in items for label in item["post"]["labels"]]
    assert labels == ["!no-unauthenticated"]
    refusal = get("ivn", "/xrpc/app.bsky.feed.getAuthorFeed?actor=niemand.example")
    assert (refusal.status, json.loads(refusal.body)["error"]) == (400, "InvalidRequest")


def test_bluesky_offsets_count_bytes(get):
    posts = [item["post"]["record"] for item in _author_feed(get)["feed"]]
    marked = next(post for post in posts if len(post.get("facets", [])) == 2)
    shown = [
        marked["text"].encode()[f["index"]["byteStart"] : f["index"]["byteEnd"]].decode()
        for f in marked["facets"]
    ]
    assert shown == ["ivn-ammerloo.example/nacht", "#nachtzwaluw"]
    text, facets = rich_text("é [hier](https://x.example) #ü")
    assert text == "é hier #ü"
    assert facets[0]["index"] == {"byteStart": 3, "byteEnd": 7}


def _author_feed(get, **query):
    query = urlencode({"actor": "ivn-ammerloo.example", **query})
    return json.loads(get("ivn", f"/xrpc/app.bsky.feed.getAuthorFeed?{query}").body)


def test_the_village_hall_has_a_calendar(get):
    body = get("de-schutse", "/agenda.ics").body
    events = {str(event["UID"]): event for event in icalendar.Calendar.from_ical(body).events}
    assert len(events) == 15
    repair = events["repaircafe@deschutse.example"]
    assert repair["RRULE"]["BYDAY"] == ["2SA"]
    assert repair.start == datetime.fromisoformat("2027-04-10T10:00+02:00")
    assert events["vrouwendag-2027@deschutse.example"]["STATUS"] == "CANCELLED"
    assert events["besloten-feest@deschutse.example"]["CLASS"] == "PRIVATE"
    closed = events["pasen-gesloten@deschutse.example"]
    assert str(closed["DTEND"].dt) == "2027-03-30"


def test_calendar_lines_are_folded_and_escaped(get):
    body = get("de-schutse", "/agenda.ics").body
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))
    assert b"\n" not in body.replace(b"\r\n", b"")
    assert rb"LOCATION:De Schutse\, Kerkdriesch 2\, Ammerloo" in body
    folded = wire_ical._folded("SUMMARY:" + "é" * 50)
    assert folded.replace(b"\r\n ", b"").decode() == "SUMMARY:" + "é" * 50 + "\r\n"


def test_the_theatre_has_pages_that_lead_to_each_other(get, bases):
    root = "/wp-json/tribe/events/v1/events"
    first = get("getouw", f"{root}?start_date=2027-03-01")
    page = json.loads(first.body)
    assert (len(page["events"]), page["total"], page["total_pages"]) == (10, 12, 2)
    assert first.headers["x-tec-total"] == "12"
    following = urlsplit(page["next_rest_url"])
    assert page["next_rest_url"].startswith(bases["getouw"])
    rest = json.loads(get("getouw", f"{following.path}?{following.query}").body)
    assert [event["id"] for event in rest["events"]] == [3110, 3111]
    assert "next_rest_url" not in rest
    past = get("getouw", f"{root}?page=3")
    assert (past.status, json.loads(past.body)["code"]) == (404, "event-archive-page-not-found")


def test_the_theatre_s_clock_and_utc_agree(get):
    page = json.loads(get("getouw", "/wp-json/tribe/events/v1/events?per_page=50").body)
    concert = page["events"][-1]
    assert concert["start_date"] == "2027-10-09 20:00:00"
    assert concert["utc_start_date"] == "2027-10-09 18:00:00"
    assert concert["image"] is False
    assert concert["organizer"] == [{"organizer": "Harmonie Sint Willibrord"}]


def test_the_theatre_leaves_out_what_is_over(get):
    path = "/wp-json/tribe/events/v1/events?per_page=50&start_date=2027-04-19"
    assert [e["id"] for e in json.loads(get("getouw", path).body)["events"]] == [3111]
