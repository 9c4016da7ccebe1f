"""A year of one village, lived once; each test looks back at one thread of it."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

import pytest
import service_year_stories as stories
from cli_process import Cli, Inside
from service_postbox import listening
from service_village import village_in
from service_year import CLUB, MUTED, PERSON, Morning, Year, live, settle

from leads import service
from leads.model import Lead, Sending, Status

LAST = date(2028, 4, 25)


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Year]:
    home = tmp_path_factory.mktemp("jaar") / "bieb"
    with listening() as postbox, village_in(home) as village:
        village.mail(postbox.port)
        lived = Year(village, postbox)
        settle(village)
        live(lived)
        yield lived


@pytest.fixture
def leads(
    year: Year, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Inside:
    """The command in the home of that village."""
    year.village.write_settings()
    return Inside(Cli(year.village.home), monkeypatch, capsys)


def mornings(year: Year, title: str, block: str) -> list[date]:
    """The days on which a lead of this title stood in a block of the mail."""
    told = {day: one.told[block] for day, one in year.mornings.items()}
    return [day for day, some in told.items() if title in [lead["title"] for lead in some]]


def in_mail(morning: Morning) -> str:
    """The words of the mail, on one line."""
    assert morning.mail
    plain = morning.mail.get_body(("plain",))
    assert plain
    return " ".join(plain.get_content().split())


def announced(year: Year) -> dict[tuple[str, int], date]:
    """The day on which each edition of a theme was announced."""
    told = [
        ((one.theme_id, one.start.year), day)
        for day, morning in year.mornings.items()
        for one in morning.digest.announcements
    ]
    assert len(told) == len(dict(told)), "an edition is announced once"
    return dict(told)


# ── national themes ──────────────────────────────────────────────────────────


def test_each_national_theme_is_announced_in_its_time_and_once(year: Year) -> None:
    assert announced(year) == {
        ("boekenweek", 2027): date(2027, 3, 2),
        ("koningsdag", 2027): date(2027, 3, 2),
        ("dodenherdenking", 2027): date(2027, 3, 3),  # a third one waits for the next mail
        ("open_monumentendag", 2027): date(2027, 6, 7),
        ("kinderboekenweek", 2027): date(2027, 7, 7),
        ("nationale_voorleesdagen", 2028): date(2027, 11, 23),
        ("boekenweek", 2028): date(2028, 1, 14),
        ("dodenherdenking", 2028): date(2028, 2, 1),
        ("koningsdag", 2028): date(2028, 2, 22),
    }
    assert max(len(one.digest.announcements) for one in year.mornings.values()) == 2


def test_a_muted_theme_is_never_announced(year: Year) -> None:
    muted = [one for one in year.app(LAST).knowledge.national_themes if one.themes == (MUTED,)]
    assert "week_tegen_eenzaamheid" in [one.id for one in muted if one.active]
    said = " ".join(one.text for one in year.mornings.values())
    assert "eenzaamheid" not in said.lower()


def test_an_estimated_day_is_called_expected_everywhere(year: Year) -> None:
    morning = year.mornings[date(2027, 3, 2)]
    unsure = "Verwacht 10 tot en met 21 maart (datum nog niet zeker), over 8 dagen."
    for words in (morning.said, " ".join(morning.html.split()), in_mail(morning)):
        assert unsure in words
        assert "Dinsdag 27 april, over 8 weken." in words, "a fixed day is no estimate"
    sure = {one["theme"]: one["sure"] for one in morning.told["announcements"]}
    assert sure == {"boekenweek": False, "koningsdag": True}
    for day in (date(2027, 11, 23), date(2028, 1, 14)):
        [one] = year.mornings[day].told["announcements"]
        assert not one["sure"]
        assert "(datum nog niet zeker)" in year.mornings[day].said


def test_a_day_that_the_branch_corrected_is_used(year: Year) -> None:
    morning = year.mornings[date(2027, 7, 7)]
    [one] = morning.told["announcements"]
    assert (one["start"], one["end"], one["sure"]) == ("2027-10-13", "2027-10-24", True)
    assert "KINDERBOEKENWEEK" in morning.said.upper()
    assert "13 tot en met 24 oktober, over 14 weken." in morning.said
    assert "niet zeker" not in morning.said


def test_who_takes_part_here_is_named_with_the_words_that_say_so(year: Year) -> None:
    said = year.mornings[date(2027, 6, 7)].said
    assert "In Lindebroek doet mee: Heemkundekring De Leemput." in said
    assert "Gelezen in Krant, maandag 24 mei 2027." in said
    assert "“Gidsen gezocht voor Open Monumentendag”" in said
    first = year.mornings[date(2027, 3, 2)].said
    assert "In Lindebroek is nog niemand gezien. Hierbij past: KBO Lindebroek." in first


# ── two bodies ───────────────────────────────────────────────────────────────


def test_a_clash_is_told_once_and_a_series_or_a_drop_in_never(year: Year) -> None:
    told = [(day, clash) for day, one in year.mornings.items() for clash in one.told["clashes"]]
    [(day, clash)] = told
    assert (day, clash["day"]) == (date(2027, 9, 7), "2027-10-14")
    bodies = {(one["organiser"], one["name"]) for one in clash["events"]}
    assert bodies == {
        ("KBO Lindebroek", "Lezing voor senioren"),
        ("Zonnebloem", "Bingo voor ouderen"),
    }
    assert "VALT SAMEN Donderdag 14 oktober" in year.mornings[day].said


def test_the_evening_of_a_clash_was_told_anew_by_the_paper(year: Year) -> None:
    found = year.app(LAST).store.items.events_between(date(2027, 10, 14), date(2027, 10, 14))
    told = {(one.event.organiser, one.source_name) for one in found}
    assert {("KBO Lindebroek", "Krant"), ("KBO Lindebroek", "KBO Lindebroek")} <= told
    assert year.mornings[date(2027, 9, 14)].told["clashes"] == []


def test_a_series_moves_nothing(year: Year) -> None:
    series = of_title(year, "Zangmiddag voor senioren")
    assert (len(series.events), series.change) == (4, None)
    assert {seen.source_name for seen in series.sightings} == {"Koor De Lijster"}


def test_samen_doen_is_asked_once(year: Year) -> None:
    told = [(day, pair) for day, one in year.mornings.items() for pair in one.told["together"]]
    [(day, pair)] = told
    assert (day, pair["theme"]) == (date(2027, 9, 21), "natuur_duurzaamheid")
    assert [one["organiser"] for one in pair["events"]] == [
        "IVN Lindebroek",
        "Imkervereniging De Korf",
    ]
    assert "SAMEN DOEN? IVN Lindebroek en Imkervereniging De Korf" in year.mornings[day].said


# ── what comes every year ────────────────────────────────────────────────────


def test_a_fair_of_last_year_is_reminded_of_once_as_expected(year: Year) -> None:
    day = date(2028, 1, 15)  # six weeks before the fourth Saturday of February
    assert mornings(year, "Jaarlijkse boekenmarkt", "woken") == [day]
    said = year.mornings[day].said
    assert "KOMT ER WEER AAN" in said
    assert "Verwacht rond zaterdag 26 februari 2028" in said
    assert "vorige keer was het zaterdag 27 februari 2027" in said


def test_the_announcement_joins_the_reminder_and_is_news(year: Year) -> None:
    [day] = mornings(year, stories.FAIR_COMING.title, "leads")
    assert day == date(2028, 1, 25)
    [reminder] = year.mornings[date(2028, 1, 15)].told["woken"]
    [lead] = year.mornings[day].told["leads"]
    assert lead["id"] == reminder["id"]
    said = year.mornings[day].said
    assert "Aangekondigd voor zaterdag 4 maart." in said
    assert "Verwacht rond" not in said


def test_an_announcement_before_the_reminder_takes_its_place(year: Year) -> None:
    assert mornings(year, "Plantjesmarkt", "woken") == []
    assert mornings(year, stories.PLANTS_COMING.title, "leads") == [date(2028, 2, 1)]
    assert "Vorige keer was het zaterdag 22 mei 2027." in year.mornings[date(2028, 2, 1)].said


def test_what_was_missed_or_done_waits_for_the_year_after(year: Year) -> None:
    shed = [one for one in every_lead(year) if one.status is Status.SHED]
    expected = {one.title: one.expected for one in shed}
    days = {title: one.start.day for title, one in expected.items() if one and one.start}
    assert days == {
        "Plantjesmarkt": date(2029, 5, 19),  # the third Saturday of May, as in 2028
        "Jaarlijkse boekenmarkt": date(2029, 3, 3),  # the first of March
    }


# ── the life of a lead ───────────────────────────────────────────────────────


def test_a_lead_in_the_shed_wakes_on_its_day_and_comes_back_near_its_last(year: Year) -> None:
    title = stories.LESSONS.title
    assert mornings(year, title, "woken") == [date(2027, 3, 9)]
    assert mornings(year, title, "leads") == [date(2027, 3, 2), date(2027, 3, 16)]


def test_what_nobody_took_up_goes_fallow_too_late(year: Year) -> None:
    lead = of_title(year, stories.LESSONS.title)
    *_, last = service.history(year.app(LAST), lead.id)
    assert lead.status is Status.FALLOW
    assert (last.verb, last.reason, last.who) == ("fade", "te-laat", "leads")
    assert last.at.date() == date(2027, 3, 20), "the morning after its last day"


def test_what_was_taken_up_stays_though_its_window_closed(year: Year) -> None:
    for story in (stories.WELL, stories.PHOTOS, stories.READERS, stories.CAMERAS):
        verbs = [
            one.verb for one in service.history(year.app(LAST), of_title(year, story.title).id)
        ]
        assert "fade" not in verbs


def test_who_took_it_up_hears_once_that_it_is_off(year: Year) -> None:
    day = date(2027, 3, 9)
    assert mornings(year, stories.READERS.title, "changed") == [day]
    assert "VERANDERD Basisschool De Klimop zoekt voorlezers" in year.mornings[day].said
    assert "Afgelast." in year.mornings[day].said


def test_what_was_taken_up_and_stays_quiet_is_asked_for(year: Year) -> None:
    assert reminded(year, "quiet") == [
        (date(2027, 3, 16), stories.WELL.title),
        (date(2027, 3, 16), stories.READERS.title),
        (date(2027, 4, 5), stories.PHOTOS.title),  # in talks: after thirty days
        (date(2027, 4, 5), stories.READERS.title),
        (date(2027, 5, 25), stories.CAMERAS.title),
    ]


def test_what_is_owed_comes_back_on_its_day(year: Year) -> None:
    assert reminded(year, "owed") == [(date(2027, 4, 6), "lijsten terugbrengen")]
    said = year.mornings[date(2027, 4, 6)].said
    assert f"{CLUB}: beloofd op dinsdag 2 maart. Door An." in said


def reminded(year: Year, kind: str) -> list[tuple[date, str]]:
    told = ((day, one) for day, morn in year.mornings.items() for one in morn.told["reminders"])
    return [(day, one["title"]) for day, one in told if one["kind"] == kind]


def test_nobody_is_approached_twice_unseen(year: Year) -> None:
    morning = year.mornings[date(2027, 5, 11)]
    [lead] = morning.told["leads"]
    assert (lead["title"], lead["last_talk"]["who"]) == (stories.CAMERAS.title, "An")
    assert lead["last_talk"]["lead"] == of_title(year, stories.PHOTOS.title).id
    before = f"Let op: An sprak op dinsdag 6 april iets af met {CLUB}: ‘{stories.PHOTOS.title}’."
    assert before in morning.said
    assert before in " ".join(year.shown[0].split())
    assert year.accepted
    assert year.accepted.before
    assert year.accepted.before.lead_id == lead["last_talk"]["lead"]


# ── a person ─────────────────────────────────────────────────────────────────


def test_a_person_disappears_when_consent_ends(year: Year) -> None:
    line = "De toestemming van Truus Jansen loopt af op maandag 31 mei."
    [lead] = year.mornings[date(2027, 5, 11)].told["leads"]
    assert [one["name"] for one in lead["people"]] == [PERSON]
    assert [day for day, one in year.mornings.items() if one.mail and line in in_mail(one)] == [
        date(2027, 5, 25),
        date(2027, 5, 31),
    ]
    assert [PERSON in shown for shown in year.shown] == [True, True, False]
    assert year.people == {date(2027, 5, 31): [PERSON], date(2027, 6, 1): []}
    assert year.kept == {date(2027, 6, 7): [PERSON], date(2027, 6, 8): []}
    assert PERSON not in json.dumps(service.export(year.app(LAST)), default=str)


# ── the mail ─────────────────────────────────────────────────────────────────


def test_one_place_a_week_is_for_the_unexpected(year: Year) -> None:
    told = {day: one.digest.unexpected for day, one in year.mornings.items()}
    shown = {day: lead for day, lead in told.items() if lead}
    weeks = Counter(day.isocalendar()[:2] for day in shown)
    assert max(weeks.values()) == 1
    assert len({lead.id for lead in shown.values()}) == len(shown) >= 2, "never the same again"
    assert shown[date(2027, 3, 2)].title in {post.title for post in stories.GENTLE}
    assert "EENS IETS ANDERS" in year.mornings[date(2027, 3, 2)].said


def test_noise_is_never_shown(year: Year) -> None:
    said = " ".join(one.text for one in year.mornings.values())
    assert stories.CRASH.title not in said
    assert stories.RESULTS.title not in said


def test_a_day_without_news_has_no_mail_and_a_monday_a_short_one(year: Year) -> None:
    wednesday, monday = year.mornings[date(2027, 7, 21)], year.mornings[date(2027, 7, 26)]
    assert (wednesday.digest.empty, wednesday.sent, wednesday.mail) == (True, Sending.SKIPPED, None)
    assert (monday.digest.empty, monday.sent) == (True, Sending.SENT)
    assert len(in_mail(monday)) < 600
    quiet = [day for day, one in year.mornings.items() if one.digest.empty]
    assert [day for day in quiet if year.mornings[day].mail] == [
        day for day in quiet if day.weekday() == 0
    ]


def test_each_mail_says_what_its_digest_says(year: Year) -> None:
    mailed = [one for one in year.mornings.values() if one.mail]
    assert len(mailed) == len(year.postbox.taken)
    for morning in mailed:
        for block in ("leads", "changed", "woken"):
            for lead in morning.told[block]:
                assert " ".join(lead["title"].split()) in in_mail(morning)


# ── afterwards ───────────────────────────────────────────────────────────────


def test_decisions_outlive_a_new_look_at_everything(year: Year) -> None:
    assert [look.looked for look in year.looks] == [10, 11], "all of the last two weeks"
    for look in year.looks:
        assert look.after == look.before


NOW = ("--now", f"{LAST}T20:00")


def test_what_was_harvested_is_listed_with_its_line(leads: Inside) -> None:
    told = json.loads(leads(*NOW, "list", "--status", "harvested", "--json").stdout)
    who, results = told["who"], told["results"]
    assert {one["title"]: (who[one["id"]], results[one["id"]]) for one in told["leads"]} == {
        stories.PHOTOS.title: ("An", "63 bezoekers"),
        stories.CAMERAS.title: ("Bert", "twaalf cursisten"),
        stories.FAIR_COMING.title: ("An", "kraam met 200 boeken"),
    }


def test_the_sheet_of_a_body_tells_the_year(leads: Inside) -> None:
    done = leads(*NOW, "orgs", "show", CLUB)
    said = " ".join(done.stdout.split())
    assert done.returncode == 0
    for words in ("63 bezoekers", "twaalf cursisten", "lijsten terugbrengen", stories.PHOTOS.title):
        assert words in said


def test_the_network_and_a_plan_know_whom_we_spoke(leads: Inside) -> None:
    nodes = json.loads(leads(*NOW, "network", "--json").stdout)["nodes"]
    spoken = {one["name"]: one["last_contact"] for one in nodes if one["last_contact"]}
    assert spoken[CLUB] == "2027-09-21"
    assert spoken["Heemkundekring De Leemput"] == "2027-05-25"
    assert "IVN Lindebroek" not in spoken
    plan = json.loads(leads(*NOW, "who", "expositie met oude foto's", "--json").stdout)
    assert CLUB in [one["name"] for one in plan["involved"]]


def test_the_export_holds_all_that_was_decided(year: Year, leads: Inside) -> None:
    told = json.loads(leads(*NOW, "export").stdout)
    assert len(told["decisions"]) == len(year.app(LAST).store.decisions.all("lindebroek"))
    assert Counter(one["verb"] for one in told["decisions"])["harvest"] == 3
    assert {one["id"] for one in told["leads"]} == {lead.id for lead in every_lead(year)}
    assert (told["people"], len(told["moments"])) == ([], 1)


def every_lead(year: Year) -> Sequence[Lead]:
    return service.list_leads(year.app(LAST), every=True)


def of_title(year: Year, title: str) -> Lead:
    [lead] = [lead for lead in every_lead(year) if lead.title == title]
    return lead
