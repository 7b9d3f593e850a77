"""The office's day: duties in groups, what changed, what is unconfirmed, what slips during an absence."""
