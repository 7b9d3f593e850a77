"""Rules of the office itself; promises (`models.office.desk.Note`) become duties without a rule."""
