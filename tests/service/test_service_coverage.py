"""What was not seen is said: silences, oddities and pages that changed."""

import re
from datetime import timedelta

import pytest
from service_village import DAY, MORNING, Post, Village

from leads import service

WEEK = 7 * DAY


def weekly(village: Village, undated: bool = False) -> None:
    """A paper with twenty weekly items, the last of a week ago."""
    paper = village.site("krant")
    days = (MORNING - n * WEEK for n in range(1, 21))
    posts = [Post(f"k{n}", "Nieuws", "Er is nieuws.", day) for n, day in enumerate(days)]
    paper.publish(*(Post(p.key, p.title, p.text, None) for p in posts) if undated else posts)


def foot(village: Village, after: timedelta, source_id: str = "krant") -> str:
    """What the mail of a later morning says of a source that is neither broken nor well."""
    app = village.app(MORNING + after)
    ran = service.run(app)
    [health] = [one for one in ran.digest.sources if one.source_id == source_id]
    assert health.ok
    said = re.search(r"Krant: [^.]*\.", service.digest_text(app, ran.digest))
    return " ".join(said[0].split()) if said else ""


def test_a_silence_is_told_once_a_week(village: Village) -> None:
    weekly(village)
    told = [bool(foot(village, n * DAY)) for n in (21, 22, 28, 29)]
    assert told == [False, True, False, True]
    assert foot(village, 36 * DAY) == "Krant: al 6 weken niets, normaal 1 per week."


def test_a_digest_made_twice_on_one_day_says_the_same(village: Village) -> None:
    weekly(village)
    village.run()
    assert foot(village, 22 * DAY) == foot(village, 22 * DAY) != ""


def test_a_source_without_dates_is_told_of_once(village: Village) -> None:
    weekly(village, undated=True)
    first = "Krant: geeft bij geen enkel bericht een datum; de dag van lezen telt dan."
    assert [foot(village, n * DAY) for n in (0, 1)] == [first, ""]


def test_a_source_that_holds_nothing_is_told_of_once(village: Village) -> None:
    village.site("krant").publish()
    village.site("bode").publish(Post("b", "Nieuws", "Er is nieuws."))
    first = "Krant: is gelezen, maar er stond nog nooit iets in."
    assert [foot(village, n * DAY) for n in (0, 1)] == [first, ""]


def test_what_a_broken_source_does_not_say_is_no_silence(village: Village) -> None:
    weekly(village)
    village.run()
    village.sites[0].close()
    app = village.app(MORNING + 40 * DAY)
    [health] = service.run(app).digest.sources
    assert (health.ok, health.silence, health.remark) == (False, None, None)


def test_a_page_that_was_redesigned_is_named_as_such(village: Village) -> None:
    club = village.site("club", kind="page", path="/", options={"item": "article"})
    club.serve(b"<article><h2>Open dag</h2><a href='/a'>lees</a></article>")
    village.run()
    club.serve(b"<section><h2>Open dag</h2><a href='/a'>lees</a></section>")
    app = village.app(MORNING + DAY)
    ran = service.run(app)
    said = " ".join(service.digest_text(app, ran.digest).split())
    assert "Club: de pagina is veranderd; er is niets meer in te vinden, sinds" in said


@pytest.mark.parametrize("language", ["nl", "en"])
def test_all_sources_at_a_glance(village: Village, language: str) -> None:
    weekly(village)
    village.site("later", guess=True)
    village.run()
    done = village.leads("--lang", language, "sources", now=MORNING + 22 * DAY)
    [head, paper, later] = done.stdout.splitlines()
    assert ("30 dagen (normaal)" if language == "nl" else "30 days (usual)") in head
    assert paper.startswith("! krant")
    assert " 1 (4) " in paper
    assert ("al 4 weken niets" if language == "nl" else "nothing for 4 weeks") in paper
    assert later.startswith("· later")
    assert " 0 (?) " in later
