"""The contents of the village: readable YAML files, and the few ways to look at them."""

import textwrap
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

import yaml

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
Data = Mapping[str, Any]


@cache
def read(name: str) -> Data:
    """One file of `leads/demo/village`, by its name without `.yaml`."""
    text = files("leads.demo").joinpath("village", f"{name}.yaml").read_text(encoding="utf-8")
    loaded: Data = yaml.safe_load(text)
    return loaded


def moment(value: str) -> datetime:
    """The village's wall clock ('2027-03-02T07:00') as an aware instant."""
    read_back = datetime.fromisoformat(value)
    return read_back if read_back.tzinfo else read_back.replace(tzinfo=AMSTERDAM)


def utc(value: str) -> datetime:
    """The same instant, counted in UTC."""
    return moment(value).astimezone(UTC)


def paragraphs(text: str) -> list[str]:
    """A text as written in the files: a blank line ends a paragraph, line ends do not count."""
    return [" ".join(part.split()) for part in textwrap.dedent(text).strip().split("\n\n")]


def one_paragraph(text: str) -> str:
    """The whole text on one line."""
    return " ".join(text.split())
