"""Leads and decisions through the real command, on a real database."""

import json
from collections.abc import Callable

import pytest
from cli_process import Inside
from store_nouns import BRANCH

from leads.model import Status
from leads.store import Store


def test_list(leads: Inside) -> None:
    done = leads("list")
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "aaa111  27-03  nieuw         Kans aaa111",
        "aab222  27-03  nieuw         Kans aab222",
        "ccc333  27-03  nieuw         Kans ccc333",
    ]
    assert done.stderr == "\nMeer weten: leads show aaa111\n"
    english = leads("--lang", "en", "--quiet", "lijst", "--status", "seed")
    assert "aaa111  27-03  new           Kans aaa111\n" in english.stdout
    assert english.stderr == ""
    assert leads("list", "--status", "shed").stdout == "Geen open kansen.\n"


def test_lists_for_programs(leads: Inside) -> None:
    told = json.loads(leads("list", "--json").stdout)
    assert told["schema"] == 1
    assert [lead["id"] for lead in told["leads"]] == ["aaa111", "aab222", "ccc333"]
    assert told["leads"][0]["act_before"] == "2026-03-27"
    one = json.loads(leads("show", "ccc", "--json").stdout)
    assert (one["schema"], one["lead"]["status"], one["history"]) == (1, "seed", [])


def test_show(leads: Inside) -> None:
    told = leads("toon", "ccc333").stdout
    assert "Kans ccc333" in told
    assert "Heemkundekring De Vonder" in told
    assert "https://krant.example/ccc333" in told


def test_a_doubtful_or_unknown_id_is_refused(leads: Inside) -> None:
    doubtful = leads("accept", "ccc333", "aa")
    assert (doubtful.returncode, doubtful.stdout) == (2, "")
    assert "'aa' past op meer dan één kans: aaa111 (Kans aaa111); aab222" in doubtful.stderr
    unknown = leads("--lang", "en", "show", "zzz999")
    assert unknown.returncode == 2
    assert unknown.stderr == "There is no chance with number 'zzz999'.\n"
    assert '"status": "planted"' not in leads("list", "--json").stdout, "nothing was written"


@pytest.mark.parametrize(
    ("args", "status", "word"),
    [
        (["accept", "aaa111"], Status.PLANTED, "opgepakt"),
        (["plant", "aaa111"], Status.PLANTED, "opgepakt"),
        (["bloom", "aaa111", "--note", "wekelijks"], Status.BLOOMING, "loopt"),
        (["snooze", "aaa111", "--until", "2026-04-01"], Status.SHED, "later"),
        (["drop", "aaa111", "--reason", "kennen-we"], Status.FALLOW, "niet verder"),
        (["wrong", "aaa111"], Status.NOT_A_LEAD, "geen kans"),
    ],
)
def test_decisions(
    leads: Inside, opened: Callable[[], Store], args: list[str], status: Status, word: str
) -> None:
    done = leads(*args, "--who", "Marja")
    assert done.returncode == 0
    assert done.stdout == f"aaa111  {word}: Kans aaa111\n"
    assert done.stderr == "Toch niet? Doe: leads undo aaa111\n"
    with opened() as store:
        assert store.leads.get(BRANCH.id, "aaa111").status is status
        [decision] = store.decisions.history(BRANCH.id, "aaa111")
    assert decision.who == "Marja"


def test_note_and_undo(leads: Inside, opened: Callable[[], Store]) -> None:
    assert leads("note", "aaa111", "Ans belt", "--who", "Ans").stdout.startswith("aaa111  nieuw")
    planted = json.loads(leads("accept", "aaa111", "ccc333", "--json").stdout)
    assert [one["lead"]["status"] for one in planted["decided"]] == ["planted", "planted"]
    assert leads("undo", "ccc333").stdout.splitlines() == [
        "ccc333  nieuw: Kans ccc333",
        "   teruggenomen: dinsdag 24 maart, opgepakt",
    ]
    with opened() as store:
        verbs = [one.verb for one in store.decisions.history(BRANCH.id, "aaa111")]
        assert verbs == ["note", "accept"]
        assert store.leads.get(BRANCH.id, "ccc333").status is Status.SEED
    nothing = leads("undo", "aab222")
    assert nothing.returncode == 2
    assert "geen besluit om terug te draaien" in nothing.stderr


def test_a_day_in_the_past_is_no_snooze(leads: Inside) -> None:
    done = leads("snooze", "aaa111", "--until", "2026-03-24")
    assert done.returncode == 2
    assert "tot een dag die nog komt: --until 2027-04-01" in done.stderr


def test_a_tip_without_words_is_refused(leads: Inside) -> None:
    nothing = leads("add")
    assert (nothing.returncode, nothing.stdout) == (2, "")
    assert "Fout: Geef een zin, of een bestand met --from." in nothing.stderr
    assert (
        "weg.eml kan niet worden gelezen: No such file" in leads("add", "--from", "weg.eml").stderr
    )
    blank = leads("add", "--from", "-", stdin=" \n")
    assert (blank.returncode, blank.stderr) == (2, "Er staat geen tekst in.\n")


def test_a_mail_is_read_though_the_option_was_forgotten(leads: Inside) -> None:
    assert "weg.eml kan niet worden gelezen" in leads("add", "weg.eml").stderr
    mail = leads.cli.folder / "brief.eml"
    mail.write_text("Subject: Zaal gezocht\n\nDe harmonie zoekt een zaal.\n", encoding="utf-8")
    done = json.loads(leads("add", str(mail), "--json").stdout)
    assert done["item"]["title"] == "Zaal gezocht"
