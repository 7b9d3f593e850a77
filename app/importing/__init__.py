"""Reading foreign files: sheets into honest texts, header, mapping, values. Nothing here writes to an office.

The order of a reading: `sheets.read_sheets` (in a capped child process), `screen.screen_workbook`,
`header.find_header` and `header.table_rows`, `columns.propose_mapping`, `values.read_column`.
"""
