"""`leads sources`: at a glance, found, added, set aside, tried, and as OPML."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import site_pages
from cli_process import Inside
from faultserver import FaultServer, reply
from site_pages import EVENT, feed_link, page

FEED = b"""<rss version="2.0"><channel><title>De Krant</title>
<item><guid>1</guid><link>https://krant.example/1</link><title>De Vonder zoekt een zaal</title>
<description>Heemkundekring De Vonder uit Heeze zoekt een zaal voor een lezing op zaterdag 28 maart
om 14.00 uur.</description><pubDate>Mon, 23 Mar 2026 10:00:00 +0100</pubDate></item>
</channel></rss>"""
ENTRY = "{id: blad, kind: feed, url: 'https://b.example/rss', name: Blad}"


@pytest.fixture
def site() -> Iterator[FaultServer]:
    with FaultServer() as server:
        server.on("/rss", reply(200, FEED))
        yield server


@pytest.fixture
def file(leads: Inside) -> Path:
    return leads.cli.folder / "config" / "sources.yaml"


@pytest.fixture
def krant(file: Path, site: FaultServer) -> FaultServer:
    """With one source in the settings."""
    entry = f"id: bode\n    kind: feed\n    url: {site.url('/rss')}\n    name: De Bode\n"
    file.write_text(f"# van mij\nsources:\n  - {entry}", encoding="utf-8")
    return site


def listed(leads: Inside) -> dict[str, dict[str, object]]:
    return {
        one["source"]["id"]: one for one in json.loads(leads("sources", "--json").stdout)["sources"]
    }


# ── find ─────────────────────────────────────────────────────────────────────


def test_a_site_is_shown_as_entries_with_what_they_hold(leads: Inside, site: FaultServer) -> None:
    site.on("/", reply(200, page(feed_link("/rss"), EVENT)))
    done = leads("sources", "find", site.url("/"))
    assert done.returncode == 0
    assert f"  - id: de-dorpskrant\n    kind: feed\n    url: {site.url('/rss')}\n" in done.stdout
    assert "De Vonder zoekt een zaal" in done.stdout
    assert "Niets gevonden: eigen accounts" in done.stdout
    assert "leads sources add" in done.stderr


def test_the_same_as_json_and_by_its_dutch_name(leads: Inside, site: FaultServer) -> None:
    done = leads("bronnen", "zoek", site.url("/rss"), "--json")
    told = json.loads(done.stdout)
    [found] = told["proposals"]
    assert (found["source"]["kind"], found["items"], found["known"]) == ("feed", 1, "")
    assert found["first"][0].keys() == {"title", "url", "day"}
    assert told["nothing"] == [], "the address was of one source"
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("asked", "code", "said"),
    [
        (["find", "bode"], 2, "geen webadres"),
        (["find"], 2, "Zeg om welke bron het gaat"),
        (["zoekt", "x"], 2, "'zoekt' kan hier niet"),
        (["find", "http://nergens.invalid"], 5, "bestaat niet"),
        (["pause", "raad"], 2, "Ik ken geen bron 'raad'. Er zijn: bode"),
        (["resume", "raad"], 2, "Ik ken geen bron 'raad'"),
        (["test", "raad"], 2, "Ik ken geen bron 'raad'"),
        (["pause", "bode", "--until", "2026-03-24"], 2, "Kies een dag die nog komt"),
        (["add", "{id: x}"], 3, "invoer:1: 'sources.1.kind' ontbreekt"),
        (["add", ENTRY.replace("blad", "bode")], 2, "'bode' staat er twee keer"),
        (["add", "{"], 3, "geen geldige YAML"),
        (["import", "geen.opml"], 2, "kan niet worden gelezen"),
    ],
)
def test_what_cannot_be_done_is_told(
    leads: Inside, krant: FaultServer, file: Path, asked: list[str], code: int, said: str
) -> None:
    before = file.read_bytes()
    done = leads("sources", *asked)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr
    assert file.read_bytes() == before


def test_a_site_without_anything_is_a_failure(leads: Inside, site: FaultServer) -> None:
    site.on("/robots.txt", reply(200, b"User-agent: *\nDisallow: /feed\nDisallow: /rss\n"
                                      b"Disallow: /atom\nDisallow: /api\n"))  # fmt: skip
    site.on("/", reply(200, page()))
    done = leads("sources", "find", site.url("/"))
    assert done.returncode == 5
    assert "Niets gevonden: nieuws" in done.stdout
    assert "Niets gevonden: agenda" in done.stdout
    assert "nieuwsbrief" in done.stderr


def test_a_site_that_refuses_says_so(leads: Inside, site: FaultServer) -> None:
    site.on("/robots.txt", reply(200, b"User-agent: *\nDisallow: /\n"))
    done = leads("sources", "find", site.url("/"))
    assert done.returncode == 5
    assert "robots.txt" in done.stderr


# ── add ──────────────────────────────────────────────────────────────────────


def test_an_address_is_added_behind_what_stands_there(
    leads: Inside, krant: FaultServer, file: Path, site: FaultServer
) -> None:
    site.on("/agenda.ics", reply(200, site_pages.CALENDAR))
    before = file.read_bytes()
    done = leads("sources", "add", site.url("/agenda.ics"))
    assert done.returncode == 0
    after = file.read_bytes()
    assert after.startswith(before)
    assert after.decode().endswith(done.stdout)
    assert "# toegevoegd op 24-03-2026" in done.stdout
    assert "Bijgeschreven in sources.yaml: agenda-dorpshuis-de-zwaan" in done.stderr
    assert list(listed(leads)) == ["bode", "agenda-dorpshuis-de-zwaan"]
    again = leads("sources", "add", site.url("/agenda.ics"))
    assert again.returncode == 5
    assert "staat al in sources.yaml als 'agenda-dorpshuis-de-zwaan'" in again.stdout


def test_of_several_a_person_picks(leads: Inside, site: FaultServer, file: Path) -> None:
    site.on("/", reply(200, page(feed_link("/rss"), EVENT)))
    undecided = leads("sources", "add", site.url("/"))
    assert undecided.returncode == 2
    assert "--pick" in undecided.stderr
    assert file.read_bytes() == b"sources: []\n"
    done = leads("sources", "add", site.url("/"), "--pick", "2", "--json")
    assert [one["kind"] for one in json.loads(done.stdout)["added"]] == ["feed"]
    assert list(listed(leads)) == ["de-dorpskrant"]


@pytest.mark.parametrize(
    ("text", "stdin"),
    [
        (ENTRY, ""),
        ("-", f"sources: [{ENTRY}]"),
        ("-", f"- {ENTRY}\n"),
        ("-", "id: blad\nkind: feed\nurl: https://b.example/rss\nname: Blad\noptions:\n  a: b\n"),
    ],
)
def test_an_entry_is_added_as_it_was_written(leads: Inside, text: str, stdin: str) -> None:
    assert leads("sources", "add", text, stdin=stdin).returncode == 0
    assert list(listed(leads)) == ["blad"]


# ── one source ───────────────────────────────────────────────────────────────


def test_a_paused_source_is_not_read_and_stands_in_the_list(
    leads: Inside, krant: FaultServer, file: Path
) -> None:
    before = file.read_bytes()
    assert "gepauzeerd tot" in leads("sources", "pause", "bode", "--until", "2026-04-01").stdout
    assert leads("refresh", "--all").returncode == 0
    assert krant.seen == []
    assert "gepauzeerd tot" in leads("sources").stdout
    assert listed(leads)["bode"]["paused"] is True
    assert listed(leads)["bode"]["state"]["paused_until"] == "2026-04-01"  # type: ignore[index]
    assert leads("refresh", LEADS_NOW="2026-04-01T08:00").returncode == 0
    assert krant.paths == ["/robots.txt", "/rss"]
    assert file.read_bytes() == before


def test_a_pause_without_a_day_lasts_until_it_is_ended(leads: Inside, krant: FaultServer) -> None:
    leads("bronnen", "pauze", "bode")
    later = {"LEADS_NOW": "2031-01-01T08:00"}
    leads("refresh", "--all", **later)
    assert krant.seen == []
    assert "wordt weer gelezen" in leads("sources", "hervat", "bode", **later).stdout
    leads("refresh", **later)
    assert "/rss" in krant.paths


def test_a_paused_source_is_no_fault_in_the_digest(leads: Inside, krant: FaultServer) -> None:
    krant.on("/rss", reply(404))
    leads("refresh")
    assert "De Bode" in leads("digest", "--format", "json").stdout
    leads("sources", "pause", "bode")
    assert "De Bode" not in leads("digest", "--format", "json").stdout


def test_a_source_is_tried_without_a_trace(leads: Inside, krant: FaultServer) -> None:
    leads("sources", "pause", "bode")
    done = leads("sources", "test", "bode")
    assert done.returncode == 0
    assert "organisatie: Heemkundekring De Vonder" in done.stdout
    assert listed(leads)["bode"]["state"]["last_visit"] is None  # type: ignore[index]
    tried = json.loads(leads("sources", "probeer", "bode", "--json").stdout)["tried"]
    assert [one["item"]["title"] for one in tried] == ["De Vonder zoekt een zaal"]


# ── opml ─────────────────────────────────────────────────────────────────────


def test_a_list_of_a_reader_is_taken_over_once(leads: Inside, krant: FaultServer) -> None:
    (leads.cli.folder / "in.opml").write_text(
        "<opml version='2.0'><body><outline text='Dorp'>"
        f"<outline text='De Krant' type='rss' xmlUrl='{krant.url('/rss')}'/>"
        "<outline text='De Krant' type='rss' xmlUrl='https://k.example/rss'/></outline>"
        "<outline text='Oud' type='rss' xmlUrl='gopher://k.example'/></body></opml>"
    )
    done = leads("sources", "import", "in.opml")
    assert done.returncode == 0
    assert "1 bron toegevoegd." in done.stdout
    assert "1 stond er al." in done.stdout
    assert "1 overgeslagen: geen webadres." in done.stdout
    assert list(listed(leads)) == ["bode", "de-krant"]
    again = json.loads(leads("sources", "invoer", "in.opml", "--json").stdout)
    assert (again["added"], len(again["known"]), again["unreadable"]) == ([], 2, 1)


def test_what_goes_out_comes_in_elsewhere(leads: Inside, krant: FaultServer, file: Path) -> None:
    leads(
        "sources",
        "add",
        "{id: raad, kind: ibabs, url: https://r.example, name: Raad, every_minutes: 900}",
    )
    assert "Bewaard in uit.opml" in leads("sources", "export", "--out", "uit.opml").stderr
    shown = leads("sources", "uitvoer").stdout
    assert shown == (leads.cli.folder / "uit.opml").read_text("utf-8")
    before = [one["source"] for one in listed(leads).values()]
    file.unlink()
    assert leads("sources", "import", "uit.opml").returncode == 0
    assert [one["source"] for one in listed(leads).values()] == before


def test_a_file_that_is_no_opml_changes_nothing(leads: Inside, file: Path) -> None:
    (leads.cli.folder / "in.opml").write_text("<html>Welkom</html>")
    done = leads("sources", "import", "in.opml")
    assert done.returncode == 2
    assert "geen OPML" in done.stderr
    assert file.read_bytes() == b"sources: []\n"


def test_what_reaches_for_a_key_is_switched_off_and_named(leads: Inside) -> None:
    (leads.cli.folder / "in.opml").write_text(
        "<opml xmlns:l='urn:leads:source'><body><outline text='Uit' l:kind='uitdatabank' "
        "url='https://evil.example' l:secret='UIT_KEY'/></body></opml>"
    )
    done = leads("sources", "import", "in.opml")
    assert "Staat nog uit" in done.stderr
    assert listed(leads)["uit"]["source"]["active"] is False  # type: ignore[index]


def test_a_guess_that_is_wrong_is_no_failed_check(
    leads: Inside, krant: FaultServer, file: Path
) -> None:
    guess = f"{{id: gok, kind: feed, url: '{krant.url('/gok')}', name: Gok, guess: ja}}"
    leads("sources", "add", guess)
    done = leads("check")
    assert done.returncode == 0
    assert "het vermoeden klopt niet" in done.stdout
    krant.on("/rss", reply(404))
    assert leads("check").returncode == 5
