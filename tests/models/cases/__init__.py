"""Tests of what the records of cases say and what the rules say about them."""
