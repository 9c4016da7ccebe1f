"""A new installation: commented settings for one place, and a check of them."""

from dataclasses import dataclass, replace
from pathlib import Path

from leads.app import App
from leads.errors import UserError
from leads.language import mark
from leads.model import Outcome, Source
from leads.service.refresh import refresh
from leads.service.trial import trial_store
from leads.settings import places, templates


@dataclass(frozen=True)
class Begun:
    """The files that were written."""

    place: places.Place
    files: tuple[Path, ...]


def init(folder: Path, place: str, municipality: str | None = None) -> Begun:
    """Write `config/leads.yaml` and `config/sources.yaml` for a place.

    Raises UserError when the place is unknown or doubtful, or when settings are
    already there: nothing is overwritten.
    """
    found = places.find(place, municipality)
    texts = {
        "leads.yaml": templates.leads_yaml(found),
        "sources.yaml": templates.sources_yaml(found),
    }
    paths = [folder / "config" / name for name in texts]
    for path in paths:
        if path.exists():
            raise UserError(mark("{path} bestaat al; ik schrijf er niet overheen."), path=path)
    try:
        for path, text in zip(paths, texts.values(), strict=True):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UserError(
            mark("{path} kan niet worden geschreven: {cause}"), path=folder, cause=error.strerror
        ) from error
    return Begun(found, tuple(paths))


@dataclass(frozen=True)
class Checked:
    """One source after a trial visit. `guess` marks an unconfirmed address."""

    source: Source
    ok: bool
    items: int
    detail: str

    @property
    def guess(self) -> bool:
        return self.source.guess


def check(app: App) -> list[Checked]:
    """Visit every source once, the guessed ones as well; nothing is stored.

    Settings have been checked already when an App exists.
    """
    tried = tuple(replace(one, guess=False) for one in app.settings.sources if one.active)
    with trial_store(app, tried) as trial:
        visits = {v.source_id: v for v in refresh(trial, every=True).visits}
    return [
        Checked(
            source=source,
            ok=visits[source.id].outcome is not Outcome.FAILED,
            items=visits[source.id].seen,
            detail=visits[source.id].detail or "",
        )
        for source in app.settings.sources
        if source.active
    ]
