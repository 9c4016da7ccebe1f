"""Persons: only with consent, matched while it holds, gone afterwards, masked in notes."""

import json
from datetime import date

import pytest
import service_stories as stories
from service_village import DAY, MORNING, Village

from leads import service
from leads.app import App
from leads.errors import UserError
from leads.model import Lead, Person

TODAY = MORNING.date()
CONSENT = "mondeling, 1 maart"


def add(app: App, name: str = "Truus Jansen", **said: object) -> Person:
    given: dict[str, object] = {
        "contact": "0497-555777",
        "interests": ["digitaal"],
        "consent": CONSENT,
    }
    return service.add_person(app, name, **(given | said))  # type: ignore[arg-type]


@pytest.fixture
def paper(village: Village) -> Village:
    village.site("krant").publish(stories.LESSONS)
    return village


def only_lead(village: Village) -> Lead:
    [lead] = service.list_leads(village.app(), every=True)
    return lead


# ── consent ──────────────────────────────────────────────────────────────────


def test_consent_holds_two_years_from_the_day_it_was_given(village: Village) -> None:
    new = add(village.app())
    assert (new.consent_on, new.expires_on) == (date(2027, 3, 1), date(2029, 3, 1))
    assert service.people(village.app()) == [new]


def test_a_leap_day_ends_on_the_last_of_february(village: Village) -> None:
    app = village.app(MORNING + 366 * DAY)
    assert add(app, consent="mail van 29 februari 2028").expires_on == date(2030, 2, 28)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"consent": ""}, "Zonder toestemming bewaar ik niemand"),
        ({"consent": " -- "}, "Zonder toestemming bewaar ik niemand"),
        ({"contact": " "}, "Hoe is Truus Jansen te bereiken"),
        ({"interests": ["", " , "]}, "Waar kan Truus Jansen bij helpen"),
        ({"consent": "ja, 3 maart 2027"}, "dag die nog moet komen"),
        ({"consent": "ja, 1 maart 2020"}, "liep af op 01-03-2022"),
        ({"until": TODAY - DAY}, "liep af op 01-03-2027"),
        ({"name": "  "}, "is geen naam"),
    ],
)
def test_what_is_refused(village: Village, said: dict[str, object], told: str) -> None:
    app = village.app()
    with pytest.raises(UserError, match=told):
        add(app, **said)  # type: ignore[arg-type]
    assert service.people(app) == []


def test_one_name_is_one_person(village: Village) -> None:
    app = village.app()
    add(app)
    with pytest.raises(UserError, match="staat er al"):
        add(app, "truus jansen")


def test_who_is_meant(village: Village) -> None:
    app = village.app()
    truus, wim = add(app), add(app, "Wim Jansen")
    assert service.person(app, "TRUUS") == truus
    assert service.person(app, str(wim.id)) == wim
    with pytest.raises(UserError, match="Welke 'jansen' bedoel je"):
        service.person(app, "jansen")
    with pytest.raises(UserError, match="Ik ken niemand 'An'"):
        service.person(app, "An")


def test_editing_leaves_consent_and_what_is_not_named(village: Village) -> None:
    app = village.app()
    old = add(app, note="liefst ’s avonds")
    new = service.edit_person(app, "truus", interests=["tennis, foto's"])
    assert (new.interests, new.note, new.consent) == (("tennis", "foto's"), old.note, old.consent)
    with pytest.raises(UserError, match="Zeg wat er anders moet"):
        service.edit_person(app, "truus")


# ── matched ──────────────────────────────────────────────────────────────────


def test_whom_to_think_of_stands_in_the_mail_and_with_the_lead(paper: Village) -> None:
    app = paper.app()
    add(app, interests=["tablets"])
    add(app, "Wim de Wit", interests=["paardrijden"])
    digest = service.run(app).digest
    told = " ".join(service.digest_text(app, digest).split())
    assert "Denk ook aan: Truus Jansen (tablets)" in told
    assert "Wim" not in told
    assert "Truus Jansen (tablets)" in service.lead_text(app, only_lead(paper))
    [lead] = json.loads(json.dumps(service.digest_json(app, digest)))["leads"]
    assert [one["name"] for one in lead["people"]] == ["Truus Jansen"]


def test_nobody_is_thought_of_after_consent_ended(paper: Village) -> None:
    add(paper.app(), interests=["tablets"], until=TODAY + DAY)
    paper.run()
    last = paper.app(MORNING + DAY)
    assert "Denk ook aan" in service.lead_text(last, only_lead(paper))
    over = paper.app(MORNING + 2 * DAY)
    assert "Denk ook aan" not in service.lead_text(over, only_lead(paper))
    assert service.people(over) == []


def test_the_end_of_consent_is_announced_in_the_foot(paper: Village) -> None:
    add(paper.app(), until=TODAY + 15 * DAY)
    assert "toestemming" not in _mail(paper, 0)
    said = "De toestemming van Truus Jansen loopt af op woensdag 17 maart."
    assert said in " ".join(_mail(paper, 1).split())


def _mail(village: Village, days: int) -> str:
    app = village.app(MORNING + days * DAY)
    return service.digest_text(app, service.run(app).digest)


def test_consent_can_be_renewed_until_the_person_is_erased(paper: Village) -> None:
    add(paper.app(), until=TODAY + DAY)
    late = paper.app(MORNING + 5 * DAY)
    new = service.renew_person(late, "truus", consent="mail van 6 maart")
    assert new.expires_on == date(2029, 3, 6)
    paper.run(MORNING + 20 * DAY)
    assert service.people(paper.app(MORNING + 20 * DAY)) == [new]


# ── erased ───────────────────────────────────────────────────────────────────


def test_the_daily_run_erases_whose_consent_ended(paper: Village) -> None:
    paper.run()
    app = paper.app()
    add(app, until=TODAY)
    service.decide(app, [only_lead(paper).id], "note", note="Truus Jansen belt")
    paper.run(MORNING + 7 * DAY)
    assert len(app.store.people.all("lindebroek")) == 1, "a week for who was on holiday"
    paper.run(MORNING + 8 * DAY)
    assert app.store.people.all("lindebroek") == []
    [decision] = service.history(app, only_lead(paper).id)
    assert decision.note == "[naam gewist] belt"


def test_who_consented_anew_stays_in_the_notes(paper: Village) -> None:
    paper.run()
    add(paper.app(), until=TODAY)
    later = paper.app(MORNING + 3 * DAY)
    service.decide(later, [only_lead(paper).id], "note", note="Truus Jansen belt")
    new = add(later, consent="mail van 5 maart")
    paper.run(MORNING + 9 * DAY)
    assert later.store.people.all("lindebroek") == [new]
    assert service.history(later, only_lead(paper).id)[0].note == "Truus Jansen belt"


@pytest.fixture
def noted(paper: Village) -> App:
    """Truus Jansen is quoted in a note, in a moment, by half her name, and in a tip."""
    paper.run()
    app = paper.app()
    add(app)
    add(app, "Wim de Wit", note="kent Truus Jansen")
    lead = only_lead(paper)
    service.decide(app, [lead.id], "accept", note="TRÚUS  jansen belt, of Jansen zelf")
    service.note_moment(app, "KBO Lindebroek", "Truus-Jansen was er ook bij")
    service.note_moment(app, "KBO Lindebroek", "Truusje Jansens niet")
    service.add(app, "Truus Jansen zoekt een zaal voor de lezing van de fotoclub.")
    return app


def _written(app: App) -> str:
    """All that a branch has, as text."""
    return json.dumps(service.export(app), default=str, ensure_ascii=False)


def test_a_person_who_is_quoted_is_found_and_masked(noted: App) -> None:
    done = service.erase(noted, "Truus Jansen")
    assert (done.persons, done.masked) == (1, 4)
    written = _written(noted)
    assert "Truus Jansen" not in written
    assert "[naam gewist] belt, of Jansen zelf" in written, "half a name may be another"
    assert "[naam gewist] was er ook bij" in written
    assert "kent [naam gewist]" in written
    assert "Truusje Jansens niet" in written
    service.analyse(noted)
    assert "Truus" not in _written(noted).replace("Truusje", "")
    titles = [lead.title for lead in service.list_leads(noted)]
    assert "[naam gewist] zoekt een zaal voor de lezing van de fotoclub." in titles


def test_half_a_name_is_listed_and_masked_when_asked(noted: App) -> None:
    [left] = [one for one in service.traces(noted, "An Jansen") if one.kind == "decision"]
    assert not left.whole
    first = service.erase(noted, "An Jansen")
    assert (first.persons, first.masked) == (0, 0)
    assert len(first.left) == 4
    done = service.erase(noted, "An Jansen", partly=True)
    assert (done.masked, done.left) == (4, ())
    assert "TRÚUS [naam gewist] belt, of [naam gewist] zelf" in _written(noted)


@pytest.mark.parametrize(("name", "told"), [("Karel Groot", "staat nergens"), ("J", "te kort")])
def test_a_name_that_is_nowhere(noted: App, name: str, told: str) -> None:
    with pytest.raises(UserError, match=told):
        service.erase(noted, name)


def test_a_decision_stays_what_it_was(noted: App) -> None:
    before = [(d.verb, d.at, d.status) for d in noted.store.decisions.all("lindebroek")]
    service.erase(noted, "Truus Jansen")
    assert [(d.verb, d.at, d.status) for d in noted.store.decisions.all("lindebroek")] == before


def test_all_of_a_branch_in_one(noted: App) -> None:
    told = service.export(noted)
    assert {key: len(value) for key, value in told.items() if isinstance(value, list)} == {
        "leads": 2,
        "decisions": 1,
        "people": 2,
        "moments": 2,
        "organisations": len(noted.store.organisations.all()),
        "ties": 0,
    }
