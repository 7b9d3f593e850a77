"""Parts that every screen is built from: nothing here knows an office or a noun of the office."""
