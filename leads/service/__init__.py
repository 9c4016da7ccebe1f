"""The verbs. Every entrance calls these, and only these.

refresh   visit the sources that are due       analyse  understand what is new
digest    make the morning's digest            run      all three, and send
decide    what a person does with a lead       undo     take it back
init, check, try_address, add, demo: around it

`service.doctor` and `service.evaluate` are modules of their own: they load much
that the other verbs never need.
"""

from leads.service.analyse import Analysed, analyse
from leads.service.capture import Added, add
from leads.service.coverage import health
from leads.service.decide import Decided, decide, history, undo
from leads.service.demo import Shown, demo
from leads.service.digest import (
    Sent,
    digest_bytes,
    digest_json,
    digest_text,
    make_digest,
    send_digest,
)
from leads.service.discover import Barred, Proposal, Site, find
from leads.service.doctor import Finding, examine, healthy
from leads.service.entries import (
    Entered,
    Imported,
    add_sources,
    export_opml,
    import_opml,
    read_entry,
)
from leads.service.erase import Erased, Trace, erase, forget_expired, traces
from leads.service.export import export
from leads.service.learn import Ground, Learned, explain, learn, reset
from leads.service.listing import (
    Pitch,
    harvests,
    lead_text,
    list_leads,
    pitch,
    review_queue,
    show,
    takers,
)
from leads.service.moments import moment_done, note_moment
from leads.service.organisations import (
    STANDINGS,
    About,
    about,
    doubts,
    judge,
    know,
    merge,
    organisation,
    organisations,
    rename,
    short_id,
    split,
)
from leads.service.overview import Ahead, SourceLine, ahead, source_lines
from leads.service.people import (
    add_person,
    edit_person,
    leaving,
    people,
    people_for,
    person,
    renew_person,
)
from leads.service.refresh import Refreshed, refresh
from leads.service.run import Ran, alone, run, worst
from leads.service.sources import pause, read_now, resume, source
from leads.service.start import Begun, Checked, check, init
from leads.service.talks import last_talks
from leads.service.trial import Tried, try_address, understand

__all__ = [
    "STANDINGS",
    "VERBS",
    "About",
    "Added",
    "Ahead",
    "Analysed",
    "Barred",
    "Begun",
    "Checked",
    "Decided",
    "Entered",
    "Erased",
    "Finding",
    "Ground",
    "Imported",
    "Learned",
    "Pitch",
    "Proposal",
    "Ran",
    "Refreshed",
    "Sent",
    "Shown",
    "Site",
    "SourceLine",
    "Trace",
    "Tried",
    "about",
    "add",
    "add_person",
    "add_sources",
    "ahead",
    "alone",
    "analyse",
    "check",
    "decide",
    "demo",
    "digest_bytes",
    "digest_json",
    "digest_text",
    "doubts",
    "edit_person",
    "erase",
    "examine",
    "explain",
    "export",
    "export_opml",
    "find",
    "forget_expired",
    "harvests",
    "health",
    "healthy",
    "history",
    "import_opml",
    "init",
    "judge",
    "know",
    "last_talks",
    "lead_text",
    "learn",
    "leaving",
    "list_leads",
    "make_digest",
    "merge",
    "moment_done",
    "note_moment",
    "organisation",
    "organisations",
    "pause",
    "people",
    "people_for",
    "person",
    "pitch",
    "read_entry",
    "read_now",
    "refresh",
    "rename",
    "renew_person",
    "reset",
    "resume",
    "review_queue",
    "run",
    "send_digest",
    "short_id",
    "show",
    "source",
    "source_lines",
    "split",
    "takers",
    "traces",
    "try_address",
    "understand",
    "undo",
    "worst",
]
