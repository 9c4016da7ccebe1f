"""The language of the command line, known before a single option is read."""

import gettext
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import leads

_LOCALE = Path(leads.__file__).parent / "locale"


def chosen(args: Sequence[str], env: Mapping[str, str]) -> str:
    """The language asked for with --lang or LEADS_LANG, else 'nl'.

    Read apart from the other options, so that a fault in those is told in it too.
    """
    before_rest = args[: args.index("--")] if "--" in args else args
    for number, arg in enumerate(before_rest, 1):
        if arg == "--lang":
            return "".join(before_rest[number : number + 1])
        if arg.startswith("--lang="):
            return arg.partition("=")[2]
    return env.get("LEADS_LANG") or "nl"


def speak(language: str) -> None:
    """Let click say its own words ('Usage', 'No such option') in this language.

    Click asks gettext's default domain, and gettext asks the environment.
    """
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("click", _LOCALE)
    gettext.textdomain("click")
