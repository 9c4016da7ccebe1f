"""Write docs/commands.md from the command line itself.

    python docs/make_commands.py

A test fails when the page and the program differ.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from leads.cli import cli, speech  # noqa: E402 - found only after the line above
from leads.cli.command import Command, Context  # noqa: E402
from leads.cli.exits import MEANINGS  # noqa: E402
from leads.cli.state import State  # noqa: E402
from leads.cli.table import COMMANDS, GROUPS  # noqa: E402
from leads.language import Words  # noqa: E402

PAGE = Path(__file__).with_name("commands.md")
WORDS = Words("en")

HEAD = """# Commands

*Written by `docs/make_commands.py`; change the program, not this page.*

Every command has an English and a Dutch name: `leads list` and `leads lijst` are the same.
`leads --help` and `leads COMMAND --help` show what stands here, in Dutch or, with
`--lang en` or `LEADS_LANG=en`, in English.

- The result goes to standard output, all else to standard error. `--json` gives the result as
  one JSON object, `{"schema": 1, …}`; its keys stay the same within a schema.
- Progress is shown only where a person watches: never with `--json`, `--quiet` or `CI`, and never
  when standard error is not a terminal. Nothing ever waits for an answer, except `leads review`,
  `leads orgs --doubtful`, and at a terminal `leads harvest` without a note and `leads erase`.
- Ids of chances may be shortened as long as they stay unambiguous.
"""

HOME = """## Where the settings are

`--home FOLDER`, else `LEADS_HOME`, else the current folder when it has `config/leads.yaml`, else
the folders of the platform (on Linux `~/.config/leads` and `~/.local/share/leads`).

## Environment

| variable | what it does |
| --- | --- |
| `LEADS_HOME` | the folder with `config/` and `data/` |
| `LEADS_LANG` | `nl` or `en`, for all that is shown |
| `LEADS_NOW` | act as if it is this time (ISO 8601; without a zone: Dutch time) |
| `LEADS_WHO` | who decides, without `--who`; else `who` in leads.yaml, else the login name |
| `LEADS_DATABASE` | address of the database, `sqlite:///…` or `postgresql://…` |
| `LEADS_SMTP_PASSWORD` | password for the mail server |
| `LEADS_SMTP_PASSWORD_FILE` | file that holds it |
| `NO_COLOR`, `FORCE_COLOR`, `TERM=dumb` | colours off, on, off; `--no-color` wins |
| `CI` | no progress |
"""

COMPLETION = """## Completion

Put the line for your shell in its start file:

| shell | line |
| --- | --- |
| bash (`~/.bashrc`) | `eval "$(leads completion bash)"` |
| zsh (`~/.zshrc`) | `eval "$(leads completion zsh)"` |
| fish (`config.fish`) | `leads completion fish \\| source` |
"""


def page() -> str:
    """The whole page."""
    root = Context(cli, info_name="leads", obj=State({}, "en"), **cli.context_settings)
    parts = [
        HEAD,
        _table(),
        _exit_codes(),
        HOME,
        _options("## Options before the command", cli, root),
    ]
    parts += [_command(name, root) for name in COMMANDS]
    return "\n".join([*parts, COMPLETION])


def _table() -> str:
    lines = ["## All commands\n"]
    for group in GROUPS:
        lines += [
            f"**{WORDS(group)}**\n",
            "| command | Dutch | what it does |",
            "| --- | --- | --- |",
        ]
        lines += [
            f"| [`{name}`](#{name}) | `{entry.alias}` | {WORDS(entry.told)} |"
            for name, entry in COMMANDS.items()
            if entry.group == group
        ]
        lines.append("")
    return "\n".join(lines)


def _exit_codes() -> str:
    rows = [f"| {code} | {WORDS(told)} |" for code, told in MEANINGS.items()]
    return "\n".join(["## Exit codes\n", "| code | meaning |", "| --- | --- |", *rows, ""])


def _command(name: str, root: click.Context) -> str:
    command = cli.get_command(root, name)
    assert isinstance(command, Command)
    ctx = Context(command, parent=root, info_name=name)
    more = [WORDS(command.more), ""] if command.more else []
    return "\n".join(
        [
            f"## {name}\n",
            f"`leads {COMMANDS[name].alias}`. {WORDS(COMMANDS[name].told)}",
            "",
            *more,
            "```console",
            *(f"$ {line}" for line in command.examples),
            "```",
            "",
            f"`{' '.join(['leads', name, *command.collect_usage_pieces(ctx)])}`",
            "",
            _options("", command, ctx),
        ]
    )


def _options(heading: str, command: click.Command, ctx: click.Context) -> str:
    rows = [f"| `{_cell(spec)}` | {_cell(told)} |" for spec, told in _records(command, ctx)]
    lines = [heading, ""] if heading else []
    return "\n".join([*lines, "| option | |", "| --- | --- |", *rows, ""])


def _records(command: click.Command, ctx: click.Context) -> Iterator[tuple[str, str]]:
    for parameter in command.get_params(ctx):
        record = parameter.get_help_record(ctx)
        if record and isinstance(parameter, click.Option):
            yield record


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    speech.speak("en")
    PAGE.write_text(page(), encoding="utf-8")
