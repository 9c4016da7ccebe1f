"""One body, one entry: names in a table of their own, contact, and what people settled.

Revision ID: 0002
"""

from itertools import permutations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_old = sa.table(
    "organisations",
    sa.column("id", sa.Text()),
    sa.column("name", sa.Text()),
    sa.column("normal_name", sa.Text()),
    sa.column("aliases", sa.JSON()),
)


def upgrade() -> None:
    _names()
    _keys()
    _settlements()
    _fill()
    _items()
    _bodies()


def _names() -> None:
    op.create_table(
        "organisation_names",
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("normal_name", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name="fk_organisation_names_organisation_id",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "name", name="pk_organisation_names"),
    )
    op.create_index("ix_organisation_names_normal_name", "organisation_names", ["normal_name"])


def _keys() -> None:
    op.create_table(
        "organisation_keys",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("normal_name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", "normal_name", name="pk_organisation_keys"),
    )


def _settlements() -> None:
    op.create_table(
        "settlements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("other_id", sa.Text()),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("old", sa.Text()),
        sa.Column("new", sa.Text()),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name="fk_settlements_organisation_id"
        ),
        sa.ForeignKeyConstraint(["other_id"], ["organisations.id"], name="fk_settlements_other_id"),
        sa.PrimaryKeyConstraint("id", name="pk_settlements"),
    )
    op.create_index("ix_settlements_organisation_id", "settlements", ["organisation_id"])
    op.create_index("ix_settlements_other_id", "settlements", ["other_id"])


def _fill() -> None:
    """Until now all spellings of a body had one normal name."""
    connection = op.get_bind()
    names, keys = [], set()
    for body in connection.execute(sa.select(_old)):
        for name in dict.fromkeys((body.name, *body.aliases)):
            names.append(
                {
                    "organisation_id": body.id,
                    "name": name,
                    "normal_name": body.normal_name,
                    "origin": body.id,
                }
            )
        keys |= {(key, body.normal_name) for key in _blocking_keys(body.normal_name)}
    if names:
        connection.execute(
            sa.text(
                "INSERT INTO organisation_names (organisation_id, name, normal_name, origin) "
                "VALUES (:organisation_id, :name, :normal_name, :origin)"
            ),
            names,
        )
        connection.execute(
            sa.text("INSERT INTO organisation_keys (key, normal_name) VALUES (:key, :name)"),
            [{"key": key, "name": name} for key, name in sorted(keys)],
        )


def _blocking_keys(name: str) -> set[str]:
    pairs = {f"{one[:3]}+{other[0]}" for one, other in permutations(name.split(), 2)}
    return {"=" + name.replace(" ", "")} | (pairs or {name[:4], "$" + name[-4:]})


def _items() -> None:
    op.add_column("organisation_items", sa.Column("said", sa.Text()))
    op.execute(
        "UPDATE organisation_items SET said = (SELECT normal_name FROM organisations "
        "WHERE organisations.id = organisation_items.organisation_id)"
    )
    with op.batch_alter_table("organisation_items") as table:
        table.alter_column("said", existing_type=sa.Text(), nullable=False)


def _bodies() -> None:
    op.add_column("organisations", sa.Column("contact", sa.JSON()))
    op.execute("UPDATE organisations SET contact = '[]'")
    with op.batch_alter_table("organisations") as table:
        table.alter_column("contact", existing_type=sa.JSON(), nullable=False)
        table.add_column(sa.Column("merged_into", sa.Text()))
        table.create_foreign_key(
            "fk_organisations_merged_into", "organisations", ["merged_into"], ["id"]
        )
        table.drop_column("normal_name")
        table.drop_column("aliases")
    op.create_index("ix_organisations_type_id", "organisations", ["type_id"])
    op.create_index("ix_organisations_merged_into", "organisations", ["merged_into"])
