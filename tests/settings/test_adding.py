"""Entries put behind those in sources.yaml: what stood there stays as it is."""

import os
import stat
from pathlib import Path

import pytest

from leads import settings, sources
from leads.errors import ConfigError, UserError
from leads.model import Medium, Source
from leads.settings import adding

KINDS = sources.kinds()
NEW = Source(id="krant", kind="feed", url="https://k.example/rss", name="Krant", medium=Medium.NEWS)
ODD = Source(
    id="odd",
    kind="mastodon",
    url="https://m.example/?a=1&b=#x",
    name='De "Bode": nr 1 # café',
    medium=Medium.SOCIAL,
    place="'s-Gravenmoer",
    organisation="- [streep]",
    options={"account": "nee", "x: y": "@{z}"},
    secret="A_KEY",
    every_minutes=720,
    active=False,
    guess=True,
)
ENTRY = "  - id: a\n    kind: feed\n    url: https://a.example\n    name: A\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "sources.yaml"


def add(path: Path, before: bytes | None, *new: Source) -> bytes:
    if before is not None:
        path.parent.mkdir()
        path.write_bytes(before)
    adding.add(path, new or (NEW,), KINDS, "toegevoegd")
    return path.read_bytes()


def ids(data: bytes) -> list[str]:
    return [one.id for one in settings.check_sources(data, "sources.yaml", KINDS)]


@pytest.mark.parametrize(
    "before",
    [
        f"# van mij\nsources:\n{ENTRY}",
        f"sources:\n{ENTRY}  # - id: later\n  #   kind: feed\n\n\n",
        "sources:\n- {id: a, kind: feed, url: 'https://a.example', name: A}  # kort\n",
        f"sources:\n{ENTRY}".rstrip("\n"),
        f"\ufeffsources:\n{ENTRY}".replace("\n", "\r\n"),
        f"sources:\n{ENTRY}    options:\n      b: |\n        één\n        twee\n",
    ],
)
def test_what_stands_there_stays_byte_for_byte(path: Path, before: str) -> None:
    after = add(path, before.encode())
    assert after.startswith(before.encode())
    assert ids(after) == ["a", "krant"]
    assert (b"\r\n" in after) == ("\r\n" in before)
    assert after.count(b"\r\n") in (0, after.count(b"\n"))


@pytest.mark.parametrize(
    "before",
    [None, b"", b"# nog niets\n", b"sources:\n", b"sources: []  # leeg\n", b"sources: [ ]"],
)
def test_a_file_without_entries_gets_its_first(path: Path, before: bytes | None) -> None:
    after = add(path, before)
    assert ids(after) == ["krant"]
    assert b"#" not in (before or b"") or b"# leeg" in after or b"# nog niets" in after


def test_every_field_comes_back_as_it_was(path: Path) -> None:
    after = add(path, None, NEW, ODD)
    assert settings.check_sources(after, "sources.yaml", KINDS) == (NEW, ODD)
    assert b"# toegevoegd" in after
    assert b"every_minutes: 60" not in after


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (ENTRY.replace("id: a", "id: krant"), "'krant' staat er twee keer"),
        (
            ENTRY.replace("https://a.example", "http://www.k.example/rss/"),
            "hetzelfde adres als bij",
        ),
    ],
)
def test_an_id_or_address_that_is_there_is_refused(path: Path, before: str, said: str) -> None:
    text = f"sources:\n{before}".encode()
    with pytest.raises(UserError, match=said):
        add(path, text)
    assert path.read_bytes() == text


def test_a_file_with_faults_is_left_alone(path: Path) -> None:
    text = f"sources:\n{ENTRY}    kleur: rood\n".encode()
    with pytest.raises(ConfigError, match="kleur"):
        add(path, text)
    assert path.read_bytes() == text


def test_entries_between_brackets_are_left_to_the_person(path: Path) -> None:
    text = b"sources: [{id: a, kind: feed, url: 'https://a.example', name: A}]\n"
    with pytest.raises(UserError, match=r"(?s)zelf bij.*id: krant"):
        add(path, text)
    assert path.read_bytes() == text


def test_what_ends_in_a_way_that_nothing_can_follow_is_left_alone(path: Path) -> None:
    text = f"sources:\n{ENTRY}...\n".encode()
    with pytest.raises(UserError):
        add(path, text)
    assert path.read_bytes() == text


def test_a_link_and_the_rights_of_a_file_stay(path: Path, tmp_path: Path) -> None:
    real = tmp_path / "elders.yaml"
    real.write_text(f"sources:\n{ENTRY}")
    real.chmod(0o640)
    path.parent.mkdir()
    path.symlink_to(real)
    adding.add(path, [NEW], KINDS, "")
    assert path.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert ids(real.read_bytes()) == ["a", "krant"]
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def test_a_file_that_cannot_be_replaced_stays_whole(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    text = f"sources:\n{ENTRY}".encode()
    with pytest.raises(UserError, match=r"(?s)No space.*id: krant"):
        add(path, text)
    assert path.read_bytes() == text
    assert [one.name for one in path.parent.iterdir()] == ["sources.yaml"]
