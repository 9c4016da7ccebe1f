"""YAML in which every scalar stays the text that was written.

The usual loader turns `16:30` into 990, `0123` into 83 and `NO` into False, and
lets a second key of the same name win in silence. Here a value is what the
person typed; pydantic converts it later and knows the line it stood on.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from leads.errors import Problem
from leads.language import Said, mark

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

Path_ = tuple[str | int, ...]
Tree = dict[str, "Tree"] | list["Tree"] | str


@dataclass
class Document:
    """One YAML file: its tree of texts, and the line of every key and value."""

    file: str
    tree: Tree = field(default_factory=dict)
    lines: dict[Path_, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line(self, path: Path_) -> int | None:
        """The line of a key, or of the nearest one around it that exists."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path)

    def blame(self, path: Path_, message: str) -> None:
        """Record a fault at the place a person has to mend."""
        self.problems.append(Problem(self.file, self.line(path), message))


def read(path: Path) -> Document:
    """Read a YAML file; faults are collected in `Document.problems`, not raised."""
    document = Document(path.name)
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        said = Said(mark("kan niet worden gelezen: {reason}"), reason=reason)
        document.problems.append(Problem(path.name, None, said))
        return document
    return decoded(data, path.name)


def decoded(data: bytes, file: str) -> Document:
    """Like `read`, for the bytes of a file."""
    document = Document(file)
    text = _decode(data, document)
    return document if text is None else parse(text, file)


def parse(text: str, file: str) -> Document:
    """Like `read`, for text that is already there."""
    document = Document(file)
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        place = error.problem_mark or error.context_mark
        line = place.line + 1 if place else None
        document.problems.append(Problem(file, line, _syntax(error.problem or "", text, line)))
        return document
    except yaml.YAMLError as error:
        said = Said(mark("geen geldige YAML: {error}"), error=error)
        document.problems.append(Problem(file, None, said))
        return document
    if root is not None:
        document.tree = _walk(root, (), document, set())
    return document


def quoted(value: str) -> str:
    """A YAML string: JSON's quoting is valid YAML."""
    return json.dumps(value, ensure_ascii=False)


def _decode(data: bytes, document: Document) -> str | None:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        message = Said(
            mark("het bestand is niet in UTF-8 opgeslagen; kies in je editor 'opslaan als UTF-8'")
        )
        document.problems.append(Problem(document.file, line, message))
        return None


def _syntax(problem: str, text: str, line: int | None) -> Said:
    written = text.splitlines()[line - 1] if line and line <= len(text.splitlines()) else ""
    if "\t" in written[: len(written) - len(written.lstrip())] or "'\\t'" in problem:
        return Said(mark("een regel begint met een tab; gebruik spaties om in te springen"))
    return Said(
        mark(
            "geen geldige YAML; kijk in deze regel en die erboven naar inspringen, "
            "aanhalingstekens en haakjes ({problem})"
        ),
        problem=problem,
    )


def _walk(node: yaml.Node, path: Path_, document: Document, seen: set[int]) -> Tree:
    document.lines.setdefault(path, node.start_mark.line + 1)
    if id(node) in seen:
        document.blame(
            path, Said(mark("een anker (&…) met verwijzing (*…) mag hier niet; schrijf het uit"))
        )
        return ""
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, document, seen)
    if isinstance(node, yaml.SequenceNode):
        return [_walk(v, (*path, n), document, seen) for n, v in enumerate(node.value)]
    return str(node.value)


def _mapping(
    node: yaml.MappingNode, path: Path_, document: Document, seen: set[int]
) -> dict[str, Tree]:
    result: dict[str, Tree] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        here = (*path, key)
        line = key_node.start_mark.line + 1
        if key in result:
            message = Said(
                mark("'{key}' staat er twee keer (eerder op regel {line})"),
                key=key,
                line=document.lines[here],
            )
            document.problems.append(Problem(document.file, line, message))
            continue
        document.lines[here] = line
        result[key] = _walk(value_node, here, document, seen)
    return result
