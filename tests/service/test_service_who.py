"""Whom to involve in a plan, and a lead worked out, from what one village's paper said."""

from collections.abc import Iterator
from datetime import date

import pytest
from service_village import MORNING, Post, village_in

from leads import service
from leads.app import App
from leads.errors import UserError
from leads.limits import PLAN_CHARS
from leads.service.arrange import Arrangement, arrange
from leads.service.who import Who, who

KRING = "Heemkundekring De Vonder"
POSTS = (
    Post(
        "vondst",
        "Scherven bij de Molenakker",
        f"{KRING} zoekt een plek met vitrines voor de archeologische vondsten van de Molenakker. "
        "Aanmelden kan via info@devonder.example. De kring denkt ook aan een lezing op zaterdag "
        "5 juni in Lindebroek.",
    ),
    Post(
        "ivn",
        "IVN telt zwaluwen",
        "IVN Lindebroek houdt op dinsdag 19 oktober om 20.00 uur een avond over zwaluwen in de "
        "natuur. Wie wil helpen met tellen?",
    ),
    Post("ongeval", "Botsing", "Bij basisschool De Linde botsten twee auto's. Niemand is gewond."),
)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    with village_in(tmp_path_factory.mktemp("plannen")) as village:
        village.national.add("maand_van_de_geschiedenis")
        village.site("krant", place="Lindebroek").publish(*POSTS)
        opened = village.app(MORNING)
        service.refresh(opened, every=True)
        service.analyse(opened)
        yield opened


def names(found: Who) -> list[str]:
    return [one.candidate.body.name for one in found.involved]


def test_each_body_comes_with_its_words_and_where_to_call_it(app: App) -> None:
    found = who(app, "lezing over archeologie, week 42")
    assert names(found)[0] == KRING
    first = found.involved[0]
    assert first.evidence[0].quote.startswith(f"{KRING} zoekt een plek met vitrines voor de arch")
    assert first.evidence[0].url == "https://krant.example/vondst"
    assert "info@devonder.example" in first.contact


def test_a_week_is_the_next_such_week_and_shows_what_is_on(app: App) -> None:
    found = who(app, "lezing over archeologie, week 42")
    assert (found.plan.start, found.plan.end) == (date(2027, 10, 18), date(2027, 10, 24))
    assert any("zwaluwen" in one.event.name or "IVN" in one.event.name for one in found.events)
    assert found.plan.text == "lezing over archeologie, week 42"


def test_a_day_in_words(app: App) -> None:
    assert who(app, "voorlezen op zaterdag 5 juni").plan.start == date(2027, 6, 5)
    assert who(app, "voorlezen in week 3 van 2028").plan.start == date(2028, 1, 17)
    assert who(app, "voorlezen").plan.start is None


def test_a_national_week_on_the_subject_is_told_as_expected(app: App) -> None:
    [hook] = who(app, "lezing over archeologie, week 42").hooks
    assert (hook.theme_id, hook.start, hook.sure) == (
        "maand_van_de_geschiedenis",
        date(2027, 10, 1),
        False,
    )


@pytest.mark.parametrize(
    ("plan", "sentence"),
    [
        ("", "Wat wil je doen"),
        ("?!", "Wat wil je doen"),
        ("lezing in week 54", "Week 54 bestaat niet: 2027 heeft 52 weken."),
        ("lezing in week 53 van 2027", "Week 53 bestaat niet"),
        ("lezing in week 0", "Week 0 bestaat niet"),
        ("heel " * PLAN_CHARS, "te lang voor een plan"),
    ],
)
def test_a_plan_that_cannot_be_read_is_told(app: App, plan: str, sentence: str) -> None:
    with pytest.raises(UserError) as caught:
        who(app, plan)
    assert sentence in app.words.told(caught.value)


def test_a_plan_of_one_word_and_one_of_hundreds(app: App) -> None:
    assert names(who(app, "archeologie"))[0] == KRING
    assert names(who(app, "archeologie en nog veel meer " * 100))[0] == KRING


def test_nobody_is_put_forward_for_nothing(app: App) -> None:
    assert names(who(app, "zeepkistenrace")) == []


def test_a_lead_worked_out(app: App) -> None:
    made = worked_out(app)
    parts = {piece.part.id: piece for piece in made.pieces}
    assert list(parts) == ["expositie", "lezing", "kinderactiviteit", "publicatie"]
    assert parts["expositie"].partners[0].candidate.body.name == KRING
    assert "own" in parts["expositie"].partners[0].candidate.because


def test_each_part_is_agreed_in_its_own_time(app: App) -> None:
    made = worked_out(app)
    assert made.day == date(2027, 6, 5)
    before = {piece.part.id: piece.agree_before for piece in made.pieces}
    assert before["expositie"] == date(2027, 3, 13)  # twelve weeks
    assert before["lezing"] == date(2027, 4, 10)  # eight weeks


def test_what_is_still_open_is_told(app: App) -> None:
    gaps = {piece.part.id: piece.gaps for piece in worked_out(app).pieces}
    assert gaps["expositie"] == ()
    assert set(gaps["kinderactiviteit"]) & {"nobody", "no-contact"}


def worked_out(app: App) -> Arrangement:
    [lead] = [one for one in service.list_leads(app, every=True) if "Scherven" in one.title]
    return arrange(app, lead.id)
