"""The figures, worked out by hand on small cases."""

import json
from collections.abc import Sequence
from dataclasses import replace
from math import log2

import pytest
from match_nouns import knowledge

from leads.evaluation import (
    KINDS,
    Gold,
    Prediction,
    evaluate,
    order_figures,
    parse_gold,
    parse_prediction,
    read_predictions,
    shown_figures,
    stories,
    strip_marks,
)
from leads.evaluation.gold import GoldEvent, GoldMention, Stretch
from leads.evaluation.prediction import PredictedEvent
from leads.evaluation.understanding import (
    duplicate_figures,
    event_figures,
    kind_figures,
    organisation_figures,
    theme_figures,
)

MARKED = {
    "id": "elsbroek-002",
    "village": "Elsbroek",
    "today": "2025-01-17",
    "published": "2025-01-16T16:40:00+01:00",
    "source_kind": "social",
    "source_name": "Facebook",
    "url": "https://social.example/2",
    "title": "",
    "text": "Op de [[EVENT|Peelbrand-avond]] van [[DATE|do 6 feb]] zoekt [[ORG|D'n Elzenhof]] plek",
    "grade": 3,
    "lead_kind": "call",
    "themes": ["erfgoed", "duurzaamheid"],
    "events": [
        {
            "name": "avond",
            "start": "2025-02-06T20:00",
            "status": "upcoming",
            "when_text": "do 6 feb",
        }
    ],
    "duplicate_of": "elsbroek-001",
}
BY_OFFSETS = {
    "id": "x-01",
    "village": "Elsbroek",
    "title": "Kring zoekt films",
    "text": "De kring zoekt [films].",
    "grade": 2,
    "orgs": [
        {
            "canonical": "Heemkundekring De Vonder",
            "mentions": [{"in": "title", "start": 0, "end": 5, "alts": [[0, 5], [0, 4]]}],
        }
    ],
    "orgs_optional": [{"in": "text", "start": 3, "end": 8}],
    "events": [
        {"start": "2026-03-28T10:00", "end": "2026-03-28T12:30", "text_span": "zaterdag 28 maart"}
    ],
    "dates_optional": [{"text_span": "1 mei"}],
}


def gold(item: str = "a", grade: int = 2, **changes: object) -> Gold:
    plain = Gold(
        id=item,
        village="v",
        grade=grade,
        kind="call",
        fields=frozenset(),
        mentions=(),
        optional=(),
        events=(),
        optional_dates=(),
        duplicate_of=None,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def said(item: str = "a", score: float = 0.0, **changes: object) -> Prediction:
    plain = Prediction(
        id=item,
        score=score,
        shown=False,
        strength=None,
        themes=(),
        kind=None,
        orgs=(),
        events=(),
        duplicate_of=None,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


# ── gold ─────────────────────────────────────────────────────────────────────


def test_marks_are_stripped_and_offsets_count_in_what_is_left() -> None:
    given, right = parse_gold(json.dumps(MARKED))
    assert given["text"] == "Op de Peelbrand-avond van do 6 feb zoekt D'n Elzenhof plek"
    assert right is not None
    (mention,) = right.mentions
    assert given["text"][mention.stretch.start : mention.stretch.end] == "D'n Elzenhof"
    assert mention.name == "D'n Elzenhof"
    assert right.duplicate_of == "elsbroek-001"


def test_nothing_of_the_gold_is_given_away() -> None:
    given, _ = parse_gold(json.dumps(MARKED))
    assert set(given) == {
        "id", "village", "today", "published", "source_kind", "source_name", "url", "title", "text",
    }  # fmt: skip
    assert "[[" not in "".join(given.values())


def test_sustainability_counts_as_nature() -> None:
    _, right = parse_gold(json.dumps(MARKED))
    assert right is not None
    assert right.fields == {"erfgoed", "natuur"}


def test_the_form_with_offsets() -> None:
    given, right = parse_gold(json.dumps(BY_OFFSETS))
    assert given["text"] == "De kring zoekt [films]."
    assert right is not None
    (mention,) = right.mentions
    assert mention == GoldMention(
        Stretch("title", 0, 5),
        "Heemkundekring De Vonder",
        (Stretch("title", 0, 5), Stretch("title", 0, 4)),
    )
    assert right.optional == (Stretch("text", 3, 8),)
    assert right.optional_dates == ("1 mei",)
    assert right.events[0].status == "upcoming"


def test_without_gold_only_the_given_fields() -> None:
    given, right = parse_gold('{"id": "x", "village": "v", "text": "woorden"}')
    assert right is None
    assert given["text"] == "woorden"
    assert given["title"] == ""


@pytest.mark.parametrize("line", ["[1]", '"x"', '{"id": "x"}', '{"village": "v", "text": ""}', "{"])
def test_a_wrong_line_is_refused(line: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (json's own error is one, with its own words)
        parse_gold(line)


def test_only_organisations_are_kept_of_the_marks() -> None:
    plain, mentions = strip_marks("[[PER|Jan]] van [[ORG|KBO]] in [[GPE|Zwolle]]", "title")
    assert plain == "Jan van KBO in Zwolle"
    assert mentions == [GoldMention(Stretch("title", 8, 11), "KBO")]


# ── order ────────────────────────────────────────────────────────────────────


def test_duplicates_are_one_story_with_the_best_grade() -> None:
    told = stories(
        [
            gold("a", 1),
            gold("b", 3, duplicate_of="a"),
            gold("c", 2, duplicate_of="b"),
            gold("d", 0),
            gold("e", 2, duplicate_of="elsewhere"),
        ]
    )
    assert [(set(story.ids), story.grade) for story in told] == [
        ({"a", "b", "c"}, 3),
        ({"d"}, 0),
        ({"e"}, 2),
    ]


def test_ndcg_by_hand() -> None:
    told = stories([gold("a", 3), gold("b", 0), gold("c", 2)])
    figures = order_figures(told, {"a": 1.0, "b": 3.0, "c": 2.0})
    won = 0 + 3 / log2(3) + 7 / log2(4)
    best = 7 + 3 / log2(3)
    assert figures["ndcg@10"] == pytest.approx(won / best)
    assert figures["p@10"] == 1.0
    assert figures["noise@10"] == pytest.approx(0.1)


def test_a_story_stands_where_its_best_item_stands() -> None:
    told = stories([gold("a", 3), gold("b", 0), gold("c", 0, duplicate_of="a")])
    assert order_figures(told, {"a": 0.0, "b": 1.0, "c": 2.0})["ndcg@10"] == 1.0


def test_only_ten_count_and_twelve_for_recall() -> None:
    golds = [gold(f"bad{n}", 0) for n in range(10)] + [gold(f"good{n}", 2) for n in range(4)]
    scores = {g.id: -float(place) for place, g in enumerate(golds)}
    figures = order_figures(stories(golds), scores)
    assert figures["p@10"] == 0
    assert figures["noise@10"] == 1.0
    assert figures["r@12"] == pytest.approx(2 / 4)


def test_precision_at_ten_is_fair_where_little_is_good() -> None:
    golds = [gold("a", 2), gold("b", 2), *(gold(f"x{n}", 0) for n in range(20))]
    scores = {g.id: -float(place) for place, g in enumerate(golds)}
    assert order_figures(stories(golds), scores)["p@10"] == 1.0


def test_a_place_without_good_news_misses_nothing() -> None:
    figures = order_figures(stories([gold("a", 0)]), {"a": 1.0})
    assert figures["ndcg@10"] == figures["p@10"] == figures["r@12"] == 1.0


# ── what is shown ────────────────────────────────────────────────────────────


def test_shown_by_hand() -> None:
    golds = [gold("a", 3), gold("b", 2, duplicate_of="a"), gold("c", 1), gold("d", 0), gold("e", 2)]
    predictions = {
        "a": said("a"),
        "b": said("b", shown=True, strength="sterk"),
        "c": said("c", shown=True, strength="redelijk"),
        "d": said("d", shown=True, strength="sterk"),
        "e": said("e"),
    }
    figures = shown_figures(stories(golds), predictions)
    assert figures["shown"] == 3
    assert figures["shown_precision"] == pytest.approx(1 / 3)
    assert figures["shown_noise"] == pytest.approx(1 / 3)
    assert figures["shown_recall"] == pytest.approx(1 / 2)
    assert figures["strong_precision"] == pytest.approx(1 / 2)
    assert figures["noise_day"] == 1


def test_nothing_shown_is_no_noise() -> None:
    figures = shown_figures(stories([gold("a", 0)]), {"a": said("a")})
    assert figures["shown_noise"] == 0
    assert figures["shown_precision"] == 1


# ── organisations ────────────────────────────────────────────────────────────


def body(start: int, end: int, name: str = "", *alts: tuple[int, int]) -> GoldMention:
    return GoldMention(
        Stretch("text", start, end), name, tuple(Stretch("text", *alt) for alt in alts)
    )


def orgs(mentions: Sequence[GoldMention], *stretches: tuple[int, int], **changes: object):  # type: ignore[no-untyped-def]
    right = gold(mentions=tuple(mentions), **changes)
    return organisation_figures([(right, said(orgs=tuple(Stretch("text", *s) for s in stretches)))])


def test_mentions_exact_and_overlapping() -> None:
    figures = orgs([body(0, 10, "A"), body(20, 30, "B")], (0, 10), (22, 30), (50, 60))
    assert figures["org_exact_p"] == pytest.approx(1 / 3)
    assert figures["org_exact_r"] == pytest.approx(1 / 2)
    assert figures["org_overlap_p"] == pytest.approx(2 / 3)
    assert figures["org_overlap_r"] == 1.0
    assert figures["org_unique"] == 1.0


def test_an_alternative_is_as_good() -> None:
    figures = orgs([body(0, 10, "A", (0, 10), (3, 10))], (3, 10))
    assert figures["org_exact_f1"] == 1.0


def test_matching_is_one_to_one() -> None:
    figures = orgs([body(0, 20, "A")], (0, 5), (8, 20))
    assert figures["org_overlap_p"] == pytest.approx(1 / 2)
    assert figures["org_overlap_r"] == 1.0


def test_an_exact_hit_is_not_taken_by_a_neighbour() -> None:
    figures = orgs([body(0, 10, "A"), body(9, 20, "B")], (9, 20), (0, 8))
    assert figures["org_overlap_f1"] == 1.0


def test_optional_mentions_are_neutral() -> None:
    figures = orgs([body(0, 10, "A")], (0, 10), (40, 45), optional=(Stretch("text", 38, 50),))
    assert figures["org_exact_p"] == 1.0


def test_the_same_offsets_in_the_title_are_elsewhere() -> None:
    right = gold(mentions=(body(0, 5, "A"),))
    figures = organisation_figures([(right, said(orgs=(Stretch("title", 0, 5),)))])
    assert figures["org_overlap_f1"] == 0


def test_a_name_touched_once_is_found() -> None:
    figures = orgs([body(0, 5, "KBO"), body(10, 15, "kbo"), body(20, 25, "IVN")], (10, 15))
    assert figures["org_unique"] == pytest.approx(1 / 2)


# ── events ───────────────────────────────────────────────────────────────────


def happening(
    start: str | None, end: str | None = None, status: str = "upcoming", span: str = ""
) -> GoldEvent:
    return GoldEvent(start, end, status, span)


def events(right: Sequence[GoldEvent], *told: PredictedEvent, **changes: object):  # type: ignore[no-untyped-def]
    return event_figures([(gold(events=tuple(right), **changes), said(events=told))])


def tell(start: str | None, status: str = "upcoming", span: str = "") -> PredictedEvent:
    return PredictedEvent(start, status, span)


def test_events_match_on_the_day_one_to_one() -> None:
    right = [happening("2026-03-28T10:00"), happening("2026-03-29")]
    figures = events(right, tell("2026-03-28"), tell("2026-03-28"), tell("2026-05-01"))
    assert figures["event_p"] == pytest.approx(1 / 3)
    assert figures["event_r"] == pytest.approx(1 / 2)


def test_time_and_status_of_what_matched() -> None:
    right = [
        happening("2026-03-28T10:00"),
        happening("2026-03-29T20:00", status="cancelled"),
        happening("2026-03-30"),
    ]
    figures = events(
        right, tell("2026-03-28T10:00"), tell("2026-03-29T19:00"), tell("2026-03-30T09:00")
    )
    assert figures["event_time"] == pytest.approx(1 / 2)
    assert figures["event_status"] == pytest.approx(2 / 3)


def test_the_better_of_two_on_one_day_is_taken() -> None:
    figures = events(
        [happening("2026-03-28T10:00")], tell("2026-03-28T14:00"), tell("2026-03-28T10:00")
    )
    assert figures["event_time"] == 1.0


def test_days_inside_a_range_are_neutral() -> None:
    right = [happening("2026-03-03", "2026-03-10")]
    figures = events(right, tell("2026-03-03"), tell("2026-03-07"))
    assert figures["event_f1"] == 1.0
    assert events(right, tell("2026-03-03"), tell("2026-03-11"))["event_p"] == pytest.approx(0.5)


def test_an_event_without_a_start_is_neutral() -> None:
    right = [happening(None, span="in mei")]
    assert events(right)["event_f1"] == 1.0
    assert events(right, tell("2026-05-01", span="in mei"))["event_p"] == 1.0
    assert events(right, tell("2026-05-01", span="1 mei"))["event_p"] == 0.0
    assert events(right, tell(None, span="in mei"))["event_f1"] == 1.0


def test_optional_dates_are_neutral() -> None:
    figures = events([], tell("2026-05-01", span="1 mei"), optional_dates=("1 mei",))
    assert figures["event_p"] == 1.0


# ── duplicates, themes, kinds ────────────────────────────────────────────────


def test_duplicate_pairs_are_closed_over_groups() -> None:
    pairs = [
        (gold("a"), said("a")),
        (gold("b", duplicate_of="a"), said("b", duplicate_of="a")),
        (gold("c", duplicate_of="b"), said("c", duplicate_of="a")),
        (gold("d"), said("d", duplicate_of="c")),
    ]
    figures = duplicate_figures(pairs)
    assert figures["dup_r"] == 1.0
    assert figures["dup_p"] == pytest.approx(3 / 6)


def test_no_duplicates_and_none_claimed_is_right() -> None:
    assert duplicate_figures([(gold("a"), said("a"))])["dup_f1"] == 1.0


def test_themes_count_by_field_and_only_where_there_is_something() -> None:
    fields = {"erfgoed_heemkunde": "erfgoed", "natuur_duurzaamheid": "natuur"}
    pairs = [
        (
            gold("a", 2, fields=frozenset({"erfgoed", "natuur"})),
            said(themes=("erfgoed_heemkunde", "x")),
        ),
        (gold("b", 0), said(themes=("natuur_duurzaamheid",))),
    ]
    figures = theme_figures(pairs, fields)
    assert figures["theme_p"] == pytest.approx(1 / 2)
    assert figures["theme_r"] == pytest.approx(1 / 2)
    assert figures["theme_f1"] == pytest.approx(1 / 2)


def test_two_themes_of_one_field_are_one() -> None:
    pairs = [(gold(fields=frozenset({"inclusie"})), said(themes=("a", "b")))]
    assert theme_figures(pairs, {"a": "inclusie", "b": "inclusie"})["theme_f1"] == 1.0


@pytest.mark.parametrize(
    ("word", "kind", "right"),
    [
        ("call", "oproep", 1.0),
        ("call", "jubileum", 0.0),
        ("other", "dienst_verandert", 1.0),
        ("other", "schoolproject", 1.0),
        ("upcoming_event", "bieb_al_partner", 0.0),
        ("national_theme", "thema_zonder_programma", 0.0),
        ("call", None, 0.0),
    ],
)
def test_kinds(word: str, kind: str | None, right: float) -> None:
    assert kind_figures([(gold(kind=word), said(kind=kind))])["kind_accuracy"] == right


def test_kinds_are_measured_on_good_items_only() -> None:
    pairs = [(gold("a", 1), said(kind=None)), (gold("b", 2), said(kind="oproep"))]
    assert kind_figures(pairs)["kind_accuracy"] == 1.0


def test_every_kind_in_the_map_is_one_of_the_domain() -> None:
    known = {signal.id for signal in knowledge().signals}
    assert frozenset().union(*KINDS.values()) <= known


# ── the whole ────────────────────────────────────────────────────────────────


def test_villages_weigh_alike_whatever_their_size() -> None:
    golds = [
        gold("a", 3, village="Groot"),
        *(gold(f"n{n}", 0, village="Groot") for n in range(3)),
        gold("z", 3, village="Klein"),
        gold("y", 0, village="Klein"),
    ]
    scores = {"a": 9.0, "n0": 1.0, "n1": 1.0, "n2": 1.0, "z": 0.0, "y": 5.0}
    predictions = {g.id: said(g.id, scores[g.id], shown=g.id == "y") for g in golds}
    report = evaluate(golds, predictions, {}, {"upside down": {k: -v for k, v in scores.items()}})
    assert report.villages["Groot"]["ndcg@10"] == 1.0
    assert report.villages["Klein"]["ndcg@10"] == pytest.approx(1 / log2(3))
    assert report.macro["ndcg@10"] == pytest.approx((1 + 1 / log2(3)) / 2)
    assert report.macro["noise_day"] == pytest.approx(0.5)
    assert report.baselines["upside down"]["ndcg@10"] == pytest.approx((1 / log2(5) + 1) / 2)


def test_an_item_without_a_prediction_is_a_fault() -> None:
    with pytest.raises(KeyError):
        evaluate([gold("a")], {}, {})


def test_predictions_are_read_back_as_written() -> None:
    record = {
        "id": "a",
        "score": 3.1,
        "shown": True,
        "strength": "sterk",
        "grade": 3,
        "themes": ["erfgoed_heemkunde"],
        "kind": "oproep",
        "orgs": [{"in": "title", "start": 0, "end": 5, "name": "KBO", "type": None}],
        "events": [{"name": "x", "start": "2026-03-28", "status": "upcoming", "text_span": None}],
        "dup_of": "b",
        "reasons": [],
    }
    read = read_predictions(json.dumps(record) + "\n\n")
    assert read == {"a": parse_prediction(record)}
    assert read["a"].orgs == (Stretch("title", 0, 5),)
    assert read["a"].events == (PredictedEvent("2026-03-28", "upcoming", ""),)
    assert read["a"].duplicate_of == "b"
