"""A short paragraph of the mail that is no lead, and the foot about the sources."""

from dataclasses import dataclass

from leads.digest.fact import Link
from leads.language import Words
from leads.limits import FAILED_SOURCES_NAMED
from leads.model import Digest, SourceHealth
from leads.text import one_line
from leads.words import fault, remark, silence


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A short paragraph with an optional heading, quote and links."""

    title: str = ""
    lines: tuple[str, ...] = ()
    quote: str = ""
    links: tuple[Link, ...] = ()


def sources(digest: Digest, words: Words) -> tuple[Notice, ...]:
    """How many sources were read; which were not, why, and since when; which say nothing."""
    if not digest.sources:
        return ()
    failed = [health for health in digest.sources if not health.ok]
    read = len(digest.sources) - len(failed)
    lines = [words.count("{n} bron gelezen.", "{n} bronnen gelezen.", read)]
    lines += [_failure(health, words) for health in failed[:FAILED_SOURCES_NAMED]]
    more = len(failed) - FAILED_SOURCES_NAMED
    if more > 0:
        lines.append(
            words.count(
                "Nog {n} bron gaf niets terug: leads sources",
                "Nog {n} bronnen gaven niets terug: leads sources",
                more,
            )
        )
    odd = _oddities(digest, words)
    lines += odd[:FAILED_SOURCES_NAMED]
    if len(odd) > FAILED_SOURCES_NAMED:
        more = len(odd) - FAILED_SOURCES_NAMED
        lines.append(
            words.count(
                "Nog {n} bron is stil of vreemd: leads sources",
                "Nog {n} bronnen zijn stil of vreemd: leads sources",
                more,
            )
        )
    return (Notice(lines=tuple(lines)),)


def _oddities(digest: Digest, words: Words) -> list[str]:
    """Of sources that were read: which say nothing, and what is wrong with what they say."""
    silent = [(one, silence(one.silence, words)) for one in digest.sources if one.silence]
    odd = [(one, remark(one.remark, words)) for one in digest.sources if one.remark]
    return [
        words("{source}: {why}.", source=one_line(one.name, 80), why=why)
        for one, why in (*silent, *odd)
    ]


def _failure(health: SourceHealth, words: Words) -> str:
    name, why = one_line(health.name, 80), fault(health.reason, words)
    if health.since is None:
        return words("{source}: {why}.", source=name, why=why)
    return words(
        "{source}: {why}, sinds {day}.", source=name, why=why, day=words.instant(health.since)
    )
