"""Facts in, bytes out: PDFs, workbooks, calendars. Knows no window and no open office."""
