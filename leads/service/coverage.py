"""What was read and what was not: the health of the sources, and their silences.

What fails is told each morning. A silence is told when it begins and once a week after
that; what is merely odd about a source is told once.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from leads import coverage
from leads.address import same_site
from leads.app import App
from leads.model import Digest, Rhythm, Source, SourceHealth, SourceState


def rhythms(app: App, day: date | None = None) -> dict[str, Rhythm]:
    """How often each source of sources.yaml speaks, on this day or an earlier one."""
    today = day or app.today.date()
    counted = app.store.tallies.days(today - coverage.YEAR, today)
    undated = app.store.tallies.undated(today - coverage.MONTH)
    return {
        source.id: replace(
            coverage.rhythm(counted.get(source.id, {}), today), undated=source.id in undated
        )
        for source in app.settings.sources
    }


def health(app: App, day: date | None = None, told: Collection[str] = ()) -> list[SourceHealth]:
    """One line for each source that is read, in the order of sources.yaml; of a silence or a
    remark only what was not `told` before."""
    today = day or app.today.date()
    states, known = app.store.sources.states(), rhythms(app, today)
    lines = [
        _health(source, states.get(source.id), known)
        for source in app.settings.sources
        if source.active and not source.guess and not _paused(states.get(source.id), today)
    ]
    return [_news(line, told) for line in lines]


def _paused(state: SourceState | None, today: date) -> bool:
    return state is not None and state.paused(today)


def _health(source: Source, state: SourceState | None, known: Mapping[str, Rhythm]) -> SourceHealth:
    if state is None or state.last_visit is None:
        return SourceHealth(source_id=source.id, name=source.name, ok=False, reason="not-yet")
    ok, rhythm = state.failing_since is None, known[source.id]
    return SourceHealth(
        source_id=source.id,
        name=source.name,
        ok=ok,
        reason=state.reason,
        detail=state.detail,
        since=state.failing_since,
        silence=rhythm.silence if ok else None,
        remark=remark(source, state, rhythm),
    )


def remark(source: Source, state: SourceState, rhythm: Rhythm) -> str | None:
    """What is odd about a source that is read: `moved` to another site, `empty`, `undated`,
    or nothing."""
    if state.last_success is None or state.failing_since:
        return None
    if state.moved_to and not same_site(source.url, state.moved_to):
        return "moved"
    if not state.items:
        return "empty"
    return "undated" if rhythm.undated else None


# ── told, and not again ──────────────────────────────────────────────────────


def keys(digest: Digest) -> list[str]:
    """What the silences and remarks of a digest are remembered by."""
    return [
        key
        for line in digest.sources
        for key in (_silence_key(line), _remark_key(line))
        if key is not None
    ]


def _silence_key(line: SourceHealth) -> str | None:
    if line.silence is None:
        return None
    return f"silent:{line.source_id}:{line.silence.since}:{line.silence.week}"


def _remark_key(line: SourceHealth) -> str | None:
    return f"{line.remark}:{line.source_id}" if line.remark else None


def _news(line: SourceHealth, told: Collection[str]) -> SourceHealth:
    return replace(
        line,
        silence=None if _silence_key(line) in told else line.silence,
        remark=None if _remark_key(line) in told else line.remark,
    )
