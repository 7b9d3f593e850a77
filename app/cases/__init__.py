"""What the office does with cases; the window and the command line call it."""
