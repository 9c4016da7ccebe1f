"""The village's own contents: true dates, nothing real, nothing private, all graded."""

import csv
import re
from collections import Counter
from datetime import date, datetime, timedelta
from importlib.resources import files

import pytest
import yaml
from village_grades import graded

from leads import demo
from leads.demo.village import AMSTERDAM, moment, one_paragraph, paragraphs, read

NAMES = [
    "ammerbode",
    "eerder",
    "aa_nieuws",
    "gemeenteraad",
    "bekendmakingen",
    "heemkundekring",
    "ivn",
    "de_schutse",
    "getouw",
]
DAYS = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
# fmt: off
MONTHS = [
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
]
# fmt: on
DAY, MONTH = "|".join(DAYS), "|".join(MONTHS)
ONE_DAY = re.compile(rf"\b({DAY}) (\d{{1,2}}) ({MONTH})(?: (\d{{4}}))?", re.IGNORECASE)
TWO_DAYS = re.compile(
    rf"\b({DAY}) (\d{{1,2}}) (?:en|op|tot en met) (?:{DAY}) \d{{1,2}} ({MONTH})", re.IGNORECASE
)


def text_of(name: str) -> str:
    return one_paragraph(files("leads.demo").joinpath(f"village/{name}.yaml").read_text("utf-8"))


def published_items():
    """(source id, key, when) of everything with a moment of publication."""
    for source, name in (("ammerbode", "ammerbode"), ("aa-nieuws", "aa_nieuws")):
        for article in read(name)["articles"]:
            yield source, str(article["id"]), moment(article["published"])
    for name in ("heemkundekring", "ivn"):
        for post in read(name)["posts"]:
            yield name, post["id"], moment(post["published"])


def visible_items():
    """(source id, key) of everything a reader should get."""
    for source, key, _ in published_items():
        if _entry(source, key).get("shown", True):
            yield source, key
    for record in read("bekendmakingen")["records"]:
        if record.get("shown", True):
            yield "bekendmakingen", f"gmb-2027-{record['number']}"
    for event in read("de_schutse")["events"]:
        if event.get("shown", True):
            yield "de-schutse", event["id"]
    yield from (("getouw", str(event["id"])) for event in read("getouw")["events"])
    yield from ((one["source"], str(one["id"])) for one in read("eerder")["articles"])
    for meeting in read("gemeenteraad")["meetings"]:
        yield from (("gemeenteraad", str(item["id"])) for item in _points(meeting["agenda"]))


def _entry(source, key):
    data = read(source.replace("-", "_"))
    return next(e for e in data.get("articles") or data["posts"] if str(e["id"]) == key)


def _points(agenda):
    for item in agenda:
        if not item.get("heading"):
            yield item
        yield from _points(item.get("items", ()))


def misdated(text: str) -> list[str]:
    """The dates whose weekday is wrong; a date without year is one in 2027."""
    found = ONE_DAY.findall(text) + [(*match, "") for match in TWO_DAYS.findall(text)]
    return [" ".join(parts).strip() for parts in found if not _is_true(*parts)]


def _is_true(weekday: str, day: str, month: str, year: str) -> bool:
    real = date(int(year or 2027), MONTHS.index(month.lower()) + 1, int(day))
    return DAYS[real.weekday()] == weekday.lower()


@pytest.mark.parametrize("name", NAMES)
def test_every_date_in_the_texts_falls_on_the_day_it_says(name):
    assert misdated(text_of(name)) == []


def test_the_date_check_sees_many_dates_and_catches_a_wrong_one():
    assert sum(len(ONE_DAY.findall(text_of(name))) for name in NAMES) > 50
    assert misdated("Donderdag 18 maart 2027, zaterdag 25 en zondag 26 september") == []
    assert misdated("op vrijdag 18 maart") == ["vrijdag 18 maart"]
    assert misdated("zondag 25 en maandag 26 september") == [
        "maandag 26 september",
        "zondag 25 september",
    ]


def test_repeated_events_start_on_the_weekday_of_their_rule():
    repeated = [event for event in read("de_schutse")["events"] if "rule" in event]
    for event in repeated:
        (weekday,) = re.findall(r"BYDAY=\d?(\w\w)", event["rule"])
        assert ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[
            moment(event["start"]).weekday()
        ] == weekday
    assert len(repeated) == 6


def test_the_clock_stands_at_a_tuesday_morning():
    assert datetime(2027, 3, 2, 7, 0, tzinfo=AMSTERDAM) == demo.NOW
    assert DAYS[demo.NOW.weekday()] == "dinsdag"


def test_news_is_from_the_last_two_weeks_with_a_little_older():
    times = [when for _, _, when in published_items()]
    old = [when for when in times if when < demo.NOW - timedelta(days=14, hours=12)]
    assert max(times) < demo.NOW
    assert 1 <= len(old) <= 4


@pytest.mark.parametrize("name", ["ammerbode", "aa_nieuws"])
def test_articles_run_from_new_to_old_and_have_a_decent_length(name):
    articles = read(name)["articles"]
    times = [article["published"] for article in articles]
    assert times == sorted(times, reverse=True)
    assert all(20 <= len(article["text"].split()) <= 220 for article in articles)


def test_exactly_what_a_reader_gets_is_graded():
    seen = set(visible_items())
    listed = {(source, str(key)) for source, keys in read("grades").items() for key in keys}
    assert seen == listed


def test_grades_are_spread_as_in_a_real_village():
    grades = Counter(grade for keys in read("grades").values() for grade, _ in keys.values())
    total = sum(grades.values())
    assert set(grades) == {"good", "weak", "noise"}
    assert total >= 75
    assert 0.20 <= grades["good"] / total <= 0.40
    assert grades["noise"] / total >= 0.40


def test_stories_are_told_more_than_once():
    told = Counter(
        story
        for source in read("grades").values()
        for story in {story for grade, story in source.values() if grade == "good"}
    )
    assert {story for story, sources in told.items() if sources >= 3} >= {
        "waterput",
        "ivn-nacht",
        "raadhuisplein",
        "subsidieregeling",
    }


def test_a_grade_is_found_by_the_key_of_the_source():
    assert graded("ammerbode", "p=48990").story == "vrouwendag"
    assert graded("ivn", "at://did:plc:x/app.bsky.feed.post/3lkq2a7zadenk").grade == "good"
    assert graded("ammerbode", "p=148990") is None
    assert graded("de-schutse", "besloten-feest@deschutse.example") is None


def test_no_place_of_the_village_exists():
    branch = read("village")["branch"]
    with files("leads").joinpath("defaults/places.csv").open(encoding="utf-8", newline="") as rows:
        real = {value for row in csv.DictReader(rows) for value in row.values()}
    invented = {branch["place"], branch["municipality"], *branch["neighbours"]}
    assert invented.isdisjoint(real)
    assert branch["municipality_code"] not in real
    assert branch["province"] in real


def test_two_clubs_chose_the_same_evening_and_no_others_did():
    evenings = Counter(
        event["start"][:10]
        for name in ("de_schutse", "getouw")
        for event in read(name)["events"]
        if "rule" not in event and event.get("start", "")[11:] >= "18:00"
        if event.get("shown", True)
    )
    assert [day for day, events in evenings.items() if events > 1] == ["2027-03-18"]


@pytest.fixture(scope="module")
def themes():
    text = files("leads").joinpath("defaults/national_themes.yaml").read_text("utf-8")
    return {entry["id"]: entry for entry in yaml.safe_load(text)["entries"]}


@pytest.mark.parametrize(
    ("theme", "sentence"),
    [
        ("internationale_vrouwendag", "Internationale Vrouwendag, maandag 8 maart"),
        ("dodenherdenking", "het 4 mei-comité Ammerloo"),
        ("nldoet", "Sint-Jozefhof doet op vrijdag 12 maart mee aan NLdoet"),
        ("koningsdag", "Koningsdag op dinsdag 27 april 2027"),
    ],
)
def test_national_themes_whose_time_has_come_have_a_local_actor(themes, theme, sentence):
    entry = themes[theme]
    start = entry["occurrences"][2027]["start"]
    today = demo.NOW.date()
    assert start - timedelta(weeks=entry["lead_weeks"]) <= today <= start
    assert any(sentence in text_of(name) for name in NAMES)


@pytest.mark.parametrize("name", [*NAMES, "village"])
def test_all_addresses_are_invented_and_nobody_s_telephone_is_given(name):
    text = text_of(name)
    addresses = re.findall(r"[\w.-]+@([\w.-]+\w)|https?://([\w.-]+\w)", text)
    assert all("".join(found).endswith(".example") for found in addresses)
    assert not re.search(r"\b0\d{1,3}[- ]?\d{6,7}\b|\b06[- ]?\d{8}\b|\+31", text)


def test_settings_name_every_source_at_its_address():
    bases = {s["id"]: f"http://127.0.0.{n}:80" for n, s in enumerate(read("village")["sources"])}
    texts = demo.config(bases)
    settings = yaml.safe_load(texts["leads.yaml"])
    sources = yaml.safe_load(texts["sources.yaml"])["sources"]
    assert settings["branch"]["place"] == "Ammerloo"
    assert settings["http"]["allow_private"] is True
    assert [s["url"] for s in sources][:2] == [
        "http://127.0.0.0:80/feed/",
        "http://127.0.0.1:80/atom.xml",
    ]
    assert "path" not in sources[0]
    assert Counter(s["kind"] for s in sources) == {
        "feed": 3,
        "openbesluitvorming": 1,
        "koop_sru": 1,
        "mastodon": 1,
        "bluesky": 1,
        "ical": 1,
        "tribe_events": 1,
    }


def test_paragraphs_forget_line_ends():
    assert paragraphs("Een\nregel.\n\nNog\neen.\n") == ["Een regel.", "Nog een."]
