"""The directory over several mornings: what a person settled stays settled."""

from datetime import timedelta

import pytest
from service_village import DAY, MORNING, Post, Site, Village

from leads import service
from leads.app import App
from leads.errors import UserError

KRING = "Heemkundekring De Vonder"


@pytest.fixture
def paper(village: Village) -> Site:
    return village.site("krant", place="Lindebroek")


def post(number: int, text: str) -> Post:
    return Post(
        f"bericht-{number}", f"Bericht {number}", text, MORNING - timedelta(hours=9 - number)
    )


def read(village: Village, paper: Site, *posts: Post, days: int = 0) -> App:
    """A morning on which the paper has these posts."""
    paper.publish(*posts)
    app = village.app(MORNING + days * DAY)
    service.refresh(app, every=True)
    service.analyse(app)
    return app


def names(app: App) -> set[str]:
    return {body.name for body in service.organisations(app)}


OVE = post(1, "De Ondernemersvereniging Lindebroek (OVL) zoekt kramen voor de markt.")
LATER = post(2, "Volgens de OVL is er nog plek op de markt. Ook de OVL zelf komt.")


def test_an_abbreviation_of_yesterday_is_understood_today(village: Village, paper: Site) -> None:
    read(village, paper, OVE)
    app = read(village, paper, OVE, LATER, days=1)
    found = service.about(app, "ovl")
    assert (found.body.name, found.body.mentions) == ("Ondernemersvereniging Lindebroek", 2)
    assert [seen.title for seen in found.seen] == ["Bericht 2", "Bericht 1"]
    assert found.seen[1].quote.startswith("De Ondernemersvereniging Lindebroek (OVL) zoekt")
    assert found.seen[1].url.endswith("bericht-1")


def test_a_rename_lasts_and_the_old_name_is_still_understood(village: Village, paper: Site) -> None:
    app = read(village, paper, OVE)
    service.rename(app, "ovl", "Dorpswinkels Lindebroek", "Marja")
    app = read(village, paper, OVE, LATER, days=1)
    found = service.about(app, "Dorpswinkels Lindebroek")
    assert found.body.mentions == 2
    assert set(found.body.aliases) == {"Ondernemersvereniging Lindebroek", "OVL"}
    assert [(one.verb, one.who) for one in found.settled] == [("rename", "Marja")]
    assert service.organisation(app, "ondernemersvereniging lindebroek") == found.body


def test_a_split_lasts_when_both_stand_in_the_paper_again(village: Village, paper: Site) -> None:
    app = read(village, paper, OVE)
    kept, freed = service.split(app, "Ondernemersvereniging Lindebroek", "OVL")
    again = post(3, "De Ondernemersvereniging Lindebroek (OVL) zoekt nog meer kramen.")
    app = read(village, paper, OVE, LATER, again, days=1)
    assert service.organisation(app, kept.id).aliases == ()
    assert service.organisation(app, freed.id).name == "OVL"
    assert service.organisation(app, freed.id).mentions >= 1
    assert service.doubts(app) == []


def test_doubts_are_asked_once(village: Village, paper: Site) -> None:
    text = "Scouting Sint Joris en Scouting Sint Boris zoeken samen een kamp."
    app = read(village, paper, post(1, text))
    [doubt] = service.doubts(app)
    assert {doubt.first.name, doubt.second.name} == {"Scouting Sint Joris", "Scouting Sint Boris"}
    service.judge(app, doubt, "later")
    assert service.doubts(app) == []
    tomorrow = village.app(MORNING + DAY)
    [again] = service.doubts(tomorrow)
    service.judge(tomorrow, again, "different", "Marja")
    assert service.doubts(village.app(MORNING + 30 * DAY)) == []
    assert len(names(tomorrow)) == 2


def test_the_same_is_one_body_from_then_on(village: Village, paper: Site) -> None:
    text = "Scouting Sint Joris en Scouting Sint Boris zoeken samen een kamp."
    app = read(village, paper, post(1, text))
    [doubt] = service.doubts(app)
    service.judge(app, doubt, "same")
    app = read(village, paper, post(1, text), post(2, f"Weer: {text}"), days=1)
    [body] = service.organisations(app)
    assert (body.name, body.mentions) == (doubt.first.name, 2)


def test_how_the_branch_knows_a_body(village: Village, paper: Site) -> None:
    app = read(village, paper, OVE)
    assert service.know(app, "ovl", "partner", "Marja").known_as == "partner"
    app = read(village, paper, OVE, LATER, days=1)
    assert service.organisation(app, "ovl").known_as == "partner"


def test_a_lead_names_the_body_that_a_bare_noun_means(village: Village, paper: Site) -> None:
    read(village, paper, post(1, "Dorpsraad Lindebroek vergadert maandag over het verkeer."))
    ask = Post(
        "zaal",
        "De dorpsraad zoekt een zaal",
        "De dorpsraad zoekt een zaal met stoelen voor een avond over lezen en voorlezen op "
        "woensdag 24 maart om 20.00 uur. Wie helpt? Reageren kan tot en met vrijdag 19 maart.",
    )
    app = read(village, paper, ask, days=1)
    [lead] = service.list_leads(app)
    assert lead.organisations[0] == "Dorpsraad Lindebroek"
    [about] = service.about(app, "dorpsraad").leads
    assert about.lead.id == lead.id
    service.decide(app, [lead.id], "accept", who="Marja")
    [about] = service.about(app, "dorpsraad").leads
    assert [one.verb for one in about.decisions] == ["accept"]


def test_the_digest_tells_where_to_call(village: Village, paper: Site) -> None:
    ask = Post(
        "zaal",
        "KBO Lindebroek zoekt een zaal",
        "KBO Lindebroek zoekt een zaal met stoelen voor lessen in digitale vaardigheden op "
        "woensdag 24 maart om 20.00 uur. Wie helpt KBO Lindebroek? Aanmelden kan bij KBO "
        "Lindebroek, 0497-555777 of info@kbo-lindebroek.example, tot en met vrijdag 19 maart.",
    )
    app = read(village, paper, ask)
    told = service.digest_text(app, service.make_digest(app))
    assert "Bel of mail: 0497-555777, info@kbo-lindebroek.example" in told
    [lead] = service.list_leads(app)
    assert "Bel of mail: 0497-555777" in service.lead_text(app, lead)


def test_a_name_that_is_not_clear_is_a_question(village: Village, paper: Site) -> None:
    text = "Scouting Sint Joris en Scouting Sint Boris zoeken samen een kamp."
    app = read(village, paper, post(1, text))
    with pytest.raises(UserError, match="Welke 'scouting' bedoel je") as asked:
        service.organisation(app, "scouting")
    for body in service.organisations(app):
        assert f"{service.short_id(body)}  {body.name}" in str(asked.value)
        assert service.organisation(app, service.short_id(body)) == body
    with pytest.raises(UserError, match=r"Ik ken geen organisatie.*Bedoel je Scouting"):
        service.organisation(app, "Skouting Sint Joris")
    with pytest.raises(UserError, match="Ik ken geen organisatie 'xyz'"):
        service.organisation(app, "xyz")


def test_what_cannot_be_settled_is_explained(village: Village, paper: Site) -> None:
    text = "Scouting Sint Joris en Scouting Sint Boris zoeken samen een kamp."
    app = read(village, paper, post(1, text))
    with pytest.raises(UserError, match=r"Zo heet Scouting Sint Boris .* al"):
        service.rename(app, "joris", "Stichting Scouting Sint Boris")
    with pytest.raises(UserError, match="is geen naam"):
        service.rename(app, "joris", "De")
    with pytest.raises(UserError, match="al één organisatie"):
        service.merge(app, "joris", "Scouting Sint Joris")
    with pytest.raises(UserError, match="geen andere naam 'Klim'"):
        service.split(app, "joris", "Klim")
    with pytest.raises(UserError, match="geen andere naam"):
        service.split(app, "joris", "scouting sint joris")
