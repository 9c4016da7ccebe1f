"""Wrong usage, missing and wrong settings, a first home: sentences and exit codes."""

from pathlib import Path

import pytest
from cli_process import LEADS_YAML, Cli, Inside


@pytest.mark.parametrize(
    ("typed", "meant"), [("reveiw", "review"), ("lijts", "lijst"), ("kalendr", "kalender")]
)
def test_a_typo_is_answered_with_the_nearest_command(
    inside: Inside, typed: str, meant: str
) -> None:
    done = inside(typed)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"'{typed}' ken ik niet. Bedoel je '{meant}'?" in done.stderr


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["qqqqqq"], "'qqqqqq' ken ik niet."),
        (["list", "--jsn"], "De optie '--jsn' bestaat niet. Bedoel je '--json'?"),
        (["show"], "Er ontbreekt een argument: 'ID'."),
        (["init", "map"], "Er ontbreekt een optie: '--place'."),
        (["drop", "a", "--reason", "zomaar"], "'zomaar' kan niet. Kies uit: 'te-laat', "),
        (["snooze", "a", "--until", "morgen"], "'morgen' is geen dag. Schrijf een dag als "),
        (["calendar", "--weeks", "0"], "0 valt buiten 1<=x<=104."),
        (["evaluate", "weg.jsonl"], "bestaat niet."),
        (["--lang", "fy", "list"], "'fy' kan niet. Kies uit: 'nl', 'en'."),
        (
            ["--lang", "en", "list", "--jsn"],
            "Error: No such option '--jsn'. Did you mean '--json'?",
        ),
        (["--lang", "en", "reveiw"], "Error: I do not know 'reveiw'. Do you mean 'review'?"),
        (["--now", "gisteren", "--home", "x", "list"], "Er staat nog geen leads.yaml in x/config."),
    ],
)
def test_wrong_usage_is_explained(inside: Inside, args: list[str], said: str) -> None:
    done = inside(*args)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_without_settings_it_says_how_to_begin(bare: Cli) -> None:
    done = bare("list")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith("Begin met: leads init MAP --place PLAATS\n")
    english = bare("--lang", "en", "list")
    assert "There is no leads.yaml in" in english.stderr


def test_all_faults_in_the_settings_at_once(inside: Inside) -> None:
    config = inside.cli.folder / "config"
    config.mkdir()
    wrong = LEADS_YAML.replace("pause: 1", "pauze: 1").replace("version: 1", "version: twee")
    (config / "leads.yaml").write_text(wrong, encoding="utf-8")
    (config / "sources.yaml").write_text(
        "sources:\n  - {id: a, kind: feeed, url: 'https://a.example/', name: A}\n",
        encoding="utf-8",
    )
    done = inside("check", "--offline")
    assert (done.returncode, done.stdout) == (3, "")
    assert "leads.yaml:1: " in done.stderr
    assert "'pauze' ken ik niet; bedoel je 'pause'?" in done.stderr
    assert "sources.yaml:2: 'feeed' is geen soort bron; bedoel je 'feed'?" in done.stderr


def test_init_writes_a_home_that_is_right(inside: Inside) -> None:
    done = inside("init", "bieb", "--place", "Heeze")
    assert done.returncode == 0
    first, *files = done.stdout.splitlines()
    assert first == "Heeze, gemeente Heeze-Leende (GM1658), Noord-Brabant"
    assert [Path(line.strip()).name for line in files] == ["leads.yaml", "sources.yaml"]
    assert done.stderr.endswith("Vul je bronnen aan en doe dan: leads --home bieb check\n")
    checked = inside("--home", "bieb", "check", "--offline")
    assert checked.returncode == 0
    (warning,) = checked.stderr.splitlines()
    assert "http: contact" in warning, "the contact that init made up wants a real one"
    assert checked.stdout == "De instellingen in bieb/config kloppen.\n"
    again = inside("begin", "bieb", "--place", "Heeze")
    assert again.returncode == 2
    assert "bestaat al; ik schrijf er niet overheen." in again.stderr


def test_init_asks_which_bergen(inside: Inside) -> None:
    done = inside("init", "bieb", "--place", "Bergen")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Er is meer dan één Bergen." in done.stderr
    assert "--municipality GM0373" in done.stderr
    assert "--municipality GM0893" in done.stderr
    assert not (inside.cli.folder / "bieb").exists()
    assert inside("init", "bieb", "--place", "Bergen", "--municipality", "GM0893").returncode == 0


def test_init_names_the_nearest_place(inside: Inside) -> None:
    done = inside("init", "bieb", "--place", "Hezee")
    assert done.returncode == 2
    assert "Ik ken geen plaats Hezee. Bedoel je Heeze" in done.stderr
    english = inside("--lang", "en", "init", "bieb", "--place", "Hezee")
    assert "I know no place Hezee. Do you mean Heeze" in english.stderr
