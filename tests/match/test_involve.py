"""Whom to involve: what puts one body before another, and what never does."""

from dataclasses import replace
from datetime import UTC, datetime

from match_nouns import knowledge

from leads.match.involve import rank
from leads.match.plan import read_plan
from leads.model import Candidate, Organisation, Trace

KRING = Organisation(id="kring", name="Heemkundekring De Wever", type_id="heemkundekring")
FANFARE = Organisation(id="fanfare", name="Fanfare Sint Jan", type_id="muziekvereniging")
GLAS = Organisation(id="glas", name="Glas in Lood")
LIBRARY = Organisation(id="bieb", name="Bibliotheek Elzerade", mentions=40)
SEEN = datetime(2027, 3, 1, tzinfo=UTC)
PLAN = "lezing over archeologie"


def ranked(*bodies: Organisation, traces: tuple[Trace, ...] = (), plan: str = PLAN) -> list[str]:
    return [one.body.id for one in found(*bodies, traces=traces, plan=plan)]


def found(
    *bodies: Organisation, traces: tuple[Trace, ...] = (), plan: str = PLAN
) -> list[Candidate]:
    return rank(read_plan(plan, knowledge()), bodies, traces, knowledge())


def trace(body: str, *stems: str, item: str = "i1", themes: tuple[str, ...] = ()) -> Trace:
    return Trace(
        organisation_id=body, item_id=item, published=SEEN, stems=stems, themes=themes, grade=2
    )


def test_the_type_of_body_that_works_on_the_theme() -> None:
    assert ranked(FANFARE, KRING) == ["kring"]
    assert found(KRING)[0].because == ("type",)


def test_words_of_the_plan_beside_a_body_of_no_type() -> None:
    [only] = found(GLAS, traces=(trace("glas", "archeolog"),))
    assert only.because == ("words",)
    assert [one.item_id for one in only.traces] == ["i1"]


def test_more_messages_speak_louder() -> None:
    other = replace(GLAS, id="other", name="Glas op Lood")
    often = (trace("other", "archeolog"), trace("other", "archeolog", item="i2"))
    assert ranked(GLAS, other, traces=(trace("glas", "archeolog"), *often)) == ["other", "glas"]


def test_who_is_named_in_the_plan_comes_first() -> None:
    told = "lezing over archeologie samen met Glas in Lood"
    assert ranked(KRING, GLAS, plan=told) == ["glas", "kring"]


def test_a_name_that_says_it() -> None:
    club = Organisation(id="foto", name="Fotoclub Elzerade")
    assert found(club, plan="foto's ophangen")[0].because == ("name",)


def test_a_partner_goes_before_a_stranger() -> None:
    partner = replace(KRING, id="partner", name="Heemkundekring De Zoom", known_as="partner")
    assert ranked(KRING, partner) == ["partner", "kring"]


def test_being_known_or_often_in_the_paper_is_no_reason_by_itself() -> None:
    assert not ranked(replace(FANFARE, known_as="partner", mentions=500))


def test_the_library_is_not_involved_in_its_own_plan() -> None:
    assert not ranked(LIBRARY, traces=(trace("bieb", "archeolog"),))


def test_another_village_comes_later() -> None:
    far = replace(KRING, id="far", name="Heemkundekring De Zoom", place="Groningen")
    near = replace(far, id="near", place="Berkenoord")
    assert ranked(far, near) == ["near", "far"]


def test_the_trace_that_shows_most_comes_first() -> None:
    theme = trace("kring", item="theme", themes=("erfgoed_heemkunde",))
    both = trace("kring", "archeolog", item="both", themes=("erfgoed_heemkunde",))
    [only] = found(KRING, traces=(theme, both))
    assert [one.item_id for one in only.traces] == ["both", "theme"]


def test_a_word_beside_the_body_counts_more_than_one_further_on() -> None:
    other = replace(GLAS, id="other", name="Hal en Hof")
    near = replace(trace("other", "archeolog"), near=True)
    assert ranked(GLAS, other, traces=(trace("glas", "archeolog"), near)) == ["other", "glas"]


def test_the_short_name_of_a_body_does_not_take_a_second_place() -> None:
    short = replace(KRING, id="kort", name="De Wever")
    assert ranked(KRING, short, traces=(trace("kort", "archeolog"),)) in (["kring"], ["kort"])


def test_the_paper_itself_comes_after_the_clubs_it_writes_about() -> None:
    paper = Organisation(id="krant", name="De Elzerader", type_id="lokale_media")
    told = tuple(replace(trace(one, "archeolog"), near=True) for one in ("krant", "glas"))
    assert ranked(paper, GLAS, traces=told) == ["glas", "krant"]


def test_a_source_of_news_is_no_partner() -> None:
    paper = Organisation(id="krant", name="De Elzerader")
    told = (trace("krant", "archeolog"), trace("glas", "archeolog"))
    plan = read_plan(PLAN, knowledge())
    assert [
        one.body.id for one in rank(plan, (paper, GLAS), told, knowledge(), ["De Elzerader"])
    ] == ["glas"]


def test_what_was_noise_shows_less_than_what_was_a_chance() -> None:
    other = replace(GLAS, id="other", name="Hal en Hof")
    noise = replace(trace("glas", "archeolog"), grade=0)
    assert ranked(GLAS, other, traces=(noise, trace("other", "archeolog"))) == ["other", "glas"]


def test_who_works_on_it_and_was_read_of_goes_before_who_only_works_on_it() -> None:
    other = replace(KRING, id="other", name="Heemkundekring De Zoom")
    seen = trace("other", themes=("erfgoed_heemkunde",))
    assert ranked(KRING, other, traces=(seen,)) == ["other", "kring"]


def test_a_committee_comes_after_the_clubs_it_speaks_of() -> None:
    committee = Organisation(id="raad", name="Commissie Samenleving")
    told = tuple(replace(trace(one, "archeolog"), near=True) for one in ("raad", "glas"))
    assert ranked(committee, GLAS, traces=told) == ["glas", "raad"]
