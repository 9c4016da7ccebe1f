"""A branch's own domain files: laid over the shipped ones, and told where they are wrong."""

from pathlib import Path

import pytest

from leads import settings
from leads.errors import ConfigError
from leads.model import Branch, Knowledge
from leads.settings import entries, overlay
from leads.settings.domain import LISTS

BRANCH = Branch(id="x", name="X", place="Heeze")


def laid(folder: Path, name: str, text: str) -> Knowledge:
    (folder / name).write_text(text, encoding="utf-8")
    return settings.load_knowledge(BRANCH, folder)


def told(folder: Path, name: str, text: str) -> list[tuple[int | None, str]]:
    with pytest.raises(ConfigError) as caught:
        laid(folder, name, text)
    return [(one.line, one.message) for one in caught.value.problems]


def test_domain_is_read_and_overlaid_by_id(tmp_path: Path) -> None:
    plain = settings.load_knowledge(BRANCH)
    changed = laid(
        tmp_path,
        "themes.yaml",
        "themes:\n  - id: senioren\n    active: false\n"
        "  - id: bijen\n    label_nl: Bijen\n    terms:\n      strong: [imker]\n",
    )
    assert {t.id for t in plain.themes} - {t.id for t in changed.themes} == {"senioren"}
    assert next(t for t in changed.themes if t.id == "bijen").strong == ("imker",)
    assert len(plain.national_themes) == 87


def test_a_wrong_overlay_names_the_line(tmp_path: Path) -> None:
    wrong = told(tmp_path, "themes.yaml", "thema:\n  - id: x\nthemes:\n  - label_nl: Zonder\n")
    assert [line for line, _ in wrong] == [1, 4]
    assert "bedoel je 'themes'?" in wrong[0][1]


@pytest.mark.parametrize("word", ["false", "nee", "Nee", "uit", "no"])
def test_an_entry_is_muted_in_any_word_for_no(tmp_path: Path, word: str) -> None:
    known = laid(
        tmp_path, "national_themes.yaml", f"entries:\n  - id: dodenherdenking\n    active: {word}\n"
    )
    assert "dodenherdenking" not in {one.id for one in known.national_themes}


def test_a_day_of_your_own_and_a_corrected_one(tmp_path: Path) -> None:
    known = laid(
        tmp_path,
        "national_themes.yaml",
        "entries:\n  - id: heezer_kermis\n    name: Heezer kermis\n"
        "    rule: {type: nth_weekday, month: 9, weekday: sun, n: 1}\n"
        "  - id: nationale_voorleesdagen\n    occurrences:\n"
        "      2027: {start: 2027-01-27, status: date_seen}\n",
    )
    found = {one.id: one for one in known.national_themes}
    assert found["heezer_kermis"].lead_weeks == 8
    assert found["nationale_voorleesdagen"].occurrences[2027][2] is True
    assert found["nationale_voorleesdagen"].name == "De Nationale Voorleesdagen"


RULE = "entries:\n  - id: kermis\n    name: Kermis\n    rule:\n      "


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("type: nth", "een soort 'nth' ken ik niet; kies uit: fixed, nth_weekday"),
        ("month: 5", "een soort '' ken ik niet"),
        ("{type: fixed, month: 5}", "bij soort 'fixed' ontbreekt 'day'"),
        ("{type: fixed, month: 13, day: 1}", "'month': dit moet een heel getal van 1 tot 12"),
        ("{type: fixed, month: mei, day: 1}", "'month': dit moet een heel getal"),
        ("{type: fixed, month: 2, day: 30}", "komt er geen dag uit die bestaat"),
        ("{type: nth_weekday, month: 5, weekday: zon}", "'weekday': kies uit mon, tue"),
        ("{type: announced, estimate: {type: x}}", "een soort 'x' ken ik niet"),
        ("{type: period, from: mei, to: juni}", "komt er geen dag uit die bestaat"),
    ],
)
def test_a_wrong_rule_is_told_with_its_line_and_what_is_allowed(
    tmp_path: Path, rule: str, said: str
) -> None:
    [(line, message)] = told(tmp_path, "national_themes.yaml", RULE + rule)
    assert line == 4
    assert said in message


@pytest.mark.parametrize(
    ("file", "text", "line", "said"),
    [
        ("themes.yaml", "aanbod:\n  - id: podium\n    label_nl: Podium\n", 2, "'lead_weeks' nodig"),
        (
            "themes.yaml",
            "aanbod:\n  - id: ruimte\n    lead_weeks: drie\n",
            3,
            "een heel getal van 0",
        ),
        (
            "themes.yaml",
            "themes:\n  - id: senioren\n    aanbod: [ruimt]\n",
            3,
            "bedoel je 'ruimte'?",
        ),
        ("themes.yaml", "themes:\n  - id: a\n  - id: a\n", 3, "'a' staat er twee keer"),
        (
            "themes.yaml",
            "themes:\n  - id: senioren\n    active: misschien\n",
            3,
            "schrijf ja of nee",
        ),
        (
            "signals.yaml",
            "kinds:\n  - id: oproep\n    weight: zwaar\n",
            3,
            "dit moet een getal zijn",
        ),
        (
            "organisation_types.yaml",
            "org_types:\n  - id: koor\n    patterns: ['(']\n",
            3,
            "patroon",
        ),
        ("national_themes.yaml", "entries:\n  - id: x\n", 2, "een nieuwe regel heeft 'name' nodig"),
        (
            "national_themes.yaml",
            "entries:\n  - id: boekenweek\n    occurrences:\n      2027: {start: 27 januari}\n",
            3,
            "bij 2027: schrijf een dag als 2027-04-01",
        ),
        (
            "national_themes.yaml",
            "entries:\n  - id: boekenweek\n    local: [boekwinkel]\n",
            3,
            "ken ik niet",
        ),
        (
            "arrangement.yaml",
            "parts:\n  - id: film\n    offer: film\n    types: koor\n",
            4,
            "een lijst",
        ),
    ],
)
def test_each_fault_is_told_with_its_line(
    tmp_path: Path, file: str, text: str, line: int, said: str
) -> None:
    found = told(tmp_path, file, text)
    assert any(where == line and said in message for where, message in found), found


def test_the_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "signals.yaml").write_text("kinds:\n  - id: oproep\n    weight: zwaar\n")
    found = told(tmp_path, "themes.yaml", "themes:\n  - id: senioren\n    active: soms\n")
    assert len(found) == 2


def test_the_shipped_files_pass_their_own_checks() -> None:
    files = overlay.merged(LISTS, None)
    wrong = [
        (one.get("id"), said)
        for lists in files.values()
        for name, listed in lists.items()
        if isinstance(listed, list) and name in entries.NEEDED
        for one in listed
        for said in entries.faults(name, one, new=True)
    ]
    assert not wrong
