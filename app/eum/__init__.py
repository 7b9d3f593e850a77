"""Use cases of end-use monitoring."""
