"""The first schema.

Revision ID: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    _sources()
    _validators()
    _hosts()
    _items()
    _counters()
    _extractions()
    _events()
    _fingerprints()
    _blocking_keys()
    _organisations()
    _organisation_items()
    _branches()
    _leads()
    _assessments()
    _decisions()
    _digests()
    _notices()
    _leases()
    _runs()


def _sources() -> None:
    op.create_table(
        "sources",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.Column("last_visit", sa.DateTime(timezone=True)),
        sa.Column("last_success", sa.DateTime(timezone=True)),
        sa.Column("next_at", sa.DateTime(timezone=True)),
        sa.Column("failing_since", sa.DateTime(timezone=True)),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text()),
        sa.Column("detail", sa.Text()),
        sa.Column("moved_to", sa.Text()),
        sa.Column("items", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sources"),
    )


def _validators() -> None:
    op.create_table(
        "validators",
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("url_sha256", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text()),
        sa.Column("last_modified", sa.Text()),
        sa.Column("body_sha256", sa.Text()),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["source_id"], ["sources.id"], name="fk_validators_source_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("source_id", "url_sha256", name="pk_validators"),
    )


def _hosts() -> None:
    op.create_table(
        "hosts",
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("ready_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("host", name="pk_hosts"),
    )


def _items() -> None:
    op.create_table(
        "items",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("medium", sa.Text(), nullable=False),
        sa.Column("published", sa.DateTime(timezone=True), nullable=False),
        sa.Column("precision", sa.Text(), nullable=False),
        sa.Column("source_name", sa.Text(), nullable=False),
        sa.Column("place", sa.Text()),
        sa.Column("organisation", sa.Text()),
        sa.Column("events", sa.JSON(), nullable=False),
        sa.Column("flags", sa.JSON(), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("events_until", sa.Date()),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name="fk_items_source_id"),
        sa.PrimaryKeyConstraint("id", name="pk_items"),
    )
    op.create_index("ix_items_turn", "items", ["turn"])


def _counters() -> None:
    op.create_table(
        "counters",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_counters"),
    )


def _extractions() -> None:
    op.create_table(
        "extractions",
        sa.Column("item_id", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("mentions", sa.JSON(), nullable=False),
        sa.Column("events", sa.JSON(), nullable=False),
        sa.Column("deadlines", sa.JSON(), nullable=False),
        sa.Column("error", sa.Text()),
        sa.ForeignKeyConstraint(
            ["item_id"], ["items.id"], name="fk_extractions_item_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("item_id", name="pk_extractions"),
    )


def _events() -> None:
    op.create_table(
        "events",
        sa.Column("item_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("event", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["items.id"], name="fk_events_item_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("item_id", "position", name="pk_events"),
    )
    op.create_index("ix_events_day", "events", ["day"])


def _fingerprints() -> None:
    op.create_table(
        "fingerprints",
        sa.Column("item_id", sa.Text(), nullable=False),
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("published", sa.DateTime(timezone=True), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("keys", sa.JSON(), nullable=False),
        sa.Column("signature", sa.JSON(), nullable=False),
        sa.Column("days", sa.JSON(), nullable=False),
        sa.Column("organisations", sa.JSON(), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["items.id"], name="fk_fingerprints_item_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("item_id", name="pk_fingerprints"),
    )


def _blocking_keys() -> None:
    op.create_table(
        "blocking_keys",
        sa.Column("item_id", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("published", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["items.id"], name="fk_blocking_keys_item_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("item_id", "key", name="pk_blocking_keys"),
    )
    op.create_index("ix_blocking_keys_key_published", "blocking_keys", ["key", "published"])


def _organisations() -> None:
    op.create_table(
        "organisations",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("normal_name", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("type_id", sa.Text()),
        sa.Column("place", sa.Text()),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column("known_as", sa.Text(), nullable=False),
        sa.Column("mentions", sa.Integer(), nullable=False),
        sa.Column("last_seen", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_organisations"),
    )
    op.create_index("ix_organisations_mentions", "organisations", ["mentions"])


def _organisation_items() -> None:
    op.create_table(
        "organisation_items",
        sa.Column("item_id", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["items.id"], name="fk_organisation_items_item_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name="fk_organisation_items_organisation_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("item_id", "organisation_id", name="pk_organisation_items"),
    )
    op.create_index(
        "ix_organisation_items_organisation_id", "organisation_items", ["organisation_id"]
    )


def _branches() -> None:
    op.create_table(
        "branches",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("read_to", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_branches"),
    )


def _leads() -> None:
    op.create_table(
        "leads",
        sa.Column("branch_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("grade", sa.Integer(), nullable=False),
        sa.Column("strength", sa.Text()),
        sa.Column("kind", sa.Text()),
        sa.Column("themes", sa.JSON(), nullable=False),
        sa.Column("organisations", sa.JSON(), nullable=False),
        sa.Column("events", sa.JSON(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("sightings", sa.JSON(), nullable=False),
        sa.Column("offer", sa.Text()),
        sa.Column("act_before", sa.Date()),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("change", sa.Text()),
        sa.Column("unshown", sa.Boolean(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("wake_on", sa.Date()),
        sa.Column("shown_on", sa.Date()),
        sa.Column("first_status", sa.Text(), nullable=False),
        sa.Column("first_wake_on", sa.Date()),
        sa.PrimaryKeyConstraint("branch_id", "id", name="pk_leads"),
    )
    op.create_index("ix_leads_open", "leads", ["branch_id", "status", "score"])
    op.create_index("ix_leads_shown", "leads", ["branch_id", "status", "shown_on"])
    op.create_index("ix_leads_to_show", "leads", ["branch_id", "status", "unshown", "score"])
    op.create_index("ix_leads_window", "leads", ["branch_id", "status", "act_before"])
    op.create_index("ix_leads_woken", "leads", ["branch_id", "wake_on"])


def _assessments() -> None:
    op.create_table(
        "assessments",
        sa.Column("item_id", sa.Text(), nullable=False),
        sa.Column("branch_id", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("lead_id", sa.Text()),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("grade", sa.Integer(), nullable=False),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.Column("strength", sa.Text()),
        sa.Column("kind", sa.Text()),
        sa.Column("themes", sa.JSON(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("act_before", sa.Date()),
        sa.Column("offer", sa.Text()),
        sa.ForeignKeyConstraint(
            ["branch_id", "lead_id"],
            ["leads.branch_id", "leads.id"],
            name="fk_assessments_branch_id",
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["items.id"], name="fk_assessments_item_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("item_id", "branch_id", name="pk_assessments"),
    )


def _decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Text(), nullable=False),
        sa.Column("lead_id", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("status", sa.Text()),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text()),
        sa.Column("note", sa.Text()),
        sa.Column("wake_on", sa.Date()),
        sa.Column("undoes", sa.Integer()),
        sa.ForeignKeyConstraint(
            ["branch_id", "lead_id"], ["leads.branch_id", "leads.id"], name="fk_decisions_branch_id"
        ),
        sa.ForeignKeyConstraint(["undoes"], ["decisions.id"], name="fk_decisions_undoes"),
        sa.PrimaryKeyConstraint("id", name="pk_decisions"),
    )
    op.create_index("ix_decisions_branch_id_id", "decisions", ["branch_id", "id"])
    op.create_index("ix_decisions_branch_id_lead_id", "decisions", ["branch_id", "lead_id"])


def _digests() -> None:
    op.create_table(
        "digests",
        sa.Column("branch_id", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("message_id", sa.Text()),
        sa.Column("detail", sa.Text()),
        sa.PrimaryKeyConstraint("branch_id", "day", name="pk_digests"),
    )


def _notices() -> None:
    op.create_table(
        "notices",
        sa.Column("branch_id", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("branch_id", "key", name="pk_notices"),
    )


def _leases() -> None:
    op.create_table(
        "leases",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("renewed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_leases"),
    )


def _runs() -> None:
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("started", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished", sa.DateTime(timezone=True)),
        sa.Column("exit", sa.Integer()),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_runs"),
    )
    op.create_index("ix_runs_verb_id", "runs", ["verb", "id"])
