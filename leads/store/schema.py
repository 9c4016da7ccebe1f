"""The tables. One schema for both databases: portable types only.

What the world published (`sources` … `items`), what was found in it
(`extractions` … `organisations`, `assessments`, `leads`) and what people
decided (`decisions`, and the columns of a lead that follow from them) are kept
apart. A change here needs a migration and a new `HEAD`.
"""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
)

from leads.store.columns import Plain, UTCDateTime

HEAD = "0003"

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def _item_id() -> Column[str]:
    item = ForeignKey("items.id", ondelete="CASCADE")
    return Column("item_id", Plain, item, primary_key=True)


# ── what the world published ─────────────────────────────────────────────────

sources = Table(
    "sources",
    metadata,
    Column("id", Plain, primary_key=True),
    Column("kind", Plain, nullable=False),
    Column("url", Plain, nullable=False),
    Column("name", Plain, nullable=False),
    Column("removed", Boolean, nullable=False),
    Column("last_visit", UTCDateTime),
    Column("last_success", UTCDateTime),
    Column("next_at", UTCDateTime),
    Column("failing_since", UTCDateTime),
    Column("failures", Integer, nullable=False),
    Column("reason", Plain),
    Column("detail", Plain),
    Column("moved_to", Plain),
    Column("items", Integer, nullable=False),
    Column("bookmark", Plain),
    Column("paused_until", Date),
    Column("opted_out", Plain),
    Column("opted_out_on", Date),
)

validators = Table(
    "validators",
    metadata,
    Column("source_id", Plain, ForeignKey("sources.id", ondelete="CASCADE"), primary_key=True),
    # an address may be longer than what PostgreSQL can index
    Column("url_sha256", Plain, primary_key=True),
    Column("url", Plain, nullable=False),
    Column("etag", Plain),
    Column("last_modified", Plain),
    Column("body_sha256", Plain),
    Column("since", UTCDateTime, nullable=False),
)

hosts = Table(
    "hosts",
    metadata,
    Column("host", Plain, primary_key=True),
    Column("ready_at", UTCDateTime, nullable=False),
)

# good for a day (RFC 9309 §2.4), so that a round does not ask every site for it again
robots = Table(
    "robots",
    metadata,
    Column("origin", Plain, primary_key=True),
    Column("text", Plain, nullable=False),
    Column("read_at", UTCDateTime, nullable=False),
)

items = Table(
    "items",
    metadata,
    Column("id", Plain, primary_key=True),
    Column("source_id", Plain, ForeignKey("sources.id"), nullable=False),
    Column("key", Plain, nullable=False),
    Column("url", Plain, nullable=False),
    Column("title", Plain, nullable=False),
    Column("text", Plain, nullable=False),
    Column("medium", Plain, nullable=False),
    Column("published", UTCDateTime, nullable=False),
    Column("precision", Plain, nullable=False),
    Column("source_name", Plain, nullable=False),
    Column("place", Plain),
    Column("organisation", Plain),
    Column("events", JSON, nullable=False),
    Column("flags", JSON, nullable=False),
    # what the source told, where the text is that of its page
    Column("teaser", Plain),
    Column("content_hash", Plain, nullable=False),
    Column("events_until", Date),
    # rises with every item that is new or says something else; see `branches.read_to`
    Column("turn", Integer, nullable=False, index=True),
    # since then the text is a quote of what it was, and nobody looks at it again
    Column("shortened_on", Date),
    Index(None, "shortened_on", "published"),
)

# counted as items come in: what a source usually says is asked for every morning
item_days = Table(
    "item_days",
    metadata,
    Column("day", Date, primary_key=True),
    Column("source_id", Plain, ForeignKey("sources.id"), primary_key=True),
    Column("items", Integer, nullable=False),
    # how many of them came with a date, or with events of their own
    Column("dated", Integer, nullable=False),
)

counters = Table(
    "counters",
    metadata,
    Column("name", Plain, primary_key=True),
    Column("value", Integer, nullable=False),
)

# ── what was found in it ─────────────────────────────────────────────────────

extractions = Table(
    "extractions",
    metadata,
    _item_id(),
    Column("model", Plain, nullable=False),
    Column("version", Plain, nullable=False),
    Column("mentions", JSON, nullable=False),
    Column("events", JSON, nullable=False),
    Column("deadlines", JSON, nullable=False),
    Column("error", Plain),
)

events = Table(
    "events",
    metadata,
    _item_id(),
    Column("position", Integer, primary_key=True),
    Column("day", Date, nullable=False, index=True),
    Column("event", JSON, nullable=False),
)

fingerprints = Table(
    "fingerprints",
    metadata,
    _item_id(),
    Column("source_id", Plain, nullable=False),
    Column("published", UTCDateTime, nullable=False),
    Column("url", Plain, nullable=False),
    Column("title", Plain, nullable=False),
    Column("keys", JSON, nullable=False),
    Column("signature", JSON, nullable=False),
    Column("days", JSON, nullable=False),
    Column("organisations", JSON, nullable=False),
    Column("names", JSON, nullable=False),
)

blocking_keys = Table(
    "blocking_keys",
    metadata,
    _item_id(),
    Column("key", Plain, primary_key=True),
    Column("published", UTCDateTime, nullable=False),
    Index(None, "key", "published"),
)

organisations = Table(
    "organisations",
    metadata,
    Column("id", Plain, primary_key=True),
    Column("name", Plain, nullable=False),
    Column("type_id", Plain, index=True),
    Column("place", Plain),
    Column("contact", JSON, nullable=False),
    Column("mentions", Integer, nullable=False, index=True),
    Column("last_seen", UTCDateTime, nullable=False),
    # the body that this one proved to be; it is kept so that a split can bring it back
    Column("merged_into", Plain, ForeignKey("organisations.id"), index=True),
)

organisation_names = Table(
    "organisation_names",
    metadata,
    Column("organisation_id", Plain, ForeignKey("organisations.id"), primary_key=True),
    Column("name", Plain, primary_key=True),
    Column("normal_name", Plain, nullable=False, index=True),
    # the body that first bore the name
    Column("origin", Plain, nullable=False),
)

organisation_keys = Table(
    "organisation_keys",
    metadata,
    Column("key", Plain, primary_key=True),
    Column("normal_name", Plain, primary_key=True),
)

organisation_items = Table(
    "organisation_items",
    metadata,
    _item_id(),
    Column(
        "organisation_id",
        Plain,
        ForeignKey("organisations.id", ondelete="CASCADE"),
        primary_key=True,
        index=True,
    ),
    Column("said", Plain, nullable=False),  # the normal form of its name in the item
)

# ── what it means to a branch ────────────────────────────────────────────────

branches = Table(
    "branches",
    metadata,
    Column("id", Plain, primary_key=True),
    # all items up to this turn were looked at or passed over: they need no second question
    Column("read_to", Integer, nullable=False),
)

leads = Table(
    "leads",
    metadata,
    Column("branch_id", Plain, primary_key=True),
    Column("id", Plain, primary_key=True),
    Column("title", Plain, nullable=False),
    Column("score", Float, nullable=False),
    Column("grade", Integer, nullable=False),
    Column("strength", Plain),
    Column("kind", Plain),
    Column("themes", JSON, nullable=False),
    Column("organisations", JSON, nullable=False),
    Column("events", JSON, nullable=False),
    Column("reasons", JSON, nullable=False),
    Column("sightings", JSON, nullable=False),
    Column("offer", Plain),
    Column("act_before", Date),
    Column("found_at", UTCDateTime, nullable=False),
    Column("changed_at", UTCDateTime, nullable=False),
    Column("change", Plain),
    # never shown, or changed since; kept as a column so that the digest can use an index
    Column("unshown", Boolean, nullable=False),
    # the rest belongs to decisions and digests; an analysis writes it once
    Column("status", Plain, nullable=False),
    Column("wake_on", Date),
    Column("shown_on", Date),
    Column("first_status", Plain, nullable=False),
    Column("first_wake_on", Date),
    Index("ix_leads_to_show", "branch_id", "status", "unshown", "score"),
    Index("ix_leads_open", "branch_id", "status", "score"),
    Index("ix_leads_window", "branch_id", "status", "act_before"),
    Index("ix_leads_woken", "branch_id", "wake_on"),
    Index("ix_leads_shown", "branch_id", "status", "shown_on"),
    Index("ix_leads_found", "branch_id", "found_at"),
)

assessments = Table(
    "assessments",
    metadata,
    _item_id(),
    Column("branch_id", Plain, primary_key=True),
    # of the words that were looked at; empty asks for another look
    Column("content_hash", Plain, nullable=False),
    Column("lead_id", Plain),
    Column("score", Float, nullable=False),
    Column("grade", Integer, nullable=False),
    Column("shown", Boolean, nullable=False),
    Column("strength", Plain),
    Column("kind", Plain),
    Column("themes", JSON, nullable=False),
    Column("reasons", JSON, nullable=False),
    Column("act_before", Date),
    Column("offer", Plain),
    ForeignKeyConstraint(["branch_id", "lead_id"], ["leads.branch_id", "leads.id"]),
    Index(None, "branch_id", "lead_id"),
    Index("ix_assessments_below", "branch_id", "shown", "grade", "act_before"),
)

# ── what people decided, and what was sent ───────────────────────────────────

decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("branch_id", Plain, nullable=False),
    Column("lead_id", Plain, nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Column("verb", Plain, nullable=False),
    Column("status", Plain),
    Column("who", Plain, nullable=False),
    Column("reason", Plain),
    Column("note", Plain),
    Column("wake_on", Date),
    Column("undoes", Integer, ForeignKey("decisions.id")),
    ForeignKeyConstraint(["branch_id", "lead_id"], ["leads.branch_id", "leads.id"]),
    Index(None, "branch_id", "lead_id"),
    Index(None, "branch_id", "id"),
)

settlements = Table(
    "settlements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("organisation_id", Plain, ForeignKey("organisations.id"), nullable=False, index=True),
    Column("other_id", Plain, ForeignKey("organisations.id"), index=True),
    # whose word it is, where it holds for one branch alone
    Column("branch_id", Plain),
    Column("at", UTCDateTime, nullable=False),
    Column("verb", Plain, nullable=False),
    Column("who", Plain, nullable=False),
    Column("old", Plain),
    Column("new", Plain),
)

digests = Table(
    "digests",
    metadata,
    Column("branch_id", Plain, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("state", Plain, nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Column("message_id", Plain),
    Column("detail", Plain),
)

notices = Table(
    "notices",
    metadata,
    Column("branch_id", Plain, primary_key=True),
    Column("key", Plain, primary_key=True),
    Column("day", Date, nullable=False),
)

# ── what a branch knows by itself, and what it learned from its decisions ────

acquaintances = Table(
    "acquaintances",
    metadata,
    Column("branch_id", Plain, primary_key=True),
    Column("organisation_id", Plain, ForeignKey("organisations.id"), primary_key=True, index=True),
    Column("known_as", Plain, nullable=False),
    Column("since", UTCDateTime, nullable=False),
    Column("who", Plain, nullable=False),
)

moments = Table(
    "moments",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("branch_id", Plain, nullable=False),
    Column("organisation_id", Plain, ForeignKey("organisations.id"), nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Column("who", Plain, nullable=False),
    Column("note", Plain, nullable=False),
    # what was promised, until it is done
    Column("owed", Boolean, nullable=False),
    Column("due_on", Date),
    Index(None, "organisation_id", "branch_id"),
    Index(None, "branch_id", "owed"),
)

people = Table(
    "people",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("branch_id", Plain, nullable=False),
    Column("name", Plain, nullable=False),
    Column("contact", Plain, nullable=False),
    Column("interests", JSON, nullable=False),
    Column("note", Plain, nullable=False),
    Column("consent", Plain, nullable=False),
    Column("consent_on", Date, nullable=False),
    Column("expires_on", Date, nullable=False),
    Column("added_by", Plain, nullable=False),
    Index(None, "branch_id", "expires_on"),
)

ties = Table(
    "ties",
    metadata,
    _item_id(),
    Column("organisation_id", Plain, ForeignKey("organisations.id"), primary_key=True),
    Column("other_id", Plain, ForeignKey("organisations.id"), primary_key=True, index=True),
    Column("kind", Plain, nullable=False),
    Column("quote", Plain, nullable=False),
    Column("seen_on", Date, nullable=False),
    Index(None, "organisation_id"),
)

tastes = Table(
    "tastes",
    metadata,
    Column("branch_id", Plain, primary_key=True),
    Column("learned_at", UTCDateTime, nullable=False),
    Column("decisions", Integer, nullable=False),
    Column("gain", Float, nullable=False),
    # used only once a gain was seen on decisions that were held apart
    Column("active", Boolean, nullable=False),
    Column("weights", JSON, nullable=False),
    # decisions up to this one no longer count: the branch began anew
    Column("after_decision", Integer, nullable=False),
)

# ── runs ─────────────────────────────────────────────────────────────────────

leases = Table(
    "leases",
    metadata,
    Column("name", Plain, primary_key=True),
    Column("holder", Plain, nullable=False),
    Column("renewed_at", UTCDateTime, nullable=False),
    Column("until", UTCDateTime, nullable=False),
)

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("verb", Plain, nullable=False),
    Column("started", UTCDateTime, nullable=False),
    Column("finished", UTCDateTime),
    Column("exit", Integer),
    Column("figures", JSON, nullable=False),
    Index(None, "verb", "id"),
)
