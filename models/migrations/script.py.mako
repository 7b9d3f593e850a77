"""${message}."""
<%doc>Record tables only; a renamed or converted field also adds a line to models/migrations/translators.py.</%doc>
import sqlalchemy as sa
from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}
