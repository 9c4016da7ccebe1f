"""From decisions to a taste, from a taste to the order of the leads, and back again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
import service_stories as stories
from service_village import DAY, MORNING, Village
from store_nouns import make_item, make_lead

from leads import service
from leads.app import App
from leads.match.leaning import tasted, unseasoned
from leads.model import Lead, Strength
from leads.service.learn import learn_from_new, taste_of

LIKED, DISLIKED, OTHER = "erfgoed_heemkunde", "natuur_duurzaamheid", "taal_basisvaardigheden"
NEAR = 1.8


@pytest.fixture
def app(village: Village) -> App:
    return village.app()


def lead(number: int, theme: str, score: float = NEAR) -> Lead:
    item = make_item(f"{theme}-{number}")
    title = f"{theme} {number}"
    made = make_lead(f"{theme[:4]}{number:02}", item, title=title, themes=(theme,), kind=None)
    return replace(
        made, branch_id="lindebroek", score=score, strength=Strength.STRONG, act_before=None
    )


def decided(app: App, days: int = 12) -> None:
    """Twelve days on which heritage is taken up, nature is left and of language half is taken."""
    themes = (LIKED, DISLIKED, OTHER)
    app.store.leads.save("lindebroek", [lead(n, theme) for n in range(days) for theme in themes])
    for day in range(days):
        past = on(app, MORNING - (20 - day) * DAY)
        yes, no = [LIKED, OTHER] if day % 2 == 0 else [LIKED], [DISLIKED]
        no += [] if OTHER in yes else [OTHER]
        service.decide(past, [f"{theme[:4]}{day:02}" for theme in yes], "accept")
        service.decide(past, [f"{theme[:4]}{day:02}" for theme in no], "drop", reason="ander-thema")


def on(app: App, moment: datetime) -> App:
    """The same app and database at another moment."""
    then = replace(app, now=lambda: moment)
    then.__dict__["store"] = app.store
    return then


def waiting(app: App) -> dict[str, Lead]:
    """Three new leads of the same score, one of each theme."""
    fresh = {theme: lead(50, theme) for theme in (LIKED, OTHER, DISLIKED)}
    app.store.leads.save("lindebroek", list(fresh.values()))
    return fresh


def stored(app: App, one: Lead) -> Lead:
    return service.show(app, one.id)


def test_open_leads_get_another_place_by_what_was_decided(app: App) -> None:
    decided(app)
    fresh = waiting(app)
    learned = service.learn(app)
    assert learned.taste.active
    assert learned.taste.decisions == 36
    assert learned.moved == 3
    scores = [stored(app, fresh[theme]).score for theme in (LIKED, OTHER, DISLIKED)]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > NEAR > scores[2]
    titles = [one.title for one in service.make_digest(app).leads]
    assert titles.index(fresh[LIKED].title) == 0


def test_a_lead_says_what_was_decided_before(app: App) -> None:
    decided(app)
    fresh = waiting(app)
    service.learn(app)
    liked = " ".join(service.lead_text(app, stored(app, fresh[LIKED])).split())
    assert "sluit aan bij wat je eerder oppakte (erfgoed" in liked
    assert "12 keer opgepakt, 0 keer laten liggen)" in liked
    left = " ".join(service.lead_text(app, stored(app, fresh[DISLIKED])).split())
    assert "staat lager door wat je eerder liet liggen" in left
    assert "0 keer opgepakt, 12 keer laten liggen)" in left


def test_what_is_liked_less_leaves_the_mail_but_not_the_list(app: App) -> None:
    decided(app)
    weak = lead(60, DISLIKED, app.ranker.thresholds.shown + 0.01)
    app.store.leads.save("lindebroek", [weak])
    service.learn(app)
    assert weak.title not in [one.title for one in service.make_digest(app).leads]
    assert weak.id in [one.id for one in service.list_leads(app)]


def test_what_was_decided_itself_is_not_weighed_again(app: App) -> None:
    decided(app)
    service.learn(app)
    assert service.show(app, f"{LIKED[:4]}03").score == NEAR


def test_learning_twice_is_learning_once(app: App) -> None:
    decided(app)
    fresh = waiting(app)
    first = service.learn(app)
    scores = [stored(app, one).score for one in fresh.values()]
    second = service.learn(app)
    assert second.taste.weights == first.taste.weights
    assert second.moved == 0
    assert [stored(app, one).score for one in fresh.values()] == scores


def test_the_grounds_are_named_by_title_the_latest_first(app: App) -> None:
    decided(app)
    service.learn(app)
    told = service.explain(app)
    grounds = {one.leaning.name: one for one in told.grounds}
    assert grounds["field:erfgoed"].taken[:2] == (f"{LIKED} 11", f"{LIKED} 10")
    assert grounds["field:erfgoed"].left == ()
    assert len(grounds["field:natuur"].left) == 3


def test_a_reset_brings_the_shipped_order_back_and_keeps_the_decisions(app: App) -> None:
    decided(app)
    fresh = waiting(app)
    service.learn(app)
    forgotten = service.reset(app)
    assert forgotten.moved == 3
    for one in fresh.values():
        assert stored(app, one).score == pytest.approx(one.score)
        assert stored(app, one).reasons == one.reasons
    assert service.history(app, f"{LIKED[:4]}03")
    assert service.learn(app).taste.decisions == 0


def test_an_answer_taken_back_does_not_count(app: App) -> None:
    decided(app, days=10)
    service.undo(app, [f"{LIKED[:4]}03"])
    learned = service.learn(app)
    assert learned.taste.decisions == 29
    assert not learned.taste.active


def test_time_and_acquaintance_say_nothing_of_taste(app: App) -> None:
    for number, reason in enumerate(("te-laat", "geen-tijd", "kennen-we", "wil-niet")):
        one = lead(number, LIKED)
        app.store.leads.save("lindebroek", [one])
        service.decide(app, [one.id], "drop", reason=reason)
    assert service.learn(app).taste.decisions == 0


# ── in the morning ───────────────────────────────────────────────────────────


@pytest.fixture
def morning(village: Village) -> Callable[[int], App]:
    """The app on a later day, with the paper read and the decisions made."""
    paper = village.site("krant")
    paper.publish(stories.LESSONS)
    app = village.app()
    service.run(app)
    decided(app)

    def later(days: int) -> App:
        paper.publish(stories.WELL)
        return village.app(MORNING + days * DAY)

    return later


def test_the_daily_run_learns_and_new_leads_come_with_the_taste(
    morning: Callable[[int], App],
) -> None:
    app = morning(1)
    ran = service.run(app)
    assert taste_of(app).active
    [well] = [one for one in ran.digest.leads if one.title == stories.WELL.title]
    told = well.reason("taste")
    assert told is not None
    assert told.ref.startswith("field:erfgoed:12:0")
    assert tasted(well) == pytest.approx(told.points)
    bare = unseasoned(well, app.ranker.thresholds)
    assert bare.score == pytest.approx(well.score - told.points)


def test_another_paper_with_the_same_story_adds_no_second_taste(
    village: Village, morning: Callable[[int], App]
) -> None:
    app = morning(1)
    [first] = [o for o in service.run(app).digest.leads if o.title == stories.WELL.title]
    village.site("omroep").publish(stories.WELL)
    later = village.app(MORNING + 2 * DAY)
    service.run(later)
    joined = service.show(later, first.id)
    assert len(joined.sightings) == 2
    assert [one.kind for one in joined.reasons].count("taste") == 1
    assert joined.score == pytest.approx(first.score)


def test_without_new_decisions_nothing_is_learned_again(morning: Callable[[int], App]) -> None:
    assert learn_from_new(morning(1)) is not None
    app = morning(2)
    assert learn_from_new(app) is None
    hour = on(app, MORNING + 2 * DAY + timedelta(hours=1))
    service.decide(hour, [f"{DISLIKED[:4]}03"], "accept")
    assert learn_from_new(hour) is not None


def test_nobody_decided_nothing_is_learned(app: App) -> None:
    assert learn_from_new(app) is None
    assert not taste_of(app).active
