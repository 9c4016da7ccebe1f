"""Plans: whom to involve, and a lead worked out into an arrangement."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from leads.cli.command import argument, command, json_option, option
from leads.cli.exits import DONE
from leads.cli.state import State, pass_state, put_json
from leads.language import Words, mark
from leads.text import one_line, snippet

if TYPE_CHECKING:
    from leads.model import Knowledge
    from leads.service.arrange import Arrangement, Piece
    from leads.service.who import Involved, Who

#: codes of `model.Candidate.because` → what is told of them
_PLAN_CHARS = 200
_BECAUSE = {
    "own": mark("het gaat om hen"),
    "named": mark("je noemt ze zelf"),
    "name": mark("hun naam zegt het al"),
    "type": mark("dit soort club werkt aan dit thema"),
    "words": mark("in berichten over dit onderwerp"),
    "theme": mark("in berichten over dit thema"),
}
_KNOWN = {"partner": mark("partner van jullie"), "known": mark("bekende van jullie")}
_GAPS = {
    "no-contact": mark("nog geen telefoon of mail bekend"),
    "not-offered": mark("staat bij jullie niet aan als aanbod"),
    "too-late": mark("voor deze datum is het te laat; kies een latere"),
}


@command(
    "who",
    examples=(
        'leads who "lezing over archeologie, week 42"',
        'leads who "voorleesmiddag op 12 december" --json',
    ),
)
@argument("plan", nargs=-1, required=True, metavar=mark("PLAN"))
@option(
    "--most",
    default=8,
    show_default=True,
    type=click.IntRange(1, 50),
    metavar=mark("GETAL"),
    help=mark("Zoveel organisaties op zijn hoogst."),
)
@json_option
@pass_state
def who_command(state: State, plan: tuple[str, ...], most: int) -> int:
    from leads.service.who import who

    found = who(state.app, " ".join(plan), most=most)
    if state.as_json:
        put_json(**_as_data(found))
        return DONE
    for line in _told(found, state.app.knowledge, state.words):
        click.echo(line)
    return DONE


def _as_data(found: "Who") -> dict[str, object]:
    return {
        "plan": found.plan,
        "involved": [_involved(one) for one in found.involved],
        "events": found.events,
        "hooks": found.hooks,
        "offers": found.offers,
    }


def _involved(one: "Involved") -> dict[str, object]:
    body = one.candidate.body
    return {
        "id": body.id,
        "name": body.name,
        "type": body.type_id,
        "place": body.place,
        "known_as": body.known_as,
        "score": round(one.candidate.score, 2),
        "because": one.candidate.because,
        "contact": one.contact,
        "evidence": one.evidence,
    }


def _told(found: "Who", knowledge: "Knowledge", words: Words) -> Iterator[str]:
    yield from _heading(found, knowledge, words)
    yield ""
    for number, one in enumerate(found.involved, 1):
        yield from _body(f"{number}. ", one, knowledge, words)
    if not found.involved:
        yield words("Ik heb hier nog niemand gezien die hierbij past.")
    yield from _around(found, words)


def _heading(found: "Who", knowledge: "Knowledge", words: Words) -> Iterator[str]:
    plan = found.plan
    labels = {theme.id: words.label(theme) for theme in knowledge.themes}
    yield snippet(plan.text, _PLAN_CHARS)
    if plan.start and plan.end:
        yield words("Wanneer: {days}", days=words.days(plan.start, plan.end))
    if plan.meant:
        yield words("Thema: {themes}", themes=", ".join(labels[one] for one in plan.meant))
    for offer in found.offers:
        yield words.count(
            "Van jullie: {offer} (regel het {n} week van tevoren)",
            "Van jullie: {offer} (regel het {n} weken van tevoren)",
            offer.lead_weeks,
            offer=words.label(offer),
        )


def _body(
    mark_: str, one: "Involved", knowledge: "Knowledge", words: Words, *, indent: str = "   "
) -> Iterator[str]:
    body = one.candidate.body
    kinds = {kind.id: words.label(kind) for kind in knowledge.organisation_types}
    known = [kinds.get(body.type_id or ""), body.place, words(_KNOWN.get(body.known_as, ""))]
    about = ", ".join(part for part in known if part)
    yield f"{mark_}{one_line(body.name)}" + (f" ({about})" if about else "")
    why = [words(_BECAUSE[code]) for code in one.candidate.because if code in _BECAUSE]
    if why:
        yield f"{indent}{'; '.join(why)}"
    for seen in one.evidence:
        yield f"{indent}“{one_line(seen.quote)}”"
        yield f"{indent}  {seen.source_name}, {words.day(seen.seen_on)} {seen.url}".rstrip()
    if one.contact:
        yield f"{indent}{one.contact}"


def _around(found: "Who", words: Words) -> Iterator[str]:
    if found.events:
        yield ""
        yield words("Wat er dan al is")
    for event in found.events:
        when = words.moment(event.event.start) if event.event.start else ""
        yield f"   {when}: {one_line(event.event.name)} — {event.source_name}"
    if found.hooks:
        yield ""
        yield words("Landelijk om bij aan te haken")
    for hook in found.hooks:
        name = hook.name if hook.sure else words("{name} (verwacht)", name=hook.name)
        yield f"   {words.days(hook.start, hook.end)}: {name}"


# ── an arrangement ───────────────────────────────────────────────────────────


@command("arrange", examples=("leads arrange k3v9pa", "leads arrange k3v9pa --json"))
@argument("lead_id", metavar=mark("NUMMER"))
@json_option
@pass_state
def arrange_command(state: State, lead_id: str) -> int:
    from leads.service.arrange import arrange

    made = arrange(state.app, lead_id)
    if state.as_json:
        put_json(
            lead=made.lead.id,
            title=made.lead.title,
            day=made.day,
            parts=[_part(piece) for piece in made.pieces],
        )
        return DONE
    for line in _arrangement(made, state.app.knowledge, state.words):
        click.echo(line)
    return DONE


def _part(piece: "Piece") -> dict[str, object]:
    return {
        "id": piece.part.id,
        "offer": piece.part.offer,
        "partners": [_involved(one) for one in piece.partners],
        "agree_before": piece.agree_before,
        "gaps": piece.gaps,
    }


def _arrangement(made: "Arrangement", knowledge: "Knowledge", words: Words) -> Iterator[str]:
    yield one_line(made.lead.title)
    if made.day:
        yield words("Wanneer: {days}", days=words.day(made.day))
    else:
        yield words("Nog open: een datum.")
    for piece in made.pieces:
        yield ""
        yield from _piece(piece, knowledge, words)


def _piece(piece: "Piece", knowledge: "Knowledge", words: Words) -> Iterator[str]:
    label = words.label(piece.part)
    if piece.agree_before and "too-late" not in piece.gaps:
        day = words.day(piece.agree_before)
        yield words("{part} (afspreken vóór {day})", part=label, day=day)
    else:
        yield label
    for one in piece.partners:
        yield from _body("   ", one, knowledge, words, indent="     ")
    if not piece.partners:
        asked = piece.part.gap_en if words.language == "en" else piece.part.gap_nl
        yield "   " + words("Nog niemand gezien. {question}", question=asked).strip()
    for code in piece.gaps:
        if code in _GAPS:
            yield "   " + words("Nog open: {what}", what=words(_GAPS[code]))
