"""Kinds are found by file name."""

import re
from pathlib import Path

import pytest
from sources.saved_pages import answer, make_source

from leads import sources
from leads.errors import UserError


def test_the_kinds_are_the_files():
    files = Path(sources.__file__).parent.glob("[a-z]*.py")
    assert list(sources.kinds()) == sorted(file.stem for file in files)


def test_a_dotted_name_is_a_module_from_elsewhere():
    assert sources.load("sources.misbehaving").parse


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("rss", "Kies uit: bluesky"),
        ("fed", "Bedoel je 'feed'"),
        ("_json", "Ik ken geen soort bron"),
        ("nergens.te_vinden", "niet te laden"),
        ("os.path", "mist een functie start of parse"),
    ],
)
def test_what_is_no_kind_is_said(kind, told):
    with pytest.raises(UserError, match=told):
        sources.load(kind)


def test_the_kind_in_the_documentation_works(tmp_path, monkeypatch):
    text = (Path(__file__).parents[2] / "docs" / "adding-a-source.md").read_text()
    code = re.search(r"```python\n(.*?)```", text, re.S)[1]
    (tmp_path / "ourtown").mkdir()
    (tmp_path / "ourtown" / "noticeboard.py").write_text(code)
    monkeypatch.syspath_prepend(tmp_path)
    kind, source = sources.load("ourtown.noticeboard"), make_source("x", url="https://b.example")
    (request,) = kind.start(source, answer("").fetched_at)
    assert request.url == "https://b.example/notices?since=2026-11-20"
    body = '[{"id": "1", "title": "Rommelmarkt", "body": "<p>Zaterdag.</p>", "link": "/1"}]'
    (item,) = kind.parse(source, answer(body))
    assert (item.title, item.text) == ("Rommelmarkt", "Zaterdag.")
    assert item.url == "https://bron.example/1"


def test_every_kind_stands_on_the_page_of_kinds():
    text = (Path(__file__).parents[2] / "docs" / "sources.md").read_text()
    rows = re.findall(r"^\| `(\w+)` \|(?:[^|\n]*\|){4}$", text, re.M)
    assert sorted(rows) == list(sources.kinds())
