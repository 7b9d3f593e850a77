"""Tests of what the records of monitoring say and what the rules say about them."""
