"""What the office does with the training year; the window and the command line call it."""
