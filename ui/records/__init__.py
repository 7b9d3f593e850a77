"""Lists and panes for any kind of record: what every tab is built from."""
