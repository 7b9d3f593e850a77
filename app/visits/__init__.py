"""What the office does with visits; the window and the command line call it."""
