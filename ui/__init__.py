"""The window: one folder per tab, shared grid, form, wizard, job and theme parts."""
