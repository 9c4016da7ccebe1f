"""New entries in sources.yaml, because a person asked for them.

What stands in the file stays, byte for byte: the entries go behind it, in the form of
those before. The file is checked before and after, and replaced in one step.
"""

import codecs
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import fields
from pathlib import Path

import yaml

from leads.errors import ConfigError, UserError
from leads.language import mark
from leads.model import Source
from leads.settings import check_sources
from leads.settings.yaml_text import quoted

_PLAIN = re.compile(r"[A-Za-z0-9][\w./?&=%~+@;-]*(?::[\w./?&=%~+@;-]+)*", re.ASCII)
_UNWRITTEN = ("bookmark",)
_ALWAYS = ("id", "kind", "url", "name", "medium")
_BOOLS = {True: "ja", False: "nee"}


def add(path: Path, new: Sequence[Source], kinds: Sequence[str], remark: str) -> str:
    """Put these behind the entries in `path` (made when it is not there) under a comment;
    returns what was added.

    Raises ConfigError when the file has faults or would get them, UserError when it is
    written in a form that cannot be added to, or cannot be written.
    """
    data = _bytes(path)
    before = check_sources(data, path.name, kinds)
    text = data.removeprefix(codecs.BOM_UTF8).decode()
    listed = _listed(text)
    block = entries(new, _indent(listed), remark)
    changed = _appended(text, listed, block)
    if changed is None:
        raise _by_hand(path, block)
    bom = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    if _checked(bom + changed.encode(), path, kinds) != (*before, *new):
        raise _by_hand(path, block)
    _replace(path, bom + changed.encode(), block)
    return block


def _checked(data: bytes, path: Path, kinds: Sequence[str]) -> tuple[Source, ...]:
    try:
        return check_sources(data, path.name, kinds)
    except ConfigError as error:
        told = "\n".join(problem.message for problem in error.problems)
        raise UserError(
            mark("Zo kan dit niet in {path}; er is niets veranderd:\n{faults}"),
            path=path.name,
            faults=told,
        ) from error


def entries(sources: Iterable[Source], indent: str = "  ", remark: str = "") -> str:
    """The entries as they stand in sources.yaml; what a source has by itself is left out."""
    return "\n".join("\n".join(_lines(one, indent, remark)) + "\n" for one in sources)


def _lines(source: Source, indent: str, remark: str) -> Iterator[str]:
    if remark:
        yield f"{indent}# {remark}"
    sign = "- "
    for field in fields(source):
        value = getattr(source, field.name)
        is_usual = value == field.default or value == {} or value is None
        if field.name in _UNWRITTEN or (is_usual and field.name not in _ALWAYS):
            continue
        yield f"{indent}{sign}{field.name}: {_value(value)}"
        sign = "  "


def _value(value: object) -> str:
    if isinstance(value, bool):
        return _BOOLS[value]
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_scalar(k)}: {quoted(v)}" for k, v in value.items()) + "}"
    return _scalar(str(value))


def _scalar(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else quoted(text)


# ── the file ─────────────────────────────────────────────────────────────────


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise UserError(
            mark("{path} kan niet worden gelezen: {cause}"), path=path, cause=error.strerror
        ) from error


def _listed(text: str) -> yaml.Node | None:
    """What stands behind `sources:`; None without that key."""
    root = yaml.compose(text, Loader=yaml.BaseLoader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else ()
    return next((value for key, value in pairs if key.value == "sources"), None)


def _indent(listed: yaml.Node | None) -> str:
    """How far the entries stand from the edge."""
    is_block = isinstance(listed, yaml.SequenceNode) and not listed.flow_style
    return " " * listed.start_mark.column if listed and is_block else "  "


def _appended(text: str, listed: yaml.Node | None, block: str) -> str | None:
    """The text with the block behind it; None when the entries stand between brackets."""
    newline = "\r\n" if "\r\n" in text else "\n"
    if isinstance(listed, yaml.SequenceNode) and listed.flow_style:
        if listed.value:
            return None
        text = text[: listed.start_mark.index].rstrip(" ") + text[listed.end_mark.index :]
    head = newline if text and not text.endswith("\n") else ""
    key = f"sources:{newline}" if listed is None else ""
    gap = newline if listed and listed.value else ""
    return text + head + key + gap + block.replace("\n", newline)


def _by_hand(path: Path, block: str) -> UserError:
    return UserError(
        mark("In {path} kan ik zo niets bijschrijven. Zet dit er zelf bij:\n{block}"),
        path=path.name,
        block=block,
    )


def _replace(path: Path, data: bytes, block: str) -> None:
    """In one step, so that a full disk or a crash leaves the old file whole."""
    target = path.resolve()  # a link stays a link
    temporary = ""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=".sources-", dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, target.stat().st_mode & 0o777 if target.exists() else 0o644)
        os.replace(temporary, target)
    except OSError as error:
        with suppress(OSError):
            os.unlink(temporary)
        raise UserError(
            mark("{path} kan niet worden geschreven: {cause}. Zet dit er zelf bij:\n{block}"),
            path=path,
            cause=error.strerror,
            block=block,
        ) from error
