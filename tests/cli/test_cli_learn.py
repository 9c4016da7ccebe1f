"""`leads learn`: what was learned in plain words, and how to forget it."""

import json
from collections.abc import Callable
from datetime import timedelta

from cli_process import Inside
from store_nouns import BRANCH, NOW, make_decision, make_item, make_lead

from leads.model import Status
from leads.store import Store

Opened = Callable[[], Store]


def decide(opened: Opened) -> None:
    """Twelve days: heritage taken up, art left, of language half taken."""
    with opened() as store:
        for day in range(12):
            for at, (theme, taken) in enumerate(
                (
                    ("erfgoed_heemkunde", True),
                    ("kunst_cultuur", False),
                    ("taal_basisvaardigheden", day % 2 == 0),
                )
            ):
                lead_id = f"{'xyz'[at]}{day:02}"
                item, named = make_item(lead_id), {"themes": (theme,), "kind": None}
                one = make_lead(lead_id, item, title=f"{theme} {day}", **named)
                store.leads.save(BRANCH.id, [one])
                verb, status = ("accept", Status.PLANTED) if taken else ("drop", Status.FALLOW)
                said = {} if taken else {"reason": "ander-thema"}
                at_day = NOW - timedelta(days=20 - day)
                store.decisions.append(make_decision(lead_id, verb, status, at=at_day, **said))


def test_with_few_decisions_it_says_how_many_it_takes(leads: Inside) -> None:
    done = leads("learn")
    assert done.returncode == 0
    assert "0 besluiten zeggen iets over wat bij je past." in done.stdout
    assert "Vanaf 30 besluiten kan leads ervan leren." in done.stdout


def test_it_tells_what_it_learned_and_from_what(leads: Inside, opened: Opened) -> None:
    decide(opened)
    done = leads("leer")
    assert "36 besluiten zeggen iets over wat bij je past." in done.stdout
    assert "In gebruik" in done.stdout
    assert "+ erfgoed" in done.stdout
    assert ": 12 keer opgepakt, 0 keer laten liggen" in done.stdout
    assert "    erfgoed_heemkunde 11\n" in done.stdout
    assert "open kansen kregen een andere plek." in done.stderr
    assert leads("learn", "--explain").stdout == done.stdout


def test_json_has_the_weights_and_their_grounds(leads: Inside, opened: Opened) -> None:
    decide(opened)
    told = json.loads(leads("learn", "--json").stdout)
    assert told["needed"] == 30
    assert told["taste"]["active"] is True
    names = {one["name"]: one for one in told["taste"]["weights"]}
    assert names["field:kunst"]["points"] < 0
    assert (names["field:kunst"]["taken"], names["field:kunst"]["left"]) == (0, 12)
    assert told["grounds"][0]["leaning"] == told["taste"]["weights"][0]


def test_a_reset_forgets_and_explain_learns_nothing(leads: Inside, opened: Opened) -> None:
    decide(opened)
    assert "0 besluiten" in leads("learn", "--explain").stdout
    leads("learn")
    assert "Vergeten. Je besluiten zijn er nog" in leads("learn", "--reset").stdout
    assert "0 besluiten" in leads("learn").stdout
    with opened() as store:
        assert len(store.decisions.recent(BRANCH.id, 100)) == 36


def test_explaining_and_forgetting_at_once_is_refused(leads: Inside) -> None:
    done = leads("learn", "--explain", "--reset")
    assert done.returncode == 2
    assert "Kies --explain of --reset, niet allebei." in done.stderr
