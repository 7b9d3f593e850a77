"""What is done with the plan of a training year."""
