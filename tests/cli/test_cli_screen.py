"""What reaches the screen: encodings, narrow terminals, hostile words, quiet and loud."""

import json
from collections.abc import Callable
from datetime import date

import pytest
from cli_process import Cli, Inside
from store_nouns import BRANCH, make_analysis, make_item, make_lead, make_visit

from leads.cli.state import colour
from leads.store import Store

HOSTILE = "\x1b[31mRood\x1b]0;titel\x07 \x9b2J \u202eomgekeerd"


@pytest.mark.parametrize(
    "env",
    [{"LC_ALL": "C"}, {"LC_ALL": "POSIX", "COLUMNS": "40"}, {"PYTHONIOENCODING": "ascii"}],
    ids=["c", "narrow", "ascii"],
)
def test_a_poor_locale_breaks_nothing(child: Cli, env: dict[str, str]) -> None:
    done = child("show", "aaa111", **env)
    assert (done.returncode, done.stderr) == (0, "")
    assert "“De kring zoekt een z”" in done.stdout


def test_an_old_encoding_gets_question_marks_and_whole_json(child: Cli) -> None:
    old = {"PYTHONIOENCODING": "latin-1"}
    shown = child("show", "aaa111", **old)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "?De kring zoekt een z?" in shown.stdout
    told = json.loads(child("list", "--json", **old).stdout)
    assert told["leads"][0]["id"] == "aaa111"


def test_hostile_words_do_nothing(leads: Inside, opened: Callable[[], Store]) -> None:
    with opened() as store:
        item = make_item("kwaad")
        store.save_visit(make_visit(), [item])
        lead = make_lead("ddd444", item, title=HOSTILE, act_before=date(2026, 3, 25))
        store.save_analysis(BRANCH, [make_analysis(item, lead, "kwaad")])
    for args in (
        ["list"],
        ["list", "--json"],
        ["show", "ddd444"],
        ["show", "ddd444", "--json"],
        ["note", "ddd444", HOSTILE],
        ["accept", "ddd444"],
        ["undo", "ddd444"],
        ["review"],
        ["accept", "d"],
    ):
        done = leads(*args, FORCE_COLOR="")
        screen = done.stdout + done.stderr
        assert "Rood" in screen, args
        assert not set("\x1b\x07\x9b\u202e") & set(screen), args


def test_titles_survive_as_data(leads: Inside, opened: Callable[[], Store]) -> None:
    with opened() as store:
        item = make_item("kwaad")
        store.save_visit(make_visit(), [item])
        store.save_analysis(
            BRANCH, [make_analysis(item, make_lead("ddd444", item, title=HOSTILE), "kwaad")]
        )
    assert json.loads(leads("show", "ddd444", "--json").stdout)["lead"]["title"] == HOSTILE


@pytest.mark.parametrize(
    ("no_color", "env", "wanted"),
    [
        (False, {}, None),
        (True, {"FORCE_COLOR": "1"}, False),
        (False, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        (False, {"NO_COLOR": ""}, None),
        (False, {"FORCE_COLOR": "1", "TERM": "dumb"}, True),
        (False, {"TERM": "dumb"}, False),
    ],
)
def test_who_decides_on_colour(no_color: bool, env: dict[str, str], wanted: bool | None) -> None:
    assert colour(no_color, env) is wanted


def test_colour_into_a_pipe_only_when_forced(leads: Inside) -> None:
    assert "\x1b" not in leads("list").stdout
    assert "\x1b[1maaa111\x1b[0m" in leads("list", FORCE_COLOR="1").stdout
    assert "\x1b" not in leads("list", FORCE_COLOR="1", NO_COLOR="1").stdout
    assert "\x1b" not in leads("--no-color", "list", FORCE_COLOR="1").stdout


def test_quiet_keeps_the_result(leads: Inside) -> None:
    quiet = leads("-q", "accept", "aaa111")
    assert quiet.stdout == "aaa111  opgepakt: Kans aaa111\n"
    assert quiet.stderr == ""
    assert leads("-q", "show", "zzz").stderr != "", "faults are always told"
