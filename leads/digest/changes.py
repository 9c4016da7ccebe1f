"""What changed of a lead, in words: the codes of `match.changes` on screen."""

from leads.digest.reasons import lower_first
from leads.language import Words
from leads.model import ChangeKind, Moment
from leads.text import one_line

_CHANGE_CHARS = 200


def change_told(change: str, words: Words) -> str:
    """`Afgelast`, `Verplaatst naar zaterdag 12 juni (was 5 juni)`, `Nu in De Hoeksteen`.

    A sentence that an earlier version wrote is said as it stands.
    """
    kind, _, rest = change.partition(" ")
    match kind:
        case ChangeKind.ANNOUNCED:
            return words("Aangekondigd voor {day}", day=words.day(Moment.from_iso(rest).day))
        case ChangeKind.CANCELLED if rest:
            return words("Afgelast: {name}", name=one_line(rest, _CHANGE_CHARS))
        case ChangeKind.CANCELLED:
            return words("Afgelast")
        case ChangeKind.ELSEWHERE:
            return words("Nu op een andere plek: {place}", place=one_line(rest, _CHANGE_CHARS))
        case ChangeKind.MOVED:
            old, new = map(Moment.from_iso, rest.split())
            return _moved(old, new, words)
    said = lower_first(one_line(change, _CHANGE_CHARS))
    return words("Veranderd: {change}", change=said)


def _moved(old: Moment, new: Moment, words: Words) -> str:
    if old.day == new.day and old.clock and new.clock:
        return words(
            "Begint om {new} uur (was {old})", new=f"{new.clock:%H.%M}", old=f"{old.clock:%H.%M}"
        )
    return words(
        "Verplaatst naar {new} (was {old})",
        new=words.day(new.day, year=new.day.year != old.day.year),
        old=words.day(old.day),
    )
