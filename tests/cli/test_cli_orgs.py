"""Organisations on the command line: looking one up, settling, doubtful pairs."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from cli_process import Inside
from store_nouns import BRANCH, make_analysis, make_item, make_mention, make_visit

from leads.store import Store

KRING = "Heemkundekring De Vonder"


@pytest.fixture
def clubs(leads: Inside, opened: Callable[[], Store]) -> Inside:
    """A home whose directory also holds two scout groups that may be one."""
    with opened() as store:
        for key, name in (("s1", "Scouting Sint Joris"), ("s2", "Scouting Sint Boris")):
            item = make_item(key)
            store.save_visit(make_visit(), [item])
            mention = make_mention(name, type_id="scouting")
            store.save_analysis(BRANCH, [make_analysis(item, mentions=(mention,))])
    return leads


def test_the_list_and_a_search(clubs: Inside) -> None:
    done = clubs("orgs")
    assert done.stdout.splitlines()[0] == f"   3×  {KRING}  (heemkundekring, Elsbroek)"
    assert len(done.stdout.splitlines()) == 3
    found = clubs("organisaties", "sint", "joris", "--json")
    [body] = json.loads(found.stdout)["organisations"]
    assert (body["name"], body["place"], body["contact"]) == ("Scouting Sint Joris", "Elsbroek", [])
    assert clubs("orgs", "niets").stdout == "Nog geen organisaties gevonden.\n"


def test_all_about_one(clubs: Inside) -> None:
    clubs("accept", "aaa111", "--who", "Marja")
    clubs("orgs", "known", "vonder", "--as", "partner", "--who", "Ans")
    told = clubs("orgs", "show", "heemkundekring", "de", "vonder").stdout
    assert told.startswith(f"{KRING}  (heemkundekring, Elsbroek)\n")
    assert "3 keer genoemd · partner" in told
    assert "De Krant: Kring zoekt films" in told
    assert "https://krant.example/aaa111" in told
    assert "aaa111  opgepakt      Kans aaa111" in told
    assert "    dinsdag 24 maart, opgepakt, Marja\n" in told
    later = clubs("--now", "2027-03-24", "orgs", "show", "vonder").stdout
    assert "    dinsdag 24 maart 2026, opgepakt, Marja\n" in later
    assert "24-03-2026 · Ans · we kennen ze als: partner" in told
    data = json.loads(clubs("orgs", "show", "vonder", "--json").stdout)
    assert data["organisation"]["known_as"] == "partner"
    assert {one["lead"]["id"] for one in data["leads"]} == {"aaa111", "aab222", "ccc333"}
    assert data["seen"][0]["quote"].startswith("Kring")
    assert [one["verb"] for one in data["settled"]] == ["known"]


def test_rename_and_back(clubs: Inside) -> None:
    done = clubs("orgs", "rename", "vonder", "De Vonderaars")
    assert "De Vonderaars  (heemkundekring, Elsbroek)  onbekend; ook: " + KRING in done.stdout
    back = done.stderr.partition("Doe: ")[2].strip().removeprefix("leads ").split('"')
    again = clubs(*back[0].split(), back[1])
    assert again.stdout.startswith(f"{KRING}  ")


def test_merge_and_split_undo_each_other(clubs: Inside) -> None:
    merged = clubs("orgs", "merge", "boris", "joris", "--json")
    [body] = json.loads(merged.stdout)["organisations"]
    assert (body["name"], body["aliases"]) == ("Scouting Sint Boris", ["Scouting Sint Joris"])
    said = clubs("orgs", "split", "boris", "Scouting Sint Joris")
    assert said.returncode == 0
    assert [line.split("  ")[0] for line in said.stdout.splitlines()] == [
        "Scouting Sint Boris",
        "Scouting Sint Joris",
    ]
    assert "Toch niet? Doe: leads orgs merge " in said.stderr
    assert clubs("orgs", "--doubtful").stdout.startswith("Er zijn geen organisaties waarover ik")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("show", "sint"), "Welke 'sint' bedoel je? Gebruik de code ervoor:\n  "),
        (("show", "xyz"), "Ik ken geen organisatie 'xyz'"),
        (
            ("rename", "vonder"),
            'twee namen, elk tussen aanhalingstekens: leads orgs rename "…" "…"',
        ),
        (("known", "vonder"), "Zeg hoe jullie ze kennen: --as partner|known|unknown"),
        (("vonder", "--as", "partner"), "--as hoort bij: leads orgs known"),
        (("merge", "vonder", "De Vonder"), "Dat is al één organisatie"),
    ],
)
def test_what_is_not_clear_is_a_question(clubs: Inside, typed: tuple[str, ...], said: str) -> None:
    done = clubs("orgs", *typed)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


# ── doubtful pairs ───────────────────────────────────────────────────────────

PAIR = "   1×  Scouting Sint Boris  (scouting, Elsbroek)\n   1×  Scouting Sint Joris  "


def test_doubts_are_printed_when_nobody_answers(clubs: Inside) -> None:
    for _ in range(2):
        done = clubs("orgs", "--doubtful")
        assert (done.returncode, done.stderr) == (0, "")
        assert PAIR in done.stdout
    [pair] = json.loads(clubs("orgs", "--doubtful", "--json").stdout)["doubtful"]
    assert pair["first"]["name"] == "Scouting Sint Boris"


def test_an_answer_is_remembered(clubs: Inside, opened: Callable[[], Store]) -> None:
    done = clubs("orgs", "--doubtful", "--who", "Marja", stdin="x\nn\n")
    assert "[d] dezelfde  [n] niet dezelfde  [l] later  [q] klaar" in done.stdout
    assert "Scouting" not in clubs("orgs", "--doubtful").stdout
    with opened() as store:
        [said] = store.organisations.verdicts().values()
    assert (said.verb, said.who) == ("different", "Marja")


def test_the_same_makes_one_of_two(clubs: Inside) -> None:
    clubs("orgs", "--doubtful", stdin="d\n")
    assert len(clubs("orgs").stdout.splitlines()) == 2
    assert "ook: Scouting Sint Joris" in clubs("orgs", "show", "boris").stdout


def test_later_is_not_asked_again_today(clubs: Inside) -> None:
    clubs("orgs", "--doubtful", stdin="l\n")
    assert "Scouting" not in clubs("orgs", "--doubtful").stdout
    assert PAIR in clubs("orgs", "--doubtful", LEADS_NOW="2026-03-25T08:00").stdout


def test_one_pair_answered_does_not_ask_of_a_body_that_is_gone(
    clubs: Inside, opened: Callable[[], Store]
) -> None:
    with opened() as store:
        item = make_item("s3")
        store.save_visit(make_visit(), [item])
        mention = replace(make_mention("Scouting Sint Loris"), type_id="scouting")
        store.save_analysis(BRANCH, [make_analysis(item, mentions=(mention,))])
    done = clubs("orgs", "--doubtful", stdin="d\nd\nd\n")
    assert done.returncode == 0
    left = clubs("orgs", "--doubtful", stdin="d\n")
    assert left.returncode == 0
    assert "Scouting Sint" in clubs("orgs").stdout
    assert len(clubs("orgs").stdout.splitlines()) == 2
