"""A calendar in the REST answers of The Events Calendar, a WordPress plug-in."""

import html
import math
from collections.abc import Sequence
from typing import Any

from leads.demo.village import Data, moment, one_paragraph, utc

ROOT = "/wp-json/tribe/events/v1/events"


def upcoming(house: Data, since: str) -> list[Data]:
    """The events that are not over on the day `since` ('2027-03-01')."""
    return [event for event in house["events"] if event["end"][:10] >= since[:10]]


def page(
    house: Data, found: Sequence[Data], *, number: int, size: int, base: str
) -> dict[str, Any] | None:
    """Page `number` (from 1); None past the end. `base` is where this server lives."""
    pages = math.ceil(len(found) / size)
    if not 1 <= number <= max(1, pages):
        return None
    root = f"{base}{ROOT}/"
    following = {"next_rest_url": f"{root}?page={number + 1}&per_page={size}"}
    return {
        "events": [_event(house, event) for event in found[(number - 1) * size : number * size]],
        "rest_url": f"{root}?page={number}&per_page={size}",
        **(following if number < pages else {}),
        "total": len(found),
        "total_pages": pages,
    }


def not_there() -> dict[str, Any]:
    """What the plug-in says past the last page."""
    return {
        "code": "event-archive-page-not-found",
        "message": "De opgevraagde pagina bestaat niet",
        "data": {"status": 404},
    }


def _event(house: Data, event: Data) -> dict[str, Any]:
    text = one_paragraph(event["text"])
    return {
        "id": event["id"],
        "author": "2",
        "status": "publish",
        "date": f"{moment(house['modified']):%Y-%m-%d %H:%M:%S}",
        "date_utc": f"{utc(house['modified']):%Y-%m-%d %H:%M:%S}",
        "modified": f"{moment(house['modified']):%Y-%m-%d %H:%M:%S}",
        "modified_utc": f"{utc(house['modified']):%Y-%m-%d %H:%M:%S}",
        "url": f"{house['site']}/event/{event['slug']}/",
        "title": html.escape(event["title"]).replace("é", "&eacute;"),
        "description": f"<p>{html.escape(text)}</p>\n",
        "excerpt": "",
        "slug": event["slug"],
        "image": False,
        "all_day": event.get("all_day", False),
        "start_date": f"{moment(event['start']):%Y-%m-%d %H:%M:%S}",
        "end_date": f"{moment(event['end']):%Y-%m-%d %H:%M:%S}",
        "utc_start_date": f"{utc(event['start']):%Y-%m-%d %H:%M:%S}",
        "utc_end_date": f"{utc(event['end']):%Y-%m-%d %H:%M:%S}",
        "timezone": house["timezone"],
        "cost": event["cost"],
        "categories": [{"name": event["category"], "slug": event["category"].lower()}],
        "tags": [],
        "venue": {**house["venue"], "country": "Nederland"},
        "organizer": _organizers(event),
        "custom_fields": [],
    }


def _organizers(event: Data) -> list[dict[str, Any]]:
    return [{"organizer": event["organizer"]}] if "organizer" in event else []
