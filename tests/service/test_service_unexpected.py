"""One place a week for the unexpected: marked, remembered, and never noise."""

from datetime import timedelta

import pytest
import service_stories as stories
from service_village import DAY, MORNING, Post, Village

from leads import service
from leads.model import Digest

TRAINS = Post(
    "modelspoor",
    "Modelspoorclub bouwt station van Lindebroek na",
    "Modelspoorvereniging De Wissel werkt al drie jaar aan een maquette van het oude station. Het "
    "gebouw, gesloopt in 1968, is nagemaakt van oude foto's. Op zaterdag 24 april is de baan te "
    "zien in het clubhuis.",
)
CHOIR = Post(
    "koor",
    "Gemengd koor Cantemus repeteert weer",
    "Gemengd koor Cantemus repeteert vanaf dinsdag 13 april weer in de kerk. De leden zingen dit "
    "voorjaar liederen van Brahms en een stuk van een componist uit de streek.",
)
BAND = Post(
    "harmonie",
    "Harmonie Sint-Jan oefent met jeugdleden",
    "Harmonie Sint-Jan geeft op zondag 25 april een concert met de jeugdleden in de kerk. Er is "
    "koffie na afloop. Het orkest speelt filmmuziek en marsen.",
)
BEES = Post(
    "imkers",
    "Imkervereniging De Korf telt de winterverliezen",
    "Imkervereniging De Korf houdt op donderdag 20 mei haar jaarvergadering. De imkers bespreken "
    "het bijenvoer en de bloeiende bermen van Lindebroek.",
)
FANFARE = Post(
    "fanfare",
    "Fanfare De Eendracht speelt met leerlingen",
    "Fanfare De Eendracht geeft op zaterdag 29 mei een optreden met leerlingen van de basisschool. "
    "Zij leerden dit voorjaar trompet en slagwerk. Ouders zijn welkom op het schoolplein.",
)
THEATRE = Post(
    "toneel",
    "Toneelvereniging De Klucht repeteert voor nieuwe voorstelling",
    "Toneelvereniging De Klucht speelt op zaterdag 22 mei een stuk over het dorp van vroeger. De "
    "leden schreven het zelf en zochten verhalen bij oudere inwoners.",
)
GENTLE = (TRAINS, CHOIR, BAND, BEES, FANFARE, THEATRE)
MILD = {post.title for post in GENTLE}
THIEF = Post(
    "inbraak",
    "Inbraak bij Muziekvereniging Excelsior",
    "Bij Muziekvereniging Excelsior is ingebroken. De politie zoekt getuigen van de diefstal van "
    "instrumenten. De verdachte is nog niet aangehouden. Op zaterdag 24 april is er een concert.",
)


@pytest.fixture
def paper(village: Village) -> Village:
    """A paper with one lead, some stories below the threshold, and noise."""
    village.site("krant").publish(stories.LESSONS, *GENTLE, THIEF, stories.CRASH)
    return village


def told(digest: Digest) -> str | None:
    return digest.unexpected.title if digest.unexpected else None


def test_one_a_week_and_never_the_same_again(paper: Village) -> None:
    app = paper.app()
    digest = service.run(app).digest
    first = told(digest)
    assert first in MILD
    said = " ".join(service.digest_text(app, digest).split())
    assert "EENS IETS ANDERS" in said
    assert "stond hier nog weinig" in said
    later = [told(paper.run(MORNING + n * DAY).digest) for n in (1, 2, 3)]
    assert later == [None, None, None]
    next_week = told(paper.run(MORNING + 6 * DAY).digest)
    assert next_week in MILD - {first}


def test_it_comes_beside_the_seven_and_is_not_counted_as_open(paper: Village) -> None:
    digest = paper.run().digest
    assert told(digest)
    assert told(digest) not in [lead.title for lead in digest.leads]
    assert (digest.left_over, digest.still_open) == (0, 0)


def test_it_is_a_lead_like_any_other_that_can_be_taken_up(paper: Village) -> None:
    app = paper.app()
    digest = service.run(app).digest
    assert digest.unexpected
    [done] = service.decide(app, [digest.unexpected.id], "accept")
    assert done.lead.title == told(digest)


def test_a_digest_made_twice_on_one_day_has_the_same_one(paper: Village) -> None:
    first = told(paper.run().digest)
    again = service.make_digest(paper.app(MORNING + timedelta(hours=3)))
    assert told(again) == first


def test_one_that_nobody_saw_keeps_its_place(paper: Village) -> None:
    first = told(paper.run(send=False).digest)
    assert told(paper.run(MORNING + DAY).digest) == first


def test_a_look_at_a_day_to_come_makes_nothing(paper: Village) -> None:
    app = paper.app()
    service.refresh(app)
    service.analyse(app)
    service.make_digest(app, (MORNING + 30 * DAY).date())
    assert [lead for lead in service.list_leads(app, every=True) if lead.reason("unexpected")] == []


def test_a_day_of_noise_stays_empty(village: Village) -> None:
    village.site("krant").publish(stories.CRASH, THIEF, stories.RESULTS)
    assert village.run().digest.empty


def test_crime_is_never_the_unexpected(village: Village) -> None:
    village.site("krant").publish(stories.LESSONS, THIEF, stories.CRASH, stories.RESULTS)
    assert told(village.run().digest) is None
