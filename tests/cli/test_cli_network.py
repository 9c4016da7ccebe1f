"""The network on the command line: text, data and pictures."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from cli_process import Inside
from store_nouns import BRANCH, TODAY, make_analysis, make_item, make_mention, make_visit

from leads.model import Field, Span, Tie, TieKind
from leads.store import Store

KRING, KOOR = "Heemkundekring De Vonder", "Koor Oranje"
SAID = "Heemkundekring De Vonder zingt samen met Koor Oranje."


@pytest.fixture
def tied(leads: Inside, opened: Callable[[], Store]) -> Inside:
    """A home in which the circle is tied to a choir, with the choir as the one that hosts."""
    with opened() as store:
        item = make_item("t1", text=SAID)
        store.save_visit(make_visit(), [item])
        mentions = (
            make_mention(KRING),
            make_mention(KOOR, type_id="koor", span=Span(Field.TEXT, 41, 52)),
        )
        done = make_analysis(item, mentions=mentions, bodies=store.organisations.all())
        ids = {naming.body.name: naming.body.id for naming in done.namings}
        tie = Tie(
            item_id=item.id,
            organisation_id=ids[KRING],
            other_id=ids[KOOR],
            kind=TieKind.HOST,
            quote=SAID,
            seen_on=TODAY,
        )
        store.save_analysis(BRANCH, [replace(done, ties=(tie,))])
    return leads


def test_text_tells_the_tie_and_the_gaps(tied: Inside) -> None:
    told = tied("network").stdout
    assert told.startswith("Het netwerk rond")
    assert f"{KRING} – {KOOR}  (te gast bij {KOOR} · 1 keer gelezen)" in told
    assert f"“{SAID}”" in told
    assert "Erfgoed en heemkunde (wel gelezen over Heemkundekring De Vonder)" in told
    assert told == tied("netwerk").stdout


def test_a_body_that_becomes_known_is_no_gap(tied: Inside) -> None:
    tied("orgs", "known", "vonder", "--as", "known")
    told = json.loads(tied("network", "--json").stdout)
    assert told["schema"] == 1
    assert "erfgoed_heemkunde" not in [gap["theme"] for gap in told["gaps"]]
    [kring] = [node for node in told["nodes"] if node["name"] == KRING]
    assert kring["known_as"] == "known"
    assert [edge["kind"] for edge in told["edges"]] == ["known", "host"]
    assert told == json.loads(tied("network", "--format", "json").stdout)


def test_a_talk_makes_a_body_known(tied: Inside) -> None:
    tied("talk", "aaa111", "--who", "Marja")
    told = json.loads(tied("network", "--json").stdout)
    [kring] = [node for node in told["nodes"] if node["name"] == KRING]
    assert (kring["known_as"], kring["last_contact"]) == ("known", "2026-03-24")
    tied("undo", "aaa111")
    told = json.loads(tied("network", "--json").stdout)
    assert {node["known_as"] for node in told["nodes"]} == {"unknown"}


@pytest.mark.parametrize(
    ("form", "start"), [("svg", "<svg "), ("html", "<!DOCTYPE html>"), ("graphml", "<?xml ")]
)
def test_a_picture_goes_to_a_file(tied: Inside, tmp_path: Path, form: str, start: str) -> None:
    file = tmp_path / f"netwerk.{form}"
    done = tied("network", "--format", form, "--out", str(file))
    assert (done.stdout, done.stderr) == ("", f"Bewaard in {file}\n")
    told = file.read_text(encoding="utf-8")
    assert told.startswith(start)
    assert KOOR in told


def test_a_place_that_cannot_be_written_is_told(tied: Inside, tmp_path: Path) -> None:
    done = tied("network", "--format", "svg", "--out", str(tmp_path / "nee" / "web.svg"))
    assert done.returncode == 2
    assert "kan niet worden geschreven" in done.stderr


def test_both_ends_show_the_tie_as_seen_from_there(tied: Inside) -> None:
    told = tied("orgs", "show", "vonder").stdout
    assert f"Wie met wie\n  te gast bij {KOOR}\n    “{SAID}”\n    De Krant, " in told
    assert f"  ontvangt {KRING}\n" in tied("orgs", "show", "koor oranje").stdout
    data = json.loads(tied("orgs", "show", "koor oranje", "--json").stdout)
    [tie] = data["ties"]
    assert (tie["other"]["name"], tie["gives"], tie["proof"]["tie"]["kind"]) == (
        KRING,
        True,
        "host",
    )
