"""How alembic runs here: inside the transaction of `migrate`, all or nothing."""

from alembic import context

from leads.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
context.run_migrations()
