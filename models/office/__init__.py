"""The office itself: places, people, calendar, and the desk's own records (codes, policy, views, papers)."""
