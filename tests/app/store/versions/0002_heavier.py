"""A step as a later version may bring it: the tests' kind `crate` gets a field, renames one and converts one."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    with op.batch_alter_table("crate") as crate:
        crate.add_column(sa.Column("seen_on", sa.Text))
        crate.add_column(sa.Column("heavy", sa.BigInteger().with_variant(sa.Integer, "sqlite")))
        crate.alter_column("colour", new_column_name="shade", existing_type=sa.Text)
        crate.alter_column("colour_f", new_column_name="shade_f", existing_type=sa.Text)
        crate.create_index("ix_crate_seen_on_id", ["seen_on", "id"])
    op.execute("UPDATE crate SET weight = weight * 1000")
