"""Persons, erasing and exporting through the real command, on a real database."""

import json
from collections.abc import Callable

from cli_process import Cli, Inside
from cli_terminal import at_a_terminal
from store_nouns import BRANCH, make_decision

from leads.store import Store

TRUUS = (
    "people",
    "add",
    "Truus Jansen",
    "--contact",
    "0497-555777",
    "--interest",
    "films",
    "--interest",
    "tennis",
    "--consent",
    "mondeling, 3 maart",
)


def test_a_person_is_added_shown_and_listed(leads: Inside) -> None:
    done = leads(*TRUUS, "--who", "Marja")
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "  1  Truus Jansen  films, tennis  (tot vrijdag 3 maart 2028)",
        "     bereikbaar: 0497-555777",
        "     toestemming: mondeling, 3 maart (dinsdag 3 maart 2026); geldig tot en met vrijdag 3 "
        "maart 2028",
        "     opgeschreven door Marja",
    ]
    assert done.stderr == (
        "Op vrijdag 3 maart 2028 loopt de toestemming af; daarna wordt Truus Jansen gewist.\n"
    )
    assert (
        leads("mensen").stdout == "  1  Truus Jansen  films, tennis  (tot vrijdag 3 maart 2028)\n"
    )
    told = json.loads(leads("people", "show", "truus", "--json").stdout)["person"]
    assert (told["consent_on"], told["expires_on"]) == ("2026-03-03", "2028-03-03")


def test_without_consent_nobody_is_kept(leads: Inside) -> None:
    done = leads(*TRUUS[:-2])
    assert done.returncode == 2
    assert "Zonder toestemming bewaar ik niemand." in done.stderr
    assert leads("people").stdout.startswith("Nog niemand.")


def test_wrong_words_are_explained(leads: Inside) -> None:
    unknown = leads("people", "verwijder", "truus")
    assert (unknown.returncode, unknown.stdout) == (2, "")
    assert "Kies uit: add, show, renew, edit, export, erase" in unknown.stderr
    assert "Zeg om wie het gaat: leads people show NAAM" in leads("people", "show").stderr
    day = leads(*TRUUS, "--until", "volgend jaar")
    assert "'volgend jaar' is geen dag. Schrijf een dag als 2027-04-01." in day.stderr


def test_edit_and_renew(leads: Inside) -> None:
    leads(*TRUUS)
    assert (
        "  1  Truus Jansen  weven" in leads("people", "edit", "truus", "--interest", "weven").stdout
    )
    done = leads("people", "renew", "1", "--consent", "mail", "--until", "24-9-2026")
    assert "geldig tot en met donderdag 24 september 2026" in done.stdout


def test_a_person_gets_all_that_is_kept(leads: Inside) -> None:
    leads(*TRUUS)
    leads("note", "aaa111", "Truus Jansen belt")
    done = leads("people", "export", "truus", "--out", "truus.json")
    assert (done.returncode, done.stdout) == (0, "")
    told = json.loads((leads.cli.folder / "truus.json").read_text(encoding="utf-8"))
    assert told["person"]["contact"] == "0497-555777"
    assert [trace["text"] for trace in told["traces"]] == ["Truus Jansen belt"]


def test_erase_counts_what_was_masked_and_lists_what_was_left(leads: Inside) -> None:
    leads(*TRUUS)
    leads("note", "aaa111", "Truus Jansen belt")
    leads("note", "ccc333", "Jansen van de kring ook")
    done = leads("people", "erase", "truus")
    assert done.stdout == "1 persoon gewist; in 1 tekst staat nu [naam gewist].\n"
    assert "“Jansen van de kring ook”" in done.stderr
    assert 'Doe: leads erase "Truus Jansen" --partly' in done.stderr
    rest = json.loads(leads("erase", "Truus Jansen", "--partly", "--json").stdout)["erased"]
    assert (rest["persons"], rest["masked"], rest["left"]) == (0, 1, [])
    assert "[naam gewist] van de kring ook" in leads("show", "ccc333").stdout
    nobody = leads("wis", "Truus Jansen")
    assert (nobody.returncode, nobody.stderr) == (2, "De naam 'Truus Jansen' staat nergens.\n")


def test_export_holds_all_of_the_branch(leads: Inside) -> None:
    leads(*TRUUS)
    leads("accept", "aaa111")
    told = json.loads(leads("export").stdout)
    assert told["schema"] == 1
    assert [one["verb"] for one in told["decisions"]] == ["accept"]
    assert [one["name"] for one in told["people"]] == ["Truus Jansen"]
    assert {len(told["leads"]), len(told["organisations"])} == {3, 1}


# ── what surrounds a lead ────────────────────────────────────────────────────


def test_whom_to_think_of_and_how_to_begin(leads: Inside) -> None:
    leads(*TRUUS)
    leads("people", "edit", "truus", "--interest", "heemkunde")
    said = leads("pitch", "aaa111").stdout
    assert said.count("\n") == 1
    assert said.startswith("Dag Heemkundekring De Vonder, we lazen in De Krant over ‘inloop’")
    told = json.loads(leads("show", "aaa111", "--json").stdout)
    assert told["pitch"]["text"] + "\n" == said
    assert [fit["name"] for fit in told["people"]] == ["Truus Jansen"]
    assert "Zo kun je beginnen: Dag Heemkundekring" in leads("show", "aaa111").stdout


def test_who_takes_what_and_what_it_brought(leads: Inside) -> None:
    assert leads("accept", "aaa111", LEADS_WHO="An").returncode == 0
    again = leads("accept", "aab222", "--who", "Bert")
    assert (
        "   Let op: An pakte op dinsdag 24 maart ‘Kans aaa111’ op met Heemkundekring De Vonder.\n"
    ) in again.stdout
    assert leads("list", "--mine", LEADS_WHO="Bert").stdout == (
        "aab222  27-03  opgepakt      Kans aab222  (Bert)\n"
    )
    assert "Ik weet niet wie je bent." in leads("list", "--mine").stderr
    nothing = leads("harvest", "aaa111")
    assert nothing.returncode == 2
    assert nothing.stderr == ('Schrijf in één regel wat het opleverde: --note "32 bezoekers"\n')
    leads("oogst", "aaa111", "--note", "32 bezoekers", "--who", "An")
    assert leads("list", "--status", "harvested").stdout == (
        "aaa111  27-03  gedaan        Kans aaa111  (An)\n        → 32 bezoekers\n"
    )


def test_the_sheet_of_a_body(leads: Inside) -> None:
    leads("accept", "aaa111", "--who", "An")
    noted = leads("orgs", "note", "vonder", "folder sturen", "--due", "2026-04-01", "--who", "Bert")
    assert (noted.returncode, noted.stderr) == (0, "Gedaan? leads orgs done 1\n")
    sheet = leads("orgs", "show", "vonder").stdout
    assert "Bert sprak Heemkundekring De Vonder op dinsdag 24 maart: folder sturen" in sheet
    assert "  1  folder sturen (voor woensdag 1 april 2026, beloofd op dinsdag 24 maart" in sheet
    assert leads("orgs", "done", "1").stdout == "Gedaan: folder sturen\n"
    assert "Nog te doen" not in leads("orgs", "show", "vonder").stdout
    told = json.loads(leads("orgs", "show", "vonder", "--json").stdout)
    assert [talk["verb"] for talk in told["talks"]] == ["accept", "note"]
    leads("orgs", "show", "vonder", "--out", "blad.txt")
    text = (leads.cli.folder / "blad.txt").read_text(encoding="utf-8")
    assert text.startswith("Heemkundekring De Vonder")


# ── at a terminal ────────────────────────────────────────────────────────────


def test_a_harvest_asks_what_it_brought(child: Cli, opened: Callable[[], Store]) -> None:
    with at_a_terminal(child, "harvest", "aaa111") as terminal:
        terminal.wait_for(r"Wat leverde het op, in één regel\? $")
        terminal.press("32 bezoekers\n")
        assert terminal.end() == 0
    with opened() as store:
        [decision] = store.decisions.history(BRANCH.id, "aaa111")
    assert decision.note == "32 bezoekers"


def test_half_a_name_is_masked_only_after_a_yes(child: Cli, opened: Callable[[], Store]) -> None:
    with opened() as store:
        for lead_id, note in (("aaa111", "Truus Jansen belt"), ("ccc333", "Truus was er")):
            store.decisions.append(make_decision(lead_id, "note", None, note=note))
    with at_a_terminal(child, "erase", "Truus Jansen") as terminal:
        terminal.wait_for("“Truus was er”")
        terminal.press("j\n")
        assert terminal.end() == 0
    assert "in 2 teksten staat nu [naam gewist]" in terminal.seen
    with opened() as store:
        notes = [one.note for one in store.decisions.noted(BRANCH.id)]
    assert notes == ["[naam gewist] belt", "[naam gewist] was er"]
