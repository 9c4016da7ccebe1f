"""Where a body can be called or mailed, as it says itself: never the line of a person.

A number or address counts when the body publishes the item, when the address bears
its name, or when the sentence names it beside 'aanmelden', 'info' or 'contact'. What
looks personal (a mobile number, a first name, a free mail box) counts only on the
body's own page, beside such a word and with no person in the sentence.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from leads.directory.region import Region
from leads.model import Contact, ContactKind, Field, Item, Mention, Organisation, Span
from leads.text import PRIVATE, fold, normal_name

_SITE = re.compile(r"(?:https?://)?(?:www\.)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?=[/\s,;:.)\]]|$)", re.I)
_SENTENCE_END = re.compile(r"[.!?…]\s|\n")
_CUE = re.compile(
    r"\b(?:aan(?:ge)?meld\w*|aanmelding\w*|opgev\w*|opgave|inschrijv\w*|reserver\w*|meld\w*"
    r"|info\w*|inlichting\w*|contact|bereik\w*|bel(?:len|t)?|mail\w*|e-mail\w*|reageren|vragen)\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"info|contact|secretariaat|secretaris|bestuur|aanmeld\w*|opgave|redactie|kantoor|post|mail"
    r"|welkom|reserveren|inschrijven|penningmeester|voorzitter|vrijwilligers|algemeen"
    r"|administratie|activiteiten|agenda"
)
_FREE_MAIL = re.compile(
    r"@(?:gmail|hotmail|outlook|live|msn|yahoo|icloud|me|ziggo|kpnmail|kpnplanet|planet|home"
    r"|hetnet|xs4all|casema|upcmail|telfort|online|solcon|proton|protonmail|gmx)\.\w+"
)
_MOBILE = re.compile(r"(?:0|\+31|0031)6")
_NOT_DIGIT = re.compile(r"[^\d+]")
_NAME_LETTERS = 4  # 'de' in an address names nobody


@dataclass(frozen=True, slots=True)
class _Line:
    """A number, address or site as it stands in an item."""

    kind: ContactKind
    value: str
    span: Span


def contacts(
    item: Item,
    found: Mapping[Mention, Organisation],
    persons: Sequence[Mention],
    own: Organisation | None,
    region: Region,
) -> dict[str, list[Contact]]:
    """The public lines in an item by the id of their body. `found` are the bodies it
    names, `own` the one that publishes it, `persons` the persons it names."""
    lines: dict[str, list[Contact]] = {}
    bodies = list({b.id: b for b in (*found.values(), *([own] if own else []))}.values())
    for line in _lines(item):
        named = [body for body in bodies if _bears(line, body)]
        about = _around(item, line.span)
        in_it = [b for m, b in found.items() if _within(m.span, about)]
        person = any(_within(one.span, about) for one in persons)
        body = _whose(line, named, in_it, own, person, item.quote(about), region)
        if body:
            lines.setdefault(body.id, []).append(_contact(line, item, body == own))
    return lines


def _whose(
    line: _Line,
    named: Sequence[Organisation],
    in_it: Sequence[Organisation],
    own: Organisation | None,
    person: bool,
    sentence: str,
    region: Region,
) -> Organisation | None:
    """The one body whose line this surely is."""
    if line.kind is ContactKind.SITE:
        return named[0] if len(named) == 1 else None
    personal = _personal(line, bool(named), region)
    if len(named) == 1 and not personal:
        return named[0]
    if person or not _CUE.search(sentence.replace(line.value, " ")):
        return None
    said = {body.id: body for body in in_it}
    body = own if not said else next(iter(said.values())) if len(said) == 1 else None
    return body if body and (body == own or not personal) else None


def _lines(item: Item) -> Iterator[_Line]:
    for field in Field:
        said = item.part(field)
        for hit in PRIVATE.finditer(said):
            kind = ContactKind.MAIL if "@" in hit[0] else ContactKind.PHONE
            value = hit[0].lower() if kind is ContactKind.MAIL else hit[0]
            yield _Line(kind, value, Span(field, *hit.span()))
        for hit in _SITE.finditer(said):
            if said[max(0, hit.start() - 1) : hit.start()] not in ("@", "-", "."):
                span = Span(field, *hit.span())
                yield _Line(ContactKind.SITE, hit[0].lower().rstrip("/"), span)


def _around(item: Item, span: Span) -> Span:
    """The sentence or line in which a stretch stands."""
    said = item.part(span.field)
    start = max((end.end() for end in _SENTENCE_END.finditer(said, 0, span.start)), default=0)
    end = _SENTENCE_END.search(said, span.end)
    return Span(span.field, start, end.start() if end else len(said))


def _within(inner: Span, outer: Span) -> bool:
    return inner.field is outer.field and outer.start <= inner.start < outer.end


def _bears(line: _Line, body: Organisation) -> bool:
    """Does the address hold the body's own words: info@deleemput.nl, kbo-heeze@…?"""
    if line.kind is ContactKind.PHONE:
        return False
    letters = re.sub(r"[^a-z0-9]", "", fold(line.value))
    whole = bool(_FREE_MAIL.search(line.value))  # anybody may take a box there
    return any(_all_in(normal_name(name), body.place, letters, whole) for name in body.names)


def _all_in(name: str, place: str | None, letters: str, whole: bool) -> bool:
    """Every word of a name in one run of letters; the place need not be there, and unless
    it must be the `whole` name, the sort ('heemkundekring') need not when the rest is long
    enough to know it by."""
    here = set(normal_name(place or "").split())
    words = [word for word in name.split() if word not in here]
    if not words:
        return False
    if all(word in letters for word in words):
        return len("".join(words)) >= _NAME_LETTERS or bool(here & _found(here, letters))
    rest = words[1:]
    return not whole and len("".join(rest)) > _NAME_LETTERS and all(w in letters for w in rest)


def _found(words: set[str], letters: str) -> set[str]:
    return {word for word in words if word in letters}


def _personal(line: _Line, named: bool, region: Region) -> bool:
    if line.kind is ContactKind.PHONE:
        return bool(_MOBILE.match(_NOT_DIGIT.sub("", line.value)))
    box = line.value.partition("@")[0]
    if _ROLE.fullmatch(box):
        return not named and bool(_FREE_MAIL.search(line.value))
    parts = re.split(r"[._-]", box)
    if any(part in region.first_names for part in parts) or re.fullmatch(r"[a-z]\.\w+", box):
        return True
    return not named and (bool(_FREE_MAIL.search(line.value)) or len(parts) > 1)


def own_domain(address: str) -> str:
    """The domain of a mail address when it is somebody's own: `zonnebloem.example`; empty
    for a free mail box, which tells nothing of a body."""
    _box, at, domain = address.strip().lower().rpartition("@")
    return "" if not at or _FREE_MAIL.fullmatch(f"@{domain}") else domain


def _contact(line: _Line, item: Item, own: bool) -> Contact:
    return Contact(
        kind=line.kind,
        value=line.value,
        source_id=item.source_id,
        url=item.url,
        seen_on=item.published.date(),
        own=own,
    )


def newest(lines: Sequence[Contact]) -> tuple[Contact, ...]:
    """One line of each kind: what the body says itself before what others say of it, then
    the last one seen."""
    best: dict[ContactKind, Contact] = {}
    for line in sorted(lines, key=lambda one: (one.own, one.seen_on)):
        best[line.kind] = line
    return tuple(best[kind] for kind in ContactKind if kind in best)


def contact_line(body: Organisation) -> str:
    """`0497-555777, info@deleemput.example`: how to reach a body today, else nothing."""
    direct = (ContactKind.PHONE, ContactKind.MAIL)
    return ", ".join(line.value for line in body.contact if line.kind in direct)
