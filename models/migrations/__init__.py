"""How an office written by an older program takes today's shape: one file per step, in `versions/`."""
