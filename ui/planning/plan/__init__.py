"""The plan by year on screen: its lines in order, where the money ends, and what is tried of it."""
