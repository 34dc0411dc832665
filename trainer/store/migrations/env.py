"""How Alembic runs inside the program: on the connection it is handed, in one transaction.

The transaction is begun before Alembic looks at the connection: one that it begins itself ends after each migration,
and another program that opens the same home could slip in between.
"""

from alembic import context

from trainer.store.tables import METADATA

connection = context.config.attributes["connection"].execution_options(immediate=True)
with connection.begin():
    context.configure(connection=connection, target_metadata=METADATA, render_as_batch=True)
    context.run_migrations()
