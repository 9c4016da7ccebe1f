"""A meeting whose points are not in fields but in a paper: the agenda as a PDF.

for request in requests(meeting, papers, response): …    # the paper, if there is one
if is_answered_by(response): yield from items(source, response)
"""

import json
import re
from collections.abc import Iterable, Iterator

from leads import limits
from leads.model import Body, Item, Moment, Request, Response, Source
from leads.sources import _answer, _council, _html, _pdf, _time
from leads.sources._council import Meeting, Paper

_AGENDA = re.compile(r"\b(?:agenda|uitnodiging)\b", re.IGNORECASE)
_OTHER = re.compile(r"\b(?:besluit|verslag|notulen|lange\s?termijn|bijlage)", re.IGNORECASE)
_TOLD = ("id", "name", "place", "body", "url")


def requests(meeting: Meeting, papers: Iterable[Paper], response: Response) -> Iterator[Request]:
    """The paper that holds the agenda. Whether it can be read is not the meeting's fault."""
    for paper in papers:
        link = _html.web_link(paper.url, response.url)
        if link and _AGENDA.search(paper.name) and not _OTHER.search(paper.name):
            yield Request(
                url=link,
                accept="application/pdf",
                body=Body.PAPER,
                carries={"paper": paper.name, "of": _packed(meeting)},
                optional=True,
            )
            return


def is_answered_by(response: Response) -> bool:
    """Whether this is the paper that was asked for, and not an answer of the service."""
    return "paper" in response.request.carries


def items(source: Source, response: Response) -> Iterator[Item]:
    """The whole agenda as one item; who is on the list of members is left out.

    Raises SourceError: `not-a-pdf`, `no-text` or `wall`.
    """
    meeting = _unpacked(response.request.carries.get("of", "{}"))
    text = _council.without_persons("\n".join(_pdf.pages(response)))
    event = _council.event(source, response, meeting)
    found = _answer.Found(
        key=f"{meeting.id} agenda",
        url=response.request.url,
        title=f"Agenda {event.organiser or event.name}",
        text=f"{_council.introduced(meeting, event)}\n{text}"[: limits.TEXT_CHARS],
        markup=False,
        when=_time.published(response.headers.get("last-modified"), response.fetched_at),
        events=(event,),
    )
    yield _answer.item(source, response, found)


def _packed(meeting: Meeting) -> str:
    told: dict[str, object] = {name: getattr(meeting, name) for name in _TOLD}
    told |= {"start": meeting.start and meeting.start.iso(), "off": meeting.called_off}
    return json.dumps(told)


def _unpacked(packed: str) -> Meeting:
    told = json.loads(packed)
    start = told.pop("start", None)
    return Meeting(
        called_off=bool(told.pop("off", False)),
        start=Moment.from_iso(start) if start else None,
        **told,
    )
