"""Front pages as the programs of the trade write them, of places that do not exist."""

EVENT = """<script type="application/ld+json">
{"@context":"https://schema.org","@type":"Event","name":"Lezing: Zandhoek in 1953",
 "startDate":"2027-03-18T20:00:00+01:00","location":{"@type":"Place","name":"Historische Kring"},
 "url":"/agenda/lezing"}</script>"""
CALENDAR = b"""\
BEGIN:VCALENDAR\r
VERSION:2.0\r
X-WR-CALNAME:Agenda Dorpshuis De Zwaan\r
BEGIN:VEVENT\r
UID:1@zwaan\r
DTSTART;TZID=Europe/Amsterdam:20270318T200000\r
SUMMARY:Repair Caf\xc3\xa9\r
END:VEVENT\r
END:VCALENDAR\r
"""
NEWS_SITEMAP = b"""\
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
 <url><loc>https://dorpsblad.example/nieuws/9021/wandeltocht</loc>
  <news:news><news:publication><news:name>Dorpsblad</news:name></news:publication>
   <news:publication_date>2027-03-01T09:30:00+01:00</news:publication_date>
   <news:title>Wandeltocht voor mantelzorgers</news:title></news:news></url>
</urlset>"""
POSTS = b"""\
[{"id": 7, "date": "2027-02-28T10:00:00", "date_gmt": "2027-02-28T09:00:00",
  "link": "/zaal-gezocht/", "title": {"rendered": "Toneelclub zoekt een zaal"},
  "excerpt": {"rendered": "<p>Voor de repetities.</p>"}}]"""
TRIBE = b"""\
{"events":[{"id":5120,"url":"https://kulturhus.example/event/taalcafe/","title":"Taalcaf&eacute;",
 "start_date":"2027-03-18 10:00:00","end_date":"2027-03-18 11:30:00","timezone":"Europe/Amsterdam",
 "utc_start_date":"2027-03-18 09:00:00","utc_end_date":"2027-03-18 10:30:00","venue":[],
 "organizer":[]}],"total":1,"total_pages":1}"""
GANCIO = b"""\
[{"id":3,"title":"Open podium","slug":"open-podium","start_datetime":1805396400,
  "end_datetime":null,"place":{"name":"De Schuur","address":"Brink 1"},"tags":["muziek"]}]"""


def page(head: str = "", body: str = "<p>Welkom</p>", title: str = "Home - De Dorpskrant") -> bytes:
    """A web page made for people."""
    text = f"<!DOCTYPE html><html lang=nl><head><title>{title}</title>{head}</head>"
    return f"{text}<body>{body}</body></html>".encode()


def feed_link(href: str, title: str = "", type: str = "application/rss+xml") -> str:
    return f'<link rel="alternate" type="{type}" title="{title}" href="{href}">'


def wordpress(*links: str) -> bytes:
    """As WordPress announces itself."""
    return page('<link rel="https://api.w.org/" href="/wp-json/">' + "".join(links))
