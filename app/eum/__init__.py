"""End-use monitoring: what is done with the book, its counts and its figures."""
