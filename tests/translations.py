"""Keep the catalogues in step: the program's Dutch in English, click's English in Dutch.

    python tests/translations.py

gathers every sentence written as `words("…")`, `words.count("…", "…", n)` or
`mark("…")`, and the first steps and ideas of the shipped domain files; updates
`leads.po` (new sentences get an empty English line, to be written by hand) and
compiles `leads.mo`. The same for the sentences of the installed click, in `click.po`.
"""

import ast
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import click
import yaml
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
LOCALE = ROOT / "leads" / "locale"
LEADS = LOCALE / "en" / "LC_MESSAGES" / "leads.po"
CLICK = LOCALE / "nl" / "LC_MESSAGES" / "click.po"
KEYWORDS: dict[str, tuple[int, ...] | None] = {"words": None, "mark": None, "count": (1, 2)}

Found = Iterator[tuple[int, str, str | tuple[str, ...], list[str]]]


def program(file: IO[bytes], *_: Any, **__: Any) -> Found:
    """The sentences of a module, for Babel; exact where its own reader takes
    every `.count(` for a plural."""
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.Call) and (keyword := _keyword(node.func)):
            texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
            if texts and all(isinstance(text, str) for text in texts):
                said = tuple(texts) if keyword == "count" else texts[0]
                yield node.lineno, keyword, said, []


def _keyword(called: ast.expr) -> str:
    """`words`, `mark` or `count` (of words) when a call says a sentence, else nothing."""
    if isinstance(called, ast.Name):
        return called.id if called.id in ("words", "mark") else ""
    if not isinstance(called, ast.Attribute):
        return ""
    if called.attr == "count" and _keyword(called.value) == "words":
        return "count"
    return "words" if called.attr == "words" else ""


def signals(file: IO[bytes], *_: Any, **__: Any) -> Found:
    """The first steps of signals.yaml, for Babel."""
    for kind in yaml.safe_load(file)["kinds"]:
        yield 1, "words", kind["next_step"], []


def themes(file: IO[bytes], *_: Any, **__: Any) -> Found:
    """The ideas of themes.yaml, for Babel."""
    for theme in yaml.safe_load(file)["themes"]:
        for idea in theme["ideas_nl"]:
            yield 1, "words", idea, []


def gathered() -> Catalog:
    """Every sentence that stands in the program now, untranslated."""
    catalogue = Catalog()
    with (ROOT / "babel.cfg").open(encoding="utf-8") as cfg:
        methods, options = parse_mapping_cfg(cfg)
    found = extract_from_dir(ROOT / "leads", methods, options, keywords=KEYWORDS)
    for _file, _line, sentence, _comments, _context in sorted(found, key=lambda one: one[:2]):
        catalogue.add(sentence)
    return catalogue


def of_click() -> Catalog:
    """Every sentence that click shows, untranslated."""
    catalogue = Catalog(locale="nl")
    for _file, _line, sentence, _comments, _context in extract_from_dir(
        Path(click.__file__).parent, keywords={"_": None, "ngettext": (1, 2)}
    ):
        catalogue.add(sentence)
    return catalogue


def stored(path: Path = LEADS) -> Catalog:
    """What a .po file holds."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


def compiled(catalogue: Catalog) -> bytes:
    """The bytes of the .mo file for a catalogue."""
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def refresh(path: Path, found: Catalog) -> int:
    """Rewrite a .po file and its .mo; returns how many sentences lack a translation."""
    catalogue = stored(path)
    made = catalogue.creation_date
    catalogue.update(found, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.creation_date = made
    with path.open("wb") as file:
        write_po(file, catalogue, no_location=True, width=100, sort_output=True)
    path.with_suffix(".mo").write_bytes(compiled(catalogue))
    missing = [message.id for message in catalogue if message.id and not translated(message)]
    for sentence in missing:
        print(f"not in {path.name} yet: {sentence}", file=sys.stderr)
    return len(missing)


def translated(message: Any) -> bool:
    said = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(said)


if __name__ == "__main__":
    sys.exit(1 if refresh(LEADS, gathered()) + refresh(CLICK, of_click()) else 0)
