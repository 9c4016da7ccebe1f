"""The optional statistical model: shipped, named, missing or of another version."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import spacy

import leads
from leads import nlp
from leads.errors import NlpError
from leads.language import Words
from leads.model import Item, Knowledge, Label
from leads.nlp import Extractor, language_model

SHIPPED = Path(leads.__file__).parent / "defaults" / "model"
Make = Callable[..., Item]


@pytest.fixture(scope="module")
def hybrid(knowledge: Knowledge) -> Extractor:
    return nlp.load(knowledge)


def test_the_shipped_model_finds_a_name_without_a_head_noun(
    hybrid: Extractor, extract: Extractor, make_item: Make
) -> None:
    item = make_item("Vrijdag vertelt Aaltje Huls namens Novadic-Kentron over haar werk.")
    assert hybrid.notice is None
    assert hybrid.name != extract.name
    assert hybrid.version != extract.version
    (found,) = hybrid([item])
    assert "Novadic-Kentron" in [mention.name for mention in found.organisations]
    assert "Aaltje Huls" in [m.name for m in found.mentions if m.label is Label.PER]


def test_the_shipped_model_is_small() -> None:
    assert sum(file.stat().st_size for file in SHIPPED.rglob("*")) < 4 * 1024 * 1024


def test_rules_go_before_the_model(hybrid: Extractor, make_item: Make) -> None:
    text = "De gemeente Elsbroek en Heemkundekring De Vonder werken samen met KBO Waalre."
    names = [m.name for m in hybrid([make_item(text)])[0].organisations]
    assert names == ["gemeente Elsbroek", "Heemkundekring De Vonder", "KBO Waalre"]


def test_a_missing_model_leaves_the_rules_and_a_notice(
    knowledge: Knowledge, make_item: Make
) -> None:
    extract = nlp.load(knowledge, "nl_core_news_niet_geinstalleerd")
    assert extract.notice is not None
    assert "nl_core_news_niet_geinstalleerd" in extract.notice
    (extraction,) = extract([make_item("Kom bij KBO Elsbroek.")])
    assert [m.name for m in extraction.organisations] == ["KBO Elsbroek"]


def test_a_model_of_another_spacy_is_left_out(knowledge: Knowledge, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "old"))
    meta = json.loads((folder / "meta.json").read_text())
    (folder / "meta.json").write_text(json.dumps(meta | {"spacy_version": ">=2.3.0,<2.4.0"}))
    with pytest.raises(NlpError, match=r"2\.3\.0"):
        language_model.load(str(folder), Words())
    assert "2.3.0" in (nlp.load(knowledge, str(folder)).notice or "")


def test_a_damaged_model_is_left_out(knowledge: Knowledge, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "half"))
    (folder / "names" / "model").write_bytes(b"\x00half")
    extract = nlp.load(knowledge, str(folder))
    assert extract.notice is not None
    assert extract.name == "leads-rules"


def test_any_spacy_folder_will_do(knowledge: Knowledge, make_item: Make, tmp_path: Path) -> None:
    blank = spacy.blank("nl")
    ruler = blank.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "ORG", "pattern": "Muzerije"}])  # type: ignore[attr-defined]
    blank.to_disk(tmp_path / "own")
    (extraction,) = nlp.load(knowledge, str(tmp_path / "own"))(
        [make_item("Er hangt werk van Muzerije in de hal.")]
    )
    assert [m.name for m in extraction.organisations] == ["Muzerije"]


def test_spacy_is_not_imported_for_the_rules() -> None:
    code = "import sys, leads.nlp; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
