"""The palette: any action, record, page, view or help page by its name."""
