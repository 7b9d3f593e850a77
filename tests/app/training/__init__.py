"""Tests of what can be done with students and their training."""
