"""What a branch knows of bodies and people, ties between bodies, and its taste.

Revision ID: 0003
"""

from datetime import date

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    _acquaintances()
    _moments()
    _people()
    _ties()
    _tastes()
    _item_days()
    _robots()


def _acquaintances() -> None:
    op.create_table(
        "acquaintances",
        sa.Column("branch_id", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("known_as", sa.Text(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name="fk_acquaintances_organisation_id"
        ),
        sa.PrimaryKeyConstraint("branch_id", "organisation_id", name="pk_acquaintances"),
    )
    op.create_index("ix_acquaintances_organisation_id", "acquaintances", ["organisation_id"])
    op.create_index("ix_assessments_branch_id_lead_id", "assessments", ["branch_id", "lead_id"])
    op.create_index(
        "ix_assessments_below", "assessments", ["branch_id", "shown", "grade", "act_before"]
    )
    op.create_index("ix_leads_found", "leads", ["branch_id", "found_at"])
    op.add_column("items", sa.Column("shortened_on", sa.Date()))
    op.create_index("ix_items_shortened_on_published", "items", ["shortened_on", "published"])
    op.add_column("settlements", sa.Column("branch_id", sa.Text()))
    op.add_column("sources", sa.Column("bookmark", sa.Text()))
    op.add_column("sources", sa.Column("paused_until", sa.Date()))
    op.add_column("sources", sa.Column("opted_out", sa.Text()))
    op.add_column("sources", sa.Column("opted_out_on", sa.Date()))
    op.add_column("items", sa.Column("teaser", sa.Text()))
    _fill()
    with op.batch_alter_table("organisations") as table:
        table.drop_column("known_as")


def _fill() -> None:
    """Until now all branches of a database knew a body alike."""
    said = "FROM settlements AS s WHERE s.organisation_id = o.id AND s.verb = 'known'"
    op.execute(
        "INSERT INTO acquaintances (branch_id, organisation_id, known_as, since, who) "
        "SELECT b.id, o.id, o.known_as, "
        f"COALESCE((SELECT MAX(s.at) {said}), o.last_seen), "
        f"COALESCE((SELECT s.who {said} ORDER BY s.id DESC LIMIT 1), '') "
        "FROM branches AS b CROSS JOIN organisations AS o WHERE o.known_as <> 'unknown'"
    )


def _moments() -> None:
    op.create_table(
        "moments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("owed", sa.Boolean(), nullable=False),
        sa.Column("due_on", sa.Date()),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name="fk_moments_organisation_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_moments"),
    )
    op.create_index("ix_moments_branch_id_owed", "moments", ["branch_id", "owed"])
    op.create_index(
        "ix_moments_organisation_id_branch_id", "moments", ["organisation_id", "branch_id"]
    )


def _people() -> None:
    op.create_table(
        "people",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("interests", sa.JSON(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("consent", sa.Text(), nullable=False),
        sa.Column("consent_on", sa.Date(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("added_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
    )
    op.create_index("ix_people_branch_id_expires_on", "people", ["branch_id", "expires_on"])


def _ties() -> None:
    op.create_table(
        "ties",
        sa.Column("item_id", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("other_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("seen_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["items.id"], name="fk_ties_item_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name="fk_ties_organisation_id"
        ),
        sa.ForeignKeyConstraint(["other_id"], ["organisations.id"], name="fk_ties_other_id"),
        sa.PrimaryKeyConstraint("item_id", "organisation_id", "other_id", name="pk_ties"),
    )
    op.create_index("ix_ties_organisation_id", "ties", ["organisation_id"])
    op.create_index("ix_ties_other_id", "ties", ["other_id"])


def _tastes() -> None:
    op.create_table(
        "tastes",
        sa.Column("branch_id", sa.Text(), nullable=False),
        sa.Column("learned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decisions", sa.Integer(), nullable=False),
        sa.Column("gain", sa.Float(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("weights", sa.JSON(), nullable=False),
        sa.Column("after_decision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("branch_id", name="pk_tastes"),
    )


_items = sa.table(
    "items",
    sa.column("source_id", sa.Text()),
    sa.column("published", sa.DateTime(timezone=True)),
    sa.column("flags", sa.JSON()),
    sa.column("events_until", sa.Date()),
)


def _item_days() -> None:
    op.create_table(
        "item_days",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("items", sa.Integer(), nullable=False),
        sa.Column("dated", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name="fk_item_days_source_id"),
        sa.PrimaryKeyConstraint("day", "source_id", name="pk_item_days"),
    )
    _count_items()


def _robots() -> None:
    op.create_table(
        "robots",
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("origin", name="pk_robots"),
    )


def _count_items() -> None:
    """What came in until now, by the day on which it was published."""
    day = sa.func.date(_items.c.published)
    flags = sa.cast(_items.c.flags, sa.Text())
    bare = sa.or_(flags.contains("date-missing"), flags.contains("date-implausible"))
    undated = sa.and_(bare, _items.c.events_until == date.min)
    dated = sa.func.sum(sa.case((undated, 0), else_=1))
    counted = sa.select(_items.c.source_id, day, sa.func.count(), dated)
    names = ["source_id", "day", "items", "dated"]
    table = sa.table("item_days", *(sa.column(name) for name in names))
    op.execute(sa.insert(table).from_select(names, counted.group_by(_items.c.source_id, day)))
