"""The morning's commands: what goes to the screen, to a file, to a program."""

import json

import pytest
from cli_process import Cli, Inside
from cli_terminal import at_a_terminal

BROKEN = """\
sources:
  - {id: weg, kind: feed, name: Weg, url: 'http://127.0.0.1:9/rss', medium: news}
"""


@pytest.fixture
def broken(child: Cli) -> Cli:
    """One source, and nobody listens there."""
    (child.folder / "config" / "sources.yaml").write_text(BROKEN, encoding="utf-8")
    return child


def test_the_digest_in_every_form(leads: Inside) -> None:
    text = leads("digest")
    assert (text.returncode, text.stderr) == (0, "")
    assert "Kans aaa111" in text.stdout
    told = json.loads(leads("digest", "--json").stdout)
    assert (told["schema"], told["day"]) == (1, "2026-03-24")
    assert leads("digest", "--format", "html").stdout.startswith("<!DOCTYPE html>")
    mail = leads("digest", "--format", "eml", "--out", "mail.eml")
    assert (mail.stdout, mail.stderr) == ("", "Bewaard in mail.eml\n")
    assert b"Auto-Submitted: auto-generated" in (leads.cli.folder / "mail.eml").read_bytes()


def test_a_digest_that_cannot_be_written(leads: Inside) -> None:
    done = leads("digest", "--out", "weg/mail.txt")
    assert done.returncode == 2
    assert "weg/mail.txt kan niet worden geschreven: No such file or directory" in done.stderr


def test_sending_without_a_mail_server_says_what_is_missing(leads: Inside) -> None:
    done = leads("digest", "--send")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "Er staat geen 'mail' in leads.yaml, dus ik kan niets versturen.\n"


def test_a_run_without_sources_shows_the_digest(leads: Inside) -> None:
    done = leads("run", "--no-send", "--json")
    assert done.returncode == 0
    told = json.loads(done.stdout)
    assert (told["schema"], told["visits"], told["sent"]) == (1, [], None)
    assert [lead["id"] for lead in told["digest"]["leads"]] == ["aaa111", "aab222", "ccc333"]


@pytest.mark.parametrize(
    ("args", "env", "times"),
    [(["refresh"], {}, 2), (["-q", "refresh"], {}, 1), (["refresh"], {"CI": "1"}, 1)],
    ids=["watched", "quiet", "ci"],
)
def test_progress_only_where_a_person_watches(
    broken: Cli, args: list[str], env: dict[str, str], times: int
) -> None:
    broken.env.update(env)
    with at_a_terminal(broken, *args) as terminal:
        assert terminal.end() == 5
    assert terminal.seen.count("✗ weg: ") == times
    assert "1 bron bezocht, 0 nieuwe berichten." in terminal.seen


def test_no_progress_for_programs(broken: Cli) -> None:
    with at_a_terminal(broken, "refresh", "--json") as terminal:
        assert terminal.end() == 5
    assert json.loads(terminal.seen)["visits"][0]["source_id"] == "weg"


def test_overviews(leads: Inside) -> None:
    assert leads("sources").stdout == "Er staan nog geen bronnen in sources.yaml.\n"
    assert "Heemkundekring De Vonder" in leads("orgs", "vonder").stdout
    themes = json.loads(leads("--lang", "en", "calendar", "--themes", "--json").stdout)
    assert {"id": "erfgoed_heemkunde", "label": "Heritage and local history"} in themes["themes"]
    ahead = leads("calendar", "--weeks", "4").stdout
    assert "zaterdag 28 maart, 10.00 uur inloop — De Krant" in ahead


def test_health_of_a_home_that_never_ran(leads: Inside) -> None:
    done = leads("doctor", "--health")
    assert (done.returncode, done.stdout) == (5, "✗ run            er is nog geen run afgemaakt\n")
    told = json.loads(leads("--lang", "en", "doctor", "--health", "--json").stdout)
    assert told["findings"] == [{"part": "run", "ok": False, "told": "no run was finished yet"}]
