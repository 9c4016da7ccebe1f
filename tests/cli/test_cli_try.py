"""`leads try`: what was understood, on the screen and as a page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_process import Inside
from faultserver import FaultServer, reply
from lxml import html

FEED = """<rss version="2.0"><channel><title>De Krant</title><link>https://krant.example/</link>
<item><guid>1</guid><link>https://krant.example/1</link>
<title>Heemkundekring De Vonder zoekt &lt;b&gt;een zaal&lt;/b&gt;</title>
<description>Heemkundekring De Vonder uit Heeze zoekt een zaal voor een lezing op zaterdag 28 maart
om 14.00 uur. Piet Jansen vertelt. &lt;script&gt;alert(1)&lt;/script&gt;</description>
<pubDate>Mon, 23 Mar 2026 10:00:00 +0100</pubDate></item></channel></rss>"""


@pytest.fixture
def paper() -> Iterator[str]:
    with FaultServer() as server:
        server.on("/feed", reply(200, FEED.encode(), {"Content-Type": "application/rss+xml"}))
        yield server.url("/feed")


def test_the_screen_marks_with_colour_and_tells_without(leads: Inside, paper: str) -> None:
    plain = leads("--no-color", "try", paper).stdout
    assert "\x1b" not in plain
    assert "organisatie: Heemkundekring De Vonder" in plain
    coloured = leads("try", paper, FORCE_COLOR="1")
    assert "\x1b[32mHeemkundekring De Vonder\x1b[0m" in coloured.stdout
    assert "\x1b[32morganisatie\x1b[0m  \x1b[35mactiviteit\x1b[0m" in coloured.stderr


def test_the_page_marks_each_with_its_word(leads: Inside, paper: str) -> None:
    done = leads("try", paper, "--html", "gelezen.html")
    assert done.returncode == 0
    assert "Bewaard in gelezen.html" in done.stderr
    page = html.document_fromstring((leads.cli.folder / "gelezen.html").read_text("utf-8"))
    marks = {(m.get("class"), " ".join(m.text_content().split())) for m in page.iterfind(".//mark")}
    assert ("org", "Heemkundekring De Vonder organisatie") in marks
    assert ("date", "zaterdag 28 maart datum") in marks
    assert ("org", "organisatie") in marks, "the legend says what the colours mean"
    told = " ".join(page.text_content().split())
    assert "→ kans" in told or "→ geen kans" in told
    [link] = page.xpath("//a/@href")
    assert link.endswith("/1")


def test_the_page_loads_nothing_and_runs_nothing(leads: Inside, paper: str) -> None:
    leads("try", paper, "--html", "gelezen.html", "--json")
    text = (leads.cli.folder / "gelezen.html").read_text("utf-8")
    page = html.document_fromstring(text)
    assert page.xpath("//script | //img | //link | //*[@src] | //*[@onclick]") == []
    assert "<b>een zaal" not in text
    assert "PER" not in {m.get("class") for m in page.iterfind(".//mark")}


def test_a_page_that_cannot_be_written_is_told(leads: Inside, paper: str) -> None:
    done = leads("try", paper, "--html", str(Path("geen") / "map" / "x.html"))
    assert done.returncode == 2
    assert "kan niet worden geschreven" in done.stderr
