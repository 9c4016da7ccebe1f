"""Settings: every fault at once, at its line, in plain Dutch."""

from datetime import time
from pathlib import Path

import pytest

from leads import settings
from leads.errors import ConfigError, UserError
from leads.language import Words
from leads.model import Branch
from leads.settings import places, templates
from leads.settings.plan import Home

KINDS = ["feed", "ical", "koop_sru"]
GOOD = """\
version: 1
branch:
  id: heeze
  name: Bibliotheek Heeze
  place: Heeze
http:
  contact: bieb@heeze.example
"""
SOURCE = """\
sources:
  - id: krant
    kind: feed
    url: https://krant.example/feed/
    name: De Krant
"""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    (tmp_path / "config").mkdir()
    write(tmp_path, "leads.yaml", GOOD)
    write(tmp_path, "sources.yaml", SOURCE)
    return Home(config=tmp_path / "config", data=tmp_path / "data")


def write(root: Path, name: str, text: str | bytes) -> None:
    data = text if isinstance(text, bytes) else text.encode()
    (root / "config" / name).write_bytes(data)


def faults(home: Home, env: dict[str, str] | None = None) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        settings.load(home, env or {}, KINDS)
    return [str(problem) for problem in caught.value.problems]


def test_good_settings_are_read(home: Home) -> None:
    read = settings.load(home, {}, KINDS)
    assert read.branch.place == "Heeze"
    assert read.digest.at == time(6, 30)
    assert read.sources[0].url == "https://krant.example/feed/"
    assert read.database == f"sqlite:///{home.data.as_posix()}/leads.db"


def test_values_stay_as_written(home: Home) -> None:
    write(home.config.parent, "leads.yaml", GOOD + 'digest:\n  at: 16:30\n  days: [di, "NO"]\n')
    assert faults(home) == [
        "leads.yaml:10: 'digest.days': 'NO' is geen dag; kies uit ma, di, wo, do, vr, za, zo"
    ]
    write(
        home.config.parent,
        "leads.yaml",
        GOOD.replace("id: heeze", "id: 0123") + "digest:\n  at: 16:30\n",
    )
    read = settings.load(home, {}, KINDS)
    assert (read.branch.id, read.digest.at) == ("0123", time(16, 30))


def test_all_faults_of_all_files_come_at_once(home: Home) -> None:
    root = home.config.parent
    write(
        root,
        "leads.yaml",
        GOOD.replace("place:", "plac:") + "digest:\n  most: veel\n  at: half zeven\n",
    )
    write(
        root,
        "sources.yaml",
        SOURCE.replace("kind: feed", "kind: fead").replace("https://", "gopher://"),
    )
    found = faults(home)
    assert "leads.yaml:2: 'branch.place' ontbreekt" in found
    assert "leads.yaml:5: 'plac' ken ik niet; bedoel je 'place'?" in found
    assert "leads.yaml:9: 'digest.most' moet een heel getal zijn, geen 'veel'" in found
    assert any(
        f.startswith("leads.yaml:10: 'digest.at': schrijf een tijd als uren:minuten") for f in found
    )
    assert any(f.startswith("sources.yaml:4: 'sources.1.url' klopt niet") for f in found)


def test_the_same_faults_in_english(home: Home) -> None:
    write(
        home.config.parent, "leads.yaml", GOOD.replace("http:", "htp:") + "digest: {at: '2:30'}\n"
    )
    write(home.config.parent, "sources.yaml", SOURCE.replace("kind: feed", "kind: fed"))
    with pytest.raises(ConfigError) as caught:
        settings.load(home, {}, KINDS)
    assert sorted(Words("en").told(caught.value).splitlines()) == [
        "leads.yaml:1: 'http' is missing",
        "leads.yaml:6: I do not know 'htp'; do you mean 'http'?",
        "leads.yaml:8: 'digest.at': between 02:00 and 03:00 the clock sometimes skips an hour; "
        "choose another moment",
        "sources.yaml:3: 'fed' is no kind of source; do you mean 'feed'?",
    ]
    assert Words("nl").told(caught.value) == str(caught.value)


def test_unknown_kind_gets_the_nearest_one(home: Home) -> None:
    write(home.config.parent, "sources.yaml", SOURCE.replace("kind: feed", "kind: fead"))
    assert faults(home) == ["sources.yaml:3: 'fead' is geen soort bron; bedoel je 'feed'?"]


def test_the_same_source_twice_is_told(home: Home) -> None:
    twin = SOURCE + SOURCE.partition("\n")[2].replace("https://", "http://www.")
    write(home.config.parent, "sources.yaml", twin)
    found = faults(home)
    assert (
        found
        == [
            "sources.yaml:6: de bron 'krant' staat er twee keer",
        ]
        or "sources.yaml:6: de bron 'krant' staat er twee keer" in found
    )
    write(home.config.parent, "sources.yaml", twin.replace("- id: krant", "- id: blad", 1))
    assert faults(home) == ["sources.yaml:8: dit is hetzelfde adres als bij 'blad'"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "version: 1\nversion: 1\n",
            "leads.yaml:2: 'version' staat er twee keer (eerder op regel 1)",
        ),
        (
            "branch:\n\tid: x\n",
            "leads.yaml:2: een regel begint met een tab; gebruik spaties om in te springen",
        ),
        (
            "a: &x [1]\nb: *x\n",
            "leads.yaml:2: een anker (&…) met verwijzing (*…) mag hier niet; schrijf het uit",
        ),
        (
            b"branch:\n  name: Caf\xe9\n",
            "leads.yaml:2: het bestand is niet in UTF-8 opgeslagen",
        ),
        ("branch: [\n", "leads.yaml:2: geen geldige YAML; kijk in deze regel"),
        ("alleen tekst\n", "leads.yaml:1: "),
        ("", "leads.yaml: '"),
    ],
    ids=["twice", "tab", "anchor", "cp1252", "broken", "text", "empty"],
)
def test_yaml_traps(home: Home, text: str | bytes, message: str) -> None:
    write(home.config.parent, "leads.yaml", text)
    assert any(found.startswith(message) for found in faults(home)), faults(home)


def test_a_bomb_of_anchors_is_refused_at_once(home: Home) -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    write(home.config.parent, "leads.yaml", "\n".join(lines))
    assert any("anker" in found for found in faults(home))


def test_bom_and_windows_line_ends_are_fine(home: Home) -> None:
    write(home.config.parent, "leads.yaml", b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert settings.load(home, {}, KINDS).branch.name == "Bibliotheek Heeze"


def test_a_digest_in_the_hour_that_may_vanish_is_refused(home: Home) -> None:
    write(home.config.parent, "leads.yaml", GOOD + "digest:\n  at: 02:30\n")
    assert any("slaat de klok soms een uur over" in found for found in faults(home))


def test_no_settings_yet_tells_how_to_begin(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="leads init"):
        settings.load(Home(config=tmp_path, data=tmp_path), {}, KINDS)


MAIL = "mail:\n  sender: bieb@heeze.example\n  to: [truus@heeze.example]\n  host: mail.example\n"


def test_password_comes_from_a_file_and_an_open_file_is_warned_of(home: Home) -> None:
    write(home.config.parent, "leads.yaml", GOOD + MAIL + "  password_file: geheim\n")
    secret = home.config / "geheim"
    secret.write_text("sesam\n")
    secret.chmod(0o644)
    read = settings.load(home, {}, KINDS)
    assert read.mail is not None
    assert read.mail.password == "sesam"
    assert "chmod 600" in read.warnings[0]
    secret.chmod(0o600)
    assert settings.load(home, {}, KINDS).warnings == ()


def test_the_key_of_a_source_comes_from_the_environment_by_its_name(
    home: Home, tmp_path: Path
) -> None:
    write(home.config.parent, "sources.yaml", SOURCE + "    secret: UIT_KEY\n")
    (tmp_path / "key").write_text("uit een bestand\n")
    read = [
        settings.load(home, env, KINDS)
        for env in ({"UIT_KEY": "s3cr3t "}, {"UIT_KEY_FILE": str(tmp_path / "key")}, {})
    ]
    assert [one.secrets for one in read] == [
        {"UIT_KEY": "s3cr3t"},
        {"UIT_KEY": "uit een bestand"},
        {},
    ]
    assert read[0].sources[0].secret == "UIT_KEY"
    assert "s3cr3t" not in repr(read[0])


def test_a_key_that_stands_in_the_settings_itself_is_refused_and_not_repeated(home: Home) -> None:
    write(home.config.parent, "sources.yaml", SOURCE + "    secret: a1b2-c3d4\n")
    (fault,) = faults(home)
    assert fault.startswith("sources.yaml:6: ")
    assert "niet de sleutel zelf" in fault
    assert "a1b2" not in fault


def test_a_key_never_goes_over_an_open_road(home: Home) -> None:
    open_road = SOURCE.replace("https:", "http:") + "    secret: UIT_KEY\n"
    write(home.config.parent, "sources.yaml", open_road)
    assert "gebruik https" in faults(home)[0]
    write(home.config.parent, "sources.yaml", open_road.replace("krant.example", "127.0.0.1:8080"))
    assert settings.load(home, {}, KINDS).sources[0].secret == "UIT_KEY"


def test_missing_password_file_is_a_fault(home: Home) -> None:
    write(home.config.parent, "leads.yaml", GOOD + MAIL + "  password_file: weg\n")
    assert "kan niet worden gelezen" in faults(home)[0]


def test_environment_wins_over_the_file(home: Home) -> None:
    read = settings.load(
        home, {"LEADS_DATABASE": "sqlite:////elders.db", "LEADS_LANG": "en"}, KINDS
    )
    assert (read.database, read.language) == ("sqlite:////elders.db", "en")


def test_home_is_searched_in_order(tmp_path: Path) -> None:
    (tmp_path / "here" / "config").mkdir(parents=True)
    (tmp_path / "here" / "config" / "leads.yaml").write_text("")
    env = {"LEADS_HOME": str(tmp_path / "env")}
    here = tmp_path / "here"
    assert settings.find_home(tmp_path / "given", env, here).config == tmp_path / "given" / "config"
    assert settings.find_home(None, env, here).config == tmp_path / "env" / "config"
    assert settings.find_home(None, {}, here).config == here / "config"
    assert settings.find_home(None, {}, tmp_path).config.name == "leads"


def test_places() -> None:
    heeze = places.find("heeze")
    assert (heeze.municipality, heeze.code, heeze.province) == (
        "Heeze-Leende",
        "GM1658",
        "Noord-Brabant",
    )
    assert places.neighbours(heeze) == ["Leende", "Sterksel"]
    assert places.find("Bergen", "GM0893").province == "Limburg"
    assert places.find("Den Bosch") == places.find("'s-Hertogenbosch")
    assert places.find("den haag").name == "'s-Gravenhage"
    with pytest.raises(UserError, match="--municipality GM0373"):
        places.find("Bergen")
    with pytest.raises(UserError, match="Bedoel je Heeze"):
        places.find("Hezee")


def test_the_contact_that_init_made_up_is_warned_of(home: Home) -> None:
    write(home.config.parent, "leads.yaml", GOOD.replace("bieb@heeze", "bieb@voorbeeld"))
    assert "contact" in settings.load(home, {}, KINDS).warnings[0]
    write(home.config.parent, "leads.yaml", GOOD)
    assert settings.load(home, {}, KINDS).warnings == ()


def with_offers(*offers: str) -> str:
    return GOOD.replace("  place: Heeze\n", f"  place: Heeze\n  offers: [{', '.join(offers)}]\n")


def test_a_branch_names_what_it_offers(home: Home) -> None:
    write(home.config.parent, "leads.yaml", with_offers("ruimte", "expositie"))
    assert settings.load(home, {}, KINDS).branch.offers == ("ruimte", "expositie")


def test_an_offer_nobody_knows_is_told_with_the_nearest(home: Home) -> None:
    write(home.config.parent, "leads.yaml", with_offers("ruimte", "expositi", "zwembad"))
    first, second = faults(home)
    assert "'expositi' staat niet in de lijst; bedoel je 'expositie'?" in first
    assert "'zwembad' staat niet in de lijst; kies uit: ruimte, expositie" in second


def test_an_offer_of_the_branch_itself_is_known(home: Home) -> None:
    own = "aanbod:\n  - {id: podium, label_nl: Podium, label_en: Stage, lead_weeks: 6}\n"
    write(home.config.parent, "themes.yaml", own)
    write(home.config.parent, "leads.yaml", with_offers("podium"))
    assert settings.load(home, {}, KINDS).branch.offers == ("podium",)


def test_a_new_leads_yaml_lists_every_offer() -> None:
    text = templates.leads_yaml(places.find("Heeze"))
    told = text.partition("Kies uit: ")[2].partition("# offers:")[0]
    listed = {word.strip(" #\n") for word in told.replace("\n", ",").split(",")} - {""}
    known = settings.load_knowledge(Branch(id="heeze", name="Bieb", place="Heeze")).offers
    assert listed == {offer.id for offer in known}
