"""A built-in village, and the web servers that speak for it.

    with demo.serve() as bases:
        texts = demo.config(bases)       # leads.yaml and sources.yaml for this village

Ammerloo does not exist; its papers, council, clubs and people are invented.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import yaml

from leads.demo import server
from leads.demo.sites import sites
from leads.demo.village import moment, paragraphs, read
from leads.model import Item, Medium

__all__ = ["NOW", "Earlier", "config", "earlier", "serve"]

NOW = moment(read("village")["now"])


@dataclass(frozen=True, slots=True)
class Earlier:
    """An item that the branch read before the demo's morning: when, and who took it up."""

    at: datetime
    item: Item
    taken: str = ""


def earlier() -> list[Earlier]:
    """What was read before, in that order: a year has passed since the first."""
    sources = {source["id"]: source for source in read("village")["sources"]}
    found = (_earlier(article, sources) for article in read("eerder")["articles"])
    return sorted(found, key=lambda one: one.at)


def _earlier(article: Mapping[str, Any], sources: Mapping[str, Any]) -> Earlier:
    source, published = sources[article["source"]], moment(article["published"])
    site = read(article["source"])["site"]
    item = Item(
        source_id=source["id"],
        key=f"{site}/?p={article['id']}",
        url=f"{site}/{published:%Y/%m}/{article['slug']}/",
        title=article["title"],
        text="\n".join(paragraphs(article["text"])),
        medium=Medium(source["medium"]),
        published=published,
        source_name=source["name"],
        place=source.get("place"),
    )
    return Earlier(moment(article["read"]), item, article.get("taken", ""))


@contextmanager
def serve() -> Iterator[dict[str, str]]:
    """Bring the village on line on loopback; gives source id → base address."""
    with server.serve(sites(), NOW.astimezone(UTC)) as bases:
        yield bases


def config(bases: Mapping[str, str]) -> dict[str, str]:
    """File name → text of the settings with which the village is read."""
    village = read("village")
    settings = {"version": 1} | {key: village[key] for key in ("branch", "http", "mail")}
    sources = [_source(source, bases[source["id"]]) for source in village["sources"]]
    return {"leads.yaml": _yaml(settings), "sources.yaml": _yaml({"sources": sources})}


def _source(source: Mapping[str, Any], base: str) -> dict[str, Any]:
    rest = {key: value for key, value in source.items() if key not in ("id", "kind", "path")}
    return {"id": source["id"], "kind": source["kind"], "url": base + source["path"], **rest}


def _yaml(value: object) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False)
