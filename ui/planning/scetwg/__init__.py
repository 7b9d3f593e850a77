"""The working group at the window: its checklist with what is behind each result, its lines one after the other."""
