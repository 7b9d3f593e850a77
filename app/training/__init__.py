"""What can be done with students and their training beyond keeping records."""
