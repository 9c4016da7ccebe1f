"""The directory of local bodies: one body, one entry. Pure: bodies and places come in."""

from leads.directory.book import Book, Pair, Reading, body_id
from leads.directory.contact import contact_line, newest, own_domain
from leads.directory.doubt import Doubt, doubtful
from leads.directory.likeness import Likeness, blocking_keys, likeness
from leads.directory.region import Region, region
from leads.directory.ties import ties

__all__ = [
    "Book",
    "Doubt",
    "Likeness",
    "Pair",
    "Reading",
    "Region",
    "blocking_keys",
    "body_id",
    "contact_line",
    "doubtful",
    "likeness",
    "newest",
    "own_domain",
    "region",
    "ties",
]
