"""The shipped domain data, with a branch's own changes laid over it by id.

A branch's `config/themes.yaml` needs only what differs: an entry with a known
`id` replaces the keys it names, a new `id` is added, `active: false` takes an
entry out. So an upgrade of the program brings new terms.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from leads.model import (
    AntiTerm,
    Branch,
    Exclusion,
    Knowledge,
    NationalTheme,
    Offer,
    OrganisationType,
    Part,
    Pitches,
    PitchLine,
    Signal,
    Theme,
)
from leads.settings import overlay

#: file → the lists in it, and the key that names an entry
LISTS = {
    "themes.yaml": ("aanbod", "themes"),
    "signals.yaml": ("kinds", "not_a_lead"),
    "organisation_types.yaml": ("org_types",),
    "national_themes.yaml": ("entries",),
    "arrangement.yaml": ("parts",),
    "pitches.yaml": ("openings", "proposals", "formal"),
}
_SURE = {"date_seen", "rule_seen", "fixed"}


def load_knowledge(branch: Branch, overlay_dir: Path | None = None) -> Knowledge:
    """Read the domain for one branch.

    Raises ConfigError, with every fault at once, when an overlay is wrong.
    """
    files = overlay.merged(LISTS, overlay_dir)
    types = files["organisation_types.yaml"]
    return Knowledge(
        branch=branch,
        themes=tuple(map(_theme, files["themes.yaml"]["themes"])),
        offers=tuple(map(_offer, files["themes.yaml"]["aanbod"])),
        signals=tuple(map(_signal, files["signals.yaml"]["kinds"])),
        exclusions=tuple(map(_exclusion, files["signals.yaml"]["not_a_lead"])),
        organisation_types=_organisation_types(types),
        national_themes=tuple(map(_national_theme, files["national_themes.yaml"]["entries"])),
        arrangement=tuple(map(_part, files["arrangement.yaml"]["parts"])),
        pitches=_pitches(files["pitches.yaml"]),
        classic_names=_texts(types["meta"].get("classic_names")),
        not_an_organisation=tuple(x["term"] for x in types["meta"].get("not_an_org", [])),
    )


# ── one entry, from texts to a noun ──────────────────────────────────────────


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(str(text) for text in value) if isinstance(value, list) else ()


def _theme(entry: Mapping[str, Any]) -> Theme:
    terms = entry.get("terms") or {}
    return Theme(
        id=entry["id"],
        field=entry.get("field", entry["id"]),
        label_nl=entry.get("label_nl", entry["id"]),
        label_en=entry.get("label_en", entry["id"]),
        strong=_texts(terms.get("strong")),
        normal=_texts(terms.get("normal")),
        weak=_texts(terms.get("weak")),
        stems=_texts(entry.get("stems")),
        anti_terms=tuple(map(_anti_term, entry.get("anti_terms") or ())),
        partners=_texts(entry.get("partners")),
        offers=_texts(entry.get("aanbod")),
        ideas_nl=_texts(entry.get("ideas_nl")),
    )


def _anti_term(entry: Mapping[str, Any]) -> AntiTerm:
    return AntiTerm(
        term=entry["term"], why=entry.get("why", ""), whole_item=entry.get("scope") == "item"
    )


def _offer(entry: Mapping[str, Any]) -> Offer:
    return Offer(
        id=entry["id"],
        label_nl=entry["label_nl"],
        label_en=entry.get("label_en", entry["label_nl"]),
        lead_weeks=int(entry["lead_weeks"]),
    )


def _signal(entry: Mapping[str, Any]) -> Signal:
    return Signal(
        id=entry["id"],
        label_nl=entry["label_nl"],
        label_en=entry.get("label_en", entry["label_nl"]),
        weight=float(entry["weight"]),
        cues=_texts(entry.get("cues")),
        next_step=entry.get("next_step", ""),
        offers=_texts(entry.get("offer")),
    )


def _exclusion(entry: Mapping[str, Any]) -> Exclusion:
    return Exclusion(id=entry["kind"], cues=_texts(entry.get("cues")))


def _pitches(file: Mapping[str, Any]) -> Pitches:
    return Pitches(
        openings=tuple(map(_pitch_line, _general_last(file["openings"]))),
        proposals=tuple(map(_pitch_line, _general_last(file["proposals"]))),
        formal=frozenset(str(entry["id"]) for entry in file["formal"]),
    )


def _general_last(entries: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """What a branch adds comes before the line that fits anything."""
    return sorted(entries, key=lambda one: not (one.keys() & {"ask", "kind", "offer"}))


def _pitch_line(entry: Mapping[str, Any]) -> PitchLine:
    return PitchLine(
        id=entry["id"],
        jullie=_texts(entry.get("jullie")),
        u=_texts(entry.get("u")) or _texts(entry.get("jullie")),
        ask=entry.get("ask", ""),
        kind=entry.get("kind", ""),
        offer=entry.get("offer", ""),
    )


def _part(entry: Mapping[str, Any]) -> Part:
    return Part(
        id=entry["id"],
        label_nl=entry.get("label_nl", entry["id"]),
        label_en=entry.get("label_en", entry["id"]),
        offer=entry.get("offer", entry["id"]),
        types=_texts(entry.get("types")),
        gap_nl=entry.get("gap_nl", ""),
        gap_en=entry.get("gap_en", ""),
    )


def _organisation_types(tree: Mapping[str, Any]) -> tuple[OrganisationType, ...]:
    macros = tree["meta"]["macros"]
    cap, func = macros["CAP"], macros["FUNC"]
    name = macros["NAME"].replace("{CAP}", cap).replace("{FUNC}", func)
    expand = {"{CAP}": cap, "{FUNC}": func, "{NAME}": name, "{PLACE}": macros["PLACE"]}
    return tuple(_organisation_type(entry, expand) for entry in tree["org_types"])


def _organisation_type(entry: Mapping[str, Any], expand: Mapping[str, str]) -> OrganisationType:
    return OrganisationType(
        id=entry["id"],
        label_nl=entry["label_nl"],
        label_en=entry.get("label_en", entry["label_nl"]),
        head_nouns=_texts(entry.get("head_nouns")),
        patterns=tuple(_expanded(p, expand) for p in _texts(entry.get("patterns"))),
        abbreviations=dict(entry.get("abbreviations") or {}),
        themes=_texts(entry.get("themes")),
        fallback=entry.get("fallback") == "true",
    )


def _expanded(pattern: str, macros: Mapping[str, str]) -> str:
    for macro, value in macros.items():
        pattern = pattern.replace(macro, value)
    return pattern


def _national_theme(entry: Mapping[str, Any]) -> NationalTheme:
    return NationalTheme(
        id=entry["id"],
        name=entry["name"],
        themes=_texts(entry.get("themes")),
        lead_weeks=int(entry.get("lead_weeks", 8)),
        local=_texts(entry.get("local")),
        organiser=entry.get("organiser", ""),
        occurrences=_occurrences(entry.get("occurrences") or {}),
        rule=entry.get("rule") or {},
    )


def _occurrences(entry: Mapping[str, Any]) -> dict[int, tuple[date, date, bool]]:
    return {
        int(year): (
            date.fromisoformat(when["start"]),
            date.fromisoformat(when.get("end") or when["start"]),
            when.get("status") in _SURE,
        )
        for year, when in entry.items()
        if isinstance(when, dict) and when.get("start") not in (None, "", "null")
    }
