"""Notes and promises on a record: the sheet that writes one, and the pane that lists them."""
