"""The shipped domain files with a branch's own laid over them, entry by entry.

An entry with a known `id` changes the keys it names, a new `id` is added, and
`active: false` takes one out. All faults of all files are told at once.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from leads.errors import ConfigError
from leads.language import Said, mark
from leads.settings import entries, yaml_text
from leads.settings.messages import hint
from leads.settings.yaml_text import Document

DEFAULTS = Path(__file__).parent.parent / "defaults"

Entry = dict[str, Any]


def merged(lists: Mapping[str, tuple[str, ...]], folder: Path | None) -> dict[str, dict[str, Any]]:
    """Every file of `lists` (file → the lists of entries in it), as it counts here.

    Raises ConfigError with every fault of the files in `folder`.
    """
    files = {name: dict(_shipped(name)) for name in lists}
    own = [_read(name, folder) for name in lists if folder and (folder / name).exists()]
    for document in own:
        _lay_over(files[document.file], document, lists[document.file])
    known = {key: set(_by_id(files[name][key])) for name, keys in lists.items() for key in keys}
    for document in own:
        _check_references(document, known)
    if problems := [problem for document in own for problem in document.problems]:
        raise ConfigError(problems)
    for name, keys in lists.items():
        for key in keys:
            files[name][key] = [one for one in files[name][key] if not entries.is_off(one)]
    return files


@cache
def _shipped(name: str) -> Mapping[str, Any]:
    document = yaml_text.parse((DEFAULTS / name).read_text(encoding="utf-8"), name)
    assert isinstance(document.tree, dict)
    return document.tree


def _read(name: str, folder: Path | None) -> Document:
    assert folder is not None
    return yaml_text.read(folder / name)


def _lay_over(file: dict[str, Any], document: Document, lists: tuple[str, ...]) -> None:
    for key in document.tree if isinstance(document.tree, dict) else ():
        if key not in lists:
            said = Said(mark("'{key}' ken ik hier niet; {hint}"), key=key, hint=hint(key, lists))
            document.blame((key,), said)
    for key in lists:
        known = _by_id(file[key])
        for number, entry in _usable(key, document):
            _check(key, number, entry, known, document)
            known[_id(entry)] = {**known.get(_id(entry), {}), **entry}
        file[key] = list(known.values())


def _usable(key: str, document: Document) -> Iterator[tuple[int, Entry]]:
    """The entries of a list that have an id, with their place; the others are blamed."""
    found = document.tree.get(key, []) if isinstance(document.tree, dict) else []
    if not isinstance(found, list):
        document.blame((key,), Said(mark("'{key}' moet een lijst zijn"), key=key))
        return
    told: set[str] = set()
    for number, entry in enumerate(found):
        if not isinstance(entry, dict) or not _id(entry):
            said = Said(mark("elke regel in deze lijst heeft een 'id' nodig"))
            document.blame((key, number), said)
        elif _id(entry) in told:
            document.blame((key, number), Said(mark("'{id}' staat er twee keer"), id=_id(entry)))
        else:
            told.add(_id(entry))
            yield number, entry


def _check(
    key: str, number: int, entry: Entry, known: Mapping[str, Any], document: Document
) -> None:
    for field, sentence in entries.faults(key, entry, _id(entry) not in known):
        document.blame((key, number, field) if field else (key, number), sentence)


def _check_references(document: Document, known: Mapping[str, set[str]]) -> None:
    """An id that names nothing is a typo: what hangs on it would never be seen."""
    for key, fields in entries.REFERENCES.items():
        found = document.tree.get(key, []) if isinstance(document.tree, dict) else []
        for number, entry in enumerate(found if isinstance(found, list) else []):
            if isinstance(entry, dict):
                for field, named in fields.items():
                    path = (key, number, field)
                    _check_ids(path, entry.get(field, []), known[named], document)


def _check_ids(path: tuple[str | int, ...], value: Any, known: set[str], doc: Document) -> None:
    for one in value if isinstance(value, list) else [value]:
        if one not in known:
            wanted = hint(str(one), sorted(known))
            doc.blame(path, Said(mark("'{key}' ken ik niet; {hint}"), key=one, hint=wanted))


def _id(entry: Mapping[str, Any]) -> str:
    return str(entry.get("id") or entry.get("kind") or "")


def _by_id(found: list[Any]) -> dict[str, Any]:
    return {_id(entry): entry for entry in found}
