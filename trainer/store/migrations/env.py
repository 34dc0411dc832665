"""How Alembic runs inside the program: on the connection it is handed, in one transaction."""

from alembic import context

from trainer.store.tables import METADATA

connection = context.config.attributes["connection"].execution_options(immediate=True)
context.configure(connection=connection, target_metadata=METADATA, render_as_batch=True)
with connection.begin(), context.begin_transaction():
    context.run_migrations()
