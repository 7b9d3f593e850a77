"""Writing the training plan in the program."""
