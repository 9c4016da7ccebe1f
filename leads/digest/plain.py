"""The digest as plain text: at most 72 columns, each address on a line of its own."""

import textwrap
from collections.abc import Iterator, Sequence

from leads.digest.entry import Entry
from leads.digest.fact import Fact, Link
from leads.digest.notices import Notice
from leads.digest.reasons import Why
from leads.digest.view import Page, Section
from leads.language import Words
from leads.text import one_line

COLUMNS = 72
_INDENT = "   "


def write(page: Page) -> str:
    """A page as lines of text, ending in a newline."""
    blocks = [
        f"{page.title}\n{page.day}",
        page.greeting,
        _wrap(page.intro),
        *(block for section in page.sections for block in _section(section)),
        *(_wrap(line) for line in page.rest),
        "-" * 24,
        *(_wrap(line) for line in page.foot),
    ]
    if page.stop:
        blocks.append(_link(page.stop, ""))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _section(section: Section) -> Iterator[str]:
    yield f"\n{section.heading.upper()}"
    for entry in section.entries:
        yield write_entry(entry)
    for notice in section.notices:
        yield _notice(notice)


def write_entry(entry: Entry) -> str:
    """One lead as a block of lines: when, what and why, the proof, the first step."""
    number = f"{entry.number}. " if entry.number else _INDENT
    lines = [_wrap(entry.title, number, _INDENT), _wrap(_stand(entry), _INDENT)]
    lines += [_wrap(entry.note, _INDENT)] if entry.note else []
    lines += [_wrap(" ".join(_fact(fact) for fact in entry.facts), _INDENT)]
    lines += [_wrap(f"“{entry.quote}”", _INDENT)] if entry.quote else []
    lines += [_link(entry.source, f"{entry.source_label}: ")] if entry.source.label else []
    lines += [_link(link, f"{entry.also_label}: ") for link in entry.also]
    step = entry.first_step
    lines += [_wrap(f"{step.label}: {step.text}", _INDENT)]
    if entry.call:
        called = ", ".join(link.label for link in entry.call)
        lines.append(_wrap(f"{entry.call_label}: {called}", _INDENT))
    lines += [_wrap(entry.command, _INDENT), *(f"{_INDENT}{a.url}" for a in entry.answers[:1])]
    return "\n".join(lines)


def _stand(entry: Entry) -> str:
    """`Vraag. Reageer voor woensdag 3 maart, nog 1 dag (sterk).`"""
    request = f"{entry.request}. " if entry.request else ""
    strength = f" ({entry.strength})" if entry.strength else ""
    return f"{request}{entry.act_before}{strength}."


def _fact(fact: Fact) -> str:
    end = "" if fact.text.endswith((".", "?", "…")) else "."
    return f"{fact.label}: {fact.text}{end}"


def write_pitch(pitch: str, words: Words) -> str:
    """What to say first, as a paragraph of its own."""
    said = words("Zo kun je beginnen: {pitch}", pitch=one_line(pitch))
    return _wrap(said, _INDENT)


def write_reasons(told: Sequence[Why], words: Words) -> str:
    """Every reason on a line of its own, each with the words that prove it."""
    lines = [f"{_INDENT}{words('Alle redenen:')}"]
    for reason in told:
        proof = f": “{one_line(reason.quote)}”" if reason.quote else ""
        lines.append(_wrap(f"{reason.text}{proof}", f"{_INDENT}- ", f"{_INDENT}  "))
    return "\n".join(lines)


def _notice(notice: Notice) -> str:
    lines = [_wrap(notice.title, _INDENT)] if notice.title else []
    lines += [_wrap(line, _INDENT) for line in notice.lines]
    lines += [_wrap(f"“{notice.quote}”", _INDENT)] if notice.quote else []
    return "\n".join([*lines, *(_link(link, "") for link in notice.links)])


def _link(link: Link, label: str) -> str:
    said = _wrap(f"{label}{link.label}", _INDENT)
    return f"{said}\n{_INDENT}{link.url}" if link.url else said


def _wrap(value: str, first: str = "", rest: str | None = None) -> str:
    return textwrap.fill(
        value,
        COLUMNS,
        initial_indent=first,
        subsequent_indent=first if rest is None else rest,
        break_on_hyphens=False,
    )
